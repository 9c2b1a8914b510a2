import { type AnswerFault, answerFaultOf } from './answer-error.js';
import { circuitOpenMs } from './circuit-open-error.js';
import { retryAfterMs } from './retry-after.js';
import { isTokenError } from './token-error.js';

/**
 * What went wrong.
 *
 * - `rate-limit`: 429 of a limit per minute.
 * - `quota`: 402, or 429 of a limit per month; no waiting of minutes helps.
 * - `timeout`: a time limit of the SDK or of `cohereFetch` was over.
 * - `network`: no answer, or the connection broke while one arrived.
 * - `upstream`: 408 or 5xx; an answer whose finish reason is `ERROR`.
 * - `malformed`: an answer that is no JSON object, an event that is none.
 * - `truncated`: a stream that ended before its last event.
 * - `circuit-open`: the breaker refused; nothing was sent.
 * - `cancelled`: the caller's abort signal, `AbortSignal.timeout` included.
 * - `auth`: 401, 403.
 * - `caller`: any other 4xx, or a request that the SDK refused to send.
 * - `unknown`: everything else; the application's own errors.
 */
export type CohereErrorKind =
  | 'rate-limit'
  | 'quota'
  | 'timeout'
  | 'network'
  | 'upstream'
  | 'malformed'
  | 'truncated'
  | 'circuit-open'
  | 'cancelled'
  | 'auth'
  | 'caller'
  | 'unknown';

/** The answer of {@link classifyCohereError}. */
export interface CohereErrorClassification {
  readonly kind: CohereErrorKind;
  /** Whether the same request may succeed later. A stream may be repeated only before its first token. */
  readonly retryable: boolean;
  /** Whether it speaks against the service, so that a breaker counts it. */
  readonly countsAsFailure: boolean;
  /** Milliseconds to wait before the next request, where the server or the breaker said so. */
  readonly retryAfterMs?: number;
  /** The HTTP status, where an answer arrived. */
  readonly statusCode?: number;
}

type Policy = Pick<CohereErrorClassification, 'retryable' | 'countsAsFailure'>;

const transientFailure: Policy = { retryable: true, countsAsFailure: true };
const lastingFailure: Policy = { retryable: false, countsAsFailure: true };
const noFailure: Policy = { retryable: false, countsAsFailure: false };

const policies: Readonly<Record<CohereErrorKind, Policy>> = {
  'rate-limit': transientFailure,
  quota: lastingFailure,
  timeout: transientFailure,
  network: transientFailure,
  upstream: transientFailure,
  malformed: transientFailure,
  truncated: transientFailure,
  'circuit-open': noFailure,
  cancelled: noFailure,
  auth: noFailure,
  caller: noFailure,
  unknown: noFailure,
};

/**
 * Tells what an error of the Cohere SDK (7.x, 8.x), of native `fetch`, of a stream or of an abort signal means.
 *
 * It looks at the structure alone: it needs no import of the SDK and works across minified code, several copies of the
 * SDK, and SDK versions that lose the cause. It also recognises what wrongly *resolves*: `{ ok: false, error }`, a
 * `Response` that is not `ok`, and an answer whose finish reason is `ERROR` or `TIMEOUT`. An error of the application's
 * own means what its `cause` means where that is an error of the SDK.
 *
 * @param error Any value whatever.
 * @returns Its kind and what to do about it. Never throws.
 */
export function classifyCohereError(error: unknown): CohereErrorClassification {
  try {
    return classify(error);
  } catch {
    // A property that throws when it is read.
    return verdict('unknown');
  }
}

/** Whether an error speaks against the service: what a breaker should count, and a fallback may stand in for. */
export function isCohereFailure(error: unknown): boolean {
  return classifyCohereError(error).countsAsFailure;
}

/** Whether a time limit was over: of the SDK, or of `cohereFetch`. Not so for the caller's own abort signal. */
export function isCohereTimeout(error: unknown): boolean {
  return classifyCohereError(error).kind === 'timeout';
}

/** Whether a breaker refused the request, also where the SDK wrapped the refusal. */
export function isCohereCircuitOpen(error: unknown): boolean {
  return classifyCohereError(error).kind === 'circuit-open';
}

/** Milliseconds to wait before the next request, where the server (`Retry-After`) or the breaker said so. */
export function cohereRetryAfterMs(error: unknown): number | undefined {
  return classifyCohereError(error).retryAfterMs;
}

/**
 * What is wrong with an answer that resolved: `undefined` when nothing is.
 *
 * @param answer An answer of the SDK, or the JSON of one.
 */
export function classifyAnswer(answer: unknown): CohereErrorClassification | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  const { ok, error, status, headers } = answer as Record<string, unknown>;
  if (ok === false && isObject(error) && typeof error['reason'] === 'string') return verdict('malformed');
  const isResponse = typeof status === 'number' && isObject(headers);
  if (ok === false && isResponse) return classifyStatus(status, undefined, headers);
  return classifyFinishReason(answer);
}

/** What a finish reason means, of an answer or of a stream's last event; `undefined` when it is a good one. */
export function classifyFinishReason(answer: object): CohereErrorClassification | undefined {
  const { finishReason, finish_reason = finishReason } = answer as Record<string, unknown>;
  if (finish_reason === 'ERROR') return verdict('upstream');
  if (finish_reason === 'TIMEOUT') return verdict('timeout');
  return undefined;
}

/**
 * What an HTTP status means.
 *
 * @param body The body, parsed or as text: it tells a limit per month from one per minute.
 * @param headers Where `Retry-After` may stand.
 */
export function classifyStatus(statusCode: number, body: unknown, headers: unknown): CohereErrorClassification {
  const kind = kindOfStatus(statusCode, body);
  const waitMs = retryAfterMs(headers);
  return {
    kind,
    ...policies[kind],
    ...(statusCode === 501 && { retryable: false }),
    ...(waitMs !== undefined && { retryAfterMs: waitMs }),
    statusCode,
  };
}

/**
 * What an error thrown inside the client's `fetch` means: the SDK makes a time-out of an `AbortError` and a network
 * failure of anything else, whatever its message says.
 */
export function classifyFetchError(error: unknown): CohereErrorClassification {
  const { name, message } = (isObject(error) ? error : {}) as Partial<Error>;
  if (name === 'AbortError') return verdict('timeout');
  return classifyCohereError({ message: message ?? String(error), cause: error, rawResponse: { status: 0 } });
}

/** An answer that arrived, but not as it should have. */
export function answerFault(fault: AnswerFault): CohereErrorClassification {
  return verdict(fault);
}

/** The caller's abort, or a consumer that left early. */
export const cancelled: CohereErrorClassification = { kind: 'cancelled', ...noFailure };

function classify(error: unknown): CohereErrorClassification {
  // The SDK's `client.fetch()` rejects with the reason of its own timer.
  if (error === 'timeout') return verdict('timeout');
  if (!isObject(error) || isTokenError(error)) return verdict('unknown');
  const known = classifyKnownError(error) ?? classifyAnswer(error);
  if (known) return known;
  const kind = kindOfOtherError(error);
  return (kind === 'unknown' && classifyCause(error)) || verdict(kind);
}

/** What the application made of an error of the SDK: `new Error('…', { cause })`. */
function classifyCause({ cause }: Record<string, unknown>, depth: number = 5): CohereErrorClassification | undefined {
  if (!isObject(cause) || isTokenError(cause) || depth === 0) return undefined;
  return classifyKnownError(cause) ?? classifyCause(cause, depth - 1);
}

/** Errors that none but this package and the SDK throw. */
function classifyKnownError(error: Record<string, unknown>): CohereErrorClassification | undefined {
  return classifyOwnError(error) ?? classifySdkError(error);
}

/** Errors of this package, directly or with their message in an error of the SDK. */
function classifyOwnError({ name, message, cause }: Record<string, unknown>): CohereErrorClassification | undefined {
  if (name === 'CohereBatchError') return classifyCohereError(cause);
  if (typeof message !== 'string') return undefined;
  const openMs = circuitOpenMs(message);
  if (openMs !== undefined) return { ...verdict('circuit-open'), retryAfterMs: openMs };
  const fault = answerFaultOf(message);
  return fault && verdict(fault);
}

/** Errors with the status of an answer, or with one that the SDK made up: 0 and 499. */
function classifySdkError(error: Record<string, unknown>): CohereErrorClassification | undefined {
  const { statusCode, rawResponse, body } = error;
  const { status, headers } = isObject(rawResponse) ? rawResponse : {};
  if (isTimeoutOfSdk(error)) return verdict('timeout');
  const isOfSdk = 'rawResponse' in error || 'body' in error;
  if (typeof statusCode === 'number') return isOfSdk ? classifyStatus(statusCode, body, headers) : undefined;
  if (status === 499) return cancelled;
  if (status === 0) return verdict(kindOfLostAnswer(error));
  return typeof status === 'number' ? classifyStatus(status, body, headers) : undefined;
}

/** `CohereTimeoutError`, also where a minifier has renamed the class. */
function isTimeoutOfSdk({ name, message }: Record<string, unknown>): boolean {
  return name === 'CohereTimeoutError' || /^Timeout exceeded when calling [A-Z]+ \//.test(String(message));
}

function kindOfStatus(status: number, body: unknown): CohereErrorKind {
  if (status === 429) return isMonthly(body) ? 'quota' : 'rate-limit';
  if (status === 402) return 'quota';
  if (status === 401 || status === 403) return 'auth';
  if (status === 408 || status >= 500) return 'upstream';
  if (status >= 400) return 'caller';
  return 'malformed';
}

/** Source: the API's answers to trial keys ("… limited to 1000 API calls / month"), November 2026. */
function isMonthly(body: unknown): boolean {
  const text = isObject(body) ? body['message'] : body;
  return /calls?\s*(\\?\/|per)\s*month/i.test(String(text));
}

/** An error with the made-up status 0: always a failure; the message only tells which. */
function kindOfLostAnswer({ message, cause }: Record<string, unknown>): CohereErrorKind {
  const text = String(message);
  // The SDK's timer: its reason as JSON, or what Node 18 makes of it.
  if (text === '"timeout"' || text === 'invalid_argument' || isTimeoutCode(cause)) return 'timeout';
  return /\bJSON\b/.test(text) ? 'malformed' : 'network';
}

function kindOfOtherError(error: Record<string, unknown>): CohereErrorKind {
  const { name, message, code, errors } = error;
  const text = String(message);
  if (name === 'AbortError' || name === 'TimeoutError') return 'cancelled';
  if (Array.isArray(errors) && name === 'Error') return kindOfValidation(errors);
  if (name === 'SyntaxError') return 'malformed';
  if (name === 'TypeError' && (text === 'fetch failed' || text === 'terminated')) return kindOfLostAnswer(error);
  if (typeof code === 'string' && code.startsWith('UND_ERR_')) return isTimeoutCode(error) ? 'timeout' : 'network';
  return 'unknown';
}

/** `JsonError` (a request that the SDK refused to send) and `ParseError` (an answer that it could not read). */
function kindOfValidation(errors: readonly unknown[]): CohereErrorKind {
  const [first] = errors;
  const path = isObject(first) ? first['path'] : undefined;
  if (!Array.isArray(path)) return 'unknown';
  return path[0] === 'response' ? 'malformed' : 'caller';
}

/** Whether an error, or what caused it, has the code of a time-out in the transport. */
function isTimeoutCode(error: unknown, depth: number = 5): boolean {
  if (!isObject(error) || depth === 0) return false;
  const { code, cause } = error;
  return (typeof code === 'string' && /TIMEDOUT|_TIMEOUT$/.test(code)) || isTimeoutCode(cause, depth - 1);
}

function verdict(kind: CohereErrorKind): CohereErrorClassification {
  return { kind, ...policies[kind] };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
