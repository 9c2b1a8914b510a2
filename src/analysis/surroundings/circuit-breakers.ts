/** What keeps a call from being made while the service fails: breakers of packages, and of the project itself. */
import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, type Node, isFunction, propertyName, unwrap, walk } from '../../core/ast.js';
import { perObject } from '../../core/per-file.js';
import type { CohereCall } from '../calls.js';
import type { CohereClient } from '../client.js';
import { constantOf } from '../evaluator/constant.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import { functionsIn } from '../handling/handler-reader.js';
import { type Invocation, calleePath, namesIn } from '../handling/named-functions.js';
import { type Presence, ObjectShape } from '../objects/object-shape.js';
import { importedFrom, runtimeModule } from '../project/packages.js';
import type { Look, Surroundings } from './surroundings.js';

const namesBreaker = /breaker|circuit/iu;

/** Policies of cockatiel that let every call through. */
const otherPolicies = new Set(['bulkhead', 'fallback', 'noop', 'retry', 'timeout']);

const branches = new Set<string>(['ConditionalExpression', 'IfStatement', 'LogicalExpression', 'SwitchStatement']);

/** Whether a call runs outside of every breaker. A client whose options are out of sight may have one. */
export function isOutsideBreakers({ node, clients }: CohereCall, surroundings: Surroundings): boolean {
  const isPlain = clients.every((client) => breakerOfFetch(client) === 'absent');
  return isPlain && !surroundings.isFoundEverywhere(node, breakerLook);
}

const breakerLook: Look<true> = {
  atCall: (call, _, home) => isBreaker(call, home) || undefined,
  around: (node, _, home) => (isFunction(node) && isOwnBreaker(node, home)) || undefined,
};

/** Whether a call runs what it gets behind a breaker. */
function isBreaker(call: Invocation, home: Evaluator): boolean {
  const { source, name } = importedFrom(home, call.callee) ?? {};
  switch (source) {
    case runtimeModule:
      return name === 'CohereCircuitBreaker' || name === 'cohereBreakers';
    case 'opossum':
      return true;
    case 'cockatiel':
      return name !== undefined && !otherPolicies.has(name);
    default:
      // A function in sight is read instead.
      return functionsIn(home, call.callee).length === 0 && isNamedBreaker(calleePath(call));
  }
}

function isNamedBreaker(names: readonly string[]): boolean {
  return names.some((name) => namesBreaker.test(name));
}

/** Whether a function asks a breaker that the project has written itself, or is a method of one. */
function isOwnBreaker(fn: FunctionNode, home: Evaluator): boolean {
  let chooses = false;
  const called: FunctionInSight[] = [];
  walk(fn.body, home.sourceCode.visitorKeys, (node) => {
    chooses ||= branches.has(node.type);
    if (node.type === 'CallExpression') called.push(...functionsIn(home, node.callee));
  });
  if (chooses && isNamedBreaker(ownNames(fn))) return true;
  // `if (!this.isAvailable()) …`, `this.handleFailure(error)`: the breaker may be one step away.
  return isNamedBreaker(decorators(fn)) || [{ node: fn, home }, ...called].some(mentionsBreaker);
}

type FunctionInSight = ReturnType<typeof functionsIn>[number];

const textNamesBreaker = perObject(({ text }: Evaluator['sourceCode']) => namesBreaker.test(text));

function mentionsBreaker({ node: fn, home }: FunctionInSight): boolean {
  if (!textNamesBreaker(home.sourceCode)) return false;
  let isMentioned = false;
  walk(fn.body, home.sourceCode.visitorKeys, (node) => {
    isMentioned ||= node.type === 'Identifier' && namesBreaker.test(node.name) && !isWrapping(node);
  });
  return isMentioned;
}

/** Whether a name belongs to a call like `breaker.call(() => …)`, which guards what it gets, and nothing beside it. */
function isWrapping(name: Node): boolean {
  let inner = name;
  while (inner.parent?.type === 'MemberExpression' || inner.parent?.type === 'CallExpression') {
    const { parent } = inner;
    if (parent.type === 'CallExpression' && parent.callee === inner && parent.arguments.some(isFunction)) return true;
    inner = parent;
  }
  return false;
}

/** The names of a function or method, and of its class. */
function ownNames({ id, parent }: FunctionNode): readonly string[] {
  if (parent.type === 'VariableDeclarator') return namesIn(parent.id);
  if (parent.type !== 'MethodDefinition' && parent.type !== 'PropertyDefinition') return id ? [id.name] : [];
  return [propertyName(parent) ?? '', parent.parent.parent.id?.name ?? ''];
}

/** The names in the decorators of a method; parsers for plain JavaScript know of none. */
function decorators({ parent }: FunctionNode): readonly string[] {
  const all = parent.type === 'MethodDefinition' ? (parent.decorators as TSESTree.Decorator[] | undefined) : undefined;
  return (all ?? []).flatMap(({ expression }) => namesIn(expression));
}

/** Whether the `fetch` of a client has a breaker. The AWS clients take no such `fetch`. */
function breakerOfFetch({ options, platform }: CohereClient): Presence {
  if (platform !== 'cohere' && platform !== 'own') return 'absent';
  const presence = options.presence('fetch');
  if (presence !== 'present') return options.presence('fetcher') === 'absent' ? presence : 'unknown';
  const creations = options.fieldsNamed('fetch').map(({ value, home }) => cohereFetchIn(home, value));
  const isAbsent = creations.every((creation) => creation?.options.presence('breaker') === 'absent');
  return isAbsent ? 'absent' : 'unknown';
}

/** A call of `cohereFetch()`, and what it is told. */
export interface CohereFetchCall {
  readonly node: TSESTree.CallExpression;
  readonly options: ObjectShape;
}

/** The call of `cohereFetch()` that an expression is, or a constant of the same file holds. */
export function cohereFetchIn(home: Evaluator, expression: Node): CohereFetchCall | undefined {
  const node = unwrap(expression);
  if (node.type === 'Identifier') {
    const constant = constantOf(home, node);
    return constant && cohereFetchIn(home, constant);
  }
  if (node.type !== 'CallExpression') return undefined;
  const { source, name } = importedFrom(home, node.callee) ?? {};
  if (source !== runtimeModule || name !== 'cohereFetch') return undefined;
  return { node, options: ObjectShape.ofArgument(home, node.arguments, 0, node) };
}
