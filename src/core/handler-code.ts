/** Adds code to a handler: a `catch` clause, or a function that gets an error. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, isFunction } from './ast.js';
import { indentUnit, lineIndent } from './wrap-in-try.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Fixer = TSESLint.RuleFixer;
type Fix = TSESLint.RuleFix;

/** Gives a parameter to a handler that has none. */
export function addParameter(
  sourceCode: SourceCode,
  fixer: Fixer,
  node: TSESTree.CatchClause | FunctionNode,
  name: string,
): Fix {
  if (!isFunction(node)) return fixer.insertTextBefore(node.body, `(${name}) `);
  return fixer.insertTextAfter(
    sourceCode.getFirstToken(node, ({ value }) => value === '(')!,
    name,
  );
}

/** Inserts lines at the top of a block. */
export function insertLines(
  sourceCode: SourceCode,
  fixer: Fixer,
  block: TSESTree.BlockStatement,
  lines: readonly string[],
): Fix {
  const brace = sourceCode.getFirstToken(block)!;
  const next = sourceCode.getTokenAfter(brace, { includeComments: true })!;
  const base = lineIndent(sourceCode, brace);
  const inner = `${base}${indentUnit(sourceCode)}`;
  const text = lines.map((line) => `\n${inner}${line}`).join('');
  if (next.loc.start.line > brace.loc.end.line) return fixer.insertTextAfter(brace, text);
  const isEmpty = next.range[1] === block.range[1];
  return fixer.replaceTextRange([brace.range[1], next.range[0]], `${text}\n${isEmpty ? base : inner}`);
}
