import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { classifyCohereError, type CohereAttempt, cohereFetch, cohereToken } from '../../src/runtime/index.js';
import { createFakeCohere, type FakeCohere } from '../../src/testing/index.js';
import { chatRequest, sdks } from '../testing/sdks.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cohere-token-'));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => vi.unstubAllGlobals());

const failed = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.unreachable('it should have failed'),
    (error: unknown) => error,
  );

describe('the supplier', () => {
  it('reads the file each time, without the white space around the key', async () => {
    const file = join(folder, 'key');
    const token = cohereToken({ file });
    await writeFile(file, 'first-key\n');
    expect(await token()).toBe('first-key');
    await writeFile(file, '  second-key\r\n');
    expect(await token()).toBe('second-key');
  });

  it('asks the function each time', async () => {
    const read = vi.fn(() => 'a-key');
    const token = cohereToken({ read });
    expect(await token()).toBe('a-key');
    expect(await token()).toBe('a-key');
    expect(read).toHaveBeenCalledTimes(2);
    expect(await cohereToken({ read: async () => 'b-key' })()).toBe('b-key');
  });

  it.each(['', ' \n', undefined, 5])('refuses %j as key', async (key) => {
    const error = await failed(cohereToken({ read: () => key as string })());
    expect(error).toEqual(new Error('cohereToken: the key that was read is empty'));
    expect(classifyCohereError(error).kind).toBe('unknown');
  });

  it.each([
    ['a missing file', { file: '/nowhere/at/all' }, 'ENOENT'],
    [
      'a network error of the secret store',
      { read: () => Promise.reject(new TypeError('fetch failed')) },
      'fetch failed',
    ],
    ['an abort of the secret store', { read: () => Promise.reject(new DOMException('x', 'AbortError')) }, 'x'],
    ['a frozen error', { read: () => Promise.reject(Object.freeze(new Error('frozen'))) }, 'frozen'],
  ] as const)('passes on %s, which is nobody else’s error', async (_, source, message) => {
    const error = await failed(cohereToken(source)());
    expect(String(error)).toContain(message);
    expect(classifyCohereError(error)).toEqual({ kind: 'unknown', retryable: false, countsAsFailure: false });
  });

  it('passes on what is no error object', async () => {
    expect(await failed(cohereToken({ read: () => Promise.reject('sealed') })())).toBe('sealed');
  });

  it('says what to do where there is no file system', async () => {
    vi.stubGlobal('process', undefined);
    const error = await failed(cohereToken({ file: 'key' })());
    expect(error).toEqual(new Error("cohereToken: there is no file system here; use 'read'"));
  });

  it.each([
    [{}, /give either 'file' \(a path\) or 'read' \(a function\)/],
    [{ file: 'key', read: () => 'key' }, /give either 'file'/],
    [{ file: '' }, /option "file" must be a string that is not empty/],
    [{ read: 'key' }, /option "read" must be a function/],
    [{ path: 'key' }, /unknown option "path"; accepted: file, read/],
    ['key', /the options must be an object/],
  ])('refuses %j', (source, message) => {
    expect(() => cohereToken(source as never)).toThrow(TypeError);
    expect(() => cohereToken(source as never)).toThrow(message);
  });
});

describe.each(sdks)('key rotation on SDK %s', (_, sdk) => {
  let cohere: FakeCohere;
  let validKey: string;
  beforeEach(async () => {
    validKey = 'new-key';
    cohere = await createFakeCohere({ apiKey: (key) => key === validKey });
  });
  afterEach(() => cohere.close());

  const keysOnWire = (): unknown[] => cohere.requests.map(({ apiKey }) => apiKey);

  function create(read: () => string | Promise<string>, onAttempt?: (attempt: CohereAttempt) => unknown) {
    const token = cohereToken({ read });
    const fetch = cohereFetch({ token, ...(onAttempt && { onAttempt }) });
    return new sdk.CohereClientV2({ token, environment: cohere.url, fetch });
  }

  it('sends a call with the new key once the old one is refused', async () => {
    const keys = ['old-key', 'new-key'];
    const attempts: CohereAttempt[] = [];
    const client = create(
      () => keys.shift() ?? 'new-key',
      (attempt) => attempts.push(attempt),
    );
    expect(await client.chat(chatRequest)).toMatchObject({ finishReason: 'COMPLETE' });
    expect(keysOnWire()).toEqual(['old-key', 'new-key']);
    expect(attempts).toMatchObject([
      { attempt: 1, statusCode: 401, kind: 'auth' },
      { attempt: 2, statusCode: 200, waitedMs: 0 },
    ]);
  });

  it('streams, too', async () => {
    const keys = ['old-key', 'new-key'];
    const client = create(() => keys.shift() ?? 'new-key');
    const types: string[] = [];
    for await (const { type } of await client.chatStream(chatRequest)) types.push(type);
    expect(types.at(-1)).toBe('message-end');
  });

  it('keeps the new key for the rest of the call', async () => {
    const keys = ['old-key', 'new-key'];
    const client = create(() => keys.shift() ?? 'never-asked');
    const retryAfter = new Date(Date.now() + 100).toISOString();
    cohere.fail({ status: 503, retryAfter }, { nth: 2 });
    expect(await client.chat(chatRequest)).toMatchObject({ finishReason: 'COMPLETE' });
    expect(keysOnWire()).toEqual(['old-key', 'new-key', 'new-key']);
  });

  it('does not send the same key again', async () => {
    const read = vi.fn(() => 'old-key');
    const error = await failed(create(read).chat(chatRequest));
    expect(error).toBeInstanceOf(sdk.Cohere.UnauthorizedError);
    expect(keysOnWire()).toEqual(['old-key']);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('tries once only', async () => {
    let count = 0;
    const error = await failed(create(() => `key-${(count += 1)}`).chat(chatRequest));
    expect(error).toBeInstanceOf(sdk.Cohere.UnauthorizedError);
    expect(keysOnWire()).toEqual(['key-1', 'key-2']);
  });

  it('shows the 401 when the key cannot be read again', async () => {
    const read = vi
      .fn<() => string>()
      .mockReturnValueOnce('old-key')
      .mockImplementation(() => {
        throw new TypeError('fetch failed');
      });
    expect(await failed(create(read).chat(chatRequest))).toBeInstanceOf(sdk.Cohere.UnauthorizedError);
    expect(keysOnWire()).toEqual(['old-key']);
  });

  it('passes on what the first reading throws', async () => {
    const sealed = new TypeError('fetch failed');
    const error = await failed(create(() => Promise.reject(sealed)).chat(chatRequest));
    expect(error).toBe(sealed);
    expect(classifyCohereError(error).kind).toBe('unknown');
    expect(cohere.requests).toHaveLength(0);
  });

  it('does not wait longer for a key than the call may take', async () => {
    const read = vi.fn<() => string | Promise<string>>().mockReturnValueOnce('old-key');
    read.mockReturnValue(new Promise(() => {}));
    const token = cohereToken({ read });
    const fetch = cohereFetch({ token, totalTimeoutMs: 300 });
    const client = new sdk.CohereClientV2({ token, environment: cohere.url, fetch });
    expect(await failed(client.chat(chatRequest))).toBeInstanceOf(sdk.CohereTimeoutError);
  });

  it('leaves a 401 alone without a supplier, and a body that can be sent only once', async () => {
    const client = new sdk.CohereClientV2({ token: 'old-key', environment: cohere.url, fetch: cohereFetch() });
    expect(await failed(client.chat(chatRequest))).toBeInstanceOf(sdk.Cohere.UnauthorizedError);
    const body = new Blob(['{}']).stream();
    const init = { method: 'POST', body, duplex: 'half', headers: { authorization: 'Bearer old-key' } } as RequestInit;
    const response = await cohereFetch({ token: () => 'new-key' })(`${cohere.url}/v2/chat`, init);
    expect(response.status).toBe(401);
    expect(cohere.requests).toHaveLength(2);
  });
});
