import type { Model, ModelStatus } from './model.js';
import type { SourceKey } from './sources.js';

function mistaken(status: ModelStatus, source: SourceKey, names: Readonly<Record<string, readonly string[]>>): Model[] {
  return Object.entries(names).map(([id, replacements]) => ({
    id,
    platform: 'cohere',
    endpoints: [],
    documented: { status },
    ...(replacements.length > 0 && { replacements }),
    confidence: 'medium',
    sources: [source],
  }));
}

/** Names that people send as an ID and that the API never had: slugs of gateways, drafts, names of weights. */
export const mistakenNames: readonly Model[] = [
  ...mistaken('not-an-api-id', 'docs-models', { 'command-a': ['command-a-03-2025'] }),
  ...mistaken('not-an-api-id', 'docs-models-older', {
    'embed-english-v4.0': ['embed-v4.0'],
    'embed-v3.0': ['embed-english-v3.0', 'embed-multilingual-v3.0'],
    'embed-v4': ['embed-v4.0'],
    'rerank-english-v3.5': ['rerank-v3.5'],
    'rerank-v3.0': ['rerank-english-v3.0', 'rerank-multilingual-v3.0'],
    'rerank-v4.0': ['rerank-v4.0-pro'],
    'rerank-v5.0': ['rerank-v5.0-pro'],
    'command-r-04-2024': ['command-r-08-2024'],
    'command-vision': ['command-a-vision-07-2025'],
  }),
  ...mistaken('weights-only', 'docs-models', { 'tiny-aya-base': [] }),
  ...mistaken('weights-only', 'docs-models-older', {
    'c4ai-command-r-v01': ['command-r-08-2024'],
    'c4ai-command-r-plus': ['command-r-plus-08-2024'],
    'c4ai-command-r-08-2024': ['command-r-08-2024'],
    'c4ai-command-r-plus-08-2024': ['command-r-plus-08-2024'],
    'c4ai-command-r7b-12-2024': ['command-r7b-12-2024'],
    'c4ai-command-a-03-2025': ['command-a-03-2025'],
  }),
];
