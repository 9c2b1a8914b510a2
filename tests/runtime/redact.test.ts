import { inspect } from 'node:util';
import { runInNewContext } from 'node:vm';
import type { CohereClientV2 } from 'cohere-ai';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CohereBatchError, redact } from '../../src/runtime/index.js';
import { createFakeCohere, type FakeCohere, type FaultName } from '../../src/testing/index.js';
import { chatRequest, sdks } from '../testing/sdks.js';

const key = 'Key0Key1Key2Key3Key4Key5Key6Key7Key8Key9';

describe('texts', () => {
  it('of a request are hidden, the rest stays', () => {
    const request = {
      model: 'command-a-03-2025',
      messages: [
        { role: 'system', content: 'You are kind.' },
        { role: 'user', content: [{ type: 'text', text: 'My name is Ada' }] },
      ],
      documents: ['secret plan', { id: 'doc-1', data: { title: 'Plan' } }],
      tools: [{ type: 'function', function: { name: 'look_up', parameters: { type: 'object' } } }],
      maxTokens: 100,
      temperature: 0.5,
      stopSequences: ['END'],
      stream: true,
    };
    expect(redact(request)).toEqual({
      model: 'command-a-03-2025',
      messages: [
        { role: 'system', content: '[13 characters]' },
        { role: 'user', content: [{ type: 'text', text: '[14 characters]' }] },
      ],
      documents: ['[11 characters]', { id: 'doc-1', data: { title: '[4 characters]' } }],
      tools: [{ type: 'function', function: { name: '[7 characters]', parameters: { type: 'object' } } }],
      maxTokens: 100,
      temperature: 0.5,
      stopSequences: ['[3 characters]'],
      stream: true,
    });
    expect(request.documents[0]).toBe('secret plan');
  });

  it('of an answer are hidden, vectors included', () => {
    expect(
      redact({
        id: 'an-id',
        finishReason: 'COMPLETE',
        message: { role: 'assistant', toolPlan: 'I will', content: [{ type: 'thinking', thinking: 'Hm' }] },
        embeddings: {
          float: [
            [0.1, 0.2],
            [0.3, 0.4],
          ],
          base64: ['AAAA'],
        },
        embeddingTypes: ['float'],
        tokens: [1, 2, 3],
        usage: { billedUnits: { inputTokens: 5 } },
        citations: [],
        results: [{ index: 0, relevanceScore: 0.5, document: { text: 'a' } }],
        isSearchRequired: null,
      }),
    ).toEqual({
      id: 'an-id',
      finishReason: 'COMPLETE',
      message: {
        role: 'assistant',
        toolPlan: '[6 characters]',
        content: [{ type: 'thinking', thinking: '[2 characters]' }],
      },
      embeddings: { float: ['[2 numbers]', '[2 numbers]'], base64: ['[4 characters]'] },
      embeddingTypes: ['float'],
      tokens: '[3 numbers]',
      usage: { billedUnits: { inputTokens: 5 } },
      citations: [],
      results: [{ index: 0, relevanceScore: 0.5, document: { text: '[1 characters]' } }],
      isSearchRequired: null,
    });
  });

  it.each([
    ['requestId', 'r-1'],
    ['request_id', 'r-1'],
    ['createdAt', '2026-11-21'],
    ['statusCode', 'ECONNRESET'],
    ['input_type', 'search_query'],
  ])('%s is none', (name, value) => {
    expect(redact({ [name]: value })).toEqual({ [name]: value });
  });

  it.each(['chat', 'what', 'valid', 'said', 'format_string', 'prompt', 'input', 'Idea', ''])('%j is one', (name) => {
    expect(redact({ [name]: 'abc' })).toEqual({ [name]: '[3 characters]' });
  });

  it('by themselves and in lists are hidden', () => {
    expect([redact('prompt'), redact(['a', 'bc'])]).toEqual(['[6 characters]', ['[1 characters]', '[2 characters]']]);
  });

  it('stay when they are asked for, keys do not', () => {
    const value = {
      message: `my key is ${key}`,
      vector: [1, 2],
      token: 'abc',
      apiKey: 'abc',
      api_key: 'abc',
      maxTokens: 5,
      headers: { Authorization: 'Bearer abc', 'x-api-key': 'abc', cookie: ['abc'], accept: 'Bearer abc.def-ghi, x' },
    };
    expect(redact(value, { showTexts: true })).toEqual({
      message: 'my key is [hidden]',
      vector: [1, 2],
      token: '[hidden]',
      apiKey: '[hidden]',
      api_key: '[hidden]',
      maxTokens: 5,
      headers: { Authorization: '[hidden]', 'x-api-key': '[hidden]', cookie: ['[hidden]'], accept: '[hidden] x' },
    });
    expect(redact({ id: key, model: `Bearer ${key}` })).toEqual({ id: '[hidden]', model: '[hidden]' });
  });
});

describe('other values', () => {
  it('keep their shape as far as they have one', () => {
    class Session {
      token = key;
    }
    const date = new Date(0);
    const circle: Record<string, unknown> = { model: 'm' };
    circle['self'] = circle;
    expect(
      redact({
        date,
        none: undefined,
        big: 5n,
        read: () => key,
        mark: Symbol('a'),
        session: new Session(),
        map: new Map([[key, key]]),
        headers: new Headers({ authorization: key }),
        bare: Object.assign(Object.create(null), { model: 'm' }),
        circle,
        twice: [circle['model'], circle['model']],
      }),
    ).toEqual({
      date,
      none: undefined,
      big: 5n,
      read: '[function]',
      mark: '[symbol]',
      session: '[Session]',
      map: '[Map]',
      headers: '[Headers]',
      bare: { model: 'm' },
      circle: { model: 'm', self: '[circular]' },
      twice: ['[1 characters]', '[1 characters]'],
    });
  });

  it('never make it throw', () => {
    const trap = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('trap');
        },
      },
    );
    const error = new Error('loop');
    error.cause = error;
    expect([
      redact(trap),
      redact({
        get text() {
          throw new Error('trap');
        },
      }),
      redact(error),
    ]).toEqual(Array(3).fill('[hidden]'));
  });

  it('may come from another realm, as under Jest', async () => {
    const { runInNewContext } = await import('node:vm');
    const foreign: unknown = runInNewContext('({ model: "m", texts: ["abc"] })');
    expect(redact(foreign)).toEqual({ model: 'm', texts: ['[3 characters]'] });
  });
});

describe('errors of the application', () => {
  it('keep class, code and the first line, without keys and URLs', () => {
    class ConfigError extends Error {}
    const cause = Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:443'), { code: 'ECONNREFUSED' });
    const error = new ConfigError(`cannot use ${key} at https://internal.example/v2?a=b\nsecond line`, { cause });
    expect(redact({ error })).toEqual({
      error: {
        name: 'ConfigError',
        message: 'cannot use [hidden] at [url]',
        cause: { name: 'Error', code: 'ECONNREFUSED' },
      },
    });
  });

  it.each([
    [`Unexpected token 'u', "upstream c"... is not valid JSON`, `Unexpected token 'u', …... is not valid JSON`],
    ['"my secret" is not valid JSON', '… is not valid JSON'],
    [`Unexpected token 'a', ..."x": a\n "b""... is not valid JSON`, `Unexpected token 'a', ...…... is not valid JSON`],
    ['JSON Parse error: Unexpected identifier "secret"', 'JSON Parse error: …'],
    ['response -> id: Expected string. Received "my secret\nplan".', 'response -> id: Expected string. Received …'],
    ['Missing required key "inputType"', 'Missing required key "inputType"'],
  ])('%j does not quote', (message, expected) => {
    expect(redact(new SyntaxError(message))).toEqual({ name: 'SyntaxError', message: expected });
  });

  it('are told in every realm', () => {
    const error: unknown = runInNewContext("Object.assign(new TypeError('fetch failed'), { cause: new Error('x') })");
    expect(error).not.toBeInstanceOf(Error);
    expect(redact(error)).toEqual({ name: 'TypeError', message: 'fetch failed', cause: { name: 'Error' } });
  });

  it('of batches say how many', () => {
    const cause = Object.assign(new Error('503'), { name: 'ServiceUnavailableError', statusCode: 503 });
    expect(redact(new CohereBatchError([{ start: 0, end: 96, error: cause }], []))).toEqual({
      name: 'CohereBatchError',
      message: '1 of 1 batches failed',
      cause: { name: 'ServiceUnavailableError', statusCode: 503 },
    });
  });
});

describe.each(sdks)('errors of SDK %s', (_, sdk) => {
  let cohere: FakeCohere;
  let client: CohereClientV2;
  beforeAll(async () => {
    cohere = await createFakeCohere();
    client = new sdk.CohereClientV2({ token: key, environment: cohere.url, maxRetries: 0 });
  });
  afterEach(() => cohere.recover());
  afterAll(() => cohere.close());

  /** What a call fails with, or wrongly resolves with. */
  const outcome = (): Promise<unknown> => client.chat(chatRequest).catch((error: unknown) => error);

  it('keep class, status and first line', async () => {
    cohere.fail({ status: 429, message: 'private detail' });
    const name = 'TooManyRequestsError';
    expect(redact(await outcome())).toEqual({ name, message: name, statusCode: 429 });
    cohere.recover();
    cohere.fail('html502');
    const expected = { name: 'CohereError', message: 'Status code: 502', statusCode: 502 };
    expect(redact(await outcome())).toEqual(expected);
  });

  const faults: FaultName[] = ['html502', 'badjson500', 'malformed', 'html', 'reset', 'body-reset', 'limit-minute'];
  it.each([...faults, 'invalid-key' as const])('%s: no body, URL, header or key', async (fault) => {
    cohere.fail(fault);
    const text = inspect(redact(await outcome()), { depth: 20 });
    expect(text).not.toMatch(/Key0|127\.0\.0\.1|Sign in|upstream c|nope|per minute|invalid api|keep-alive/i);
  });

  it('and the client itself say nothing', () => {
    expect(redact({ client })).toEqual({ client: '[CohereClientV2]' });
  });
});

it('refuses options that it does not have', () => {
  expect(() => redact({}, { texts: true } as object)).toThrow('redact: unknown option "texts"; accepted: showTexts');
  expect(() => redact({}, { showTexts: 1 } as object)).toThrow('redact: option "showTexts" must be true or false');
});
