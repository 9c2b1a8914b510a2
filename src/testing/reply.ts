import { oneOf, text, type OptionRule } from './options.js';
import { isRecord } from './request.js';

/** What the fake's chat says. Names are those of the wire. */
export interface FakeCohereReply {
  /** The text of the answer. */
  readonly text?: string;
  /** Thinking content, sent before the text. */
  readonly thinking?: string;
  /** What the model says before it calls tools. */
  readonly toolPlan?: string;
  readonly toolCalls?: readonly FakeCohereToolCall[];
  /** Stretches of the text with their sources. */
  readonly citations?: readonly FakeCohereCitation[];
  /** Default: `TOOL_CALL` with tool calls, else `COMPLETE`. `ERROR` and `TIMEOUT` arrive with HTTP 200. */
  readonly finishReason?: 'COMPLETE' | 'STOP_SEQUENCE' | 'MAX_TOKENS' | 'TOOL_CALL' | 'ERROR' | 'TIMEOUT';
}

/** A tool call of the assistant. */
export interface FakeCohereToolCall {
  readonly id: string;
  readonly name: string;
  /** The arguments as JSON text. */
  readonly arguments: string;
}

/** A citation of the assistant: where in its text, and what it cites. */
export interface FakeCohereCitation {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly sources?: readonly Readonly<Record<string, unknown>>[];
}

const objects: OptionRule = {
  accepts: 'a list of objects',
  isValid: (value) => Array.isArray(value) && value.every(isRecord),
};

export const replyRules: Readonly<Record<keyof FakeCohereReply, OptionRule>> = {
  text,
  thinking: text,
  toolPlan: text,
  toolCalls: objects,
  citations: objects,
  finishReason: oneOf(['COMPLETE', 'STOP_SEQUENCE', 'MAX_TOKENS', 'TOOL_CALL', 'ERROR', 'TIMEOUT']),
};

/** The content items of a reply, in the order in which they are sent. */
export function contentOf(reply: FakeCohereReply): readonly { type: 'thinking' | 'text'; value: string }[] {
  return [
    ...(reply.thinking === undefined ? [] : [{ type: 'thinking' as const, value: reply.thinking }]),
    ...(reply.text === undefined ? [] : [{ type: 'text' as const, value: reply.text }]),
  ];
}

/** A tool call as the wire has it. */
export function wireToolCall(call: FakeCohereToolCall): Record<string, unknown> {
  return { id: call.id, type: 'function', function: { name: call.name, arguments: call.arguments } };
}

/** Why the reply ended. */
export function finishReasonOf(reply: FakeCohereReply): string {
  return reply.finishReason ?? (reply.toolCalls ? 'TOOL_CALL' : 'COMPLETE');
}
