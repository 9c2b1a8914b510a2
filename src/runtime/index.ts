/** `eslint-plugin-cohere/runtime`: what production code on Cohere's SDK needs around its calls. */
export { CohereBatchError } from './batch-error.js';
export type { CohereBatchFailure, CohereBatchRange, CohereBatchSuccess } from './batch-error.js';
export { cohereBreakers } from './breaker-registry.js';
export type { CohereBreakers, CohereBreakersOptions, CohereCircuitKey, CohereFallbackKey } from './breaker-registry.js';
export { cached } from './cached.js';
export type { CachedOptions } from './cached.js';
export { CohereCircuitBreaker } from './circuit-breaker.js';
export type {
  CohereCircuitBreakerOptions,
  CohereCircuitSnapshot,
  CohereCircuitState,
  CohereCircuitStateChange,
} from './circuit-breaker.js';
export { CohereCircuitOpenError } from './circuit-open-error.js';
export {
  classifyCohereError,
  cohereRetryAfterMs,
  isCohereCircuitOpen,
  isCohereFailure,
  isCohereTimeout,
} from './classify-error.js';
export type { CohereErrorClassification, CohereErrorKind } from './classify-error.js';
export { cohereFetch } from './cohere-fetch.js';
export type { CohereAttempt, CohereFetchOptions } from './cohere-fetch.js';
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
export type { CohereModelFallback } from './model-fallback.js';
export { redact } from './redact.js';
export type { RedactOptions } from './redact.js';
export { rerankInBatches } from './rerank-in-batches.js';
export type { RerankClient } from './rerank-in-batches.js';
export type { BatchOptions, CohereBatchProgress } from './send-batches.js';
export { cohereToken } from './token.js';
export type { CohereTokenSource } from './token.js';
