import { CohereAnswerError } from './answer-error.js';
import { mergeAnswers } from './merge-answers.js';
import { checkClient, checkOptions } from './options.js';
import { batchesOf, batchOptionRules, sendBatches, type BatchOptions } from './send-batches.js';

/** A client that can rerank: any version of the SDK's. The request's type is the client's own. */
export interface RerankClient {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  rerank(request: any, requestOptions?: any): PromiseLike<unknown>;
}

/** What Cohere recommends for one request. Source: API reference of rerank, November 2026. */
const maxDocuments = 1000;

interface RerankRequest {
  readonly model?: string;
  readonly documents: readonly unknown[];
  readonly topN?: number;
}

interface RankedDocument {
  readonly index: number;
  readonly relevanceScore: number;
}

interface RerankAnswer {
  readonly results: readonly RankedDocument[];
}

/**
 * Reranks any number of documents, 1,000 in a request, and merges the rankings by score.
 *
 * What that means: a reranker scores each document against the query by itself, so scores for the same query from the
 * same model may be compared, whichever requests they came from; this is why `model` must be named. It makes no
 * difference to the bill, which counts each 100 documents. It does not make the scores linear: 0.9 is not twice as
 * relevant as 0.45. Should the service change the model behind the name between two batches, their scores are no
 * longer comparable, and nobody can see it.
 *
 * A ranking without some of the documents would be wrong, so one failed batch fails the whole.
 *
 * @param request As for `client.rerank`, with any number of documents. `topN` holds for the merged ranking.
 * @returns One answer as of `client.rerank`: `index` counts in the whole list of documents, usage is summed, everything
 *   else (`id`) is from the first batch.
 * @throws {CohereBatchError} When a batch has no answer; the rankings of the finished ones, with the indexes of their
 *   own documents, are in `partial`.
 * @throws {TypeError} For an option that does not exist, a value that it does not accept, a client without `rerank`, or
 *   a request without `model` or whose `documents` is no list.
 */
export async function rerankInBatches<Client extends RerankClient>(
  client: Client,
  request: Parameters<Client['rerank']>[0],
  options: BatchOptions = {},
): Promise<Awaited<ReturnType<Client['rerank']>>> {
  checkClient('rerankInBatches', client, 'rerank');
  checkOptions('rerankInBatches', options, batchOptionRules);
  const { model, documents, topN = Infinity } = (request ?? {}) as RerankRequest;
  if (!Array.isArray(documents)) throw new TypeError("rerankInBatches: 'documents' of the request must be a list");
  if (!model) throw new TypeError('rerankInBatches: the request must name its model, or the scores cannot be compared');
  const parts = await sendBatches(
    batchesOf(
      documents.map(() => 1),
      maxDocuments,
    ),
    async ({ start, end }, abortSignal) => {
      const part = { ...request, documents: documents.slice(start, end) };
      const answer: unknown = await client.rerank(part, { abortSignal });
      return checkRanking(answer, end - start, topN);
    },
    options,
  );
  const results = parts.flatMap(({ start, answer }) =>
    answer.results.map((result) => ({ ...result, index: start + result.index })),
  );
  results.sort((a, b) => b.relevanceScore - a.relevanceScore);
  const merged = mergeAnswers(parts.map(({ answer }) => answer)) as RerankAnswer;
  return { ...merged, results: results.slice(0, topN) } as Awaited<ReturnType<Client['rerank']>>;
}

/** Refuses an answer that does not rank the documents; the SDK also resolves with less. */
function checkRanking(answer: unknown, count: number, topN: number): RerankAnswer {
  const { results } = (answer ?? {}) as Partial<RerankAnswer>;
  const isComplete = Array.isArray(results) && results.length === Math.min(count, topN);
  if (isComplete && results.every((result) => isRankOf(result, count))) return answer as RerankAnswer;
  throw new CohereAnswerError('malformed', `not a ranking of ${count} documents`);
}

function isRankOf(result: RankedDocument | null, count: number): boolean {
  const isIndex = Number.isInteger(result?.index) && Number(result?.index) >= 0 && Number(result?.index) < count;
  return isIndex && typeof result?.relevanceScore === 'number';
}
