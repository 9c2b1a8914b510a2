import type { Model, ObservedStatus } from './model.js';

/** What the API answered for a model of the removal of 2025-09-15. */
function removedInSeptember(asked: string, assumedFrom?: string): ObservedStatus {
  const observed = {
    status: 'shutdown',
    on: '2025-09-15',
    answer: `model '${asked}' was removed on September 15, 2025.`,
  } as const;
  return assumedFrom === undefined ? observed : { ...observed, assumedFrom };
}

/** The documentation calls them deprecated and names no shutdown; the API has refused them since the same day. */
const september2025 = {
  platform: 'cohere',
  documented: { status: 'deprecated', deprecatedOn: '2025-09-15' },
  modalities: ['text'],
  sources: ['deprecations', 'observed-404'],
} as const satisfies Partial<Model>;

const aya8b = {
  platform: 'cohere',
  endpoints: ['chat'],
  documented: { status: 'shutdown', deprecatedOn: '2026-02-27', shutdownOn: '2026-04-04' },
  replacements: ['command-r7b-12-2024', 'command-a-03-2025', 'command-a-reasoning-08-2025'],
  maxOutputTokens: 4_000,
  confidence: 'high',
  sources: ['deprecations'],
  notes: 'The day of deprecation is the day on which the entry was committed.',
} as const satisfies Omit<Model, 'id'>;

const aya23 = {
  platform: 'cohere',
  endpoints: ['chat'],
  documented: { status: 'removed-undocumented' },
  replacements: ['c4ai-aya-expanse-32b'],
  contextLength: 8_192,
  modalities: ['text'],
  confidence: 'medium',
  sources: ['docs-models-older'],
  notes: 'In the table of models from 2024-09-18 to 2024-10-24, then replaced by Aya Expanse without an entry.',
} as const satisfies Omit<Model, 'id'>;

const nightly = {
  platform: 'cohere',
  endpoints: ['chat', 'generate'],
  documented: { status: 'unlisted' },
  floating: true,
  modalities: ['text'],
  confidence: 'medium',
  sources: ['docs-models-older'],
} as const satisfies Omit<Model, 'id'>;

/** Models of the chat years that are gone, or that change without notice. */
export const retiredModels: readonly Model[] = [
  {
    id: 'command-r-03-2024',
    ...september2025,
    endpoints: ['chat'],
    observed: removedInSeptember('command-r', 'command-r'),
    replacements: ['command-r-08-2024', 'command-r7b-12-2024'],
    dropIn: 'command-r-08-2024',
    contextLength: 128_000,
    maxOutputTokens: 4_000,
    confidence: 'medium',
  },
  {
    id: 'command-r-plus-04-2024',
    ...september2025,
    endpoints: ['chat'],
    observed: removedInSeptember('command-r-plus', 'command-r-plus'),
    replacements: ['command-r-plus-08-2024', 'command-a-03-2025'],
    dropIn: 'command-r-plus-08-2024',
    contextLength: 128_000,
    maxOutputTokens: 4_000,
    confidence: 'medium',
  },
  {
    id: 'command-r',
    ...september2025,
    endpoints: ['chat'],
    observed: removedInSeptember('command-r'),
    floating: true,
    aliasOf: 'command-r-03-2024',
    replacements: ['command-r-08-2024', 'command-r7b-12-2024'],
    dropIn: 'command-r-08-2024',
    contextLength: 128_000,
    maxOutputTokens: 4_000,
    confidence: 'high',
  },
  {
    id: 'command-r-plus',
    ...september2025,
    endpoints: ['chat'],
    observed: removedInSeptember('command-r-plus'),
    floating: true,
    aliasOf: 'command-r-plus-04-2024',
    replacements: ['command-r-plus-08-2024', 'command-a-03-2025'],
    dropIn: 'command-r-plus-08-2024',
    contextLength: 128_000,
    maxOutputTokens: 4_000,
    confidence: 'high',
  },
  {
    id: 'command-light',
    ...september2025,
    endpoints: ['chat', 'generate', 'summarize'],
    observed: removedInSeptember('command', 'command'),
    floating: true,
    replacements: ['command-r7b-12-2024'],
    contextLength: 4_096,
    maxOutputTokens: 4_096,
    confidence: 'medium',
  },
  {
    id: 'command',
    ...september2025,
    endpoints: ['chat', 'generate', 'summarize'],
    observed: removedInSeptember('command'),
    floating: true,
    replacements: ['command-a-03-2025', 'command-r-plus-08-2024'],
    contextLength: 4_096,
    maxOutputTokens: 4_096,
    confidence: 'high',
  },
  {
    id: 'summarize',
    ...september2025,
    endpoints: ['summarize'],
    observed: removedInSeptember('command', 'command'),
    replacements: ['command-a-03-2025'],
    confidence: 'medium',
    notes: 'The deprecations page lists it as a model.',
  },
  {
    id: 'command-nightly',
    ...nightly,
    observed: { status: 'live', on: '2025-10-29' },
    replacements: ['command-a-03-2025'],
    contextLength: 128_000,
    notes:
      'Taken off the table of models on 2025-09-16 without an entry. Before: "unstable", "updated regularly, without ' +
      'warning", "not recommended for production". Last seen answering in tak-bro/aicommit2#194.',
  },
  {
    id: 'command-light-nightly',
    ...nightly,
    replacements: ['command-r7b-12-2024'],
    contextLength: 4_096,
    notes: 'Taken off the table of models on 2025-09-16 without an entry.',
  },
  { id: 'c4ai-aya-expanse-8b', ...aya8b, contextLength: 8_000, modalities: ['text'] },
  { id: 'c4ai-aya-vision-8b', ...aya8b, contextLength: 16_000, modalities: ['text', 'image'] },
  { id: 'c4ai-aya-23-8b', ...aya23 },
  { id: 'c4ai-aya-23-35b', ...aya23 },
];
