import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  type ClientOption,
  awsClientOptions,
  clientClasses,
  clientOptions,
  isInRange,
  mistakenClientOptions,
  mistakenRequestOptions,
  requestOptions,
  sdkVersions,
  timeouts,
  tokenVariable,
} from '../../src/catalog/index.js';
import { call, construct, exportedClasses, sdks } from './sdks.js';
import { callOptions, constructorOptions } from './typings.js';

const tokenize = { text: 'x', model: 'command-a-03-2025' };
const chat = { model: 'command-a-03-2025', messages: [{ role: 'user', content: 'x' }] };

function namesIn(options: Readonly<Record<string, ClientOption>>, version: string): string[] {
  return Object.keys(options).filter((name) => isInRange(version, options[name] ?? {}));
}

/** What the SDK's fetcher is told: the arguments of one call. */
interface FetcherArgs {
  readonly timeoutMs: number;
  readonly maxRetries?: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

describe.each(sdks)('$name $version', (sdk) => {
  it.each(exportedClasses(sdk))('%s takes the options of the catalog', (name) => {
    const options = clientClasses[name]?.exportedFrom.aws ? awsClientOptions : clientOptions;
    expect(constructorOptions(sdk, name).sort()).toStrictEqual(namesIn(options, sdk.version).sort());
  });

  it.each(['chat', 'embed', 'rerank', 'models.list', 'checkApiKey'])('%s takes the options of the catalog', (path) => {
    const names = callOptions(sdk, 'CohereClientV2', path);
    expect(names.sort()).toStrictEqual(namesIn(requestOptions, sdk.version).sort());
  });

  /** What the fetcher is told by a call on a client with these options. */
  async function told(options: object, callOptions?: object): Promise<FetcherArgs> {
    const args: FetcherArgs[] = [];
    const fetcher = (given: FetcherArgs): Promise<object> => {
      args.push(given);
      return Promise.resolve({ ok: true, body: {}, headers: {}, rawResponse: {} });
    };
    await call(construct(sdk, 'CohereClientV2', { ...options, fetcher }), 'chat', [chat, callOptions]);
    return args[0] ?? expect.fail();
  }

  it('waits as long as the catalog says where nothing else is said', async () => {
    expect((await told({})).timeoutMs).toBe(timeouts.defaultSeconds * 1_000);
    expect((await told({ timeoutInSeconds: 20 })).timeoutMs).toBe(20_000);
    expect((await told({ timeoutInSeconds: 20 }, { timeoutInSeconds: 5 })).timeoutMs).toBe(5_000);
  });

  it.each(Object.entries(mistakenClientOptions))('ignores %s on a client', async (name, { meant }) => {
    const names = namesIn(awsClientOptions, sdk.version);
    expect(names).not.toContain(name);
    if (meant !== undefined) expect(names).toContain(meant);
    const { url, timeoutMs, maxRetries, headers } = await told({});
    const given = await told({ [name]: 7 });
    expect([given.url, given.timeoutMs, given.maxRetries]).toStrictEqual([url, timeoutMs, maxRetries]);
    expect(Object.keys(given.headers)).toStrictEqual(Object.keys(headers));
  });

  it.each(Object.entries(mistakenRequestOptions))('ignores %s on a call', async (name, { meant }) => {
    const names = namesIn(requestOptions, sdk.version);
    expect(names).not.toContain(name);
    if (meant !== undefined) expect(names).toContain(meant);
    const { url, timeoutMs, maxRetries } = await told({});
    const given = await told({}, { [name]: 7 });
    expect([given.url, given.timeoutMs, given.maxRetries]).toStrictEqual([url, timeoutMs, maxRetries]);
  });

  it('makes as many attempts as the catalog says where nothing else is said', async () => {
    vi.useFakeTimers();
    const fetch = vi.fn(() => Promise.resolve(new Response('{}', { status: 503 })));
    const failure = call(construct(sdk, 'CohereClientV2', { fetch }), 'chat', [chat]).catch((error: unknown) => error);
    await vi.runAllTimersAsync();
    expect(await failure).toMatchObject({ statusCode: 503 });
    expect(fetch).toHaveBeenCalledTimes(1 + timeouts.defaultRetries);
  });

  it('reads the token from the variable of the catalog', async () => {
    vi.stubEnv(tokenVariable, 'from-the-environment');
    const { Authorization, authorization = Authorization } = (await told({ token: undefined })).headers;
    expect(authorization).toBe('Bearer from-the-environment');
  });

  it('sends no Authorization header for an empty token exactly since the catalog says so', async () => {
    const { headers } = await told({ token: '' });
    const isSent = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
    expect(isSent).toBe(!isInRange(sdk.version, { since: sdkVersions.emptyTokenSendsNoHeader }));
  });

  it('takes fetch for an option since the catalog says so', async () => {
    const fetch = vi.fn(() => Promise.resolve(Response.json({ tokens: [], token_strings: [] })));
    await call(construct(sdk, 'CohereClient', { fetch }), 'tokenize', [tokenize]);
    expect(fetch).toHaveBeenCalledOnce();
    expect(isInRange(sdk.version, { since: sdkVersions.clientFetch })).toBe(true);
  });

  it('gives the raw response beside the data since the catalog says so', async () => {
    const fetch = (): Promise<Response> => Promise.resolve(Response.json({}, { headers: { 'x-a': 'b' } }));
    const client = construct(sdk, 'CohereClientV2', { fetch }) as {
      chat: (request: object) => { withRawResponse: () => Promise<{ rawResponse: Response }> };
    };
    const { rawResponse } = await client.chat(chat).withRawResponse();
    expect(rawResponse.headers.get('x-a')).toBe('b');
    expect(isInRange(sdk.version, { since: sdkVersions.withRawResponse })).toBe(true);
  });
});

it('knows the longest time that a timer can wait', () => {
  const longestTimer = 2 ** 31 - 1;
  expect(timeouts.maxSeconds * 1_000).toBeLessThanOrEqual(longestTimer);
  expect((timeouts.maxSeconds + 1) * 1_000).toBeGreaterThan(longestTimer);
});
