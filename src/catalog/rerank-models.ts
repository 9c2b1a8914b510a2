import type { Model } from './model.js';

const rerank5 = {
  platform: 'cohere',
  endpoints: ['rerank'],
  documented: { status: 'live' },
  contextLength: 32_768,
  modalities: ['text'],
  confidence: 'medium',
  sources: ['rerank-5'],
  notes: 'Released between 2026-10-18 and 2026-11-03. Scores are calibrated; those of other models are not comparable.',
} as const satisfies Omit<Model, 'id'>;

const live = {
  platform: 'cohere',
  endpoints: ['rerank'],
  documented: { status: 'live' },
  modalities: ['text'],
  productionKey: { access: 'full', limit: '1,000 requests per minute' },
  confidence: 'high',
  sources: ['docs-models', 'docs-models-september', 'rate-limits'],
} as const satisfies Omit<Model, 'id'>;

const rerank2 = {
  platform: 'cohere',
  endpoints: ['rerank'],
  documented: { status: 'shutdown', deprecatedOn: '2024-12-02', shutdownOn: '2025-04-30' },
  replacements: ['rerank-v3.5'],
  dropIn: 'rerank-v3.5',
  contextLength: 512,
  modalities: ['text'],
  confidence: 'high',
  sources: ['deprecations', 'observed-404'],
} as const satisfies Omit<Model, 'id'>;

/** Models that rerank, live and gone. */
export const rerankModels: readonly Model[] = [
  { id: 'rerank-v5.0-pro', ...rerank5 },
  { id: 'rerank-v5.0-fast', ...rerank5 },
  { id: 'rerank-v4.0-pro', ...live, contextLength: 32_768, notes: 'A query has at most 16,384 tokens.' },
  { id: 'rerank-v4.0-fast', ...live, contextLength: 32_768, notes: 'A query has at most 16,384 tokens.' },
  { id: 'rerank-v3.5', ...live, contextLength: 4_096, notes: 'A query is cut at 2,048 tokens.' },
  { id: 'rerank-english-v3.0', ...live, contextLength: 4_096, notes: 'English only.' },
  { id: 'rerank-multilingual-v3.0', ...live, contextLength: 4_096 },
  {
    id: 'rerank-english-v2.0',
    ...rerank2,
    observed: { status: 'shutdown', answer: "model 'rerank-english-v2.0' not found" },
  },
  {
    id: 'rerank-multilingual-v2.0',
    ...rerank2,
    observed: { status: 'shutdown', answer: "model 'rerank-multilingual-v2.0' not found" },
  },
];
