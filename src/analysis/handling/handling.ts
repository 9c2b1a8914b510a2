import type { Node } from '../../core/ast.js';
import type { Handler } from './handler.js';

/** What is wrong with the handling of a call, worst first. */
export const faults = [
  /** Nobody waits for the promise. */
  'floating',
  /** No handler: the rejection ends the request, the task or the process. */
  'unhandled',
  /** No handler in this file: the rejection leaves it through a function that others call. */
  'escapes',
  /** `return` without `await` in a `try`: its `catch` never runs. */
  'unawaitedReturn',
  /** The call stands in a `catch` or `finally` block, out of reach of its `try`. */
  'inHandler',
  /** The handler does nothing. */
  'emptyHandler',
  /** The handler logs and goes on as if nothing had happened. */
  'logOnly',
  /** A handler covers the call that opens a stream, and none the code that reads it. */
  'streamOutside',
  /** The handler treats every error alike. */
  'catchAll',
  /** The handler tells time-outs apart, and no other failure. */
  'missesCohereError',
  /** The handler tells `CohereError`s apart, and no time-outs. */
  'missesTimeout',
] as const;

export type Fault = (typeof faults)[number];

/** What becomes of the rejection of a call. */
export interface Handling {
  /**
   * - `unknown`: it goes to code that is out of sight;
   * - `forwarded`: it goes on to others on purpose;
   * - `handled`: a handler tells both cases apart.
   */
  readonly kind: Fault | 'unknown' | 'forwarded' | 'handled';
  /** Where the rejection starts: the call, or the loop that reads its stream. */
  readonly origin: Node;
  /** The one handler that decides, or, where none does, the one that let it through. */
  readonly handler?: Handler | undefined;
}

/** Whether a kind of handling is a fault. */
export function isFault(kind: Handling['kind']): kind is Fault {
  return (faults as readonly string[]).includes(kind);
}

const order: readonly Handling['kind'][] = [...faults, 'unknown', 'forwarded', 'handled'];

/**
 * What becomes of a rejection that goes several ways: the worst of them. With several faults there is no one handler
 * whose repair is enough.
 */
export function worst(ways: readonly (Handling | undefined)[]): Handling | undefined {
  const known = ways.filter((way) => way !== undefined);
  const [first, ...others] = known.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const isOneOfMany =
    first && others.some(({ kind, handler }) => isFault(kind) && handler?.node !== first.handler?.node);
  return isOneOfMany ? { ...first, handler: undefined } : first;
}
