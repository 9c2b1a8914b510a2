import type { Confidence, IsoDate, Sourced } from './types.js';

/** What models can be asked for, as their pages name it. */
export const modelEndpoints = [
  'chat',
  'embed',
  'embed-jobs',
  'rerank',
  'parse',
  'audio',
  'tokenize',
  'generate',
  'summarize',
  'classify',
] as const;

/** What a model can be asked for. */
export type ModelEndpoint = (typeof modelEndpoints)[number];

/** Whose list an ID stands on. The same ID can be live on one platform and gone on another. */
export type ModelPlatform = 'cohere' | 'bedrock' | 'azure' | 'oci' | 'openrouter';

/**
 * - `live`: listed as current; `likely-live`: listed in an older table only
 * - `live-undocumented`: seen working, never in the documentation's table
 * - `deprecated`: listed as deprecated, without a shutdown that has happened
 * - `shutdown`: retired; requests fail
 * - `unlisted`: taken off the documentation without an entry on the deprecations page (nightly models)
 * - `removed-undocumented`: the same, and superseded: treat as gone
 * - `weights-only`: the name of a Hugging Face repository
 * - `not-an-api-id`: a common mistake for an ID
 * - `invalid`: an ID that the platform never had
 */
export type ModelStatus =
  | 'live'
  | 'likely-live'
  | 'live-undocumented'
  | 'deprecated'
  | 'shutdown'
  | 'unlisted'
  | 'removed-undocumented'
  | 'weights-only'
  | 'not-an-api-id'
  | 'invalid';

/** The documentation's clock. */
export interface DocumentedStatus {
  readonly status: ModelStatus;
  readonly deprecatedOn?: IsoDate;
  readonly shutdownOn?: IsoDate;
}

/** The API's clock: what it was seen to answer. */
export interface ObservedStatus {
  readonly status: 'shutdown' | 'live';
  /** The day that the answer names, or on which it was seen. */
  readonly on?: IsoDate;
  /** What the API answered, word for word; left out where it simply served the request. */
  readonly answer?: string;
  /** The ID that the answer was seen for, where that is another one of the same removal. */
  readonly assumedFrom?: string;
}

export type Modality = 'text' | 'image' | 'mixed' | 'audio';
export type EmbeddingType = 'float' | 'int8' | 'uint8' | 'binary' | 'ubinary' | 'base64';
export type SafetyMode = 'CONTEXTUAL' | 'STRICT' | 'OFF';

/** What a chat model can do. A key that is left out is unknown. */
export interface ChatCapabilities {
  readonly tools?: boolean;
  readonly toolChoice?: boolean;
  readonly structuredOutputs?: boolean;
  readonly citations?: boolean;
  /** `thinking` has a meaning, and is on unless it is switched off. */
  readonly reasoning?: boolean;
  readonly safetyModes?: readonly SafetyMode[];
}

/** What a production key may do with a model. */
export interface ProductionKey {
  readonly access: 'full' | 'trial-limited' | 'evaluation-only' | 'unclear';
  /** The limit in words, for messages. */
  readonly limit: string;
}

/** One model ID on one platform. */
export interface Model extends Sourced {
  readonly id: string;
  readonly platform: ModelPlatform;
  /** Empty for names that no endpoint ever took, and where a cloud's page does not say. */
  readonly endpoints: readonly ModelEndpoint[];
  readonly documented: DocumentedStatus;
  /** Left out where nobody recorded an answer. Where both clocks are known, this one wins. */
  readonly observed?: ObservedStatus | undefined;
  /** The ID means another model from time to time. */
  readonly floating?: boolean | undefined;
  /** The ID that it stood for, or stands for. */
  readonly aliasOf?: string;
  /** IDs on the same platform, best first. */
  readonly replacements?: readonly string[] | undefined;
  /** The one successor that takes the same requests. */
  readonly dropIn?: string | undefined;
  /** Tokens. */
  readonly contextLength?: number;
  /** Tokens. */
  readonly maxOutputTokens?: number;
  readonly modalities?: readonly Modality[];
  /** At most so many images in a request. */
  readonly maxImages?: number;
  /** Lengths of the vectors. More than one: `outputDimension` may choose. */
  readonly dimensions?: readonly number[];
  readonly defaultDimension?: number;
  readonly embeddingTypes?: readonly EmbeddingType[];
  readonly capabilities?: ChatCapabilities;
  /** Whether `/v1/chat` takes it; left out where nobody says. */
  readonly v1Chat?: boolean;
  readonly productionKey?: ProductionKey;
  readonly confidence: Confidence;
  readonly notes?: string;
}

/**
 * The most tokens that an answer of a model can have, where that is known. The documentation rounds to thousands what
 * the API counts in units of 1,024: 4,000 stands for the 4,096 of its error message (source: `docs-errors`).
 */
export function outputLimit({ maxOutputTokens }: Pick<Model, 'maxOutputTokens'>): number | undefined {
  if (maxOutputTokens === undefined || maxOutputTokens % 1_000 !== 0) return maxOutputTokens;
  return (maxOutputTokens / 1_000) * 1_024;
}
