/** Code that tries a call again when it fails: loops, functions that call themselves, and packages. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import {
  type FunctionNode,
  type Node,
  findAncestor,
  findVariable,
  isFunction,
  isInside,
  memberName,
  unwrap,
  walk,
} from '../../core/ast.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import { functionsIn } from '../handling/handler-reader.js';
import { type Invocation, calleePath, isLogger } from '../handling/named-functions.js';
import { isRetryLibrary } from './retry-libraries.js';
import type { Look } from '../surroundings/surroundings.js';
import { functionAround } from '../evaluator/syntax-index.js';
import { leaves } from '../surroundings/ways-out.js';

type Loop =
  | TSESTree.DoWhileStatement
  | TSESTree.ForInStatement
  | TSESTree.ForOfStatement
  | TSESTree.ForStatement
  | TSESTree.WhileStatement;

/** Something that tries a call again. */
export interface Retry {
  /** The loop, the call by which a function runs itself again, or the call of a package. */
  readonly node: Loop | Invocation;
  readonly home: Evaluator;
  /** The code between two rounds; a package has its own. */
  readonly handler?: TSESTree.CatchClause;
}

/** What becomes of a failure around a call: it is tried again, or a handler keeps it from whoever is further out. */
export const retryLook: Look<Retry | 'handled'> = {
  atCall: (call, _, home) => (isRetryLibrary(call, home) ? { node: call, home } : undefined),
  around: (node, inner, home) => {
    if (node.type === 'MemberExpression') return memberName(node) === 'catch' ? 'handled' : undefined;
    if (node.type !== 'TryStatement' || !node.handler || inner !== node.block) return undefined;
    return retryBy(node, node.handler, home) ?? (throwsIn(node.handler.body, home) ? undefined : 'handled');
  },
};

/** The retry that a `try` belongs to. */
function retryBy(statement: TSESTree.TryStatement, handler: TSESTree.CatchClause, home: Evaluator): Retry | undefined {
  const loop = loopAround(statement);
  const repeats = loop && !leaves(handler.body) && endsOnSuccess(loop, statement, home);
  const node = repeats ? loop : ownCallIn(handler, home);
  return node && { node, home, handler };
}

/** The innermost loop of the same function that a node stands in. */
export function loopAround(node: Node): Loop | undefined {
  const around = findAncestor(node, (ancestor) => isLoop(ancestor) || isFunction(ancestor));
  return around && isLoop(around) ? around : undefined;
}

function isLoop(node: Node): node is Loop {
  return /^(?:DoWhile|For|ForIn|ForOf|While)Statement$/u.test(node.type);
}

/** Whether a loop goes round for failures of a `try` alone, with the same thing each time. */
function endsOnSuccess(loop: Loop, { block, parent }: TSESTree.TryStatement, home: Evaluator): boolean {
  if (variesByRound(loop, home)) return false;
  const siblings = parent.type === 'BlockStatement' ? parent.body : [];
  const later = siblings.filter(({ range }) => range[0] >= block.range[1]);
  if (leaves(block) || later.some(leaves) || setsCondition(loop, block, home)) return true;
  // `if (isValid(answer)) return answer;`, and no conversation that grows with each round.
  const returns = holds(block, home, ({ type }) => type === 'ReturnStatement');
  return loop.type === 'ForStatement' && returns && !holds(block, home, isPush);
}

const waiting = /back_?off|delay|pause|sleep|timeout|wait/iu;

/** Whether a call logs, or waits for the next round. */
export function isIncidental(path: readonly string[]): boolean {
  return isLogger(path, []) || waiting.test(path.at(-1)!);
}

function isPush(node: Node): boolean {
  return node.type === 'CallExpression' && calleePath(node).at(-1) === 'push';
}

/** Whether a round has its own input, such as the next text or the next model, through the variable of the loop. */
function variesByRound(loop: Loop, home: Evaluator): boolean {
  const { sourceCode } = home;
  const declaration = loop.type === 'ForStatement' ? loop.init : 'left' in loop ? loop.left : undefined;
  const variables = declaration ? sourceCode.getDeclaredVariables!(declaration) : [];
  return variables.some(({ references }) =>
    references.some(({ identifier }) => isInside(identifier, loop.body) && isInput(identifier, loop.body)),
  );
}

/** Whether a number of a round or an item does more than to be counted, logged or waited for. */
function isInput(name: Node, body: Node): boolean {
  let inner = name;
  for (let outer = name.parent!; inner !== body; inner = outer, outer = outer.parent!) {
    if (outer.type === 'CatchClause' || outer.type === 'UpdateExpression') return false;
    if ((outer.type === 'IfStatement' || outer.type === 'ConditionalExpression') && inner === outer.test) return false;
    if (outer.type === 'CallExpression' && isIncidental(calleePath(outer))) return false;
  }
  return true;
}

/** `while (!answer) { try { answer = await … } catch { … } }`: what ends the loop is set when all went well. */
function setsCondition(loop: Loop, block: Node, home: Evaluator): boolean {
  const { sourceCode } = home;
  const test = 'test' in loop ? loop.test : undefined;
  if (!test) return false;
  let waits: Node | undefined;
  walk(block, sourceCode.visitorKeys, (node) => {
    if (node.type === 'AwaitExpression') waits = node;
  });
  return holds(block, home, (node) => {
    if (node.type !== 'AssignmentExpression' || node.operator !== '=' || node.left.type !== 'Identifier') return false;
    const isAfter = waits === undefined || node.range[1] >= waits.range[1];
    const variable = findVariable(sourceCode, node, node.left.name);
    return isAfter && variable !== null && mentions(test, variable);
  });
}

/** The call by which a function runs itself again, with another count: `return withRetry(fn, retries - 1)`. */
function ownCallIn(handler: TSESTree.CatchClause, home: Evaluator): TSESTree.CallExpression | undefined {
  const fn = functionAround(handler);
  let found: TSESTree.CallExpression | undefined;
  walk(handler.body, home.sourceCode.visitorKeys, (node) => {
    if (node.type !== 'CallExpression' || !node.arguments.some(isCount)) return;
    if (functionsIn(home, node.callee).some((callee) => callee.node === fn)) found ??= node;
  });
  return found;
}

function isCount(argument: Node): boolean {
  const count = unwrap(argument);
  return count.type === 'UpdateExpression' || (count.type === 'BinaryExpression' && /^[+-]$/u.test(count.operator));
}

function throwsIn(body: Node, home: Evaluator): boolean {
  return holds(body, home, ({ type }) => type === 'ThrowStatement');
}

/** Whether code of one function, the functions inside it left out, holds a node that passes a test. */
export function holds(root: Node, { sourceCode }: Evaluator, test: (node: Node) => boolean): boolean {
  const owner: FunctionNode | undefined = functionAround(root);
  let isFound = false;
  walk(root, sourceCode.visitorKeys, (node) => {
    isFound ||= test(node) && functionAround(node) === owner;
  });
  return isFound;
}

/** Whether code mentions a variable. */
export function mentions(code: Node, { references }: TSESLint.Scope.Variable): boolean {
  return references.some(({ identifier }) => isInside(identifier, code));
}
