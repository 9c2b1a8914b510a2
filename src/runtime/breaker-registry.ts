import {
  type CohereCircuitBreakerOptions,
  CohereCircuitBreaker,
  circuitBreakerRules,
  type CohereCircuitSnapshot,
  type CohereCircuitStateChange,
} from './circuit-breaker.js';
import type { FetchBreakers } from './circuit-permit.js';
import { CohereModelFallback } from './model-fallback.js';
import { checkOptions, text } from './options.js';

/** What a breaker of the registry is for. */
export interface CohereCircuitKey {
  /** The endpoint by the name of the client's method: `chat` (also for `chatStream`), `embed`, `rerank`, … */
  readonly endpoint: string;
  /** Default: one breaker for the calls that name no model. */
  readonly model?: string | undefined;
}

/** A key with a second model that stands in for the first. */
export interface CohereFallbackKey extends CohereCircuitKey {
  readonly model: string;
  /** It must fit the same request. For embed there is none: vectors of two models cannot be compared. */
  readonly fallbackModel: string;
}

/** Options of {@link cohereBreakers}: those of each breaker. */
export interface CohereBreakersOptions extends Omit<CohereCircuitBreakerOptions, 'onStateChange'> {
  /** Told each change of state of any breaker. What it throws changes nothing. */
  readonly onStateChange?: (change: CohereCircuitStateChange & CohereCircuitKey) => unknown;
}

const keyRules = { endpoint: text, model: text, fallbackModel: text };

/** How many breakers are kept: a model may come from the application's users, who can invent any number of names. */
const maxBreakers = 1_000;

/** The breakers of an application, one for each endpoint and model. Made by {@link cohereBreakers}. */
export class CohereBreakers implements FetchBreakers {
  readonly #options: CohereBreakersOptions;
  /** In the order of use. */
  readonly #entries = new Map<string, { readonly key: CohereCircuitKey; readonly breaker: CohereCircuitBreaker }>();
  #isFetchExpected = false;

  constructor(options: CohereBreakersOptions) {
    this.#options = options;
  }

  /**
   * The breaker for an endpoint and model: the same one each time.
   *
   * @throws {TypeError} For a key that is not accepted.
   */
  for(key: CohereCircuitKey & { readonly fallbackModel?: undefined }): CohereCircuitBreaker;
  /**
   * The breakers for two models, of which the second stands in for the first.
   *
   * @throws {TypeError} For a key that is not accepted.
   */
  for(key: CohereFallbackKey): CohereModelFallback;
  for(
    key: CohereCircuitKey & { readonly fallbackModel?: string | undefined },
  ): CohereCircuitBreaker | CohereModelFallback {
    const { endpoint = '', model, fallbackModel } = key;
    checkOptions('cohereBreakers().for', { ...key, endpoint, ...(fallbackModel && { model: model ?? '' }) }, keyRules);
    const breaker = this.#breaker(endpoint, model);
    if (model === undefined || fallbackModel === undefined) return breaker;
    return new CohereModelFallback(model, breaker, fallbackModel, this.#breaker(endpoint, fallbackModel));
  }

  /** What each breaker knows, with its endpoint and model. */
  snapshot(): (CohereCircuitKey & CohereCircuitSnapshot)[] {
    return [...this.#entries.values()].map(({ key, breaker }) => ({ ...key, ...breaker.snapshot() }));
  }

  /** For `cohereFetch`: says once that a fetch decides the requests of all calls. */
  expectFetch(): void {
    this.#isFetchExpected = true;
    for (const { breaker } of this.#entries.values()) breaker.expectFetch();
  }

  #breaker(endpoint: string, model: string | undefined): CohereCircuitBreaker {
    // A stream and an answer in one piece come from the same service.
    const key = { endpoint: endpoint.replace(/Stream$/, ''), ...(model !== undefined && { model }) };
    const name = JSON.stringify(key);
    const entry = this.#entries.get(name) ?? { key, breaker: this.#create(key) };
    this.#entries.delete(name);
    this.#entries.set(name, entry);
    if (this.#entries.size > maxBreakers) this.#forgetOne();
    return entry.breaker;
  }

  #create(key: CohereCircuitKey): CohereCircuitBreaker {
    const { onStateChange, ...options } = this.#options;
    const breaker = new CohereCircuitBreaker({
      ...options,
      ...(onStateChange && { onStateChange: (change) => onStateChange({ ...change, ...key }) }),
    });
    if (this.#isFetchExpected) breaker.expectFetch();
    return breaker;
  }

  /** Forgets the closed breaker that was used longest ago. */
  #forgetOne(): void {
    for (const [name, { breaker }] of this.#entries) {
      if (breaker.state === 'closed') return void this.#entries.delete(name);
    }
  }
}

/**
 * The breakers of an application: an outage of rerank must not stop chat, nor that of one model another.
 *
 * @throws {TypeError} For an option that does not exist, or a value that it does not accept.
 * @example
 * const breakers = cohereBreakers({ threshold: 5 });
 * const client = new CohereClientV2({ fetch: cohereFetch({ breaker: breakers }) });
 * const answer = await breakers
 *   .for({ endpoint: 'chat', model: 'command-a-03-2025', fallbackModel: 'command-r7b-12-2024' })
 *   .call((model) => client.chat({ model, messages }));
 */
export function cohereBreakers(options: CohereBreakersOptions = {}): CohereBreakers {
  checkOptions('cohereBreakers', options, circuitBreakerRules);
  return new CohereBreakers(options);
}
