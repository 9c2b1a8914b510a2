import type { SdkRange } from './types.js';

/** A class of error that a call can reject with. */
export interface ErrorClass {
  /** How code gets at the class: a name in the root, a member of the `Cohere` namespace there, or not at all. */
  readonly exportedAs?: string;
  readonly isCohereError: boolean;
  /** The HTTP status that it stands for; left out where it stands for any, or for none. */
  readonly statusCode?: number;
  readonly meaning: string;
}

/** The SDK's classes, by name (source: `sdk`, `docs-errors`, `openapi`). Other statuses are a plain `CohereError`. */
export const errorClasses: Readonly<Record<string, ErrorClass>> = {
  CohereError: {
    exportedAs: 'CohereError',
    isCohereError: true,
    meaning: 'an answer with an error status, or no answer: then without statusCode',
  },
  CohereTimeoutError: {
    exportedAs: 'CohereTimeoutError',
    isCohereError: false,
    meaning: 'a time-out, where a fetch function of your own rejects with an AbortError',
  },
  BadRequestError: {
    exportedAs: 'Cohere.BadRequestError',
    isCohereError: true,
    statusCode: 400,
    meaning: 'the request is wrong',
  },
  UnauthorizedError: {
    exportedAs: 'Cohere.UnauthorizedError',
    isCohereError: true,
    statusCode: 401,
    meaning: 'the key is missing, wrong or has expired',
  },
  ForbiddenError: {
    exportedAs: 'Cohere.ForbiddenError',
    isCohereError: true,
    statusCode: 403,
    meaning: 'the key may not do this',
  },
  NotFoundError: {
    exportedAs: 'Cohere.NotFoundError',
    isCohereError: true,
    statusCode: 404,
    meaning: 'an unknown or removed model or resource',
  },
  UnprocessableEntityError: {
    exportedAs: 'Cohere.UnprocessableEntityError',
    isCohereError: true,
    statusCode: 422,
    meaning: 'nothing valid was generated; the same request rarely succeeds',
  },
  TooManyRequestsError: {
    exportedAs: 'Cohere.TooManyRequestsError',
    isCohereError: true,
    statusCode: 429,
    meaning: "a minute's limit, or a month's",
  },
  InvalidTokenError: {
    exportedAs: 'Cohere.InvalidTokenError',
    isCohereError: true,
    statusCode: 498,
    meaning: 'the text contains a deny-listed token; it is not about the key',
  },
  ClientClosedRequestError: {
    exportedAs: 'Cohere.ClientClosedRequestError',
    isCohereError: true,
    statusCode: 499,
    meaning: 'the request was cancelled',
  },
  InternalServerError: {
    exportedAs: 'Cohere.InternalServerError',
    isCohereError: true,
    statusCode: 500,
    meaning: 'a failure of the service',
  },
  NotImplementedError: {
    exportedAs: 'Cohere.NotImplementedError',
    isCohereError: true,
    statusCode: 501,
    meaning: 'the service does not do this; a retry cannot succeed',
  },
  ServiceUnavailableError: {
    exportedAs: 'Cohere.ServiceUnavailableError',
    isCohereError: true,
    statusCode: 503,
    meaning: 'the service is busy',
  },
  GatewayTimeoutError: {
    exportedAs: 'Cohere.GatewayTimeoutError',
    isCohereError: true,
    statusCode: 504,
    meaning: 'the service took too long',
  },
  JsonError: {
    isCohereError: false,
    meaning: 'the SDK refused the request before it sent it',
  },
  ParseError: {
    isCohereError: false,
    meaning: 'the answer, or an event of a stream, has no shape that the SDK knows',
  },
};

/** Something that goes wrong, and how it surfaces. */
export interface Failure extends SdkRange {
  readonly what: string;
  /** The name of the class. */
  readonly rejectsWith: string;
  readonly hasStatusCode: boolean;
  /** The message, or the beginning of it. */
  readonly message?: string;
}

/** How failures surface on Node's own `fetch` (source: `sdk`). */
export const failures = {
  timeout: {
    what: 'a time-out before the headers',
    rejectsWith: 'CohereError',
    hasStatusCode: false,
    message: '"timeout"',
  },
  timeoutOfOwnFetch: {
    what: 'a fetch function of your own that rejects with an AbortError',
    rejectsWith: 'CohereTimeoutError',
    hasStatusCode: false,
  },
  network: {
    what: 'a connection that is refused or reset',
    rejectsWith: 'CohereError',
    hasStatusCode: false,
    message: 'fetch failed',
  },
  abort: {
    what: 'an abortSignal',
    rejectsWith: 'CohereError',
    hasStatusCode: false,
    message: 'The user aborted a request',
  },
  /** 7.20 sends the request without an `Authorization` header instead, and the API answers 401. */
  missingToken: { what: 'a call without a key', rejectsWith: 'CohereError', hasStatusCode: false, since: '7.21.0' },
  invalidRequest: {
    what: 'a request without a required field, or with a value of the wrong kind',
    rejectsWith: 'JsonError',
    hasStatusCode: false,
    message: 'Missing required key',
  },
  resetStream: {
    what: 'a stream that is reset under way',
    rejectsWith: 'TypeError',
    hasStatusCode: false,
    message: 'terminated',
  },
  abortedStream: { what: 'an abortSignal under way in a stream', rejectsWith: 'DOMException', hasStatusCode: false },
  brokenV2Method: {
    what: 'a v1 method of a V2 class',
    rejectsWith: 'TypeError',
    hasStatusCode: false,
    since: '7.18.0',
  },
} as const;

/** Statuses that the SDK tries again by itself, up to `maxRetries` times (source: `sdk`, `sdk-tags`). */
export function isRetriedStatus(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** How a trial key's refusals begin or what they contain, in a 429 (source: `public-code`, `docs-errors`). */
export const rateLimitTexts: { readonly trial: RegExp; readonly period: RegExp } = {
  trial: /trial (key|token)/i,
  /** Group 1: `minute` passes by itself, `month` does not. */
  period: /API calls \/ (minute|month)/,
};
