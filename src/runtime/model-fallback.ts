import type { CohereCircuitBreaker } from './circuit-breaker.js';

/** Two models, each with its breaker; made by `cohereBreakers(…).for({ endpoint, model, fallbackModel })`. */
export class CohereModelFallback {
  readonly #model: string;
  readonly #breaker: CohereCircuitBreaker;
  readonly #fallbackModel: string;
  readonly #fallbackBreaker: CohereCircuitBreaker;

  constructor(
    model: string,
    breaker: CohereCircuitBreaker,
    fallbackModel: string,
    fallbackBreaker: CohereCircuitBreaker,
  ) {
    this.#model = model;
    this.#breaker = breaker;
    this.#fallbackModel = fallbackModel;
    this.#fallbackBreaker = fallbackBreaker;
  }

  /**
   * Runs the call with the first model; with the second one when the first is refused or fails in a way that counts
   * (unless `fallbackOn` is `'open'`).
   *
   * @param fn Makes the call with the model that it is given.
   * @param fallback Runs when the second model is refused or fails, too.
   */
  call<Result, Substitute = never>(
    fn: (model: string) => Result | PromiseLike<Result>,
    fallback?: (error: unknown) => Substitute | PromiseLike<Substitute>,
  ): Promise<Result | Substitute> {
    return this.#breaker.call(
      () => fn(this.#model),
      () => this.#fallbackBreaker.call(() => fn(this.#fallbackModel), fallback),
    );
  }

  /** As `call`, for streams: the second model takes over before the first event only. */
  stream<Event, Substitute = never>(
    fn: (model: string) => AsyncIterable<Event> | PromiseLike<AsyncIterable<Event>>,
    fallback?: (error: unknown) => Substitute | PromiseLike<Substitute>,
  ): Promise<AsyncIterable<Event> | Substitute> {
    return this.#breaker.stream(
      () => fn(this.#model),
      () => this.#fallbackBreaker.stream(() => fn(this.#fallbackModel), fallback),
    );
  }
}
