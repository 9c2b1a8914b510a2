/** A constant for the text of an answer, where several places read it: on v2 that takes more than a word. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../core/ast.js';
import { quote } from '../../core/fixes.js';
import { type Replacement, insertionAt, replacementOf } from '../../core/replacements.js';
import { lineIndent } from '../../core/wrap-in-try.js';
import { firstFreeName } from './names.js';
import { textOf } from './optional-read.js';
import { isWritten, pathFrom, startsWith } from './path.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** The declaration of a constant, and what reads it, by the expressions that are the answer. */
export interface TextConstant {
  readonly added: Replacement;
  readonly reads: ReadonlyMap<Node, Replacement>;
}

/**
 * The constant, behind `const response = await …`. `undefined` where the answer has no name, or its text is read once.
 *
 * @param values the expressions that are the answer
 * @param textPath the names on the way to the text
 */
export function textConstant(
  sourceCode: SourceCode,
  call: TSESTree.CallExpression,
  values: readonly Node[],
  textPath: readonly string[],
): TextConstant | undefined {
  const declared = declarationOf(call);
  const texts = values.flatMap((value): [Node, Node][] => {
    const path = pathFrom(value);
    const node = startsWith(path, textPath) ? path[textPath.length - 1]!.node : undefined;
    const isReplaceable = node && !isWritten(node) && sourceCode.getCommentsInside(node).length === 0;
    return isReplaceable ? [[value, node]] : [];
  });
  if (!declared || texts.length < 2) return undefined;
  const { response, declaration } = declared;
  const name = firstFreeName(sourceCode, ['text', 'reply'], [declaration, ...texts.map(([value]) => value)]);
  if (name === undefined) return undefined;
  const comment = sourceCode
    .getCommentsAfter(declaration)
    .findLast(({ loc }) => loc.start.line === declaration.loc.end.line);
  const text = `${textOf(sourceCode, `${response}.message`)} ?? ${quote(sourceCode, '')}`;
  const line = `\n${lineIndent(sourceCode, declaration)}const ${name} = ${text};`;
  return {
    added: insertionAt((comment ?? declaration).range[1], line),
    reads: new Map(texts.map(([value, node]) => [value, replacementOf(node, name)])),
  };
}

/** `const response = await call`, as a statement of its own. */
function declarationOf({ parent }: Node): { readonly response: string; readonly declaration: Node } | undefined {
  const declarator = parent?.type === 'AwaitExpression' ? parent.parent : undefined;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier') return undefined;
  const { id, parent: declaration } = declarator;
  const isStatement = ['BlockStatement', 'Program', 'SwitchCase'].includes(declaration.parent.type);
  return isStatement && declaration.declarations.length === 1 ? { response: id.name, declaration } : undefined;
}
