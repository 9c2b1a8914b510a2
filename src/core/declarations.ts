/** Adds declarations that all functions of a file share. */
import type { TSESLint } from '@typescript-eslint/utils';
import { topStatements } from './ast.js';
import { isLoad } from './imports.js';
import { lineIndent } from './wrap-in-try.js';

/** Adds a statement below the imports and `require`s of a file, so that it may use what they load. */
export function insertBelowImports(
  sourceCode: Readonly<TSESLint.SourceCode>,
  fixer: TSESLint.RuleFixer,
  statement: string,
): TSESLint.RuleFix {
  const body = topStatements(sourceCode);
  const last = body.findLast(isLoad);
  if (!last) return fixer.insertTextBefore(body[0]!, `${statement}\n\n`);
  const comment = sourceCode.getCommentsAfter(last).findLast(({ loc }) => loc.end.line === last.loc.end.line);
  return fixer.insertTextAfter(comment ?? last, `\n\n${lineIndent(sourceCode, last)}${statement}`);
}
