import { integer, list, required, text } from './field-builders.js';
import { limits } from './limits.js';
import type { RequestShape } from './request.js';

/** `tokenize` and `detokenize` (source: `sdk`, `sdk-tags`, `openapi`). `model` is required since 7.9.1. */
export const tokenize: RequestShape = {
  fields: {
    text: required({ ...text, minLength: 1, maxLength: limits.tokenizeCharacters }),
    model: required(text),
  },
};
export const detokenize: RequestShape = {
  fields: {
    tokens: required(list(integer, { minItems: 1, maxItems: limits.detokenizeTokens })),
    model: required(text),
  },
};
/** `tokenize` and `detokenize` of 5.x and 6.x, which send nothing else (source: `sdk-init`). */
export const initTokenize: RequestShape = { fields: { text: required(text) } };
export const initDetokenize: RequestShape = { fields: { tokens: required(list(integer)) } };
