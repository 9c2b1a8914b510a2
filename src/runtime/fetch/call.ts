import type { Answer } from './answer.js';
import { factsOf, type FetchInput, type RequestFacts, urlOf } from './request.js';

/** An attempt that failed with an answer. */
export interface LastAttempt {
  readonly answer: Answer;
  readonly answeredAt: number;
  /** When the next attempt may start; `Infinity` when it would be of no use. */
  readonly retryAt: number;
}

/** One call of the SDK, over all its attempts. Times are those of `performance.now()`. */
export interface Call {
  readonly facts: RequestFacts;
  readonly body: RequestInit['body'];
  /** When the whole call must be over. */
  readonly deadline: number;
  /** The first attempt's signal. Its timer is cleared, so from the second attempt on only the caller aborts it. */
  readonly firstSignal: AbortSignal | undefined;
  /** How many requests were sent. */
  attempts: number;
  /** How often the SDK tried again. */
  retries: number;
  /** The `Authorization` header that takes the place of the SDK's, once the key was read again. */
  authorization?: string;
  /** The attempt before, for which the SDK may try again. */
  last?: LastAttempt;
}

/**
 * The calls that are between two attempts. The SDK tells nothing about a call, but it passes the same `headers` object
 * with each attempt.
 */
export class Calls {
  readonly #waiting = new WeakMap<object, Call>();
  readonly #totalTimeoutMs: number;

  constructor(totalTimeoutMs: number) {
    this.#totalTimeoutMs = totalTimeoutMs;
  }

  /** The call that an attempt belongs to. */
  take(input: FetchInput, init: RequestInit): Call {
    const known = this.#waiting.get(init.headers ?? {});
    this.#waiting.delete(init.headers ?? {});
    // One headers object may also serve different requests, outside the SDK.
    if (known && known.body === init.body && known.facts.url === urlOf(input)) return known;
    return {
      facts: factsOf(input, init),
      body: init.body,
      deadline: performance.now() + this.#totalTimeoutMs,
      firstSignal: init.signal ?? undefined,
      attempts: 0,
      retries: 0,
    };
  }

  /** Remembers a call that the SDK may try again. */
  keep(init: RequestInit, call: Call): void {
    if (init.headers) this.#waiting.set(init.headers, call);
  }
}
