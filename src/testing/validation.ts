import { documentTexts, json, modelNotFound, type Answer } from './answers.js';
import type { FakeCohereModel } from './models.js';
import { isRecord, records, strings, type FakeCohereRequest } from './request.js';

const maxInputs = 96;
const maxDocuments = 10_000;

/** What the API would refuse about a request, as its answer; `undefined` when it would serve it. */
export function refusalOf(
  request: FakeCohereRequest,
  models: readonly FakeCohereModel[] | undefined,
): Answer | undefined {
  const problem = problemOf(request);
  if (problem !== undefined) return json(400, { id: 'fake', message: problem });
  return models && refusalOfModel(request, models);
}

/**
 * The message of the 400. Where a text is known from the API itself or from its error page, it is used literally
 * (sources: Cohere's API reference and error page, messages quoted in public issues; read in November 2026).
 */
function problemOf(request: FakeCohereRequest): string | undefined {
  switch (request.endpoint) {
    case 'chat':
      return request.version === 1 ? missing(request, ['message']) : problemOfChat(request);
    case 'embed':
      return problemOfEmbed(request);
    case 'rerank':
      return problemOfRerank(request);
    case 'parse':
      return missing(request, ['model', 'document']);
    case 'tokenize':
      return missing(request, ['model', 'text']);
    case 'detokenize':
      return missing(request, ['model', 'tokens']);
    default:
      return undefined;
  }
}

function problemOfChat(request: FakeCohereRequest): string | undefined {
  const { body } = request;
  const { temperature, response_format: format } = body;
  if (typeof temperature === 'number' && (temperature < 0 || temperature > 1)) {
    return 'temperature must be between 0 and 1.0 inclusive';
  }
  if (body['frequency_penalty'] && body['presence_penalty']) {
    return 'cannot specify both frequency_penalty and presence_penalty';
  }
  if (isRecord(format) && format['type'] === 'json_object' && (body['documents'] || body['tools'])) {
    return 'response_format is not supported with RAG';
  }
  if (hasLateSystemTurn(records(body['messages']))) return 'system turn must be the first in the list';
  return missing(request, ['model', 'messages']);
}

/**
 * Whether instructions come into a conversation that began without any. Further ones after the first, and instructions
 * as the latest turn, are sent by much public code, and nothing says that the API refuses them.
 */
function hasLateSystemTurn(messages: readonly Record<string, unknown>[]): boolean {
  const first = messages.findIndex(({ role }) => role === 'system');
  return first > 0 && first < messages.length - 1;
}

function problemOfEmbed(request: FakeCohereRequest): string | undefined {
  const { body, version } = request;
  const inputs = [body['texts'], body['inputs'], body['images']].filter(Array.isArray);
  const count = inputs.reduce((sum, list) => sum + list.length, 0);
  if (count === 0) return 'at least one of texts, inputs or images is required';
  if (count > maxInputs) return `total number of texts must be at most ${maxInputs} - received ${count}`;
  if (strings(body['texts']).includes('')) return 'texts must not contain empty strings';
  if (body['images'] && body['input_type'] !== 'image') return 'images must be used with input_type=image';
  if (!body['input_type']) return 'valid input_type must be provided with the provided model';
  return version === 1 ? undefined : missing(request, ['model']);
}

function problemOfRerank(request: FakeCohereRequest): string | undefined {
  const { body, version } = request;
  const documents = documentTexts(body['documents']);
  if (typeof body['query'] !== 'string' || body['query'].trim() === '') return 'query must not be blank';
  if (documents.length === 0) return 'documents must not be empty';
  if (documents.length > maxDocuments) return `number of documents must be at most ${maxDocuments}`;
  if (documents.includes('')) return 'documents must not contain empty strings';
  return version === 1 ? undefined : missing(request, ['model']);
}

function missing({ body }: FakeCohereRequest, names: readonly string[]): string | undefined {
  const absent = names.find((name) => body[name] === undefined || body[name] === null || body[name] === '');
  return absent && `${absent} is required`;
}

function refusalOfModel(request: FakeCohereRequest, models: readonly FakeCohereModel[]): Answer | undefined {
  const { endpoint, model } = request;
  if (model === undefined || endpoint === undefined || endpoint === 'models') return undefined;
  const known = models.find(({ name }) => name === model);
  if (!known) return modelNotFound(model);
  const isServed = known.endpoints.includes(endpoint) || endpoint.endsWith('tokenize');
  if (isServed) return undefined;
  return json(400, { id: 'fake', message: `model '${model}' is not supported by the ${endpoint} API` });
}
