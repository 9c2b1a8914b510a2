import { contentOf, finishReasonOf, wireToolCall, type FakeCohereReply } from './reply.js';
import { records, type FakeCohereRequest } from './request.js';
import { words } from './vectors.js';

/** The answer to `POST /v2/chat` without `stream`. */
export function chatV2(request: FakeCohereRequest, reply: FakeCohereReply): Record<string, unknown> {
  const content = contentOf(reply).map(({ type, value }) => ({ type, [type]: value }));
  return {
    id: answerId(request),
    finish_reason: finishReasonOf(reply),
    message: {
      role: 'assistant',
      ...(content.length > 0 && { content }),
      ...(reply.toolPlan !== undefined && { tool_plan: reply.toolPlan }),
      ...(reply.toolCalls && { tool_calls: reply.toolCalls.map(wireToolCall) }),
      ...(reply.citations && { citations: reply.citations }),
    },
    usage: usageOf(request, reply),
  };
}

/** The answer to `POST /v2/chat` with `stream: true`: server-sent events, one string each. */
export function chatEventsV2(request: FakeCohereRequest, reply: FakeCohereReply): string[] {
  const start = { type: 'message-start', id: answerId(request), delta: { message: { role: 'assistant' } } };
  const end = {
    type: 'message-end',
    delta: { finish_reason: finishReasonOf(reply), usage: usageOf(request, reply) },
  };
  const events = [start, ...toolEvents(reply), ...contentEvents(reply), ...citationEvents(reply), end];
  return [...events.map((event) => sse(event)), 'data: [DONE]\n\n'];
}

/** One server-sent event. */
export function sse(event: Readonly<Record<string, unknown>>, type: unknown = event['type']): string {
  return `event: ${type}\ndata: ${JSON.stringify(event)}\n\n`;
}

function contentEvents(reply: FakeCohereReply): Record<string, unknown>[] {
  return contentOf(reply).flatMap(({ type, value }, index) => [
    { type: 'content-start', index, delta: { message: { content: { type, [type]: '' } } } },
    ...pieces(value).map((piece) => ({
      type: 'content-delta',
      index,
      delta: { message: { content: { [type]: piece } } },
    })),
    { type: 'content-end', index },
  ]);
}

function toolEvents(reply: FakeCohereReply): Record<string, unknown>[] {
  const plan = pieces(reply.toolPlan ?? '').map((piece) => ({
    type: 'tool-plan-delta',
    delta: { message: { tool_plan: piece } },
  }));
  const calls = (reply.toolCalls ?? []).flatMap((call, index) => [
    { type: 'tool-call-start', index, delta: { message: { tool_calls: wireToolCall({ ...call, arguments: '' }) } } },
    ...(call.arguments.match(/.{1,8}/gs) ?? []).map((piece) => ({
      type: 'tool-call-delta',
      index,
      delta: { message: { tool_calls: { function: { arguments: piece } } } },
    })),
    { type: 'tool-call-end', index },
  ]);
  return [...plan, ...calls];
}

function citationEvents(reply: FakeCohereReply): Record<string, unknown>[] {
  return (reply.citations ?? []).flatMap((citation, index) => [
    { type: 'citation-start', index, delta: { message: { citations: citation } } },
    { type: 'citation-end', index },
  ]);
}

/** The answer to `POST /v1/chat` without `stream`. */
export function chatV1(request: FakeCohereRequest, reply: FakeCohereReply): Record<string, unknown> {
  const { tokens, billed_units } = usageOf(request, reply);
  return {
    response_id: answerId(request),
    generation_id: answerId(request),
    text: reply.text ?? '',
    finish_reason: finishReasonOf(reply),
    chat_history: [
      { role: 'USER', message: promptOf(request) },
      { role: 'CHATBOT', message: reply.text ?? '' },
    ],
    meta: { api_version: { version: '1' }, billed_units, tokens },
  };
}

/** The answer to `POST /v1/chat` with `stream: true`: one JSON object a line. */
export function chatEventsV1(request: FakeCohereRequest, reply: FakeCohereReply): string[] {
  const events = [
    { is_finished: false, event_type: 'stream-start', generation_id: answerId(request) },
    ...pieces(reply.text ?? '').map((text) => ({ is_finished: false, event_type: 'text-generation', text })),
    {
      is_finished: true,
      event_type: 'stream-end',
      finish_reason: finishReasonOf(reply),
      response: chatV1(request, reply),
    },
  ];
  return events.map((event) => `${JSON.stringify(event)}\n`);
}

/** What the user said last. */
export function promptOf({ body }: FakeCohereRequest): string {
  if (typeof body['message'] === 'string') return body['message'];
  const last = records(body['messages']).findLast(({ role }) => role === 'user')?.['content'];
  if (typeof last === 'string') return last;
  return records(last)
    .map(({ text }) => text)
    .filter((text) => typeof text === 'string')
    .join('');
}

/** Answers of one server differ in their id, as the real ones do. */
export function answerId(request: FakeCohereRequest): string {
  return `fake-${request.index}`;
}

/** The pieces in which a text is streamed: words with the space before them. */
function pieces(text: string): string[] {
  return text.match(/\s*\S+|\s+$/g) ?? [];
}

function usageOf(request: FakeCohereRequest, reply: FakeCohereReply): Record<'billed_units' | 'tokens', unknown> {
  const input = words(promptOf(request)).length;
  const output = contentOf(reply).reduce((sum, { value }) => sum + words(value).length, 0);
  const counts = { input_tokens: input, output_tokens: output };
  return { billed_units: counts, tokens: counts };
}
