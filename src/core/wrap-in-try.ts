/** Puts a statement, with the statements that need what it declares, into a `try`. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Node, isFunction, isInside, isMarkup } from './ast.js';
import { perObject } from './per-file.js';
import type { Replacement } from './replacements.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A place where statements stand one after the other. */
type Block = TSESTree.BlockStatement | TSESTree.Program | TSESTree.SwitchCase | TSESTree.StaticBlock;

/** The white space with which the line of a node begins. */
export function lineIndent({ lines }: SourceCode, { loc }: Node | TSESTree.Token): string {
  return /^\s*/u.exec(lines[loc.start.line - 1]!)![0];
}

/** One step of indentation, as the file has it: a tab, or its smallest number of spaces. Default: two spaces. */
export const indentUnit: (sourceCode: SourceCode) => string = perObject(({ lines }) => {
  const indents = lines.flatMap((line) => /^(?:\t| {2,})(?=[^\s*])/u.exec(line) ?? []);
  if (indents.some((indent) => indent === '\t')) return '\t';
  return indents.reduce((least, indent) => (indent.length < least.length ? indent : least), indents[0] ?? '  ');
});

/** The statement of a block in which a node of the same function stands; none where markup is around it. */
export function statementAround(node: Node): TSESTree.Statement | undefined {
  for (let inner: Node | undefined = node; inner && !isFunction(inner); inner = inner.parent) {
    if (inner.parent && isBlock(inner.parent)) return isMarkup(inner) ? undefined : (inner as TSESTree.Statement);
  }
  return undefined;
}

/** The `catch` clause of a new `try`. */
export interface CatchCode {
  readonly name: string;
  readonly lines: readonly string[];
}

/**
 * Puts a `try` around a statement and around those after it that use what it declares. There is none where something
 * else uses that too.
 *
 * @param awaited an expression of the statement that gets an `await`
 */
export function wrapInTry(
  sourceCode: SourceCode,
  statement: TSESTree.Statement,
  { name, lines }: CatchCode,
  awaited?: Node,
): Replacement | undefined {
  const last = lastToWrap(sourceCode, statement);
  if (!last) return undefined;
  const comment = sourceCode.getCommentsAfter(last).findLast(({ loc }) => loc.start.line === last.loc.end.line);
  const range: [number, number] = [statement.range[0], (comment ?? last).range[1]];
  const base = lineIndent(sourceCode, statement);
  const inner = `${base}${indentUnit(sourceCode)}`;
  const body = awaited
    ? `${indented(sourceCode, range[0], awaited.range[0])}await ${indented(sourceCode, awaited.range[0], range[1])}`
    : indented(sourceCode, ...range);
  const handler = lines.map((line) => `${inner}${line}`).join('\n');
  return { range, text: `try {\n${inner}${body}\n${base}} catch (${name}) {\n${handler}\n${base}}` };
}

/** The last of the statements that use what a statement declares, directly or not. */
function lastToWrap(sourceCode: SourceCode, first: TSESTree.Statement): Node | undefined {
  const siblings = statementsOf(first.parent as Block);
  const start = siblings.indexOf(first);
  let end = start;
  for (let at = start; at <= end; at++) {
    const sibling = siblings[at]!;
    if (sibling.type.startsWith('Export')) return undefined;
    for (const use of usesOfDeclared(sourceCode, sibling)) {
      const usedAt = siblings.findIndex((candidate) => isInside(use, candidate));
      if (usedAt < start) return undefined;
      end = Math.max(end, usedAt);
    }
  }
  return siblings[end];
}

function usesOfDeclared(sourceCode: SourceCode, statement: Node): readonly Node[] {
  const variables = sourceCode.getDeclaredVariables!(statement);
  return variables.flatMap(({ references }) => references.map(({ identifier }) => identifier));
}

function isBlock(node: Node): node is Block {
  return ['BlockStatement', 'Program', 'SvelteScriptElement', 'SwitchCase', 'StaticBlock'].includes(node.type);
}

function statementsOf(block: Block): readonly Node[] {
  return block.type === 'SwitchCase' ? block.consequent : block.body;
}

/** A piece of a file, one step further in; lines inside of templates and other tokens stay where they are. */
function indented(sourceCode: SourceCode, start: number, end: number): string {
  const text = sourceCode.text.slice(start, end);
  const fixed = mayHoldLongToken(text) ? tokensOfSeveralLines(sourceCode) : [];
  const unit = indentUnit(sourceCode);
  return text.replaceAll(/\n(?=[^\r\n])/gu, (newline, offset: number) => {
    const at = start + offset;
    return fixed.some((range) => at >= range[0] && at < range[1]) ? newline : `${newline}${unit}`;
  });
}

/** Whether a piece may have part in a template, markup, or a string that goes on in the next line. */
function mayHoldLongToken(text: string): boolean {
  return /[`<\\]/u.test(text);
}

const tokensOfSeveralLines = perObject(({ ast }: SourceCode) =>
  ast.tokens.filter(({ loc }) => loc.end.line > loc.start.line).map(({ range }) => range),
);
