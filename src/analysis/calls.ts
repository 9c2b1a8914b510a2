import type { TSESTree } from '@typescript-eslint/utils';
import { endpoints } from '../catalog/index.js';
import { type Node, memberName, unwrap } from '../core/ast.js';
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

/** The last parts of the endpoints' paths: a call by another name needs no look at its receiver. */
const methodNames = new Set(Object.keys(endpoints).map((path) => path.slice(path.lastIndexOf('.') + 1)));

/** The calls of endpoints in a file. */
export function findCalls(evaluator: Evaluator): readonly CohereCall[] {
  return evaluator.index.calls.flatMap((node) => {
    const call = readCall(evaluator, node);
    return call ? [call] : [];
  });
}

function readCall(evaluator: Evaluator, node: TSESTree.CallExpression): CohereCall | undefined {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') {
    const methods = callee.type === 'Identifier' || callee.type === 'CallExpression' ? methodsOf(evaluator, callee) : undefined;
    return methods && callOf(evaluator, node, callee, methods, 0);
  }
  const name = memberName(callee);
  if (name === 'call') {
    const methods = methodsOf(evaluator, callee.object);
    return methods && callOf(evaluator, node, methodNameNode(unwrap(callee.object)), methods, 1);
  }
  // A computed name may still be a constant.
  if (name !== undefined && !methodNames.has(name)) return undefined;
  const presumed = name === undefined ? undefined : presumedMethod(evaluator, node, unwrap(callee.object), name);
  const methods = methodsOf(evaluator, callee) ?? (presumed && [presumed]);
  return methods && callOf(evaluator, node, callee.property, methods, 0);
}

function methodNameNode(callee: Node): Node {
  return callee.type === 'MemberExpression' ? callee.property : callee;
}

/** The methods that an expression may be; `undefined` unless all of them are the same one of the same kind of client. */
function methodsOf(evaluator: Evaluator, callee: Node): readonly [Method, ...Method[]] | undefined {
  // What a caller may pass beside a default client is expected to be such a client.
  const values = present(evaluator.valuesOf(callee));
  const seen = values.filter(({ kind }) => kind !== 'caller');
  const [first] = seen;
  // `cohere.init()` makes a client and calls nothing.
  if (first?.kind !== 'method' || first.endpoint === 'init') return undefined;
  const isAgreed = seen.every(
    (value) =>
      value.kind === 'method' &&
      value.endpoint === first.endpoint &&
      value.isV2View === first.isV2View &&
      value.client.className === first.client.className,
  );
  return isAgreed ? (seen as [Method, ...Method[]]) : undefined;
}

function callOf(
  evaluator: Evaluator,
  node: TSESTree.CallExpression,
  name: Node,
  [first, ...others]: readonly [Method, ...Method[]],
  firstArgument: number,
): CohereCall {
  const { endpoint, client } = first;
  const api = first.isV2View ? 'v2' : client.api;
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

