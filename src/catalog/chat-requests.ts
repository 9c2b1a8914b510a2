import {
  boolean,
  during,
  freeObject,
  integer,
  list,
  number,
  object,
  oneOf,
  required,
  text,
  textOr,
  variants,
} from './field-builders.js';
import type { FieldConflict, Fields, RequestShape } from './request.js';

/** Numbers of sampling that mean the same on v1 and v2 (source: `openapi`, `docs-errors`). */
const sampling = {
  temperature: { ...number, min: 0, max: 1 },
  k: { ...integer, min: 0, max: 500 },
  p: { ...number, min: 0.01, max: 0.99 },
  seed: { ...integer, min: 0, max: 2 ** 64 - 1 },
  frequencyPenalty: { ...number, min: 0, max: 1 },
  presencePenalty: { ...number, min: 0, max: 1 },
} as const satisfies Fields;

const penalties: FieldConflict = {
  fields: ['frequencyPenalty', 'presencePenalty'],
  exceptZero: true,
  effect: 'refused',
  answer: 'invalid request: cannot specify both frequency_penalty and presence_penalty.',
  sources: ['docs-errors'],
};

/** Beside tools and documents the mode is always `CONTEXTUAL`. */
function beside(field: string): FieldConflict {
  return {
    fields: [field, 'safetyMode'],
    unless: 'CONTEXTUAL',
    effect: 'ignored',
    sources: ['openapi', 'docs-guides'],
  };
}

const textPart = { type: required(oneOf('text')), text: required(text) } as const satisfies Fields;

/** v2 messages, by role (source: `sdk`). */
const messages = list(
  variants('role', {
    system: {
      role: required(oneOf('system')),
      content: required(textOr(list(object(textPart)))),
    },
    user: {
      role: required(oneOf('user')),
      content: required(
        textOr(
          list(
            variants('type', {
              text: textPart,
              image_url: {
                type: required(oneOf('image_url')),
                imageUrl: required(object({ url: required(text), detail: oneOf('auto', 'low', 'high') })),
              },
            }),
          ),
        ),
      ),
    },
    assistant: {
      role: required(oneOf('assistant')),
      content: textOr(
        list(
          variants('type', {
            text: textPart,
            thinking: { type: required(oneOf('thinking')), thinking: required(text) },
          }),
        ),
      ),
      toolCalls: list(
        object({
          id: required(text),
          type: required(oneOf('function')),
          function: object({ name: text, arguments: text }),
        }),
      ),
      toolPlan: text,
      citations: list(
        object({
          start: integer,
          end: integer,
          text,
          sources: list(
            variants('type', {
              tool: { type: required(oneOf('tool')), id: text, toolOutput: freeObject },
              document: { type: required(oneOf('document')), id: text, document: freeObject },
            }),
          ),
          contentIndex: integer,
          type: oneOf('TEXT_CONTENT', 'THINKING_CONTENT', 'PLAN'),
        }),
      ),
    },
    tool: {
      role: required(oneOf('tool')),
      toolCallId: required(text),
      content: required(
        textOr(
          list(
            variants('type', {
              text: textPart,
              document: {
                type: required(oneOf('document')),
                document: required(object({ data: required(freeObject), id: text })),
              },
            }),
          ),
        ),
      ),
    },
  }),
  { minItems: 1 },
);

/** `chat` and `chatStream` of v2 (source: `sdk`, `sdk-tags`, `openapi`). */
export const v2Chat: RequestShape = {
  fields: {
    model: required(text),
    messages: required(messages),
    tools: list(
      object({
        type: required(oneOf('function')),
        function: object({ name: required(text), description: text, parameters: required(freeObject) }),
      }),
    ),
    strictTools: during({ since: '7.15.0' }, boolean),
    documents: during({ since: '7.13.2' }, list(textOr(object({ data: required(freeObject), id: text })))),
    citationOptions: during(
      { since: '7.13.2' },
      object({ mode: oneOf('ENABLED', 'DISABLED', 'FAST', 'ACCURATE', 'OFF') }),
    ),
    responseFormat: {
      ...variants('type', {
        text: { type: required(oneOf('text')) },
        json_object: { type: required(oneOf('json_object')), jsonSchema: freeObject },
      }),
      untyped: { schema: { ...freeObject, sources: ['docs-guides'] } },
    },
    safetyMode: during({ since: '7.13.1' }, oneOf('CONTEXTUAL', 'STRICT', 'OFF')),
    maxTokens: integer,
    stopSequences: list(text, { maxItems: 5 }),
    ...sampling,
    logprobs: during({ since: '7.14.1' }, boolean),
    toolChoice: during({ since: '7.15.3' }, oneOf('REQUIRED', 'NONE')),
    thinking: during(
      { since: '7.18.1' },
      object({ type: required(oneOf('enabled', 'disabled')), tokenBudget: { ...integer, min: 1 } }),
    ),
    priority: during({ since: '7.20.0' }, { ...integer, min: 0, max: 999 }),
    citationMode: during({ until: '7.13.1' }, text),
    returnPrompt: during({ until: '7.17.1' }, boolean),
    maxInputTokens: during({ until: '7.12.1' }, integer),
    truncationMode: during({ until: '7.12.1' }, text),
    rawPrompting: during({ since: '7.18.1', until: '7.18.1' }, boolean),
  },
  conflicts: [
    penalties,
    {
      fields: ['responseFormat', 'documents'],
      when: 'json_object',
      effect: 'refused',
      answer: 'invalid request: response_format is not supported with RAG.',
      sources: ['docs-errors', 'openapi'],
    },
    { fields: ['responseFormat', 'tools'], when: 'json_object', effect: 'refused', sources: ['openapi'] },
    ...['tools', 'documents'].map(beside),
  ],
  needs: [
    { field: 'toolChoice', needs: 'tools', sources: ['openapi'] },
    { field: 'strictTools', needs: 'tools', sources: ['openapi'] },
  ],
  overwritten: ['stream'],
};

const v1ToolCall = object({ name: required(text), parameters: required(freeObject) });
const v1ToolResults = list(object({ call: required(v1ToolCall), outputs: required(list(freeObject)) }));

/** A turn of a v1 chat by anybody but a tool. */
function v1Turn(role: string): Fields {
  return { role: required(oneOf(role)), message: required(text), toolCalls: list(v1ToolCall) };
}

function rawBeside(field: string): FieldConflict {
  return {
    fields: ['rawPrompting', field],
    when: true,
    effect: 'refused',
    answer: 'invalid request: raw prompting is not supported with the following parameter(s)',
    sources: ['docs-errors'],
  };
}

/** `chat` and `chatStream` of v1 (source: `sdk`, `sdk-tags`, `openapi`). */
export const v1Chat: RequestShape = {
  fields: {
    accepts: during({ since: '7.13.1' }, oneOf('text/event-stream')),
    message: required(text),
    model: text,
    preamble: during({ since: '7.8.0' }, text),
    preambleOverride: during({ until: '7.7.7' }, text),
    chatHistory: list({
      ...variants('role', {
        CHATBOT: v1Turn('CHATBOT'),
        SYSTEM: v1Turn('SYSTEM'),
        USER: v1Turn('USER'),
        TOOL: { role: required(oneOf('TOOL')), toolResults: v1ToolResults },
      }),
      // The API's own message calls them User, Chatbot, System and Tool (source: `docs-errors`).
      anyCase: true,
    }),
    conversationId: text,
    promptTruncation: oneOf('OFF', 'AUTO', 'AUTO_PRESERVE_ORDER'),
    connectors: {
      ...list(object({ id: required(text), userAccessToken: text, continueOnFailure: boolean, options: freeObject })),
      deprecated: true,
      sources: ['deprecations', 'openapi'],
    },
    searchQueriesOnly: { ...boolean, deprecated: true, sources: ['deprecations', 'openapi'] },
    documents: list({ ...freeObject, entries: text }),
    citationQuality: {
      ...oneOf('OFF', 'ENABLED', 'DISABLED', 'FAST', 'ACCURATE'),
      formerValues: ['off', 'fast', 'accurate'],
    },
    ...sampling,
    seed: during({ since: '7.9.0' }, sampling.seed),
    maxTokens: during({ since: '7.7.5' }, integer),
    maxInputTokens: during({ since: '7.9.2' }, integer),
    stopSequences: during({ since: '7.9.0' }, list(text, { maxItems: 5 })),
    rawPrompting: during({ since: '7.8.0' }, boolean),
    tools: during(
      { since: '7.8.0' },
      list(
        object({
          name: required(text),
          description: required(text),
          parameterDefinitions: {
            kinds: ['object'],
            entries: object({ description: text, type: required(text), required: boolean }),
          },
        }),
      ),
    ),
    toolResults: during({ since: '7.8.0' }, v1ToolResults),
    forceSingleStep: during({ since: '7.10.1' }, boolean),
    responseFormat: during(
      { since: '7.11.0' },
      variants('type', {
        text: { type: required(oneOf('text')) },
        json_object: { type: required(oneOf('json_object')), schema: freeObject },
      }),
    ),
    safetyMode: during({ since: '7.13.0' }, oneOf('CONTEXTUAL', 'STRICT', 'NONE')),
    returnPrompt: during({ until: '7.17.1' }, boolean),
  },
  conflicts: [
    penalties,
    {
      fields: ['responseFormat', 'documents'],
      when: 'json_object',
      effect: 'refused',
      answer: 'invalid request: response_format is not supported with RAG.',
      sources: ['docs-errors'],
    },
    ...['documents', 'tools'].map(rawBeside),
    ...['tools', 'toolResults', 'documents'].map(beside),
  ],
  overwritten: ['stream'],
};
