/** The whole text of a stream, which v1 gives with its last event, and v2 in pieces only. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../core/ast.js';
import { quote } from '../../core/fixes.js';
import { insertionAt, replacementOf } from '../../core/replacements.js';
import { indentUnit, lineIndent } from '../../core/wrap-in-try.js';
import type { Edits } from './edits.js';
import { firstFreeName } from './names.js';

/**
 * The edits that let a loop gather the text in a variable of its own, and read it there; `undefined` where there is no
 * place for it.
 *
 * @param event the name of an event in the loop
 * @param reads what reads the whole text
 */
export function gatherText(
  sourceCode: Readonly<TSESLint.SourceCode>,
  loop: TSESTree.ForOfStatement,
  event: string,
  reads: readonly Node[],
): Edits {
  const { body, parent } = loop;
  const isInBlock = parent.type === 'BlockStatement' || parent.type === 'Program';
  const name = firstFreeName(sourceCode, ['text', 'reply'], [loop, ...reads]);
  const isCommented = reads.some((read) => sourceCode.getCommentsInside(read).length > 0);
  if (!isInBlock || body.type !== 'BlockStatement' || name === undefined || isCommented) return undefined;
  const [empty, piece] = [quote(sourceCode, ''), quote(sourceCode, 'content-delta')];
  const indent = lineIndent(sourceCode, loop);
  const added = `if (${event}.type === ${piece}) ${name} += ${event}.delta?.message?.content?.text ?? ${empty};`;
  return [
    insertionAt(loop.range[0], `let ${name} = ${empty};\n${indent}`),
    insertionAt(body.range[0] + 1, `\n${indent}${indentUnit(sourceCode)}${added}`),
    ...reads.map((read) => replacementOf(read, name)),
  ];
}
