import { getEventListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CohereClientV2 } from 'cohere-ai';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  classifyCohereError,
  type CohereAttempt,
  cohereBreakers,
  CohereCircuitBreaker,
  cohereFetch,
  type CohereFetchOptions,
  isCohereCircuitOpen,
  isCohereFailure,
  isCohereTimeout,
} from '../../src/runtime/index.js';
import { createFakeCohere, type FakeCohere, type FakeCohereOptions } from '../../src/testing/index.js';
import { chatRequest, sdks } from '../testing/sdks.js';
import { deferred } from './deferred.js';

const running: FakeCohere[] = [];

async function start(options?: FakeCohereOptions): Promise<FakeCohere> {
  const cohere = await createFakeCohere(options);
  running.push(cohere);
  return cohere;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((cohere) => cohere.close()));
});

type SdkError = Error & { statusCode?: number; rawResponse?: Response };

const failed = (promise: Promise<unknown>): Promise<SdkError> =>
  promise.then(
    () => expect.unreachable('it should have failed'),
    (error: unknown) => error as SdkError,
  );

async function textOf(stream: Awaited<ReturnType<CohereClientV2['chatStream']>>): Promise<string> {
  let text = '';
  for await (const event of stream) {
    if (event.type === 'content-delta') text += event.delta?.message?.content?.text ?? '';
  }
  return text;
}

/** The SDK's waits in a test are short: as if each failure asked for a few milliseconds, in a form it cannot read. */
const hasty: typeof fetch = async (...args) => {
  const response = await fetch(...args);
  if (response.ok || response.headers.has('retry-after')) return response;
  const headers = new Headers(response.headers);
  headers.set('retry-after', new Date(Date.now() + 30).toISOString());
  return new Response(response.body, { status: response.status, headers });
};

/** The first and the last event of a stream. */
const begin = 'data: {"type":"message-start","id":"x"}\r\n\r\n';
const end = 'data: {"type":"message-end","delta":{"finish_reason":"COMPLETE"}}\r\n\r\n';

/** Far more than anything takes that does not wait by mistake. */
const longMs = 20_000;

describe.each(sdks)('SDK %s', (version, sdk) => {
  let cohere: FakeCohere;
  beforeEach(async () => {
    cohere = await start();
  });

  function create(options: CohereFetchOptions = {}, settings: object = {}): CohereClientV2 {
    const fetch = cohereFetch(options);
    return new sdk.CohereClientV2({ token: 'a-key', environment: cohere.url, fetch, ...settings });
  }

  const noOpenRequests = (): Promise<void> =>
    vi.waitFor(() => expect(cohere.openRequests).toBe(0), { timeout: longMs });

  describe('right answers', () => {
    it('arrive as without it', async () => {
      const plain = new sdk.CohereClientV2({ token: 'a-key', environment: cohere.url });
      const guarded = create();
      const ids = { id: expect.any(String) };
      expect(await guarded.chat(chatRequest)).toEqual({ ...(await plain.chat(chatRequest)), ...ids });
      const [plainText, guardedText] = await Promise.all(
        [plain, guarded].map(async (client) => textOf(await client.chatStream(chatRequest))),
      );
      expect(guardedText).toBe(plainText);
      expect(await guarded.models.list()).toEqual(await plain.models.list());
    });

    it('keep their URL, status and headers', async () => {
      const { rawResponse } = await create().chat(chatRequest).withRawResponse();
      const url = `${cohere.url}/v2/chat`;
      expect(rawResponse).toMatchObject({ status: 200, url, redirected: false, type: 'basic' });
      expect(rawResponse.headers.get('content-type')).toBe('application/json');
    });

    it('of v1 arrive, too', async () => {
      const client = new sdk.CohereClient({ token: 'a-key', environment: cohere.url, fetch: cohereFetch() });
      expect(await client.chat({ message: 'Hello' })).toMatchObject({ text: 'You said: Hello' });
      const types: string[] = [];
      for await (const { eventType } of await client.chatStream({ message: 'Say [DONE]' })) types.push(eventType);
      expect(types.at(-1)).toBe('stream-end');
    });

    it('may be empty where the endpoint says nothing', async () => {
      const client = create({ fetch: async () => new Response('') });
      await expect(client.embedJobs.cancel('an-id')).resolves.toBeUndefined();
      expect(classifyCohereError(await failed(client.embedJobs.list()))).toMatchObject({ kind: 'malformed' });
    });

    it('use the same connection again, streams included', async () => {
      const client = create();
      for (let calls = 0; calls < 10; calls += 1) {
        await textOf(await client.chatStream(chatRequest));
        await client.chat(chatRequest);
      }
      expect(cohere.requests).toHaveLength(20);
      expect(cohere.connections).toBeLessThanOrEqual(2);
    });
  });

  describe('a text with [DONE]', () => {
    it('arrives whole, however the bytes are cut', async () => {
      const text = 'Write [DONE] when "[DONE]" is [DONE]. Ä€😀';
      cohere = await start({ reply: text });
      expect(await textOf(await create().chatStream(chatRequest))).toBe(text);
      const byByte: typeof fetch = async (...args) => {
        const bytes = new Uint8Array(await (await fetch(...args)).arrayBuffer());
        return new Response(new Blob([bytes]).stream().pipeThrough(singleBytes()));
      };
      expect(await textOf(await create({ fetch: byByte }).chatStream(chatRequest))).toBe(text);
    });

    it('is cut off silently without it', async () => {
      cohere = await start({ reply: 'Say [DONE] now' });
      const plain = new sdk.CohereClientV2({ token: 'a-key', environment: cohere.url });
      expect(await textOf(await plain.chatStream(chatRequest))).toBe('Say');
    });
  });

  describe('streams', () => {
    const answering = (body: string): CohereClientV2 => create({ fetch: async () => new Response(body) });

    async function read(client: CohereClientV2): Promise<unknown> {
      const types: string[] = [];
      try {
        for await (const { type } of await client.chatStream(chatRequest)) types.push(type);
        return types;
      } catch (error) {
        return [...types, classifyCohereError(error).kind];
      }
    }

    it.each([
      ['with [DONE]', `${begin}${end}data: [DONE]\n\n`, ['message-start', 'message-end']],
      ['without [DONE]', `${begin}${end}`, ['message-start', 'message-end']],
      ['cut after the last event', `${begin}${end.trim()}`, ['message-start', 'message-end']],
      ['with [DONE] too early', `${begin}data: [DONE]\n\n${end}`, ['message-start', 'truncated']],
      ['cut in the last event', `${begin}${end.slice(0, -9)}`, ['message-start', 'truncated']],
      ['with comments and other fields', `: ping\nid: 1\n${begin}retry: 5\n${end}`, ['message-start', 'message-end']],
      ['with an event that is a list', `${begin}data: []\n\n${end}`, ['message-start', 'malformed']],
      ['with an event that is null', `${begin}data: null\n\n${end}`, ['message-start', 'malformed']],
    ])('%s', async (_, body, expected) => {
      expect(await read(answering(body))).toEqual(expected);
    });

    it('without a body are malformed or truncated, not an empty answer', async () => {
      const client = create({ fetch: async () => new Response(null, { status: 204 }) });
      expect(await read(client)).toEqual(['truncated']);
    });

    it('whose connection breaks after message-end are whole', async () => {
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (sent) return controller.error(new TypeError('terminated'));
          sent = true;
          controller.enqueue(new TextEncoder().encode(begin + end));
        },
      });
      let sent = false;
      const breaker = new CohereCircuitBreaker({ threshold: 1 });
      const client = create({ breaker, fetch: async () => new Response(body) });
      expect(await read(client)).toEqual(['message-start', 'message-end']);
      expect(breaker.snapshot()).toMatchObject({ state: 'closed', successes: 1 });
    });

    it('that are left early close their connection and decide nothing', async () => {
      cohere.fail({ name: 'slow-stream', delayMs: 50 });
      const attempts: CohereAttempt[] = [];
      const breaker = new CohereCircuitBreaker({ threshold: 1 });
      const client = create({ breaker, onAttempt: (attempt) => attempts.push(attempt) });
      for await (const { type } of await client.chatStream(chatRequest)) {
        expect(type).toBe('message-start');
        break;
      }
      await noOpenRequests();
      expect(breaker.snapshot()).toMatchObject({ state: 'closed', successes: 0, failures: 0 });
      expect(attempts).toMatchObject([{ attempt: 1, statusCode: 200, kind: 'cancelled' }]);
    });

    it('of v1 that break off are an error of the connection, and have the limits of time', async () => {
      const breaker = new CohereCircuitBreaker({ threshold: 1 });
      const options = { fetch: cohereFetch({ breaker, idleTimeoutMs: 100 }) };
      const client = new sdk.CohereClient({ token: 'a-key', environment: cohere.url, ...options });
      cohere.fail('hang-body');
      const reading = async (): Promise<void> => {
        for await (const { eventType } of await client.chatStream({ message: 'Hello' })) expect(eventType).toBeTruthy();
      };
      const error = await failed(reading());
      expect(isCohereTimeout(error)).toBe(true);
      expect(breaker.snapshot()).toMatchObject({ openedBy: 'timeout' });
    });
  });

  describe('limits of time', () => {
    it('headersTimeoutMs ends the attempt with CohereTimeoutError and closes the connection', async () => {
      cohere.fail('hang');
      const client = create({ headersTimeoutMs: 100 });
      for (const call of [client.chat(chatRequest), client.chatStream(chatRequest)]) {
        const error = await failed(call);
        expect(error).toBeInstanceOf(sdk.CohereTimeoutError);
        expect(isCohereTimeout(error)).toBe(true);
      }
      // The SDK does not repeat a call that timed out.
      expect(cohere.requests).toHaveLength(2);
      await noOpenRequests();
    });

    it("timeoutInSeconds is a CohereTimeoutError, too, and bounds an answer's body", async () => {
      const client = create({}, { timeoutInSeconds: 0.1 });
      for (const fault of ['hang', 'hang-body'] as const) {
        const end = cohere.fail(fault);
        expect(await failed(client.chat(chatRequest))).toBeInstanceOf(sdk.CohereTimeoutError);
        end();
      }
      await noOpenRequests();
    });

    it('timeoutInSeconds bounds an attempt, not the wait before it', async () => {
      cohere.fail({ status: 503, retryAfter: 1 }, { times: 1 });
      const attempts: CohereAttempt[] = [];
      const client = create({ onAttempt: (attempt) => attempts.push(attempt) }, { timeoutInSeconds: 0.5 });
      expect(await client.chat(chatRequest)).toMatchObject({ finishReason: 'COMPLETE' });
      expect(attempts).toMatchObject([{ statusCode: 503 }, { statusCode: 200 }]);
      expect(attempts[1]?.waitedMs).toBeGreaterThanOrEqual(990);
    });

    it('timeoutInSeconds bounds the attempt after a wait that was longer', async () => {
      cohere.fail({ status: 503, retryAfter: 1 }, { times: 1 });
      cohere.fail('hang');
      const attempts: CohereAttempt[] = [];
      const client = create({ onAttempt: (attempt) => attempts.push(attempt) }, { timeoutInSeconds: 0.5 });
      expect(await failed(client.chat(chatRequest))).toBeInstanceOf(sdk.CohereTimeoutError);
      expect(attempts).toMatchObject([{ statusCode: 503 }, { kind: 'timeout' }]);
      expect(attempts[1]?.durationMs).toSatisfy((ms: number) => ms >= 490 && ms < longMs);
      await noOpenRequests();
    });

    it('timeoutInSeconds leaves a stream alone once it has begun, also after a wait', async () => {
      cohere.fail({ status: 503, retryAfter: 1 }, { times: 1 });
      cohere.fail({ name: 'slow-stream', delayMs: 60 });
      const client = create({}, { timeoutInSeconds: 0.5 });
      expect(await textOf(await client.chatStream(chatRequest))).toBe('You said: Say hello to the whole team');
    });

    it('totalTimeoutMs bounds attempts and waits', async () => {
      cohere.fail(503, { times: 1 });
      cohere.fail('hang');
      const client = create({ totalTimeoutMs: 1_500 });
      expect(await failed(client.chat(chatRequest))).toBeInstanceOf(sdk.CohereTimeoutError);
      expect(cohere.requests).toHaveLength(2);
      await noOpenRequests();
    });

    it('totalTimeoutMs bounds the body', async () => {
      cohere.fail({ name: 'slow-stream', delayMs: 300 });
      const client = create({ totalTimeoutMs: 400 });
      expect(await failed(client.chat(chatRequest))).toBeInstanceOf(sdk.CohereTimeoutError);
      const error = await failed(client.chatStream(chatRequest).then(textOf));
      expect([isCohereTimeout(error), isCohereFailure(error)]).toEqual([true, true]);
      await noOpenRequests();
    });

    it('totalTimeoutMs ends a stream that nobody reads, and the breaker learns of it', async () => {
      cohere.fail('hang-body');
      const attempts: CohereAttempt[] = [];
      const breaker = new CohereCircuitBreaker({ threshold: 1 });
      const client = create({ totalTimeoutMs: 300, breaker, onAttempt: (attempt) => attempts.push(attempt) });
      const stream = await client.chatStream(chatRequest);
      await vi.waitFor(() => expect(attempts).toMatchObject([{ kind: 'timeout' }]), { timeout: longMs });
      expect(breaker.snapshot()).toMatchObject({ openedBy: 'timeout' });
      await noOpenRequests();
      expect(isCohereTimeout(await failed(textOf(stream)))).toBe(true);
    });

    it('a Retry-After that does not fit ends the call at once with that answer', async () => {
      cohere.fail({ status: 429, retryAfter: 120, message: 'slow down' });
      const client = create({ totalTimeoutMs: 60_000 });
      const startedAt = performance.now();
      const error = await failed(client.chat(chatRequest));
      expect(error).toBeInstanceOf(sdk.Cohere.TooManyRequestsError);
      expect(performance.now() - startedAt).toBeLessThan(longMs);
      expect(classifyCohereError(error)).toMatchObject({ kind: 'rate-limit', retryAfterMs: 120_000 });
      expect(cohere.requests).toHaveLength(1);
    });

    it('idleTimeoutMs counts the silence of the service, not the leisure of the consumer', async () => {
      const client = create({ idleTimeoutMs: 250 });
      let events = 0;
      for await (const { type } of await client.chatStream(chatRequest)) {
        expect(type).toBeTypeOf('string');
        if ((events += 1) === 2) await sleep(600);
      }
      expect(events).toBe(12);
      cohere.fail('hang-body');
      const error = await failed(client.chatStream(chatRequest).then(textOf));
      expect(error.message).toBe('Cohere answer timed out: no bytes within idleTimeoutMs (250 ms)');
      expect([isCohereTimeout(error), isCohereFailure(error)]).toEqual([true, true]);
      expect(await failed(client.chat(chatRequest))).toBeInstanceOf(sdk.CohereTimeoutError);
      await noOpenRequests();
    });

    it('idleTimeoutMs counts nothing while the consumer wants nothing', async () => {
      const { promise: consumerIsBack, resolve: comeBack } = deferred<void>();
      const pieces = [begin, end];
      const body = new ReadableStream<Uint8Array>(
        {
          async pull(controller) {
            const piece = pieces.shift();
            if (pieces.length === 0) await consumerIsBack;
            if (piece === undefined) return controller.close();
            controller.enqueue(new TextEncoder().encode(piece));
          },
        },
        { highWaterMark: 0 },
      );
      const client = create({ idleTimeoutMs: 200, fetch: async () => new Response(body) });
      const types: string[] = [];
      for await (const { type } of await client.chatStream(chatRequest)) {
        types.push(type);
        await sleep(500);
        comeBack();
      }
      expect(types).toEqual(['message-start', 'message-end']);
    });

    it('do not end what comes in time, piece by piece', async () => {
      cohere.fail({ name: 'slow-stream', delayMs: 40 });
      const client = create({ idleTimeoutMs: 5_000, headersTimeoutMs: 5_000 });
      expect(await client.chat(chatRequest)).toMatchObject({ finishReason: 'COMPLETE' });
      expect(await textOf(await client.chatStream(chatRequest))).toBe('You said: Say hello to the whole team');
    });

    it('end also a fetch that does not listen to its signal, and close what it brings too late', async () => {
      const cancel = vi.fn();
      const deaf: typeof fetch = async () => {
        await sleep(300);
        return new Response(new ReadableStream({ cancel }));
      };
      expect(await failed(create({ fetch: deaf, headersTimeoutMs: 50 }).chat(chatRequest))).toBeInstanceOf(
        sdk.CohereTimeoutError,
      );
      await vi.waitFor(() => expect(cancel).toHaveBeenCalledTimes(1), { timeout: longMs });
    });
  });

  describe('the wait between attempts', () => {
    it('is as long as Retry-After says, also where the SDK would read something else', async () => {
      cohere.fail({ status: 503, retryAfter: new Date(Date.now() + 1_200).toISOString() }, { times: 1 });
      const attempts: CohereAttempt[] = [];
      await create({ onAttempt: (attempt) => attempts.push(attempt) }).chat(chatRequest);
      expect(attempts.map(({ attempt, statusCode }) => [attempt, statusCode])).toEqual([[1, 503], [2, 200]]);
      // The SDK alone would wait 60 s: it takes the year for seconds.
      expect(attempts[1]?.waitedMs).toSatisfy((ms: number) => ms > 500 && ms < longMs);
    });

    it("is the SDK's own where the server does not say", async () => {
      cohere.fail(503, { times: 1 });
      const attempts: CohereAttempt[] = [];
      await create({ onAttempt: (attempt) => attempts.push(attempt) }).chat(chatRequest);
      expect(attempts[1]?.waitedMs).toSatisfy((ms: number) => ms > 890 && ms < longMs);
    });

    it('can be aborted', async () => {
      cohere.fail({ status: 429, retryAfter: 60 });
      const controller = new AbortController();
      const call = failed(create().chat(chatRequest, { abortSignal: controller.signal }));
      await vi.waitFor(() => expect(cohere.requests).toHaveLength(1));
      await sleep(100);
      const abortedAt = performance.now();
      controller.abort();
      expect(classifyCohereError(await call)).toMatchObject({ kind: 'cancelled' });
      expect(performance.now() - abortedAt).toBeLessThan(longMs);
      expect(cohere.requests).toHaveLength(1);
    });

    it("can be aborted after the SDK's own timer fired in it", async () => {
      cohere.fail({ status: 429, retryAfter: 60 });
      const controller = new AbortController();
      const client = create({}, { timeoutInSeconds: 0.1 });
      const call = failed(client.chat(chatRequest, { abortSignal: controller.signal }));
      await vi.waitFor(() => expect(cohere.requests).toHaveLength(1));
      await sleep(400);
      controller.abort();
      expect(classifyCohereError(await call)).toMatchObject({ kind: 'cancelled' });
    });

    it("adds no attempts to the SDK's", async () => {
      cohere.fail(503);
      const client = create({ fetch: hasty });
      expect(await failed(client.chat(chatRequest))).toBeInstanceOf(sdk.Cohere.ServiceUnavailableError);
      expect(cohere.requests).toHaveLength(3);
      await failed(client.chat(chatRequest, { maxRetries: 0 }));
      expect(cohere.requests).toHaveLength(4);
    });

    it.each([
      ['501', 501, 'upstream'],
      ['a limit per month', 'trial-limit-month', 'quota'],
      ['the billing limit', 'billing-limit', 'quota'],
    ] as const)('does not take place for %s, which goes on the wire once', async (_, fault, kind) => {
      cohere.fail(fault);
      for (const call of [create().chat(chatRequest), create().chatStream(chatRequest)]) {
        const error = await failed(call);
        expect(error).toBeInstanceOf(sdk.CohereError);
        expect(classifyCohereError(error)).toMatchObject({ kind, retryable: false });
      }
      expect(cohere.requests).toHaveLength(2);
    });

    it('leaves the truth in the headers of the error', async () => {
      cohere.fail({ status: 429, retryAfter: 7 });
      const { rawResponse } = await failed(create({}, { maxRetries: 0 }).chat(chatRequest));
      expect(rawResponse?.headers.get('Retry-After')).toBe('7');
      expect(rawResponse).toMatchObject({ status: 429, url: `${cohere.url}/v2/chat` });
    });

    it('keeps concurrent calls apart', async () => {
      cohere.fail(503, { times: 3 });
      const client = create({ fetch: hasty });
      const answers = await Promise.all(Array.from({ length: 5 }, () => client.chat(chatRequest)));
      expect(answers.map(({ finishReason }) => finishReason)).toEqual(Array(5).fill('COMPLETE'));
      expect(cohere.requests).toHaveLength(8);
    });
  });

  describe('with a breaker', () => {
    it('opens after exactly `threshold` requests; the call that opens it ends with what opened it', async () => {
      cohere.fail(503, { times: 4 });
      cohere.fail({ status: 503, retryAfter: 60, message: 'the fifth' });
      const breaker = new CohereCircuitBreaker({ threshold: 5 });
      const client = create({ breaker, fetch: hasty });
      const startedAt = performance.now();
      await failed(client.chat(chatRequest));
      expect(cohere.requests).toHaveLength(3);
      const opener = await failed(client.chat(chatRequest));
      expect(cohere.requests).toHaveLength(5);
      expect(opener).toBeInstanceOf(sdk.Cohere.ServiceUnavailableError);
      expect(opener.message).toContain('the fifth');
      expect(breaker.state).toBe('open');
      const refusal = await failed(client.chat(chatRequest));
      expect(isCohereCircuitOpen(refusal)).toBe(true);
      expect(refusal).toBeInstanceOf(sdk.CohereError);
      expect(classifyCohereError(refusal).retryAfterMs).toBeGreaterThan(50_000);
      expect(isCohereCircuitOpen(await failed(client.chatStream(chatRequest)))).toBe(true);
      expect(cohere.requests).toHaveLength(5);
      expect(performance.now() - startedAt).toBeLessThan(longMs);
    });

    it('ends the wait of other calls when it opens: their next attempt would be refused', async () => {
      cohere.fail({ status: 503, retryAfter: 60 }, { times: 1 });
      cohere.fail('reset');
      const breaker = new CohereCircuitBreaker({ threshold: 2 });
      const client = create({ breaker });
      const startedAt = performance.now();
      const waiting = failed(client.chat(chatRequest));
      await vi.waitFor(() => expect(breaker.snapshot().consecutiveFailures).toBe(1));
      await failed(client.chat(chatRequest));
      expect(breaker.state).toBe('open');
      expect(await waiting).toBeInstanceOf(sdk.Cohere.ServiceUnavailableError);
      expect(performance.now() - startedAt).toBeLessThan(longMs);
      expect(cohere.requests).toHaveLength(2);
    });

    it('lets one of many callers through at half-open', async () => {
      const clock = { ms: 0 };
      const breaker = new CohereCircuitBreaker({ threshold: 1, now: () => clock.ms });
      const client = create({ breaker }, { maxRetries: 0 });
      cohere.fail('reset', { times: 1 });
      await failed(client.chat(chatRequest));
      clock.ms += 120_000;
      cohere.fail({ name: 'slow', delayMs: 300 }, { times: 1 });
      const calls = await Promise.allSettled(Array.from({ length: 50 }, () => client.chat(chatRequest)));
      expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(cohere.requests).toHaveLength(2);
      expect(breaker.state).toBe('closed');
    });

    it('never refuses or counts models.list', async () => {
      const breaker = new CohereCircuitBreaker({ threshold: 1 });
      const client = create({ breaker }, { maxRetries: 0 });
      const end = cohere.fail(503);
      await failed(client.models.list());
      expect(breaker.state).toBe('closed');
      await failed(client.chat(chatRequest));
      end();
      expect(breaker.state).toBe('open');
      await expect(client.models.list()).resolves.toHaveProperty('models');
      expect(breaker.state).toBe('open');
    });

    it('takes a registry: one breaker for each endpoint and model', async () => {
      const breakers = cohereBreakers({ threshold: 1 });
      const client = create({ breaker: breakers }, { maxRetries: 0 });
      cohere.fail(503, { model: 'command-a-03-2025' });
      await failed(client.chatStream(chatRequest));
      expect(isCohereCircuitOpen(await failed(client.chat(chatRequest)))).toBe(true);
      await client.chat({ ...chatRequest, model: 'command-r7b-12-2024' });
      await client.rerank({ model: 'rerank-v4.0-fast', query: 'a', documents: ['a'] });
      expect(breakers.snapshot()).toMatchObject([
        { endpoint: 'chat', model: 'command-a-03-2025', state: 'open' },
        { endpoint: 'chat', model: 'command-r7b-12-2024', state: 'closed', successes: 1 },
        { endpoint: 'rerank', model: 'rerank-v4.0-fast', state: 'closed', successes: 1 },
      ]);
    });
  });

  describe('with `call` around it, and the same breaker', () => {
    it('each request is decided once: the fetch decides, `call` adds the fallback', async () => {
      const breaker = new CohereCircuitBreaker({ threshold: 5 });
      const client = create({ breaker, fetch: hasty }, { maxRetries: 1 });
      await breaker.call(() => client.chat(chatRequest));
      expect(breaker.snapshot()).toMatchObject({ successes: 1, failures: 0 });
      cohere.fail(503);
      expect(await breaker.call(() => client.chat(chatRequest), () => 'fallback')).toBe('fallback');
      expect(breaker.snapshot()).toMatchObject({ successes: 1, failures: 2, consecutiveFailures: 2 });
      const once = { maxRetries: 0 };
      const chat = (): Promise<unknown> => client.chat(chatRequest, once);
      await breaker.call(() => Promise.allSettled([chat(), chat()]));
      expect(breaker.snapshot()).toMatchObject({ failures: 4, consecutiveFailures: 4 });
      await failed(breaker.call(() => client.chat(chatRequest)));
      expect(breaker.state).toBe('open');
      expect(cohere.requests).toHaveLength(6);
    });

    it('a probe is one request, and the fetch decides it', async () => {
      const clock = { ms: 0 };
      const breaker = new CohereCircuitBreaker({ threshold: 1, now: () => clock.ms });
      const client = create({ breaker }, { maxRetries: 0 });
      const end = cohere.fail('html');
      await failed(breaker.call(() => client.chat(chatRequest)));
      clock.ms += 120_000;
      await failed(breaker.call(() => client.chat(chatRequest)));
      expect(breaker.state).toBe('open');
      expect(cohere.requests).toHaveLength(2);
      end();
      clock.ms += 240_000;
      const calls = Array.from({ length: 20 }, () => breaker.call(() => client.chat(chatRequest)));
      const settled = await Promise.allSettled(calls);
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(cohere.requests).toHaveLength(3);
      expect(breaker.state).toBe('closed');
    });

    it('a stream is decided once, at its end', async () => {
      const breaker = new CohereCircuitBreaker({ threshold: 2 });
      const client = create({ breaker });
      for await (const event of await breaker.stream(() => client.chatStream(chatRequest))) {
        expect(event).toHaveProperty('type');
      }
      expect(breaker.snapshot()).toMatchObject({ successes: 1, failures: 0 });
      cohere.fail('cut-clean');
      await failed((async () => textOf((await breaker.stream(() => client.chatStream(chatRequest))) as never))());
      expect(breaker.snapshot()).toMatchObject({ successes: 1, failures: 1 });
    });

    it('also where the stream is opened by `call`', async () => {
      const breaker = new CohereCircuitBreaker({ threshold: 1 });
      const client = create({ breaker });
      cohere.fail('cut-clean');
      const stream = await breaker.call(() => client.chatStream(chatRequest));
      expect(breaker.snapshot()).toMatchObject({ successes: 0, failures: 0 });
      await failed(textOf(stream));
      expect(breaker.snapshot()).toMatchObject({ state: 'open', openedBy: 'truncated' });
    });

    it('what does not go through the fetch is decided by `call`', async () => {
      const breaker = new CohereCircuitBreaker({ threshold: 1 });
      const guarded = create({ breaker });
      const plain = new sdk.CohereClientV2({ token: 'a-key', environment: cohere.url, maxRetries: 0 });
      cohere.fail('html', { nth: 2 });
      await breaker.call(() => guarded.chat(chatRequest));
      await breaker.call(() => plain.chat(chatRequest));
      expect(breaker.snapshot()).toMatchObject({ state: 'open', openedBy: 'malformed' });
    });

    it('a request that outlives its call is decided for itself', async () => {
      const breaker = new CohereCircuitBreaker({ threshold: 1 });
      const client = create({ breaker }, { maxRetries: 0 });
      cohere.fail(503);
      let detached: Promise<unknown> | undefined;
      await breaker.call(() => {
        detached = sleep(20).then(() => failed(client.chat(chatRequest)));
        return 'done';
      });
      expect(breaker.snapshot()).toMatchObject({ successes: 1, state: 'closed' });
      await detached;
      expect(breaker.state).toBe('open');
    });

    it('works with several breakers around each other', async () => {
      const breakers = cohereBreakers({ threshold: 1 });
      const client = create({ breaker: breakers }, { maxRetries: 0 });
      cohere.fail(503, { model: 'command-a-03-2025' });
      const seen: string[] = [];
      const answer = await breakers
        .for({ endpoint: 'chat', model: 'command-a-03-2025', fallbackModel: 'command-r7b-12-2024' })
        .call((model) => (seen.push(model), client.chat({ ...chatRequest, model })));
      expect(answer).toMatchObject({ finishReason: 'COMPLETE' });
      expect(seen).toEqual(['command-a-03-2025', 'command-r7b-12-2024']);
      expect(breakers.snapshot()).toMatchObject([
        { model: 'command-a-03-2025', state: 'open' },
        { model: 'command-r7b-12-2024', state: 'closed', successes: 1 },
      ]);
    });
  });

  describe('onAttempt', () => {
    it('is told every request, and nothing of its text or key', async () => {
      const retryAfter = new Date(Date.now() + 200).toISOString();
      cohere.fail({ status: 503, retryAfter, headers: { 'x-request-id': 'r-1' } }, { times: 1 });
      const attempts: CohereAttempt[] = [];
      const client = create({ onAttempt: (attempt) => attempts.push(attempt) });
      await client.chat(chatRequest);
      await textOf(await client.chatStream(chatRequest));
      await client.models.list();
      const times = { durationMs: expect.any(Number), waitedMs: expect.any(Number) };
      const chat = { endpoint: 'chat', model: 'command-a-03-2025', ...times };
      expect(attempts).toEqual([
        { ...chat, attempt: 1, statusCode: 503, kind: 'upstream', requestId: 'r-1', waitedMs: 0 },
        { ...chat, attempt: 2, statusCode: 200 },
        { ...chat, attempt: 1, statusCode: 200, waitedMs: 0 },
        { endpoint: 'models', ...times, attempt: 1, statusCode: 200, waitedMs: 0 },
      ]);
    });

    it.each([
      ['throws', () => {
        throw new Error('listener');
      }],
      ['rejects', () => Promise.reject(new Error('listener'))],
    ])('changes nothing when it %s', async (_, onAttempt) => {
      const client = create({ onAttempt });
      expect(await client.chat(chatRequest)).toMatchObject({ finishReason: 'COMPLETE' });
      expect(await textOf(await client.chatStream(chatRequest))).toContain('You said');
    });
  });

  it('adds no listener to the abort signal of the caller', async () => {
    const plain = new AbortController();
    const guarded = new AbortController();
    const plainClient = new sdk.CohereClientV2({ token: 'a-key', environment: cohere.url });
    const client = create({ fetch: hasty });
    for (const fault of [undefined, 503, 'html'] as const) {
      const end = fault && cohere.fail(fault, { nth: 1 });
      for (const [each, { signal }] of [[plainClient, plain], [client, guarded]] as const) {
        const options = { abortSignal: signal, maxRetries: 0 };
        await each.chat(chatRequest, options).catch(() => {});
        await each.chatStream(chatRequest, options).then(textOf).catch(() => {});
      }
      end?.();
    }
    const count = (signal: AbortSignal): number => getEventListeners(signal, 'abort').length;
    expect(count(guarded.signal)).toBe(count(plain.signal));
    // Used without the SDK, it takes its own listener away.
    const { signal } = new AbortController();
    const response = await cohereFetch()(`${cohere.url}/v1/models`, { headers: { authorization: 'Bearer x' }, signal });
    expect(await response.json()).toHaveProperty('models');
    expect(count(signal)).toBe(0);
  });

  it('takes a headers object that is used again for a new call, once the old one is over', async () => {
    const attempts: CohereAttempt[] = [];
    const guarded = cohereFetch({ fetch: hasty, onAttempt: (attempt) => attempts.push(attempt) });
    const init = { headers: { authorization: 'Bearer a-key' } };
    cohere.fail(503, { nth: 1 });
    cohere.fail(503, { nth: 4 });
    for (let request = 0; request < 3; request += 1) await guarded(`${cohere.url}/v1/models`, init);
    await guarded(`${cohere.url}/v1/models?page_size=1`, init);
    await guarded(`${cohere.url}/v1/models`, init);
    expect(attempts.map(({ attempt, statusCode }) => [attempt, statusCode])).toEqual([
      [1, 503],
      [2, 200],
      [1, 200],
      [1, 503],
      [1, 200],
    ]);
  });

  // 7.20.0 has no client.fetch().
  if (version !== '7.20.0') it('serves client.fetch(), too', async () => {
    const client = create({ headersTimeoutMs: 100 }) as unknown as {
      fetch(url: string, init?: object, options?: object): Promise<Response>;
    };
    const response = await client.fetch('/v1/models');
    expect(await response.json()).toHaveProperty('models');
    cohere.fail('hang');
    const late = await client.fetch('/v1/models', {}, { maxRetries: 0 });
    expect(() => late.status).toThrow('no headers within headersTimeoutMs (100 ms)');
  });
});

function singleBytes(): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    transform(chunk, controller) {
      for (const byte of chunk) controller.enqueue(new Uint8Array([byte]));
    },
  });
}

interface Dispatcher {
  dispatch(...args: unknown[]): boolean;
  close(): Promise<void>;
}

describe('its options', () => {
  it.each([
    [{ timeout: 5 }, /unknown option "timeout"; accepted: headersTimeoutMs, totalTimeoutMs, idleTimeoutMs, breaker/],
    [{ headersTimeoutMs: 0 }, /option "headersTimeoutMs" must be milliseconds, 1 to 2147483647, or Infinity for/],
    [{ totalTimeoutMs: '30s' }, /totalTimeoutMs/],
    [{ idleTimeoutMs: NaN }, /idleTimeoutMs/],
    [{ breaker: {} }, /option "breaker" must be a CohereCircuitBreaker, or cohereBreakers\(\)/],
    [{ token: 'a-key' }, /option "token" must be a function/],
    [{ fetch: {} }, /option "fetch" must be a function/],
    [{ dispatcher: {} }, /option "dispatcher" must be an undici dispatcher/],
    [{ onAttempt: 1 }, /option "onAttempt" must be a function/],
    [null, /the options must be an object/],
  ])('%j are refused by name', (options, message) => {
    expect(() => cohereFetch(options as never)).toThrow(TypeError);
    expect(() => cohereFetch(options as never)).toThrow(message);
  });

  it('accept Infinity for no limit', () => {
    const endless = { headersTimeoutMs: Infinity, totalTimeoutMs: Infinity, idleTimeoutMs: Infinity };
    expect(() => cohereFetch(endless)).not.toThrow();
  });

  it('pass a dispatcher to fetch', async () => {
    const cohere = await start();
    const { [Symbol.for('undici.globalDispatcher.1')]: shared } = globalThis as unknown as Record<symbol, object>;
    await fetch(cohere.url);
    const Agent = (shared as { constructor: new (options: object) => Dispatcher }).constructor;
    const agent = new Agent({ keepAliveTimeout: 60_000 });
    const dispatch = vi.fn((...args: unknown[]) => agent.dispatch(...args));
    const client = new sdks[2]![1].CohereClientV2({
      token: 'a-key',
      environment: cohere.url,
      fetch: cohereFetch({ dispatcher: { dispatch } }),
    });
    expect(await client.chat(chatRequest)).toMatchObject({ finishReason: 'COMPLETE' });
    expect(dispatch).toHaveBeenCalledTimes(1);
    await agent.close();
  });
});
