/** Edits as data: they can be nested and joined before a fixer gets them. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Node } from './ast.js';
import { indentOf } from './fixes.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A replacement of a piece of a file. */
export interface Replacement {
  readonly range: readonly [number, number];
  readonly text: string;
}

/** The replacement of a whole node. */
export function replacementOf({ range }: Node, text: string): Replacement {
  return { range, text };
}

/** The replacement of what stands between the quotes of a literal. */
export function textReplacementOf({ range: [start, end] }: Node, text: string): Replacement {
  return { range: [start + 1, end - 1], text };
}

/** An insertion at a place. */
export function insertionAt(place: number, text: string): Replacement {
  return { range: [place, place], text };
}

/** The text of a node after some replacements inside it. */
export function textAfter({ text }: SourceCode, { range }: Node, replacements: readonly Replacement[]): string {
  const inOrder = [...replacements].sort((a, b) => a.range[0] - b.range[0]);
  let result = '';
  let at = range[0];
  for (const replacement of inOrder) {
    result += text.slice(at, replacement.range[0]) + replacement.text;
    at = replacement.range[1];
  }
  return result + text.slice(at, range[1]);
}

/** The removal of properties from an object literal that keeps others. Comments around them stay. */
export function removalsOf(
  sourceCode: SourceCode,
  { properties }: TSESTree.ObjectExpression,
  removed: ReadonlySet<Node>,
): readonly Replacement[] {
  const removals: Replacement[] = [];
  // The first ones go with the comma behind them, the others with the one before, unless a comment is in the way.
  let takesNext = true;
  for (const property of properties) {
    if (!removed.has(property)) {
      takesNext = false;
      continue;
    }
    const previous = sourceCode.getTokenBefore(property)!;
    takesNext ||= sourceCode.commentsExistBetween(previous, property);
    const range = takesNext ? rangeWithNext(sourceCode, property) : ([previous.range[0], property.range[1]] as const);
    removals.push({ range, text: '' });
  }
  return removals;
}

/** A property with the comma behind it, and the white space that its removal would leave. */
function rangeWithNext(sourceCode: SourceCode, property: Node): readonly [number, number] {
  const comma = sourceCode.getTokenAfter(property)!;
  if (comma.value !== ',') return property.range;
  const follower = sourceCode.getTokenAfter(comma, { includeComments: true })!;
  if (follower.loc.start.line === comma.loc.end.line) return [property.range[0], follower.range[0]];
  const isAlone = indentOf(sourceCode, property) !== undefined;
  const start = isAlone ? sourceCode.getTokenBefore(property, { includeComments: true })!.range[1] : property.range[0];
  return [start, comma.range[1]];
}
