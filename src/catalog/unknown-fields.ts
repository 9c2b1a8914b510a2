import type { ModelEndpoint } from './model.js';
import type { Api, SdkVersion, Sourced } from './types.js';

/** What becomes of a key that the SDK does not know. */
export interface UnknownFields extends Sourced {
  /** From this release on, JSON requests carry it as it is; before, it was left out. Queries and forms leave it out. */
  readonly sentSince: SdkVersion;
  /** How the API answers a key that it does not know either. */
  readonly status: number;
  /** The beginning of that answer. */
  readonly answer: string;
}

/** Keys that nobody knows, in a request and in the objects inside it. */
export const unknownFields: UnknownFields = {
  sentSince: '7.9.2',
  status: 422,
  answer: 'unknown field: parameter',
  sources: ['sdk', 'sdk-tags', 'observed-422'],
};

type OfApi = Readonly<Partial<Record<ModelEndpoint, Readonly<Record<string, string>>>>>;

/**
 * What to do about keys of another API in a request, by the API and the endpoint that are called and by the key's path;
 * `messages[]` is any of the messages (source: `docs-guides`, the page of the migration from v1 to v2).
 */
const substitutes: Readonly<Partial<Record<Api, OfApi>>> = {
  v1: {
    chat: {
      messages: 'Pass the last turn as `message` and the others as `chatHistory`, or use `CohereClientV2`',
      'chatHistory[]': 'A turn of v1 is `{ role, message }`',
    },
  },
  v2: {
    chat: {
      message: 'Pass it as the last of the `messages`',
      chatHistory: 'Pass it as `messages`',
      preamble: 'Pass it as the first of the `messages`, with the role `system`',
      conversationId: 'Pass all turns as `messages`',
      toolResults: 'Pass them as `messages` with the role `tool`',
      citationQuality: 'Use `citationOptions`',
      connectors: 'Use `tools`',
      searchQueriesOnly: 'Use `tools`',
      'messages[]': 'A message of v2 is `{ role, content }`',
      'documents[]': 'Put its fields into `data`, or pass a text',
      'tools[]': 'A tool of v2 is `{ type, function: { name, description, parameters } }`',
    },
    rerank: {
      maxChunksPerDoc: 'Use `maxTokensPerDoc`',
      rankFields: 'Pass documents that hold these fields only',
      returnDocuments: 'Look the documents up by the `index` of each result',
    },
  },
};

/** What to do about a key, or an object, that belongs to another API; `undefined` where there is nothing to say. */
export function substituteFor(api: Api, endpoint: ModelEndpoint | undefined, path: string): string | undefined {
  return endpoint && substitutes[api]?.[endpoint]?.[path];
}

/** Values that people carry over from v1 and from other vendors, in small letters, by what Cohere calls them. */
const carriedOver: Readonly<Record<string, string>> = {
  chatbot: 'assistant',
  ai: 'assistant',
  bot: 'assistant',
  model: 'assistant',
  human: 'user',
  developer: 'system',
  function: 'tool',
  query: 'search_query',
  document: 'search_document',
  json: 'json_object',
  json_schema: 'json_object',
  none: 'OFF',
};

/** What Cohere calls a value that is known under another name; `undefined` for any other text. */
export function cohereValue(text: string): string | undefined {
  const key = text.toLowerCase();
  return Object.hasOwn(carriedOver, key) ? carriedOver[key] : undefined;
}
