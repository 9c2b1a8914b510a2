import { abortError } from './abort-error.js';

/** One request that several callers wait for. It is given up when all of them have aborted. */
export class SharedRequest<Answer> {
  /** The answer, for whoever did not abort. */
  readonly answer: Promise<Answer>;
  readonly #controller = new AbortController();
  readonly #onEnd: () => void;
  #isOver = false;
  #callers = 0;

  /**
   * @param send Sends the request.
   * @param onEnd Called once, when nobody should join any more: it is answered, has failed, or is given up.
   */
  constructor(send: (signal: AbortSignal) => Promise<Answer>, onEnd: () => void) {
    this.#onEnd = onEnd;
    this.answer = send(this.#controller.signal).finally(() => this.#end());
  }

  /** The answer for one more caller; an `AbortError` as soon as the caller's signal aborts. */
  join(signal: AbortSignal | undefined): Promise<Answer> {
    this.#callers += 1;
    if (!signal) return this.answer;
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        this.#leave();
        reject(abortError());
      };
      signal.addEventListener('abort', abort, { once: true });
      const forget = (): void => signal.removeEventListener('abort', abort);
      this.answer.finally(forget).then(resolve, reject);
    });
  }

  #leave(): void {
    this.#callers -= 1;
    if (this.#callers > 0) return;
    this.#end();
    this.#controller.abort();
  }

  #end(): void {
    if (!this.#isOver) this.#onEnd();
    this.#isOver = true;
  }
}
