import type { Cohere, CohereClientV2 } from 'cohere-ai';
import { afterAll, afterEach, beforeAll, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { classifyCohereError } from '../../src/runtime/classify-error.js';
import { cached } from '../../src/runtime/index.js';
import { createFakeCohere, fakeEmbedding, type FakeCohere } from '../../src/testing/index.js';
import { chatRequest, sdks } from '../testing/sdks.js';

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

/** How many requests reach the server while something runs. */
async function requestsOf(run: () => Promise<unknown>): Promise<number> {
  const before = cohere.requests.length;
  await run();
  return cohere.requests.length - before;
}

const embedRequest: Cohere.V2EmbedRequest = {
  model: 'embed-v4.0',
  inputType: 'search_query',
  embeddingTypes: ['float'],
  texts: ['hello'],
};
const rerankRequest: Cohere.V2RerankRequest = { model: 'rerank-v3.5', query: 'fox', documents: ['a', 'a fox'] };

describe.each(sdks)('on SDK %s', (_, sdk) => {
  it('embed and rerank are asked once, everything else each time', async () => {
    const client = cached(clientOf(sdk));
    expect(client).toBeInstanceOf(sdk.CohereClientV2);
    const answers = [await client.embed(embedRequest), await client.embed(embedRequest)];
    expect(answers[0]?.embeddings.float).toEqual([fakeEmbedding('hello')]);
    expect(answers[1]).toEqual(answers[0]);
    expect(await requestsOf(() => client.embed(embedRequest))).toBe(0);
    expect(await requestsOf(() => client.rerank(rerankRequest))).toBe(1);
    expect(await requestsOf(() => client.rerank(rerankRequest))).toBe(0);
    await client.chat(chatRequest);
    expect(await requestsOf(() => client.chat(chatRequest))).toBe(1);
    expect(await requestsOf(() => client.models.list())).toBe(1);
  });

  it('works for a v1 client, and for its v2', async () => {
    const v1 = new sdk.CohereClient({ token: 'a-key', environment: cohere.url });
    const request = { inputType: 'search_query' as const, texts: ['hello'] };
    const client = cached(v1);
    await client.embed(request);
    expect(await requestsOf(() => client.embed(request))).toBe(0);
    const v2 = cached(client.v2);
    await v2.embed(embedRequest);
    expect(await requestsOf(() => v2.embed(embedRequest))).toBe(0);
  });

  it('equal requests at the same time share one', async () => {
    const client = cached(clientOf(sdk));
    const many = (): Promise<unknown[]> => Promise.all(Array.from({ length: 100 }, () => client.embed(embedRequest)));
    expect(await requestsOf(many)).toBe(1);
  });

  it('failures are not kept, and reach everyone who waits', async () => {
    const client = cached(clientOf(sdk));
    cohere.fail({ name: 'slow', delayMs: 1 }, { times: 1 });
    cohere.fail(503, { times: 1 });
    await client.embed({ ...embedRequest, texts: ['another'] });
    const both = await Promise.allSettled([client.embed(embedRequest), client.embed(embedRequest)]);
    expect(both).toMatchObject([{ reason: { statusCode: 503 } }, { reason: { statusCode: 503 } }]);
    expect(await requestsOf(() => client.embed(embedRequest))).toBe(1);
  });

  it.each(['html', 'cut-clean'] as const)('what is no answer is not kept: %s', async (fault) => {
    const client = cached(clientOf(sdk));
    cohere.fail(fault, { times: 1 });
    expect(await client.embed(embedRequest)).toMatchObject({ ok: false });
    expect(await requestsOf(() => client.embed(embedRequest))).toBe(1);
  });

  it('withRawResponse works for the first and for the kept answer', async () => {
    const client = cached(clientOf(sdk));
    const first = await client.embed(embedRequest).withRawResponse();
    expect(first.data.embeddings.float).toEqual([fakeEmbedding('hello')]);
    expect(first.rawResponse.status).toBe(200);
    const second = await client.embed(embedRequest).withRawResponse();
    expect(second.rawResponse).toBe(first.rawResponse);
    cohere.fail(500);
    await expect(client.rerank(rerankRequest).withRawResponse()).rejects.toMatchObject({ statusCode: 500 });
  });

  it('an abort concerns the one who aborts', async () => {
    const client = cached(clientOf(sdk));
    cohere.fail('hang', { times: 1 });
    const [one, two] = [new AbortController(), new AbortController()];
    const calls = [one, two].map(({ signal }) => client.embed(embedRequest, { abortSignal: signal }));
    const settled = Promise.allSettled(calls);
    await expect.poll(() => cohere.openRequests).toBe(1);
    one.abort();
    await expect(calls[0]).rejects.toMatchObject({ name: 'AbortError' });
    expect(cohere.openRequests).toBe(1);
    two.abort();
    for (const result of await settled) {
      expect(classifyCohereError((result as PromiseRejectedResult).reason).kind).toBe('cancelled');
    }
    await expect.poll(() => cohere.openRequests).toBe(0);
    expect(await requestsOf(() => client.embed(embedRequest))).toBe(1);
    expect(await requestsOf(() => client.embed(embedRequest))).toBe(0);
  });

  it('what was aborted before is not sent, and fails as with the SDK', async () => {
    const client = cached(clientOf(sdk));
    const abortSignal = AbortSignal.abort();
    const call = client.embed(embedRequest, { abortSignal });
    await expect(call).rejects.toMatchObject({ rawResponse: { status: 499 } });
  });
});

describe('two requests are the same', () => {
  const variants: [string, Parameters<CohereClientV2['embed']>, isSame: boolean][] = [
    ['in another order of fields', [{ ...embedRequest, model: embedRequest.model }], true],
    ['with another time-out, retries or signal', [embedRequest, { timeoutInSeconds: 5, maxRetries: 1 }], true],
    ['with another model', [{ ...embedRequest, model: 'embed-english-v3.0' }], false],
    ['with another input type', [{ ...embedRequest, inputType: 'search_document' }], false],
    ['with other embedding types', [{ ...embedRequest, embeddingTypes: ['int8'] }], false],
    ['with another dimension', [{ ...embedRequest, outputDimension: 256 }], false],
    ['with other truncation', [{ ...embedRequest, truncate: 'NONE' }], false],
    ['with another text', [{ ...embedRequest, texts: ['hello '] }], false],
    ['with one more text', [{ ...embedRequest, texts: ['hello', 'hello'] }], false],
    ['with a field of the future', [{ ...embedRequest, ...{ future: true } }], false],
    ['with headers', [embedRequest, { headers: { 'x-tenant': 'a' } }], false],
    ['with query parameters', [embedRequest, { queryParams: { beta: 1 } }], false],
  ];

  it.each(variants)('%s: %o', async (_, args, isSame) => {
    const client = cached(clientOf());
    const { texts, ...others } = embedRequest;
    await client.embed({ texts: texts ?? [], ...others });
    expect(await requestsOf(() => client.embed(...args))).toBe(isSame ? 0 : 1);
    expect(await requestsOf(() => client.embed(...args))).toBe(0);
  });

  it('never with headers that a function gives, or in two methods', async () => {
    const client = cached(clientOf());
    const options = { headers: { 'x-trace': () => 'a' } };
    await client.embed(embedRequest, options);
    expect(await requestsOf(() => client.embed(embedRequest, options))).toBe(1);
    const both = { ...embedRequest, ...rerankRequest };
    await client.embed(both);
    expect(await requestsOf(() => client.rerank(both))).toBe(1);
  });
});

describe('an answer', () => {
  it('is everyone’s own', async () => {
    const client = cached(clientOf());
    const [first, second] = await Promise.all([client.embed(embedRequest), client.embed(embedRequest)]);
    first.embeddings.float?.[0]?.fill(0);
    expect(second.embeddings.float).toEqual([fakeEmbedding('hello')]);
    expect((await client.embed(embedRequest)).embeddings.float).toEqual([fakeEmbedding('hello')]);
  });

  it('is kept for ttlMs', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const client = cached(clientOf(), { ttlMs: 60_000 });
    await client.embed(embedRequest);
    vi.advanceTimersByTime(59_999);
    expect(await requestsOf(() => client.embed(embedRequest))).toBe(0);
    vi.advanceTimersByTime(1);
    expect(await requestsOf(() => client.embed(embedRequest))).toBe(1);
  });

  it('is kept for ever with Infinity', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const client = cached(clientOf(), { ttlMs: Infinity });
    await client.embed(embedRequest);
    vi.advanceTimersByTime(1e12);
    expect(await requestsOf(() => client.embed(embedRequest))).toBe(0);
  });

  it('goes when max others were asked for since', async () => {
    const client = cached(clientOf(), { max: 2 });
    const ask = (text: string): Promise<number> => requestsOf(() => client.embed({ ...embedRequest, texts: [text] }));
    expect([await ask('a'), await ask('b'), await ask('a'), await ask('c')]).toEqual([1, 1, 0, 1]);
    expect([await ask('a'), await ask('b')]).toEqual([0, 1]);
  });
});

describe('a shared request', () => {
  /** A client whose answers a test gives. */
  function manualClient() {
    const calls: { signal: AbortSignal; answer(embeddings: unknown): void; fail(error: Error): void }[] = [];
    const embed = (_request: object, { abortSignal: signal }: { abortSignal?: AbortSignal } = {}) =>
      new Promise((resolve, reject) => {
        calls.push({ signal: signal!, answer: (embeddings) => resolve({ embeddings }), fail: reject });
      });
    return { calls, client: cached({ embed }) };
  }

  it('goes on while one caller waits', async () => {
    const { calls, client } = manualClient();
    const controller = new AbortController();
    const [one, two] = [client.embed({}, { abortSignal: controller.signal }), client.embed({})];
    controller.abort();
    await expect(one).rejects.toMatchObject({ name: 'AbortError' });
    expect(calls.map(({ signal }) => signal.aborted)).toEqual([false]);
    calls[0]?.answer([[1]]);
    expect(await two).toEqual({ embeddings: [[1]] });
  });

  it('that was given up does not get in the way of the next', async () => {
    const { calls, client } = manualClient();
    const controller = new AbortController();
    const one = client.embed({}, { abortSignal: controller.signal });
    controller.abort();
    await expect(one).rejects.toMatchObject({ name: 'AbortError' });
    expect(calls[0]?.signal.aborted).toBe(true);
    const two = client.embed({});
    calls[0]?.fail(new Error('aborted'));
    await new Promise((resolve) => setImmediate(resolve));
    const three = client.embed({});
    expect(calls).toHaveLength(2);
    calls[1]?.answer([[2]]);
    expect(await Promise.all([two, three])).toEqual([{ embeddings: [[2]] }, { embeddings: [[2]] }]);
  });

  it('leaves no listener on a caller’s signal', async () => {
    const { calls, client } = manualClient();
    const { signal } = new AbortController();
    const add = vi.spyOn(signal, 'addEventListener');
    const remove = vi.spyOn(signal, 'removeEventListener');
    const call = client.embed({}, { abortSignal: signal });
    calls[0]?.answer([[1]]);
    await call;
    expect(remove.mock.calls).toEqual([add.mock.calls[0]?.slice(0, 2)]);
  });
});

it('takes clients whose promises have no withRawResponse', async () => {
  const embed = vi.fn(() => Promise.resolve({ embeddings: [[1]] }));
  const client = cached({ embed, name: 'stub' });
  expect([await client.embed(), await client.embed(), client.name]).toEqual([
    { embeddings: [[1]] },
    { embeddings: [[1]] },
    'stub',
  ]);
  expect(embed).toHaveBeenCalledTimes(1);
  expect('rerank' in client).toBe(false);
});

it('has the type of the client', () => {
  expectTypeOf(cached(clientOf())).toEqualTypeOf<CohereClientV2>();
});

it.each<[object, string]>([
  [{ maxAge: 5 }, 'cached: unknown option "maxAge"; accepted: max, ttlMs'],
  [{ max: 0 }, 'cached: option "max" must be a whole number, 1 or more'],
  [{ ttlMs: 0 }, 'cached: option "ttlMs" must be milliseconds, 1 to 2147483647'],
])('refuses %j', (options, message) => {
  expect(() => cached(clientOf(), options)).toThrow(TypeError);
  expect(() => cached(clientOf(), options)).toThrow(message);
});
