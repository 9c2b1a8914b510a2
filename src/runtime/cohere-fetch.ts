import { Attempt } from './fetch/attempt.js';
import { Calls } from './fetch/call.js';
import { throwingResponse } from './fetch/response.js';
import { type CohereFetchOptions, settingsOf } from './fetch/settings.js';

export type { CohereAttempt } from './fetch/attempt-record.js';
export type { CohereFetchOptions } from './fetch/settings.js';

/**
 * A `fetch` for the Cohere client (SDK 7.20 and later; older ones ignore the option) that sees every attempt:
 *
 * - Time-outs reach the caller as the SDK's own `CohereTimeoutError`, and bodies and streams have one, too. After the
 *   headers of a stream it is an error for which `isCohereTimeout` is true.
 * - A truncated v2 stream, a 200 that is no JSON, and a text that contains `[DONE]` are errors or arrive whole.
 * - The wait between two attempts can be aborted, is as long as `Retry-After` says, and does not take place when the
 *   next attempt would be of no use.
 * - Each attempt counts for the breaker, and no attempt is made while it is open.
 *
 * It must be the outermost `fetch` of the client: it recognises a call by the `headers` object that the SDK passes with
 * each attempt. Proxies and instrumentation go into `fetch` or `dispatcher`. It is made for the SDK: where others would
 * reject, it resolves with a response that throws when it is read.
 *
 * @throws {TypeError} For an option that does not exist, or a value that it does not accept.
 * @example
 * const client = new CohereClientV2({ fetch: cohereFetch({ totalTimeoutMs: 30_000 }) });
 */
export function cohereFetch(options: CohereFetchOptions = {}): typeof fetch {
  const settings = settingsOf(options);
  const calls = new Calls(settings.totalTimeoutMs);
  return async (input, init = {}) => {
    try {
      return await new Attempt(settings, calls, input, init).response();
    } catch (error) {
      return throwingResponse(error);
    }
  };
}
