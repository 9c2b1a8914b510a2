import { LRU } from 'tiny-lru';
import { checkOptions, integer, timeLimit } from './options.js';
import { SharedRequest } from './shared-request.js';

/** Options of {@link cached}. */
export interface CachedOptions {
  /** How many answers are kept; the one that nobody asked for the longest goes first. Default: 500. */
  readonly max?: number;
  /** Milliseconds for which an answer is kept, or `Infinity`. Default: 3,600,000 (an hour). */
  readonly ttlMs?: number;
}

/** A method of the SDK. */
type Method = (request: unknown, options?: RequestOptions) => PromiseLike<unknown>;

/** What the SDK's methods take besides the request; the rest of it does not change the answer. */
interface RequestOptions {
  readonly abortSignal?: AbortSignal;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly queryParams?: Readonly<Record<string, unknown>>;
}

/** An answer with the response that brought it: what `withRawResponse()` of the SDK's promises gives. */
interface Reply {
  readonly data: unknown;
  readonly rawResponse?: unknown;
}

interface Cache {
  readonly replies: LRU<Reply>;
  readonly pending: Map<string, SharedRequest<Reply>>;
}

/**
 * A client that remembers the answers of `embed` and `rerank`; everything else is the client's own.
 *
 * - Requests are equal when all that can change the answer is: the method, the request in any order of its fields,
 *   additional headers and query parameters. A request with header functions is never remembered.
 * - Equal requests at the same time share one on the wire, with the time-out and the retries of the first. It is given
 *   up when every caller has aborted; a caller who aborts alone gets an `AbortError`, the others their answer.
 * - Failures are not kept, nor is an answer that is neither embeddings nor a ranking.
 * - Every caller gets a copy of the answer and may change it.
 *
 * An answer takes the memory that it needs: 96 vectors of 1,536 numbers are 1.2 MB.
 *
 * @param client A `CohereClientV2`, a `CohereClient`, or anything with `embed` or `rerank`.
 * @throws {TypeError} For an option that does not exist, a value that it does not accept, or no client.
 * @example
 * const cohere = cached(new CohereClientV2({ fetch: cohereFetch() }), { max: 1000, ttlMs: 600_000 });
 */
export function cached<Client extends object>(client: Client, options: CachedOptions = {}): Client {
  if (typeof client !== 'object' || client === null) throw new TypeError('cached: the client must be an object');
  checkOptions('cached', options, { max: integer(1), ttlMs: timeLimit });
  const { max = 500, ttlMs = 3_600_000 } = options;
  const cache: Cache = { replies: new LRU(max, ttlMs === Infinity ? 0 : Math.ceil(ttlMs)), pending: new Map() };
  const copy: Client = Object.create(client);
  for (const name of ['embed', 'rerank']) {
    const method = (client as Partial<Record<string, Method>>)[name];
    if (method) Object.defineProperty(copy, name, { value: remembering(cache, name, method.bind(client)) });
  }
  return copy;
}

function remembering(cache: Cache, name: string, method: Method): Method {
  return (request, options = {}) => {
    const key = keyOf([name, request, options.headers, options.queryParams]);
    if (key === undefined || options.abortSignal?.aborted) return method(request, options);
    const kept = cache.replies.get(key);
    return promiseOf(kept ? Promise.resolve(kept) : share(cache, key, method, request, options));
  };
}

/** Joins the pending request with this key, or sends it. */
function share(cache: Cache, key: string, method: Method, request: unknown, options: RequestOptions): Promise<Reply> {
  const { abortSignal, ...others } = options;
  const known = cache.pending.get(key);
  if (known) return known.join(abortSignal);
  const shared = new SharedRequest(
    (signal) => ask(method, request, { ...others, abortSignal: signal }),
    () => cache.pending.delete(key),
  );
  cache.pending.set(key, shared);
  shared.answer.then(
    (reply) => isAnswer(reply.data) && cache.replies.set(key, reply),
    () => {},
  );
  return shared.join(abortSignal);
}

async function ask(method: Method, request: unknown, options: RequestOptions): Promise<Reply> {
  const call = method(request, options) as PromiseLike<unknown> & { withRawResponse?(): Promise<Reply> };
  return call.withRawResponse ? call.withRawResponse() : { data: await call };
}

/** A promise like the SDK's: of the data, with `withRawResponse()` for the response as well. */
function promiseOf(reply: Promise<Reply>): Promise<unknown> {
  const copy = reply.then(({ data, ...rest }) => ({ ...rest, data: structuredClone(data) }));
  const data = copy.then((own) => own.data);
  return Object.assign(data, {
    withRawResponse: () => {
      data.catch(() => {});
      return copy;
    },
  });
}

/** Equal for requests with equal answers; `undefined` for what is not data. */
function keyOf(parts: readonly unknown[]): string | undefined {
  try {
    return JSON.stringify(parts, sortFields);
  } catch {
    return undefined;
  }
}

function sortFields(_name: string, value: unknown): unknown {
  if (typeof value === 'function') throw new TypeError('what a function returns may differ each time');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The SDK resolves with whatever JSON arrived, and with `{ ok: false }` for what was none. */
function isAnswer(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false;
  const { embeddings, results } = data as Record<string, unknown>;
  return (typeof embeddings === 'object' && embeddings !== null) || Array.isArray(results);
}
