/** What stands in for the retries of the SDK where they are switched off. */
import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, type Node, isFunction, memberName, unwrap } from '../../core/ast.js';
import type { CohereCall } from '../calls.js';
import { isOutsideBreakers } from '../surroundings/circuit-breakers.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import { calleePath, isAnswer, isLogger, isReader, namesIn } from '../handling/named-functions.js';
import { healthRouteLook } from '../surroundings/routes.js';
import { isRetryLibrary } from './retry-libraries.js';
import { holds, loopAround, mentions } from './retry-loops.js';
import type { Look, Surroundings } from '../surroundings/surroundings.js';
import { isNothing } from '../evaluator/values.js';
import { leaves } from '../surroundings/ways-out.js';

/** `any` as in `Promise.any([first, second])`. */
const namesRetryOrJob =
  /^any$|attempt|back_?off|consume|cron|inngest|jobs?$|queue|retr(?:y|ies)|schedule|subscribe|task|worker|workflow/iu;
const namesProbe = /health|heartbeat|ping|probe|ready|warm/iu;
const namesJob = /^(?:jobs?|tasks?|steps?|records?|delivery)$/iu;

/**
 * Whether a retry, a breaker, a second model or a queue stands around a call, or it is a health check. Names are enough
 * here: what is meant is silence.
 */
export function hasRetrySubstitute(call: CohereCall, surroundings: Surroundings, filename: string): boolean {
  const routes = healthRouteLook(filename);
  const look: Look<true> = {
    atCall: (invocation, argument, home) =>
      isRetryLibrary(invocation, home) ||
      calleePath(invocation).some((name) => namesRetryOrJob.test(name)) ||
      routes.atCall!(invocation, argument, home) !== undefined ||
      undefined,
    around: (node, inner, home) =>
      isSubstitute(node, inner, home) || routes.around!(node, inner, home) !== undefined || undefined,
  };
  return !isOutsideBreakers(call, surroundings) || surroundings.find(call.node, look) === true;
}

function isSubstitute(node: Node, inner: Node, home: Evaluator): boolean {
  if (isFunction(node)) return isProbeOrJob(node);
  if (node.type === 'MemberExpression') return memberName(node) === 'catch' && isFallback(handlerOf(node), home);
  if (node.type !== 'TryStatement' || !node.handler || inner !== node.block) return false;
  const goesOn = loopAround(node) !== undefined && !leaves(node.handler.body);
  return goesOn || isFallback(node.handler, home);
}

/** The function in `promise.catch(fn)`. */
function handlerOf(member: TSESTree.MemberExpression): FunctionNode | undefined {
  const call = member.parent;
  const [handler] = call.type === 'CallExpression' ? call.arguments : [];
  return isFunction(handler) ? handler : undefined;
}

function isProbeOrJob(fn: FunctionNode): boolean {
  const names = fn.parent.type === 'VariableDeclarator' ? namesIn(fn.parent.id) : fn.id ? [fn.id.name] : [];
  return names.some((name) => namesProbe.test(name)) || fn.params.some(isJob);
}

/** `(job) => …`, `({ step }) => …`. */
function isJob(parameter: Node): boolean {
  if (parameter.type === 'Identifier') return namesJob.test(parameter.name);
  if (parameter.type !== 'ObjectPattern') return false;
  return parameter.properties.some((property) => property.type === 'Property' && isJob(property.value));
}

/** Whether a handler gives something in the place of the answer: of another model, from a cache, a plainer result. */
function isFallback(handler: TSESTree.CatchClause | FunctionNode | undefined, home: Evaluator): boolean {
  if (!handler) return false;
  const errors = home.sourceCode.getDeclaredVariables!(handler);
  const isResult = (value: Node | null): boolean =>
    value !== null && isSomething(value, home) && !errors.some((error) => mentions(value, error));
  if (isFunction(handler) && handler.body.type !== 'BlockStatement') return isResult(handler.body);
  return holds(handler.body, home, (node) => {
    if (node.type === 'AwaitExpression' || node.type === 'ReturnStatement') return isResult(node.argument);
    return node.type === 'AssignmentExpression' && isResult(node.right);
  });
}

/** Whether a value comes from somewhere: literals, what answers a request with an error and what logs it do not. */
function isSomething(value: Node, home: Evaluator): boolean {
  const inner = unwrap(value);
  if (inner.type === 'Identifier' || inner.type === 'MemberExpression') return !isNothing(home.valuesOf(inner));
  if (inner.type !== 'CallExpression') return false;
  const path = calleePath(inner);
  return !isAnswer(path) && !isLogger(path, []) && !isReader(path);
}
