import { claimCall, hasCallContext, runInCall } from './call-context.js';
import { CohereCircuitOpenError } from './circuit-open-error.js';
import { type FetchBreaker, type Outcome, Permit } from './circuit-permit.js';
import {
  classifyAnswer,
  classifyCohereError,
  type CohereErrorClassification,
  type CohereErrorKind,
} from './classify-error.js';
import { notify } from './notify.js';
import { callback, checkOptions, integer, milliseconds, oneOf, type OptionRule, share } from './options.js';
import { OutcomeWindow } from './outcome-window.js';
import { watchStream } from './watch-stream.js';

/** Closed: calls go through. Open: they are refused. Half-open: one call at a time probes the service. */
export type CohereCircuitState = 'closed' | 'open' | 'half-open';

/** A change of state, as `onStateChange` is told. */
export interface CohereCircuitStateChange {
  readonly from: CohereCircuitState;
  readonly to: CohereCircuitState;
  /** The kind of the failure that opened it, `open-time-over` (half-open), or `probe-succeeded` (closed). */
  readonly reason: CohereErrorKind | 'open-time-over' | 'probe-succeeded';
}

/** Options of {@link CohereCircuitBreaker}. */
export interface CohereCircuitBreakerOptions {
  /** How many failures in a row open it. Default: 5. */
  readonly threshold?: number;
  /** Milliseconds that it stays open the first time; doubled for each failed probe. Default: 60,000. */
  readonly resetMs?: number;
  /** Milliseconds that the doubling ends at. `Retry-After` may ask for more. Default: 300,000. */
  readonly maxResetMs?: number;
  /** Milliseconds, at least, that a quota of the month keeps it open. Default: 3,600,000 (an hour). */
  readonly quotaResetMs?: number;
  /** Open times are prolonged at random by up to this share (0 to 1), lest processes probe together. Default: 0.2. */
  readonly jitter?: number;
  /** The share of failures, 0 to 1, that opens it also without a row. Default: 0.5. */
  readonly failureRate?: number;
  /** How many calls within `windowMs` make a rate. Default: 20. */
  readonly minimumCalls?: number;
  /** Milliseconds for which outcomes count for the rate. Default: 60,000. */
  readonly windowMs?: number;
  /** How many probes in a row must succeed to close it. Default: 1. */
  readonly probeSuccesses?: number;
  /** Milliseconds that a probe keeps others out; after that another call may probe. Default: 60,000. */
  readonly probeLeaseMs?: number;
  /** When a call's fallback runs: only for refusals, or also for failures that count. Default: `'failure'`. */
  readonly fallbackOn?: 'open' | 'failure';
  /** Told each change of state. What it throws changes nothing. */
  readonly onStateChange?: (change: CohereCircuitStateChange) => unknown;
  /** A clock in milliseconds. Default: `performance.now`. */
  readonly now?: () => number;
  /** A random number from 0 to below 1, for the jitter. Default: `Math.random`. */
  readonly random?: () => number;
}

/** What a breaker knows, for health checks and metrics. */
export interface CohereCircuitSnapshot {
  readonly state: CohereCircuitState;
  /** Failures since the last success. */
  readonly consecutiveFailures: number;
  /** Failures within `windowMs`, while closed. */
  readonly failures: number;
  /** Successes within `windowMs`, while closed. */
  readonly successes: number;
  /** Milliseconds until a call would be admitted; 0 when it would be now. */
  readonly retryAfterMs: number;
  /** The kind of the failure that opened it, unless it is closed. */
  readonly openedBy?: CohereErrorKind;
  /** Milliseconds since a call last succeeded; absent when none has yet. */
  readonly sinceSuccessMs?: number;
}

export const circuitBreakerRules: Readonly<Record<keyof CohereCircuitBreakerOptions, OptionRule>> = {
  threshold: integer(1),
  resetMs: milliseconds(1),
  maxResetMs: milliseconds(1),
  quotaResetMs: milliseconds(1),
  jitter: share,
  failureRate: share,
  minimumCalls: integer(1),
  windowMs: milliseconds(1),
  probeSuccesses: integer(1),
  probeLeaseMs: milliseconds(1),
  fallbackOn: oneOf('open', 'failure'),
  onStateChange: callback,
  now: callback,
  random: callback,
};

const defaults = {
  threshold: 5,
  resetMs: 60_000,
  maxResetMs: 300_000,
  quotaResetMs: 3_600_000,
  jitter: 0.2,
  failureRate: 0.5,
  minimumCalls: 20,
  windowMs: 60_000,
  probeSuccesses: 1,
  probeLeaseMs: 60_000,
  fallbackOn: 'failure',
  now: () => performance.now(),
  random: Math.random,
} satisfies CohereCircuitBreakerOptions;

/**
 * Stops calling a service that fails, and finds out with single calls whether it is back.
 *
 * It opens after `threshold` failures in a row, at a rate of failures, or at once for a quota of the month. Failures
 * are what `isCohereFailure` says: bad requests, refused keys, aborts and the application's own errors count neither
 * way. A result that arrives after the state changed is ignored. There are no timers: time is looked at when a call
 * comes, so a breaker never keeps a process alive.
 *
 * @example
 * const breaker = new CohereCircuitBreaker({ threshold: 5, resetMs: 60_000 });
 * const answer = await breaker.call(() => client.chat(request), () => cachedAnswer);
 */
export class CohereCircuitBreaker implements FetchBreaker {
  readonly #options: CohereCircuitBreakerOptions & typeof defaults;
  readonly #window: OutcomeWindow;
  readonly #openedListeners = new Set<() => void>();
  #isFetchExpected = false;

  #state: CohereCircuitState = 'closed';
  /** Counts the changes of state: what was admitted before the last one is stale. */
  #generation = 0;
  #time = -Infinity;
  #consecutiveFailures = 0;
  #openings = 0;
  #openUntil = 0;
  #openedBy: CohereErrorKind | undefined;
  /** What `Retry-After` of the failures in this row asked for. */
  #notBefore = 0;
  #probe: { readonly permit: Permit; readonly until: number } | undefined;
  #probeSuccesses = 0;
  #lastSuccess: number | undefined;

  /** @throws {TypeError} For an option that does not exist, or a value that it does not accept. */
  constructor(options?: CohereCircuitBreakerOptions);
  /**
   * @param threshold How many failures in a row open it.
   * @param resetMs Milliseconds that it stays open the first time.
   * @throws {TypeError} For a value that is not accepted.
   */
  constructor(threshold: number, resetMs?: number);
  constructor(first: CohereCircuitBreakerOptions | number = {}, resetMs?: number) {
    const given = typeof first === 'number' ? { threshold: first, resetMs } : first;
    checkOptions('CohereCircuitBreaker', given, circuitBreakerRules);
    const present = Object.entries(given).filter(([, value]) => value !== undefined);
    this.#options = { ...defaults, ...Object.fromEntries(present) };
    this.#window = new OutcomeWindow(this.#options.windowMs);
  }

  /** The state now. An open breaker whose time is over is half-open, even before a call comes to probe. */
  get state(): CohereCircuitState {
    return this.#state === 'open' && this.#now() >= this.#openUntil ? 'half-open' : this.#state;
  }

  /** What it knows, as plain data. */
  snapshot(): CohereCircuitSnapshot {
    const now = this.#now();
    return {
      state: this.state,
      consecutiveFailures: this.#consecutiveFailures,
      ...this.#window.counts(now),
      retryAfterMs: this.refusesForMs(),
      ...(this.#openedBy && { openedBy: this.#openedBy }),
      ...(this.#lastSuccess !== undefined && { sinceSuccessMs: now - this.#lastSuccess }),
    };
  }

  /**
   * Runs a call, unless the breaker refuses.
   *
   * @param fn Makes the call. An answer that the SDK should have thrown counts as a failure, too.
   * @param fallback Runs instead when the breaker refuses, and when the call failed in a way that counts (unless
   *   `fallbackOn` is `'open'`). Never for bad requests, refused keys, aborts or the application's own errors.
   * @returns What `fn` or the fallback returns.
   * @throws {CohereCircuitOpenError} When it refuses and there is no fallback.
   * @throws What `fn` or the fallback throws, as it is.
   */
  async call<Result, Substitute = never>(
    fn: () => Result | PromiseLike<Result>,
    fallback?: (error: unknown) => Substitute | PromiseLike<Substitute>,
  ): Promise<Result | Substitute> {
    if (!fallback) return this.#attempt(fn);
    let failure: unknown;
    try {
      const result = await this.#attempt(fn);
      if (!this.#isReplaced(classifyAnswer(result))) return result;
      failure = result;
    } catch (error) {
      if (!this.#isReplaced(classifyCohereError(error))) throw error;
      failure = error;
    }
    return fallback(failure);
  }

  /**
   * Opens a stream, unless the breaker refuses, and decides when the stream ends: a stream that breaks off, or whose
   * finish reason is `ERROR`, is a failure, also where the SDK ends the loop as if all were well.
   *
   * @param fn Opens the stream, such as `() => client.chatStream(request)`.
   * @param fallback As with `call`, before the first event; a stream that has begun is not replaced.
   * @returns The stream. A consumer that leaves early decides nothing.
   * @throws {CohereCircuitOpenError} When it refuses and there is no fallback.
   * @throws What `fn` or the fallback throws, as it is.
   */
  async stream<Event, Substitute = never>(
    fn: () => AsyncIterable<Event> | PromiseLike<AsyncIterable<Event>>,
    fallback?: (error: unknown) => Substitute | PromiseLike<Substitute>,
  ): Promise<AsyncIterable<Event> | Substitute> {
    try {
      return await this.#attemptStream(fn);
    } catch (error) {
      if (!fallback || !this.#isReplaced(classifyCohereError(error))) throw error;
      return fallback(error);
    }
  }

  /** For `cohereFetch`: says once that a fetch decides the requests of this breaker's calls. */
  expectFetch(): void {
    this.#isFetchExpected = true;
  }

  /**
   * For `cohereFetch`: leave for one request, that of the `call` around it or a new one.
   *
   * @throws {CohereCircuitOpenError} When it refuses.
   */
  permitRequest(): Permit {
    return claimCall(this) ?? this.#permit();
  }

  /** Milliseconds until a call would be admitted; 0 when it would be now. */
  refusesForMs(): number {
    if (this.#state === 'closed') return 0;
    const now = this.#now();
    const until = this.#state === 'open' ? this.#openUntil : (this.#probe?.until ?? now);
    return Math.max(0, until - now);
  }

  /** For `cohereFetch`: calls the listener whenever the breaker opens, until the returned function is called. */
  whenOpened(listener: () => void): () => void {
    this.#openedListeners.add(listener);
    return () => this.#openedListeners.delete(listener);
  }

  async #attempt<Result>(fn: () => Result | PromiseLike<Result>): Promise<Result> {
    const permit = this.#permitCall();
    try {
      const result = await this.#run(permit, fn);
      permit.settleCall(classifyAnswer(result) ?? 'success');
      return result;
    } catch (error) {
      permit.settleCall(classifyCohereError(error));
      throw error;
    }
  }

  async #attemptStream<Event>(
    fn: () => AsyncIterable<Event> | PromiseLike<AsyncIterable<Event>>,
  ): Promise<AsyncIterable<Event>> {
    const permit = this.#permitCall();
    try {
      const stream = await this.#run(permit, fn);
      return watchStream(stream, (outcome) => permit.settleCall(outcome));
    } catch (error) {
      permit.settleCall(classifyCohereError(error));
      throw error;
    }
  }

  #run<Result>(permit: Permit, fn: () => Result): Result {
    return this.#isFetchExpected ? runInCall(this, permit, fn) : fn();
  }

  /** Whether a fallback stands in for what went wrong. */
  #isReplaced(problem: CohereErrorClassification | undefined): boolean {
    if (problem?.kind === 'circuit-open') return true;
    return this.#options.fallbackOn === 'failure' && problem?.countsAsFailure === true;
  }

  /** Leave for a call. Where requests cannot find the call that they belong to, each asks and decides for itself. */
  #permitCall(): Permit {
    if (!this.#isFetchExpected || hasCallContext()) return this.#permit();
    this.#refuse();
    return new Permit(() => {});
  }

  #permit(): Permit {
    this.#refuse();
    if (this.#state === 'open') {
      this.#change('half-open', 'open-time-over');
      // The listener may have made a call of its own, which is the probe then.
      return this.#permit();
    }
    const generation = this.#generation;
    const permit = new Permit((outcome) => this.#settle(permit, generation, outcome));
    if (this.#state === 'half-open') this.#probe = { permit, until: this.#now() + this.#options.probeLeaseMs };
    return permit;
  }

  #refuse(): void {
    const waitMs = this.refusesForMs();
    if (waitMs > 0) throw new CohereCircuitOpenError(waitMs);
  }

  #settle(permit: Permit, generation: number, outcome: Outcome): void {
    const now = this.#now();
    if (outcome === 'success') this.#lastSuccess = now;
    if (generation !== this.#generation) return;
    // A probe whose lease is over decides as long as no other call has taken its place.
    if (this.#state === 'half-open' && this.#probe?.permit !== permit) return;
    this.#probe = undefined;
    if (outcome === 'success') this.#succeeded(now);
    else if (outcome.countsAsFailure) this.#failed(outcome, now);
  }

  #succeeded(now: number): void {
    this.#consecutiveFailures = 0;
    this.#notBefore = 0;
    if (this.#state === 'closed') return this.#window.add('success', now);
    this.#probeSuccesses += 1;
    if (this.#probeSuccesses < this.#options.probeSuccesses) return;
    this.#openings = 0;
    this.#openedBy = undefined;
    this.#change('closed', 'probe-succeeded');
  }

  #failed({ kind, retryAfterMs = 0 }: CohereErrorClassification, now: number): void {
    this.#consecutiveFailures += 1;
    this.#notBefore = Math.max(this.#notBefore, now + retryAfterMs);
    this.#window.add('failure', now);
    if (this.#state === 'half-open' || kind === 'quota' || this.#isTooMany(now)) this.#open(kind, now);
  }

  #isTooMany(now: number): boolean {
    const { threshold, minimumCalls, failureRate } = this.#options;
    if (this.#consecutiveFailures >= threshold) return true;
    const { successes, failures } = this.#window.counts(now);
    const calls = successes + failures;
    return calls >= minimumCalls && failures >= calls * failureRate;
  }

  #open(kind: CohereErrorKind, now: number): void {
    const { resetMs, maxResetMs, quotaResetMs, jitter, random } = this.#options;
    const grown = Math.min(resetMs * 2 ** this.#openings, Math.max(resetMs, maxResetMs));
    const atLeast = kind === 'quota' ? quotaResetMs : 0;
    const openMs = Math.max(grown, atLeast, this.#notBefore - now);
    this.#openUntil = now + openMs * (1 + jitter * random());
    this.#openings += 1;
    this.#openedBy = kind;
    this.#change('open', kind);
    for (const listener of this.#openedListeners) listener();
  }

  #change(to: CohereCircuitState, reason: CohereCircuitStateChange['reason']): void {
    const from = this.#state;
    this.#state = to;
    this.#generation += 1;
    this.#probeSuccesses = 0;
    this.#notBefore = 0;
    this.#probe = undefined;
    this.#window.clear();
    notify(this.#options.onStateChange, { from, to, reason });
  }

  /** The clock, held still where it steps back. */
  #now(): number {
    this.#time = Math.max(this.#time, this.#options.now());
    return this.#time;
  }
}
