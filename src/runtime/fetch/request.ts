/** What `fetch` takes in the place of a URL. */
export type FetchInput = Parameters<typeof fetch>[0];

/** What the fetch needs to know of a request, read from what the SDK hands to it. */
export interface RequestFacts {
  readonly url: string;
  /** The endpoint by its path: `chat`, `embed`, `models`, …; `other` for a URL that is none of the API. */
  readonly endpoint: string;
  readonly model: string | undefined;
  /** Which stream is asked for: server-sent events (v2), JSON lines (v1), or none. */
  readonly stream: 'events' | 'lines' | undefined;
  /** Whether a good answer is a JSON object. Elsewhere it may also be empty (`embed-jobs/…/cancel`). */
  readonly expectsObject: boolean;
  /** `models.list`: health checks ask it, also while a breaker is open. */
  readonly isModelList: boolean;
}

/** The URL of a request, in any form that `fetch` accepts. */
export function urlOf(input: FetchInput): string {
  if (typeof input === 'string') return input;
  return 'url' in input ? input.url : input.href;
}

export function factsOf(input: FetchInput, init: RequestInit): RequestFacts {
  const url = urlOf(input);
  const [path = ''] = url.split(/[?#]/);
  // The last version counts: the base URL of a proxy may have one of its own.
  const [, version, endpoint, rest] = /^.*\/v([12])\/([^/]+)(.*)$/.exec(path) ?? [];
  const { model, stream } = fieldsOf(init.body);
  const isWhole = endpoint !== undefined && rest === '';
  return {
    url,
    endpoint: endpoint ?? 'other',
    model: typeof model === 'string' && model !== '' ? model : undefined,
    stream: stream === true ? (version === '2' ? 'events' : 'lines') : undefined,
    expectsObject: isWhole,
    isModelList: isWhole && endpoint === 'models' && (init.method ?? 'GET') === 'GET',
  };
}

/** The fields of a JSON body. An upload has none that matter here. */
function fieldsOf(body: RequestInit['body']): { readonly model?: unknown; readonly stream?: unknown } {
  if (typeof body !== 'string') return {};
  try {
    return JSON.parse(body) ?? {};
  } catch {
    return {};
  }
}
