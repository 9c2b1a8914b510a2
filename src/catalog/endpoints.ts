import { v1Chat, v2Chat } from './chat-requests.js';
import { batchesCreate, batchesList, datasetsCreate, datasetsList, modelsList } from './data-requests.js';
import { parse, transcription } from './document-and-audio-requests.js';
import { embedJob, initEmbed, v1Embed, v2Embed } from './embed-requests.js';
import type { ModelEndpoint } from './model.js';
import {
  classify,
  detectLanguage,
  generate,
  initClassify,
  initDetectLanguage,
  initGenerate,
  initSummarize,
  summarize,
} from './removed-requests.js';
import type { RequestShape } from './request.js';
import { v1Rerank, v2Rerank } from './rerank-requests.js';
import { detokenize, initDetokenize, initTokenize, tokenize } from './token-requests.js';
import type { Api, IsoDate, SdkRange, Sourced } from './types.js';

/** A method of a client, on one API. */
export interface Method extends SdkRange {
  /** The HTTP request, as `POST /v2/chat`. */
  readonly http: string;
  /** Left out where the method takes no request object, or where nobody needs to know its fields. */
  readonly request?: RequestShape;
  /** The position of the request object among the arguments. */
  readonly requestIndex: number;
}

/** When and how an endpoint went. */
export interface Removal extends Sourced {
  /** The day from which it is deprecated in the documentation. */
  readonly on: IsoDate;
  /** What the API was seen to answer, word for word; left out where nobody recorded it. */
  readonly answer?: string;
  /** The endpoint to use instead, or what to do, for messages. */
  readonly successor: string;
}

/** Something that a client can be asked for. */
export interface Endpoint extends Sourced {
  /** The path on the client: `chat`, `embedJobs.create`. */
  readonly path: string;
  /** Whether it answers with a stream of events. */
  readonly streaming: boolean;
  /** Whether its request names a model. */
  readonly takesModel: boolean;
  /** What its models are listed under; there exactly when it takes one. */
  readonly modelEndpoint?: ModelEndpoint;
  /**
   * The method by the generation of the client. On the V2 classes everything but chat, chatStream, embed, rerank and
   * parse is the very method of v1: there `v2` is the same object as `v1`.
   */
  readonly methods: Readonly<Partial<Record<Api, Method>>>;
  /** Left out while it is live. */
  readonly removed?: Removal;
  /** The releases in which the V2 classes throw a `TypeError` from it before they send anything. */
  readonly brokenOnV2?: SdkRange;
}

function endpoint(
  path: string,
  methods: Endpoint['methods'],
  extra: Partial<Omit<Endpoint, 'path' | 'methods' | 'takesModel'>> = {},
): Endpoint {
  const takesModel = extra.modelEndpoint !== undefined;
  return { path, streaming: false, takesModel, methods, sources: ['sdk', 'sdk-tags', 'openapi'], ...extra };
}

function method(http: string, request?: RequestShape, range: SdkRange = {}, requestIndex = 0): Method {
  return { http, ...(request && { request }), requestIndex, ...range };
}

/** A method of the v1 class that the V2 class has as it is, from its first release on. */
function shared(v1: Method): Endpoint['methods'] {
  return { v1, v2: v1 };
}

/** The V2 classes bind these to the wrong client. */
const brokenOnV2: SdkRange = { since: '7.18.0' };

const v2Range: SdkRange = { since: '7.12.0' };
const september2025 = { on: '2025-09-15', sources: ['deprecations', 'openapi'] } as const;
const removedConnectors: Removal = { ...september2025, successor: 'tools, or documents of your own search' };
const removedFinetuning: Removal = { ...september2025, successor: 'a current model' };

const connectors = { removed: removedConnectors };
const finetuning = { removed: removedFinetuning };
const finetunedModels = '/v1/finetuning/finetuned-models';
const sinceFinetuning: SdkRange = { since: '7.9.0' };
const sinceConnectors: SdkRange = { since: '7.5.0' };
const sinceDatasets: SdkRange = { since: '7.7.0' };
const sinceBatches: SdkRange = { since: '7.20.0' };

const all: readonly Endpoint[] = [
  endpoint(
    'chat',
    { v1: method('POST /v1/chat', v1Chat), v2: method('POST /v2/chat', v2Chat, v2Range) },
    { modelEndpoint: 'chat' },
  ),
  endpoint(
    'chatStream',
    { v1: method('POST /v1/chat', v1Chat, { since: '7.1.0' }), v2: method('POST /v2/chat', v2Chat, v2Range) },
    { modelEndpoint: 'chat', streaming: true },
  ),
  endpoint(
    'embed',
    {
      init: method('POST /v1/embed', initEmbed),
      v1: method('POST /v1/embed', v1Embed),
      v2: method('POST /v2/embed', v2Embed, { since: '7.13.2' }),
    },
    { modelEndpoint: 'embed' },
  ),
  endpoint(
    'rerank',
    { v1: method('POST /v1/rerank', v1Rerank), v2: method('POST /v2/rerank', v2Rerank, { since: '7.13.2' }) },
    { modelEndpoint: 'rerank' },
  ),
  endpoint('parse', { v2: method('POST /v2/parse', parse, { since: '8.1.0' }) }, { modelEndpoint: 'parse' }),
  endpoint(
    'tokenize',
    { init: method('POST /v1/tokenize', initTokenize), ...shared(method('POST /v1/tokenize', tokenize)) },
    { modelEndpoint: 'tokenize', brokenOnV2 },
  ),
  endpoint(
    'detokenize',
    { init: method('POST /v1/detokenize', initDetokenize), ...shared(method('POST /v1/detokenize', detokenize)) },
    { modelEndpoint: 'tokenize', brokenOnV2 },
  ),
  endpoint('checkApiKey', shared(method('POST /v1/check-api-key', undefined, { since: '7.10.2' })), { brokenOnV2 }),

  endpoint(
    'generate',
    { init: method('POST /v1/generate', initGenerate), ...shared(method('POST /v1/generate', generate)) },
    {
      modelEndpoint: 'generate',
      brokenOnV2,
      removed: {
        ...september2025,
        answer:
          'Generate API was removed on September 15 2025. Please migrate to Chat API. See ' +
          'https://docs.cohere.com/docs/migrating-from-cogenerate-to-cochat for details.',
        successor: 'chat',
        sources: ['deprecations', 'openapi', 'observed-404'],
      },
    },
  ),
  endpoint('generateStream', shared(method('POST /v1/generate', generate, { since: '7.7.0' })), {
    modelEndpoint: 'generate',
    streaming: true,
    brokenOnV2,
    removed: {
      ...september2025,
      answer:
        'Generate API was removed on September 15 2025. Please migrate to Chat API. See ' +
        'https://docs.cohere.com/docs/migrating-from-cogenerate-to-cochat for details.',
      successor: 'chatStream',
      sources: ['deprecations', 'openapi', 'observed-404'],
    },
  }),
  endpoint(
    'summarize',
    { init: method('POST /v1/summarize', initSummarize), ...shared(method('POST /v1/summarize', summarize)) },
    { modelEndpoint: 'summarize', brokenOnV2, removed: { ...september2025, successor: 'chat' } },
  ),
  endpoint(
    'classify',
    { init: method('POST /v1/classify', initClassify), ...shared(method('POST /v1/classify', classify)) },
    {
      modelEndpoint: 'classify',
      brokenOnV2,
      removed: { ...september2025, successor: 'chat with a JSON response format' },
    },
  ),

  endpoint('models.list', shared(method('GET /v1/models', modelsList, { since: '7.8.0' }))),
  endpoint('models.get', shared(method('GET /v1/models/{model}', undefined, { since: '7.9.1' }))),

  endpoint('embedJobs.create', shared(method('POST /v1/embed-jobs', embedJob, sinceDatasets)), {
    modelEndpoint: 'embed-jobs',
  }),
  endpoint('embedJobs.list', shared(method('GET /v1/embed-jobs', undefined, sinceDatasets))),
  endpoint('embedJobs.get', shared(method('GET /v1/embed-jobs/{id}', undefined, sinceDatasets))),
  endpoint('embedJobs.cancel', shared(method('POST /v1/embed-jobs/{id}/cancel', undefined, sinceDatasets))),

  endpoint('datasets.create', shared(method('POST /v1/datasets', datasetsCreate, sinceDatasets, 2))),
  endpoint('datasets.list', shared(method('GET /v1/datasets', datasetsList, sinceDatasets))),
  endpoint('datasets.getUsage', shared(method('GET /v1/datasets/usage', undefined, sinceDatasets))),
  endpoint('datasets.get', shared(method('GET /v1/datasets/{id}', undefined, sinceDatasets))),
  endpoint('datasets.delete', shared(method('DELETE /v1/datasets/{id}', undefined, sinceDatasets))),

  endpoint('batches.create', shared(method('POST /v2/batches', batchesCreate, sinceBatches))),
  endpoint('batches.list', shared(method('GET /v2/batches', batchesList, sinceBatches))),
  endpoint('batches.retrieve', shared(method('GET /v2/batches/{id}', undefined, sinceBatches))),
  endpoint('batches.cancel', shared(method('POST /v2/batches/{id}:cancel', undefined, sinceBatches))),

  endpoint(
    'audio.transcriptions.create',
    shared(method('POST /v2/audio/transcriptions', transcription, { since: '7.21.0' }, 1)),
    { modelEndpoint: 'audio' },
  ),

  endpoint('connectors.create', shared(method('POST /v1/connectors', undefined, sinceConnectors)), connectors),
  endpoint('connectors.list', shared(method('GET /v1/connectors', undefined, sinceConnectors)), connectors),
  endpoint('connectors.get', shared(method('GET /v1/connectors/{id}', undefined, sinceConnectors)), connectors),
  endpoint('connectors.update', shared(method('PATCH /v1/connectors/{id}', undefined, sinceConnectors, 1)), connectors),
  endpoint('connectors.delete', shared(method('DELETE /v1/connectors/{id}', undefined, sinceConnectors)), connectors),
  endpoint(
    'connectors.oAuthAuthorize',
    shared(method('POST /v1/connectors/{id}/oauth/authorize', undefined, sinceConnectors, 1)),
    connectors,
  ),

  endpoint(
    'finetuning.createFinetunedModel',
    shared(method(`POST ${finetunedModels}`, undefined, sinceFinetuning)),
    finetuning,
  ),
  endpoint(
    'finetuning.listFinetunedModels',
    shared(method(`GET ${finetunedModels}`, undefined, sinceFinetuning)),
    finetuning,
  ),
  endpoint(
    'finetuning.getFinetunedModel',
    shared(method(`GET ${finetunedModels}/{id}`, undefined, sinceFinetuning)),
    finetuning,
  ),
  endpoint(
    'finetuning.updateFinetunedModel',
    shared(method(`PATCH ${finetunedModels}/{id}`, undefined, sinceFinetuning, 1)),
    finetuning,
  ),
  endpoint(
    'finetuning.deleteFinetunedModel',
    shared(method(`DELETE ${finetunedModels}/{id}`, undefined, sinceFinetuning)),
    finetuning,
  ),
  endpoint(
    'finetuning.listEvents',
    shared(method(`GET ${finetunedModels}/{id}/events`, undefined, sinceFinetuning, 1)),
    finetuning,
  ),
  endpoint(
    'finetuning.listTrainingStepMetrics',
    shared(method(`GET ${finetunedModels}/{id}/training-step-metrics`, undefined, sinceFinetuning, 1)),
    finetuning,
  ),

  endpoint('detectLanguage', {
    init: method('POST /v1/detect-language', initDetectLanguage),
    v1: method('POST /v1/detect-language', detectLanguage, { until: '7.7.3' }),
  }),
];

/** Everything that clients can be asked for, by the path on the client. */
export const endpoints: Readonly<Record<string, Endpoint>> = Object.fromEntries(
  all.map((entry) => [entry.path, entry]),
);

/** Whether a method of the V2 classes, and of `.v2` on the v1 class, speaks v2 itself. */
export function isV2Method(path: string): boolean {
  const methods = endpoints[path]?.methods;
  return methods?.v2 !== undefined && methods.v2 !== methods.v1;
}

/** Endpoints that take a model and bill nothing (source: `docs-guides`: chat, embed and rerank are priced). */
const freeWithModel = new Set(['tokenize', 'detokenize']);

/** Whether a call is billed: one that runs a model. Listing models, checking a key and tokenizing are free. */
export function isBilled(path: string): boolean {
  return endpoints[path]?.takesModel === true && !freeWithModel.has(path);
}
