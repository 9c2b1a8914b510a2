import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createFakeCohere, type FakeCohere } from '../../src/testing/index.js';
import { chatRequest, sdks } from '../testing/sdks.js';

type Runtime = typeof import('../../src/runtime/index.js');

/** A platform without `AsyncLocalStorage`: a request cannot find the `call` around it. */
describe.each(sdks)('without async context, on SDK %s', (_, sdk) => {
  let runtime: Runtime;
  let cohere: FakeCohere;
  beforeAll(async () => {
    vi.resetModules();
    vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined);
    runtime = await import('../../src/runtime/index.js');
    cohere = await createFakeCohere();
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await cohere.close();
  });

  it('a breaker that was given to a fetch is decided by the fetch alone', async () => {
    const clock = { ms: 0 };
    const breaker = new runtime.CohereCircuitBreaker({ threshold: 2, now: () => clock.ms });
    const fetch = runtime.cohereFetch({ breaker });
    const client = new sdk.CohereClientV2({ token: 'a-key', environment: cohere.url, maxRetries: 0, fetch });
    await breaker.call(() => client.chat(chatRequest));
    await breaker.call(() => 'no request at all');
    expect(breaker.snapshot()).toMatchObject({ successes: 1, failures: 0 });

    const end = cohere.fail(503);
    expect(
      await breaker.call(
        () => client.chat(chatRequest),
        () => 'fallback',
      ),
    ).toBe('fallback');
    expect(breaker.snapshot()).toMatchObject({ failures: 1 });
    await breaker.call(
      () => client.chat(chatRequest),
      () => 'fallback',
    );
    expect(breaker.state).toBe('open');
    const refusal: unknown = await breaker.call(() => client.chat(chatRequest)).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(runtime.CohereCircuitOpenError);
    end();

    clock.ms += 120_000;
    const before = cohere.requests.length;
    const calls = Array.from({ length: 20 }, () => breaker.call(() => client.chat(chatRequest)));
    const settled = await Promise.allSettled(calls);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(cohere.requests).toHaveLength(before + 1);
    expect(breaker.state).toBe('closed');
  });

  it('a breaker without a fetch works as everywhere', async () => {
    const breaker = new runtime.CohereCircuitBreaker({ threshold: 1 });
    await breaker.call(
      () => Promise.reject(new TypeError('fetch failed')),
      () => 'fallback',
    );
    expect(breaker.state).toBe('open');
  });
});
