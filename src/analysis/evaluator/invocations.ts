import type { TSESTree } from '@typescript-eslint/utils';
import { type Node, isFunction, isInFile, isInside, memberName, unwrap } from '../../core/ast.js';
import { objectOf } from './classes.js';
import type { Evaluator } from './evaluator.js';
import { isLocal } from './evidence.js';
import { type Call, knownCalls } from './functions.js';
import { declaredType } from './object-properties.js';
import { propertyValues } from './properties.js';
import { type Value, type Values, clientValue, isKnown, isSame, orElse, present, union, unknown } from './values.js';

/** Wrappers that call a function once and keep what it gives. */
const memoizers = new Set(['once', 'memoize', 'memoizeOne', 'memo', 'cache', 'lazy', 'singleton']);

/** What a call gives; a promise counts as what it resolves to. */
export function callValues(evaluator: Evaluator, node: TSESTree.CallExpression): Values {
  const callee = unwrap(node.callee);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
  if (callee.type === 'MemberExpression' && name !== undefined) {
    const result = methodResult(evaluator, node, present(evaluator.valuesOf(callee.object)), name);
    if (result) return result;
  }
  const callees = evaluator.valuesOf(callee);
  const [first] = node.arguments;
  const isMemoizer = memoizers.has(callee.type === 'Identifier' ? callee.name : (name ?? ''));
  if (isMemoizer && first && isFunction(first) && !isKnown(callees)) return evaluator.valuesOf(first);
  return union(...callees.map((value) => resultOf(evaluator, value, node)));
}

/** Calls whose meaning lies in the method's name: `bind`, `then`, `get` and the like. */
function methodResult(
  evaluator: Evaluator,
  node: TSESTree.CallExpression,
  receiver: Values,
  name: string,
): Values | undefined {
  const [value, ...others] = receiver;
  const isEvery = (...kinds: readonly Value['kind'][]): boolean => receiver.every(({ kind }) => kinds.includes(kind));
  switch (name) {
    case 'then':
      return thenValues(evaluator, node, receiver);
    case 'catch':
    case 'finally':
      return isKnown(receiver) ? receiver : undefined;
    case 'bind':
      return isEvery('method', 'function') ? receiver : undefined;
    case 'at':
    case 'get':
      if (isEvery('array', 'elements', 'map')) return union(...receiver.map((held) => elementValues(evaluator, held)));
  }
  const isGlobal = value?.kind === 'global' && others.length === 0;
  return isGlobal ? globalResult(evaluator, node, `${value.name}.${name}`) : undefined;
}

/** Anything that a list or a map holds. */
function elementValues(evaluator: Evaluator, value: Value): Values {
  return value.kind === 'map' ? mapValues(value) : propertyValues(evaluator, [value], undefined);
}

/** `promise.then(callback)`: what the callback returns, or the promise's own value without one. */
function thenValues(evaluator: Evaluator, node: TSESTree.CallExpression, receiver: Values): Values | undefined {
  const [callback] = node.arguments;
  if (!callback) return receiver;
  const callbacks = evaluator.valuesOf(callback);
  return isKnown(callbacks) ? union(...callbacks.map((value) => resultOf(evaluator, value, node))) : undefined;
}

type MapValue = Extract<Value, { kind: 'map' }>;

/** Everything that a file puts into a map; where nothing is in sight, what its type says. */
function mapValues({ node, home }: MapValue): Values {
  const isThis = (target: Node): boolean =>
    home.valuesOf(target).some((value) => value.kind === 'map' && value.node === node);
  const stored = home.index.setCalls
    .filter(({ callee }) => isThis((unwrap(callee) as TSESTree.MemberExpression).object))
    .map(({ arguments: [, value] }) => (value ? home.valuesOf(value) : unknown));
  const initial = node.arguments.map((entries) => {
    const pairs = propertyValues(home, home.valuesOf(entries), undefined);
    return propertyValues(home, pairs, '1');
  });
  const sources = [...initial, ...stored];
  return orElse(sources.length > 0 ? union(...sources) : unknown, () => heldValues({ node, home }));
}

/** What the type of a map says that it holds. */
function heldValues({ node, home }: Pick<MapValue, 'node' | 'home'>): Values {
  const [, held] = node.typeArguments?.params ?? [];
  if (held) return home.valuesOfType(held);
  const type = declaredType(node);
  return type ? propertyValues(home, home.valuesOfType(type), undefined) : unknown;
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
      return first ? importedModule(evaluator, first) : unknown;
    case 'module.createRequire':
      return [{ kind: 'global', name: 'require' }];
    case 'Deno.env.get': {
      const [key] = first ? evaluator.valuesOf(first) : [];
      return [{ kind: 'environment', name: key?.kind === 'text' ? key.text : undefined, node }];
    }
    default:
      return undefined;
  }
}

/** The module that `import(…)` or `require(…)` loads. */
export function importedModule(evaluator: Evaluator, source: Node): Values {
  const [specifier, ...others] = evaluator.valuesOf(source);
  if (specifier?.kind !== 'text' || others.length > 0) return unknown;
  return evaluator.outside.importValues(specifier.text, '*', source);
}

function resultOf(evaluator: Evaluator, value: Value, node: TSESTree.CallExpression): Values {
  switch (value.kind) {
    case 'function':
      return returnedTo(value, node);
    case 'returns':
      return value.home.valuesOfType(value.type);
    case 'global':
      return globalResult(evaluator, node, value.name) ?? unknown;
    case 'factory':
      return [clientValue(value.client)];
    case 'method':
      return [{ ...value, kind: 'answer', node }];
    case 'caller':
    case 'imported':
      return [value];
    default:
      return unknown;
  }
}

/**
 * What a function gives to one of its calls. A parameter that it returns has the values of all calls together; those
 * that only other calls pass are left out here.
 */
function returnedTo({ node, home }: Extract<Value, { kind: 'function' }>, call: TSESTree.CallExpression): Values {
  const returned = home.valuesReturnedBy(node);
  const others = (knownCalls(home, node) ?? []).filter((other) => other !== call);
  if (node.params.length === 0 || others.length === 0) return returned;
  return returned.filter((value) => passes(home, call, value) || !others.some((other) => passes(home, other, value)));
}

/** Whether a call's arguments have a value, or hold the place where it is written. */
function passes(home: Evaluator, call: Call, value: Value): boolean {
  const place = 'node' in value && isInFile(home.sourceCode, value.node) ? value.node : undefined;
  return call.arguments.some(
    (argument) =>
      (place && isInside(place, argument)) || home.valuesOf(argument).some((passed) => isSame(passed, value)),
  );
}

/** What `new X(…)` gives. */
export function constructionValues(evaluator: Evaluator, node: TSESTree.NewExpression): Values {
  return union(...evaluator.valuesOf(node.callee).map((value) => instanceOf(evaluator, value, node)));
}

function instanceOf(evaluator: Evaluator, value: Value, node: TSESTree.NewExpression): Values {
  const object = objectOf(value, node, evaluator, 'constructor');
  if (object) return [object];
  if (value.kind === 'caller') return [value];
  // Of an object of a package's class, as of what its functions return, the origin is known.
  if (value.kind === 'imported' && !isLocal(value.source)) return [value];
  const isMap = value.kind === 'global' && (value.name === 'Map' || value.name === 'WeakMap');
  return isMap ? [{ kind: 'map', node, home: evaluator }] : unknown;
}
