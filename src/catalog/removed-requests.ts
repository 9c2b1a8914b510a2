import { boolean, during, freeObject, integer, list, number, object, oneOf, required, text } from './field-builders.js';
import type { RequestShape } from './request.js';

const truncate = oneOf('NONE', 'START', 'END');

/** `generate` and `generateStream` (source: `sdk`, `sdk-tags`, `openapi`). */
export const generate: RequestShape = {
  fields: {
    prompt: required(text),
    model: text,
    numGenerations: integer,
    maxTokens: integer,
    truncate,
    temperature: number,
    seed: during({ since: '7.9.0' }, { ...integer, min: 0, max: 2 ** 64 - 1 }),
    preset: text,
    endSequences: list(text),
    stopSequences: list(text),
    k: integer,
    p: number,
    frequencyPenalty: number,
    presencePenalty: number,
    returnLikelihoods: oneOf('GENERATION', 'ALL', 'NONE'),
    rawPrompting: during({ since: '7.7.4' }, boolean),
    logitBias: during({ until: '7.7.5' }, { ...freeObject, entries: number }),
  },
  overwritten: ['stream'],
};

/** `summarize` (source: `sdk`, `sdk-tags`, `openapi`). */
export const summarize: RequestShape = {
  fields: {
    text: required({ ...text, minLength: 250, maxLength: 50_000 }),
    length: oneOf('short', 'medium', 'long'),
    format: oneOf('paragraph', 'bullets'),
    model: text,
    extractiveness: oneOf('low', 'medium', 'high'),
    temperature: { ...number, min: 0, max: 5 },
    additionalCommand: text,
  },
};

/** `classify` (source: `sdk`, `sdk-tags`, `openapi`). */
export const classify: RequestShape = {
  fields: {
    inputs: required(list(text, { maxItems: 96 })),
    examples: list(object({ text, label: text }), { maxItems: 2_500 }),
    model: text,
    preset: text,
    truncate,
  },
};

/** The same of 5.x and 6.x, with the names that are right there (source: `sdk-init`). */
export const initGenerate: RequestShape = {
  fields: {
    prompt: text,
    model: text,
    max_tokens: integer,
    preset: text,
    num_generations: integer,
    temperature: number,
    k: integer,
    p: number,
    presence_penalty: number,
    frequency_penalty: number,
    end_sequences: list(text),
    stop_sequences: list(text),
    return_likelihoods: oneOf('GENERATION', 'ALL', 'NONE'),
    logit_bias: { ...freeObject, entries: number },
    truncate,
  },
};
export const initClassify: RequestShape = {
  fields: { inputs: list(text), examples: list(object({ text, label: text })), model: text, preset: text, truncate },
};
export const initSummarize: RequestShape = {
  fields: {
    text: required(text),
    model: text,
    length: text,
    format: text,
    extractiveness: text,
    temperature: { ...number, min: 0, max: 5 },
    additional_command: text,
  },
};
export const initDetectLanguage: RequestShape = { fields: { texts: required(list(text)) } };
/** `detectLanguage` of the first releases of 7.x (source: `sdk-tags`). */
export const detectLanguage: RequestShape = { fields: { texts: required(list(text)), model: text } };
