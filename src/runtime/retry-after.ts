/**
 * How long a server asks to wait before the next request: `Retry-After` in seconds or as a date of any form, else
 * `X-RateLimit-Reset` in seconds since 1970.
 *
 * @param headers Anything with the `get` of `Headers`.
 * @returns Milliseconds above 0; `undefined` when the server asks for nothing, or for a time that is over.
 */
export function retryAfterMs(headers: unknown): number | undefined {
  const waits = [untilRetryAfter(header(headers, 'retry-after')), untilReset(header(headers, 'x-ratelimit-reset'))];
  return waits.find((wait) => wait > 0);
}

function untilRetryAfter(value: string): number {
  return /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
}

function untilReset(value: string): number {
  return Number.parseInt(value, 10) * 1000 - Date.now();
}

function header(headers: unknown, name: string): string {
  const { get } = (headers ?? {}) as Partial<Headers>;
  const value: unknown = typeof get === 'function' ? get.call(headers, name) : undefined;
  return typeof value === 'string' ? value.trim() : '';
}
