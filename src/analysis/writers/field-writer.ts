import type { TSESLint } from '@typescript-eslint/utils';
import { insertProperty, replaceValue } from '../../core/fixes.js';
import type { ObjectShape } from '../objects/object-shape.js';

/** A fix that consists of a list of edits, so that others can be added to it. */
export type Edits = (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[];

/**
 * A fix that gives a field to a request that has none, or only `undefined`. There is none where the request is not
 * written in one place that only this call uses, or where its type may not take the field.
 *
 * @param inferred the value for an object whose type TypeScript infers, where a plain one would be widened
 */
export function fieldWriter(
  sourceCode: Readonly<TSESLint.SourceCode>,
  request: ObjectShape,
  name: string,
  value: string,
  inferred: string | undefined = value,
): Edits | undefined {
  const { own } = request;
  if (!own || own.home.sourceCode !== sourceCode || own.typing === 'declared') return undefined;
  const text = own.typing === 'inferred' ? inferred : value;
  const empty = request.field(name);
  if (!empty || own.spreads(empty)) {
    return (fixer) => insertProperty(sourceCode, fixer, own.node, `${name}: ${text}`);
  }
  const { node } = empty;
  const isMethod = node.type === 'Property' && node.value.type === 'FunctionExpression';
  return own.holds(empty) && !isMethod ? (fixer) => [replaceValue(fixer, node, text)] : undefined;
}
