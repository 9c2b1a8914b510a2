import type { CohereCircuitSnapshot } from './circuit-breaker.js';
import { classifyCohereError, type CohereErrorKind } from './classify-error.js';
import { checkOptions, milliseconds, objectWith } from './options.js';

/** Options of {@link createHealthCheck}. */
export interface HealthCheckOptions {
  /** Milliseconds after which an answer is given, whatever the service does. Default: 2,000. */
  readonly deadlineMs?: number;
  /** Milliseconds for which an answer, or a real call's success, is evidence enough. Default: 15,000. */
  readonly cacheMs?: number;
  /**
   * The breaker of the real calls, or the registry of all: what they saw replaces the probe. Where some breakers of a
   * registry are open and others are not, Cohere is degraded.
   */
  readonly breaker?: { snapshot(): CohereCircuitSnapshot | readonly CohereCircuitSnapshot[] };
}

/** A client whose models can be listed: any version of the SDK's. */
export interface HealthCheckClient {
  readonly models: {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    list(request?: any, requestOptions?: any): PromiseLike<unknown>;
  };
}

/**
 * Why Cohere is not healthy.
 *
 * - `rate-limit`: the limit per minute is reached (degraded).
 * - `half-open`: the breaker is finding out whether the service is back (degraded).
 * - `auth`: the key is missing, refused or lacks permission (401, 403).
 * - `quota`: the budget or the month's calls are used up.
 * - `timeout`: no whole answer within the deadline.
 * - `network`: no connection, or a broken one.
 * - `circuit-open`: the breaker refuses calls after failures (degraded where other breakers are not open).
 * - `upstream`: any other status of an error.
 * - `malformed`: an answer, but not Cohere's: a proxy's page, a captive portal.
 * - `unknown`: the client could not ask.
 */
export type CohereHealthReason =
  | 'rate-limit'
  | 'half-open'
  | 'auth'
  | 'quota'
  | 'timeout'
  | 'network'
  | 'circuit-open'
  | 'upstream'
  | 'malformed'
  | 'unknown';

/** What is known about the service. No text of an error, no key and no URL is in it. */
export interface CohereHealth {
  /** `degraded` is limited or coming back, with HTTP 200; `down` is HTTP 503. */
  readonly status: 'healthy' | 'degraded' | 'down';
  /** Milliseconds that the probe took; 0 when none was needed. */
  readonly latencyMs: number;
  /** Absent when healthy. */
  readonly reason?: CohereHealthReason;
}

/** The JSON of a health route. */
export interface CohereHealthReport {
  /** `ok` as long as Cohere is healthy. */
  readonly status: 'ok' | 'degraded';
  readonly cohere: CohereHealth;
  /** When the report was made, in ISO 8601. */
  readonly timestamp: string;
}

/** What {@link createHealthCheck} returns. The functions need no `this`. */
export interface HealthCheck {
  /** The report. Never rejects. */
  check(): Promise<CohereHealthReport>;
  /** For Web-standard routes (Next, Hono, Bun, Deno, Workers): status 503 when Cohere is down, else 200. */
  GET(request?: { readonly method: string }): Promise<Response>;
  /** The same for `node:http`, Express and Connect; with Fastify pass `request.raw` and `reply.raw`. */
  toNodeHandler(): (request: { readonly method?: string | undefined }, response: NodeResponse) => void;
}

/** The part of `http.ServerResponse` that the Node handler uses. */
export interface NodeResponse {
  statusCode: number;
  setHeader(name: string, value: string): unknown;
  end(body?: string): unknown;
}

const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };

/** What each kind of error says about the service. */
const reasons: Readonly<Record<CohereErrorKind, CohereHealthReason>> = {
  'rate-limit': 'rate-limit',
  quota: 'quota',
  timeout: 'timeout',
  network: 'network',
  upstream: 'upstream',
  malformed: 'malformed',
  truncated: 'malformed',
  'circuit-open': 'circuit-open',
  cancelled: 'timeout',
  auth: 'auth',
  caller: 'upstream',
  unknown: 'unknown',
};

/**
 * A health check of Cohere that answers in time and costs nothing.
 *
 * It lists one model: free of charge, counted against no model's limit, not retried, and bounded to the last byte.
 * Healthy means that the service answered in the right shape, or that a real call went through the breaker within
 * `cacheMs`. However many ask, one request goes out each `cacheMs`.
 *
 * Where to mount it: on a page for people, alerts and deployment gates. Not as a liveness probe: a restart does not
 * mend somebody else's service. And rarely as a readiness probe: every instance shares the dependency, so all of them
 * would leave the load balancer at once; with a breaker and a fallback the application is still of use.
 *
 * @param client A `CohereClientV2` or `CohereClient`. One with `cohereFetch` also lets a process end at once after a
 *   failed check; the SDK alone keeps a timer for the rest of the deadline.
 * @throws {TypeError} For an option that does not exist, a value that it does not accept, or a client without `models`.
 * @example
 * export const { GET } = createHealthCheck(client, { breaker });
 */
export function createHealthCheck(client: HealthCheckClient, options: HealthCheckOptions = {}): HealthCheck {
  checkOptions('createHealthCheck', options, {
    deadlineMs: milliseconds(1),
    cacheMs: milliseconds(0),
    breaker: objectWith('a CohereCircuitBreaker or what cohereBreakers() returns', 'snapshot'),
  });
  if (typeof client?.models?.list !== 'function') {
    throw new TypeError('createHealthCheck: the client must have models.list');
  }
  const { deadlineMs = 2000, cacheMs = 15_000, breaker } = options;
  let probe: { readonly result: Promise<CohereHealth>; until: number } | undefined;

  /** The last probe while it runs and for `cacheMs` after it; else a new one. */
  function cachedProbe(): Promise<CohereHealth> {
    if (probe && performance.now() < probe.until) return probe.result;
    const started = { result: probeClient(client, deadlineMs), until: Infinity };
    probe = started;
    void started.result.then(() => (started.until = performance.now() + cacheMs));
    return started.result;
  }

  async function check(): Promise<CohereHealthReport> {
    const cohere = (breaker && evidenceOf([breaker.snapshot()].flat(), cacheMs)) ?? (await cachedProbe());
    const status = cohere.status === 'healthy' ? 'ok' : 'degraded';
    return { status, cohere, timestamp: new Date().toISOString() };
  }

  async function GET(request?: { readonly method: string }): Promise<Response> {
    const report = await check();
    const body = request?.method === 'HEAD' ? null : JSON.stringify(report);
    // A copy: Hono's server for Node writes the length of the body into it.
    return new Response(body, { status: httpStatus(report), headers: { ...headers } });
  }

  function toNodeHandler(): ReturnType<HealthCheck['toNodeHandler']> {
    return async (request, response) => {
      const report = await check();
      response.statusCode = httpStatus(report);
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      response.end(request.method === 'HEAD' ? undefined : JSON.stringify(report));
    };
  }

  return { check, GET, toNodeHandler };
}

function httpStatus({ cohere }: CohereHealthReport): number {
  return cohere.status === 'down' ? 503 : 200;
}

/** What the breakers saw of the real calls; `undefined` when that says nothing about now. */
function evidenceOf(breakers: readonly CohereCircuitSnapshot[], cacheMs: number): CohereHealth | undefined {
  const open = breakers.filter(({ state }) => state === 'open');
  if (open.length > 0) {
    const reason = open.some(({ openedBy }) => openedBy === 'quota') ? 'quota' : 'circuit-open';
    return { status: open.length === breakers.length ? 'down' : 'degraded', latencyMs: 0, reason };
  }
  if (breakers.some(({ state }) => state === 'half-open')) {
    return { status: 'degraded', latencyMs: 0, reason: 'half-open' };
  }
  const isServed = breakers.some(({ sinceSuccessMs = Infinity }) => sinceSuccessMs < cacheMs);
  return isServed ? { status: 'healthy', latencyMs: 0 } : undefined;
}

async function probeClient(client: HealthCheckClient, deadlineMs: number): Promise<CohereHealth> {
  const startedAt = performance.now();
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<CohereHealthReason>((resolve) => {
    timer = setTimeout(() => resolve('timeout'), deadlineMs);
  });
  const reason = await Promise.race([ask(client, deadlineMs, controller.signal), deadline]);
  clearTimeout(timer);
  controller.abort();
  const latencyMs = Math.round(performance.now() - startedAt);
  if (!reason) return { status: 'healthy', latencyMs };
  return { status: reason === 'rate-limit' ? 'degraded' : 'down', latencyMs, reason };
}

/** Lists one model; the reason why that failed, or `undefined`. */
async function ask(
  client: HealthCheckClient,
  deadlineMs: number,
  abortSignal: AbortSignal,
): Promise<CohereHealthReason | undefined> {
  try {
    const requestOptions = { maxRetries: 0, timeoutInSeconds: deadlineMs / 1000, abortSignal };
    const answer = await client.models.list({ pageSize: 1 }, requestOptions);
    return Array.isArray((answer as { models?: unknown } | undefined)?.models) ? undefined : 'malformed';
  } catch (error) {
    return isMissingKey(error) ? 'auth' : reasons[classifyCohereError(error).kind];
  }
}

/** Without a key the SDK refuses to ask: "Please provide 'token' … or set the 'CO_API_KEY' environment variable". */
function isMissingKey(error: unknown): boolean {
  const { message, rawResponse } = (error ?? {}) as { message?: unknown; rawResponse?: unknown };
  return rawResponse === undefined && typeof message === 'string' && message.includes('CO_API_KEY');
}
