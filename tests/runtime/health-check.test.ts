import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CohereClientV2 } from 'cohere-ai';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { CohereCircuitBreaker } from '../../src/runtime/circuit-breaker.js';
import { cohereBreakers } from '../../src/runtime/breaker-registry.js';
import { cohereFetch, createHealthCheck, type HealthCheckOptions } from '../../src/runtime/index.js';
import { createFakeCohere, type FakeCohere, type FakeCohereFault } from '../../src/testing/index.js';
import { sdks } from '../testing/sdks.js';

const key = 'Key0Key1Key2Key3Key4Key5Key6Key7Key8Key9';
let cohere: FakeCohere;
beforeAll(async () => {
  cohere = await createFakeCohere();
});
afterEach(() => {
  cohere.recover();
  vi.useRealTimers();
  vi.unstubAllEnvs();
});
afterAll(() => cohere.close());

const newest = sdks[2]![1];
const clientOf = (sdk = newest, fetch?: typeof globalThis.fetch): CohereClientV2 =>
  new sdk.CohereClientV2({ token: key, environment: cohere.url, ...(fetch && { fetch }) });

/** What a fault makes the health check say: HTTP status, word and reason. */
type Row = [FakeCohereFault, status: number, word: string, reason?: string | undefined];

const table: Row[] = [
  [{ name: 'slow', delayMs: 1 }, 200, 'healthy'],
  ['limit-minute', 200, 'degraded', 'rate-limit'],
  ['trial-limit-minute', 200, 'degraded', 'rate-limit'],
  [{ status: 429, retryAfter: 30 }, 200, 'degraded', 'rate-limit'],
  ['trial-limit-month', 503, 'down', 'quota'],
  ['billing-limit', 503, 'down', 'quota'],
  ['invalid-key', 503, 'down', 'auth'],
  ['expired-key', 503, 'down', 'auth'],
  [403, 503, 'down', 'auth'],
  [400, 503, 'down', 'upstream'],
  [404, 503, 'down', 'upstream'],
  [422, 503, 'down', 'upstream'],
  [498, 503, 'down', 'upstream'],
  [500, 503, 'down', 'upstream'],
  [501, 503, 'down', 'upstream'],
  [{ status: 503, retryAfter: 30 }, 503, 'down', 'upstream'],
  [504, 503, 'down', 'upstream'],
  ['html502', 503, 'down', 'upstream'],
  ['reset', 503, 'down', 'network'],
  ['close', 503, 'down', 'network'],
  ['short-body', 503, 'down', 'network'],
  ['body-reset', 503, 'down', 'network'],
  ['body-close', 503, 'down', 'network'],
  ['badjson500', 503, 'down', 'malformed'],
  ['malformed', 503, 'down', 'malformed'],
  ['html', 503, 'down', 'malformed'],
  ['empty', 503, 'down', 'malformed'],
  ['cut-clean', 503, 'down', 'malformed'],
  [{ status: 200, body: {} }, 503, 'down', 'malformed'],
  [{ status: 200, body: 'null' }, 503, 'down', 'malformed'],
  [{ status: 200, body: [] }, 503, 'down', 'malformed'],
  [{ status: 200, body: { models: 'many' } }, 503, 'down', 'malformed'],
  ['hang', 503, 'down', 'timeout'],
  ['hang-body', 503, 'down', 'timeout'],
];

async function expectHealth(client: CohereClientV2, [fault, status, word, reason]: Row): Promise<void> {
  const requests = cohere.requests.length;
  cohere.fail(fault);
  const { GET } = createHealthCheck(client, { deadlineMs: reason === 'timeout' ? 200 : 2000 });
  const started = performance.now();
  const response = await GET(new Request('http://localhost/health'));
  expect(performance.now() - started).toBeLessThan(5000);
  const text = await response.text();
  expect(response.status).toBe(status);
  expect(JSON.parse(text)).toEqual({
    status: word === 'healthy' ? 'ok' : 'degraded',
    cohere: { status: word, latencyMs: expect.any(Number), ...(reason && { reason }) },
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
  });
  expect(text).not.toMatch(/Key0|http|127\.0\.0\.1|fake|message|limited|upstream c|portal|key has/i);
  expect(cohere.requests.slice(requests)).toMatchObject([{ method: 'GET', path: '/v1/models' }]);
  await expect.poll(() => cohere.openRequests).toBe(0);
}

describe.each(sdks)('on SDK %s', (_, sdk) => {
  it.each(table)('%j: %i %s %s', async (...row) => {
    await expectHealth(clientOf(sdk), row);
  });

  it.each(table)('through cohereFetch, %j: %i %s %s', async (fault, status, word, reason) => {
    // The plain SDK loses the status of an answer that it cannot read.
    const row: Row = fault === 'badjson500' ? [fault, status, word, 'upstream'] : [fault, status, word, reason];
    await expectHealth(clientOf(sdk, cohereFetch()), row);
  });

  it('nobody listens', async () => {
    const client = new sdk.CohereClientV2({ token: key, environment: 'http://127.0.0.1:1' });
    const { cohere: health } = await createHealthCheck(client).check();
    expect(health).toMatchObject({ status: 'down', reason: 'network' });
  });

  it('no key', async () => {
    vi.stubEnv('CO_API_KEY', undefined);
    const client = new sdk.CohereClientV2({ environment: cohere.url });
    expect((await createHealthCheck(client).check()).cohere).toMatchObject({ status: 'down', reason: 'auth' });
  });
});

/** A client whose list of models is whatever a test wants it to be. */
type List = (request: unknown, options: { abortSignal: AbortSignal }) => Promise<unknown>;
const stub = (list: List): { models: { list: List } } => ({ models: { list } });

describe('the deadline', () => {
  const cases: [string, List][] = [
    ['never answers', () => new Promise(() => {})],
    ['answers late', () => new Promise((resolve) => setTimeout(resolve, 2001, { models: [] }))],
    ['fails late', () => new Promise((_, reject) => setTimeout(reject, 60_000, new Error('late')))],
    [
      'fails when it is given up',
      (_, { abortSignal }) =>
        new Promise((_, reject) => abortSignal.addEventListener('abort', () => reject(abortSignal.reason))),
    ],
  ];
  it.each(cases)('is kept by a service that %s', async (_, list) => {
    vi.useFakeTimers();
    const settled = vi.fn();
    const result = createHealthCheck(stub(list)).check().then(settled);
    await vi.advanceTimersByTimeAsync(1999);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await result;
    expect(settled.mock.calls[0]?.[0].cohere).toEqual({ status: 'down', latencyMs: 2000, reason: 'timeout' });
    await vi.runAllTimersAsync();
  });

  it('gives the request up, and leaves no timer behind', async () => {
    vi.useFakeTimers();
    const signals: AbortSignal[] = [];
    const { check } = createHealthCheck(
      stub((_, { abortSignal }) => (signals.push(abortSignal), new Promise(() => {}))),
      { deadlineMs: 100 },
    );
    const result = check();
    await vi.advanceTimersByTimeAsync(100);
    await result;
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no timer behind after an answer, either', async () => {
    vi.useFakeTimers();
    await createHealthCheck(stub(() => Promise.resolve({ models: [] }))).check();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is passed to the SDK, which must not retry', async () => {
    const list = vi.fn(() => Promise.resolve({ models: [] }));
    await createHealthCheck({ models: { list } }, { deadlineMs: 1500 }).check();
    expect(list).toHaveBeenCalledExactlyOnceWith(
      { pageSize: 1 },
      { maxRetries: 0, timeoutInSeconds: 1.5, abortSignal: expect.any(AbortSignal) },
    );
  });

  it('holds for what throws at once', async () => {
    const { check } = createHealthCheck(
      stub(() => {
        throw new TypeError('broken client');
      }),
    );
    expect((await check()).cohere).toMatchObject({ status: 'down', reason: 'unknown' });
  });
});

describe('the cache', () => {
  it('10,000 concurrent checks make one request, in each period', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const before = cohere.requests.length;
    const { check, GET } = createHealthCheck(clientOf(), { cacheMs: 15_000 });
    const many = (): Promise<unknown[]> =>
      Promise.all(Array.from({ length: 10_000 }, (_, index) => (index % 2 ? check() : GET())));
    await many();
    await many();
    expect(cohere.requests.length - before).toBe(1);
    vi.advanceTimersByTime(14_999);
    await many();
    expect(cohere.requests.length - before).toBe(1);
    vi.advanceTimersByTime(1);
    await many();
    expect(cohere.requests.length - before).toBe(2);
  });

  it('keeps bad news for as long as good news', async () => {
    vi.useFakeTimers();
    const list = vi.fn(() => Promise.reject(new Error('bad')));
    const { check } = createHealthCheck({ models: { list } }, { cacheMs: 1000 });
    await check();
    await vi.advanceTimersByTimeAsync(999);
    await check();
    expect(list).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    await check();
    expect(list).toHaveBeenCalledTimes(2);
  });

  it('counts from the answer, not from the question', async () => {
    vi.useFakeTimers();
    const list = vi.fn(() => new Promise((resolve) => setTimeout(resolve, 1500, { models: [] })));
    const { check } = createHealthCheck(stub(list), { cacheMs: 1000 });
    const first = check();
    await vi.advanceTimersByTimeAsync(1500);
    expect((await first).cohere).toEqual({ status: 'healthy', latencyMs: 1500 });
    await vi.advanceTimersByTimeAsync(999);
    await check();
    expect(list).toHaveBeenCalledTimes(1);
  });
});

describe('with a breaker', () => {
  const list = vi.fn(() => Promise.resolve({ models: [] }));
  const options = (breaker: NonNullable<HealthCheckOptions['breaker']>): HealthCheckOptions => ({
    breaker,
    cacheMs: 15_000,
  });
  const unavailable = Object.assign(new Error('503'), { statusCode: 503, rawResponse: { status: 503 } });
  const quota = Object.assign(new Error('402'), { statusCode: 402, rawResponse: { status: 402 } });
  const failing = (error: Error) => (): Promise<never> => Promise.reject(error);
  afterEach(() => list.mockClear());

  it('that is open, it is down without a probe; half-open, degraded; closed again, healthy', async () => {
    vi.useFakeTimers();
    const breaker = new CohereCircuitBreaker({ threshold: 1, resetMs: 1000, jitter: 0 });
    const { check, GET } = createHealthCheck({ models: { list } }, options(breaker));
    await expect(breaker.call(failing(unavailable))).rejects.toBe(unavailable);
    expect((await check()).cohere).toEqual({ status: 'down', latencyMs: 0, reason: 'circuit-open' });
    expect((await GET()).status).toBe(503);
    await vi.advanceTimersByTimeAsync(1000);
    expect((await check()).cohere).toEqual({ status: 'degraded', latencyMs: 0, reason: 'half-open' });
    expect((await GET()).status).toBe(200);
    await breaker.call(() => Promise.resolve('fine'));
    expect((await check()).cohere).toEqual({ status: 'healthy', latencyMs: 0 });
    expect(list).not.toHaveBeenCalled();
  });

  it('that a quota opened, it says so', async () => {
    const breaker = new CohereCircuitBreaker();
    await expect(breaker.call(failing(quota))).rejects.toBe(quota);
    const { cohere: health } = await createHealthCheck({ models: { list } }, options(breaker)).check();
    expect(health).toMatchObject({ status: 'down', reason: 'quota' });
  });

  it('whose last success is too long ago, it probes', async () => {
    vi.useFakeTimers();
    const breaker = new CohereCircuitBreaker();
    const { check } = createHealthCheck({ models: { list } }, options(breaker));
    await breaker.call(() => Promise.resolve('fine'));
    await vi.advanceTimersByTimeAsync(14_999);
    await check();
    expect(list).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await check();
    expect(list).toHaveBeenCalledTimes(1);
  });

  it('for each model, it is degraded while some are open, down when all are', async () => {
    const breakers = cohereBreakers({ threshold: 1 });
    const { check } = createHealthCheck({ models: { list } }, options(breakers));
    expect((await check()).cohere.status).toBe('healthy');
    expect(list).toHaveBeenCalledTimes(1);
    const [one, two] = ['command-a-03-2025', 'command-r7b-12-2024'].map((model) =>
      breakers.for({ endpoint: 'chat', model }),
    );
    await expect(one?.call(failing(unavailable))).rejects.toBe(unavailable);
    expect((await check()).cohere).toMatchObject({ status: 'degraded', reason: 'circuit-open' });
    await expect(two?.call(failing(unavailable))).rejects.toBe(unavailable);
    expect((await check()).cohere).toMatchObject({ status: 'down', reason: 'circuit-open' });
  });
});

describe('the routes', () => {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };

  it('GET works as the export of a Next route, and for HEAD', async () => {
    const { GET } = createHealthCheck(clientOf());
    const answer = await GET();
    expect(Object.fromEntries(answer.headers)).toEqual(headers);
    expect(await answer.json()).toMatchObject({ status: 'ok' });
    const head = await GET(new Request('http://localhost/health', { method: 'HEAD' }));
    expect([head.status, head.body, Object.fromEntries(head.headers)]).toEqual([200, null, headers]);
  });

  it('GET gives each answer headers of its own: some servers write into them', async () => {
    const seen: unknown[] = [];
    vi.stubGlobal(
      'Response',
      class extends Response {
        constructor(body: null, init: { headers: Record<string, string> }) {
          super(body, init);
          seen.push({ ...init.headers });
          init.headers['content-length'] = '2';
        }
      },
    );
    const { GET } = createHealthCheck(clientOf());
    await GET({ method: 'HEAD' });
    await GET({ method: 'HEAD' });
    vi.unstubAllGlobals();
    expect(seen.slice(-2)).toEqual([headers, headers]);
  });

  it('toNodeHandler works with node:http, and for HEAD', async () => {
    const handler = createHealthCheck(clientOf(), { cacheMs: 0 }).toNodeHandler();
    const server: Server = createServer(handler);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const healthy = await fetch(url);
    expect(Object.fromEntries(healthy.headers)).toMatchObject(headers);
    expect(await healthy.json()).toMatchObject({ status: 'ok', cohere: { status: 'healthy' } });
    cohere.fail(500);
    const down = await fetch(url);
    expect([down.status, await down.json()]).toMatchObject([503, { cohere: { reason: 'upstream' } }]);
    const head = await fetch(url, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([503, '']);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('refuses', () => {
  it.each<[object, string]>([
    [{ deadline: 1 }, 'createHealthCheck: unknown option "deadline"; accepted: deadlineMs, cacheMs, breaker'],
    [{ deadlineMs: 0 }, 'createHealthCheck: option "deadlineMs" must be milliseconds, 1 to 2147483647'],
    [{ cacheMs: NaN }, 'createHealthCheck: option "cacheMs" must be milliseconds, 0 to 2147483647'],
    [{ breaker: {} }, 'createHealthCheck: option "breaker" must be a CohereCircuitBreaker'],
  ])('%j', (options, message) => {
    expect(() => createHealthCheck(clientOf(), options)).toThrow(TypeError);
    expect(() => createHealthCheck(clientOf(), options)).toThrow(message);
  });

  it('what is no client', () => {
    const create = (): unknown => createHealthCheck({} as CohereClientV2);
    expect(create).toThrow('createHealthCheck: the client must have models.list');
  });
});
