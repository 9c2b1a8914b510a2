import {
  boolean,
  date,
  during,
  integer,
  list,
  oneOf,
  required,
  requiredByApi,
  text,
  textOr,
} from './field-builders.js';
import { limits } from './limits.js';
import type { Fields, RequestShape } from './request.js';

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
