import type { FetchBreaker } from '../circuit-permit.js';
import { longestTimerMs } from '../options.js';
import type { AttemptGuard } from './attempt-guard.js';

/**
 * How long to wait before the next attempt when the server does not say: as long as the SDK would, one second doubled
 * for each retry, at most a minute, 10 % more or less.
 */
export function backOffMs(retries: number): number {
  return Math.min(1_000 * 2 ** retries, 60_000) * (0.9 + Math.random() * 0.2);
}

/** Waits before an attempt; rejects when the attempt is ended, and ends early when the breaker opens. */
export async function waitFor(ms: number, guard: AttemptGuard, breaker: FetchBreaker | undefined): Promise<void> {
  const stops: (() => void)[] = [];
  const isOver = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, Math.min(ms, longestTimerMs));
    stops.push(() => clearTimeout(timer));
    if (breaker) stops.push(breaker.whenOpened(resolve));
  });
  try {
    await guard.race(isOver);
  } finally {
    for (const stop of stops) stop();
  }
}
