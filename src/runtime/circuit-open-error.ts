const opening = 'Cohere circuit is open: retry after';

/**
 * The refusal of a breaker: the request was not sent.
 *
 * The SDK passes it on as a `CohereError` of its own, on 7.x with the message alone. Therefore the message carries
 * the time, and {@link isCohereCircuitOpen} is the way to recognise it, not `instanceof`.
 */
export class CohereCircuitOpenError extends Error {
  override readonly name: string = 'CohereCircuitOpenError';
  /** Milliseconds until a request may be admitted again. */
  readonly retryAfterMs: number;

  /** @param retryAfterMs Milliseconds until a request may be admitted again. */
  constructor(retryAfterMs: number) {
    super(`${opening} ${Math.ceil(retryAfterMs)} ms`);
    this.retryAfterMs = Math.ceil(retryAfterMs);
  }
}

/** The time that a refusal's message carries, in milliseconds; `undefined` for any other message. */
export function circuitOpenMs(message: string): number | undefined {
  if (!message.startsWith(opening)) return undefined;
  const time = /^ (\d+) ms/.exec(message.slice(opening.length))?.[1];
  return time === undefined ? undefined : Number(time);
}
