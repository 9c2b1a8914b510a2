import { boolean, during, freeObject, integer, list, required, text, textOr } from './field-builders.js';
import { limits } from './limits.js';
import type { RequestShape } from './request.js';

const nonEmpty = { ...text, minLength: 1 };
const documentCount = { minItems: 1, maxItems: limits.rerankDocuments };

/** `rerank` of v2 (source: `sdk`, `sdk-tags`, `openapi`). Up to 7.13.1 the method is v1's. */
export const v2Rerank: RequestShape = {
  fields: {
    model: required(text),
    query: required(nonEmpty),
    documents: required(list(nonEmpty, documentCount)),
    topN: { ...integer, min: 1 },
    maxTokensPerDoc: during({ since: '7.15.0' }, integer),
    priority: during({ since: '7.20.0' }, { ...integer, min: 0, max: 999 }),
    maxChunksPerDoc: during({ until: '7.14.1' }, integer),
    rankFields: during({ until: '7.14.1' }, list(text)),
    returnDocuments: during({ until: '7.17.1' }, boolean),
  },
};

/** `rerank` of v1 (source: `sdk`, `sdk-tags`, `openapi`). */
export const v1Rerank: RequestShape = {
  fields: {
    model: text,
    query: required(nonEmpty),
    documents: required(list(textOr({ ...freeObject, entries: text }), documentCount)),
    topN: { ...integer, min: 1 },
    rankFields: during({ since: '7.9.3' }, list(text, { minItems: 1 })),
    returnDocuments: boolean,
    maxChunksPerDoc: integer,
  },
};
