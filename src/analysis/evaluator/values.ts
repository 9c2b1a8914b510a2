/**
 * What an expression can evaluate to, as far as the rules care. An expression has a list of possible values;
 * the empty list means "never gets a value here".
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { ClassNode, FunctionNode, Node } from '../../core/ast.js';
import type { CohereClient } from '../client.js';
import type { Evaluator } from './evaluator.js';

export type Values = readonly Value[];

export type Value =
  /** Anything at all. */
  | { readonly kind: 'unknown' }
  /** Whatever the caller of a function passes. */
  | { readonly kind: 'caller' }
  /** What a module that is not the SDK exports. */
  | { readonly kind: 'imported'; readonly source: string; readonly name: string; readonly node: Node }
  /** A local module that was read. */
  | { readonly kind: 'module'; readonly home: Evaluator }
  /** `null` or `undefined`. */
  | { readonly kind: 'nothing'; readonly isNull: boolean }
  | { readonly kind: 'text'; readonly text: string; readonly node: Node }
  | { readonly kind: 'number'; readonly number: number; readonly node: Node }
  | { readonly kind: 'boolean'; readonly boolean: boolean; readonly node: Node }
  /** A global that the analysis knows, such as `process` or `Object`. */
  | { readonly kind: 'global'; readonly name: string }
  /** `process.env` and its relatives; with `name`, one variable in it. */
  | { readonly kind: 'environment'; readonly name: string | undefined; readonly node: Node }
  /** The SDK's module object; in 5.x and 6.x it is a ready-made client at the same time. */
  | { readonly kind: 'sdk'; readonly entry: 'root' | 'aws' | 'deep'; readonly node: Node }
  /** An export of the SDK that is no client class: `CohereError`, `Cohere.TooManyRequestsError`. */
  | { readonly kind: 'sdk-export'; readonly name: string }
  | { readonly kind: 'client-class'; readonly name: string }
  | { readonly kind: 'client'; readonly client: CohereClient; readonly isV2View: boolean }
  /** A function that gives a client, as `settings.cohere.clients` says. */
  | { readonly kind: 'factory'; readonly client: CohereClient }
  /** A part of a client, such as `embedJobs` or `audio.transcriptions`. */
  | { readonly kind: 'resource'; readonly client: CohereClient; readonly path: string }
  /** A method of a client. */
  | { readonly kind: 'method'; readonly client: CohereClient; readonly endpoint: string; readonly isV2View: boolean }
  /** What a call of an endpoint's method answers; of a streaming one, the stream. */
  | {
      readonly kind: 'answer';
      readonly client: CohereClient;
      readonly endpoint: string;
      readonly isV2View: boolean;
      readonly node: TSESTree.CallExpression;
    }
  | { readonly kind: 'function'; readonly node: FunctionNode; readonly home: Evaluator }
  | { readonly kind: 'class'; readonly node: ClassNode; readonly home: Evaluator }
  | { readonly kind: 'instance'; readonly node: ClassNode; readonly home: Evaluator }
  | { readonly kind: 'object'; readonly node: TSESTree.ObjectExpression; readonly home: Evaluator }
  /** What `Object.assign(…)` gives. */
  | { readonly kind: 'assigned'; readonly node: TSESTree.CallExpression; readonly home: Evaluator }
  | { readonly kind: 'array'; readonly node: TSESTree.ArrayExpression; readonly home: Evaluator }
  | { readonly kind: 'map'; readonly node: TSESTree.NewExpression; readonly home: Evaluator }
  | { readonly kind: 'enum'; readonly node: TSESTree.TSEnumDeclaration; readonly home: Evaluator }
  /** A value of which only the declared type is known: its members, its elements, or what it returns. */
  | { readonly kind: 'typed'; readonly members: readonly TSESTree.TypeElement[]; readonly home: Evaluator }
  | { readonly kind: 'elements'; readonly of: TSESTree.TypeNode; readonly home: Evaluator }
  | { readonly kind: 'returns'; readonly type: TSESTree.TypeNode; readonly home: Evaluator };

/** A client itself, as a value. */
export function clientValue(client: CohereClient): Value {
  return { kind: 'client', client, isV2View: false };
}

export const unknown: Values = [{ kind: 'unknown' }];
export const nothing: Values = [{ kind: 'nothing', isNull: false }];

/** Whether a value may be something the analysis has not seen. */
export function isOpen({ kind }: Value): boolean {
  return kind === 'unknown' || kind === 'caller' || kind === 'imported';
}

/** Whether every possible value was seen, and there is more than "nothing" among them. */
export function isKnown(values: Values): boolean {
  return values.some(({ kind }) => kind !== 'nothing') && !values.some(isOpen);
}

/** The values without `null` and `undefined`. */
export function present(values: Values): Values {
  return values.filter(({ kind }) => kind !== 'nothing');
}

/** Whether the only possible values are `null` and `undefined`. */
export function isNothing(values: Values): boolean {
  return values.length > 0 && values.every(({ kind }) => kind === 'nothing');
}

/** Whether two values are the same thing. */
export function isSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  const keys = Object.keys(a) as (keyof Value)[];
  return a.kind === b.kind && keys.every((key) => a[key] === b[key]);
}

/** No choice in real code has more sides; what has more is data. */
export const maxAlternatives = 100;

/** All values of several lists, each once. */
export function union(...lists: readonly Values[]): Values {
  const [only, ...others] = lists;
  if (only && others.length === 0) return only;
  const all: Value[] = [];
  for (const value of lists.flat()) {
    if (all.some((seen) => isSame(seen, value))) continue;
    if (all.length === maxAlternatives) return unknown;
    all.push(value);
  }
  return all;
}

/** The values, or, where some of them are out of sight, what a second source (a type annotation) knows besides. */
export function orElse(values: Values, fallback: () => Values): Values {
  if (isKnown(values)) return values;
  const other = fallback();
  const seen = values.filter((value) => !isOpen(value));
  return isKnown(other) ? union(other, seen) : values;
}
