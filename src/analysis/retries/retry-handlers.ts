/** What the code between two rounds of a retry asks about the failure. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { isRetriedStatus } from '../../catalog/index.js';
import { type Node, findAncestor, findVariable, isInside, walk } from '../../core/ast.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import { type Invocation, calleePath, isReader } from '../handling/named-functions.js';
import { type Retry, holds, isIncidental, mentions } from './retry-loops.js';

type Variable = TSESLint.Scope.Variable;

/** A retry with a handler of its own. */
export type RetryWithHandler = Retry & { readonly handler: TSESTree.CatchClause };

/** Whether a retry is given up for some failures: a test of the error leads out of it, or another function gets it. */
export function tellsFailuresApart(retry: RetryWithHandler): boolean {
  return questionsOf(retry).length > 0;
}

const refusalWords = /CohereError|InternalServer|RateLimit|ServiceUnavailable|TooMany|\brate|status|\b[45]\d\d\b/iu;
const silenceWords = /EAI_AGAIN|ECONN|ENOTFOUND|EPIPE|ETIMEDOUT|UND_ERR|fetch failed|network|socket|time_?out/iu;

/**
 * Whether a retry takes up answers that the SDK has tried again already. It does not where it asks for what the SDK
 * never tries again: a broken connection, a time-out, a key that has to be renewed.
 */
export function repeatsRefusals(retry: Retry): boolean {
  const text = questionsAbout(retry)
    .map((question) => retry.home.sourceCode.getText(question))
    .join('\n');
  const statuses = (text.match(/\b[1-5]\d\d\b/gu) ?? []).map(Number);
  if (statuses.length === 1 && statuses[0] === 401) return isRetriedStatus(401);
  return refusalWords.test(text) || !silenceWords.test(text);
}

/** Code that decides which failures are tried again. */
function questionsAbout(retry: Retry): readonly Node[] {
  if (hasHandler(retry)) return questionsOf(retry);
  const { arguments: given } = retry.node as Invocation;
  return given.filter(({ type }) => type === 'ObjectExpression');
}

/** Whether a retry has a handler in sight. */
export function hasHandler(retry: Retry): retry is RetryWithHandler {
  return retry.handler !== undefined;
}

/** The tests of the error that may end the retry, and the calls of functions that get it. */
function questionsOf(retry: RetryWithHandler): readonly Node[] {
  const { home } = retry;
  const known = variablesWithError(retry);
  const questions: Node[] = [];
  walk(codeOf(retry), home.sourceCode.visitorKeys, (node) => {
    const question = questionIn(node, home);
    if (question && known.some((variable) => mentions(question, variable))) questions.push(question);
  });
  return questions;
}

/** The code that runs in each round: a loop, or the handler of a function that calls itself. */
function codeOf({ node, handler }: RetryWithHandler): Node {
  return isInside(handler, node) ? node : handler.body;
}

/** What holds the error, or something made of it. */
function variablesWithError(retry: RetryWithHandler): readonly Variable[] {
  const { sourceCode } = retry.home;
  const known = [...sourceCode.getDeclaredVariables!(retry.handler)];
  const isMade = (value: Node): boolean => known.some((variable) => mentions(value, variable));
  walk(codeOf(retry), sourceCode.visitorKeys, (node) => {
    if (node.type === 'VariableDeclarator' && node.init && isMade(node.init)) {
      known.push(...sourceCode.getDeclaredVariables!(node));
    } else if (node.type === 'AssignmentExpression' && node.left.type === 'Identifier' && isMade(node.right)) {
      const variable = findVariable(sourceCode, node, node.left.name);
      if (variable) known.push(variable);
    }
  });
  return known;
}

const jumps = new Set<string>(['BreakStatement', 'ContinueStatement', 'ReturnStatement', 'ThrowStatement']);

/** What a node asks: the condition of a way out, or a function that may throw what it gets. */
function questionIn(node: Node, home: Evaluator): Node | undefined {
  switch (node.type) {
    case 'IfStatement':
      return holds(node, home, ({ type }) => jumps.has(type)) ? node.test : undefined;
    case 'SwitchStatement':
      return node.discriminant;
    case 'DoWhileStatement':
    case 'ForStatement':
    case 'WhileStatement':
      return node.test ?? undefined;
    case 'CallExpression':
      return mayThrow(node) ? node : undefined;
    default:
      return undefined;
  }
}

/** Whether a function may do more than to keep or log what it gets. */
function mayThrow(call: TSESTree.CallExpression): boolean {
  const path = calleePath(call);
  if (path.at(-1) === 'push' || isReader(path) || isIncidental(path)) return false;
  const around = findAncestor(call, (outer) => outer.type === 'CallExpression');
  return !around || !isIncidental(calleePath(around));
}
