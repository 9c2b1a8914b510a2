import type { Cohere, CohereClientV2 } from 'cohere-ai';
import { afterAll, afterEach, beforeAll, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { classifyCohereError } from '../../src/runtime/classify-error.js';
import {
  CohereBatchError,
  CohereCircuitBreaker,
  cohereFetch,
  type EmbedClient,
  embedInBatches,
  rerankInBatches,
} from '../../src/runtime/index.js';
import { createFakeCohere, fakeEmbedding, fakeRelevance, type FakeCohere } from '../../src/testing/index.js';
import { sdks } from '../testing/sdks.js';

let cohere: FakeCohere;
beforeAll(async () => {
  cohere = await createFakeCohere();
});
afterEach(() => {
  cohere.recover();
  vi.useRealTimers();
});
afterAll(() => cohere.close());

const newest = sdks[2]![1];
const clientOf = (sdk = newest): CohereClientV2 =>
  new sdk.CohereClientV2({ token: 'a-key', environment: cohere.url, maxRetries: 0 });

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `text number ${index}`);
const embedRequest = (count: number): Cohere.V2EmbedRequest => ({
  model: 'embed-v4.0',
  inputType: 'search_document',
  embeddingTypes: ['float', 'int8'],
  texts: numbered(count),
});
const rerankRequest = (count: number): Cohere.V2RerankRequest => ({
  model: 'rerank-v3.5',
  query: 'the text with number 7',
  documents: numbered(count),
});

/** What a promise rejects with. */
const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

async function batchError(promise: Promise<unknown>): Promise<CohereBatchError<Cohere.EmbedByTypeResponse>> {
  const error = await rejection(promise);
  expect(error).toBeInstanceOf(CohereBatchError);
  return error as CohereBatchError<Cohere.EmbedByTypeResponse>;
}

/** A client that answers when it is told to. */
function manualClient() {
  const calls: { texts: string[]; signal: AbortSignal; answer(): void; fail(error: unknown): void }[] = [];
  const embed = ({ texts }: { texts: string[] }, { abortSignal: signal }: { abortSignal: AbortSignal }) =>
    new Promise<{ embeddings: { float: string[] } }>((resolve, reject) => {
      calls.push({ texts, signal, answer: () => resolve({ embeddings: { float: texts } }), fail: reject });
    });
  return { calls, embed };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe.each(sdks)('embedInBatches on SDK %s', (_, sdk) => {
  it.each([1, 95, 96, 97, 1000])('%i texts: every one once, in order, at most 96 in a request', async (count) => {
    const before = cohere.requests.length;
    const { embeddings, texts, meta } = await embedInBatches(clientOf(sdk), embedRequest(count));
    expect(embeddings.float).toEqual(numbered(count).map((text) => fakeEmbedding(text)));
    expect(embeddings.int8).toHaveLength(count);
    expect(texts).toEqual(numbered(count));
    expect(meta?.billedUnits?.inputTokens).toBe(3 * count);
    const sent = cohere.requests.slice(before).map(({ body }) => (body['texts'] as string[]).length);
    expect(sent).toHaveLength(Math.ceil(count / 96));
    expect(Math.max(...sent)).toBeLessThanOrEqual(96);
  });

  it('works with a v1 client', async () => {
    const client = new sdk.CohereClient({ token: 'a-key', environment: cohere.url });
    const { embeddings } = await embedInBatches(client, { inputType: 'search_document', texts: numbered(100) });
    expect(embeddings).toEqual(numbered(100).map((text) => fakeEmbedding(text)));
  });

  it.each([
    [{ name: 'reset' }, 'network'],
    [{ name: 'cut-clean' }, 'malformed'],
    [{ name: 'html' }, 'malformed'],
    [{ status: 503 }, 'upstream'],
    [{ status: 200, body: { embeddings: { float: [[1]] } } }, 'malformed'],
    [{ status: 200, body: {} }, 'malformed'],
  ] as const)('loses no finished batch to %j', async (fault, kind) => {
    cohere.fail(fault, { when: ({ body }) => (body['texts'] as string[]).includes('text number 200') });
    const { failures, partial, cause, message } = await batchError(embedInBatches(clientOf(sdk), embedRequest(500)));
    expect(message).toBe('1 of 6 batches failed');
    expect(failures).toEqual([{ start: 192, end: 288, error: cause }]);
    expect(classifyCohereError(cause).kind).toBe(kind);
    const ranges = [
      [0, 96],
      [96, 192],
      [288, 384],
      [384, 480],
      [480, 500],
    ];
    expect(partial.map(({ start, end }) => [start, end])).toEqual(ranges);
    for (const { start, end, answer } of partial) {
      expect(answer.embeddings.float).toEqual(
        numbered(500)
          .slice(start, end)
          .map((text) => fakeEmbedding(text)),
      );
    }
  });

  it.each([
    ['invalid-key', 'auth'],
    ['billing-limit', 'quota'],
    ['trial-limit-month', 'quota'],
  ] as const)('sends nothing more after %s', async (fault, kind) => {
    const before = cohere.requests.length;
    cohere.fail(fault, { nth: 2 });
    const { failures, partial } = await batchError(
      embedInBatches(clientOf(sdk), embedRequest(960), { concurrency: 1 }),
    );
    expect(cohere.requests.length - before).toBe(2);
    expect(partial.map(({ start, end }) => [start, end])).toEqual([[0, 96]]);
    expect(failures.map(({ start }) => start)).toEqual([96, 192, 288, 384, 480, 576, 672, 768, 864]);
    expect(new Set(failures.map(({ error }) => error)).size).toBe(1);
    expect(classifyCohereError(failures[0]?.error).kind).toBe(kind);
  });

  it('an abort ends what is on the wire, and sends nothing more', async () => {
    const before = cohere.requests.length;
    cohere.fail('hang', { when: ({ index }) => index - before >= 2 });
    const controller = new AbortController();
    const result = batchError(
      embedInBatches(clientOf(sdk), embedRequest(960), { concurrency: 2, abortSignal: controller.signal }),
    );
    await expect.poll(() => [cohere.requests.length - before, cohere.openRequests]).toEqual([4, 2]);
    controller.abort();
    const { failures, partial } = await result;
    expect(partial.map(({ start }) => start)).toEqual([0, 96]);
    expect(failures).toHaveLength(8);
    for (const { error } of failures) expect(classifyCohereError(error).kind).toBe('cancelled');
    await expect.poll(() => cohere.openRequests).toBe(0);
    expect(cohere.requests.length - before).toBe(4);
  });
});

it('5 % of faults of every kind lose no batch and leave nothing open', async () => {
  const faults = [503, 'reset', 'body-close', 'cut-clean', 'html', 'hang', 'hang-body', 'limit-minute'] as const;
  for (const [number, fault] of faults.entries()) {
    cohere.fail(fault, { when: ({ index }) => index % 20 === 7 && ((index - 7) / 20) % faults.length === number });
  }
  const client = new newest.CohereClientV2({
    token: 'a-key',
    environment: cohere.url,
    maxRetries: 0,
    fetch: cohereFetch({ headersTimeoutMs: 500, idleTimeoutMs: 500 }),
  });
  const texts = numbered(96 * 300);
  const vectors: (number[] | undefined)[] = texts.map(() => undefined);
  const before = cohere.requests.length;

  /** Embeds a part of the texts, and again what failed of it. */
  async function embed(offset: number, part: string[]): Promise<void> {
    const keep = (start: number, answer: Cohere.EmbedByTypeResponse): void =>
      answer.embeddings.float?.forEach((vector, index) => (vectors[offset + start + index] = vector));
    const request = { ...embedRequest(0), embeddingTypes: ['float' as const], texts: part };
    const result = await embedInBatches(client, request, { concurrency: 16 }).catch((error: unknown) => error);
    if (!(result instanceof CohereBatchError)) return keep(0, result as Cohere.EmbedByTypeResponse);
    for (const { start, answer } of result.partial) keep(start, answer);
    for (const { start, end } of result.failures) await embed(offset + start, part.slice(start, end));
  }

  await embed(0, texts);
  expect(vectors.findIndex((vector, index) => vector?.[0] !== fakeEmbedding(texts[index] ?? '')[0])).toBe(-1);
  // Each fault cost one more request, and nothing was sent twice but that.
  expect(cohere.requests.length - before).toBeGreaterThanOrEqual(315);
  await expect.poll(() => cohere.openRequests).toBe(0);
}, 60_000);

describe('embedInBatches', () => {
  it('keeps the order whatever the order of the answers, and the concurrency', async () => {
    const client = manualClient();
    const progress: unknown[] = [];
    const result = embedInBatches(
      client,
      { texts: numbered(500) },
      { concurrency: 3, onProgress: (state) => progress.push(state) },
    );
    await settle();
    expect(client.calls).toHaveLength(3);
    client.calls[2]?.answer();
    await settle();
    expect(client.calls).toHaveLength(4);
    client.calls[0]?.answer();
    client.calls[3]?.answer();
    await settle();
    expect(client.calls).toHaveLength(6);
    client.calls[5]?.answer();
    client.calls[4]?.answer();
    client.calls[1]?.answer();
    expect((await result).embeddings.float).toEqual(numbered(500));
    expect(progress).toEqual([96, 192, 288, 308, 404, 500].map((completed) => ({ completed, failed: 0, total: 500 })));
  });

  it('has four requests on the wire unless told otherwise', async () => {
    const client = manualClient();
    const result = rejection(embedInBatches(client, { texts: numbered(960) }));
    await settle();
    expect(client.calls).toHaveLength(4);
    for (let index = 0; index < 10; index += 1) {
      client.calls[index]?.answer();
      await settle();
    }
    expect(await result).toBeUndefined();
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('progress bar');
      },
    ],
    ['rejects', () => Promise.reject(new Error('progress bar'))],
  ])('loses nothing to a callback that %s', async (_, onProgress) => {
    const { embeddings } = await embedInBatches(clientOf(), embedRequest(200), { onProgress });
    expect(embeddings.float).toHaveLength(200);
  });

  it('counts failed inputs in the progress', async () => {
    cohere.fail(503, { nth: 1 });
    const progress: unknown[] = [];
    const options = { concurrency: 1, onProgress: (state: unknown) => progress.push(state) };
    await batchError(embedInBatches(clientOf(), embedRequest(100), options));
    expect(progress).toEqual([
      { completed: 0, failed: 96, total: 100 },
      { completed: 4, failed: 96, total: 100 },
    ]);
  });

  it('lets what is on the wire finish after a refused key', async () => {
    const client = manualClient();
    const result = batchError(embedInBatches(client, { texts: numbered(960) }, { concurrency: 2 }));
    await settle();
    client.calls[0]?.fail(Object.assign(new Error('401'), { statusCode: 401, body: {} }));
    await settle();
    expect(client.calls[1]?.signal.aborted).toBe(false);
    client.calls[1]?.answer();
    const { partial, failures } = await result;
    expect([partial.length, failures.length, client.calls.length]).toEqual([1, 9, 2]);
  });

  it('reports failures in the order of the input', async () => {
    const client = manualClient();
    const result = batchError(embedInBatches(client, { texts: numbered(250) }));
    await settle();
    for (const index of [2, 0, 1]) client.calls[index]?.fail(new Error(`batch ${index}`));
    const { failures, cause } = await result;
    expect(failures.map(({ start, end }) => [start, end])).toEqual([
      [0, 96],
      [96, 192],
      [192, 250],
    ]);
    expect(cause).toMatchObject({ message: 'batch 0' });
  });

  it('is a failure of the service when one of the batches is', async () => {
    const client = manualClient();
    const breaker = new CohereCircuitBreaker({ threshold: 1 });
    const result = batchError(breaker.call(() => embedInBatches(client, { texts: numbered(192) })));
    await settle();
    const refused = Object.assign(new Error('503'), { statusCode: 503, body: {} });
    client.calls[0]?.fail(new TypeError('of the application'));
    client.calls[1]?.fail(refused);
    const error = await result;
    expect(error.cause).toBe(refused);
    expect(classifyCohereError(error)).toMatchObject({ kind: 'upstream', countsAsFailure: true });
    expect(breaker.state).toBe('open');
  });

  it('sends nothing when it is aborted before it begins', async () => {
    const client = manualClient();
    const { failures, partial } = await batchError(
      embedInBatches(client, { texts: numbered(100) }, { abortSignal: AbortSignal.abort(), inputsPerMinute: 10 }),
    );
    expect([client.calls.length, failures.length, partial.length]).toEqual([0, 10, 0]);
    expect(classifyCohereError(failures[9]?.error).kind).toBe('cancelled');
  });

  it('leaves no listener on the caller’s signal, and puts one on it', async () => {
    const { signal } = new AbortController();
    const add = vi.spyOn(signal, 'addEventListener');
    const remove = vi.spyOn(signal, 'removeEventListener');
    await embedInBatches(clientOf(), embedRequest(1000), { abortSignal: signal });
    expect(add).toHaveBeenCalledTimes(1);
    expect(remove.mock.calls).toEqual([add.mock.calls[0]?.slice(0, 2)]);
  });

  it('batches inputs and images, and images of v3 models one by one', async () => {
    const before = cohere.requests.length;
    const images = Array.from({ length: 100 }, (_, index) => `data:image/png;base64,${index}`);
    const sent = (): number[] =>
      cohere.requests.slice(before).map(({ body }) => ((body['images'] ?? body['inputs']) as unknown[]).length);
    const request = { inputType: 'image' as const, embeddingTypes: ['float' as const] };
    const ofV4 = await embedInBatches(clientOf(), { ...request, model: 'embed-v4.0', images }, { concurrency: 1 });
    expect(ofV4.embeddings.float).toEqual(images.map((image) => fakeEmbedding(image)));
    expect(ofV4.images).toHaveLength(100);
    expect(sent()).toEqual([96, 4]);
    await embedInBatches(clientOf(), { ...request, model: 'embed-english-v3.0', images: images.slice(0, 3) });
    expect(sent()).toEqual([96, 4, 1, 1, 1]);
    const inputs = numbered(97).map((text) => ({ content: [{ type: 'text' as const, text }] }));
    const mixed = await embedInBatches(clientOf(), { ...embedRequest(0), texts: [], inputs }, { concurrency: 1 });
    expect(mixed.embeddings.float).toEqual(numbered(97).map((text) => fakeEmbedding(text)));
    expect(sent()).toEqual([96, 4, 1, 1, 1, 96, 1]);
  });

  it('keeps the images of a request within 20 MB', async () => {
    const client = manualClient();
    const sizes: number[] = [];
    const embed = ({ images }: { images: string[] }) => {
      sizes.push(images.length);
      return Promise.resolve({ embeddings: { float: images } });
    };
    const image = 'x'.repeat(8_000_000);
    await embedInBatches({ embed }, { images: [image, image, image, 'x'.repeat(30_000_000), image] });
    expect(sizes).toEqual([2, 1, 1, 1]);
    expect(client.calls).toEqual([]);
  });

  it('sends an empty list as it is, and the service refuses it', async () => {
    const { failures } = await batchError(embedInBatches(clientOf(), embedRequest(0)));
    expect(failures).toMatchObject([{ start: 0, end: 0, error: { statusCode: 400 } }]);
  });

  it('has the types of the client', async () => {
    const answer = embedInBatches(clientOf(), embedRequest(1));
    expectTypeOf(answer).resolves.toEqualTypeOf<Cohere.EmbedByTypeResponse>();
    // @ts-expect-error: the SDK names it inputType.
    embedInBatches(clientOf(), { model: 'embed-v4.0', input_type: 'search_query', texts: ['a'] }).catch(() => {});
    await answer;
  });

  it.each<[object, object, string]>([
    [embedRequest(1), { batchSize: 10 }, 'embedInBatches: unknown option "batchSize"; accepted: concurrency, abort'],
    [embedRequest(1), { concurrency: 0 }, 'embedInBatches: option "concurrency" must be a whole number, 1 or more'],
    [embedRequest(1), { inputsPerMinute: 0.5 }, 'embedInBatches: option "inputsPerMinute" must be a whole number'],
    [embedRequest(1), { abortSignal: {} }, 'embedInBatches: option "abortSignal" must be an AbortSignal'],
    [{ ...embedRequest(1), images: ['a'] }, {}, 'embedInBatches: the request must have one of texts and images'],
  ])('refuses %j %j', async (request, options, message) => {
    const error = await rejection(embedInBatches(clientOf(), request as Cohere.V2EmbedRequest, options));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toContain(message);
  });
});

describe('inputsPerMinute', () => {
  /** When each text is sent, in milliseconds from the start. */
  async function schedule(count: number, inputsPerMinute: number): Promise<{ at: number; inputs: number }[]> {
    vi.useFakeTimers();
    const start = performance.now();
    const sent: { at: number; inputs: number }[] = [];
    const embed = ({ texts }: { texts: string[] }) => {
      sent.push({ at: performance.now() - start, inputs: texts.length });
      return new Promise((resolve) => setTimeout(resolve, 300, { embeddings: { float: texts } }));
    };
    const result = embedInBatches({ embed }, { texts: numbered(count) }, { inputsPerMinute });
    await vi.runAllTimersAsync();
    await result;
    return sent;
  }

  it.each([
    [1000, 2000],
    [5000, 2000],
    [1000, 100],
    [250, 50],
    [7, 1],
  ])('%i inputs at %i a minute: never more within any 60 seconds, and no slower', async (count, limit) => {
    const sent = await schedule(count, limit);
    expect(sent.reduce((sum, { inputs }) => sum + inputs, 0)).toBe(count);
    for (const { at } of sent) {
      const within = sent.filter((other) => other.at > at - 60_000 && other.at <= at);
      expect(within.reduce((sum, { inputs }) => sum + inputs, 0)).toBeLessThanOrEqual(limit);
    }
    const batch = Math.min(96, limit);
    const batchesPerMinute = Math.floor(limit / batch);
    const minutes = Math.ceil(Math.ceil(count / batch) / batchesPerMinute) - 1;
    expect(sent.at(-1)?.at).toBeLessThan(minutes * 60_000 + 10_000);
  });

  it('an abort ends the wait', async () => {
    vi.useFakeTimers();
    const client = { embed: ({ texts }: { texts: string[] }) => Promise.resolve({ embeddings: { float: texts } }) };
    const controller = new AbortController();
    const options = { inputsPerMinute: 96, abortSignal: controller.signal };
    const result = batchError(embedInBatches(client, { texts: numbered(500) }, options));
    await vi.advanceTimersByTimeAsync(1000);
    controller.abort();
    const { failures, partial } = await result;
    expect([partial.length, failures.length]).toEqual([1, 5]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('a refused key ends the wait of the others', async () => {
    vi.useFakeTimers();
    const refused = Object.assign(new Error('401'), { statusCode: 401, body: {} });
    const embed = vi.fn<EmbedClient['embed']>(() => new Promise((_, reject) => setTimeout(reject, 500, refused)));
    const result = batchError(embedInBatches({ embed }, { texts: numbered(500) }, { inputsPerMinute: 96 }));
    await vi.advanceTimersByTimeAsync(500);
    const { failures } = await result;
    expect(failures.map(({ error }) => error)).toEqual(Array(6).fill(refused));
    expect(embed).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe.each(sdks)('rerankInBatches on SDK %s', (_, sdk) => {
  it.each([1, 1000, 1001, 2500])('%i documents: one ranking over all', async (count) => {
    const before = cohere.requests.length;
    const request = rerankRequest(count);
    const { results, meta } = await rerankInBatches(clientOf(sdk), request);
    const scores = request.documents.map((text) => fakeRelevance(request.query, text));
    expect(results).toHaveLength(count);
    expect(results).toEqual(
      scores
        .map((relevanceScore, index) => ({ index, relevanceScore }))
        .sort((a, b) => b.relevanceScore - a.relevanceScore),
    );
    expect(results[0]?.index).toBe(count > 7 ? 7 : 0);
    expect(meta?.billedUnits?.searchUnits).toBe(Math.ceil(count / 100));
    expect(cohere.requests.length - before).toBe(Math.ceil(count / 1000));
  });

  it('topN holds for the whole', async () => {
    const whole = await rerankInBatches(clientOf(sdk), rerankRequest(2500));
    const top = await rerankInBatches(clientOf(sdk), { ...rerankRequest(2500), topN: 5 });
    expect(top.results).toEqual(whole.results.slice(0, 5));
  });

  it('works with a v1 client', async () => {
    const client = new sdk.CohereClient({ token: 'a-key', environment: cohere.url });
    const documents = numbered(1001).map((text) => ({ text }));
    const request = { model: 'rerank-v3.5', query: 'number 1000', documents, returnDocuments: true, topN: 1 };
    expect((await rerankInBatches(client, request)).results).toMatchObject([
      { index: 1000, document: { text: 'text number 1000' } },
    ]);
  });
});

describe('rerankInBatches', () => {
  it('has no ranking without some of the documents', async () => {
    cohere.fail(503, { nth: 2 });
    const { failures, partial } = await batchError(
      rerankInBatches(clientOf(), rerankRequest(2500), { concurrency: 1 }),
    );
    expect(failures).toMatchObject([{ start: 1000, end: 2000, error: { statusCode: 503 } }]);
    expect(partial.map(({ start, end }) => [start, end])).toEqual([
      [0, 1000],
      [2000, 2500],
    ]);
  });

  it.each([
    {},
    { results: 'best' },
    { results: [] },
    { results: [{ index: 0, relevance_score: 0.5 }] },
    {
      results: [
        { index: 5, relevance_score: 0.5 },
        { index: 0, relevance_score: 0.5 },
      ],
    },
    { results: [{ index: 1 }, { index: 0, relevance_score: 0.5 }] },
    { results: [null, null] },
  ])('refuses the answer %j', async (body) => {
    cohere.fail({ status: 200, body });
    const { cause } = await batchError(rerankInBatches(clientOf(), rerankRequest(2)));
    expect(classifyCohereError(cause).kind).toBe('malformed');
  });

  it('refuses a request without a model, and options that it does not have', async () => {
    const v1 = new newest.CohereClient({ token: 'a-key', environment: cohere.url });
    await expect(rerankInBatches(v1, { query: 'a', documents: ['a'] })).rejects.toThrow(/must name its model/);
    const options = { inputsPerMinute: 5 } as object;
    await expect(rerankInBatches(clientOf(), rerankRequest(1), options)).rejects.toThrow(
      'rerankInBatches: unknown option "inputsPerMinute"; accepted: concurrency, abortSignal, onProgress',
    );
  });

  it('has the types of the client', async () => {
    const answer = rerankInBatches(clientOf(), rerankRequest(1));
    expectTypeOf(answer).resolves.toEqualTypeOf<Cohere.V2RerankResponse>();
    await answer;
  });
});
