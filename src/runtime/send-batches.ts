import { abortError } from './abort-error.js';
import {
  CohereBatchError,
  type CohereBatchFailure,
  type CohereBatchRange,
  type CohereBatchSuccess,
} from './batch-error.js';
import { classifyCohereError } from './classify-error.js';
import { notify } from './notify.js';
import { abortSignal, callback, integer, type OptionRule } from './options.js';
import type { Pace } from './pace.js';

/** What embedding and reranking in batches have in common. */
export interface BatchOptions {
  /** How many requests are on the wire at once. Default: 4. */
  readonly concurrency?: number;
  /** Gives up: aborts what is on the wire and sends nothing more. */
  readonly abortSignal?: AbortSignal;
  /** Told after each batch. What it throws, or rejects with, changes nothing. */
  readonly onProgress?: (progress: CohereBatchProgress) => unknown;
}

/** How far it is, in inputs. */
export interface CohereBatchProgress {
  /** Inputs with an answer. */
  readonly completed: number;
  /** Inputs whose batch failed. */
  readonly failed: number;
  readonly total: number;
}

export const batchOptionRules: Readonly<Record<keyof BatchOptions, OptionRule>> = {
  concurrency: integer(1),
  abortSignal,
  onProgress: callback,
};

/** Sends one batch; throws when its answer is not what was asked for. */
export type SendBatch<Answer> = (range: CohereBatchRange, signal: AbortSignal) => Promise<Answer>;

/**
 * Sends batches, a few at a time. When one fails the others are still tried, except after a refused key, an exhausted
 * quota or an abort, which no other would survive.
 *
 * @param pace Lets each batch wait for its turn.
 * @returns The batches with their answers, in order.
 * @throws {CohereBatchError} When a batch has no answer.
 */
export async function sendBatches<Answer>(
  ranges: readonly CohereBatchRange[],
  send: SendBatch<Answer>,
  { concurrency = 4, abortSignal, onProgress }: BatchOptions,
  pace?: Pace,
): Promise<CohereBatchSuccess<Answer>[]> {
  const successes: CohereBatchSuccess<Answer>[] = [];
  const failures: CohereBatchFailure[] = [];
  const waiting = [...ranges];
  const requests = new Set<AbortController>();
  // Aborts when nothing more shall be sent, with the error that is to blame.
  const end = new AbortController();

  const giveUp = (): void => {
    end.abort(abortError());
    for (const request of requests) request.abort(abortSignal?.reason);
  };

  async function work(): Promise<void> {
    for (let range = waiting.shift(); range; range = waiting.shift()) await sendOne(range);
  }

  async function sendOne(range: CohereBatchRange): Promise<void> {
    // A controller for each: the SDK leaves a listener on the signal of every call.
    const request = new AbortController();
    requests.add(request);
    try {
      await pace?.turn(inputs([range]), end.signal);
      end.signal.throwIfAborted();
      successes.push({ ...range, answer: await send(range, request.signal) });
    } catch (error) {
      failures.push({ ...range, error });
      if (isFinal(error)) end.abort(error);
    } finally {
      requests.delete(request);
      notify(onProgress, { completed: inputs(successes), failed: inputs(failures), total: inputs(ranges) });
    }
  }

  abortSignal?.addEventListener('abort', giveUp);
  if (abortSignal?.aborted) giveUp();
  await Promise.all(Array.from({ length: Math.min(concurrency, ranges.length) }, work));
  abortSignal?.removeEventListener('abort', giveUp);

  successes.sort(byStart);
  if (failures.length > 0) throw new CohereBatchError(failures.sort(byStart), successes);
  return successes;
}

/** Cuts a list into batches of at most `maxInputs` inputs and, where more than one is in it, `maxSize` in size. */
export function batchesOf(sizes: readonly number[], maxInputs: number, maxSize: number = Infinity): CohereBatchRange[] {
  const ranges: CohereBatchRange[] = [];
  let start = 0;
  let size = 0;
  sizes.forEach((own, index) => {
    if (index > start && (index - start === maxInputs || size + own > maxSize)) {
      ranges.push({ start, end: index });
      start = index;
      size = 0;
    }
    size += own;
  });
  return [...ranges, { start, end: sizes.length }];
}

function isFinal(error: unknown): boolean {
  return ['auth', 'quota', 'cancelled'].includes(classifyCohereError(error).kind);
}

function inputs(ranges: readonly CohereBatchRange[]): number {
  return ranges.reduce((total, { start, end }) => total + end - start, 0);
}

function byStart(a: CohereBatchRange, b: CohereBatchRange): number {
  return a.start - b.start;
}
