import type { Outcome, RequestPermit } from '../circuit-permit.js';
import type { CohereErrorKind } from '../classify-error.js';
import { notify } from '../notify.js';
import type { Call } from './call.js';

/** One request on the wire, as `onAttempt` is told when it is over. */
export interface CohereAttempt {
  /** The endpoint by its path: `chat`, `embed`, `rerank`, `models`, …; `other` for a URL that is none of the API. */
  readonly endpoint: string;
  readonly model?: string;
  /** Which request of the same call it was, from 1. */
  readonly attempt: number;
  /** The HTTP status, when headers arrived. */
  readonly statusCode?: number;
  /** Milliseconds from the request to the last byte, or to the failure. */
  readonly durationMs: number;
  /** Milliseconds that the call waited before this request. */
  readonly waitedMs: number;
  /** What to tell Cohere's support: the header `x-request-id` or `x-debug-trace-id`. */
  readonly requestId?: string;
  /** What went wrong; absent when nothing did. A stream that its reader left early is `cancelled`. */
  readonly kind?: CohereErrorKind;
}

/** Keeps the account of one request: decides the breaker's permit, and reports the request once it is over. */
export class AttemptRecord {
  readonly #facts: Pick<CohereAttempt, 'endpoint' | 'model' | 'attempt' | 'waitedMs'>;
  readonly #permit: RequestPermit;
  readonly #onAttempt: ((attempt: CohereAttempt) => unknown) | undefined;
  readonly #sentAt = performance.now();
  #response: Response | undefined;
  #outcome: Outcome | undefined;
  #isFinished = false;

  constructor(
    call: Call,
    waitedMs: number,
    permit: RequestPermit,
    onAttempt: ((attempt: CohereAttempt) => unknown) | undefined,
  ) {
    const { endpoint, model } = call.facts;
    this.#facts = { endpoint, ...(model !== undefined && { model }), attempt: call.attempts, waitedMs };
    this.#permit = permit;
    this.#onAttempt = onAttempt;
  }

  /** The headers arrived. */
  answered(response: Response): void {
    this.#response = response;
  }

  /** The outcome is known, though the answer may not be over. The first outcome counts. */
  decide(outcome: Outcome): void {
    this.#outcome ??= outcome;
    this.#permit.settle(outcome);
  }

  /** The request is over. */
  finish(outcome: Outcome): void {
    this.decide(outcome);
    if (this.#isFinished) return;
    this.#isFinished = true;
    const { status, headers } = this.#response ?? {};
    const requestId = headers?.get('x-request-id') ?? headers?.get('x-debug-trace-id');
    notify(this.#onAttempt, {
      ...this.#facts,
      durationMs: performance.now() - this.#sentAt,
      ...(status !== undefined && { statusCode: status }),
      ...(requestId && { requestId }),
      ...(typeof this.#outcome === 'object' && { kind: this.#outcome.kind }),
    });
  }
}
