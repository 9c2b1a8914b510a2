import { during, integer, list, object, oneOf, required, requiredByApi, text, variants } from './field-builders.js';
import { limits } from './limits.js';
import type { FieldConflict, RequestShape } from './request.js';

const inputType = oneOf('search_document', 'search_query', 'classification', 'clustering', 'image');
const embeddingTypes = list(oneOf('float', 'int8', 'uint8', 'binary', 'ubinary', 'base64'), { minItems: 1 });
const truncate = oneOf('NONE', 'START', 'END');
const texts = list(text, { minItems: 1, maxItems: limits.embedInputs });
const images = list(text, { minItems: 1 });

const textsBesideImages: FieldConflict = { fields: ['texts', 'images'], effect: 'refused', sources: ['docs-guides'] };

/** `embed` of v2 (source: `sdk`, `sdk-tags`, `openapi`). Up to 7.13.1 the method is v1's. */
export const v2Embed: RequestShape = {
  fields: {
    model: required(text),
    inputType: required(inputType),
    texts,
    images,
    inputs: during(
      { since: '7.17.0' },
      list(
        object({
          content: required(
            list(
              variants('type', {
                text: { type: required(oneOf('text')), text },
                image_url: { type: required(oneOf('image_url')), imageUrl: object({ url: required(text) }) },
              }),
            ),
          ),
        }),
        { minItems: 1, maxItems: limits.embedInputs },
      ),
    ),
    embeddingTypes,
    outputDimension: during({ since: '7.17.0' }, integer),
    maxTokens: during({ since: '7.17.0' }, integer),
    truncate,
    priority: during({ since: '7.20.0' }, { ...integer, min: 0, max: 999 }),
  },
  conflicts: [textsBesideImages],
  oneOf: ['texts', 'images', 'inputs'],
};

/** `embed` of v1 (source: `sdk`, `sdk-tags`, `openapi`). */
export const v1Embed: RequestShape = {
  fields: {
    model: text,
    inputType: {
      ...requiredByApi(inputType, { since: '7.2.0' }),
      sources: ['docs-errors', 'public-code'],
    },
    texts,
    images: during({ since: '7.13.1' }, images),
    embeddingTypes: during({ since: '7.6.2' }, embeddingTypes),
    truncate,
  },
  conflicts: [textsBesideImages],
  oneOf: ['texts', 'images'],
};

/** `embed` of 5.x and 6.x, which sends batches of five itself (source: `sdk-init`). */
export const initEmbed: RequestShape = {
  fields: { model: text, texts: required(list(text)), truncate },
};

/** `embedJobs.create` (source: `sdk`, `sdk-tags`). A job has no limit of inputs. */
export const embedJob: RequestShape = {
  fields: {
    model: required(text),
    datasetId: required(text),
    inputType: required(inputType),
    name: text,
    embeddingTypes: during({ since: '7.9.1' }, embeddingTypes),
    truncate: oneOf('START', 'END'),
  },
};
