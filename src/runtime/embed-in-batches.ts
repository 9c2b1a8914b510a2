import { CohereAnswerError } from './answer-error.js';
import { mergeAnswers } from './merge-answers.js';
import { checkClient, checkOptions, integer } from './options.js';
import { Pace } from './pace.js';
import { batchesOf, batchOptionRules, sendBatches, type BatchOptions } from './send-batches.js';

/** Options of {@link embedInBatches}. */
export interface EmbedInBatchesOptions extends BatchOptions {
  /**
   * How many inputs are sent within any 60 seconds; retries of the SDK are not counted. Default: no limit.
   * The API's limit for texts is 2,000 (source: Cohere's page on rate limits, August 2026).
   */
  readonly inputsPerMinute?: number;
}

/** A client that can embed: any version of the SDK's. The request's type is the client's own. */
export interface EmbedClient {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  embed(request: any, requestOptions?: any): PromiseLike<unknown>;
}

/** What the API takes in one request. Source: Cohere's API reference and page on embeddings, November 2026. */
const maxInputs = 96;
const maxImagesOfV3 = 1;
const maxImageBytes = 20_000_000;

type Inputs = 'texts' | 'inputs' | 'images';
type EmbedRequest = Partial<Record<Inputs, readonly unknown[]>> & {
  readonly model?: string;
  readonly embeddingTypes?: readonly string[];
};

/**
 * Embeds any number of inputs: 96 in a request, images also within 20 MB in a request, and one at a time for v3 models.
 *
 * When a batch fails the others are still tried, except after a refused key, an exhausted quota or an abort. Nothing is
 * retried here: that is the client's business (`maxRetries`, `cohereFetch`).
 *
 * @param request As for `client.embed`, with one of `texts`, `inputs` and `images` of any length.
 * @returns One answer as of `client.embed`: embeddings in the order of the inputs, usage summed, everything else
 *   (`id`) from the first batch.
 * @throws {CohereBatchError} When a batch has no answer; the finished ones are in `partial`, what is missing in
 *   `failures`.
 * @throws {TypeError} For an option that does not exist, a value that it does not accept, a client without `embed`, or
 *   a request whose `texts`, `inputs` or `images` is no list, or stands beside another.
 * @example
 * const { embeddings } = await embedInBatches(
 *   client,
 *   { model: 'embed-v4.0', inputType: 'search_document', embeddingTypes: ['float'], texts },
 *   { inputsPerMinute: 2000 },
 * );
 */
export async function embedInBatches<Client extends EmbedClient>(
  client: Client,
  request: Parameters<Client['embed']>[0],
  options: EmbedInBatchesOptions = {},
): Promise<Awaited<ReturnType<Client['embed']>>> {
  checkClient('embedInBatches', client, 'embed');
  checkOptions('embedInBatches', options, { ...batchOptionRules, inputsPerMinute: integer(1) });
  const { inputsPerMinute, ...batchOptions } = options;
  const field = fieldOf(request);
  const inputs = (request as Required<EmbedRequest>)[field];
  const limit = Math.min(maxInputsOf(request, field), inputsPerMinute ?? Infinity);
  const parts = await sendBatches(
    batchesOf(inputs.map(sizeOf), limit, maxImageBytes),
    async ({ start, end }, abortSignal) => {
      const part = { ...request, [field]: inputs.slice(start, end) };
      const answer: unknown = await client.embed(part, { abortSignal });
      return checkEmbeddings(answer, end - start, request);
    },
    batchOptions,
    inputsPerMinute === undefined ? undefined : new Pace(inputsPerMinute),
  );
  return mergeAnswers(parts.map(({ answer }) => answer)) as Awaited<ReturnType<Client['embed']>>;
}

/** The field with the inputs. */
function fieldOf(request: EmbedRequest | undefined): Inputs {
  const fields = (['texts', 'inputs', 'images'] as const).filter((name) => request?.[name]?.length);
  if (fields.length > 1) throw new TypeError(`embedInBatches: the request must have one of ${fields.join(' and ')}`);
  const [field = 'texts'] = fields;
  if (!Array.isArray(request?.[field])) throw new TypeError(`embedInBatches: '${field}' of the request must be a list`);
  return field;
}

function maxInputsOf({ model }: EmbedRequest, field: Inputs): number {
  return field === 'images' && /-v3\.0$/.test(model ?? '') ? maxImagesOfV3 : maxInputs;
}

/** In characters: of a data URI a little more than its image has bytes. */
function sizeOf(input: unknown): number {
  return typeof input === 'string' ? input.length : JSON.stringify(input).length;
}

/** Refuses an answer without an embedding of each type for each input; the SDK also resolves with less. */
function checkEmbeddings(answer: unknown, count: number, { embeddingTypes = [] }: EmbedRequest): unknown {
  const { embeddings } = (answer ?? {}) as { embeddings?: unknown };
  const isOneList = Array.isArray(embeddings);
  const lists = isOneList ? [embeddings] : Object.values(embeddings ?? {}).filter((list) => list !== undefined);
  const isComplete = isOneList || lists.length >= Math.max(embeddingTypes.length, 1);
  if (isComplete && lists.every((list) => Array.isArray(list) && list.length === count)) return answer;
  throw new CohereAnswerError('malformed', `not ${count} embeddings`);
}
