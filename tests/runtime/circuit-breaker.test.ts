import { describe, expect, it, vi } from 'vitest';
import {
  CohereCircuitBreaker,
  type CohereCircuitBreakerOptions,
  CohereCircuitOpenError,
  type CohereCircuitStateChange,
  isCohereCircuitOpen,
} from '../../src/runtime/index.js';
import { deferred } from './deferred.js';

/** A breaker with a clock that is set by hand, and without jitter. */
function create(options: CohereCircuitBreakerOptions = {}) {
  const clock = { ms: 1_000 };
  const changes: CohereCircuitStateChange[] = [];
  const breaker = new CohereCircuitBreaker({
    now: () => clock.ms,
    random: () => 0,
    onStateChange: (change) => changes.push(change),
    ...options,
  });
  return { breaker, clock, changes };
}

const status = (statusCode: number, headers: Record<string, string> = {}, message = ''): object => ({
  statusCode,
  body: { message },
  rawResponse: { status: statusCode, headers: new Headers(headers) },
});
const unavailable = status(503);
const badRequest = status(400);
const aborted = new DOMException('This operation was aborted', 'AbortError');
const monthly = status(429, {}, 'limited to 1000 API calls / month');

const fail = (breaker: CohereCircuitBreaker, error: unknown = unavailable): Promise<unknown> =>
  breaker.call(() => Promise.reject(error)).catch((reason: unknown) => reason);
const succeed = (breaker: CohereCircuitBreaker): Promise<unknown> =>
  breaker.call(async () => 'ok').catch((reason: unknown) => reason);

async function times(count: number, act: () => Promise<unknown>): Promise<void> {
  for (let done = 0; done < count; done += 1) await act();
}

/** A call whose end is up to the test. */
function pending(breaker: CohereCircuitBreaker) {
  const { promise, resolve, reject } = deferred<string>();
  const result = breaker.call(() => promise).catch((error: unknown) => error);
  return { result, resolve, reject };
}

/** Opens a breaker and lets its open time pass. */
async function halfOpen(options: CohereCircuitBreakerOptions = {}) {
  const context = create({ threshold: 5, resetMs: 100, ...options });
  await times(5, () => fail(context.breaker));
  context.clock.ms += 100;
  expect(context.breaker.state).toBe('half-open');
  return context;
}

describe('the behaviour matrix', () => {
  it('A: five 503 in a row open it', async () => {
    const { breaker, changes } = create();
    await times(4, () => fail(breaker));
    expect(breaker.state).toBe('closed');
    await fail(breaker);
    expect(breaker.state).toBe('open');
    expect(changes).toEqual([{ from: 'closed', to: 'open', reason: 'upstream' }]);
    const refusal = await succeed(breaker);
    expect(refusal).toBeInstanceOf(CohereCircuitOpenError);
    expect(refusal).toMatchObject({ retryAfterMs: 60_000 });
  });

  it.each([
    ['B: refused keys', status(401)],
    ['C: aborts', aborted],
    ['bad requests', badRequest],
    ["the application's own errors", new TypeError('x is not a function')],
    ["another breaker's refusals", new CohereCircuitOpenError(1)],
  ])('%s never open it', async (_, error) => {
    const { breaker } = create();
    await times(20, () => fail(breaker, error));
    expect(breaker.state).toBe('closed');
    expect(breaker.snapshot()).toMatchObject({ consecutiveFailures: 0, failures: 0, successes: 0 });
  });

  it('and do not break a row of failures either', async () => {
    const { breaker } = create();
    await times(4, () => fail(breaker));
    await fail(breaker, badRequest);
    await fail(breaker, aborted);
    expect(breaker.snapshot()).toMatchObject({ consecutiveFailures: 4 });
    await fail(breaker);
    expect(breaker.state).toBe('open');
  });

  it('D: every second call failing opens it by the rate, after the twentieth', async () => {
    const { breaker } = create();
    await times(9, async () => (await succeed(breaker), await fail(breaker)));
    await succeed(breaker);
    expect(breaker.state).toBe('closed');
    await fail(breaker);
    expect(breaker.state).toBe('open');
  });

  it('D: but not when the failures are spread over more than the window', async () => {
    const { breaker, clock } = create();
    await times(40, async () => {
      await succeed(breaker);
      await fail(breaker);
      clock.ms += 10_000;
    });
    expect(breaker.state).toBe('closed');
    expect(breaker.snapshot()).toMatchObject({ failures: 5, successes: 5 });
  });

  it('D: nor below the rate', async () => {
    const { breaker } = create();
    await times(40, async () => (await succeed(breaker), await succeed(breaker), await fail(breaker)));
    expect(breaker.state).toBe('closed');
    expect(breaker.snapshot()).toMatchObject({ failures: 40, successes: 80 });
  });

  it('E: of 1,000 concurrent callers at half-open one reaches the service; the others fail fast', async () => {
    const { breaker } = await halfOpen({ probeLeaseMs: 30_000 });
    const { promise, resolve } = deferred<string>();
    let upstream = 0;
    const fn = (): Promise<string> => ((upstream += 1), promise);
    const calls = Array.from({ length: 1_000 }, () => breaker.call(fn).catch((error: unknown) => error));
    const refusals = await Promise.all(calls.slice(1));
    expect(upstream).toBe(1);
    expect(refusals.every((error) => isCohereCircuitOpen(error))).toBe(true);
    expect(refusals[0]).toMatchObject({ retryAfterMs: 30_000 });
    resolve('back');
    expect(await calls[0]).toBe('back');
    expect(breaker.state).toBe('closed');
    await Promise.all(Array.from({ length: 50 }, () => breaker.call(fn)));
    expect(upstream).toBe(51);
  });

  it.each([
    ['F: a bad request', badRequest],
    ['G: an abort', aborted],
    ['a refused key', status(401)],
  ])('%s as probe decides nothing and leaves the place to the next', async (_, error) => {
    const { breaker, changes } = await halfOpen();
    await fail(breaker, error);
    expect(breaker.state).toBe('half-open');
    expect(breaker.snapshot().retryAfterMs).toBe(0);
    expect(await succeed(breaker)).toBe('ok');
    expect(breaker.state).toBe('closed');
    expect(changes.at(-1)).toEqual({ from: 'half-open', to: 'closed', reason: 'probe-succeeded' });
  });

  it('H: a probe that hangs keeps others out for its lease only', async () => {
    const { breaker, clock } = await halfOpen({ probeLeaseMs: 1_000 });
    const hung = pending(breaker);
    clock.ms += 999;
    expect(await succeed(breaker)).toMatchObject({ retryAfterMs: 1 });
    clock.ms += 1;
    expect(await succeed(breaker)).toBe('ok');
    expect(breaker.state).toBe('closed');
    hung.reject(unavailable);
    expect(await hung.result).toBe(unavailable);
    expect(breaker.snapshot()).toMatchObject({ state: 'closed', consecutiveFailures: 0 });
  });

  it('H: its late failure does not disturb the probe that took its place', async () => {
    const { breaker, clock } = await halfOpen({ probeLeaseMs: 1_000 });
    const hung = pending(breaker);
    clock.ms += 1_000;
    const second = pending(breaker);
    hung.reject(unavailable);
    await hung.result;
    expect(breaker.state).toBe('half-open');
    expect(await succeed(breaker)).toMatchObject({ retryAfterMs: 1_000 });
    second.resolve('ok');
    await second.result;
    expect(breaker.state).toBe('closed');
  });

  it('H: its late success counts as long as nobody took its place', async () => {
    const { breaker, clock } = await halfOpen({ probeLeaseMs: 1_000 });
    const slow = pending(breaker);
    clock.ms += 5_000;
    slow.resolve('ok');
    await slow.result;
    expect(breaker.state).toBe('closed');
  });

  it('I: a success that started before it opened does not close it', async () => {
    const { breaker, clock } = create({ resetMs: 100 });
    const early = pending(breaker);
    const later = pending(breaker);
    await times(5, () => fail(breaker));
    early.resolve('ok');
    expect(await early.result).toBe('ok');
    expect(breaker.state).toBe('open');
    clock.ms += 100;
    const probe = pending(breaker);
    later.resolve('ok');
    await later.result;
    expect(breaker.state).toBe('half-open');
    probe.reject(unavailable);
    await probe.result;
    expect(breaker.state).toBe('open');
  });

  it('J: failures that started before it opened neither prolong it nor open it again', async () => {
    const { breaker, clock } = create({ resetMs: 100 });
    const stale = Array.from({ length: 12 }, () => pending(breaker));
    await times(5, () => fail(breaker));
    clock.ms += 60;
    for (const call of stale.slice(0, 6)) call.reject(unavailable);
    await Promise.all(stale.slice(0, 6).map(({ result }) => result));
    expect(breaker.snapshot().retryAfterMs).toBe(40);
    clock.ms += 40;
    await succeed(breaker);
    expect(breaker.state).toBe('closed');
    for (const call of stale.slice(6)) call.reject(unavailable);
    await Promise.all(stale.slice(6).map(({ result }) => result));
    expect(breaker.snapshot()).toMatchObject({ state: 'closed', consecutiveFailures: 0 });
  });

  it('K: what is thrown at once arrives as it is', async () => {
    const { breaker } = create();
    const bug = new TypeError('this.__checkApiKey is not a function');
    const result = breaker.call(() => {
      throw bug;
    });
    await expect(result).rejects.toBe(bug);
    expect(breaker.state).toBe('closed');
  });

  it('L: it stays open at least as long as Retry-After asks', async () => {
    const { breaker, clock } = create({ resetMs: 200 });
    await times(4, () => fail(breaker));
    await fail(breaker, status(429, { 'retry-after': '1' }));
    clock.ms += 999;
    expect(breaker.state).toBe('open');
    clock.ms += 1;
    expect(breaker.state).toBe('half-open');
  });

  it('L: whichever failure of the row asked', async () => {
    const { breaker, clock } = create({ resetMs: 200 });
    await fail(breaker, status(429, { 'retry-after': '30' }));
    clock.ms += 1_000;
    await times(4, () => fail(breaker));
    expect(breaker.snapshot().retryAfterMs).toBe(29_000);
  });

  it('L: but not after a success in between', async () => {
    const { breaker } = create({ resetMs: 200 });
    await fail(breaker, status(429, { 'retry-after': '30' }));
    await succeed(breaker);
    await times(5, () => fail(breaker));
    expect(breaker.snapshot().retryAfterMs).toBe(200);
  });
});

describe('the open time', () => {
  it('doubles with each failed probe up to its limit, and starts over after a recovery', async () => {
    const { breaker, clock } = create({ threshold: 1, resetMs: 100, maxResetMs: 350 });
    const openTimes: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      await fail(breaker);
      openTimes.push(breaker.snapshot().retryAfterMs);
      clock.ms += openTimes.at(-1) ?? 0;
    }
    expect(openTimes).toEqual([100, 200, 350, 350]);
    await succeed(breaker);
    await fail(breaker);
    expect(breaker.snapshot().retryAfterMs).toBe(100);
  });

  it('is never shorter than resetMs', async () => {
    const { breaker } = create({ threshold: 1, resetMs: 400_000 });
    await fail(breaker);
    expect(breaker.snapshot().retryAfterMs).toBe(400_000);
  });

  it('is prolonged at random, Retry-After included', async () => {
    const { breaker } = create({ threshold: 1, resetMs: 100, random: () => 0.5 });
    await fail(breaker);
    expect(breaker.snapshot().retryAfterMs).toBeCloseTo(110);
    const other = create({ threshold: 1, resetMs: 100, jitter: 0.4, random: () => 0.5 }).breaker;
    await fail(other, status(429, { 'retry-after': '10' }));
    expect(other.snapshot().retryAfterMs).toBeCloseTo(12_000);
  });

  it.each([
    ['a limit per month', monthly],
    ['the billing limit', status(402)],
  ])('is at least an hour for %s, which opens at once', async (_, error) => {
    const { breaker, clock, changes } = create();
    await fail(breaker, error);
    expect(changes).toEqual([{ from: 'closed', to: 'open', reason: 'quota' }]);
    expect(breaker.snapshot()).toMatchObject({ openedBy: 'quota', retryAfterMs: 3_600_000 });
    clock.ms += 3_599_999;
    expect(isCohereCircuitOpen(await succeed(breaker))).toBe(true);
    clock.ms += 1;
    expect(await succeed(breaker)).toBe('ok');
  });

  it('is that of a quota also when a probe meets it', async () => {
    const { breaker } = await halfOpen({ quotaResetMs: 7_200_000 });
    await fail(breaker, monthly);
    expect(breaker.snapshot()).toMatchObject({ state: 'open', openedBy: 'quota', retryAfterMs: 7_200_000 });
  });

  it('does not grow when the clock steps back', async () => {
    const { breaker, clock } = create({ threshold: 1, resetMs: 100 });
    await fail(breaker);
    clock.ms -= 900;
    expect(breaker.snapshot().retryAfterMs).toBe(100);
    clock.ms += 1_000;
    expect(breaker.state).toBe('half-open');
  });
});

it('can ask for several successful probes in a row', async () => {
  const { breaker } = await halfOpen({ probeSuccesses: 2 });
  await succeed(breaker);
  expect(breaker.state).toBe('half-open');
  await succeed(breaker);
  expect(breaker.state).toBe('closed');
  const again = await halfOpen({ probeSuccesses: 2 });
  await succeed(again.breaker);
  await fail(again.breaker);
  again.clock.ms += 200;
  await succeed(again.breaker);
  expect(again.breaker.state).toBe('half-open');
});

describe('call', () => {
  it('returns what the function returns, also when that is no promise', async () => {
    const { breaker } = create();
    expect(await breaker.call(() => 1)).toBe(1);
    expect(breaker.snapshot()).toMatchObject({ successes: 1, sinceSuccessMs: 0 });
  });

  it('runs the fallback while open and for failures that count', async () => {
    const { breaker } = create({ threshold: 2 });
    const fallback = vi.fn((error: unknown) => ({ error }));
    expect(await breaker.call(() => Promise.reject(unavailable), fallback)).toEqual({ error: unavailable });
    expect(await breaker.call(() => Promise.reject(unavailable), fallback)).toEqual({ error: unavailable });
    const refusal = await breaker.call(() => 'never', fallback);
    expect(isCohereCircuitOpen((refusal as { error: unknown }).error)).toBe(true);
    expect(fallback).toHaveBeenCalledTimes(3);
  });

  it.each([badRequest, aborted, status(403), new Error('mine')])('never runs it for anything else', async (error) => {
    const { breaker } = create();
    const fallback = vi.fn();
    await expect(breaker.call(() => Promise.reject(error), fallback)).rejects.toBe(error);
    expect(fallback).not.toHaveBeenCalled();
  });

  it("runs it only while open with fallbackOn: 'open'", async () => {
    const { breaker } = create({ threshold: 1, fallbackOn: 'open' });
    await expect(
      breaker.call(
        () => Promise.reject(unavailable),
        () => 'fallback',
      ),
    ).rejects.toBe(unavailable);
    expect(
      await breaker.call(
        () => 'never',
        () => 'fallback',
      ),
    ).toBe('fallback');
  });

  it('passes on what the fallback throws, and runs it once', async () => {
    const { breaker } = create({ threshold: 1 });
    const fallback = vi.fn(() => Promise.reject(unavailable));
    await expect(breaker.call(() => Promise.reject(new TypeError('fetch failed')), fallback)).rejects.toBe(unavailable);
    expect(fallback).toHaveBeenCalledTimes(1);
  });

  it('counts an answer that the SDK should have thrown, and returns it unless there is a fallback', async () => {
    const { breaker } = create({ threshold: 2 });
    const page = { ok: false, error: { reason: 'non-json', statusCode: 200, rawBody: '<html>' } };
    expect(await breaker.call(async () => page)).toBe(page);
    expect(
      await breaker.call(
        async () => page,
        (value) => [value],
      ),
    ).toEqual([page]);
    expect(breaker.snapshot()).toMatchObject({ state: 'open', openedBy: 'malformed' });
    const other = create({ threshold: 1 }).breaker;
    await other.call(async () => ({ finishReason: 'ERROR' }));
    expect(other.state).toBe('open');
  });
});

describe('stream', () => {
  async function* events(...items: unknown[]): AsyncGenerator<unknown> {
    for (const item of items) {
      if (item instanceof Error) throw item;
      yield item;
    }
  }

  const start = { type: 'message-start' };
  const delta = { type: 'content-delta' };
  const end = (finishReason = 'COMPLETE'): object => ({ type: 'message-end', delta: { finishReason } });

  async function read(breaker: CohereCircuitBreaker, ...items: unknown[]): Promise<unknown> {
    const seen: unknown[] = [];
    try {
      for await (const event of await breaker.stream(() => events(...items))) seen.push(event);
      return seen;
    } catch (error) {
      return error;
    }
  }

  it.each([
    ['whole', [start, delta, end()], 'closed', 1],
    ['whole, without a reason', [start, { type: 'message-end' }], 'closed', 1],
    [
      'whole, of v1',
      [{ eventType: 'stream-start' }, { eventType: 'stream-end', finishReason: 'COMPLETE' }],
      'closed',
      1,
    ],
    ['truncated', [start, delta], 'open', 0],
    ['truncated, of v1', [{ eventType: 'stream-start' }, { eventType: 'text-generation' }], 'open', 0],
    ['empty', [], 'open', 0],
    ['failed', [start, end('ERROR')], 'open', 0],
    ['failed, of v1', [{ eventType: 'stream-end', finishReason: 'ERROR' }], 'open', 0],
    ['too slow', [start, end('TIMEOUT')], 'open', 0],
    ["the application's own, whole", ['Hello', ' world'], 'closed', 1],
    ["the application's own events", [{ type: 'text-delta' }, null], 'closed', 1],
  ] as const)('%s', async (_, items, state, successes) => {
    const { breaker } = create({ threshold: 1 });
    expect(await read(breaker, ...items)).toEqual(items);
    expect(breaker.snapshot()).toMatchObject({ state, successes });
  });

  it('counts a reset in mid-stream and passes it on', async () => {
    const { breaker } = create({ threshold: 1 });
    const reset = new TypeError('terminated');
    expect(await read(breaker, start, delta, reset)).toBe(reset);
    expect(breaker.snapshot()).toMatchObject({ state: 'open', openedBy: 'network' });
  });

  it('is decided by message-end, whatever happens after it', async () => {
    const { breaker } = create({ threshold: 1 });
    const reset = new TypeError('terminated');
    expect(await read(breaker, start, end(), reset)).toBe(reset);
    expect(breaker.snapshot()).toMatchObject({ state: 'closed', successes: 1 });
  });

  it('decides nothing when the consumer leaves, and closes the stream', async () => {
    const { breaker } = await halfOpen();
    let isClosed = false;
    async function* endless(): AsyncGenerator<object> {
      try {
        for (;;) yield delta;
      } finally {
        isClosed = true;
      }
    }
    for await (const event of await breaker.stream(endless)) {
      expect(event).toBe(delta);
      break;
    }
    expect(isClosed).toBe(true);
    expect(breaker.state).toBe('half-open');
    expect(breaker.snapshot().retryAfterMs).toBe(0);
  });

  it('keeps the place of a probe until its end', async () => {
    const { breaker } = await halfOpen();
    const stream = await breaker.stream(() => events(start, end()));
    expect(isCohereCircuitOpen(await succeed(breaker))).toBe(true);
    for await (const event of stream) expect(event).toHaveProperty('type');
    expect(breaker.state).toBe('closed');
  });

  it('counts errors before the stream, and has a fallback for them alone', async () => {
    const { breaker } = create({ threshold: 2 });
    await expect(breaker.stream(() => Promise.reject(unavailable))).rejects.toBe(unavailable);
    expect(
      await breaker.stream(
        () => Promise.reject(unavailable),
        () => 'other',
      ),
    ).toBe('other');
    expect(
      await breaker.stream(
        () => events(),
        () => 'other',
      ),
    ).toBe('other');
    await expect(breaker.stream(() => events())).rejects.toBeInstanceOf(CohereCircuitOpenError);
    const fresh = create().breaker;
    await expect(
      fresh.stream(
        () => Promise.reject(badRequest),
        () => 'other',
      ),
    ).rejects.toBe(badRequest);
  });
});

describe('what it tells', () => {
  it('is told by the listener in order', async () => {
    const { breaker, clock, changes } = create({ threshold: 1, resetMs: 100 });
    await fail(breaker);
    clock.ms += 100;
    await fail(breaker, status(429));
    clock.ms += 200;
    await succeed(breaker);
    expect(changes).toEqual([
      { from: 'closed', to: 'open', reason: 'upstream' },
      { from: 'open', to: 'half-open', reason: 'open-time-over' },
      { from: 'half-open', to: 'open', reason: 'rate-limit' },
      { from: 'open', to: 'half-open', reason: 'open-time-over' },
      { from: 'half-open', to: 'closed', reason: 'probe-succeeded' },
    ]);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('listener');
      },
    ],
    ['rejects', () => Promise.reject(new Error('listener'))],
  ])('changes nothing when the listener %s', async (_, onStateChange) => {
    const { breaker, clock } = create({ threshold: 1, resetMs: 100, onStateChange });
    expect(await fail(breaker)).toBe(unavailable);
    clock.ms += 100;
    expect(await succeed(breaker)).toBe('ok');
    expect(breaker.state).toBe('closed');
  });

  it('lets a listener that calls back have the probe, and nobody besides', async () => {
    let upstream = 0;
    const { breaker, clock } = create({
      threshold: 1,
      resetMs: 100,
      onStateChange: ({ to }) => {
        if (to === 'half-open') void breaker.call(() => new Promise(() => (upstream += 1)));
      },
    });
    await fail(breaker);
    clock.ms += 100;
    expect(isCohereCircuitOpen(await breaker.call(() => (upstream += 1)).catch((error: unknown) => error))).toBe(true);
    expect(upstream).toBe(1);
  });

  it('stands in the snapshot', async () => {
    const { breaker, clock } = create({ threshold: 3, resetMs: 100 });
    expect(breaker.snapshot()).toEqual({
      state: 'closed',
      consecutiveFailures: 0,
      failures: 0,
      successes: 0,
      retryAfterMs: 0,
    });
    await succeed(breaker);
    clock.ms += 50;
    await fail(breaker);
    expect(breaker.snapshot()).toEqual({
      state: 'closed',
      consecutiveFailures: 1,
      failures: 1,
      successes: 1,
      retryAfterMs: 0,
      sinceSuccessMs: 50,
    });
    await fail(breaker);
    await fail(breaker, new TypeError('fetch failed'));
    expect(breaker.snapshot()).toMatchObject({ state: 'open', openedBy: 'network', retryAfterMs: 100 });
    clock.ms += 100;
    expect(breaker.snapshot()).toMatchObject({ state: 'half-open', openedBy: 'network', retryAfterMs: 0 });
  });
});

describe('its options', () => {
  it('may be positional', async () => {
    const breaker = new CohereCircuitBreaker(2, 500);
    await fail(breaker);
    expect(breaker.state).toBe('closed');
    await fail(breaker);
    expect(breaker.state).toBe('open');
    expect(breaker.snapshot().retryAfterMs).toSatisfy((ms: number) => ms > 400 && ms <= 600);
    expect(new CohereCircuitBreaker(2).state).toBe('closed');
    expect(new CohereCircuitBreaker().state).toBe('closed');
  });

  it.each([
    [{ treshold: 5 }, /unknown option "treshold"; accepted: threshold, resetMs/],
    [{ threshold: 0 }, /option "threshold" must be a whole number, 1 or more/],
    [{ threshold: 2.5 }, /threshold/],
    [{ resetMs: '60s' }, /option "resetMs" must be milliseconds, 1 to 2147483647/],
    [{ resetMs: Infinity }, /resetMs/],
    [{ fallbackOn: 'error' }, /option "fallbackOn" must be 'open' or 'failure'/],
    [{ jitter: 2 }, /option "jitter" must be a number from 0 to 1/],
    [{ onStateChange: 'log' }, /option "onStateChange" must be a function/],
    [null, /the options must be an object/],
    [-1, /threshold/],
    [NaN, /threshold/],
  ])('%j are refused by name', (options, message) => {
    expect(() => new CohereCircuitBreaker(options as never)).toThrow(TypeError);
    expect(() => new CohereCircuitBreaker(options as never)).toThrow(message);
  });

  it('may be undefined one by one', () => {
    expect(() => new CohereCircuitBreaker({ threshold: undefined as never, now: undefined as never })).not.toThrow();
  });
});

it('has no timers', async () => {
  vi.useFakeTimers();
  try {
    const breaker = new CohereCircuitBreaker(1, 100);
    await fail(breaker);
    await succeed(breaker);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
