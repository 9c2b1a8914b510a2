import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import {
  classifyCohereError,
  cohereBreakers,
  CohereCircuitBreaker,
  isCohereCircuitOpen,
} from '../../src/runtime/index.js';
import { chatRequest, sdks } from '../testing/sdks.js';
import { failed, fetchHarness, hasty, longMs, textOf } from './fetch-harness.js';

describe.each(sdks)('SDK %s', (_, sdk) => {
  const harness = fetchHarness(sdk);
  const { create } = harness;

  describe('with a breaker', () => {
    it('opens after exactly `threshold` requests; the call that opens it ends with what opened it', async () => {
      harness.cohere.fail(503, { times: 4 });
      harness.cohere.fail({ status: 503, retryAfter: 60, message: 'the fifth' });
      const breaker = new CohereCircuitBreaker({ threshold: 5 });
      const client = create({ breaker, fetch: hasty });
      const startedAt = performance.now();
      await failed(client.chat(chatRequest));
      expect(harness.cohere.requests).toHaveLength(3);
      const opener = await failed(client.chat(chatRequest));
      expect(harness.cohere.requests).toHaveLength(5);
      expect(opener).toBeInstanceOf(sdk.Cohere.ServiceUnavailableError);
      expect(opener.message).toContain('the fifth');
      expect(breaker.state).toBe('open');
      const refusal = await failed(client.chat(chatRequest));
      expect(isCohereCircuitOpen(refusal)).toBe(true);
      expect(refusal).toBeInstanceOf(sdk.CohereError);
      expect(classifyCohereError(refusal).retryAfterMs).toBeGreaterThan(50_000);
      expect(isCohereCircuitOpen(await failed(client.chatStream(chatRequest)))).toBe(true);
      expect(harness.cohere.requests).toHaveLength(5);
      expect(performance.now() - startedAt).toBeLessThan(longMs);
    });

    it('does so with a global Response that keeps the headers object it is given, as servers for Node have it', async () => {
      vi.stubGlobal(
        'Response',
        class extends Response {
          constructor(body: Uint8Array<ArrayBuffer>, init: ResponseInit & { headers: Headers }) {
            super(body, init);
            Object.defineProperty(this, 'headers', { value: init.headers });
          }
        },
      );
      try {
        harness.cohere.fail({ status: 503, message: 'overloaded' });
        const client = create({ breaker: new CohereCircuitBreaker({ threshold: 1 }) });
        const error = await failed(client.chat(chatRequest));
        expect(error).toBeInstanceOf(sdk.Cohere.ServiceUnavailableError);
        expect(error.message).toContain('overloaded');
        expect(harness.cohere.requests).toHaveLength(1);
      } finally {
        vi.unstubAllGlobals();
      }
    });

    it('ends the wait of other calls when it opens: their next attempt would be refused', async () => {
      harness.cohere.fail({ status: 503, retryAfter: 60 }, { times: 1 });
      harness.cohere.fail('reset');
      const breaker = new CohereCircuitBreaker({ threshold: 2 });
      const client = create({ breaker });
      const startedAt = performance.now();
      const waiting = failed(client.chat(chatRequest));
      await vi.waitFor(() => expect(breaker.snapshot().consecutiveFailures).toBe(1));
      await failed(client.chat(chatRequest));
      expect(breaker.state).toBe('open');
      expect(await waiting).toBeInstanceOf(sdk.Cohere.ServiceUnavailableError);
      expect(performance.now() - startedAt).toBeLessThan(longMs);
      expect(harness.cohere.requests).toHaveLength(2);
    });

    it('lets one of many callers through at half-open', async () => {
      const clock = { ms: 0 };
      const breaker = new CohereCircuitBreaker({ threshold: 1, now: () => clock.ms });
      const client = create({ breaker }, { maxRetries: 0 });
      harness.cohere.fail('reset', { times: 1 });
      await failed(client.chat(chatRequest));
      clock.ms += 120_000;
      harness.cohere.fail({ name: 'slow', delayMs: 300 }, { times: 1 });
      const calls = await Promise.allSettled(Array.from({ length: 50 }, () => client.chat(chatRequest)));
      expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(harness.cohere.requests).toHaveLength(2);
      expect(breaker.state).toBe('closed');
    });

    it('never refuses or counts models.list', async () => {
      const breaker = new CohereCircuitBreaker({ threshold: 1 });
      const client = create({ breaker }, { maxRetries: 0 });
      const end = harness.cohere.fail(503);
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
      harness.cohere.fail(503, { model: 'command-a-03-2025' });
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
      harness.cohere.fail(503);
      expect(
        await breaker.call(
          () => client.chat(chatRequest),
          () => 'fallback',
        ),
      ).toBe('fallback');
      expect(breaker.snapshot()).toMatchObject({ successes: 1, failures: 2, consecutiveFailures: 2 });
      const once = { maxRetries: 0 };
      const chat = (): Promise<unknown> => client.chat(chatRequest, once);
      await breaker.call(() => Promise.allSettled([chat(), chat()]));
      expect(breaker.snapshot()).toMatchObject({ failures: 4, consecutiveFailures: 4 });
      await failed(breaker.call(() => client.chat(chatRequest)));
      expect(breaker.state).toBe('open');
      expect(harness.cohere.requests).toHaveLength(6);
    });

    it('a probe is one request, and the fetch decides it', async () => {
      const clock = { ms: 0 };
      const breaker = new CohereCircuitBreaker({ threshold: 1, now: () => clock.ms });
      const client = create({ breaker }, { maxRetries: 0 });
      const end = harness.cohere.fail('html');
      await failed(breaker.call(() => client.chat(chatRequest)));
      clock.ms += 120_000;
      await failed(breaker.call(() => client.chat(chatRequest)));
      expect(breaker.state).toBe('open');
      expect(harness.cohere.requests).toHaveLength(2);
      end();
      clock.ms += 240_000;
      const calls = Array.from({ length: 20 }, () => breaker.call(() => client.chat(chatRequest)));
      const settled = await Promise.allSettled(calls);
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(harness.cohere.requests).toHaveLength(3);
      expect(breaker.state).toBe('closed');
    });

    it('a stream is decided once, at its end', async () => {
      const breaker = new CohereCircuitBreaker({ threshold: 2 });
      const client = create({ breaker });
      for await (const event of await breaker.stream(() => client.chatStream(chatRequest))) {
        expect(event).toHaveProperty('type');
      }
      expect(breaker.snapshot()).toMatchObject({ successes: 1, failures: 0 });
      harness.cohere.fail('cut-clean');
      await failed((async () => textOf((await breaker.stream(() => client.chatStream(chatRequest))) as never))());
      expect(breaker.snapshot()).toMatchObject({ successes: 1, failures: 1 });
    });

    it('also where the stream is opened by `call`', async () => {
      const breaker = new CohereCircuitBreaker({ threshold: 1 });
      const client = create({ breaker });
      harness.cohere.fail('cut-clean');
      const stream = await breaker.call(() => client.chatStream(chatRequest));
      expect(breaker.snapshot()).toMatchObject({ successes: 0, failures: 0 });
      await failed(textOf(stream));
      expect(breaker.snapshot()).toMatchObject({ state: 'open', openedBy: 'truncated' });
    });

    it('what does not go through the fetch is decided by `call`', async () => {
      const breaker = new CohereCircuitBreaker({ threshold: 1 });
      const guarded = create({ breaker });
      const plain = new sdk.CohereClientV2({ token: 'a-key', environment: harness.cohere.url, maxRetries: 0 });
      harness.cohere.fail('html', { nth: 2 });
      await breaker.call(() => guarded.chat(chatRequest));
      await breaker.call(() => plain.chat(chatRequest));
      expect(breaker.snapshot()).toMatchObject({ state: 'open', openedBy: 'malformed' });
    });

    it('a request that outlives its call is decided for itself', async () => {
      const breaker = new CohereCircuitBreaker({ threshold: 1 });
      const client = create({ breaker }, { maxRetries: 0 });
      harness.cohere.fail(503);
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
      harness.cohere.fail(503, { model: 'command-a-03-2025' });
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
});
