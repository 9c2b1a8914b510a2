import { getEventListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CohereClientV2 } from 'cohere-ai';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { chatRequest, sdks } from '../testing/sdks.js';

/** What `cohereFetch` leans on in the SDK. A release that breaks one of these needs another design, not a new test. */
describe.each(sdks)('SDK %s', (version, sdk) => {
  interface Attempt {
    readonly url: string;
    readonly init: RequestInit;
  }

  /** A client whose attempts are kept and answered by a function. */
  function create(answer: (attempt: number, init: RequestInit) => Response | Promise<Response>, options: object = {}) {
    const attempts: Attempt[] = [];
    const fetch = async (url: unknown, init: RequestInit = {}): Promise<Response> => {
      attempts.push({ url: String(url), init });
      return answer(attempts.length, init);
    };
    const client: CohereClientV2 = new sdk.CohereClientV2({ token: 'a-key', fetch: fetch as never, ...options });
    return { client, attempts };
  }

  const soon = (ms: number): string => {
    const date = new Date(Date.now() + ms);
    return date.toUTCString().replace(' GMT', `.${String(date.getUTCMilliseconds()).padStart(3, '0')} GMT`);
  };
  const answer = (status: number, waitMs: number = 20): Response =>
    Response.json({}, { status, headers: { 'retry-after': soon(waitMs) } });
  const failed = (promise: Promise<unknown>): Promise<Error & { rawResponse?: Response }> =>
    promise.then(
      () => expect.unreachable('it should have failed'),
      (error: unknown) => error as Error,
    );
  const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

  afterEach(() => vi.useRealTimers());

  it('passes the same headers object with every attempt of a call, and another one with another call', async () => {
    const { client, attempts } = create(() => answer(503), { maxRetries: 1 });
    await failed(client.chat(chatRequest));
    await failed(client.chat(chatRequest));
    const [first, second, third] = attempts.map(({ init }) => init.headers);
    expect(attempts).toHaveLength(4);
    expect(first).toBeTypeOf('object');
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    expect(attempts[1]?.init.body).toBe(attempts[0]?.init.body);
    expect(attempts[1]?.url).toBe(attempts[0]?.url);
  });

  it('gives every attempt a signal of its own, which the caller aborts as long as it is alive', async () => {
    const controller = new AbortController();
    const { client, attempts } = create(() => answer(503), { maxRetries: 1 });
    await failed(client.chat(chatRequest, { abortSignal: controller.signal }));
    const [first, second] = attempts.map(({ init }) => init.signal);
    expect(first).not.toBe(second);
    const reason = new Error('the user left');
    controller.abort(reason);
    expect([first?.reason, second?.reason]).toEqual([reason, reason]);
  });

  it("ends an attempt's timer with its response; it fires with the reason 'timeout' and then hides the abort", async () => {
    const controller = new AbortController();
    const reasons: unknown[] = [];
    const { client, attempts } = create(async (attempt, { signal }) => {
      if (attempt === 1) return answer(503);
      await sleep(150);
      controller.abort();
      reasons.push(signal?.reason);
      return answer(200);
    });
    await client.chat(chatRequest, { timeoutInSeconds: 0.1, abortSignal: controller.signal });
    expect(reasons).toEqual(['timeout']);
    expect(attempts[0]?.init.signal?.reason).toBeInstanceOf(DOMException);
  });

  it('leaves the timer running when fetch rejects, not when it resolves with a response that cannot be read', async () => {
    const before = timers();
    const unreadable = new Proxy({} as Response, {
      get: (_target, name) => {
        if (name === 'then') return undefined;
        throw new TypeError('fetch failed');
      },
    });
    await failed(create(() => unreadable).client.chat(chatRequest));
    expect(timers()).toBe(before);
    const rejecting = create(() => Promise.reject(new TypeError('fetch failed')), { timeoutInSeconds: 1 });
    await failed(rejecting.client.chat(chatRequest));
    expect(timers()).toBe(before + 1);
  });

  it('makes of what reading throws: a time-out of an AbortError, status 0 of any other, 499 after an abort', async () => {
    const throwing = (error: unknown): Response =>
      new Proxy({} as Response, {
        get: (_target, name) => {
          if (name === 'then') return undefined;
          throw error;
        },
      });
    const outcome = async (error: unknown, options = {}): Promise<unknown[]> => {
      const { client, attempts } = create(() => throwing(error));
      const { constructor, message, rawResponse } = await failed(client.chat(chatRequest, options));
      return [constructor, message, rawResponse?.status, attempts.length];
    };
    const abort = Object.assign(new Error('x'), { name: 'AbortError' });
    const timeoutMessage = 'Timeout exceeded when calling POST /v2/chat.';
    expect(await outcome(abort)).toEqual([sdk.CohereTimeoutError, timeoutMessage, undefined, 1]);
    expect(await outcome(new Error('lost'))).toEqual([sdk.CohereError, 'lost', 0, 1]);
    const aborted = { abortSignal: AbortSignal.abort() };
    expect(await outcome(abort, aborted)).toEqual([sdk.CohereError, 'The user aborted a request', 499, 1]);
    expect(await outcome('lost', aborted)).toEqual([sdk.CohereError, 'The user aborted a request', 499, 1]);
  });

  it('tries again after 408, 429 and 5xx, and after nothing else', async () => {
    for (const status of [408, 429, 500, 501, 502, 503, 504, 529]) {
      const { client, attempts } = create(() => answer(status), { maxRetries: 1 });
      await failed(client.chat(chatRequest));
      expect([status, attempts.length]).toEqual([status, 2]);
    }
    for (const status of [400, 401, 402, 403, 404, 409, 413, 422, 498, 499]) {
      const { client, attempts } = create(() => answer(status), { maxRetries: 1 });
      await failed(client.chat(chatRequest));
      expect([status, attempts.length]).toEqual([status, 1]);
    }
  });

  it("asks for 'Retry-After' before it waits, and reads the body of the last answer only, by text()", async () => {
    const seen: string[] = [];
    const { client } = create(
      (attempt) => {
        const response = answer(503);
        const { headers } = response;
        const get = (name: string): string | null => {
          seen.push(`${attempt} ${name}`);
          return Headers.prototype.get.call(headers, name);
        };
        const text = (): Promise<string> => {
          seen.push(`${attempt} text`);
          return Response.prototype.text.call(response);
        };
        Object.defineProperty(headers, 'get', { value: get });
        return Object.defineProperty(response, 'text', { value: text });
      },
      { maxRetries: 1 },
    );
    await failed(client.chat(chatRequest));
    expect(seen[0]).toBe('1 Retry-After');
    expect(seen).not.toContain('1 text');
    expect(seen).not.toContain('2 Retry-After');
    expect(seen.at(-1)).toBe('2 text');
  });

  it('hands on the headers object of the response in its errors', async () => {
    const response = answer(503);
    const { client } = create(() => response, { maxRetries: 0 });
    const { rawResponse } = await failed(client.chat(chatRequest));
    expect(rawResponse?.headers).toBe(response.headers);
  });

  it('waits to the millisecond for a date with milliseconds', async () => {
    vi.useFakeTimers();
    const { client, attempts } = create(() => answer(503, 400), { maxRetries: 1 });
    const end = failed(client.chat(chatRequest));
    await vi.advanceTimersByTimeAsync(399);
    expect(attempts).toHaveLength(1);
    // Whole seconds would mean a second at least, and the SDK's own wait 900 ms.
    await vi.advanceTimersByTimeAsync(1);
    expect(attempts).toHaveLength(2);
    await end;
  });

  it('asks the token supplier once a call, however many attempts', async () => {
    const token = vi.fn(async () => 'a-key');
    const { client, attempts } = create(() => answer(503), { maxRetries: 2, token });
    await failed(client.chat(chatRequest));
    expect(attempts).toHaveLength(3);
    expect(token).toHaveBeenCalledTimes(1);
    expect(new Headers(attempts[2]?.init.headers).get('authorization')).toBe('Bearer a-key');
  });

  it('passes on what the token supplier throws', async () => {
    const error = new Error('vault sealed');
    const { client } = create(() => answer(200), { token: () => Promise.reject(error) });
    expect(await failed(client.chat(chatRequest))).toBe(error);
  });

  it('says in the body whether it wants a stream, and in no other way on all releases', async () => {
    const { client, attempts } = create(() => answer(400));
    await failed(client.chat(chatRequest));
    await failed(client.chatStream(chatRequest));
    const [chat, stream] = attempts.map(({ init }) => JSON.parse(String(init.body)) as { stream: boolean });
    expect([chat?.stream, stream?.stream]).toEqual([false, true]);
    const accept = new Headers(attempts[1]?.init.headers).get('accept');
    expect(accept).toBe(version === '7.20.0' ? null : 'text/event-stream');
  });

  it('ends a stream at any data line with [DONE] in it, and without message-end', async () => {
    const lines = [
      { type: 'message-start', id: 'x' },
      { type: 'content-delta', index: 0, delta: { message: { content: { text: 'Say [DONE] when ready' } } } },
      { type: 'message-end', delta: { finish_reason: 'COMPLETE' } },
    ].map((event) => `data: ${JSON.stringify(event)}\n\n`);
    const { client } = create(() => new Response(lines.join('')));
    const types: string[] = [];
    for await (const { type } of await client.chatStream(chatRequest)) types.push(type);
    expect(types).toEqual(['message-start']);
  });

  it('leaves one listener on the abort signal of each call', async () => {
    const { signal } = new AbortController();
    const { client } = create(() => answer(200));
    await client.chat(chatRequest, { abortSignal: signal });
    await client.chat(chatRequest, { abortSignal: signal });
    expect(getEventListeners(signal, 'abort')).toHaveLength(2);
  });
});
