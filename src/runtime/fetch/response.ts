import { type Answer, parseJson } from './answer.js';

/** A response that an answer was read from, again as if it had just arrived. */
export function toResponse({ response, bytes, text }: Answer): Response {
  const copy = withBody(response, bytes.length > 0 ? bytes : null);
  // The SDK parses an error's body if it is declared as JSON, and loses the status if that fails.
  const isJson = /\bjson\b/i.test(response.headers.get('content-type') ?? '');
  if (!response.ok && isJson && text !== '' && parseJson(text) === undefined) {
    copy.headers.set('content-type', 'text/plain');
  }
  return copy;
}

/** A response with another body. */
export function withBody(response: Response, body: ConstructorParameters<typeof Response>[0]): Response {
  const { status, statusText, url, redirected, type } = response;
  // Servers such as Hono's for Node replace the global `Response` by one that keeps the headers object it is given.
  const headers = new Headers(response.headers);
  const copy = new Response(body, { status, statusText, headers });
  const facts = { url: { value: url }, redirected: { value: redirected }, type: { value: type } };
  return Object.defineProperties(copy, facts);
}

/**
 * Makes the SDK try again without a wait of its own: the wait takes place in the next attempt, where it can be aborted.
 *
 * The SDK's loop asks for `Retry-After` before it waits, and never reads the body. Once the body is read there is no
 * next attempt, and the header tells the truth, for instance in `error.rawResponse.headers`.
 */
export function hurryRetry(response: Response): Response {
  const { headers } = response;
  let isRead = false;
  const get = (name: string): string | null =>
    name === 'Retry-After' && !isRead ? soon() : Headers.prototype.get.call(headers, name);
  const text = (): Promise<string> => {
    isRead = true;
    return Response.prototype.text.call(response);
  };
  Object.defineProperty(headers, 'get', { value: get });
  return Object.defineProperty(response, 'text', { value: text });
}

/**
 * A few milliseconds ahead, as a date that the SDK reads to the millisecond: it takes whole seconds for at least one
 * second, and an ISO date for its year. A time that is over when it looks would mean its own wait of a second.
 */
function soon(): string {
  const date = new Date(Date.now() + 5);
  const milliseconds = String(date.getUTCMilliseconds()).padStart(3, '0');
  return date.toUTCString().replace(' GMT', `.${milliseconds} GMT`);
}

/**
 * A response that throws as soon as anything of it is read.
 *
 * A `fetch` that rejects leaves the SDK's timer running, which keeps the process alive for up to 300 s; one that
 * resolves does not. The SDK treats what is thrown afterwards like a rejection.
 */
export function throwingResponse(error: unknown): Response {
  return new Proxy({} as Response, {
    get(_target, name) {
      // Read by whoever awaits or prints it.
      if (name === 'then' || typeof name === 'symbol') return undefined;
      throw error;
    },
  });
}
