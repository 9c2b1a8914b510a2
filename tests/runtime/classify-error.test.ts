import { CohereError, CohereTimeoutError } from 'cohere-ai';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  classifyCohereError,
  CohereCircuitOpenError,
  type CohereErrorKind,
  cohereRetryAfterMs,
  isCohereCircuitOpen,
  isCohereFailure,
  isCohereTimeout,
} from '../../src/runtime/index.js';
import { sdks } from '../testing/sdks.js';

afterEach(() => vi.unstubAllEnvs());

const kindOf = (error: unknown): CohereErrorKind => classifyCohereError(error).kind;

/** An error as the SDK makes it for an answer with a status. */
function statusError(
  statusCode: number,
  body: unknown = { message: 'no' },
  headers: Record<string, string> = {},
): unknown {
  return new CohereError({
    statusCode,
    body,
    rawResponse: { status: statusCode, headers: new Headers(headers) } as never,
  });
}

/** An error as the SDK makes it where no answer arrived. */
function lostError(message: string, status: number = 0, cause?: unknown): unknown {
  return new CohereError({ message, rawResponse: { status, headers: new Headers() } as never, cause });
}

const failure = { retryable: true, countsAsFailure: true };
const lasting = { retryable: false, countsAsFailure: true };
const innocent = { retryable: false, countsAsFailure: false };

describe('statuses', () => {
  it.each([
    [400, 'caller', innocent],
    [401, 'auth', innocent],
    [402, 'quota', lasting],
    [403, 'auth', innocent],
    [404, 'caller', innocent],
    [408, 'upstream', failure],
    [409, 'caller', innocent],
    [413, 'caller', innocent],
    [422, 'caller', innocent],
    [429, 'rate-limit', failure],
    [498, 'caller', innocent],
    [499, 'caller', innocent],
    [500, 'upstream', failure],
    [501, 'upstream', lasting],
    [502, 'upstream', failure],
    [503, 'upstream', failure],
    [504, 'upstream', failure],
    [529, 'upstream', failure],
    [200, 'malformed', failure],
  ] as const)('%i is %s', (statusCode, kind, policy) => {
    expect(classifyCohereError(statusError(statusCode))).toEqual({ kind, ...policy, statusCode });
    // A minified class, a second copy of the SDK, an error that was serialised: the structure is the same.
    expect(classifyCohereError({ statusCode, body: undefined, rawResponse: undefined })).toMatchObject({ kind });
    // What native fetch and the SDK's `client.fetch()` resolve with.
    if (statusCode !== 200)
      expect(classifyCohereError(new Response('', { status: statusCode }))).toMatchObject({ kind });
  });

  it.each([
    ['an object', { message: 'You are using a Trial key, which is limited to 1000 API calls / month.' }],
    ['a text', 'limited to 1000 API calls / month'],
    ['JSON text with escaped slashes', '{"message":"limited to 1000 API calls \\/ month"}'],
    ['other words', { message: 'at most 1000 calls per month' }],
  ])('429 of a month is quota, with the body as %s', (_, body) => {
    expect(classifyCohereError(statusError(429, body))).toEqual({ kind: 'quota', ...lasting, statusCode: 429 });
  });

  it('429 of a minute stays rate-limit whatever it says besides', () => {
    expect(kindOf(statusError(429, { message: 'limited to 20 API calls / minute' }))).toBe('rate-limit');
    expect(kindOf(statusError(429, undefined))).toBe('rate-limit');
    expect(kindOf(statusError(429, 'not your first month'))).toBe('rate-limit');
  });

  it("is not taken from another library's error", () => {
    expect(kindOf(Object.assign(new Error('Service Unavailable'), { statusCode: 503, expose: false }))).toBe('unknown');
    expect(kindOf(Object.assign(new Error('x'), { statusCode: '503', body: '' }))).toBe('unknown');
  });
});

describe('Retry-After', () => {
  const wait = (headers: Record<string, string>): number | undefined =>
    cohereRetryAfterMs(statusError(429, {}, headers));
  const inTenSeconds = new Date(Date.now() + 10_000);

  it('is read in seconds and in every form of date', () => {
    expect(wait({ 'retry-after': '7' })).toBe(7_000);
    expect(wait({ 'retry-after': '1.5' })).toBe(1_500);
    expect(wait({ 'retry-after': inTenSeconds.toUTCString() })).toSatisfy((ms: number) => ms > 8_000 && ms <= 10_000);
    expect(wait({ 'retry-after': inTenSeconds.toISOString() })).toSatisfy((ms: number) => ms > 8_000 && ms <= 10_000);
  });

  it('gives way to X-RateLimit-Reset where it says nothing', () => {
    const reset = String(Math.ceil(inTenSeconds.getTime() / 1000));
    const soon = (ms: number): boolean => ms > 8_000 && ms <= 11_000;
    expect(wait({ 'x-ratelimit-reset': reset })).toSatisfy(soon);
    expect(wait({ 'retry-after': 'soon', 'x-ratelimit-reset': reset })).toSatisfy(soon);
    expect(wait({ 'retry-after': '0', 'x-ratelimit-reset': reset })).toSatisfy(soon);
  });

  const idle: Record<string, string>[] = [
    {},
    { 'retry-after': '0' },
    { 'retry-after': '-5' },
    { 'retry-after': 'x' },
    { 'x-ratelimit-reset': '8' },
  ];
  it.each(idle)('asks for nothing in %j', (headers) => {
    expect(classifyCohereError(statusError(429, {}, headers))).not.toHaveProperty('retryAfterMs');
  });

  it('needs headers that can be read', () => {
    const error = statusError(503) as { rawResponse: { headers: unknown } };
    error.rawResponse.headers = { 'retry-after': '7' };
    expect(classifyCohereError(error)).toEqual({ kind: 'upstream', ...failure, statusCode: 503 });
  });
});

describe('errors without a status', () => {
  it.each([
    ['the timer of the SDK', '"timeout"', 'timeout'],
    ['the timer of the SDK on Node 18', 'invalid_argument', 'timeout'],
    ['no connection', 'fetch failed', 'network'],
    ['a broken body', 'terminated', 'network'],
    ['a 500 with broken JSON', `Unexpected token 'u', "upstream c"... is not valid JSON`, 'malformed'],
    ['anything else', 'No coffee left', 'network'],
    ['an empty message', '', 'network'],
  ] as const)('with the raw status 0 are failures: %s', (_, message, kind) => {
    expect(classifyCohereError(lostError(message))).toEqual({ kind, ...failure });
    expect(classifyCohereError({ message, rawResponse: { status: 0 } })).toEqual({ kind, ...failure });
  });

  it('with the raw status 0 may be time-outs by their cause', () => {
    const cause = Object.assign(new TypeError('fetch failed'), { cause: { code: 'UND_ERR_CONNECT_TIMEOUT' } });
    expect(kindOf(lostError('fetch failed', 0, cause))).toBe('timeout');
    expect(kindOf(cause)).toBe('timeout');
    const endless: { cause?: unknown } = {};
    endless.cause = { cause: endless };
    expect(kindOf(lostError('fetch failed', 0, endless))).toBe('network');
  });

  it('with the raw status 499 are the caller aborting, AbortSignal.timeout included', () => {
    const cause = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    expect(classifyCohereError(lostError('The user aborted a request', 499))).toEqual({
      kind: 'cancelled',
      ...innocent,
    });
    expect(kindOf(lostError('The user aborted a request', 499, cause))).toBe('cancelled');
  });

  it('and without a raw response are not about an answer', () => {
    expect(kindOf(new CohereError({ message: "Please provide 'token' when initializing" }))).toBe('unknown');
  });
});

describe('errors of the application with a cause', () => {
  const wrapped = (cause: unknown): Error => new Error('Cannot answer', { cause });

  it('are what an error of the SDK, or of this package, is that caused them', () => {
    const upstream = statusError(503, {}, { 'retry-after': '7' });
    const classification = { kind: 'upstream', ...failure, retryAfterMs: 7_000, statusCode: 503 };
    expect(classifyCohereError(wrapped(upstream))).toEqual(classification);
    expect(classifyCohereError(wrapped(wrapped(upstream)))).toEqual(classification);
    expect(kindOf(wrapped(lostError('The user aborted a request', 499)))).toBe('cancelled');
    expect(kindOf(wrapped(new CohereTimeoutError('Timeout exceeded when calling POST /v2/chat.')))).toBe('timeout');
    expect(kindOf(wrapped(new CohereCircuitOpenError(1)))).toBe('circuit-open');
  });

  it('are their own where anything else did', () => {
    expect(kindOf(wrapped(new TypeError('fetch failed')))).toBe('unknown');
    expect(kindOf(wrapped(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })))).toBe('unknown');
    expect(kindOf(wrapped('timeout'))).toBe('unknown');
    const endless: { cause?: unknown } = {};
    endless.cause = endless;
    expect(kindOf(endless)).toBe('unknown');
  });
});

describe.each(sdks)('errors of SDK %s', (version, sdk) => {
  it('tells CohereTimeoutError', () => {
    const error = new sdk.CohereTimeoutError('Timeout exceeded when calling POST /v2/chat.');
    expect(classifyCohereError(error)).toEqual({ kind: 'timeout', ...failure });
    expect(isCohereTimeout(error)).toBe(true);
  });

  it('tells JsonError and ParseError apart', async () => {
    const fetch = async (): Promise<Response> => Response.json([]);
    const client = new sdk.CohereClientV2({ token: 'a-key', fetch });
    const refused: unknown = await client.embed({ model: 'embed-v4.0' } as never).catch((error: unknown) => error);
    const unreadable: unknown = await client.chat({ model: 'm', messages: [] }).catch((error: unknown) => error);
    expect(refused).toHaveProperty('errors');
    expect(unreadable).toHaveProperty('errors');
    expect(classifyCohereError(refused)).toEqual({ kind: 'caller', ...innocent });
    expect(classifyCohereError(unreadable)).toEqual({ kind: 'malformed', ...failure });
  });

  it('tells a JsonError about responseFormat from a ParseError', async () => {
    const client = new sdk.CohereClientV2({ token: 'a-key', fetch: async () => Response.json({}) });
    const request = { model: 'm', messages: [], responseFormat: 'json' } as never;
    const refused: unknown = await client.chat(request).catch((error: unknown) => error);
    expect(String(refused)).toContain('responseFormat');
    expect(kindOf(refused)).toBe('caller');
  });

  it('tells the missing key', async () => {
    vi.stubEnv('CO_API_KEY', undefined);
    // 7.20.0 sends the request without a key.
    const fetch = async (): Promise<Response> => Response.json({ message: 'no api key supplied' }, { status: 401 });
    const client = new sdk.CohereClientV2({ fetch });
    const error: unknown = await client.chat({ model: 'm', messages: [] }).catch((reason: unknown) => reason);
    expect(kindOf(error)).toBe(version === '7.20.0' ? 'auth' : 'unknown');
  });
});

describe('errors of streams, signals and fetch', () => {
  it.each([
    ['a reset in mid-stream', new TypeError('terminated'), 'network'],
    ['no connection', new TypeError('fetch failed'), 'network'],
    ['a garbled event', new SyntaxError('Expected property name'), 'malformed'],
    ['undici itself', Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' }), 'network'],
    ['a time limit of undici', Object.assign(new Error('x'), { code: 'UND_ERR_BODY_TIMEOUT' }), 'timeout'],
    ['an abort', new DOMException('This operation was aborted', 'AbortError'), 'cancelled'],
    ['AbortSignal.timeout', new DOMException('The operation was aborted due to timeout', 'TimeoutError'), 'cancelled'],
    ["the reason of the SDK's timer, from client.fetch()", 'timeout', 'timeout'],
    ['a bug of the application', new TypeError("Cannot read properties of undefined (reading 'text')"), 'unknown'],
    ["the application's database", Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 'unknown'],
    ["the application's validation", Object.assign(new Error('x'), { name: 'ZodError', errors: [] }), 'unknown'],
    ['an aggregate', new AggregateError([new Error('a')], 'all failed'), 'unknown'],
    ['an error with other errors', Object.assign(new Error('x'), { errors: ['a'] }), 'unknown'],
    ['nothing', undefined, 'unknown'],
    ['a string', 'boom', 'unknown'],
  ] as const)('%s', (_, error, kind) => {
    expect(kindOf(error)).toBe(kind);
  });
});

describe('what wrongly resolves', () => {
  it.each([
    ['no JSON', { ok: false, error: { reason: 'non-json', statusCode: 200, rawBody: '<html>' } }, 'malformed'],
    ['no body', { ok: false, error: { reason: 'body-is-null', statusCode: 200 } }, 'malformed'],
    ['an answer that failed', { id: 'x', finishReason: 'ERROR' }, 'upstream'],
    ['an answer that took too long', { id: 'x', finishReason: 'TIMEOUT' }, 'timeout'],
    ['the same on the wire', { id: 'x', finish_reason: 'ERROR' }, 'upstream'],
    ['a whole answer', { id: 'x', finishReason: 'COMPLETE' }, 'unknown'],
    ["the application's own result", { ok: false, error: 'not found' }, 'unknown'],
    ["the application's own response", { ok: false, status: 503 }, 'unknown'],
    ['a good Response', new Response('{}'), 'unknown'],
  ] as const)('%s', (_, value, kind) => {
    expect(kindOf(value)).toBe(kind);
  });
});

describe("the breaker's refusal", () => {
  const refusal = new CohereCircuitOpenError(1_234.5);

  it.each([
    ['as it is', refusal],
    ['through SDK 8.1', lostError(refusal.message, 0, refusal)],
    ['through SDK 7.x', lostError(refusal.message)],
    ['with the message alone', { message: refusal.message }],
  ])('is told %s', (_, error) => {
    expect(classifyCohereError(error)).toEqual({ kind: 'circuit-open', ...innocent, retryAfterMs: 1_235 });
    expect(isCohereCircuitOpen(error)).toBe(true);
    expect(isCohereFailure(error)).toBe(false);
    expect(cohereRetryAfterMs(error)).toBe(1_235);
  });

  it('is not every message that begins like it', () => {
    expect(kindOf(lostError('Cohere circuit is open: retry after lunch'))).toBe('network');
  });
});

it('serves as predicate of other libraries', () => {
  const errors = [statusError(503), statusError(400), lostError('fetch failed'), new Error('mine')];
  expect(errors.filter(isCohereFailure)).toEqual([errors[0], errors[2]]);
});

it('never throws and always gives a whole answer', () => {
  const hostile = new Proxy(
    {},
    {
      get: () => {
        throw new Error('no');
      },
    },
  );
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const circular: Record<string, unknown> = { statusCode: 429, rawResponse: {} };
  circular['body'] = circular;
  expect(kindOf(circular)).toBe('rate-limit');
  for (const value of [hostile, proxy, { rawResponse: hostile }, Object.create(null), 10n, Symbol('x')]) {
    expect(kindOf(value)).toBe('unknown');
  }
  const structure = fc.record(
    {
      name: fc.oneof(fc.string(), fc.constantFrom('AbortError', 'SyntaxError', 'TypeError', 'Error')),
      message: fc.anything(),
      statusCode: fc.oneof(fc.integer({ min: 100, max: 999 }), fc.anything()),
      body: fc.anything(),
      rawResponse: fc.oneof(fc.record({ status: fc.integer(), headers: fc.anything() }), fc.anything()),
      errors: fc.anything(),
      ok: fc.anything(),
      error: fc.anything(),
      cause: fc.anything(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(fc.anything(), structure), (value) => {
      const { kind, retryable, countsAsFailure } = classifyCohereError(value);
      expect([typeof kind, typeof retryable, typeof countsAsFailure]).toEqual(['string', 'boolean', 'boolean']);
      // Nothing is worth a repetition that does not speak against the service.
      expect(retryable && !countsAsFailure).toBe(false);
    }),
    { numRuns: 2_000, seed: 1 },
  );
});
