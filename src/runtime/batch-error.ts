import { isCohereFailure } from './classify-error.js';

/** A part of the input: from `start` to before `end`, as with `slice`. */
export interface CohereBatchRange {
  readonly start: number;
  readonly end: number;
}

/** A part of the input without an answer. */
export interface CohereBatchFailure extends CohereBatchRange {
  /** What its request failed with, or what kept it from being sent. */
  readonly error: unknown;
}

/** A part of the input with its answer. */
export interface CohereBatchSuccess<Answer> extends CohereBatchRange {
  readonly answer: Answer;
}

/**
 * Some batches failed. What was finished is in it, and what is missing: send only that again.
 *
 * Its `cause`, and what `classifyCohereError` says about it, is the first failure that counts as one of the service,
 * or else the first.
 *
 * @example
 * for (const { answer, start } of error.partial) store(start, answer.embeddings.float);
 * for (const { start, end } of error.failures) retryLater(texts.slice(start, end));
 */
export class CohereBatchError<Answer = unknown> extends Error {
  override readonly name: string = 'CohereBatchError';
  /** Every part of the input that has no answer, in the input's order. */
  readonly failures: readonly CohereBatchFailure[];
  /** Every finished part with its answer, in the input's order. */
  readonly partial: readonly CohereBatchSuccess<Answer>[];

  constructor(failures: readonly CohereBatchFailure[], partial: readonly CohereBatchSuccess<Answer>[]) {
    const total = failures.length + partial.length;
    const cause = failures.find(({ error }) => isCohereFailure(error)) ?? failures[0];
    super(`${failures.length} of ${total} batches failed`, { cause: cause?.error });
    this.failures = failures;
    this.partial = partial;
  }
}
