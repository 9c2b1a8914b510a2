import type { TSESTree } from '@typescript-eslint/utils';
import { endpoints } from '../catalog/index.js';
import { type Node, findVariable, memberName, specifierName, unwrap } from '../core/ast.js';
import type { ClientApi, CohereClient } from './client.js';
import type { Evaluator } from './evaluator.js';
import { presumedMethod } from './evidence.js';
import { ObjectShape } from './object-shape.js';
import { type Value, present } from './values.js';

/** One call of an endpoint's method. */
export interface CohereCall {
  readonly node: TSESTree.CallExpression;
  /** Where the method's name stands: the place to report what a request lacks. */
  readonly name: Node;
  /** The method's path on the client, such as `chat` or `embedJobs.create`. */
  readonly endpoint: string;
  /** The API that the method speaks: `v2` also for `client.v2.chat` on a v1 client. */
  readonly api: ClientApi;
  /** The clients that the call may go to; they agree in class and API. */
  readonly clients: readonly [CohereClient, ...CohereClient[]];
  readonly request: ObjectShape;
  /** What follows the request: time-out, retries, abort signal. */
  readonly options: ObjectShape;
}

type Method = Extract<Value, { kind: 'method' }>;

/** A call of a client's method, `init` of 5.x and 6.x included. */
export interface MethodCall {
  readonly node: TSESTree.CallExpression;
  readonly name: Node;
  readonly methods: readonly [Method, ...Method[]];
  /** The position of the method's first argument: 1 for `client.chat.call(client, …)`. */
  readonly firstArgument: number;
}

/** Finds the calls of clients' methods in a file, in source order. */
export function findMethodCalls(evaluator: Evaluator): readonly MethodCall[] {
  const names = methodNames(evaluator.sourceCode);
  return evaluator.index.calls.flatMap((node) => readCall(evaluator, node, names) ?? []);
}

const paths = Object.keys(endpoints).map((path) => path.split('.'));
const resources = new Set(paths.flatMap((parts) => parts.slice(0, -1)));

/** The names of the methods that a file may call: those of a resource only where the file names the resource. */
function methodNames({ text }: Evaluator['sourceCode']): ReadonlySet<string> {
  const absent = new Set([...resources].filter((resource) => !text.includes(resource)));
  const names = paths.filter((parts) => !parts.some((part) => absent.has(part))).map((parts) => parts.at(-1)!);
  return new Set([...names, 'init']);
}

function readCall(
  evaluator: Evaluator,
  node: TSESTree.CallExpression,
  names: ReadonlySet<string>,
): MethodCall | undefined {
  const callee = unwrap(node.callee);
  if (callee.type === 'Identifier') {
    return mayBeMethod(evaluator, callee, names) ? methodCall(evaluator, node, callee, callee) : undefined;
  }
  if (callee.type === 'CallExpression') return methodCall(evaluator, node, callee, callee);
  if (callee.type !== 'MemberExpression') return undefined;
  const name = memberName(callee);
  if (name === 'call') {
    const method = unwrap(callee.object);
    return methodCall(evaluator, node, method, method.type === 'MemberExpression' ? method.property : method, 1);
  }
  // A computed name may still be a constant.
  if (name !== undefined && !names.has(name)) return undefined;
  const found = methodCall(evaluator, node, callee, callee.property);
  if (found || name === undefined) return found;
  const presumed = presumedMethod(evaluator, node, unwrap(callee.object), name);
  return presumed && { node, name: callee.property, methods: [presumed], firstArgument: 0 };
}

/** Whether a name can stand for a method: it is no function of the file, no global, and no import of another name. */
function mayBeMethod({ sourceCode }: Evaluator, name: TSESTree.Identifier, names: ReadonlySet<string>): boolean {
  const [definition] = findVariable(sourceCode, name, name.name)?.defs ?? [];
  // Compared as text: the enum of the typings is a run-time import.
  if (!definition || (definition.type as string) === 'FunctionName') return false;
  const { node } = definition;
  return node.type !== 'ImportSpecifier' || names.has(specifierName(node.imported));
}

function methodCall(
  evaluator: Evaluator,
  node: TSESTree.CallExpression,
  callee: Node,
  name: Node,
  firstArgument = 0,
): MethodCall | undefined {
  const methods = methodsOf(evaluator, callee);
  return methods && { node, name, methods, firstArgument };
}

/** The methods that an expression may be; `undefined` unless they are the same one of the same kind of client. */
function methodsOf(evaluator: Evaluator, callee: Node): readonly [Method, ...Method[]] | undefined {
  // What a caller may pass beside a default client is expected to be such a client.
  const values = present(evaluator.valuesOf(callee));
  const seen = values.filter(({ kind }) => kind !== 'caller');
  const [first] = seen;
  if (first?.kind !== 'method') return undefined;
  const isAgreed = seen.every(
    (value) =>
      value.kind === 'method' &&
      value.endpoint === first.endpoint &&
      value.isV2View === first.isV2View &&
      value.client.className === first.client.className,
  );
  return isAgreed ? (seen as [Method, ...Method[]]) : undefined;
}

/** What a call of a method asks an endpoint for. */
export function readRequest(evaluator: Evaluator, call: MethodCall): CohereCall {
  const { node, name, methods, firstArgument } = call;
  const [{ endpoint, client, isV2View }, ...others] = methods;
  const api = isV2View ? 'v2' : client.api;
  const at = firstArgument + endpoints[endpoint]!.methods[api]!.requestIndex;
  return {
    node,
    name,
    endpoint,
    api,
    clients: [client, ...others.map((method) => method.client)],
    request: ObjectShape.ofArgument(evaluator, node.arguments, at, node),
    options: ObjectShape.ofArgument(evaluator, node.arguments, at + 1, node),
  };
}
