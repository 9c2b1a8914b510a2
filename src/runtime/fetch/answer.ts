import { CohereAnswerError } from '../answer-error.js';
import type { Outcome } from '../circuit-permit.js';
import { classifyFinishReason, classifyStatus } from '../classify-error.js';
import type { AttemptGuard } from './attempt-guard.js';
import type { RequestFacts } from './request.js';

/** An answer that was read to its end. It can be given to the SDK any number of times. */
export interface Answer {
  readonly response: Response;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly text: string;
}

/** Reads an answer to its end, and ends the attempt when no bytes come for too long. */
export async function readAnswer(response: Response, guard: AttemptGuard, idleTimeoutMs: number): Promise<Answer> {
  const reader = response.body?.getReader();
  try {
    const bytes = concat(reader ? await chunksOf(reader, guard, idleTimeoutMs) : []);
    return { response, bytes, text: new TextDecoder().decode(bytes) };
  } catch (error) {
    reader?.cancel(error).catch(() => {});
    throw error;
  }
}

async function chunksOf(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  guard: AttemptGuard,
  idleTimeoutMs: number,
): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for (;;) {
    const { done, value } = await nextChunk(reader, guard, idleTimeoutMs);
    if (done) return chunks;
    chunks.push(value);
  }
}

/** The next piece of a body. The time without bytes counts only while somebody waits for them. */
export async function nextChunk(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  guard: AttemptGuard,
  idleTimeoutMs: number,
): ReturnType<typeof reader.read> {
  guard.limit('idle', idleTimeoutMs, `no bytes within idleTimeoutMs (${idleTimeoutMs} ms)`);
  try {
    return await guard.race(reader.read());
  } finally {
    guard.lift('idle');
  }
}

/**
 * What an answer means.
 *
 * @throws {CohereAnswerError} For an answer that claims to be good and is none: the SDK would resolve with it.
 */
export function judgeAnswer({ response, text }: Answer, facts: RequestFacts): Outcome {
  const { ok, status, headers } = response;
  if (!ok) return classifyStatus(status, text, headers);
  if (facts.endpoint === 'other' || (text === '' && !facts.expectsObject)) return 'success';
  const json = parseJson(text);
  if (json === undefined) throw new CohereAnswerError('malformed', `status ${status} with a body that is not JSON`);
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
  if (!isObject && facts.expectsObject) {
    throw new CohereAnswerError('malformed', `status ${status} with JSON that is not an object`);
  }
  return (isObject && classifyFinishReason(json)) || 'success';
}

function concat(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}

/** The value of a JSON text; `undefined` when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
