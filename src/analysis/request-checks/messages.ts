/** The order of the messages of a v2 chat. */
import type { TSESTree } from '@typescript-eslint/utils';
import type { CheckedRequest } from './checked-request.js';
import type { RequestProblem } from './problem.js';
import type { RequestPart } from './request-reader.js';

/** A message of a list; `undefined` for one that the file does not show, and for a spread. */
type Message = RequestPart | undefined;

export function messageProblems(request: CheckedRequest): readonly RequestProblem[] {
  const lists = request.values.flatMap(({ path, value }) => {
    return path === 'messages' && value.kind === 'array' ? [value.node] : [];
  });
  return lists.flatMap((list) => {
    const messages = list.elements.map((element) => messageAt(request, element));
    return messages.flatMap((message, at) => {
      if (message?.variant === 'system') return systemProblem(message, messages.slice(0, at), messages.slice(at + 1));
      return message?.variant === 'tool' ? toolProblem(message, messages.slice(0, at)) : [];
    });
  });
}

function messageAt({ parts }: CheckedRequest, element: TSESTree.ArrayExpression['elements'][number]): Message {
  const candidates = parts.filter(({ path, places }) => path === 'messages[]' && element && places[1] === element);
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** A system message comes first; as the latest turn it is allowed as well (source: `docs-errors`, `api-v2-post`). */
function systemProblem(
  { places }: RequestPart,
  before: readonly Message[],
  after: readonly Message[],
): readonly RequestProblem[] {
  const isLate = before.some((message) => message?.variant !== undefined && message.variant !== 'system');
  return isLate && after.length > 0 ? [{ kind: 'systemNotFirst', data: {}, places }] : [];
}

/** The answer of a tool belongs to a call by the assistant (source: `docs-errors`). */
function toolProblem({ places }: RequestPart, before: readonly Message[]): readonly RequestProblem[] {
  return before.some(mayCallTool) ? [] : [{ kind: 'toolWithoutCall', data: {}, places }];
}

function mayCallTool(message: Message): boolean {
  if (message?.variant === undefined) return true;
  const hasCalls = ['toolCalls', 'tool_calls'].some((name) => message.object.presence(name) !== 'absent');
  return message.variant === 'assistant' && hasCalls;
}
