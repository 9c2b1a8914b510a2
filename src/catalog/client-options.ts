import type { SdkRange } from './types.js';

/** An option that the SDK has. */
export interface ClientOption extends SdkRange {
  readonly unit?: 'seconds';
  readonly description: string;
}

/** A name that the SDK does not have and silently ignores. */
export interface MistakenOption {
  /** The option that was meant; left out where the SDK has none. */
  readonly meant?: string;
  /** The unit that the name suggests, where it is another one. */
  readonly unit?: 'milliseconds';
}

/** The options of `CohereClient` and `CohereClientV2` (source: `sdk`, `sdk-tags`). */
export const clientOptions: Readonly<Record<string, ClientOption>> = {
  token: { description: 'the API key, or a function that returns it; else CO_API_KEY' },
  environment: { description: 'the URL of the API; CohereClient drops a final /v1' },
  baseUrl: { since: '7.18.0', description: 'the URL of the API; before environment' },
  clientName: { since: '7.7.0', description: 'the X-Client-Name header' },
  headers: { since: '7.20.0', description: 'headers of every request' },
  timeoutInSeconds: { since: '7.20.0', unit: 'seconds', description: 'the time-out of each attempt; 300 by default' },
  maxRetries: { since: '7.20.0', description: 'attempts after the first; 2 by default' },
  fetch: { since: '7.20.0', description: 'the fetch function of every attempt' },
  fetcher: { since: '7.10.2', description: "the SDK's own fetcher, retries included" },
  logging: { since: '7.20.0', description: "the SDK's log; silent by default" },
};

/** What the AWS clients have besides (source: `sdk`, `sdk-tags`). */
export const awsClientOptions: Readonly<Record<string, ClientOption>> = {
  ...clientOptions,
  awsRegion: { description: 'the region' },
  awsAccessKey: { description: 'the access key' },
  awsSecretKey: { description: 'the secret key' },
  awsSessionToken: { description: 'the session token' },
};

/** The options of a single call, its last argument (source: `sdk`, `sdk-tags`). */
export const requestOptions: Readonly<Record<string, ClientOption>> = {
  timeoutInSeconds: { unit: 'seconds', description: 'the time-out of each attempt; 300 by default' },
  maxRetries: { since: '7.2.0', description: 'attempts after the first; 2 by default' },
  abortSignal: { since: '7.10.2', description: 'aborts the attempt under way, not the wait between two' },
  clientName: { since: '7.11.1', description: 'the X-Client-Name header' },
  headers: { since: '7.15.2', description: 'headers of the request' },
  queryParams: { since: '7.20.0', description: 'the query of the request' },
};

/** Names that people give to a client (source: `public-code`, `sdk`). */
export const mistakenClientOptions: Readonly<Record<string, MistakenOption>> = {
  apiKey: { meant: 'token' },
  apikey: { meant: 'token' },
  api_key: { meant: 'token' },
  key: { meant: 'token' },
  apiToken: { meant: 'token' },
  accessToken: { meant: 'token' },
  auth: { meant: 'token' },
  timeout: { meant: 'timeoutInSeconds', unit: 'milliseconds' },
  timeoutMs: { meant: 'timeoutInSeconds', unit: 'milliseconds' },
  timeoutInMs: { meant: 'timeoutInSeconds', unit: 'milliseconds' },
  requestTimeout: { meant: 'timeoutInSeconds', unit: 'milliseconds' },
  timeoutSeconds: { meant: 'timeoutInSeconds' },
  timeout_in_seconds: { meant: 'timeoutInSeconds' },
  baseURL: { meant: 'baseUrl' },
  base_url: { meant: 'baseUrl' },
  apiUrl: { meant: 'baseUrl' },
  url: { meant: 'baseUrl' },
  endpoint: { meant: 'baseUrl' },
  host: { meant: 'baseUrl' },
  retries: { meant: 'maxRetries' },
  retry: { meant: 'maxRetries' },
  maxRetry: { meant: 'maxRetries' },
  max_retries: { meant: 'maxRetries' },
  defaultHeaders: { meant: 'headers' },
  client_name: { meant: 'clientName' },
  logger: { meant: 'logging' },
  httpAgent: { meant: 'fetch' },
  httpsAgent: { meant: 'fetch' },
  dispatcher: { meant: 'fetch' },
  version: {},
  apiVersion: {},
  model: {},
  dangerouslyAllowBrowser: {},
};

/** Names that people give to a call (source: `sdk`). */
export const mistakenRequestOptions: Readonly<Record<string, MistakenOption>> = {
  timeout: { meant: 'timeoutInSeconds', unit: 'milliseconds' },
  timeoutMs: { meant: 'timeoutInSeconds', unit: 'milliseconds' },
  timeoutSeconds: { meant: 'timeoutInSeconds' },
  timeout_in_seconds: { meant: 'timeoutInSeconds' },
  signal: { meant: 'abortSignal' },
  abort_signal: { meant: 'abortSignal' },
  retries: { meant: 'maxRetries' },
  retry: { meant: 'maxRetries' },
  max_retries: { meant: 'maxRetries' },
  query: { meant: 'queryParams' },
  params: { meant: 'queryParams' },
  client_name: { meant: 'clientName' },
  apiKey: {},
  token: {},
};
