import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as source from '../../src/runtime/index.js';
import { createFakeCohere, type FakeCohere } from '../../src/testing/index.js';
import { chatRequest, sdks } from '../testing/sdks.js';
import { compileRuntime, type CompiledRuntime } from './compiled.js';

type Runtime = typeof source;

let compiled: CompiledRuntime;
let copies: Record<'ESM' | 'CommonJS', Runtime>;
let cohere: FakeCohere;
beforeAll(async () => {
  compiled = compileRuntime();
  copies = { ESM: source, CommonJS: createRequire(import.meta.url)(compiled.cjs) as Runtime };
  cohere = await createFakeCohere();
});
afterAll(async () => {
  compiled.remove();
  await cohere.close();
});

/** An application can have both copies in one process: its own code imports one, a dependency requires the other. */
describe.each([
  ['ESM', 'CommonJS'],
  ['CommonJS', 'ESM'],
] as const)('the %s copy knows what the %s copy made:', (own, other) => {
  it('they are two', () => {
    expect(copies[own].CohereCircuitOpenError).not.toBe(copies[other].CohereCircuitOpenError);
    expect(Object.keys(copies[own]).sort()).toEqual(Object.keys(copies[other]).sort());
  });

  it('errors', async () => {
    const { classifyCohereError, isCohereCircuitOpen } = copies[own];
    expect(isCohereCircuitOpen(new copies[other].CohereCircuitOpenError(5))).toBe(true);
    const reading = copies[other].collectStream((async function* () {})());
    expect(classifyCohereError(await reading.catch((error: unknown) => error)).kind).toBe('truncated');
    const token = copies[other].cohereToken({ read: () => Promise.reject(new TypeError('fetch failed')) });
    expect(classifyCohereError(await token().catch((error: unknown) => error)).kind).toBe('unknown');
  });

  it.each(sdks)('breakers, on SDK %s', async (_, sdk) => {
    const breaker = new copies[other].CohereCircuitBreaker({ threshold: 2 });
    const fetch = copies[own].cohereFetch({ breaker });
    const client = new sdk.CohereClientV2({ token: 'a-key', environment: cohere.url, maxRetries: 0, fetch });
    await breaker.call(() => client.chat(chatRequest));
    expect(breaker.snapshot()).toMatchObject({ successes: 1, failures: 0 });
    const end = cohere.fail(503);
    await breaker.call(
      () => client.chat(chatRequest),
      () => 'fallback',
    );
    expect(breaker.snapshot()).toMatchObject({ failures: 1 });
    await breaker.call(
      () => client.chat(chatRequest),
      () => 'fallback',
    );
    const refusal: unknown = await client.chat(chatRequest).catch((error: unknown) => error);
    expect(copies[own].isCohereCircuitOpen(refusal)).toBe(true);
    end();
  });

  it('registries', async () => {
    const breakers = copies[other].cohereBreakers();
    const fetch = copies[own].cohereFetch({ breaker: breakers });
    const client = new sdks[0]![1].CohereClientV2({ token: 'a-key', environment: cohere.url, fetch });
    await client.chat(chatRequest);
    expect(breakers.snapshot()).toMatchObject([{ endpoint: 'chat', model: chatRequest.model, successes: 1 }]);
  });
});
