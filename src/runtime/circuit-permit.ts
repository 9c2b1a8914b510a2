import type { CohereErrorClassification } from './classify-error.js';

/** How a call ended, as a breaker sees it. What does not count as a failure decides nothing. */
export type Outcome = 'success' | CohereErrorClassification;

/** A breaker's leave for one call. The first outcome decides; a permit may also be forgotten. */
export class Permit {
  #decide: ((outcome: Outcome) => void) | undefined;
  #isClaimed = false;

  constructor(decide: (outcome: Outcome) => void) {
    this.#decide = decide;
  }

  /** Reserves the decision for one request inside the call. False when it is reserved or made already. */
  claim(): boolean {
    if (this.#isClaimed || !this.#decide) return false;
    this.#isClaimed = true;
    return true;
  }

  /** The outcome of the call; that of the request counts instead where one reserved the decision. */
  settleCall(outcome: Outcome): void {
    if (!this.#isClaimed) this.settle(outcome);
  }

  settle(outcome: Outcome): void {
    const decide = this.#decide;
    this.#decide = undefined;
    decide?.(outcome);
  }
}

/** What a request needs of its permit. */
export type RequestPermit = Pick<Permit, 'settle'>;

/** What `cohereFetch` needs of a breaker. A structure, so that the breaker of another copy of this package serves. */
export interface FetchBreaker {
  /** Says once that a fetch decides the requests of this breaker's calls. */
  expectFetch(): void;
  /**
   * Leave for one request: that of the `call` around it, or a new one.
   *
   * @throws {CohereCircuitOpenError} When the breaker refuses.
   */
  permitRequest(): RequestPermit;
  /** Milliseconds until a request would be admitted; 0 when it would be now. */
  refusesForMs(): number;
  /** Calls the listener whenever the breaker opens, until the function that it returns is called. */
  whenOpened(listener: () => void): () => void;
}

/** What `cohereFetch` needs of a registry of breakers. */
export interface FetchBreakers {
  for(key: { readonly endpoint: string; readonly model?: string | undefined }): FetchBreaker;
  /** Says once that a fetch decides the requests of all calls. */
  expectFetch(): void;
}
