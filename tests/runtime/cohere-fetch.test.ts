import { getEventListeners } from 'node:events';
import type { CohereClientV2 } from 'cohere-ai';
import { describe, expect, it, vi } from 'vitest';
import {
  classifyCohereError,
  type CohereAttempt,
  CohereCircuitBreaker,
  cohereFetch,
  isCohereTimeout,
} from '../../src/runtime/index.js';
import { createFakeCohere } from '../../src/testing/index.js';
import { chatRequest, sdks } from '../testing/sdks.js';
import { begin, end, failed, fetchHarness, hasty, textOf } from './fetch-harness.js';

describe.each(sdks)('SDK %s', (version, sdk) => {
  const harness = fetchHarness(sdk);
  const { create, noOpenRequests } = harness;

  describe('right answers', () => {
    it('arrive as without it', async () => {
      const plain = new sdk.CohereClientV2({ token: 'a-key', environment: harness.cohere.url });
      const guarded = create();
      const ids = { id: expect.any(String) };
      expect(await guarded.chat(chatRequest)).toEqual({ ...(await plain.chat(chatRequest)), ...ids });
      const [plainText, guardedText] = await Promise.all(
        [plain, guarded].map(async (client) => textOf(await client.chatStream(chatRequest))),
      );
      expect(guardedText).toBe(plainText);
      expect(await guarded.models.list()).toEqual(await plain.models.list());
    });

    it('keep their URL, status and headers', async () => {
      const { rawResponse } = await create().chat(chatRequest).withRawResponse();
      const url = `${harness.cohere.url}/v2/chat`;
      expect(rawResponse).toMatchObject({ status: 200, url, redirected: false, type: 'basic' });
      expect(rawResponse.headers.get('content-type')).toBe('application/json');
    });

    it('of v1 arrive, too', async () => {
      const client = new sdk.CohereClient({ token: 'a-key', environment: harness.cohere.url, fetch: cohereFetch() });
      expect(await client.chat({ message: 'Hello' })).toMatchObject({ text: 'You said: Hello' });
      const types: string[] = [];
      for await (const { eventType } of await client.chatStream({ message: 'Say [DONE]' })) types.push(eventType);
      expect(types.at(-1)).toBe('stream-end');
    });

    it('may be empty where the endpoint says nothing', async () => {
      const client = create({ fetch: async () => new Response('') });
      await expect(client.embedJobs.cancel('an-id')).resolves.toBeUndefined();
      expect(classifyCohereError(await failed(client.embedJobs.list()))).toMatchObject({ kind: 'malformed' });
    });

    it('use the same connection again, streams included', async () => {
      const client = create();
      for (let calls = 0; calls < 10; calls += 1) {
        await textOf(await client.chatStream(chatRequest));
        await client.chat(chatRequest);
      }
      expect(harness.cohere.requests).toHaveLength(20);
      expect(harness.cohere.connections).toBeLessThanOrEqual(2);
    });
  });

  describe('a text with [DONE]', () => {
    it('arrives whole, however the bytes are cut', async () => {
      const text = 'Write [DONE] when "[DONE]" is [DONE]. Ä€😀';
      await harness.restart({ reply: text });
      expect(await textOf(await create().chatStream(chatRequest))).toBe(text);
      const byByte: typeof fetch = async (...args) => {
        const bytes = new Uint8Array(await (await fetch(...args)).arrayBuffer());
        return new Response(new Blob([bytes]).stream().pipeThrough(singleBytes()));
      };
      expect(await textOf(await create({ fetch: byByte }).chatStream(chatRequest))).toBe(text);
    });

    it('is cut off silently without it', async () => {
      await harness.restart({ reply: 'Say [DONE] now' });
      const plain = new sdk.CohereClientV2({ token: 'a-key', environment: harness.cohere.url });
      expect(await textOf(await plain.chatStream(chatRequest))).toBe('Say');
    });
  });

  describe('streams', () => {
    const answering = (body: string): CohereClientV2 => create({ fetch: async () => new Response(body) });

    async function read(client: CohereClientV2): Promise<unknown> {
      const types: string[] = [];
      try {
        for await (const { type } of await client.chatStream(chatRequest)) types.push(type);
        return types;
      } catch (error) {
        return [...types, classifyCohereError(error).kind];
      }
    }

    it.each([
      ['with [DONE]', `${begin}${end}data: [DONE]\n\n`, ['message-start', 'message-end']],
      ['without [DONE]', `${begin}${end}`, ['message-start', 'message-end']],
      ['cut after the last event', `${begin}${end.trim()}`, ['message-start', 'message-end']],
      ['with [DONE] too early', `${begin}data: [DONE]\n\n${end}`, ['message-start', 'truncated']],
      ['cut in the last event', `${begin}${end.slice(0, -9)}`, ['message-start', 'truncated']],
      ['cut in the first line', 'even', ['truncated']],
      ['with a page for an answer', '<html>', ['malformed']],
      ['with comments and other fields', `: ping\nid: 1\n${begin}retry: 5\n${end}`, ['message-start', 'message-end']],
      ['with an event that is a list', `${begin}data: []\n\n${end}`, ['message-start', 'malformed']],
      ['with an event that is null', `${begin}data: null\n\n${end}`, ['message-start', 'malformed']],
    ])('%s', async (_, body, expected) => {
      expect(await read(answering(body))).toEqual(expected);
    });

    it('without a body are malformed or truncated, not an empty answer', async () => {
      const client = create({ fetch: async () => new Response(null, { status: 204 }) });
      expect(await read(client)).toEqual(['truncated']);
    });

    it('whose connection breaks after message-end are whole', async () => {
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (sent) return controller.error(new TypeError('terminated'));
          sent = true;
          controller.enqueue(new TextEncoder().encode(begin + end));
        },
      });
      let sent = false;
      const breaker = new CohereCircuitBreaker({ threshold: 1 });
      const client = create({ breaker, fetch: async () => new Response(body) });
      expect(await read(client)).toEqual(['message-start', 'message-end']);
      expect(breaker.snapshot()).toMatchObject({ state: 'closed', successes: 1 });
    });

    it.each([
      ['network', new TypeError('error reading a body from connection')],
      ['timeout', Object.assign(new TypeError('terminated'), { cause: { code: 'UND_ERR_BODY_TIMEOUT' } })],
    ])('whose connection breaks are a failure, whatever the platform calls it: %s', async (kind, broken) => {
      const pieces = [begin];
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          const piece = pieces.shift();
          if (piece === undefined) return controller.error(broken);
          controller.enqueue(new TextEncoder().encode(piece));
        },
      });
      const breaker = new CohereCircuitBreaker({ threshold: 1 });
      const error = await failed(
        create({ breaker, fetch: async () => new Response(body) })
          .chatStream(chatRequest)
          .then(textOf),
      );
      expect(classifyCohereError(error).kind).toBe(kind);
      expect(error.cause).toBe(broken);
      expect(breaker.snapshot()).toMatchObject({ openedBy: kind });
    });

    it('that are left early close their connection and decide nothing', async () => {
      harness.cohere.fail({ name: 'slow-stream', delayMs: 50 });
      const attempts: CohereAttempt[] = [];
      const breaker = new CohereCircuitBreaker({ threshold: 1 });
      const client = create({ breaker, onAttempt: (attempt) => attempts.push(attempt) });
      for await (const { type } of await client.chatStream(chatRequest)) {
        expect(type).toBe('message-start');
        break;
      }
      await noOpenRequests();
      expect(breaker.snapshot()).toMatchObject({ state: 'closed', successes: 0, failures: 0 });
      expect(attempts).toMatchObject([{ attempt: 1, statusCode: 200, kind: 'cancelled' }]);
    });

    it('of v1 that break off are an error of the connection, and have the limits of time', async () => {
      const breaker = new CohereCircuitBreaker({ threshold: 1 });
      const options = { fetch: cohereFetch({ breaker, idleTimeoutMs: 100 }) };
      const client = new sdk.CohereClient({ token: 'a-key', environment: harness.cohere.url, ...options });
      harness.cohere.fail('hang-body');
      const reading = async (): Promise<void> => {
        for await (const { eventType } of await client.chatStream({ message: 'Hello' })) expect(eventType).toBeTruthy();
      };
      const error = await failed(reading());
      expect(isCohereTimeout(error)).toBe(true);
      expect(breaker.snapshot()).toMatchObject({ openedBy: 'timeout' });
    });
  });

  describe('onAttempt', () => {
    it('is told every request, and nothing of its text or key', async () => {
      const retryAfter = new Date(Date.now() + 200).toISOString();
      harness.cohere.fail({ status: 503, retryAfter, headers: { 'x-request-id': 'r-1' } }, { times: 1 });
      const attempts: CohereAttempt[] = [];
      const client = create({ onAttempt: (attempt) => attempts.push(attempt) });
      await client.chat(chatRequest);
      await textOf(await client.chatStream(chatRequest));
      await client.models.list();
      const times = { durationMs: expect.any(Number), waitedMs: expect.any(Number) };
      const chat = { endpoint: 'chat', model: 'command-a-03-2025', ...times };
      expect(attempts).toEqual([
        { ...chat, attempt: 1, statusCode: 503, kind: 'upstream', requestId: 'r-1', waitedMs: 0 },
        { ...chat, attempt: 2, statusCode: 200 },
        { ...chat, attempt: 1, statusCode: 200, waitedMs: 0 },
        { endpoint: 'models', ...times, attempt: 1, statusCode: 200, waitedMs: 0 },
      ]);
    });

    it('is not told of a call that was aborted before', async () => {
      const onAttempt = vi.fn();
      const fetch = vi.fn();
      const error = await failed(create({ onAttempt, fetch }).chat(chatRequest, { abortSignal: AbortSignal.abort() }));
      expect(classifyCohereError(error).kind).toBe('cancelled');
      expect([onAttempt.mock.calls, fetch.mock.calls]).toEqual([[], []]);
    });

    it.each([
      [
        'throws',
        () => {
          throw new Error('listener');
        },
      ],
      ['rejects', () => Promise.reject(new Error('listener'))],
    ])('changes nothing when it %s', async (_, onAttempt) => {
      const client = create({ onAttempt });
      expect(await client.chat(chatRequest)).toMatchObject({ finishReason: 'COMPLETE' });
      expect(await textOf(await client.chatStream(chatRequest))).toContain('You said');
    });
  });

  it('adds no listener to the abort signal of the caller', async () => {
    const plain = new AbortController();
    const guarded = new AbortController();
    const plainClient = new sdk.CohereClientV2({ token: 'a-key', environment: harness.cohere.url });
    const client = create({ fetch: hasty });
    for (const fault of [undefined, 503, 'html'] as const) {
      const end = fault && harness.cohere.fail(fault, { nth: 1 });
      for (const [each, { signal }] of [
        [plainClient, plain],
        [client, guarded],
      ] as const) {
        const options = { abortSignal: signal, maxRetries: 0 };
        await each.chat(chatRequest, options).catch(() => {});
        await each
          .chatStream(chatRequest, options)
          .then(textOf)
          .catch(() => {});
      }
      end?.();
    }
    const count = (signal: AbortSignal): number => getEventListeners(signal, 'abort').length;
    expect(count(guarded.signal)).toBe(count(plain.signal));
    // Used without the SDK, it takes its own listener away.
    const { signal } = new AbortController();
    const response = await cohereFetch()(`${harness.cohere.url}/v1/models`, {
      headers: { authorization: 'Bearer x' },
      signal,
    });
    expect(await response.json()).toHaveProperty('models');
    expect(count(signal)).toBe(0);
  });

  it('takes a headers object that is used again for a new call, once the old one is over', async () => {
    const attempts: CohereAttempt[] = [];
    const guarded = cohereFetch({ fetch: hasty, onAttempt: (attempt) => attempts.push(attempt) });
    const init = { headers: { authorization: 'Bearer a-key' } };
    harness.cohere.fail(503, { nth: 1 });
    harness.cohere.fail(503, { nth: 4 });
    for (let request = 0; request < 3; request += 1) await guarded(`${harness.cohere.url}/v1/models`, init);
    await guarded(`${harness.cohere.url}/v1/models?page_size=1`, init);
    await guarded(`${harness.cohere.url}/v1/models`, init);
    expect(attempts.map(({ attempt, statusCode }) => [attempt, statusCode])).toEqual([
      [1, 503],
      [2, 200],
      [1, 200],
      [1, 503],
      [1, 200],
    ]);
  });

  // 7.20.0 has no client.fetch().
  if (version !== '7.20.0')
    it('serves client.fetch(), too', async () => {
      const client = create({ headersTimeoutMs: 100 }) as unknown as {
        fetch(url: string, init?: object, options?: object): Promise<Response>;
      };
      const response = await client.fetch('/v1/models');
      expect(await response.json()).toHaveProperty('models');
      harness.cohere.fail('hang');
      const late = await client.fetch('/v1/models', {}, { maxRetries: 0 });
      expect(() => late.status).toThrow('no headers within headersTimeoutMs (100 ms)');
    });
});

function singleBytes(): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    transform(chunk, controller) {
      for (const byte of chunk) controller.enqueue(new Uint8Array([byte]));
    },
  });
}

interface Dispatcher {
  dispatch(...args: unknown[]): boolean;
  close(): Promise<void>;
}

describe('its options', () => {
  it.each([
    [{ timeout: 5 }, /unknown option "timeout"; accepted: headersTimeoutMs, totalTimeoutMs, idleTimeoutMs, breaker/],
    [{ headersTimeoutMs: 0 }, /option "headersTimeoutMs" must be milliseconds, 1 to 2147483647, or Infinity for/],
    [{ totalTimeoutMs: '30s' }, /totalTimeoutMs/],
    [{ idleTimeoutMs: NaN }, /idleTimeoutMs/],
    [{ breaker: {} }, /option "breaker" must be a CohereCircuitBreaker, or cohereBreakers\(\)/],
    [{ token: 'a-key' }, /option "token" must be a function/],
    [{ fetch: {} }, /option "fetch" must be a function/],
    [{ dispatcher: {} }, /option "dispatcher" must be an undici dispatcher/],
    [{ onAttempt: 1 }, /option "onAttempt" must be a function/],
    [null, /the options must be an object/],
  ])('%j are refused by name', (options, message) => {
    expect(() => cohereFetch(options as never)).toThrow(TypeError);
    expect(() => cohereFetch(options as never)).toThrow(message);
  });

  it('accept Infinity for no limit', () => {
    const endless = { headersTimeoutMs: Infinity, totalTimeoutMs: Infinity, idleTimeoutMs: Infinity };
    expect(() => cohereFetch(endless)).not.toThrow();
  });

  it('pass a dispatcher to fetch', async () => {
    const cohere = await createFakeCohere();
    const { [Symbol.for('undici.globalDispatcher.1')]: shared } = globalThis as unknown as Record<symbol, object>;
    await fetch(cohere.url);
    const Agent = (shared as { constructor: new (options: object) => Dispatcher }).constructor;
    const agent = new Agent({ keepAliveTimeout: 60_000 });
    const dispatch = vi.fn((...args: unknown[]) => agent.dispatch(...args));
    const client = new sdks[2]![1].CohereClientV2({
      token: 'a-key',
      environment: cohere.url,
      fetch: cohereFetch({ dispatcher: { dispatch } }),
    });
    expect(await client.chat(chatRequest)).toMatchObject({ finishReason: 'COMPLETE' });
    expect(dispatch).toHaveBeenCalledTimes(1);
    await agent.close();
    await cohere.close();
  });
});
