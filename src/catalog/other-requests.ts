import {
  boolean,
  date,
  during,
  freeObject,
  integer,
  list,
  number,
  object,
  oneOf,
  required,
  requiredByApi,
  text,
  textOr,
} from './field-builders.js';
import { limits } from './limits.js';
import type { Fields, RequestShape } from './request.js';

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

/** `models.list` (source: `sdk`, `sdk-tags`). */
export const modelsList: RequestShape = {
  fields: {
    pageSize: { ...integer, min: 1, max: limits.modelsPageSize },
    pageToken: text,
    endpoint: oneOf('chat', 'embed', 'classify', 'summarize', 'rerank', 'rate', 'generate'),
    defaultOnly: during({ since: '7.9.4' }, boolean),
  },
};

/** `datasets.list` (source: `sdk`, `sdk-tags`). */
export const datasetsList: RequestShape = {
  fields: {
    datasetType: text,
    before: date,
    after: date,
    limit: integer,
    offset: integer,
    validationStatus: during(
      { since: '7.10.0' },
      oneOf('unknown', 'queued', 'processing', 'failed', 'validated', 'skipped'),
    ),
  },
};

/** `datasets.create`, whose files are arguments of their own (source: `sdk`, `sdk-tags`). */
export const datasetsCreate: RequestShape = {
  fields: {
    name: requiredByApi(text),
    type: required(
      oneOf(
        'embed-input',
        'embed-result',
        'cluster-result',
        'cluster-outliers',
        'reranker-finetune-input',
        'single-label-classification-finetune-input',
        'chat-finetune-input',
        'multi-label-classification-finetune-input',
        'batch-chat-input',
        'batch-openai-chat-input',
        'batch-embed-v2-input',
        'batch-chat-v2-input',
      ),
    ),
    keepOriginalFile: boolean,
    skipMalformedInput: boolean,
    keepFields: textOr(list(text)),
    optionalFields: textOr(list(text)),
    textSeparator: text,
    csvDelimiter: text,
    dryRun: during({ since: '7.9.4', until: '7.17.1' }, boolean),
  },
};

const page: Fields = { pageSize: integer, pageToken: text, orderBy: text };

/** `batches.list` (source: `sdk`). */
export const batchesList: RequestShape = { fields: page };

/** `batches.create` (source: `sdk`). The other fields of the type are the server's. */
export const batchesCreate: RequestShape = {
  fields: {
    name: required(text),
    inputDatasetId: required(text),
    model: required(text),
    id: text,
    creatorId: text,
    orgId: text,
    status: oneOf(
      'BATCH_STATUS_UNSPECIFIED',
      'BATCH_STATUS_QUEUED',
      'BATCH_STATUS_IN_PROGRESS',
      'BATCH_STATUS_CANCELING',
      'BATCH_STATUS_COMPLETED',
      'BATCH_STATUS_FAILED',
      'BATCH_STATUS_CANCELED',
    ),
    createdAt: date,
    updatedAt: date,
    outputDatasetId: text,
    inputTokens: text,
    outputTokens: text,
    numRecords: integer,
    numSuccessfulRecords: integer,
    numFailedRecords: integer,
    statusReason: text,
  },
};

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

/** Requests of 5.x and 6.x, with the names that are right there (source: `sdk-init`). */
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
