import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  CohereCircuitBreaker,
  CohereCircuitOpenError,
  type CohereCircuitStateChange,
} from '../../src/runtime/index.js';
import { type Deferred, deferred } from './deferred.js';

const threshold = 3;
const resetMs = 100;
const probeLeaseMs = 40;
const retryAfterMs = 1_000;
const quotaResetMs = 5_000;

/** How calls end, and how much of it a breaker should see. */
const endings = {
  success: undefined,
  failure: { statusCode: 503, body: {}, rawResponse: {} },
  'rate-limit': {
    statusCode: 429,
    body: {},
    rawResponse: { headers: new Headers({ 'retry-after': String(retryAfterMs / 1000) }) },
  },
  quota: { statusCode: 402, body: {}, rawResponse: {} },
  abort: new DOMException('This operation was aborted', 'AbortError'),
  'bad-request': { statusCode: 400, body: {}, rawResponse: {} },
};
type EndingName = keyof typeof endings;

/** A step of an interleaving. A call that no step ends hangs. */
type Step =
  | { readonly do: 'start' }
  | { readonly do: 'end'; readonly which: number; readonly how: EndingName }
  | { readonly do: 'tick'; readonly ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ do: 'start' } as const) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('end' as const),
      which: fc.nat(20),
      how: fc.constantFrom(...(Object.keys(endings) as EndingName[])),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('tick' as const),
      ms: fc.constantFrom(-50, 1, 10, probeLeaseMs, resetMs * 1.2, retryAfterMs * 1.2, quotaResetMs * 1.2, 60_000),
    }),
  },
);

interface Call extends Deferred<string> {
  readonly result: Promise<unknown>;
  readonly startedAt: number;
  /** How many changes of state there had been once it was admitted. */
  readonly era: number;
}

/** Plays an interleaving and checks after each step what must hold at all times. */
class Play {
  now = 0;
  /** The clock of the breaker, which the test may also set back. */
  latest = 0;
  readonly changes: CohereCircuitStateChange[] = [];
  readonly breaker: CohereCircuitBreaker = new CohereCircuitBreaker({
    threshold,
    resetMs,
    probeLeaseMs,
    quotaResetMs,
    // The rate has tests of its own.
    minimumCalls: 1_000_000,
    now: () => this.now,
    onStateChange: (change) => this.changes.push(change),
  });
  readonly calls: Call[] = [];
  /** The call that may probe, while half-open. */
  probe: Call | undefined;
  failuresInRow = 0;
  openUntilAtLeast = 0;
  /** How many changes of state were checked. */
  #checked = 0;

  async start(): Promise<void> {
    const wasOpen = this.breaker.state === 'open';
    const wasHalfOpen = this.breaker.state === 'half-open';
    const isProbing = wasHalfOpen && this.probe !== undefined && this.latest < this.probe.startedAt + probeLeaseMs;
    let isRunning = false;
    const end = deferred<string>();
    const result = this.breaker.call(() => ((isRunning = true), end.promise)).catch((error: unknown) => error);
    const call: Call = { ...end, result, startedAt: this.latest, era: this.changes.length };

    expect(isRunning).toBe(!wasOpen && !isProbing);
    if (!isRunning) {
      const refusal = await result;
      expect(refusal).toBeInstanceOf(CohereCircuitOpenError);
      expect((refusal as CohereCircuitOpenError).retryAfterMs).toBeGreaterThan(0);
      return;
    }
    expect(this.latest).toBeGreaterThanOrEqual(this.openUntilAtLeast);
    expect(this.breaker.state).toBe(wasHalfOpen ? 'half-open' : 'closed');
    this.calls.push(call);
    if (wasHalfOpen) this.probe = call;
  }

  async end(which: number, how: EndingName): Promise<void> {
    const [call] = this.calls.splice(which % Math.max(this.calls.length, 1), 1);
    if (!call) return;
    const before = this.breaker.state;
    const isStale = call.era !== this.changes.length || (before === 'half-open' && call !== this.probe);
    const error = endings[how];
    if (error) call.reject(error);
    else call.resolve('ok');
    expect(await call.result).toBe(error ?? 'ok');

    const after = this.breaker.state;
    if (isStale || how === 'abort' || how === 'bad-request') expect(after).toBe(before);
    else if (before === 'closed') this.#endedWhileClosed(how, after);
    else this.#probeEnded(how, after);
    if (call === this.probe) this.probe = undefined;
  }

  tick(ms: number): void {
    this.now += ms;
    this.latest = Math.max(this.latest, this.now);
  }

  #endedWhileClosed(how: EndingName, after: string): void {
    this.failuresInRow = how === 'success' ? 0 : this.failuresInRow + 1;
    const opens = how === 'quota' || this.failuresInRow >= threshold;
    expect(after).toBe(opens ? 'open' : 'closed');
    if (opens) this.#opened(how);
  }

  #probeEnded(how: EndingName, after: string): void {
    expect(after).toBe(how === 'success' ? 'closed' : 'open');
    if (how !== 'success') this.#opened(how);
    this.failuresInRow = 0;
  }

  #opened(how: EndingName): void {
    const ms = how === 'quota' ? quotaResetMs : how === 'rate-limit' ? retryAfterMs : resetMs;
    this.openUntilAtLeast = this.latest + ms;
    this.failuresInRow = 0;
  }

  checkAlways(): void {
    const { state, retryAfterMs: waitMs } = this.breaker.snapshot();
    if (state === 'closed') expect(waitMs).toBe(0);
    if (state === 'open') expect(waitMs).toBeGreaterThan(0);
    for (const { from, to } of this.changes.slice(this.#checked)) {
      expect(from).toBe(this.changes[this.#checked - 1]?.to ?? 'closed');
      expect(['closed open', 'open half-open', 'half-open open', 'half-open closed']).toContain(`${from} ${to}`);
      this.#checked += 1;
    }
  }
}

const numRuns = 10_000;

it(`keeps its promises in ${numRuns} interleavings of successes, failures, aborts, hangs and clock steps`, async () => {
  const seen = { probes: 0, openings: 0, recoveries: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 120 }), async (steps) => {
      const play = new Play();
      for (const next of steps) {
        if (next.do === 'start') await play.start();
        else if (next.do === 'end') await play.end(next.which, next.how);
        else play.tick(next.ms);
        play.checkAlways();
      }
      for (const { to } of play.changes) {
        if (to === 'open') seen.openings += 1;
        else if (to === 'half-open') seen.probes += 1;
        else seen.recoveries += 1;
      }
    }),
    { numRuns, seed: 20_261_121 },
  );
  // The interleavings reach all that is asserted.
  expect(seen.openings).toBeGreaterThan(numRuns / 2);
  expect(seen.probes).toBeGreaterThan(numRuns / 5);
  expect(seen.recoveries).toBeGreaterThan(numRuns / 20);
}, 300_000);
