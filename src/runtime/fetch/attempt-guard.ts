/** Why an attempt was ended before its answer. */
export interface Ending {
  readonly kind: 'cancelled' | 'timeout';
  /** The limit that was over, in words; empty for the caller's abort. */
  readonly detail: string;
  /** What to throw: the caller's reason, or an `AbortError`, which the SDK turns into its `CohereTimeoutError`. */
  readonly error: unknown;
}

type Limit = 'headers' | 'idle' | 'sdk' | 'total';

/**
 * Ends one attempt when its caller aborts or a limit of time is over, from the wait before it to its last byte.
 *
 * The caller's abort and the SDK's own timer (`timeoutInSeconds`) arrive on the same signal. The timer runs during the
 * wait, too; what it has left when the request is sent is prolonged, so that it bounds the attempt alone. Once it
 * fired, the signal says no more, and the caller's abort is seen on the first attempt's signal.
 */
export class AttemptGuard {
  readonly #controller = new AbortController();
  readonly #signals: readonly [first: AbortSignal | undefined, current: AbortSignal | undefined];
  readonly #timers = new Map<Limit, ReturnType<typeof setTimeout>>();
  readonly #startedAt = performance.now();
  #sentAt: number | undefined;
  #sdkLimitMs: number | undefined;
  #ending: Ending | undefined;
  #reject: ((error: unknown) => void) | undefined;

  /**
   * @param first The signal of the call's first attempt.
   * @param current The signal of this attempt, which may be the same.
   * @param deadline When the whole call must be over, as a time of `performance.now()`.
   */
  constructor(first: AbortSignal | undefined, current: AbortSignal | undefined, deadline: number) {
    this.#signals = [first, current];
    for (const signal of this.#signals) signal?.addEventListener('abort', this.#onAbort);
    if (first?.aborted || current?.aborted) this.#onAbort();
    this.limit('total', deadline - this.#startedAt, 'the call is not over within totalTimeoutMs');
  }

  /** The signal for the request. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Why the attempt was ended; `undefined` while it goes on, and after an answer. */
  get ending(): Ending | undefined {
    return this.#ending;
  }

  /** Starts what bounds the request itself: it is sent now. */
  requestSent(headersTimeoutMs: number): void {
    this.#sentAt = performance.now();
    this.#applySdkLimit();
    this.limit('headers', headersTimeoutMs, `no headers within headersTimeoutMs (${headersTimeoutMs} ms)`);
  }

  /** Starts or restarts a limit. */
  limit(name: Limit, ms: number, detail: string): void {
    this.lift(name);
    if (this.#ending || ms === Infinity) return;
    const timer = setTimeout(() => this.#end('timeout', detail, timeoutError(detail)), ms);
    // The connection keeps the process alive as long as there is something to wait for.
    (timer as { unref?: () => void }).unref?.();
    this.#timers.set(name, timer);
  }

  /** Takes a limit away. */
  lift(name: Limit): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }

  /** Waits for something that belongs to the attempt, and rejects as soon as the attempt is ended. */
  race<Value>(promise: PromiseLike<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      promise.then(resolve, reject);
      if (this.#ending) reject(this.#ending.error);
      this.#reject = reject;
    });
  }

  /** Stops watching: the attempt is over. */
  close(): void {
    for (const name of [...this.#timers.keys()]) this.lift(name);
    for (const signal of this.#signals) signal?.removeEventListener('abort', this.#onAbort);
  }

  /** Ends the connection of an answer that nobody reads on. */
  abandon(reason: unknown): void {
    this.close();
    this.#controller.abort(reason);
  }

  readonly #onAbort = (): void => {
    const [first, current] = this.#signals;
    if (current?.aborted && current.reason === 'timeout' && (first === current || !first?.aborted)) {
      this.#sdkLimitMs = performance.now() - this.#startedAt;
      this.#applySdkLimit();
      return;
    }
    this.#end('cancelled', '', first?.aborted ? first.reason : current?.reason);
  };

  #applySdkLimit(): void {
    if (this.#sentAt === undefined || this.#sdkLimitMs === undefined) return;
    const left = this.#sentAt + this.#sdkLimitMs - performance.now();
    this.limit('sdk', Math.max(0, left), 'the answer is not complete within timeoutInSeconds');
  }

  #end(kind: Ending['kind'], detail: string, error: unknown): void {
    if (this.#ending) return;
    this.#ending = { kind, detail, error };
    this.abandon(error);
    this.#reject?.(error);
  }
}

function timeoutError(detail: string): Error {
  return Object.assign(new Error(`Cohere call timed out: ${detail}`), { name: 'AbortError' });
}
