import type { FinishedRule } from '../core/create-rule.js';
import requireModel from './require-model.js';
import noDeprecatedModel from './no-deprecated-model.js';
import requireEmbedInputType from './require-embed-input-type.js';
import requireEmbeddingTypes from './require-embedding-types.js';
import noV1Client from './no-v1-client.js';
import noHardcodedApiKey from './no-hardcoded-api-key.js';
import requireErrorHandling from './require-error-handling.js';
import validClientOptions from './valid-client-options.js';
import validRequest from './valid-request.js';
import noPublicApiKey from './no-public-api-key.js';
import noBrokenV2Method from './no-broken-v2-method.js';
import requireMaxTokens from './require-max-tokens.js';
import requireStreamEnd from './require-stream-end.js';
import noAgentPerRequest from './no-agent-per-request.js';
import noRemovedApi from './no-removed-api.js';
import noSensitiveLogging from './no-sensitive-logging.js';
import preferChatStream from './prefer-chat-stream.js';
import requireCircuitBreaker from './require-circuit-breaker.js';
import preferHealthCheck from './prefer-health-check.js';
import requireTimeout from './require-timeout.js';
import maxEmbedBatch from './max-embed-batch.js';
import maxRerankDocuments from './max-rerank-documents.js';
import noUnsafeRetry from './no-unsafe-retry.js';

/** Every rule by its name, in the order of the go-live checklist. */
export const rules: Readonly<Record<string, FinishedRule>> = {
  'require-model': requireModel,
  'no-deprecated-model': noDeprecatedModel,
  'require-embed-input-type': requireEmbedInputType,
  'require-embedding-types': requireEmbeddingTypes,
  'no-v1-client': noV1Client,
  'no-hardcoded-api-key': noHardcodedApiKey,
  'require-max-tokens': requireMaxTokens,
  'require-error-handling': requireErrorHandling,
  'valid-client-options': validClientOptions,
  'valid-request': validRequest,
  'no-public-api-key': noPublicApiKey,
  'no-broken-v2-method': noBrokenV2Method,
  'require-stream-end': requireStreamEnd,
  'no-agent-per-request': noAgentPerRequest,
  'no-removed-api': noRemovedApi,
  'no-sensitive-logging': noSensitiveLogging,
  'prefer-chat-stream': preferChatStream,
  'require-circuit-breaker': requireCircuitBreaker,
  'prefer-health-check': preferHealthCheck,
  'require-timeout': requireTimeout,
  'max-embed-batch': maxEmbedBatch,
  'max-rerank-documents': maxRerankDocuments,
  'no-unsafe-retry': noUnsafeRetry,
};
