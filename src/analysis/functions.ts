import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, type Node, findVariable, isClass, isFunction, memberName, unwrap, wrapped } from '../core/ast.js';
import { classInstance, superClient } from './classes.js';
import type { Evaluator } from './evaluator.js';
import { importedModule } from './expressions.js';
import { propertyValues } from './properties.js';
import { type Value, type Values, clientValue, isKnown, nothing, orElse, union, unknown } from './values.js';

/** What a function gives back, from its `return`s or else its declared type; promises count as their values. */
export function returnValues(evaluator: Evaluator, node: FunctionNode): Values {
  if (node.generator) return unknown;
  const returned =
    node.body.type === 'BlockStatement'
      ? (evaluator.index.returns.get(node) ?? []).map(({ argument }) => (argument ? evaluator.valuesOf(argument) : nothing))
      : [evaluator.valuesOf(node.body)];
  const values = union(...returned);
  const type = node.returnType?.typeAnnotation;
  return type ? orElse(values, () => evaluator.valuesOfType(type)) : values;
}

/** Wrappers that call a function once and keep what it gives. */
const memoizers = new Set(['once', 'memoize', 'memoizeOne', 'memo', 'cache', 'lazy', 'singleton']);

/** What a call gives. */
export function callValues(evaluator: Evaluator, node: TSESTree.CallExpression): Values {
  const callee = unwrap(node.callee);
  if (callee.type === 'MemberExpression') {
    const name = memberName(callee);
    const result = name === undefined ? undefined : methodResult(evaluator, node, evaluator.valuesOf(callee.object), name);
    if (result) return result;
  }
  const callees = evaluator.valuesOf(callee);
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? memberName(callee) : '';
  const [first] = node.arguments;
  if (name && memoizers.has(name) && !isKnown(callees) && first && isFunction(first)) return evaluator.valuesOf(first);
  return union(...callees.map((value) => resultOf(evaluator, value, node)));
}

/** Calls whose meaning lies in the method's name: `bind`, `then`, `get` and the like. */
function methodResult(
  evaluator: Evaluator,
  node: TSESTree.CallExpression,
  receiver: Values,
  name: string,
): Values | undefined {
  const [value] = receiver;
  if (name === 'bind' && receiver.every(({ kind }) => kind === 'method' || kind === 'function')) return receiver;
  if ((name === 'catch' || name === 'finally') && isKnown(receiver)) return receiver;
  if (name === 'then') return thenValues(evaluator, node, receiver);
  if (value?.kind === 'map' && name === 'get') return mapValues(value);
  if (value?.kind === 'elements' && (name === 'get' || name === 'at')) return value.home.valuesOfType(value.of);
  if (value?.kind === 'array' && name === 'at') return propertyValues(evaluator, receiver, undefined);
  if (value?.kind !== 'global') return undefined;
  return globalResult(evaluator, node, `${value.name}.${name}`);
}

/** Calls of well-known functions of the language and the platform. */
function globalResult(evaluator: Evaluator, node: TSESTree.CallExpression, name: string): Values | undefined {
  const [first] = node.arguments;
  switch (name) {
    case 'Object.freeze':
    case 'Object.seal':
    case 'Promise.resolve':
    case 'Promise.all':
    case 'structuredClone':
      return first && first.type !== 'SpreadElement' ? evaluator.valuesOf(first) : unknown;
    case 'Object.assign':
      return [{ kind: 'assigned', node, home: evaluator }];
    case 'require':
    case 'require.default':
      return first ? importedModule(evaluator, first) : unknown;
    case 'createRequire':
      return [{ kind: 'global', name: 'require' }];
    case 'Deno.env.get': {
      const [key] = first ? evaluator.valuesOf(first) : [];
      return [{ kind: 'environment', name: key?.kind === 'text' ? key.text : undefined, node }];
    }
    default:
      return undefined;
  }
}

/** `promise.then(callback)`: what the callback returns, or the promise's own value without one. */
function thenValues(evaluator: Evaluator, node: TSESTree.CallExpression, receiver: Values): Values | undefined {
  const [callback] = node.arguments;
  if (!callback) return receiver;
  const callbacks = evaluator.valuesOf(callback);
  return isKnown(callbacks) ? union(...callbacks.map((value) => resultOf(evaluator, value, node))) : undefined;
}

function resultOf(evaluator: Evaluator, value: Value, node: TSESTree.CallExpression): Values {
  switch (value.kind) {
    case 'function':
      return value.home.valuesReturnedBy(value.node);
    case 'returns':
      return value.home.valuesOfType(value.type);
    case 'global':
      return globalResult(evaluator, node, value.name) ?? unknown;
    case 'factory':
      return [clientValue(value.client)];
    case 'caller':
    case 'imported':
      return [value];
    default:
      return unknown;
  }
}

/** Everything that a file puts into a map. */
function mapValues({ node, home }: Extract<Value, { kind: 'map' }>): Values {
  const stored = home.index.setCalls
    .filter(({ callee }) => {
      const target = unwrap(callee);
      return target.type === 'MemberExpression' && home.valuesOf(target.object).some((value) => value.kind === 'map' && value.node === node);
    })
    .flatMap(({ arguments: [, value] }) => (value ? [home.valuesOf(value)] : []));
  const [entries] = node.arguments;
  const initial = entries
    ? propertyValues(home, propertyValues(home, home.valuesOf(entries), undefined), '1')
    : [];
  const values = union(initial, ...stored);
  if (isKnown(values)) return values;
  const type = node.typeArguments?.params[1];
  return type ? home.valuesOfType(type) : values.length > 0 ? values : unknown;
}

/** What `new X(…)` gives. */
export function constructionValues(evaluator: Evaluator, node: TSESTree.NewExpression): Values {
  return union(
    ...evaluator.valuesOf(unwrap(node.callee)).map((value): Values => {
      switch (value.kind) {
        case 'client-class':
          return [clientValue(evaluator.client(node, value.name, 'constructor'))];
        case 'class':
          return [superClient(value, node, evaluator) ?? classInstance(value)];
        case 'global':
          return value.name === 'Map' || value.name === 'WeakMap' ? [{ kind: 'map', node, home: evaluator }] : unknown;
        case 'caller':
          return [value];
        default:
          return unknown;
      }
    }),
  );
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

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** All calls of a function or class, when nobody outside the file can call it. */
export function knownCalls({ sourceCode }: Evaluator, node: FunctionNode): readonly Call[] | undefined {
  const variable = variableOf(sourceCode, node);
  if (!variable) return undefined;
  const calls: Call[] = [];
  for (const reference of variable.references) {
    if (reference.isWrite() || isTypeReference(reference)) continue;
    const callee = wrapped(reference.identifier);
    const { parent } = callee;
    const isCall = parent?.type === 'CallExpression' || parent?.type === 'NewExpression';
    if (!isCall || parent.callee !== callee) return undefined;
    calls.push(parent);
  }
  return calls;
}

function isTypeReference(reference: TSESLint.Scope.Reference): boolean {
  return 'isTypeReference' in reference && reference.isTypeReference === true;
}

/** The variable that names a function (for a constructor: its class), unless the file exports it. */
function variableOf(sourceCode: Readonly<TSESLint.SourceCode>, node: FunctionNode): TSESLint.Scope.Variable | undefined {
  const { parent } = node;
  const isConstructor = parent.type === 'MethodDefinition' && parent.kind === 'constructor';
  const owner: Node = isConstructor ? parent.parent.parent : node;
  const holder = wrapped(owner).parent;
  const isInitialiser = holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier';
  const isDeclaration = owner.type === 'FunctionDeclaration' || owner.type === 'ClassDeclaration';
  const name = isDeclaration ? owner.id : isInitialiser ? holder.id : null;
  if (name?.type !== 'Identifier') return undefined;
  const statement = isDeclaration ? owner : holder?.parent;
  if (statement?.parent?.type.startsWith('Export')) return undefined;
  // A class declares its name twice: around it, and inside its own body.
  const scopeNode = isClass(owner) ? owner.parent : name;
  return findVariable(sourceCode, scopeNode ?? name, name.name) ?? undefined;
}
