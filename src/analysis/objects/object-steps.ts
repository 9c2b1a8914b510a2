/** What happens to an object between the literal that makes it and the code that uses it. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Node, findVariable, isInside, memberName, unwrap, wrapped } from '../../core/ast.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import { knownCalls } from '../evaluator/functions.js';
import { functionAround } from '../evaluator/syntax-index.js';
import type { Value } from '../evaluator/values.js';

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

/**
 * Whether an object stands in another literal, such as a message in a list, which lies in one variable that only goes
 * to calls: then nothing can change it, and no other expression of the file need be evaluated.
 */
export function isInUntouchedLiteral({ node, home }: ObjectValue): boolean {
  const literal = outermostLiteral(node);
  const references = referencesTo(literal, home);
  if (literal === node || !references) return false;
  return references.every(({ init, identifier }) => init || isHandedToReader(home, identifier));
}

function outermostLiteral(node: Node): Node {
  let literal = node;
  for (let outer = wrapped(node).parent!; isOfLiteral(outer); outer = wrapped(outer).parent!) literal = outer;
  return literal;
}

function isOfLiteral({ type }: Node): boolean {
  return type === 'ArrayExpression' || type === 'ObjectExpression' || type === 'Property';
}

/** Whether a name is an argument, or a field of one, of a call that only looks at it. */
function isHandedToReader(home: Evaluator, name: Node): boolean {
  const outer = wrapped(name).parent;
  const argument = outer?.type === 'Property' ? outer.parent : name;
  const call = wrapped(argument).parent;
  return call?.type === 'CallExpression' && onlyReads(home, call);
}

/** The places that name the variable which an expression is declared with. */
function referencesTo(expression: Node, home: Evaluator): readonly TSESLint.Scope.Reference[] | undefined {
  const holder = wrapped(expression).parent;
  if (holder?.type !== 'VariableDeclarator' || holder.id.type !== 'Identifier') return undefined;
  return findVariable(home.sourceCode, holder.id, holder.id.name)!.references;
}

/** The assignments and calls of `Object.assign` that add to an object, in source order. */
export function laterSteps(object: ObjectValue): readonly (TSESTree.AssignmentExpression | TSESTree.CallExpression)[] {
  const { node, home } = object;
  const names = onlyNames(object);
  const steps = names ? stepsOn(home, names) : (home.objectUses.steps.get(node) ?? []);
  return steps.toSorted((a, b) => a.range[0] - b.range[0]);
}

function stepsOn(home: Evaluator, names: ReadonlySet<Node>) {
  const { memberWrites, assignCalls } = home.index;
  const writes = [...memberWrites.values()].flat().filter(({ object }) => names.has(unwrap(object)));
  const assigns = assignCalls.filter(({ arguments: [target] }) => target && names.has(unwrap(target)));
  return [...writes.map(({ node }) => node), ...assigns];
}

/**
 * The places that name an object which lies in one variable and never gets another name: then no other expression of
 * the file need be evaluated. `undefined` for an object that is handed on.
 */
function onlyNames({ node, home }: ObjectValue): ReadonlySet<Node> | undefined {
  const references = referencesTo(node, home);
  if (!references) return undefined;
  const names = references.filter(({ init }) => !init).map(({ identifier }) => identifier);
  return names.every((name) => keepsName(home, name)) ? new Set(names) : undefined;
}

/** Whether the object of a name is only spread, asked for a member, or handed to code that only looks at it. */
function keepsName(home: Evaluator, name: Node): boolean {
  const value = wrapped(name);
  const { parent } = value;
  switch (parent?.type) {
    case 'SpreadElement':
      return true;
    case 'MemberExpression':
      return parent.object === value && wrapped(parent).parent?.type !== 'CallExpression';
    case 'CallExpression':
      return parent.callee !== value && onlyReads(home, parent);
    default:
      return false;
  }
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
  const { node, home } = object;
  // An object with one name goes only to code that looks at it.
  if (onlyNames(object)) return false;
  const calls = home.objectUses.calls.get(node) ?? [];
  return calls.some((call) => !isAfter(call, place, home) && !onlyReads(home, call) && !isInSight(home, call));
}

/** Whether a call is the use itself or comes after it: in the same function, as what is written below runs later. */
function isAfter(call: Node, { home, use }: Place, callHome: Evaluator): boolean {
  return home === callHome && call.range[0] >= use.range[0] && functionAround(call) === functionAround(use);
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

/** Whether a call does nothing to its arguments, by its name or as an endpoint's method. */
function onlyReads(home: Evaluator, { callee }: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const inner = unwrap(callee);
  const name = inner.type === 'MemberExpression' ? memberName(inner) : undefined;
  // `Object.assign(target, …)` is followed as a step of its own.
  if (name !== undefined && (readers.has(name) || name === 'assign')) return true;
  const values = home.valuesOf(inner);
  return values.length > 0 && values.every(({ kind }) => kind === 'method');
}

/** Whether all that a function does to its arguments is in sight: the steps in it are found like any others. */
function isInSight(home: Evaluator, { callee }: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const values = home.valuesOf(unwrap(callee));
  return (
    values.length > 0 &&
    values.every(
      (value) => value.kind === 'method' || (value.kind === 'function' && knownCalls(home, value.node) !== undefined),
    )
  );
}
