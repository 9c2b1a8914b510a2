import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, type Node, memberName, unwrap, wrapped } from '../../core/ast.js';
import type { Evaluator } from './evaluator.js';
import { propertyValues } from './properties.js';
import { type Values, isKnown, nothing, orElse, union, unknown } from './values.js';

/** What a function gives back, from its `return`s or else its declared type; promises count as their values. */
export function returnValues(evaluator: Evaluator, node: FunctionNode): Values {
  if (node.generator) return unknown;
  const statements = evaluator.index.returns.get(node) ?? [];
  const returned =
    node.body.type === 'BlockStatement'
      ? statements.map(({ argument }) => (argument ? evaluator.valuesOf(argument) : nothing))
      : [evaluator.valuesOf(node.body)];
  const values = union(...returned);
  const type = node.returnType?.typeAnnotation;
  return type ? orElse(values, () => evaluator.valuesOfType(type)) : values;
}

/** What reaches a parameter: from the callers, when all of them are in sight. */
export function parameterValues(evaluator: Evaluator, node: FunctionNode, at: number): Values {
  const caller: Values = [{ kind: 'caller' }];
  const iterated = callbackArgument(evaluator, node);
  if (iterated) return at === 0 && iterated.length > 0 ? iterated : caller;
  const calls = knownCalls(evaluator, node);
  if (!calls || calls.length === 0) return caller;
  return union(
    ...calls.map((call) => {
      const spread = call.arguments.slice(0, at + 1).some(({ type }) => type === 'SpreadElement');
      const argument = call.arguments[at];
      return spread ? unknown : argument ? evaluator.valuesOf(argument) : nothing;
    }),
  );
}

/** Array methods whose callback gets the elements one by one. */
const iterators = new Set(['map', 'forEach', 'flatMap', 'filter', 'some', 'every', 'find']);

/** What `then` or an array's method passes to a callback; `undefined` when the function is no such callback. */
function callbackArgument(evaluator: Evaluator, node: FunctionNode): Values | undefined {
  const { parent } = node;
  if (parent.type !== 'CallExpression' || parent.arguments[0] !== node) return undefined;
  const callee = unwrap(parent.callee);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
  if (callee.type !== 'MemberExpression' || name === undefined) return undefined;
  const receiver = evaluator.valuesOf(callee.object);
  if (name === 'then') return isKnown(receiver) ? receiver : undefined;
  if (!iterators.has(name) || !receiver.every(({ kind }) => kind === 'array' || kind === 'elements')) return undefined;
  return propertyValues(evaluator, receiver, undefined);
}

/** What runs a function or a constructor. */
export type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** All calls of a function (for a constructor: of its class), when nobody outside the file can call it. */
export function knownCalls({ sourceCode }: Evaluator, node: FunctionNode): readonly Call[] | undefined {
  const variables = namesOf(sourceCode, node);
  if (variables.length === 0) return undefined;
  const calls: Call[] = [];
  for (const { references } of variables) {
    for (const reference of references) {
      if (reference.isWrite() || isInType(reference)) continue;
      const callee = wrapped(reference.identifier);
      const { parent } = callee;
      const isCall = parent?.type === 'CallExpression' || parent?.type === 'NewExpression';
      if (!isCall || parent.callee !== callee) return undefined;
      calls.push(parent);
    }
  }
  return calls;
}

/** Whether a reference is there for the compiler alone. An export refers to a type and a value at the same time. */
function isInType(reference: TSESLint.Scope.Reference): boolean {
  const isOfType = 'isValueReference' in reference && !reference.isValueReference;
  return isOfType || reference.identifier.parent?.type === 'TSTypeQuery';
}

/** The variables that name a function (for a constructor: its class); none where it has no name or is exported. */
function namesOf(sourceCode: Readonly<TSESLint.SourceCode>, node: FunctionNode): readonly TSESLint.Scope.Variable[] {
  const { parent } = node;
  const isConstructor = parent.type === 'MethodDefinition' && parent.kind === 'constructor';
  const owner: Node = isConstructor ? parent.parent.parent : node;
  const holder = wrapped(owner).parent;
  const isInitialiser = holder?.type === 'VariableDeclarator';
  if (!isInitialiser && !/Declaration$/u.test(owner.type)) return [];
  const statement = isInitialiser ? holder.parent : owner;
  if (statement.parent?.type.startsWith('Export')) return [];
  // A class and a function expression declare a name for their own inside as well.
  return (isInitialiser ? [holder, owner] : [owner])
    .flatMap((declaration) => sourceCode.getDeclaredVariables!(declaration))
    .filter(({ defs }) => defs.every(({ type }) => (type as string) !== 'Parameter'));
}
