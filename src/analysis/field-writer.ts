import type { TSESLint } from '@typescript-eslint/utils';
import { insertProperty, replaceValue } from '../core/fixes.js';
import type { ObjectShape } from './object-shape.js';

/** A fix that consists of a list of edits, so that others can be added to it. */
export type Edits = (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[];

/**
 * A fix that gives a field to a request that has none, or only `undefined`. There is none where the request is not
 * written in one place that only this call uses.
 */
export function fieldWriter(
  sourceCode: Readonly<TSESLint.SourceCode>,
  request: ObjectShape,
  name: string,
  value: string,
): Edits | undefined {
  const empty = request.field(name);
  if (empty?.home.sourceCode === sourceCode) return (fixer) => [replaceValue(fixer, empty.node, value)];
  const { literal } = request;
  return literal && ((fixer) => insertProperty(sourceCode, fixer, literal, `${name}: ${value}`));
}
