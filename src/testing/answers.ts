import { answerId, chatEventsV1, chatEventsV2, chatV1, chatV2, promptOf } from './chat.js';
import { listModels, wireModel, type FakeCohereModel } from './models.js';
import type { FakeCohereReply } from './reply.js';
import { records, strings, type FakeCohereRequest } from './request.js';
import { encodings, fakeEmbedding, fakeRelevance, words } from './vectors.js';

/** An HTTP answer before it goes on the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The body: one part, or one part for each event of a stream. */
  readonly parts: readonly string[];
  readonly isStream: boolean;
}

/** What the answers depend on besides the request. */
export interface AnswerSettings {
  readonly models: readonly FakeCohereModel[];
  readonly reply: string | FakeCohereReply | ((request: FakeCohereRequest) => string | FakeCohereReply);
}

/** A JSON answer. */
export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    parts: [JSON.stringify(body)],
    isStream: false,
  };
}

/** The answer of a service that is well to a request that is right. */
export function answerTo(request: FakeCohereRequest, settings: AnswerSettings): Answer {
  switch (request.endpoint) {
    case 'chat':
      return chat(request, replyTo(request, settings));
    case 'embed':
      return json(200, embed(request));
    case 'rerank':
      return json(200, rerank(request));
    case 'parse':
      return json(200, parse(request));
    case 'models':
      return models(request, settings.models);
    case 'check-api-key':
      return json(200, { valid: true, organization_id: 'fake-organization', owner_id: 'fake-owner' });
    case 'tokenize':
      return json(200, tokenize(request));
    case 'detokenize':
      return json(200, detokenize(request));
    case undefined:
      return json(404, { message: `${request.path} is not an endpoint of the fake server` });
  }
}

function replyTo(request: FakeCohereRequest, { reply }: AnswerSettings): FakeCohereReply {
  const chosen = typeof reply === 'function' ? reply(request) : reply;
  return typeof chosen === 'string' ? { text: chosen } : chosen;
}

/** What chat says unless told otherwise. */
export function echo(request: FakeCohereRequest): string {
  return `You said: ${promptOf(request)}`;
}

function chat(request: FakeCohereRequest, reply: FakeCohereReply): Answer {
  const isV1 = request.version === 1;
  if (!request.isStream) return json(200, isV1 ? chatV1(request, reply) : chatV2(request, reply));
  return {
    status: 200,
    headers: { 'content-type': isV1 ? 'application/stream+json' : 'text/event-stream' },
    parts: isV1 ? chatEventsV1(request, reply) : chatEventsV2(request, reply),
    isStream: true,
  };
}

function embed(request: FakeCohereRequest): Record<string, unknown> {
  const { body, version } = request;
  const texts = strings(body['texts']);
  const images = strings(body['images']);
  const embedded = [...texts, ...images, ...records(body['inputs']).map(inputText)];
  const dimension = typeof body['output_dimension'] === 'number' ? body['output_dimension'] : undefined;
  const vectors = embedded.map((text) => fakeEmbedding(text, dimension));
  const types = strings(body['embedding_types']);
  const isFloats = version === 1 && types.length === 0;
  return {
    id: answerId(request),
    ...(texts.length > 0 && { texts }),
    ...(images.length > 0 && { images: images.map(() => ({ width: 1, height: 1, format: 'png', bit_depth: 8 })) }),
    embeddings: isFloats ? vectors : encode(vectors, types.length > 0 ? types : ['float']),
    response_type: isFloats ? 'embeddings_floats' : 'embeddings_by_type',
    meta: {
      api_version: { version: String(version) },
      billed_units: { input_tokens: tokenCount(embedded), ...(images.length > 0 && { images: images.length }) },
    },
  };
}

function encode(vectors: readonly (readonly number[])[], types: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    types.flatMap((type) => {
      const encoding = encodings[type];
      return encoding ? [[type, vectors.map(encoding)]] : [];
    }),
  );
}

/** The text of one entry of `inputs`: its texts and the URLs of its images, joined. */
function inputText(input: Record<string, unknown>): string {
  return records(input['content'])
    .map((part) => part['text'] ?? (part['image_url'] as { url?: string } | undefined)?.url ?? '')
    .join('\n');
}

function rerank(request: FakeCohereRequest): Record<string, unknown> {
  const { body, version } = request;
  const documents = documentTexts(body['documents']);
  const limit = typeof body['top_n'] === 'number' ? body['top_n'] : documents.length;
  const results = documents
    .map((text, index) => ({
      index,
      relevance_score: fakeRelevance(String(body['query']), text),
      ...(body['return_documents'] === true && { document: { text } }),
    }))
    .sort((a, b) => b.relevance_score - a.relevance_score);
  return {
    id: answerId(request),
    results: results.slice(0, limit),
    meta: {
      api_version: { version: String(version) },
      billed_units: { search_units: Math.ceil(documents.length / 100) },
    },
  };
}

/** The documents of a rerank request: strings, and on v1 also objects with a `text`. */
export function documentTexts(documents: unknown): readonly string[] {
  if (!Array.isArray(documents)) return [];
  return documents.map((document) => (typeof document === 'string' ? document : String(document?.text ?? '')));
}

function parse(request: FakeCohereRequest): Record<string, unknown> {
  const content = `Page of ${request.model}`;
  const page =
    request.body['output_format'] === 'blocks'
      ? { type: 'blocks', index: 0, blocks: [{ type: 'text', text: { content } }] }
      : { type: 'markdown', index: 0, markdown: { content, images: [] } };
  return { id: answerId(request), pages: [page], meta: { billed_units: { pages: 1 } } };
}

function models(request: FakeCohereRequest, known: readonly FakeCohereModel[]): Answer {
  if (request.model === undefined) return json(200, listModels(request, known));
  const found = known.find(({ name }) => name === request.model);
  return found ? json(200, wireModel(found)) : modelNotFound(request.model);
}

/** Source: answers of api.cohere.com quoted in public issues. */
export function modelNotFound(model: string): Answer {
  const advice = 'make sure the correct model ID was used and that you have access to the model.';
  return json(404, { id: 'fake', message: `model '${model}' not found, ${advice}` });
}

/** A token of the fake is one character, so that `detokenize` gives the text back. */
function tokenize({ body }: FakeCohereRequest): Record<string, unknown> {
  const characters = [...String(body['text'])];
  return {
    tokens: characters.map((character) => character.codePointAt(0)),
    token_strings: characters,
    meta: { api_version: { version: '1' } },
  };
}

function detokenize({ body }: FakeCohereRequest): Record<string, unknown> {
  const tokens = Array.isArray(body['tokens']) ? body['tokens'] : [];
  return { text: String.fromCodePoint(...tokens), meta: { api_version: { version: '1' } } };
}

function tokenCount(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + words(text).length, 0);
}
