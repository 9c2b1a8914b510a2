/** Tells a listener of the application something. What it throws, or rejects with later, changes nothing. */
export function notify<Event>(listener: ((event: Event) => unknown) | undefined, event: Event): void {
  try {
    Promise.resolve(listener?.(event)).catch(() => {});
  } catch {
    // The listener's own business.
  }
}
