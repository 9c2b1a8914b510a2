import { readFile } from 'node:fs/promises';
import type { CohereClientV2 } from 'cohere-ai';

export interface Article {
  id: string;
  title: string;
  body: string;
  /** Made by `npm run index`. */
  vector: number[];
}

/** Finds the articles that answer a question: first by embedding, then by rerank. */
export class Retriever {
  readonly #cohere: CohereClientV2;
  #articles: Article[] = [];

  constructor(cohere: CohereClientV2) {
    this.#cohere = cohere;
  }

  async load(path: URL): Promise<void> {
    this.#articles = JSON.parse(await readFile(path, 'utf8')) as Article[];
  }

  async search(question: string): Promise<Article[]> {
    const { embeddings } = await this.#cohere.embed({
      model: 'embed-english-v3.0',
      texts: [question],
      inputType: 'search_query',
    });
    const [query = []] = embeddings.float ?? [];
    const similarity = (article: Article): number => dot(article.vector, query);
    const candidates = this.#articles.toSorted((a, b) => similarity(b) - similarity(a)).slice(0, 20);

    const { results } = await this.#cohere.rerank({
      model: 'rerank-english-v2.0',
      query: question,
      documents: candidates.map(({ title, body }) => `${title}\n${body}`),
      topN: 3,
    });
    return results.flatMap(({ index }) => candidates[index] ?? []);
  }
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}
