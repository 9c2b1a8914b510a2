import type { Cohere, CohereClientV2 } from 'cohere-ai';
import type { Cohere as Cohere7 } from 'cohere-ai-7';
import type { Cohere as Cohere720 } from 'cohere-ai-7.20';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { classifyCohereError } from '../../src/runtime/classify-error.js';
import { collectStream } from '../../src/runtime/index.js';
import { createFakeCohere, type FakeCohere, type FakeCohereReply } from '../../src/testing/index.js';
import { chatRequest, sdks } from '../testing/sdks.js';

let cohere: FakeCohere;
let reply: string | FakeCohereReply = 'Hello';
beforeAll(async () => {
  cohere = await createFakeCohere({ reply: () => reply });
});
afterEach(() => cohere.recover());
afterAll(() => cohere.close());

/** What a promise rejects with. */
const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe.each(sdks)('on SDK %s', (_, sdk) => {
  const client = (): CohereClientV2 =>
    new sdk.CohereClientV2({ token: 'a-key', environment: cohere.url, maxRetries: 0 });

  it.each<[string, FakeCohereReply]>([
    ['a text', { text: 'Hello to the whole team.\n\n  Have a "good" day – Grüße! ' }],
    ['thinking and a text', { thinking: 'Let me see.', text: 'It is sunny.' }],
    [
      'tool calls',
      {
        toolPlan: 'I will look that up.',
        toolCalls: [
          { id: 'call-1', name: 'weather', arguments: '{"city":"Toronto","unit":"celsius"}' },
          { id: 'call-2', name: 'time', arguments: '{}' },
        ],
      },
    ],
    ['citations', { text: 'It is sunny.', citations: [{ start: 0, end: 2, text: 'It', sources: [] }] }],
    ['an answer that was cut by the limit', { text: 'It is', finishReason: 'MAX_TOKENS' }],
    ['a failed generation', { text: 'It', finishReason: 'ERROR' }],
  ])('%s is the same as without a stream', async (_, ofModel) => {
    reply = ofModel;
    const whole = await client().chat(chatRequest);
    const collected = await collectStream(await client().chatStream(chatRequest));
    expect(collected).toEqual({ ...whole, id: expect.stringMatching(/^fake-\d+$/) });
  });

  it.each(['cut-clean', 'cut-midline', 'empty', 'malformed', 'html'] as const)('%s: truncated', async (fault) => {
    reply = 'Hello to the whole team';
    cohere.fail(fault);
    const error = await rejection(collectStream(await client().chatStream(chatRequest)));
    expect(classifyCohereError(error)).toMatchObject({ kind: 'truncated', countsAsFailure: true });
  });

  it.each([
    ['body-reset', 'network'],
    ['garbage-event', 'malformed'],
    ['error-json-event', 'malformed'],
  ] as const)('%s: what the stream throws', async (fault, kind) => {
    cohere.fail(fault);
    const error = await rejection(collectStream(await client().chatStream(chatRequest)));
    expect(classifyCohereError(error).kind).toBe(kind);
  });

  it('error-event: the reason that the service gave', async () => {
    cohere.fail('error-event');
    const answer = await collectStream(await client().chatStream(chatRequest));
    expect(answer.finishReason).toBe('ERROR');
    expect(classifyCohereError(answer).kind).toBe('upstream');
  });
});

it('collects log probabilities, and needs no index', async () => {
  async function* events() {
    yield { type: 'message-start', id: 'an-id', delta: { message: { role: 'assistant' } } };
    yield { type: 'content-start', delta: { message: { content: { type: 'text', text: '' } } } };
    yield {
      type: 'content-delta',
      delta: { message: { content: { text: 'Hi' } } },
      logprobs: { text: 'Hi', tokenIds: [7], logprobs: [-0.5] },
    };
    yield { type: 'debug', prompt: 'not a part of the answer' };
    yield { type: 'message-end', delta: { finishReason: 'COMPLETE' } };
  }
  expect(await collectStream(events())).toEqual({
    id: 'an-id',
    finishReason: 'COMPLETE',
    message: { role: 'assistant', content: [{ type: 'text', text: 'Hi' }] },
    logprobs: [{ text: 'Hi', tokenIds: [7], logprobs: [-0.5] }],
  });
});

it('gives what the SDKs call an answer of chat', async () => {
  reply = 'Hello';
  const client = new sdks[2]![1].CohereClientV2({ token: 'a-key', environment: cohere.url });
  const answer = await collectStream(await client.chatStream(chatRequest));
  const asSdk: [Cohere.V2ChatResponse, Cohere7.V2ChatResponse, Cohere720.V2ChatResponse] = [answer, answer, answer];
  expect(asSdk).toHaveLength(3);
});
