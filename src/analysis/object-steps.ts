/** What happens to an object between the literal that makes it and the code that uses it. */
import type { TSESTree } from '@typescript-eslint/utils';
import { type Node, findVariable, isInside, memberName, unwrap, wrapped } from '../core/ast.js';
import type { Evaluator } from './evaluator.js';
import { knownCalls } from './functions.js';
import { functionAround } from './syntax-index.js';
import type { Value } from './values.js';

export type ObjectValue = Extract<Value, { kind: 'object' }>;

/** Where an object is used, and the file of that place. */
export interface Place {
  readonly home: Evaluator;
  readonly use: Node;
}

/** Whether an object is made while the code that uses it runs, so that nothing can happen in between. */
export function isCreatedAt({ node, home }: ObjectValue, place: Place): boolean {
  return home === place.home && isInside(node, place.use) && functionAround(node) === functionAround(place.use);
}

/** The assignments and calls of `Object.assign` that add to an object, in source order. */
export function laterSteps(object: ObjectValue): readonly (TSESTree.AssignmentExpression | TSESTree.CallExpression)[] {
  if (isOnlyRead(object)) return [];
  const { memberWrites, assignCalls } = object.home.index;
  const writes = [...memberWrites.values()].flat().filter((write) => isObject(object, write.object));
  const assigns = assignCalls.filter(({ arguments: [target] }) => target && isObject(object, target));
  return [...writes.map(({ node }) => node), ...assigns].sort((a, b) => a.range[0] - b.range[0]);
}

/**
 * Whether an object lies in a variable that is only spread and read: then nothing changes it, and no other expression of
 * the file need be looked at.
 */
function isOnlyRead({ node, home }: ObjectValue): boolean {
  const holder = wrapped(node).parent;
  if (holder?.type !== 'VariableDeclarator' || holder.id.type !== 'Identifier') return false;
  const statement = holder.parent.parent;
  if (statement.type === 'ExportNamedDeclaration') return false;
  const variable = findVariable(home.sourceCode, holder.id, holder.id.name);
  return variable !== null && variable.references.every((reference) => reference.init || isRead(reference.identifier));
}

function isRead(name: Node): boolean {
  const value = wrapped(name);
  const { parent } = value;
  if (parent?.type === 'SpreadElement') return parent.parent.type === 'ObjectExpression';
  if (parent?.type !== 'MemberExpression' || parent.object !== value) return false;
  const outer = wrapped(parent);
  const isCalled = outer.parent?.type === 'CallExpression' && outer.parent.callee === outer;
  return !isCalled && outer.parent?.type !== 'AssignmentExpression' && outer.parent?.type !== 'UnaryExpression';
}

/** Whether an expression may be an object itself. */
function isObject({ node, home }: ObjectValue, expression: Node): boolean {
  return home.valuesOf(expression).some((value) => value.kind === 'object' && value.node === node);
}

/** Whether a step runs whenever the object reaches its use: it stands on the straight way between the two. */
export function isStraightStep(step: Node, { node, home }: ObjectValue, place: Place): boolean {
  const block = statementBlock(step);
  if (!block || !isInside(node, block)) return false;
  if (home === place.home && isInside(place.use, block)) return step.range[1] <= place.use.range[0];
  return statementBlock(node) === block;
}

/** The block that a node's own statement stands in. */
function statementBlock(node: Node): Node | undefined {
  let inner: Node = node;
  while (inner.parent && inner.parent.type !== 'BlockStatement' && inner.parent.type !== 'Program') {
    const { type } = inner.parent;
    // A step that runs only sometimes, or later, is not on the straight way.
    if (/^(?:If|For|While|DoWhile|Switch|Conditional|Logical|Arrow)/u.test(type)) return undefined;
    inner = inner.parent;
  }
  return inner.parent;
}

/** Whether the object goes, before its use, to code that could change it out of sight. */
export function mayChangeElsewhere(object: ObjectValue, place: Place): boolean {
  if (isOnlyRead(object)) return false;
  const { calls, constructions } = object.home.index;
  return [...calls, ...constructions].some(
    (call) =>
      !isAfter(call, place, object.home) &&
      call.arguments.some((argument) => isAlias(argument) && isObject(object, argument)) &&
      !onlyReads(object.home, call),
  );
}

/** Whether a call is the use itself or comes after it: in the same function, as what is written below runs later. */
function isAfter(call: Node, { home, use }: Place, callHome: Evaluator): boolean {
  return home === callHome && call.range[0] >= use.range[0] && functionAround(call) === functionAround(use);
}

function isAlias(argument: Node): boolean {
  const { type } = unwrap(argument);
  return type === 'Identifier' || type === 'MemberExpression';
}

/** Functions that only look at what they get. */
const readers = new Set([
  'stringify',
  'log',
  'info',
  'debug',
  'warn',
  'error',
  'trace',
  'keys',
  'values',
  'entries',
  'freeze',
]);

function onlyReads(home: Evaluator, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
  // `Object.assign(target, …)` is followed as a step of its own.
  if (name !== undefined && (readers.has(name) || name === 'assign')) return true;
  const values = home.valuesOf(callee);
  return values.length > 0 && values.every((value) => isMethodOrInSight(home, value));
}

/** Whether all that a function does to its arguments is in sight: the steps in it are found like any others. */
function isMethodOrInSight(home: Evaluator, value: Value): boolean {
  return value.kind === 'method' || (value.kind === 'function' && knownCalls(home, value.node) !== undefined);
}
