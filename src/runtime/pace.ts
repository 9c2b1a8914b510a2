const minute = 60_000;

/** Keeps what is sent within any 60 seconds below a number of inputs. */
export class Pace {
  readonly #inputsPerMinute: number;
  #turns: { readonly at: number; readonly inputs: number }[] = [];

  constructor(inputsPerMinute: number) {
    this.#inputsPerMinute = inputsPerMinute;
  }

  /**
   * Waits until so many inputs may be sent. Turns come in the order in which they are asked for.
   *
   * @param inputs At most `inputsPerMinute`.
   * @param signal Ends the wait early when it aborts.
   */
  async turn(inputs: number, signal: AbortSignal): Promise<void> {
    const now = performance.now();
    const at = this.#reserve(inputs, now);
    if (at > now) await sleep(at - now, signal);
  }

  /** The earliest time at which the minute before it has room for the inputs and for all turns given before. */
  #reserve(inputs: number, now: number): number {
    this.#turns = this.#turns.filter((turn) => turn.at > now - minute);
    let used = this.#turns.reduce((sum, turn) => sum + turn.inputs, 0);
    let at = now;
    for (const turn of this.#turns) {
      if (used + inputs <= this.#inputsPerMinute) break;
      at = turn.at + minute;
      used -= turn.inputs;
    }
    this.#turns.push({ at, inputs });
    return at;
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, Math.ceil(ms));
    if (signal.aborted) wake();
    signal.addEventListener('abort', wake);
  });
}
