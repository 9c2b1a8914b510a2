import { number, object, oneOf, required, requiredByApi, text } from './field-builders.js';
import type { RequestShape } from './request.js';

/** `parse` (source: `sdk`, `parse-5`). */
export const parse: RequestShape = {
  fields: {
    model: required(text),
    document: required(object({ type: required(oneOf('image_url')), imageUrl: required(text) })),
    outputFormat: oneOf('markdown', 'blocks'),
  },
};

/** `audio.transcriptions.create`, whose file is an argument of its own (source: `sdk`, `openapi`). */
export const transcription: RequestShape = {
  fields: {
    model: requiredByApi(text),
    language: requiredByApi(text),
    temperature: { ...number, min: 0, max: 1 },
  },
};
