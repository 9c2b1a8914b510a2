import type { FakeCohereRequest } from './request.js';

/** A model that the fake server lists. */
export interface FakeCohereModel {
  readonly name: string;
  /** The endpoints that serve the model, such as `['chat']`. */
  readonly endpoints: readonly string[];
}

/**
 * What the fake lists unless told otherwise: one current model for each endpoint.
 * Source: Cohere's model pages, read in November 2026.
 */
export const defaultModels: readonly FakeCohereModel[] = [
  { name: 'command-a-03-2025', endpoints: ['chat'] },
  { name: 'command-r7b-12-2024', endpoints: ['chat'] },
  { name: 'embed-v4.0', endpoints: ['embed'] },
  { name: 'rerank-v4.0-pro', endpoints: ['rerank'] },
  { name: 'parse-v5.0', endpoints: ['parse'] },
];

/** The answer to `GET /v1/models`. */
export function listModels({ query }: FakeCohereRequest, models: readonly FakeCohereModel[]): Record<string, unknown> {
  const endpoint = query.get('endpoint');
  const matching = models.filter((model) => endpoint === null || model.endpoints.includes(endpoint));
  const start = Number(query.get('page_token') ?? 0);
  const end = start + Number(query.get('page_size') ?? 20);
  return {
    models: matching.slice(start, end).map(wireModel),
    ...(end < matching.length && { next_page_token: String(end) }),
  };
}

/** One model as the wire has it. */
export function wireModel({ name, endpoints }: FakeCohereModel): Record<string, unknown> {
  return { name, endpoints, is_deprecated: false, finetuned: false, default_endpoints: [], features: [] };
}
