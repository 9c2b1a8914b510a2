/** Programs that a rule changes, and what that does to what they send and print. */
import type { FakeCohereFault } from '../../src/testing/index.js';
import type { Fixer } from './changes.js';

/** A program with one report of a rule. */
export interface Program extends Fixer {
  /** What the program shows; no two programs of a fixer have the same name. */
  readonly name: string;
  readonly code: string;
  /**
   * Its extension decides the module system. What CommonJS waits for stands in an exported `run()`.
   * Default: `program.mts`.
   */
  readonly file?: string;
  /** Modules that it imports, by their names. */
  readonly beside?: Readonly<Record<string, string>>;
  /** What its `run()` is called with, where it exports one. */
  readonly input?: unknown;
  /** The release of the SDK that it runs on. Default: 8.1.0. */
  readonly sdk?: '7.21.0';
  /** Options of the rule. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** What `settings.cohere` says. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** What Cohere answers. Default: what a service does that is well. */
  readonly fault?: FakeCohereFault;
  /** Variables of the environment. Default: `CO_API_KEY` alone. */
  readonly env?: Readonly<Record<string, string>>;
  readonly effect: Effect;
}

/** The programs of a rule; each file in `programs` has those of the rule that it is called after. */
export type RulePrograms = readonly Omit<Program, 'rule'>[];

/**
 * What the change does: nothing that anyone sees; a difference that the design allows, and why it does; or a program
 * that works and ended with an error before. Differences are given by their paths in an {@link Observation}.
 */
export type Effect =
  | { readonly kind: 'same'; readonly why?: never; readonly paths: readonly [] }
  | { readonly kind: 'differs' | 'failed before'; readonly why: string; readonly paths: readonly string[] };

/** The same requests, and the same lines. */
export const same: Effect = { kind: 'same', paths: [] };

/** @param why one sentence for the page of fixes */
export const differs = (why: string, ...paths: readonly string[]): Effect => ({ kind: 'differs', why, paths });

/** @param failure the line that the program printed at its end */
export const failedBefore = (failure: string, ...paths: readonly string[]): Effect => ({
  kind: 'failed before',
  why: failure,
  paths: [...paths, 'prints[0]'],
});

/** What a program did. */
export interface Observation {
  readonly requests: readonly {
    /** Method, path and query. */
    readonly to: string;
    /** The `Authorization` header, with `KEY` for the right key. */
    readonly authorization: string | undefined;
    readonly body: Readonly<Record<string, unknown>>;
  }[];
  /** What it wrote to the console; at last the error that ended it, as `throws …`. */
  readonly prints: readonly string[];
}

/** What differs, by its path: its value before and after, `undefined` where there is none. */
export type Differences = Readonly<Record<string, readonly [before: unknown, after: unknown]>>;

/** What differs between two observations. A request or a line that only one has is one difference. */
export function differencesOf(before: Observation, after: Observation): Differences {
  const found: Record<string, [unknown, unknown]> = {};
  const compare = (path: string, one: unknown, other: unknown): void => {
    if (JSON.stringify(one) === JSON.stringify(other)) return;
    if (!isNested(one) || !isNested(other) || isLong(one) || isLong(other)) {
      found[path] = [inShort(one), inShort(other)];
      return;
    }
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      compare(Array.isArray(one) ? `${path}[${key}]` : `${path}.${key}`, one[key], other[key]);
    }
  };
  compare('requests', before.requests, after.requests);
  compare('prints', before.prints, after.prints);
  return found;
}

type Nested = Readonly<Record<string, unknown>>;

const isNested = (value: unknown): value is Nested => typeof value === 'object' && value !== null;

const isLong = (value: unknown): boolean => Array.isArray(value) && value.length > 8;

/** A value that has a long list, with the ends of the list. */
function inShort(value: unknown): unknown {
  if (Array.isArray(value)) {
    return isLong(value) ? `${value.length} items, ${String(value[0])} to ${String(value.at(-1))}` : value.map(inShort);
  }
  if (!isNested(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, inShort(field)]));
}
