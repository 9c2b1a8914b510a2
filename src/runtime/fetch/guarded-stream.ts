import { CohereAnswerError } from '../answer-error.js';
import { answerFault, cancelled, classifyFetchError } from '../classify-error.js';
import { nextChunk } from './answer.js';
import type { AttemptGuard, Ending } from './attempt-guard.js';
import type { AttemptRecord } from './attempt-record.js';
import type { Outcome } from '../circuit-permit.js';
import type { SseCheck } from './sse-check.js';

const encoder = new TextEncoder();

/** What the stream needs besides its bytes. */
export interface StreamContext {
  readonly guard: AttemptGuard;
  readonly record: AttemptRecord;
  readonly idleTimeoutMs: number;
  /** Reads along in a v2 stream; a v1 stream passes as it is. */
  readonly check: SseCheck | undefined;
}

/**
 * A stream's body, with limits of time: it ends when the answer is whole, and with an error in every other case.
 *
 * It reads only when its reader does, so a slow consumer uses up none of the idle time.
 */
export function guardStream(body: ReadableStream<Uint8Array>, context: StreamContext): ReadableStream<Uint8Array> {
  const source = new StreamSource(body, context);
  return new ReadableStream({ pull: (to) => source.pull(to), cancel: () => source.leave() }, { highWaterMark: 0 });
}

class StreamSource {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #context: StreamContext;
  #isOver = false;

  constructor(body: ReadableStream<Uint8Array>, context: StreamContext) {
    this.#reader = body.getReader();
    this.#context = context;
    // A limit may also be over while nobody reads.
    context.guard.signal.addEventListener('abort', () => this.#finish(outcomeOf(context.guard.ending)));
  }

  /** Gives the reader the next whole lines, or the end. Rejects with what is wrong. */
  async pull(to: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    let bytes: Uint8Array | undefined;
    do {
      bytes = await this.#next();
    } while (bytes?.length === 0);
    if (bytes) to.enqueue(bytes);
    else to.close();
  }

  /** The reader wants no more: at the end of the answer as the SDK does, or before. */
  leave(): void {
    this.#finish(cancelled);
    this.#close('the stream is not read any further');
  }

  async #next(): Promise<Uint8Array | undefined> {
    const { check } = this.#context;
    if (check?.fault) throw this.#fail(check.fault);
    if (this.#isOver) return this.#finish('success');
    try {
      return await this.#read();
    } catch (error) {
      // The answer is whole; only the connection did not end as it should.
      if (check?.outcome) return this.#finish(check.outcome);
      throw this.#fail(error);
    }
  }

  async #read(): Promise<Uint8Array> {
    const { check, guard, idleTimeoutMs, record } = this.#context;
    const { done, value } = await nextChunk(this.#reader, guard, idleTimeoutMs);
    this.#isOver = done;
    if (!check) return value ?? new Uint8Array();
    const lines = done ? check.end() : check.push(value);
    if (check.outcome) record.decide(check.outcome);
    return encoder.encode(lines);
  }

  #finish(outcome: Outcome): undefined {
    this.#context.record.finish(this.#context.check?.outcome ?? outcome);
    this.#context.guard.close();
  }

  /** The error that the reader gets. */
  #fail(error: unknown): unknown {
    const { ending } = this.#context.guard;
    this.#finish(ending ? outcomeOf(ending) : classifyFetchError(error));
    const shown = shownError(error, ending);
    this.#close(shown);
    return shown;
  }

  #close(reason: unknown): void {
    this.#context.guard.abandon(reason);
    this.#reader.cancel(reason).catch(() => {});
  }
}

/**
 * What a reader should see: the SDK passes the errors of a stream on as they are. So a time-out is no `AbortError`
 * here, and a broken connection is called the same on every platform.
 */
function shownError(error: unknown, ending: Ending | undefined): unknown {
  if (ending?.kind === 'timeout') return new CohereAnswerError('timeout', ending.detail);
  if (ending || error instanceof CohereAnswerError) return error;
  const fault = classifyFetchError(error).kind === 'timeout' ? 'timeout' : 'network';
  return new CohereAnswerError(fault, 'the connection broke', { cause: error });
}

/** How an attempt that was ended counts. */
export function outcomeOf(ending: Ending | undefined): Outcome {
  return ending?.kind === 'timeout' ? answerFault('timeout') : cancelled;
}
