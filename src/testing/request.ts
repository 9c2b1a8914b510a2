import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** The endpoints that the fake server answers. */
export type FakeCohereEndpoint =
  'chat' | 'embed' | 'rerank' | 'parse' | 'models' | 'check-api-key' | 'tokenize' | 'detokenize';

export const endpoints: readonly FakeCohereEndpoint[] = [
  'chat',
  'embed',
  'rerank',
  'parse',
  'models',
  'check-api-key',
  'tokenize',
  'detokenize',
];

/** One request as it reached the fake server. */
export interface FakeCohereRequest {
  /** Position among all requests of this server, from 0. */
  readonly index: number;
  /** The HTTP method in upper case. */
  readonly method: string;
  /** The path without its query, such as `/v2/chat`. */
  readonly path: string;
  /** The API's version: 1 or 2, or 0 where the path names none. */
  readonly version: number;
  /** `undefined` for a path that the fake does not know (it answers 404). */
  readonly endpoint: FakeCohereEndpoint | undefined;
  /** The model that the request names, in its body or (`/v1/models/{model}`) in its path. */
  readonly model: string | undefined;
  /** Whether the request asks for a stream. */
  readonly isStream: boolean;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The API key of the request, without `Bearer`. */
  readonly apiKey: string | undefined;
  /** The parsed JSON body, with the names of the wire (`input_type`, not `inputType`); `{}` when there was none. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Reads a request to its end. */
export async function readRequest(incoming: IncomingMessage, index: number): Promise<FakeCohereRequest> {
  let text = '';
  for await (const chunk of incoming.setEncoding('utf8')) text += chunk;
  const url = new URL(incoming.url ?? '/', 'http://localhost');
  const [version, endpoint, name] = url.pathname.split('/').slice(1);
  const body = parseBody(text);
  const model = endpoint === 'models' && name ? decodeURIComponent(name) : body['model'];
  return {
    index,
    method: incoming.method ?? 'GET',
    path: url.pathname,
    version: Number(/^v(\d)$/.exec(version ?? '')?.[1] ?? 0),
    endpoint: endpoints.find((known) => known === endpoint),
    model: typeof model === 'string' ? model : undefined,
    isStream: body['stream'] === true,
    query: url.searchParams,
    headers: incoming.headers,
    apiKey: /^Bearer (.+)$/i.exec(incoming.headers.authorization ?? '')?.[1],
    body,
  };
}

function parseBody(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

/** Whether a value is an object with named fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The strings of a request field that should be a list of strings. */
export function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The objects of a request field that should be a list of objects. */
export function records(value: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
