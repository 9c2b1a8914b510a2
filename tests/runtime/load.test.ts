import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { classifyCohereError, cohereBreakers, cohereFetch, embedInBatches } from '../../src/runtime/index.js';
import { createFakeCohere, fakeEmbedding, type FakeCohere, type FaultName } from '../../src/testing/index.js';
import { chatRequest, sdks } from '../testing/sdks.js';
import { longMs, textOf } from './fetch-harness.js';

const faults: FaultName[] = ['reset', 'html', 'body-close', 'cut-clean', 'limit-minute'];
const rounds = process.env['COHERE_LONG_TESTS'] ? 40 : 2;

/** A thousandth as the next of a row that looks random and is the same each time. */
function thousandths(): () => number {
  let state = 1;
  return () => (state = (state * 48_271) % 2_147_483_647) % 1_000;
}

describe.each(sdks)('SDK %s under load, with 5 %% of the answers going wrong', (_, sdk) => {
  let cohere: FakeCohere;
  beforeAll(async () => {
    cohere = await createFakeCohere();
    const next = thousandths();
    for (const fault of faults) cohere.fail(fault, { when: () => next() < 10 });
  });
  afterAll(() => cohere.close());

  it('gives every call its answer or its error, and leaves nothing behind', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const breaker = cohereBreakers({ threshold: 50 });
    const fetch = cohereFetch({ breaker, totalTimeoutMs: 60_000 });
    const client = new sdk.CohereClientV2({ token: 'a-key', environment: cohere.url, maxRetries: 0, fetch });
    const texts = Array.from({ length: 300 }, (_text, index) => `text ${index}`);
    const embed = { model: 'embed-v4.0', inputType: 'search_document', embeddingTypes: ['float'], texts } as const;
    const calls: Record<string, () => Promise<unknown>> = {
      chat: async () => (await client.chat(chatRequest)).finishReason,
      stream: async () => textOf(await client.chatStream(chatRequest)),
      embed: async () => (await embedInBatches(client, { ...embed, embeddingTypes: ['float'] })).embeddings.float,
    };
    const right: Record<string, unknown> = {
      chat: 'COMPLETE',
      stream: 'You said: Say hello to the whole team',
      embed: texts.map((text) => fakeEmbedding(text)),
    };
    const seen = { answers: 0, failures: 0 };
    for (let round = 0; round < rounds; round += 1) {
      const names = Array.from({ length: 60 }, (_name, index) => Object.keys(calls)[index % 3] ?? '');
      await Promise.all(
        names.map(async (name) => {
          try {
            expect(await calls[name]?.()).toEqual(right[name]);
            seen.answers += 1;
          } catch (error) {
            expect(classifyCohereError(error).countsAsFailure).toBe(true);
            seen.failures += 1;
          }
        }),
      );
    }
    await vi.waitFor(() => expect(cohere.openRequests).toBe(0), { timeout: longMs });
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
    expect(seen.answers + seen.failures).toBe(rounds * 60);
    expect(seen.failures).toBeGreaterThan(0);
    expect(seen.answers).toBeGreaterThan(seen.failures * 3);
  }, 300_000);
});
