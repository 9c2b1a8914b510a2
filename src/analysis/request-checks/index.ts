import type { CohereCall } from '../calls.js';
import type { CohereFile } from '../cohere-file.js';
import { checkedRequest, isOfCohere } from './checked-request.js';
import { combinationProblems } from './combinations.js';
import { keyProblems } from './keys.js';
import { messageProblems } from './messages.js';
import { modelProblems } from './models.js';
import type { RequestProblem } from './problem.js';
import { toolProblems } from './tools.js';
import { valueProblems } from './values.js';

export type { Repair, RequestProblem, RequestProblemKind } from './problem.js';

/**
 * What is wrong with the request of a call: what the SDK refuses or leaves out on every platform, and what Cohere's own
 * API refuses or ignores.
 */
export function requestProblems(call: CohereCall, file: CohereFile): readonly RequestProblem[] {
  const request = checkedRequest(call, file);
  if (!request) return [];
  const ofKeys = request.parts.flatMap((part) => keyProblems(request, part));
  if (request.endpoint.removed) return ofKeys;
  const problems = [...ofKeys, ...valueProblems(request), ...modelProblems(request, file)];
  if (!isOfCohere(request)) return problems;
  return [...problems, ...combinationProblems(request, file), ...messageProblems(request), ...toolProblems(request)];
}
