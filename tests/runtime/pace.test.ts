import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { Pace } from '../../src/runtime/pace.js';

afterEach(() => vi.useRealTimers());

interface Turn {
  readonly at: number;
  readonly inputs: number;
}

const minute = 60_000;
const inputsWithin = (turns: readonly Turn[], end: number): number =>
  turns.filter(({ at }) => at > end - minute && at <= end).reduce((sum, { inputs }) => sum + inputs, 0);

/** Asks for turns, each some time after the one before, and says when they came. */
async function turnsOf(limit: number, asked: readonly { afterMs: number; inputs: number }[]): Promise<Turn[]> {
  vi.useFakeTimers();
  const start = performance.now();
  const pace = new Pace(limit);
  const turns: Turn[] = [];
  const { signal } = new AbortController();
  for (const { afterMs, inputs } of asked) {
    await vi.advanceTimersByTimeAsync(afterMs);
    void pace.turn(inputs, signal).then(() => turns.push({ at: performance.now() - start, inputs }));
  }
  await vi.runAllTimersAsync();
  vi.useRealTimers();
  return turns;
}

it('never exceeds the limit within 60 seconds, keeps the order, and waits no longer than it must', async () => {
  const limit = 100;
  const asked = fc.array(
    fc.record({ afterMs: fc.integer({ min: 0, max: 50_000 }), inputs: fc.integer({ min: 1, max: limit }) }),
    { maxLength: 30 },
  );
  await fc.assert(
    fc.asyncProperty(asked, async (requests) => {
      const turns = await turnsOf(limit, requests);
      expect(turns.map(({ inputs }) => inputs)).toEqual(requests.map(({ inputs }) => inputs));
      let askedAt = 0;
      for (const [index, { at, inputs }] of turns.entries()) {
        expect(inputsWithin(turns.slice(0, index + 1), at)).toBeLessThanOrEqual(limit);
        askedAt += requests[index]?.afterMs ?? 0;
        const earliest = Math.max(askedAt, turns[index - 1]?.at ?? 0);
        const isAtOnce = at <= earliest;
        // A millisecond earlier, the minute would have been too full.
        expect(isAtOnce || inputsWithin(turns.slice(0, index), at - 1) + inputs > limit).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});
