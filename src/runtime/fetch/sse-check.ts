import { CohereAnswerError } from '../answer-error.js';
import type { Outcome } from '../circuit-permit.js';
import { classifyFinishReason } from '../classify-error.js';
import { parseJson } from './answer.js';

const dataField = 'data:';
const terminator = '[DONE]';
/** What a stream of events can begin with. */
const fields = ['event:', 'data:', 'id:', 'retry:', ':'];
const longestField = 6;

/**
 * Reads along in the server-sent events of a v2 chat stream, line by line.
 *
 * The SDK ends a stream silently where the connection ends, and at any `data:` line that contains `[DONE]`, be it in
 * the model's own words.
 */
export class SseCheck {
  /** The end of the answer: `undefined` until `message-end` arrived. */
  outcome: Outcome | undefined;
  /** What is wrong with the stream. The lines before it are right. */
  fault: CohereAnswerError | undefined;
  readonly #decoder = new TextDecoder();
  /** The first characters of the answer. */
  #opening = '';
  #rest = '';

  /** Takes the next bytes, and gives the lines that they complete. */
  push(bytes: Uint8Array): string {
    const text = this.#decoder.decode(bytes, { stream: true });
    if (this.#opening.length < longestField) this.#opening = (this.#opening + text).trimStart().slice(0, longestField);
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    return this.#take(lines);
  }

  /** Takes the end of the stream, and gives what was left. */
  end(): string {
    const left = this.#rest + this.#decoder.decode();
    const isWhole = parseJson(dataOf(left) ?? '') !== undefined;
    const lines = isWhole ? this.#take([left]) : '';
    if (!this.outcome) this.fault ??= this.#endedEarly();
    return lines;
  }

  #take(lines: readonly string[]): string {
    let taken = '';
    for (const line of lines) {
      if (this.fault) break;
      taken += this.#check(line);
    }
    return taken;
  }

  #check(line: string): string {
    const data = dataOf(line);
    if (data === undefined || data === '') return `${line}\n`;
    // The SDK reads no further.
    if (data === terminator) return this.outcome ? `${line}\n` : this.#fail(this.#endedEarly());
    const event = parseJson(data);
    if (!isEvent(event))
      return this.#fail(new CohereAnswerError('malformed', 'the stream has an event without a type'));
    if (event.type === 'message-end') this.outcome = classifyFinishReason(event.delta ?? {}) ?? 'success';
    return `${line.replaceAll(terminator, '\\u005bDONE]')}\n`;
  }

  #fail(fault: CohereAnswerError): string {
    this.fault = fault;
    return '';
  }

  #endedEarly(): CohereAnswerError {
    const isLikeEvents = fields.some((field) => field.startsWith(this.#opening) || this.#opening.startsWith(field));
    return isLikeEvents
      ? new CohereAnswerError('truncated', 'the stream ended before message-end')
      : new CohereAnswerError('malformed', 'the answer is not a stream of events');
  }
}

/** The value of a `data:` line; `undefined` for any other line. */
function dataOf(line: string): string | undefined {
  return line.startsWith(dataField) ? line.slice(dataField.length).trim() : undefined;
}

function isEvent(value: unknown): value is { readonly type: string; readonly delta?: object | null } {
  return typeof (value as { type?: unknown } | null | undefined)?.type === 'string';
}
