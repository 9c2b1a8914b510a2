import { type Cohere, type CohereClient, CohereClientV2 } from 'cohere-ai';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createFakeCohere,
  fakeEmbedding,
  fakeRelevance,
  type FakeCohere,
  type FakeCohereFault,
  type FakeCohereOptions,
  type FaultSelector,
} from '../../src/testing/index.js';
import { chatRequest, sdks } from './sdks.js';

const chatRequestV1 = { model: 'command-a-03-2025', message: 'Hello', maxTokens: 100 };

const running: FakeCohere[] = [];

async function start(options?: FakeCohereOptions): Promise<FakeCohere> {
  const cohere = await createFakeCohere(options);
  running.push(cohere);
  return cohere;
}

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(running.splice(0).map((cohere) => cohere.close()));
});

const clientOf = ({ url }: FakeCohere, token = 'a-key'): CohereClientV2 =>
  new CohereClientV2({ token, environment: url, maxRetries: 0 });

const post = (cohere: FakeCohere, path: string, body: object, key = 'a-key'): Promise<Response> =>
  fetch(cohere.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  });

describe.each(sdks)('SDK %s gets the answers of', (_, sdk) => {
  let cohere: FakeCohere;
  let v1: CohereClient;
  let v2: CohereClientV2;
  beforeEach(async () => {
    cohere = await start();
    v1 = new sdk.CohereClient({ token: 'a-key', environment: cohere.url });
    v2 = new sdk.CohereClientV2({ token: 'a-key', environment: cohere.url });
  });

  it('chat', async () => {
    expect(await v2.chat(chatRequest)).toMatchObject({
      finishReason: 'COMPLETE',
      message: { role: 'assistant', content: [{ type: 'text', text: 'You said: Say hello to the whole team' }] },
      usage: { billedUnits: { inputTokens: 6, outputTokens: 8 } },
    });
    expect(await v1.chat(chatRequestV1)).toMatchObject({ text: 'You said: Hello', finishReason: 'COMPLETE' });
  });

  it('chatStream', async () => {
    let text = '';
    for await (const event of await v2.chatStream(chatRequest)) {
      if (event.type === 'content-delta') text += event.delta?.message?.content?.text;
    }
    expect(text).toBe('You said: Say hello to the whole team');
    const types: string[] = [];
    for await (const event of await v1.chatStream(chatRequestV1)) types.push(event.eventType);
    expect(types).toEqual(['stream-start', ...Array(3).fill('text-generation'), 'stream-end']);
  });

  it('embed', async () => {
    const request = { model: 'embed-v4.0', inputType: 'search_query' as const, texts: ['one', 'two'] };
    const embeddingTypes: Cohere.EmbeddingType[] = ['float', 'int8', 'ubinary', 'base64'];
    const { embeddings } = await v2.embed({ ...request, embeddingTypes });
    expect(embeddings.float).toEqual([fakeEmbedding('one'), fakeEmbedding('two')]);
    expect(embeddings.int8?.[0]).toEqual(fakeEmbedding('one').map((value) => Math.round(value * 127)));
    expect(embeddings.ubinary?.[0]).toHaveLength(2);
    const bytes = Buffer.from(embeddings.base64?.[1] ?? '', 'base64');
    expect([0, 15].map((index) => bytes.readFloatLE(index * 4))).toEqual(
      [0, 15].map((index) => Math.fround(fakeEmbedding('two')[index] ?? NaN)),
    );
    const short = await v2.embed({ ...request, embeddingTypes: ['float'], outputDimension: 256 });
    expect(short.embeddings.float?.[0]).toHaveLength(256);
  });

  it('embed without embeddingTypes', async () => {
    const request = { model: 'embed-v4.0', inputType: 'search_query' as const, texts: ['one', 'two'] };
    expect((await v2.embed(request)).embeddings).toEqual({ float: [fakeEmbedding('one'), fakeEmbedding('two')] });
    expect((await v1.embed(request)).embeddings).toEqual([fakeEmbedding('one'), fakeEmbedding('two')]);
  });

  it('rerank', async () => {
    const documents = ['a dog', 'a red fox', 'a fox'];
    const { results } = await v2.rerank({ model: 'rerank-v3.5', query: 'red fox', documents, topN: 2 });
    expect(results).toEqual([
      { index: 1, relevanceScore: fakeRelevance('red fox', 'a red fox') },
      { index: 2, relevanceScore: fakeRelevance('red fox', 'a fox') },
    ]);
    const requestV1 = { model: 'rerank-v3.5', query: 'dog', documents: [{ text: 'a dog' }], returnDocuments: true };
    const ofV1 = await v1.rerank(requestV1);
    expect(ofV1.results[0]?.document).toEqual({ text: 'a dog' });
  });

  it('models, check-api-key, tokenize and detokenize', async () => {
    const page = await v2.models.list({ pageSize: 1, endpoint: 'chat' });
    expect(page.models.map(({ name }) => name)).toEqual(['command-a-03-2025']);
    const next = await v2.models.list({ endpoint: 'chat', pageToken: page.nextPageToken ?? '' });
    expect(next.models.map(({ name }) => name)).toEqual(['command-r7b-12-2024']);
    expect(await v2.models.get('embed-v4.0')).toMatchObject({ name: 'embed-v4.0', endpoints: ['embed'] });
    expect(await v1.checkApiKey()).toMatchObject({ valid: true });
    const { tokens } = await v1.tokenize({ model: 'command-a-03-2025', text: 'Grüße' });
    expect(await v1.detokenize({ model: 'command-a-03-2025', tokens })).toMatchObject({ text: 'Grüße' });
  });
});

it('parse answers with a page', async () => {
  const client = clientOf(await start());
  const document = { type: 'image_url' as const, imageUrl: 'data:image/png;base64,AA==' };
  const markdown = await client.parse({ model: 'parse-v5.0', document });
  expect(markdown.pages).toMatchObject([{ type: 'markdown', index: 0 }]);
  const blocks = await client.parse({ model: 'parse-v5.0', document, outputFormat: 'blocks' });
  expect(blocks.pages[0]?.type).toBe('blocks');
});

it('says the same with and without a stream: thinking, tools, citations, the finish reason', async () => {
  const reply = {
    thinking: 'Let me see.',
    text: 'It is sunny.',
    citations: [{ start: 0, end: 2, text: 'It', sources: [] }],
    toolPlan: 'I will look.',
    toolCalls: [{ id: 'call-1', name: 'weather', arguments: '{"city":"Toronto"}' }],
  };
  const client = clientOf(await start({ reply: () => reply }));
  const { message, finishReason } = await client.chat(chatRequest);
  expect(finishReason).toBe('TOOL_CALL');
  expect(message).toMatchObject({
    toolPlan: 'I will look.',
    toolCalls: [{ id: 'call-1', type: 'function', function: { name: 'weather', arguments: '{"city":"Toronto"}' } }],
    content: [
      { type: 'thinking', thinking: 'Let me see.' },
      { type: 'text', text: 'It is sunny.' },
    ],
    citations: [{ start: 0, end: 2, text: 'It' }],
  });
  const types = new Set<string>();
  for await (const event of await client.chatStream(chatRequest)) types.add(event.type);
  expect([...types]).toEqual([
    'message-start',
    'tool-plan-delta',
    'tool-call-start',
    'tool-call-delta',
    'tool-call-end',
    'content-start',
    'content-delta',
    'content-end',
    'citation-start',
    'citation-end',
    'message-end',
  ]);
});

it('records what arrived', async () => {
  const cohere = await start();
  await clientOf(cohere).embed({
    model: 'embed-v4.0',
    inputType: 'search_query',
    embeddingTypes: ['float'],
    texts: ['one'],
  });
  await clientOf(cohere).models.get('embed-v4.0');
  expect(cohere.requests).toMatchObject([
    {
      index: 0,
      method: 'POST',
      path: '/v2/embed',
      version: 2,
      endpoint: 'embed',
      model: 'embed-v4.0',
      isStream: false,
      apiKey: 'a-key',
      body: { input_type: 'search_query', texts: ['one'] },
    },
    { index: 1, method: 'GET', path: '/v1/models/embed-v4.0', endpoint: 'models', model: 'embed-v4.0', body: {} },
  ]);
});

it('counts connections, which keep-alive keeps few, and requests that are not over', async () => {
  const cohere = await start();
  for (let sent = 0; sent < 20; sent += 1) await clientOf(cohere).models.list();
  // Node's fetch opens a second one before it knows that the first stays open.
  expect(cohere.connections).toBeLessThanOrEqual(2);
  await expect.poll(() => cohere.openRequests).toBe(0);
});

describe('refuses as the API does', () => {
  const embed = { model: 'embed-v4.0', input_type: 'search_document' };
  const rerank = { model: 'rerank-v3.5', query: 'fox', documents: ['a'] };
  const user = { role: 'user', content: 'Hello' };
  const system = { role: 'system', content: 'Be brief' };
  const chat = { model: 'command-a-03-2025', messages: [user] };

  it.each([
    ['/v2/embed', { ...embed, texts: Array(104).fill('a') }, 'total number of texts must be at most 96 - received 104'],
    ['/v2/embed', { model: 'embed-v4.0', texts: ['a'] }, 'valid input_type must be provided with the provided model'],
    ['/v2/embed', { ...embed, images: ['data:'] }, 'images must be used with input_type=image'],
    ['/v2/embed', { ...embed, texts: ['a', ''] }, 'texts must not contain empty strings'],
    ['/v2/embed', embed, 'at least one of texts, inputs or images is required'],
    ['/v2/embed', { input_type: 'classification', texts: ['a'] }, 'model is required'],
    ['/v2/rerank', { ...rerank, query: ' ' }, 'query must not be blank'],
    ['/v2/rerank', { ...rerank, documents: [] }, 'documents must not be empty'],
    ['/v2/rerank', { ...rerank, documents: ['a', ''] }, 'documents must not contain empty strings'],
    ['/v2/rerank', { ...rerank, documents: Array(10_001).fill('a') }, 'number of documents must be at most 10000'],
    ['/v2/chat', { ...chat, temperature: 1.5 }, 'temperature must be between 0 and 1.0 inclusive'],
    [
      '/v2/chat',
      { ...chat, frequency_penalty: 0.5, presence_penalty: 0.5 },
      'cannot specify both frequency_penalty and presence_penalty',
    ],
    [
      '/v2/chat',
      { ...chat, response_format: { type: 'json_object' }, documents: ['a'] },
      'response_format is not supported with RAG',
    ],
    ['/v2/chat', { ...chat, messages: [user, system, user] }, 'system turn must be the first in the list'],
    ['/v2/chat', { messages: [user] }, 'model is required'],
    ['/v1/chat', { model: 'command-a-03-2025' }, 'message is required'],
    ['/v2/parse', { model: 'parse-v5.0' }, 'document is required'],
    ['/v1/tokenize', { text: 'a' }, 'model is required'],
    ['/v1/detokenize', { model: 'command-a-03-2025' }, 'tokens is required'],
  ])('%s %j', async (path, body, message) => {
    const cohere = await start();
    const response = await post(cohere, path, body);
    expect([response.status, ((await response.json()) as { message: string }).message]).toEqual([400, message]);
  });

  it.each([
    ['first', [system, user]],
    ['several', [system, system, user]],
    ['again later', [system, user, system, user]],
    ['as the latest turn', [user, system]],
  ])('but no system message %s', async (_, messages) => {
    const cohere = await start();
    expect((await post(cohere, '/v2/chat', { ...chat, messages })).status).toBe(200);
  });

  it('unless told not to', async () => {
    const cohere = await start({ validation: false });
    expect((await post(cohere, '/v2/embed', { texts: Array(104).fill('a') })).status).toBe(200);
  });

  it('models that do not exist, or not for the endpoint, once they are listed', async () => {
    const cohere = await start({ models: [{ name: 'my-model', endpoints: ['chat'] }] });
    const texts = { input_type: 'search_query', texts: ['a'] };
    expect((await post(cohere, '/v2/chat', { ...chat, model: 'my-model' })).status).toBe(200);
    expect((await post(cohere, '/v1/tokenize', { model: 'my-model', text: 'a' })).status).toBe(200);
    expect((await post(cohere, '/v2/chat', chat)).status).toBe(404);
    expect((await post(cohere, '/v2/embed', { ...texts, model: 'my-model' })).status).toBe(400);
    await expect(clientOf(cohere).models.get('another')).rejects.toMatchObject({ statusCode: 404 });
  });

  it('keys', async () => {
    let key = 'old-key';
    const fixed = await start({ apiKey: 'right-key' });
    const rotating = await start({ apiKey: (candidate) => candidate === key });
    expect((await post(fixed, '/v2/chat', chat, 'right-key')).status).toBe(200);
    expect((await post(fixed, '/v2/chat', chat, 'wrong-key')).status).toBe(401);
    expect((await post(rotating, '/v2/chat', chat, 'old-key')).status).toBe(200);
    key = 'new-key';
    expect((await post(rotating, '/v2/chat', chat, 'old-key')).status).toBe(401);
    expect((await fetch(`${(await start()).url}/v1/models`)).status).toBe(401);
  });

  it('paths that it does not know', async () => {
    expect((await post(await start(), '/v2/summarize', {})).status).toBe(404);
  });
});

it('sends the headers of a trial key on request', async () => {
  const limit = 'x-trial-endpoint-call-limit';
  const { headers } = await post(await start({ keyType: 'trial' }), '/v1/check-api-key', {});
  expect(headers.get(limit)).toBe('20');
  expect((await post(await start(), '/v1/check-api-key', {})).headers.get(limit)).toBeNull();
});

describe('fail', () => {
  /** The statuses of some chat requests, one after the other. */
  async function statuses(cohere: FakeCohere, count: number, model = 'command-a-03-2025'): Promise<number[]> {
    const codes: number[] = [];
    for (let sent = 0; sent < count; sent += 1) {
      const response = await post(cohere, '/v2/chat', { ...chatRequest, model });
      await response.text();
      codes.push(response.status);
    }
    return codes;
  }

  it('happens to every request, until it is ended', async () => {
    const cohere = await start();
    const end = cohere.fail(503);
    expect(await statuses(cohere, 2)).toEqual([503, 503]);
    end();
    expect(await statuses(cohere, 1)).toEqual([200]);
    cohere.fail(500);
    cohere.recover();
    expect(await statuses(cohere, 1)).toEqual([200]);
  });

  it('happens a number of times, then the service has recovered', async () => {
    const cohere = await start();
    cohere.fail(429, { times: 2 });
    cohere.fail(503, { times: 1 });
    expect(await statuses(cohere, 4)).toEqual([429, 429, 503, 200]);
  });

  it('happens to the n-th request', async () => {
    const cohere = await start();
    cohere.fail(503, { nth: 3 });
    expect(await statuses(cohere, 4)).toEqual([200, 200, 503, 200]);
  });

  it('happens by model, endpoint, stream and any other condition', async () => {
    const cohere = await start();
    cohere.fail(503, { model: 'command-r7b-12-2024' });
    expect(await statuses(cohere, 1)).toEqual([200]);
    expect(await statuses(cohere, 1, 'command-r7b-12-2024')).toEqual([503]);
    cohere.recover();
    cohere.fail(503, { endpoint: 'embed' });
    cohere.fail(500, { stream: true });
    expect(await statuses(cohere, 1)).toEqual([200]);
    expect((await post(cohere, '/v2/embed', {})).status).toBe(503);
    expect((await post(cohere, '/v2/chat', { ...chatRequest, stream: true })).status).toBe(500);
    cohere.recover();
    cohere.fail(503, { when: ({ index }) => index % 2 === 0 });
    expect((await statuses(cohere, 4)).filter((code) => code === 503)).toHaveLength(2);
  });

  it.each<[FakeCohereFault, Record<string, string>]>([
    [{ status: 429, retryAfter: 4 }, { 'retry-after': '4' }],
    [{ status: 429, retryAfter: new Date(0) }, { 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }],
    [{ status: 429, retryAfter: '2026-11-21T10:00:00Z' }, { 'retry-after': '2026-11-21T10:00:00Z' }],
    [{ status: 429, rateLimitReset: new Date(1500) }, { 'x-ratelimit-reset': '2' }],
    [{ status: 503, rateLimitReset: 7 }, { 'x-ratelimit-reset': '7' }],
    [{ status: 503, headers: { 'x-request-id': 'a' } }, { 'x-request-id': 'a' }],
  ])('%j sends its headers', async (fault, headers) => {
    const cohere = await start();
    cohere.fail(fault);
    const response = await post(cohere, '/v2/chat', chatRequest);
    expect(Object.fromEntries(response.headers)).toMatchObject(headers);
  });

  it('sends a body of any kind', async () => {
    const cohere = await start();
    cohere.fail({ status: 200, body: { valid: false } }, { times: 1 });
    cohere.fail({ status: 500, body: 'no JSON' }, { times: 1 });
    cohere.fail({ status: 500, message: 'internal' });
    expect(await (await post(cohere, '/v1/check-api-key', {})).json()).toEqual({ valid: false });
    expect(await (await post(cohere, '/v1/check-api-key', {})).text()).toBe('no JSON');
    expect(await (await post(cohere, '/v1/check-api-key', {})).json()).toMatchObject({ message: 'internal' });
  });

  it('lets a stream begin before it breaks, as far as told', async () => {
    const cohere = await start();
    cohere.fail({ name: 'cut-clean', afterEvents: 5 });
    const types: string[] = [];
    for await (const event of await clientOf(cohere).chatStream(chatRequest)) types.push(event.type);
    expect(types).toHaveLength(5);
  });

  it.each<[unknown, unknown, string]>([
    ['explode', undefined, "fail: option \"name\" must be one of 'reset', 'close'"],
    [{ delayMs: 5 }, undefined, "fail: option \"name\" must be one of 'reset', 'close'"],
    [{ name: 'slow', delayMs: -1 }, undefined, 'fail: option "delayMs" must be a number of milliseconds, 0 or more'],
    [{ name: 'slow', delay: 1 }, undefined, 'fail: unknown option "delay"; accepted: name, delayMs, afterEvents'],
    [99, undefined, 'fail: option "status" must be a whole number, 200 to 599'],
    [{ status: 429, retryAfter: true }, undefined, 'fail: option "retryAfter" must be seconds, a Date, or a string'],
    [null, undefined, 'fail: the options must be an object'],
    [503, { endpoint: 'chats' }, "fail: option \"endpoint\" must be one of 'chat', 'embed'"],
    [503, { nth: 0 }, 'fail: option "nth" must be a whole number, 1 or more'],
    [503, { count: 1 }, 'fail: unknown option "count"; accepted: endpoint, model, stream, when, nth, times'],
  ])('refuses %j %j', async (fault, selector, message) => {
    const cohere = await start();
    const fail = (): unknown => cohere.fail(fault as FakeCohereFault, selector as FaultSelector);
    expect(fail).toThrow(TypeError);
    expect(fail).toThrow(message);
  });
});

describe('the server', () => {
  it.each<[object, string]>([
    [{ apikey: 'secret' }, 'createFakeCohere: unknown option "apikey"; accepted: port, apiKey, keyType'],
    [{ apiKey: 5 }, 'createFakeCohere: option "apiKey" must be a string, or a function'],
    [{ models: ['a'] }, 'createFakeCohere: option "models" must be a list of models'],
    [{ port: 70_000 }, 'createFakeCohere: option "port" must be a whole number, 0 to 65535'],
    [{ latencyMs: Infinity }, 'createFakeCohere: option "latencyMs" must be a number of milliseconds, 0 or more'],
    [{ keyType: 'free' }, "createFakeCohere: option \"keyType\" must be one of 'production', 'trial'"],
  ])('refuses %j', async (options, message) => {
    await expect(createFakeCohere(options)).rejects.toThrow(TypeError);
    await expect(createFakeCohere(options)).rejects.toThrow(message);
  });

  it('closes while requests hang', async () => {
    const cohere = await createFakeCohere();
    cohere.fail('hang');
    const call = clientOf(cohere).chat(chatRequest);
    call.catch(() => {});
    await expect.poll(() => cohere.openRequests).toBe(1);
    await cohere.close();
    await expect(call).rejects.toMatchObject({ message: 'fetch failed' });
    await expect(fetch(cohere.url)).rejects.toThrow('fetch failed');
  });

  it('rejects when its port is taken', async () => {
    const { url } = await start();
    await expect(createFakeCohere({ port: Number(new URL(url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('lives in real time while a test has fake timers', async () => {
    const cohere = await start({ latencyMs: 5 });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'Date', 'performance'] });
    expect((await post(cohere, '/v2/chat', chatRequest)).status).toBe(200);
    cohere.fail({ name: 'slow', delayMs: 5 });
    expect((await post(cohere, '/v2/chat', chatRequest)).status).toBe(200);
  });
});
