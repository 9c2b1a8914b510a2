import type { CohereClientV2 } from 'cohere-ai';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createFakeCohere, type FakeCohere, type FaultName } from '../../src/testing/index.js';
import { chatRequest, sdks } from './sdks.js';

let cohere: FakeCohere;
beforeAll(async () => {
  cohere = await createFakeCohere();
});
afterEach(() => cohere.recover());
afterAll(() => cohere.close());

/** What a call came to, in the words of the SDK. */
interface Outcome {
  readonly resolved?: unknown;
  /** The types of a stream's events. */
  readonly events?: readonly string[];
  readonly statusCode?: number | undefined;
  readonly rawStatus?: number | undefined;
  readonly message?: string;
}

function thrown(error: unknown, events?: readonly string[]): Outcome {
  const { message, statusCode, rawResponse } = error as Error & { statusCode?: number; rawResponse?: Response };
  const [firstLine = ''] = message.split('\n');
  return { message: firstLine, statusCode, rawStatus: rawResponse?.status, ...(events && { events }) };
}

async function chat(client: CohereClientV2, abortSignal: AbortSignal): Promise<Outcome> {
  try {
    return { resolved: await client.chat(chatRequest, { abortSignal }) };
  } catch (error) {
    return thrown(error);
  }
}

async function chatStream(client: CohereClientV2, abortSignal: AbortSignal, events: string[] = []): Promise<Outcome> {
  try {
    for await (const event of await client.chatStream(chatRequest, { abortSignal })) events.push(event.type);
    return { events };
  } catch (error) {
    return thrown(error, events);
  }
}

const threeEvents = ['message-start', 'content-start', 'content-delta'];
const reply = { finishReason: 'COMPLETE', message: { content: [{ text: /^You said: Say hello/ }] } };
const lost = (message: string): Outcome => ({ message, statusCode: undefined, rawStatus: 0 });
const raw = (message: string, events = threeEvents): Outcome => ({ message, events });
const status = (statusCode: number, message = `Status code: ${statusCode}`): Outcome => ({
  message,
  statusCode,
  rawStatus: statusCode,
});
const unreadable = { resolved: { ok: false, error: { reason: 'non-json', statusCode: 200 } } };
const wholeStream = { events: [...threeEvents, ...Array(7).fill('content-delta'), 'content-end', 'message-end'] };
const brokenOff = { events: threeEvents };
const nothing = { events: [] };

/** What the plain SDK makes of each fault, without a stream and with one. Measured; the reason for `cohereFetch`. */
const table: Record<Exclude<FaultName, 'hang' | 'hang-body'>, [chat: Outcome, chatStream: Outcome]> = {
  reset: [lost('fetch failed'), lost('fetch failed')],
  close: [lost('fetch failed'), lost('fetch failed')],
  malformed: [unreadable, nothing],
  html: [unreadable, nothing],
  html502: [status(502), status(502)],
  badjson500: [lost(`Unexpected token 'u', "upstream c"... is not valid JSON`), lost('Unexpected token')],
  empty: [{ message: 'response: Expected object. Received undefined.' }, nothing],
  'short-body': [lost('terminated'), raw('terminated', [])],
  'body-reset': [lost('terminated'), raw('terminated')],
  'body-close': [lost('terminated'), raw('terminated')],
  'cut-clean': [unreadable, brokenOff],
  'cut-midline': [{ resolved: reply }, brokenOff],
  'garbage-event': [{ resolved: reply }, raw('Expected property name')],
  'error-event': [{ resolved: reply }, { events: [...threeEvents, 'message-end'] }],
  'error-json-event': [{ resolved: reply }, raw('response: Missing discriminant ("type")')],
  slow: [{ resolved: reply }, wholeStream],
  'slow-stream': [{ resolved: reply }, wholeStream],
  'limit-minute': [status(429, 'TooManyRequestsError'), status(429, 'TooManyRequestsError')],
  'trial-limit-minute': [status(429, 'TooManyRequestsError'), status(429, 'TooManyRequestsError')],
  'trial-limit-month': [status(429, 'TooManyRequestsError'), status(429, 'TooManyRequestsError')],
  'invalid-key': [status(401, 'UnauthorizedError'), status(401, 'UnauthorizedError')],
  'expired-key': [status(401, 'UnauthorizedError'), status(401, 'UnauthorizedError')],
  'billing-limit': [status(402), status(402)],
};

/** The expectation for an outcome: a message is known by its beginning, an answer by some of its fields. */
function matching({ message, resolved, ...others }: Outcome): object {
  return expect.objectContaining({
    ...others,
    ...(message !== undefined && { message: expect.stringContaining(message) }),
    ...(resolved !== undefined && { resolved: expect.toSatisfy((answer) => isLike(answer, resolved)) }),
  });
}

function isLike(actual: unknown, expected: unknown): boolean {
  if (expected instanceof RegExp) return expected.test(String(actual));
  if (typeof expected !== 'object' || expected === null) return actual === expected;
  return Object.entries(expected).every(([key, value]) => isLike((actual as Record<string, unknown>)?.[key], value));
}

describe.each(sdks)('what SDK %s makes of the fault', (_, sdk) => {
  const client = (): CohereClientV2 =>
    new sdk.CohereClientV2({ token: 'a-key', environment: cohere.url, maxRetries: 0 });

  it.each(Object.entries(table))('%s', async (name, [ofChat, ofStream]) => {
    cohere.fail({ name: name as FaultName, ...(name.startsWith('slow') && { delayMs: 1 }) });
    const never = new AbortController().signal;
    expect(await chat(client(), never)).toEqual(matching(ofChat));
    expect(await chatStream(client(), never)).toEqual(matching(ofStream));
  });

  it.each(['hang', 'hang-body'] as const)('%s: nothing, until the client gives up', async (name) => {
    cohere.fail(name);
    const controller = new AbortController();
    const { signal } = controller;
    const events: string[] = [];
    const outcomes = Promise.all([chat(client(), signal), chatStream(client(), signal, events)]);
    const received = name === 'hang' ? [] : threeEvents;
    await expect.poll(() => [cohere.openRequests, events]).toEqual([2, received]);
    controller.abort();
    const aborted = name === 'hang' ? { rawStatus: 499 } : { message: 'This operation was aborted' };
    expect(await outcomes).toMatchObject([{ rawStatus: 499 }, { ...aborted, events: received }]);
    await expect.poll(() => cohere.openRequests).toBe(0);
  });

  it.each([400, 403, 404, 408, 422, 498, 499, 500, 501, 503, 504, 529])('status %i', async (statusCode) => {
    cohere.fail(statusCode);
    expect(await chat(client(), new AbortController().signal)).toMatchObject({ statusCode, rawStatus: statusCode });
  });
});
