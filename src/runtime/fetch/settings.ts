import type { FetchBreaker, FetchBreakers } from '../circuit-permit.js';
import { callback, checkOptions, either, objectWith, type OptionRule, timeLimit } from '../options.js';
import type { CohereAttempt } from './attempt-record.js';

/** Options of `cohereFetch`. */
export interface CohereFetchOptions {
  /**
   * Milliseconds from a request to its headers, for one attempt. An answer that is not streamed has its headers when
   * the model is done. Default: Infinity; the client's `timeoutInSeconds` (300 s unless set) also bounds an attempt.
   */
  readonly headersTimeoutMs?: number;
  /** Milliseconds for the whole call: its attempts, the waits between them, the last byte. Default: 600,000. */
  readonly totalTimeoutMs?: number;
  /** Milliseconds without a byte of the body while its reader waits for one. Default: 60,000. */
  readonly idleTimeoutMs?: number;
  /**
   * Counts every attempt and refuses them while it is open: a breaker, or `cohereBreakers()` for one per model. With
   * `breaker.call(…)` around a request, the fetch decides and `call` adds its fallback. Where the platform has no
   * `AsyncLocalStorage`, a request cannot be told from its neighbours: the breaker is then decided by the fetch alone.
   */
  readonly breaker?: FetchBreaker | FetchBreakers;
  /** Reads the key again after a 401, such as `cohereToken(…)`. Give the same one to the client. */
  readonly token?: () => string | PromiseLike<string>;
  /** What sends the requests, such as an instrumented fetch. Default: the global `fetch` of the moment. */
  readonly fetch?: typeof globalThis.fetch;
  /** An `Agent` or proxy of undici for Node's `fetch`: how long idle connections are kept, certificates, a proxy. */
  readonly dispatcher?: object;
  /** Told each request once it is over, for metrics and logs; it holds no text and no key. */
  readonly onAttempt?: (attempt: CohereAttempt) => unknown;
}

/** The options with their defaults. */
export interface FetchSettings {
  readonly headersTimeoutMs: number;
  readonly totalTimeoutMs: number;
  readonly idleTimeoutMs: number;
  readonly token: CohereFetchOptions['token'];
  readonly fetch: CohereFetchOptions['fetch'];
  readonly dispatcher: CohereFetchOptions['dispatcher'];
  readonly onAttempt: CohereFetchOptions['onAttempt'];
  breakerFor(key: { readonly endpoint: string; readonly model?: string | undefined }): FetchBreaker | undefined;
}

const breakerRule = either(
  objectWith('a CohereCircuitBreaker', 'permitRequest', 'refusesForMs', 'whenOpened', 'expectFetch'),
  objectWith('cohereBreakers()', 'for', 'expectFetch'),
);

const rules: Readonly<Record<keyof CohereFetchOptions, OptionRule>> = {
  headersTimeoutMs: timeLimit,
  totalTimeoutMs: timeLimit,
  idleTimeoutMs: timeLimit,
  breaker: breakerRule,
  token: callback,
  fetch: callback,
  dispatcher: objectWith('an undici dispatcher', 'dispatch'),
  onAttempt: callback,
};

/** @throws {TypeError} For an option that does not exist, or a value that it does not accept. */
export function settingsOf(options: CohereFetchOptions): FetchSettings {
  checkOptions('cohereFetch', options, rules);
  const { breaker, token, fetch, dispatcher, onAttempt } = options;
  breaker?.expectFetch();
  return {
    headersTimeoutMs: options.headersTimeoutMs ?? Infinity,
    totalTimeoutMs: options.totalTimeoutMs ?? 600_000,
    idleTimeoutMs: options.idleTimeoutMs ?? 60_000,
    token,
    fetch,
    dispatcher,
    onAttempt,
    breakerFor: ({ endpoint, model }) => (breaker && 'for' in breaker ? breaker.for({ endpoint, model }) : breaker),
  };
}
