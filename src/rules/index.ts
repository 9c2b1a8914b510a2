import type { FinishedRule } from '../core/create-rule.js';
import requireModel from './require-model.js';
import requireEmbedInputType from './require-embed-input-type.js';
import requireEmbeddingTypes from './require-embedding-types.js';
import requireMaxTokens from './require-max-tokens.js';

/** Every rule by its name, in the order of the go-live checklist. */
export const rules: Readonly<Record<string, FinishedRule>> = {
  'require-model': requireModel,
  'require-embed-input-type': requireEmbedInputType,
  'require-embedding-types': requireEmbeddingTypes,
  'require-max-tokens': requireMaxTokens,
};
