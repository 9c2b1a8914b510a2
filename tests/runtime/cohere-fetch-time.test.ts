import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import {
  classifyCohereError,
  type CohereAttempt,
  CohereCircuitBreaker,
  isCohereFailure,
  isCohereTimeout,
} from '../../src/runtime/index.js';
import { chatRequest, sdks } from '../testing/sdks.js';
import { deferred } from './deferred.js';
import { begin, end, failed, fetchHarness, hasty, longMs, textOf } from './fetch-harness.js';

describe.each(sdks)('SDK %s', (_, sdk) => {
  const harness = fetchHarness(sdk);
  const { create, noOpenRequests } = harness;

  describe('limits of time', () => {
    it('headersTimeoutMs ends the attempt with CohereTimeoutError and closes the connection', async () => {
      harness.cohere.fail('hang');
      const attempts: CohereAttempt[] = [];
      const client = create({ headersTimeoutMs: 100, onAttempt: (attempt) => attempts.push(attempt) });
      for (const call of [client.chat(chatRequest), client.chatStream(chatRequest)]) {
        const error = await failed(call);
        expect(error).toBeInstanceOf(sdk.CohereTimeoutError);
        expect(isCohereTimeout(error)).toBe(true);
      }
      // The SDK does not repeat a call that timed out.
      expect(attempts).toMatchObject([{ kind: 'timeout' }, { kind: 'timeout' }]);
      await noOpenRequests();
    });

    it("timeoutInSeconds is a CohereTimeoutError, too, and bounds an answer's body", async () => {
      const client = create({}, { timeoutInSeconds: 0.1 });
      for (const fault of ['hang', 'hang-body'] as const) {
        const end = harness.cohere.fail(fault);
        expect(await failed(client.chat(chatRequest))).toBeInstanceOf(sdk.CohereTimeoutError);
        end();
      }
      await noOpenRequests();
    });

    it('timeoutInSeconds bounds an attempt, not the wait before it', async () => {
      harness.cohere.fail({ status: 503, retryAfter: 1 }, { times: 1 });
      const attempts: CohereAttempt[] = [];
      const client = create({ onAttempt: (attempt) => attempts.push(attempt) }, { timeoutInSeconds: 0.5 });
      expect(await client.chat(chatRequest)).toMatchObject({ finishReason: 'COMPLETE' });
      expect(attempts).toMatchObject([{ statusCode: 503 }, { statusCode: 200 }]);
      expect(attempts[1]?.waitedMs).toBeGreaterThanOrEqual(990);
    });

    it('timeoutInSeconds bounds the attempt after a wait that was longer', async () => {
      harness.cohere.fail({ status: 503, retryAfter: 1 }, { times: 1 });
      harness.cohere.fail('hang');
      const attempts: CohereAttempt[] = [];
      const client = create({ onAttempt: (attempt) => attempts.push(attempt) }, { timeoutInSeconds: 0.5 });
      expect(await failed(client.chat(chatRequest))).toBeInstanceOf(sdk.CohereTimeoutError);
      expect(attempts).toMatchObject([{ statusCode: 503 }, { kind: 'timeout' }]);
      expect(attempts[1]?.durationMs).toSatisfy((ms: number) => ms >= 400 && ms < longMs);
      await noOpenRequests();
    });

    it('timeoutInSeconds leaves a stream alone once it has begun, also after a wait', async () => {
      harness.cohere.fail({ status: 503, retryAfter: 1 }, { times: 1 });
      harness.cohere.fail({ name: 'slow-stream', delayMs: 60 });
      const client = create({}, { timeoutInSeconds: 0.5 });
      expect(await textOf(await client.chatStream(chatRequest))).toBe('You said: Say hello to the whole team');
    });

    it('totalTimeoutMs bounds attempts and waits', async () => {
      harness.cohere.fail(503, { times: 1 });
      harness.cohere.fail('hang');
      const client = create({ totalTimeoutMs: 1_500, fetch: hasty });
      expect(await failed(client.chat(chatRequest))).toBeInstanceOf(sdk.CohereTimeoutError);
      expect(harness.cohere.requests).toHaveLength(2);
      await noOpenRequests();
    });

    it('totalTimeoutMs bounds the body', async () => {
      harness.cohere.fail({ name: 'slow-stream', delayMs: 300 });
      const client = create({ totalTimeoutMs: 400 });
      expect(await failed(client.chat(chatRequest))).toBeInstanceOf(sdk.CohereTimeoutError);
      const error = await failed(client.chatStream(chatRequest).then(textOf));
      expect([isCohereTimeout(error), isCohereFailure(error)]).toEqual([true, true]);
      await noOpenRequests();
    });

    it('totalTimeoutMs ends a stream that nobody reads, and the breaker learns of it', async () => {
      harness.cohere.fail('hang-body');
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
      harness.cohere.fail({ status: 429, retryAfter: 120, message: 'slow down' });
      const client = create({ totalTimeoutMs: 60_000 });
      const startedAt = performance.now();
      const error = await failed(client.chat(chatRequest));
      expect(error).toBeInstanceOf(sdk.Cohere.TooManyRequestsError);
      expect(performance.now() - startedAt).toBeLessThan(longMs);
      expect(classifyCohereError(error)).toMatchObject({ kind: 'rate-limit', retryAfterMs: 120_000 });
      expect(harness.cohere.requests).toHaveLength(1);
    });

    it('idleTimeoutMs counts the silence of the service, not the leisure of the consumer', async () => {
      const client = create({ idleTimeoutMs: 250 });
      let events = 0;
      for await (const { type } of await client.chatStream(chatRequest)) {
        expect(type).toBeTypeOf('string');
        if ((events += 1) === 2) await sleep(600);
      }
      expect(events).toBe(12);
      harness.cohere.fail('hang-body');
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
      harness.cohere.fail({ name: 'slow-stream', delayMs: 40 });
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
      harness.cohere.fail({ status: 503, retryAfter: new Date(Date.now() + 1_200).toISOString() }, { times: 1 });
      const attempts: CohereAttempt[] = [];
      await create({ onAttempt: (attempt) => attempts.push(attempt) }).chat(chatRequest);
      expect(attempts.map(({ attempt, statusCode }) => [attempt, statusCode])).toEqual([
        [1, 503],
        [2, 200],
      ]);
      // The SDK alone would wait 60 s: it takes the year for seconds.
      expect(attempts[1]?.waitedMs).toSatisfy((ms: number) => ms > 500 && ms < longMs);
    });

    it("is the SDK's own where the server does not say", async () => {
      harness.cohere.fail(503, { times: 1 });
      const attempts: CohereAttempt[] = [];
      await create({ onAttempt: (attempt) => attempts.push(attempt) }).chat(chatRequest);
      expect(attempts[1]?.waitedMs).toSatisfy((ms: number) => ms > 890 && ms < longMs);
    });

    it('can be aborted', async () => {
      harness.cohere.fail({ status: 429, retryAfter: 60 });
      const controller = new AbortController();
      const call = failed(create().chat(chatRequest, { abortSignal: controller.signal }));
      await vi.waitFor(() => expect(harness.cohere.requests).toHaveLength(1));
      await sleep(100);
      const abortedAt = performance.now();
      controller.abort();
      expect(classifyCohereError(await call)).toMatchObject({ kind: 'cancelled' });
      expect(performance.now() - abortedAt).toBeLessThan(longMs);
      expect(harness.cohere.requests).toHaveLength(1);
    });

    it("can be aborted after the SDK's own timer fired in it", async () => {
      harness.cohere.fail({ status: 429, retryAfter: 60 });
      const controller = new AbortController();
      const client = create({}, { timeoutInSeconds: 0.1 });
      const call = failed(client.chat(chatRequest, { abortSignal: controller.signal }));
      await vi.waitFor(() => expect(harness.cohere.requests).toHaveLength(1));
      await sleep(400);
      controller.abort();
      expect(classifyCohereError(await call)).toMatchObject({ kind: 'cancelled' });
    });

    it("adds no attempts to the SDK's", async () => {
      harness.cohere.fail(503);
      const client = create({ fetch: hasty });
      expect(await failed(client.chat(chatRequest))).toBeInstanceOf(sdk.Cohere.ServiceUnavailableError);
      expect(harness.cohere.requests).toHaveLength(3);
      await failed(client.chat(chatRequest, { maxRetries: 0 }));
      expect(harness.cohere.requests).toHaveLength(4);
    });

    it.each([
      ['501', 501, 'upstream'],
      ['a limit per month', 'trial-limit-month', 'quota'],
      ['the billing limit', 'billing-limit', 'quota'],
    ] as const)('does not take place for %s, which goes on the wire once', async (_, fault, kind) => {
      harness.cohere.fail(fault);
      for (const call of [create().chat(chatRequest), create().chatStream(chatRequest)]) {
        const error = await failed(call);
        expect(error).toBeInstanceOf(sdk.CohereError);
        expect(classifyCohereError(error)).toMatchObject({ kind, retryable: false });
      }
      expect(harness.cohere.requests).toHaveLength(2);
    });

    it('leaves the truth in the headers of the error', async () => {
      harness.cohere.fail({ status: 429, retryAfter: 7 });
      const { rawResponse } = await failed(create({}, { maxRetries: 0 }).chat(chatRequest));
      expect(rawResponse?.headers.get('Retry-After')).toBe('7');
      expect(rawResponse).toMatchObject({ status: 429, url: `${harness.cohere.url}/v2/chat` });
    });

    it('keeps concurrent calls apart', async () => {
      harness.cohere.fail(503, { times: 3 });
      const client = create({ fetch: hasty });
      const answers = await Promise.all(Array.from({ length: 5 }, () => client.chat(chatRequest)));
      expect(answers.map(({ finishReason }) => finishReason)).toEqual(Array(5).fill('COMPLETE'));
      expect(harness.cohere.requests).toHaveLength(8);
    });
  });
});
