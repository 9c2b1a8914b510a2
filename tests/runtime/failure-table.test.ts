import { createServer } from 'node:net';
import type { CohereClientV2 } from 'cohere-ai';
import { describe, expect, it, vi } from 'vitest';
import {
  classifyCohereError,
  CohereCircuitBreaker,
  type CohereAttempt,
  type CohereErrorKind,
  cohereFetch,
  type CohereFetchOptions,
} from '../../src/runtime/index.js';
import { createFakeCohere, type FakeCohereFault } from '../../src/testing/index.js';
import { chatRequest, sdks } from '../testing/sdks.js';

type Sdk = (typeof sdks)[number][1];

/** What the caller sees: an error of a kind, the right answer, or a stream that ends as if it were whole. */
type Seen = CohereErrorKind | 'answer' | 'silence' | 'nothing yet';
/** What a breaker with a threshold of 1 makes of it: the kind that opened it, a success, or no decision. */
type Decided = CohereErrorKind | 'success' | 'undecided';
/** The plain SDK inside `breaker.call` or `breaker.stream`, then the same with `cohereFetch({ breaker })`. */
type Row = readonly [plain: readonly [Seen, Decided], guarded: readonly [Seen, Decided]];

const both = (seen: Seen, decided: Decided): Row => [
  [seen, decided],
  [seen, decided],
];
const counted = (kind: CohereErrorKind): Row => both(kind, kind);
const uncounted = (kind: CohereErrorKind): Row => both(kind, 'undecided');
const right = both('answer', 'success');
/** What only the guarded fetch sees as it is. */
const guardedOnly = (plain: readonly [Seen, Decided], kind: CohereErrorKind): Row => [plain, [kind, kind]];
/** The SDK ends the loop normally; only who counts the events can tell. */
const silent = (kind: CohereErrorKind): Row => guardedOnly(['silence', 'truncated'], kind);
const pending = guardedOnly(['nothing yet', 'undecided'], 'timeout');
/** The SDK loses the status: the body is declared as JSON and is none. */
const statusLost = guardedOnly(['malformed', 'malformed'], 'upstream');

/** Each fault of the fake server: what an answer in one piece (chat, embed, rerank) comes to, and what a stream. */
const table: readonly (readonly [fault: FakeCohereFault, answer: Row, stream: Row])[] = [
  ['reset', counted('network'), counted('network')],
  ['close', counted('network'), counted('network')],
  ['malformed', counted('malformed'), silent('malformed')],
  ['html', counted('malformed'), silent('malformed')],
  ['html502', counted('upstream'), counted('upstream')],
  ['badjson500', statusLost, statusLost],
  ['empty', counted('malformed'), silent('truncated')],
  ['short-body', counted('network'), counted('network')],
  ['body-reset', counted('network'), counted('network')],
  ['body-close', counted('network'), counted('network')],
  ['cut-clean', counted('malformed'), silent('truncated')],
  ['cut-midline', right, silent('truncated')],
  ['garbage-event', right, counted('malformed')],
  // The application sees the finish reason; the breaker counts it.
  ['error-event', right, both('answer', 'upstream')],
  ['error-json-event', right, counted('malformed')],
  ['hang', counted('timeout'), counted('timeout')],
  ['hang-body', pending, pending],
  ['limit-minute', counted('rate-limit'), counted('rate-limit')],
  ['trial-limit-minute', counted('rate-limit'), counted('rate-limit')],
  ['trial-limit-month', counted('quota'), counted('quota')],
  ['invalid-key', uncounted('auth'), uncounted('auth')],
  ['expired-key', uncounted('auth'), uncounted('auth')],
  ['billing-limit', counted('quota'), counted('quota')],
  ...statuses(uncounted('caller'), 400, 404, 409, 413, 422, 498, 499),
  ...statuses(uncounted('auth'), 401, 403),
  ...statuses(counted('quota'), 402),
  ...statuses(counted('rate-limit'), 429),
  ...statuses(counted('upstream'), 408, 500, 501, 502, 503, 504, 529),
];

function statuses(row: Row, ...codes: readonly number[]): (readonly [number, Row, Row])[] {
  return codes.map((code) => [code, row, row]);
}

const methods: Record<string, (client: CohereClientV2) => Promise<unknown>> = {
  chat: (client: CohereClientV2) => client.chat(chatRequest),
  embed: (client: CohereClientV2) =>
    client.embed({ model: 'embed-v4.0', inputType: 'search_query', embeddingTypes: ['float'], texts: ['a'] }),
  rerank: (client: CohereClientV2) => client.rerank({ model: 'rerank-v4.0-fast', query: 'a', documents: ['a', 'b'] }),
};

/** Far more than anything takes that does not hang. */
const longMs = 30_000;
/** Short only where a limit must be reached: a busy machine may be slow everywhere else. */
const limitsFor = (fault: FakeCohereFault): { headersTimeoutMs: number; idleTimeoutMs: number } => ({
  headersTimeoutMs: fault === 'hang' ? 150 : longMs,
  idleTimeoutMs: fault === 'hang-body' ? 150 : longMs,
});

function decisionOf(breaker: CohereCircuitBreaker): Decided {
  const { openedBy, successes } = breaker.snapshot();
  return openedBy ?? (successes > 0 ? 'success' : 'undecided');
}

/** What `onAttempt` is told: what the breaker counted, or else what the caller saw. */
function kindOfAttempt([seen, decided]: readonly [Seen, Decided]): string | undefined {
  if (decided === 'success') return undefined;
  return decided === 'undecided' ? seen : decided;
}

/** Waits for what the table says will not come for less time. */
async function waitFor(seen: Promise<Seen>, expected: Seen): Promise<Seen> {
  const patienceMs = expected === 'nothing yet' ? 400 : longMs;
  return await Promise.race([seen, new Promise<Seen>((resolve) => setTimeout(resolve, patienceMs, 'nothing yet'))]);
}

async function seeAnswer(answer: Promise<unknown>): Promise<Seen> {
  const value: unknown = await answer.catch((error: unknown) => error);
  const { kind } = classifyCohereError(value);
  return kind === 'unknown' && !(value instanceof Error) ? 'answer' : kind;
}

async function seeStream(stream: Promise<AsyncIterable<{ type: string }>>): Promise<Seen> {
  try {
    let last = '';
    for await (const { type } of await stream) last = type;
    return last === 'message-end' ? 'answer' : 'silence';
  } catch (error) {
    return classifyCohereError(error).kind;
  }
}

describe.each(sdks)('SDK %s', (_, sdk) => {
  /** A client and a breaker of its own; with options, the fetch decides. */
  function create(url: string, options: CohereFetchOptions | undefined, limits = limitsFor('close')) {
    const breaker = new CohereCircuitBreaker({ threshold: 1 });
    const settings = { token: 'a-key', environment: url, maxRetries: 0 };
    const bounds = options
      ? { fetch: cohereFetch({ ...limits, ...options, breaker }) }
      : { timeoutInSeconds: limits.headersTimeoutMs / 1_000 };
    return { client: new sdk.CohereClientV2({ ...settings, ...bounds }), breaker };
  }

  describe.each(Object.entries(methods))('%s', (endpoint, request) => {
    it.each(table)('%j', async (fault, [plain, guarded]) => {
      const cohere = await createFakeCohere();
      try {
        cohere.fail(fault);
        const bare = create(cohere.url, undefined, limitsFor(fault));
        const seenBare = await waitFor(seeAnswer(bare.breaker.call(() => request(bare.client))), plain[0]);
        expect([seenBare, decisionOf(bare.breaker)]).toEqual(plain);

        const attempts: CohereAttempt[] = [];
        const onAttempt = (attempt: CohereAttempt): unknown => attempts.push(attempt);
        const { client, breaker } = create(cohere.url, { onAttempt }, limitsFor(fault));
        expect([await seeAnswer(request(client)), decisionOf(breaker)]).toEqual(guarded);
        // A busy machine may reach the short limit before it sends anything.
        if (fault !== 'hang') expect(cohere.requests).toHaveLength(2);
        expect(attempts).toHaveLength(1);
        expect(attempts[0]).toMatchObject({ endpoint, model: expect.any(String), attempt: 1, waitedMs: 0 });
        expect(attempts[0]?.kind).toBe(kindOfAttempt(guarded));
      } finally {
        await cohere.close();
      }
    });
  });

  describe('chatStream', () => {
    it.each(table)('%j', async (fault, _answer, [plain, guarded]) => {
      const cohere = await createFakeCohere();
      try {
        cohere.fail(fault);
        const bare = create(cohere.url, undefined, limitsFor(fault));
        const stream = bare.breaker.stream(() => bare.client.chatStream(chatRequest));
        const seenBare = await waitFor(seeStream(stream), plain[0]);
        expect([seenBare, decisionOf(bare.breaker)]).toEqual(plain);

        const attempts: CohereAttempt[] = [];
        const onAttempt = (attempt: CohereAttempt): unknown => attempts.push(attempt);
        const { client, breaker } = create(cohere.url, { onAttempt }, limitsFor(fault));
        expect([await seeStream(client.chatStream(chatRequest)), decisionOf(breaker)]).toEqual(guarded);
        expect(attempts).toHaveLength(1);
        expect(attempts[0]?.kind).toBe(kindOfAttempt(guarded));
      } finally {
        await cohere.close();
      }
    });
  });

  it('no server at all', async () => {
    const unused = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => unused.once('listening', resolve));
    const { port } = unused.address() as { port: number };
    await new Promise((resolve) => unused.close(resolve));
    for (const host of [`http://127.0.0.1:${port}`, 'http://nowhere.invalid']) {
      const { client, breaker } = create(host, {});
      expect([await seeAnswer(client.chat(chatRequest)), decisionOf(breaker)]).toEqual(['network', 'network']);
      expect(await seeStream(create(host, {}).client.chatStream(chatRequest))).toBe('network');
      expect(await seeAnswer(create(host, undefined).client.chat(chatRequest))).toBe('network');
    }
  });

  it('requests that the SDK refuses', async () => {
    const { client, breaker } = create('http://nowhere.invalid', {});
    const call = breaker.call(() => client.embed({ model: 'embed-v4.0', texts: ['a'] } as never));
    expect([await seeAnswer(call), decisionOf(breaker)]).toEqual(['caller', 'undecided']);
  });

  describe('aborts', () => {
    const reasons: [string, () => AbortSignal][] = [
      ['AbortController', () => abortIn(50)],
      ['a reason of its own', () => abortIn(50, new Error('the user left'))],
      ['AbortSignal.timeout', () => AbortSignal.timeout(50)],
      ['before the call', () => AbortSignal.abort()],
    ];

    it.each(reasons)('by %s are cancelled and decide nothing', async (_reason, signal) => {
      const cohere = await createFakeCohere();
      try {
        for (const fault of ['hang', 'hang-body'] as const) {
          const end = cohere.fail(fault);
          for (const options of [undefined, {}]) {
            const { client, breaker } = create(cohere.url, options);
            const call = breaker.call(() => client.chat(chatRequest, { abortSignal: signal(), timeoutInSeconds: 5 }));
            expect([await seeAnswer(call), decisionOf(breaker)]).toEqual(['cancelled', 'undecided']);
          }
          end();
        }
        await vi.waitFor(() => expect(cohere.openRequests).toBe(0));
      } finally {
        await cohere.close();
      }
    });

    it('in mid-stream are passed on as without the fetch', async () => {
      const cohere = await createFakeCohere();
      try {
        cohere.fail('hang-body');
        const reason = new Error('the user left');
        for (const [abort, kind] of [
          [undefined, 'cancelled'],
          [reason, 'unknown'],
        ] as const) {
          for (const options of [undefined, {}]) {
            const { client, breaker } = create(cohere.url, options);
            const stream = breaker.stream(() => client.chatStream(chatRequest, { abortSignal: abortIn(80, abort) }));
            expect([await seeStream(stream), decisionOf(breaker)]).toEqual([kind, 'undecided']);
          }
        }
        await vi.waitFor(() => expect(cohere.openRequests).toBe(0));
      } finally {
        await cohere.close();
      }
    });
  });
});

/** A signal that aborts later. */
function abortIn(ms: number, reason?: unknown): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), ms);
  return controller.signal;
}

it('covers the three releases', () => {
  expect(sdks.map(([version]) => version)).toEqual(['7.20.0', '7.21.0', '8.1.0']);
  expect(new Set<Sdk>(sdks.map(([, sdk]) => sdk)).size).toBe(3);
});
