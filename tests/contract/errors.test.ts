import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  type Failure,
  endpoints,
  errorClasses,
  failures,
  isInRange,
  isRetriedStatus,
  timeouts,
} from '../../src/catalog/index.js';
import { call, construct, sdks } from './sdks.js';

type ErrorConstructor = new (...args: unknown[]) => Error;

const chat = { model: 'command-a-03-2025', messages: [{ role: 'user', content: 'x' }] };

/** A fetch that never answers, and rejects when it is aborted, as Node's own does. */
function hangingFetch(_url: string, { signal }: RequestInit): Promise<Response> {
  return new Promise((_resolve, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

describe.each(sdks)('$name $version', (sdk) => {
  const CohereError = sdk.root['CohereError'] as ErrorConstructor;

  /** What a call rejects with on a client with these options. */
  async function rejection(options: object, callOptions?: object, request: object = chat): Promise<Error> {
    const client = construct(sdk, 'CohereClientV2', { maxRetries: 0, ...options });
    const reason: unknown = await call(client, 'chat', [request, callOptions]).then(
      () => expect.fail('the call succeeded'),
      (error: unknown) => error,
    );
    return reason as Error;
  }

  /** Checks an error against a row of the catalog. */
  function expectFailure(error: Error, failure: Failure, className: string = failure.rejectsWith): void {
    const { hasStatusCode, message = '' } = failure;
    expect(error.constructor.name).toBe(className);
    expect(error.message.slice(0, message.length)).toBe(message);
    expect((error as { statusCode?: number }).statusCode !== undefined).toBe(hasStatusCode);
    expect(error instanceof CohereError).toBe(errorClasses[className]?.isCohereError ?? false);
  }

  it.each(Object.entries(errorClasses))('exports %s where the catalog says', (name, { exportedAs, isCohereError }) => {
    const step = (value: unknown, key: string): unknown => (value as Record<string, unknown>)[key];
    const exported = exportedAs?.split('.').reduce(step, sdk.root) as ErrorConstructor | undefined;
    expect(exported?.name).toBe(exportedAs && name);
    if (exported) expect(exported === CohereError || exported.prototype instanceof CohereError).toBe(isCohereError);
    const namespace = sdk.root['Cohere'] as Record<string, unknown>;
    expect(name in sdk.root).toBe(exportedAs === name);
    expect(name in namespace).toBe(exportedAs === `Cohere.${name}`);
  });

  it('exports no other error', () => {
    const namespace = sdk.root['Cohere'] as Record<string, unknown>;
    const errors = [...Object.keys(sdk.root), ...Object.keys(namespace)].filter((name) => name.endsWith('Error'));
    expect(errors.filter((name) => !(name in errorClasses))).toStrictEqual([]);
  });

  it.each([400, 401, 402, 403, 404, 408, 409, 413, 415, 422, 429, 498, 499, 500, 501, 502, 503, 504, 529])(
    'turns %i into the class of the catalog',
    async (status) => {
      const error = await rejection({ fetch: () => Promise.resolve(new Response('{}', { status })) });
      const named = Object.keys(errorClasses).find((name) => errorClasses[name]?.statusCode === status);
      expect(error.constructor.name).toBe(named ?? 'CohereError');
      expect(error).toMatchObject({ statusCode: status });
      expect(error).toBeInstanceOf(CohereError);
    },
  );

  it.each([400, 401, 402, 403, 404, 408, 409, 422, 429, 498, 499, 500, 501, 502, 503, 504, 529])(
    'tries %i again exactly when the catalog says so',
    async (status) => {
      vi.useFakeTimers();
      const fetch = vi.fn(() => Promise.resolve(new Response('{}', { status })));
      const failed = rejection({ fetch, maxRetries: 1 });
      await vi.runAllTimersAsync();
      await failed;
      expect(fetch).toHaveBeenCalledTimes(isRetriedStatus(status) ? 2 : 1);
    },
  );

  /** How long a call waits before its only retry, in seconds. */
  async function waitBeforeRetry(headers: Record<string, string> = {}): Promise<number> {
    vi.useFakeTimers();
    const asked: number[] = [];
    const fetch = (): Promise<Response> => {
      asked.push(Date.now());
      return Promise.resolve(new Response('{}', { status: 429, headers }));
    };
    const failed = rejection({ fetch, maxRetries: 1 });
    await vi.runAllTimersAsync();
    await failed;
    return (asked[1]! - asked[0]!) / 1_000;
  }

  it('waits before a retry as the catalog says', async () => {
    const wait = await waitBeforeRetry();
    expect(wait).toBeGreaterThanOrEqual(timeouts.firstRetryWaitSeconds * 0.9);
    expect(wait).toBeLessThanOrEqual(timeouts.firstRetryWaitSeconds * 1.1);
    expect(await waitBeforeRetry({ 'retry-after': '7' })).toBe(7);
    expect(await waitBeforeRetry({ 'retry-after': '3600' })).toBe(timeouts.longestRetryWaitSeconds);
  });

  it('reports a time-out as the catalog says', async () => {
    vi.useFakeTimers();
    const failed = rejection({ fetch: hangingFetch, timeoutInSeconds: 1 });
    await vi.advanceTimersByTimeAsync(1_000);
    expectFailure(await failed, failures.timeout);
  });

  it('reports the AbortError of an own fetch as the catalog says', async () => {
    const aborted = Object.assign(new Error('aborted'), { name: 'AbortError' });
    expectFailure(await rejection({ fetch: () => Promise.reject(aborted) }), failures.timeoutOfOwnFetch);
  });

  it('reports a broken connection as the catalog says', async () => {
    const fetch = (): Promise<never> => Promise.reject(new TypeError('fetch failed'));
    expectFailure(await rejection({ fetch }), failures.network);
  });

  it('reports an abort as the catalog says', async () => {
    const failed = rejection({ fetch: hangingFetch }, { abortSignal: AbortSignal.abort() });
    expectFailure(await failed, failures.abort);
  });

  it('reports a missing key as the catalog says', async () => {
    vi.stubEnv('CO_API_KEY', undefined);
    const fetch = vi.fn(() => Promise.resolve(new Response('{}', { status: 401 })));
    const error = await rejection({ token: undefined, fetch });
    const isRefused = isInRange(sdk.version, failures.missingToken);
    expect(fetch).toHaveBeenCalledTimes(isRefused ? 0 : 1);
    const className = isRefused ? failures.missingToken.rejectsWith : 'UnauthorizedError';
    expectFailure(error, { ...failures.missingToken, hasStatusCode: !isRefused }, className);
  });

  it('reports a request that the SDK refuses as the catalog says', async () => {
    expectFailure(await rejection({ fetch: hangingFetch }, undefined, { model: 'x' }), failures.invalidRequest);
  });

  it('has the broken methods of a V2 class since the catalog says so', () => {
    expect(isInRange(sdk.version, failures.brokenV2Method)).toBe(true);
    for (const { brokenOnV2 } of Object.values(endpoints)) {
      if (brokenOnV2) expect(brokenOnV2.since).toBe(failures.brokenV2Method.since);
    }
  });
});
