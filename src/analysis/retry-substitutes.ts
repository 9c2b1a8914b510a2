/** What stands in for the retries of the SDK where they are switched off. */
import { type FunctionNode, type Node, isFunction } from '../core/ast.js';
import type { CohereCall } from './calls.js';
import { isOutsideBreakers } from './circuit-breakers.js';
import type { Evaluator } from './evaluator.js';
import { calleePath, isAnswer, isLogger, isReader, namesIn } from './handling/named-functions.js';
import { healthRouteLook } from './routes.js';
import { isRetryLibrary } from './retry-libraries.js';
import { holds, loopAround } from './retry-loops.js';
import type { Look, Surroundings } from './surroundings.js';
import { leaves } from './ways-out.js';

const namesRetryOrJob =
  /attempt|back_?off|consume|cron|inngest|jobs?$|queue|retr(?:y|ies)|schedule|subscribe|task|worker|workflow/iu;
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
  if (node.type !== 'TryStatement' || !node.handler || inner !== node.block) return false;
  const goesOn = loopAround(node) !== undefined && !leaves(node.handler.body);
  return goesOn || asksElsewhere(node.handler.body, home);
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

/** Whether a handler gets what it needs from somebody else: another model, a cache, a function of the project. */
function asksElsewhere(handler: Node, home: Evaluator): boolean {
  return holds(handler, home, (node) => {
    const call = node.type === 'AwaitExpression' || node.type === 'ReturnStatement' ? node.argument : undefined;
    if (call?.type !== 'CallExpression') return false;
    const path = calleePath(call);
    return !isAnswer(path) && !isLogger(path, []) && !isReader(path);
  });
}
