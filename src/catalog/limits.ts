import type { Sourced } from './types.js';

/** Numbers that requests must keep to. Where documentation and server differ, the larger one stands here. */
export const limits = {
  /** Texts, or mixed inputs, of one embed call (source: `docs-errors`, `openapi`). Embed jobs have no limit. */
  embedInputs: 96,
  /** Images of one embed call to a v3 model (source: `sdk`). */
  embedV3Images: 1,
  /** Bytes of all images of one embed call to v4 and newer (source: `sdk`). */
  embedImageBytes: 20_971_520,
  /** Documents of one rerank call that Cohere recommends not to exceed (source: `openapi`). */
  rerankRecommendedDocuments: 1_000,
  /** Documents of one rerank call above which the API answers 400 (source: `docs-errors`). */
  rerankDocuments: 10_000,
  /** Tokens of a document that rerank v2 reads unless `maxTokensPerDoc` says more (source: `openapi`). */
  rerankDefaultTokensPerDoc: 4_096,
  /** Documents that one search unit of a rerank bill covers (source: `docs-guides`). */
  rerankDocumentsPerSearchUnit: 100,
  /** Characters of a text to tokenize (source: `openapi`). */
  tokenizeCharacters: 65_536,
  /** Tokens to turn into a text (source: `openapi`). */
  detokenizeTokens: 65_536,
  /** Models on a page of `models.list` (source: `openapi`). */
  modelsPageSize: 1_000,
  /** Bytes of an audio file (source: `docs-guides`). */
  audioBytes: 26_214_400,
  /** Bytes of a document to parse (source: `parse-5`). */
  parseBytes: 20_971_520,
  /** Fields over all tools with `strictTools` (source: `docs-guides`). */
  strictToolFields: 200,
  /** Levels of a JSON answer without a `jsonSchema` (source: `docs-guides`). */
  jsonNesting: 5,
  /** Tokens to leave for the answer beside `thinking.tokenBudget` (source: `docs-guides`). */
  answerBesideThinking: 1_000,
} as const;

/** How a tool may be called (source: `docs-errors`). */
export const toolNamePattern: RegExp = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** What `responseFormat.jsonSchema` and strict tools do not support (source: `docs-guides`). */
export const jsonSchemaLimits = {
  unsupportedKeywords: [
    'allOf',
    'oneOf',
    'not',
    'minimum',
    'maximum',
    'minItems',
    'maxItems',
    'minLength',
    'maxLength',
    'uniqueItems',
  ],
  /** The only values of `format`. */
  formats: ['date-time', 'uuid', 'date', 'time'],
  /** What a `pattern` may not contain. */
  unsupportedPatterns: ['^', '$', '?=', '?!'],
} as const;

/** Time-outs and retries of the SDK (source: `sdk`). Seconds. */
export const timeouts = {
  /** Of each attempt, up to the response's headers, where nothing else is said. */
  defaultSeconds: 300,
  /** The longest that a timer can wait; above it, and at 0 or less, the call times out at once. */
  maxSeconds: 2_147_483,
  /** Above this a number of seconds is taken for milliseconds: no answer takes an hour. */
  plausibleSeconds: 3_600,
  /** Attempts after the first. */
  defaultRetries: 2,
  /** The wait before the first retry, where the answer names none; it doubles each time, give or take 10 %. */
  firstRetryWaitSeconds: 1,
  /** The longest wait before a retry, whatever `Retry-After` says. */
  longestRetryWaitSeconds: 60,
} as const;

/** What a key may do per minute. */
export interface RateLimit extends Sourced {
  readonly what: string;
  readonly unit: 'requests' | 'inputs';
  readonly trial: number;
  /** `undefined`: by contract; without one, the key is limited like a trial key. */
  readonly production: number | undefined;
}

const sources = ['rate-limits'] as const;

/** The limits of keys. Those of Parse, Embed 5 and Rerank 5 are not documented. */
export const rateLimits: readonly RateLimit[] = [
  { what: 'chat, per model', unit: 'requests', trial: 20, production: 500, sources },
  {
    what: 'chat with Command A+, A Reasoning, A Translate, A Vision, per model',
    unit: 'requests',
    trial: 20,
    production: undefined,
    sources,
  },
  { what: 'embed', unit: 'inputs', trial: 2_000, production: 2_000, sources },
  { what: 'embed of images', unit: 'inputs', trial: 5, production: 400, sources },
  { what: 'embed jobs', unit: 'requests', trial: 5, production: 50, sources },
  { what: 'rerank', unit: 'requests', trial: 10, production: 1_000, sources },
  { what: 'tokenize', unit: 'requests', trial: 100, production: 2_000, sources },
  { what: 'audio transcriptions', unit: 'requests', trial: 5, production: undefined, sources },
  { what: 'anything else', unit: 'requests', trial: 500, production: 500, sources },
];

/** Calls per month of a trial key, and of a production key with newer chat models (source: `rate-limits`). */
export const monthlyTrialCalls = 1_000;
