/** What code reads of an object: `response.meta.tokens`. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Node, memberName } from '../../core/ast.js';

/** A name that is read, and what reads it. */
interface Step {
  readonly name: string;
  readonly node: TSESTree.MemberExpression;
}

/** The names that are read one after the other. */
export type Path = readonly Step[];

/** The names that are read of a value, and of what that gives. */
export function pathFrom(value: Node): Path {
  const { parent } = value;
  const name = parent?.type === 'MemberExpression' && parent.object === value ? memberName(parent) : undefined;
  return name === undefined ? [] : [{ name, node: parent as TSESTree.MemberExpression }, ...pathFrom(parent!)];
}

/** Whether a path begins with some names. */
export function startsWith(path: Path, names: readonly string[]): boolean {
  return names.every((name, at) => path[at]?.name === name);
}

/** Where the part of `object.name` behind the object begins, and with what dot; `undefined` for `object[…]`. */
export function tailOf(
  sourceCode: Readonly<TSESLint.SourceCode>,
  { property, computed }: TSESTree.MemberExpression,
): { readonly start: number; readonly dot: string } | undefined {
  const dot = sourceCode.getTokenBefore(property)!;
  return computed ? undefined : { start: dot.range[0], dot: dot.value };
}

/** Whether an expression is assigned to. */
export function isWritten(node: Node): boolean {
  return node.parent?.type === 'AssignmentExpression' && node.parent.left === node;
}
