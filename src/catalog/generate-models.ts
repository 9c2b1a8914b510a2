import type { Model } from './model.js';

/** Models of the endpoints before chat. All went with `/v1/generate` and `/v1/summarize` on 2025-09-15 or earlier. */
const retired = {
  platform: 'cohere',
  endpoints: ['generate'],
  documented: { status: 'shutdown' },
  replacements: ['command-a-03-2025'],
  modalities: ['text'],
} as const satisfies Partial<Model>;

const renamed = {
  ...retired,
  floating: true,
  confidence: 'medium',
  sources: ['renaming-2023'],
} as const satisfies Omit<Model, 'id'>;

const summarizer = {
  ...retired,
  endpoints: ['summarize'],
  documented: { status: 'shutdown', shutdownOn: '2025-09-15' },
  confidence: 'low',
  sources: ['docs-models-older'],
  notes: 'A size of the summarize endpoint; the day is that of the endpoint.',
} as const satisfies Omit<Model, 'id'>;

const snapshots: readonly string[] = [
  'xlarge-20220301',
  'xlarge-20220609',
  'xlarge-20221108',
  'medium-20220217',
  'medium-20220926',
  'medium-20221108',
  'large-20220217',
  'large-20220425',
  'large-20220926',
  'small-20211115',
  'small-20220217',
  'small-20220926',
];

/** Models of `/v1/generate` and `/v1/summarize`. */
export const generateModels: readonly Model[] = [
  { id: 'summarize-medium', ...summarizer },
  { id: 'summarize-xlarge', ...summarizer },
  { id: 'command-xlarge', ...renamed, aliasOf: 'command' },
  { id: 'command-medium', ...renamed, aliasOf: 'command-light' },
  { id: 'command-xlarge-nightly', ...renamed, aliasOf: 'command-nightly' },
  { id: 'command-medium-nightly', ...renamed, aliasOf: 'command-light-nightly' },
  {
    id: 'command-xlarge-20221108',
    ...retired,
    documented: { status: 'shutdown', deprecatedOn: '2023-01-17', shutdownOn: '2023-01-30' },
    confidence: 'high',
    sources: ['changelog-2022'],
  },
  { id: 'command-xlarge-beta', ...retired, confidence: 'low', sources: ['docs-models-older'] },
  { id: 'xlarge', ...renamed, aliasOf: 'base' },
  { id: 'medium', ...renamed, aliasOf: 'base-light' },
  { id: 'base', ...renamed },
  { id: 'base-light', ...renamed },
  ...snapshots.map((id): Model => ({ id, ...retired, confidence: 'medium', sources: ['changelog-2022'] })),
];
