import type { TSESTree } from '@typescript-eslint/utils';
import { endpoints } from '../catalog/index.js';
import { type Node, memberName, unwrap } from '../core/ast.js';
import { mayBeMethod } from './candidates.js';
import type { ClientApi, CohereClient } from './client.js';
import type { Evaluator } from './evaluator/evaluator.js';
import { presumedMethod } from './evaluator/evidence.js';
import { ObjectShape } from './objects/object-shape.js';
import { type Value, present } from './evaluator/values.js';

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
  return evaluator.index.calls.flatMap((node) => readCall(evaluator, node) ?? []);
}

function readCall(evaluator: Evaluator, node: TSESTree.CallExpression): MethodCall | undefined {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') return methodCall(evaluator, node, callee, 0);
  const name = memberName(callee);
  if (name === 'call') return methodCall(evaluator, node, unwrap(callee.object), 1);
  const found = methodCall(evaluator, node, callee, 0);
  if (found || name === undefined || !Object.hasOwn(endpoints, name)) return found;
  const presumed = presumedMethod(evaluator, node, unwrap(callee.object), name);
  return presumed && { node, name: callee.property, methods: [presumed], firstArgument: 0 };
}

function methodCall(
  evaluator: Evaluator,
  node: TSESTree.CallExpression,
  callee: Node,
  firstArgument: number,
): MethodCall | undefined {
  const methods = mayBeMethod(evaluator, callee) ? methodsOf(evaluator, callee) : undefined;
  const name = callee.type === 'MemberExpression' ? callee.property : callee;
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
