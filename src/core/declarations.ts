/** Adds declarations that all functions of a file share. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Node, topStatements, unwrap } from './ast.js';
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

/** Whether a statement must stay above what uses it: an import, a `require`, a directive. */
function isLoad(statement: TSESTree.ProgramStatement): boolean {
  switch (statement.type) {
    case 'ImportDeclaration':
    case 'TSImportEqualsDeclaration':
      return true;
    case 'ExpressionStatement':
      // Oxlint gives `null` where the others give nothing.
      return typeof statement.directive === 'string';
    case 'VariableDeclaration':
      return statement.declarations.some(({ init }) => init && isRequire(unwrap(init)));
    default:
      return false;
  }
}

function isRequire(node: Node): boolean {
  return node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require';
}
