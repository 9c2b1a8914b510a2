import type { EmbeddingType, Model, ProductionKey } from './model.js';

const full: ProductionKey = { access: 'full', limit: '2,000 inputs per minute' };
const everyType: readonly EmbeddingType[] = ['float', 'int8', 'uint8', 'binary', 'ubinary', 'base64'];

const embed5 = {
  platform: 'cohere',
  endpoints: ['embed'],
  documented: { status: 'live' },
  contextLength: 128_000,
  modalities: ['text', 'image', 'mixed'],
  dimensions: [256, 512, 768, 1024, 1536, 2048],
  embeddingTypes: ['float', 'int8', 'binary'],
  confidence: 'high',
  sources: ['embed-5'],
} as const satisfies Omit<Model, 'id'>;

const embed3 = {
  platform: 'cohere',
  endpoints: ['embed', 'embed-jobs'],
  documented: { status: 'live' },
  contextLength: 512,
  modalities: ['text', 'image'],
  maxImages: 1,
  embeddingTypes: everyType,
  productionKey: full,
  confidence: 'high',
  sources: ['docs-models', 'docs-models-september', 'rate-limits'],
} as const satisfies Omit<Model, 'id'>;

const embed2 = {
  platform: 'cohere',
  endpoints: ['embed', 'classify'],
  documented: { status: 'shutdown', deprecatedOn: '2026-02-27', shutdownOn: '2026-04-04' },
  observed: {
    status: 'shutdown',
    on: '2026-04-04',
    answer: "model 'embed-english-v2.0' was removed on April 4, 2026.",
  },
  modalities: ['text'],
  embeddingTypes: ['float'],
  confidence: 'high',
  sources: ['deprecations', 'observed-404'],
  notes: 'Vectors of another model cannot be compared with its vectors: the index must be embedded again.',
} as const satisfies Omit<Model, 'id'>;

const assumed = { ...embed2.observed, assumedFrom: 'embed-english-v2.0' } as const;

/** Names of before 2023-04-26, when they were renamed to models that are gone today. */
const renamed = {
  platform: 'cohere',
  endpoints: ['embed'],
  documented: { status: 'shutdown' },
  floating: true,
  replacements: ['embed-v4.0'],
  modalities: ['text'],
  confidence: 'medium',
  sources: ['renaming-2023'],
} as const satisfies Omit<Model, 'id'>;

/** Models that embed, live and gone. */
export const embedModels: readonly Model[] = [
  {
    id: 'embed-v5.0-pro',
    ...embed5,
    notes: 'Shares its vector space with embed-v5.0-fast. The default dimension is 2048 by a third party.',
  },
  {
    id: 'embed-v5.0-fast',
    ...embed5,
    notes: 'Shares its vector space with embed-v5.0-pro. The default dimension is 2048 by a third party.',
  },
  {
    id: 'embed-v4.0',
    platform: 'cohere',
    endpoints: ['embed', 'embed-jobs'],
    documented: { status: 'live' },
    contextLength: 128_000,
    modalities: ['text', 'image', 'mixed'],
    dimensions: [256, 512, 1024, 1536],
    defaultDimension: 1536,
    embeddingTypes: everyType,
    productionKey: full,
    confidence: 'high',
    sources: ['docs-models', 'docs-models-september', 'rate-limits'],
    notes: 'Embed jobs: the table of models lists it, the page of embed jobs and the SDK list v3 only.',
  },
  { id: 'embed-english-v3.0', ...embed3, dimensions: [1024] },
  { id: 'embed-multilingual-v3.0', ...embed3, dimensions: [1024] },
  { id: 'embed-english-light-v3.0', ...embed3, dimensions: [384] },
  { id: 'embed-multilingual-light-v3.0', ...embed3, dimensions: [384] },
  {
    id: 'embed-english-v2.0',
    ...embed2,
    replacements: ['embed-v4.0', 'embed-english-v3.0'],
    contextLength: 512,
    dimensions: [4096],
  },
  {
    id: 'embed-english-light-v2.0',
    ...embed2,
    observed: assumed,
    replacements: ['embed-v4.0', 'embed-english-v3.0'],
    contextLength: 512,
    dimensions: [1024],
  },
  {
    id: 'embed-multilingual-v2.0',
    ...embed2,
    observed: assumed,
    replacements: ['embed-v4.0', 'embed-multilingual-v3.0'],
    contextLength: 256,
    dimensions: [768],
  },
  { id: 'large', ...renamed, aliasOf: 'embed-english-v2.0' },
  {
    id: 'small',
    ...renamed,
    observed: { status: 'shutdown', answer: "model 'small' not found" },
    aliasOf: 'embed-english-light-v2.0',
    confidence: 'high',
    notes: 'The answer is quoted in cohere-typescript#299 (August 2026).',
  },
  { id: 'multilingual-22-12', ...renamed, aliasOf: 'embed-multilingual-v2.0' },
];
