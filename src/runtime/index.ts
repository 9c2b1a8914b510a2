/** `eslint-plugin-cohere/runtime`: what production code on Cohere's SDK needs around its calls. */
export { CohereBatchError } from './batch-error.js';
export type { CohereBatchFailure, CohereBatchRange, CohereBatchSuccess } from './batch-error.js';
export { cached } from './cached.js';
export type { CachedOptions } from './cached.js';
export { collectStream } from './collect-stream.js';
export type {
  ChatStreamEvent,
  CollectedAnswer,
  CollectedCitation,
  CollectedContent,
  CollectedLogprobs,
  CollectedMessage,
  CollectedToolCall,
  CollectedUsage,
} from './collect-stream.js';
export { embedInBatches } from './embed-in-batches.js';
export type { EmbedClient, EmbedInBatchesOptions } from './embed-in-batches.js';
export { createHealthCheck } from './health-check.js';
export type {
  CohereHealth,
  CohereHealthReason,
  CohereHealthReport,
  HealthCheck,
  HealthCheckClient,
  HealthCheckOptions,
  NodeResponse,
} from './health-check.js';
export { redact } from './redact.js';
export type { RedactOptions } from './redact.js';
export { rerankInBatches } from './rerank-in-batches.js';
export type { RerankClient } from './rerank-in-batches.js';
export type { BatchOptions, CohereBatchProgress } from './send-batches.js';
