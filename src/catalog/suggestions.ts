import type { ModelEndpoint } from './model.js';

/** A model that a suggestion may write into the code. */
export interface SuggestedModel {
  readonly id: string;
  /** For the suggestion's text: what a user must know before choosing it; left out where there is nothing. */
  readonly caveat?: string;
}

const chat: readonly SuggestedModel[] = [
  { id: 'command-a-03-2025' },
  { id: 'command-r7b-12-2024' },
  { id: 'command-a-plus-05-2026', caveat: 'a production key is limited like a trial key' },
];

const embed: readonly SuggestedModel[] = [
  { id: 'embed-v4.0', caveat: 'the index must be embedded with the same model' },
  {
    id: 'embed-v5.0-pro',
    caveat: 'the index must be embedded with the same model; limits of a production key are not documented',
  },
];

const suggestions: Readonly<Record<ModelEndpoint, readonly SuggestedModel[]>> = {
  chat,
  tokenize: chat,
  embed,
  'embed-jobs': [
    {
      id: 'embed-v4.0',
      caveat: 'the index must be embedded with the same model; the page of embed jobs lists v3 only',
    },
  ],
  rerank: [{ id: 'rerank-v3.5' }, { id: 'rerank-v5.0-pro', caveat: 'limits of a production key are not documented' }],
  parse: [{ id: 'parse-v5.0', caveat: 'limits of a production key are not documented' }],
  audio: [{ id: 'cohere-transcribe-03-2026', caveat: 'a production key is limited like a trial key' }],
  generate: [],
  summarize: [],
  classify: [],
};

/**
 * The models to suggest where one is missing or gone, best first: those with documented production limits, then newer
 * ones with a caveat. None for endpoints that were removed.
 */
export function suggestedModels(endpoint: ModelEndpoint): readonly SuggestedModel[] {
  return suggestions[endpoint];
}
