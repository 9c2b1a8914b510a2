/**
 * What becomes of v1's requests, answers and streams on v2 (sources: `docs-guides`, its pages migrating-v1-to-v2 and
 * migrating-from-cogenerate-to-cochat; `sdk`: the typings of both). What has no entry has no counterpart on v2.
 */
import type { SdkVersion } from './types.js';

/** What becomes of one key of a request. */
export type FieldMove =
  /** v2 has it under the same name, with the same values. */
  | { readonly kind: 'same' }
  /** It is a part of `messages`: what the system, the turns before, or the user says. */
  | { readonly kind: 'message'; readonly as: 'system' | 'history' | 'user' }
  /** Another value stands for the same; values that are not listed stay as they are where v2 has them. */
  | { readonly kind: 'values'; readonly values: Readonly<Record<string, string>> }
  /** It became a key of an object, with values in capital letters. */
  | { readonly kind: 'nested'; readonly name: string; readonly key: string }
  /** A key of the object that it holds has another name. */
  | { readonly kind: 'keys'; readonly keys: Readonly<Record<string, string>> }
  /** v2 does without; these values change nothing, or nothing that a removed endpoint could still do. */
  | { readonly kind: 'dropped'; readonly values: readonly (string | number | boolean)[] };

/** What becomes of the keys of a request. */
export type FieldMoves = Readonly<Record<string, FieldMove>>;

const same: FieldMove = { kind: 'same' };

const sampling: FieldMoves = {
  model: same,
  temperature: same,
  maxTokens: same,
  k: same,
  p: same,
  seed: same,
  frequencyPenalty: same,
  presencePenalty: same,
  stopSequences: same,
};

/** The keys of v1's `chat` and `chatStream`. */
export const chatMoves: FieldMoves = {
  ...sampling,
  message: { kind: 'message', as: 'user' },
  preamble: { kind: 'message', as: 'system' },
  chatHistory: { kind: 'message', as: 'history' },
  safetyMode: { kind: 'values', values: { NONE: 'OFF' } },
  citationQuality: { kind: 'nested', name: 'citationOptions', key: 'mode' },
  responseFormat: { kind: 'keys', keys: { schema: 'jsonSchema' } },
};

/** The keys of `generate` and `generateStream`. A prompt that is too long is refused on v2, and no more cut. */
export const generateMoves: FieldMoves = {
  ...sampling,
  prompt: { kind: 'message', as: 'user' },
  numGenerations: { kind: 'dropped', values: [1] },
  returnLikelihoods: { kind: 'dropped', values: ['NONE'] },
  truncate: { kind: 'dropped', values: ['NONE', 'START', 'END'] },
};

/** The keys of v1's `embed`. v2 insists on `model` and `inputType`, and answers by `embeddingTypes`. */
export const embedMoves: FieldMoves = {
  model: same,
  texts: same,
  images: same,
  inputType: same,
  embeddingTypes: same,
  truncate: same,
};

/** The keys of v1's `rerank`. v2 insists on `model`, takes documents that are text, and gives none back. */
export const rerankMoves: FieldMoves = {
  model: same,
  query: same,
  documents: same,
  topN: same,
  returnDocuments: { kind: 'dropped', values: [false] },
};

/** The roles of v1's `chatHistory`, and those of v2's `messages`. v1 takes them in small letters too. */
export const roleMoves: Readonly<Record<string, string>> = { USER: 'user', CHATBOT: 'assistant', SYSTEM: 'system' };

/** The events of v1's streams that v2 has as well. */
export const eventMoves: Readonly<Record<string, string>> = {
  'stream-start': 'message-start',
  'text-generation': 'content-delta',
  'stream-end': 'message-end',
};

/** The reasons to finish that both know. v1 has three more, v2 `TOOL_CALL`. */
export const sharedFinishReasons: readonly string[] = ['COMPLETE', 'STOP_SEQUENCE', 'MAX_TOKENS', 'ERROR', 'TIMEOUT'];

/** The counts in v1's `meta` that v2 has in `usage`. */
export const sharedCounts: Readonly<Record<string, readonly string[]>> = {
  tokens: ['inputTokens', 'outputTokens'],
  billedUnits: ['inputTokens', 'outputTokens', 'searchUnits', 'classifications'],
};

/** The first release that types the answers and streams of v2 as they are: before, `message` may be missing. */
export const typedV2Answers: SdkVersion = '7.14.1';
