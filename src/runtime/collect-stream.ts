import { CohereAnswerError } from './answer-error.js';

/** The events of `chatStream` that carry a part of the answer: the shape that all supported SDKs give them. */
export interface ChatStreamEvent {
  readonly type: string;
  readonly id?: string;
  readonly index?: number;
  readonly delta?: unknown;
  readonly logprobs?: unknown;
}

/** A whole answer of chat, in the shape of `client.chat`. */
export interface CollectedAnswer {
  id: string;
  finishReason: 'COMPLETE' | 'STOP_SEQUENCE' | 'MAX_TOKENS' | 'TOOL_CALL' | 'ERROR' | 'TIMEOUT';
  message: CollectedMessage;
  usage?: CollectedUsage;
  logprobs?: CollectedLogprobs[];
}

/** The assistant's message. */
export interface CollectedMessage {
  role: 'assistant';
  content?: CollectedContent[];
  toolPlan?: string;
  toolCalls?: CollectedToolCall[];
  citations?: CollectedCitation[];
}

/** One item of the message's content. */
export type CollectedContent = { type: 'text'; text: string } | { type: 'thinking'; thinking: string };

/** A call of a tool; `arguments` is JSON text, complete but unchecked. */
export interface CollectedToolCall {
  id: string;
  type: 'function';
  function: { name: string; arguments: string };
}

/** A stretch of the text and what it cites. */
export interface CollectedCitation {
  start?: number;
  end?: number;
  text?: string;
  contentIndex?: number;
  /** Annotate the answer as the SDK's `Cohere.V2ChatResponse` to have their types. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  sources?: any[];
}

/** The log probabilities of one piece of text. */
export interface CollectedLogprobs {
  text?: string;
  tokenIds: number[];
  logprobs?: number[];
}

/** What the answer was billed for. */
export interface CollectedUsage {
  billedUnits?: { inputTokens?: number; outputTokens?: number; searchUnits?: number; classifications?: number };
  tokens?: { inputTokens?: number; outputTokens?: number };
  cachedTokens?: number;
}

/** What an event adds to the message; each field is there for the events that it belongs to. */
interface MessageDelta {
  readonly content?: ContentDelta;
  readonly toolPlan?: string;
  readonly toolCalls?: Partial<CollectedToolCall>;
  readonly citations?: CollectedCitation;
}

interface ContentDelta {
  readonly type?: string;
  readonly text?: string;
  readonly thinking?: string;
}

type EndDelta = Pick<CollectedAnswer, 'finishReason' | 'usage'>;

/**
 * Reads a stream of `client.chatStream` (v2) to its end.
 *
 * The SDK ends the loop over a stream that was cut off as if it were complete; this insists on `message-end`.
 * A generation that failed on the service's side has a `message-end`: look at `finishReason` as with `client.chat`.
 *
 * @returns The whole answer, in the shape of `client.chat`.
 * @throws {CohereAnswerError} When the stream ended before `message-end`; `classifyCohereError` calls it `truncated`.
 * @throws {TypeError} For what is no stream, such as the promise of one.
 * @throws What the stream throws, as it is.
 * @example
 * const answer = await collectStream(await client.chatStream({ model, messages }));
 */
export async function collectStream(stream: AsyncIterable<ChatStreamEvent>): Promise<CollectedAnswer> {
  if (typeof stream?.[Symbol.asyncIterator] !== 'function') {
    throw new TypeError('collectStream: the stream must be what client.chatStream() resolves with');
  }
  const message: CollectedMessage = { role: 'assistant' };
  const logprobs: CollectedLogprobs[] = [];
  let id = '';
  let end: EndDelta | undefined;
  for await (const event of stream) {
    if (event.type === 'message-start') id = event.id ?? '';
    if (event.type === 'message-end') end = (event.delta ?? {}) as EndDelta;
    if (event.logprobs) logprobs.push(event.logprobs as CollectedLogprobs);
    addTo(message, event);
  }
  if (!end) throw new CohereAnswerError('truncated', 'the stream ended before message-end');
  const { finishReason, usage } = end;
  return { id, finishReason, message, ...(usage && { usage }), ...(logprobs.length > 0 && { logprobs }) };
}

function addTo(message: CollectedMessage, { type, index = 0, delta }: ChatStreamEvent): void {
  const { message: part = {} } = (delta ?? {}) as { message?: MessageDelta };
  switch (type) {
    case 'content-start':
    case 'content-delta':
      addContent((message.content ??= []), index, part.content ?? {});
      break;
    case 'tool-plan-delta':
      message.toolPlan = (message.toolPlan ?? '') + (part.toolPlan ?? '');
      break;
    case 'tool-call-start':
    case 'tool-call-delta':
      addToolCall((message.toolCalls ??= []), index, part.toolCalls ?? {});
      break;
    case 'citation-start':
      if (part.citations) (message.citations ??= []).push(part.citations);
  }
}

function addContent(items: CollectedContent[], index: number, { type, text, thinking }: ContentDelta): void {
  const isThinking = type === 'thinking' || thinking !== undefined;
  const item = (items[index] ??= isThinking ? { type: 'thinking', thinking: '' } : { type: 'text', text: '' });
  if (item.type === 'text') item.text += text ?? '';
  else item.thinking += thinking ?? '';
}

function addToolCall(calls: CollectedToolCall[], index: number, part: Partial<CollectedToolCall>): void {
  const call = (calls[index] ??= {
    id: part.id ?? '',
    type: 'function',
    function: { name: part.function?.name ?? '', arguments: '' },
  });
  call.function.arguments += part.function?.arguments ?? '';
}
