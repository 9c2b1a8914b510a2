const slotCount = 10;

/** Counts the outcomes of the last `windowMs` milliseconds, exact to a tenth of them, without timers. */
export class OutcomeWindow {
  readonly #slotMs: number;
  readonly #successes: number[] = Array(slotCount).fill(0);
  readonly #failures: number[] = Array(slotCount).fill(0);
  /** Number of the newest slot, counted from time 0. */
  #newest = 0;

  constructor(windowMs: number) {
    this.#slotMs = windowMs / slotCount;
  }

  add(outcome: 'success' | 'failure', now: number): void {
    this.#advance(now);
    const slots = outcome === 'success' ? this.#successes : this.#failures;
    slots[this.#newest % slotCount]! += 1;
  }

  counts(now: number): { successes: number; failures: number } {
    this.#advance(now);
    return { successes: sum(this.#successes), failures: sum(this.#failures) };
  }

  clear(): void {
    this.#successes.fill(0);
    this.#failures.fill(0);
  }

  #advance(now: number): void {
    const newest = Math.floor(now / this.#slotMs);
    const stale = Math.min(newest - this.#newest, slotCount);
    for (let step = 0; step < stale; step += 1) {
      const slot = (newest - step) % slotCount;
      this.#successes[slot] = 0;
      this.#failures[slot] = 0;
    }
    this.#newest = Math.max(newest, this.#newest);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
