import {
  type Endpoint,
  type Fields,
  type Method,
  type RequestShape,
  endpoints,
  isInRange,
  unknownFields,
} from '../../catalog/index.js';
import type { CohereCall } from '../calls.js';
import type { CohereFile } from '../cohere-file.js';
import { type RequestPart, RequestReader, type RequestValue } from './request-reader.js';

/** A request, taken apart. */
export interface CheckedRequest {
  readonly call: CohereCall;
  readonly endpoint: Endpoint;
  readonly method: Method;
  readonly shape: RequestShape;
  /** The release of the SDK. */
  readonly version: string;
  /** Whether the SDK checks the request, and sends keys that it does not know, instead of leaving them out. */
  readonly isJson: boolean;
  /** The request itself. */
  readonly root: RequestPart;
  /** All objects in it, the request itself first. */
  readonly parts: readonly RequestPart[];
  readonly values: readonly RequestValue[];
}

/**
 * Takes a request apart, with the catalog as the guide. `undefined` where nobody knows what is right: for `cohere.init`
 * of 5.x and 6.x, for clients whose class is presumed, and for methods that the release does not have.
 */
export function checkedRequest(call: CohereCall, file: CohereFile): CheckedRequest | undefined {
  const endpoint = endpoints[call.endpoint];
  const method = endpoint?.methods[call.api];
  const { version } = file.sdk;
  const isPresumed = call.clients.some(({ source }) => source === 'presumed');
  if (!endpoint || !method?.request || isPresumed) return undefined;
  if (call.api === 'init' || !isInRange(version, method)) return undefined;
  const root: RequestPart = {
    path: '',
    object: call.request,
    fields: method.request.fields,
    variant: undefined,
    places: [call.name],
  };
  const reader = new RequestReader(call, file.evaluator, version);
  reader.readPart(root);
  return {
    call,
    endpoint,
    method,
    shape: method.request,
    version,
    isJson: method.http.startsWith('POST') && method.requestIndex === 0,
    root,
    parts: reader.parts,
    values: reader.values,
  };
}

/** Whether the API gets keys that the SDK does not know. */
export function sendsUnknownKeys({ isJson, version }: CheckedRequest): boolean {
  return isJson && isInRange(version, { since: unknownFields.sentSince });
}

/** The names of fields that the release of the SDK has. */
export function knownNames({ version }: CheckedRequest, fields: Fields): readonly string[] {
  return Object.keys(fields).filter((name) => isInRange(version, fields[name]!));
}

/** What messages call an object of a request. */
export function nameOf({ call }: CheckedRequest, { path }: RequestPart): string {
  return path === '' ? `${call.endpoint}()` : path;
}

/** Whether Cohere's own API answers, and with more than that the endpoint is gone. Others may take other requests. */
export function isOfCohere({ call: { clients }, endpoint }: CheckedRequest): boolean {
  return !endpoint.removed && clients.every(({ platform }) => platform === 'cohere');
}
