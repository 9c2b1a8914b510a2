import type { FunctionNode, Node } from '../../core/ast.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import type { Told } from './failure-tests.js';
import type { Handler } from './handler.js';
import type { Fault, Handling } from './handling.js';
import type { Invocation } from './named-functions.js';

/** A rejection on its way. */
export interface Trip {
  readonly origin: Node;
  /** The evaluator of the file that it is in. */
  readonly home: Evaluator;
  /** What handlers on the way have told apart. */
  readonly told: Told;
  /** The first handler that let it through. */
  readonly passedBy?: Handler;
  /** How it got around a handler of its own function. */
  readonly evaded?: Fault;
  /** Functions that it came into through a call in sight: it leaves them there. */
  readonly entries: ReadonlyMap<FunctionNode, Entry>;
  /** Functions and variables that it was in: it goes through none of them twice. */
  readonly seen: ReadonlySet<object>;
}

interface Entry {
  readonly call: Invocation;
  readonly home: Evaluator;
}

/** How the result of a call goes on: as a promise, or as a stream. `undefined` where it comes back to where it was. */
export type Follow = (node: Node, trip: Trip) => Handling | undefined;

/** It goes to code that is out of sight. */
export function unknown({ origin }: Trip): Handling {
  return { kind: 'unknown', origin };
}

/** It goes on to others on purpose, unless it got around a `catch` that was meant for it. */
export function forwarded({ origin, evaded }: Trip): Handling {
  return { kind: evaded === 'unawaitedReturn' ? evaded : 'forwarded', origin };
}

/** A rejection that gets around a handler of its own function; what a handler has seen does not. */
export function evading(trip: Trip, evaded: Fault): Trip {
  return trip.passedBy || trip.evaded ? trip : { ...trip, evaded };
}
