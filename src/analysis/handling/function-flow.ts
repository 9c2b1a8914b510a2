import { type FunctionNode, type Node } from '../../core/ast.js';
import type { FunctionUse } from './function-uses.js';
import { type Handling, worst } from './handling.js';
import { type Invocation, calleePath, isListed, isPassing, isRegistering, isScheduling } from './named-functions.js';
import type { RejectionFlow } from './rejection-flow.js';
import { type Follow, type Trip, forwarded, unknown } from './trip.js';

const promiseMethods = new Set(['then', 'catch', 'finally']);

/** Functions that give a list of what their callback gives. */
const mappers = new Set(['map', 'flatMap', 'from']);

/**
 * What becomes of a rejection that leaves a function: the uses of the function in sight decide; where there are none,
 * what others do with it.
 */
export function ofUses(
  flow: RejectionFlow,
  uses: readonly FunctionUse[],
  fn: FunctionNode,
  trip: Trip,
  follow: Follow,
): Handling | undefined {
  const ways = worst(uses.map((use) => ofUse(flow, use, fn, trip, follow)));
  if (ways) return ways;
  const isPublic = uses.some(({ kind }) => kind === 'public' || kind === 'returned');
  if (!isPublic) return flow.lost('unhandled', trip);
  return flow.options.frameworkHandler ? forwarded(trip) : flow.lost('escapes', trip);
}

function ofUse(
  flow: RejectionFlow,
  use: FunctionUse,
  fn: FunctionNode,
  trip: Trip,
  follow: Follow,
): Handling | undefined {
  switch (use.kind) {
    case 'called':
      return follow(use.call, trip);
    case 'passed':
      return ofCallback(flow, use.call, use.argument, fn, trip, follow);
    case 'event':
      return flow.lost('unhandled', trip);
    case 'returned':
      return ofReturned(flow, use.by, fn, trip, follow);
    case 'public':
      return undefined;
    case 'unknown':
      return unknown(trip);
  }
}

/** A function that another one gives back, where the call of that one is in sight: `asyncHandler(async () => …)`. */
function ofReturned(
  flow: RejectionFlow,
  by: FunctionNode,
  fn: FunctionNode,
  trip: Trip,
  follow: Follow,
): Handling | undefined {
  const entry = trip.entries.get(by);
  const next = entry && { ...trip, home: entry.home };
  return next && ofUses(flow, flow.usesOf(fn, next).at(entry.call), fn, next, follow);
}

function ofCallback(
  flow: RejectionFlow,
  call: Invocation,
  argument: Node,
  fn: FunctionNode,
  trip: Trip,
  follow: Follow,
): Handling | undefined {
  const path = calleePath(call);
  const name = path.at(-1)!;
  if (isListed(flow.wrappers, path)) return forwarded(trip);
  // Nobody looks at what the executor of a promise gives back.
  if (call.type === 'NewExpression') return name === 'Promise' ? flow.lost('unhandled', trip) : unknown(trip);
  const inside = flow.throughParameters(call, argument, trip, (read, next) => {
    const uses = flow.usesOf(fn, next).at(read);
    return worst(uses.map((use) => ofUse(flow, use, fn, next, follow)));
  });
  if (inside.length > 0) return worst(inside);
  if (mappers.has(name) || (path.length > 1 && promiseMethods.has(name))) return follow(call, trip);
  if (name === 'forEach') return flow.fault('floating', trip);
  if (isScheduling(call, path)) return flow.lost('unhandled', trip);
  if (isRegistering(call, path)) return flow.hasFrameworkHandler ? forwarded(trip) : flow.lost('unhandled', trip);
  return isPassing(path, flow.options.passThrough) ? follow(call, trip) : unknown(trip);
}
