import type { TSESTree } from '@typescript-eslint/utils';
import { type Node, literalText, memberName, wrapped } from '../../core/ast.js';
import { functionAround } from '../evaluator/syntax-index.js';
import { readsOf } from './function-uses.js';
import { functionsIn } from './handler-reader.js';
import { type Handling, worst } from './handling.js';
import { type Invocation, calleePath, isPassing } from './named-functions.js';
import type { RejectionFlow } from './rejection-flow.js';
import { type Follow, type Trip, unknown } from './trip.js';

/**
 * Follows a stream to the code that reads it: an error in mid-stream is thrown there, wherever that stands. The nodes
 * that it takes give the stream, or a promise of it.
 */
export function streamFollower(flow: RejectionFlow): Follow {
  return function follow(node, trip) {
    const value = wrapped(node);
    const { parent } = value;
    switch (parent?.type) {
      case 'AwaitExpression':
      case 'ConditionalExpression':
      case 'LogicalExpression':
        return follow(parent, trip);
      case 'ForOfStatement':
      case 'YieldExpression':
        return flow.ofThrow(parent, { ...trip, origin: parent });
      case 'VariableDeclarator':
        return ofVariable(flow, parent.id, trip, follow);
      case 'AssignmentExpression':
        return ofVariable(flow, parent.left, trip, follow);
      case 'ReturnStatement': {
        const fn = functionAround(parent);
        return fn ? flow.leave(fn, trip, follow) : unknown(trip);
      }
      case 'ArrowFunctionExpression':
        return flow.leave(parent, trip, follow);
      case 'CallExpression':
      case 'NewExpression':
        return ofArgument(flow, parent, value, trip, follow);
      case 'MemberExpression':
        return ofMethod(flow, parent, trip, follow);
      default:
        return unknown(trip);
    }
  };
}

function ofVariable(flow: RejectionFlow, target: Node, trip: Trip, follow: Follow): Handling | undefined {
  const reads = target.type === 'Identifier' ? readsOf(trip.home, target) : [];
  // A listener for errors stands for all that the stream is used for.
  return reads.length === 0 || reads.some(listensForErrors) ? unknown(trip) : flow.ofVariable(target, trip, follow);
}

function ofArgument(
  flow: RejectionFlow,
  call: Invocation,
  argument: Node,
  trip: Trip,
  follow: Follow,
): Handling | undefined {
  const path = calleePath(call);
  const inside = flow.throughParameters(call, argument, trip, follow);
  if (inside.length > 0) return worst(inside);
  if (path.at(-1) === 'from' || isPassing(path, [])) return follow(call, trip);
  // What a function out of sight reads while somebody waits for it, it throws there.
  return wrapped(call).parent?.type === 'AwaitExpression'
    ? flow.ofPromise(call, { ...trip, origin: call })
    : unknown(trip);
}

const listening = new Set(['on', 'once', 'addListener', 'pipe']);

function ofMethod(
  flow: RejectionFlow,
  member: TSESTree.MemberExpression,
  trip: Trip,
  follow: Follow,
): Handling | undefined {
  const call = wrapped(member).parent;
  if (call?.type !== 'CallExpression') return unknown(trip);
  const name = memberName(member) ?? '';
  if (name === 'then') return ofThen(call, trip, follow);
  if (name === 'pipeTo') return flow.ofPromise(call, { ...trip, origin: call });
  if (name === 'catch' || name === 'finally' || name === 'pipeThrough') return follow(call, trip);
  if (!listening.has(name) || listensForErrors(member.object)) return unknown(trip);
  const isLast = wrapped(call).parent?.type === 'ExpressionStatement';
  return isLast ? flow.fault('unhandled', { ...trip, origin: call }) : follow(call, trip);
}

/** `client.chatStream(…).then(async (stream) => { … })`. */
function ofThen({ arguments: [callback] }: TSESTree.CallExpression, trip: Trip, follow: Follow): Handling | undefined {
  const ways = (callback ? functionsIn(trip.home, callback) : []).flatMap(({ node, home }) => {
    const [parameter] = node.params;
    const reads = parameter?.type === 'Identifier' ? readsOf(home, parameter) : [];
    return reads.map((read) => follow(read, { ...trip, home }));
  });
  return worst(ways) ?? unknown(trip);
}

/** `stream.on('error', …)`. */
function listensForErrors(stream: Node): boolean {
  const member = wrapped(stream).parent;
  const call = member?.type === 'MemberExpression' ? wrapped(member).parent : undefined;
  if (member?.type !== 'MemberExpression' || call?.type !== 'CallExpression') return false;
  const [event] = call.arguments;
  return listening.has(memberName(member) ?? '') && event !== undefined && literalText(event) === 'error';
}
