/** How code reads something that v1 always gives, and v2 perhaps. */
import type { TSESLint } from '@typescript-eslint/utils';
import type { Node } from '../../core/ast.js';
import { quote } from '../../core/fixes.js';
import { type Replacement, insertionAt } from '../../core/replacements.js';
import { isDroppedOrTested } from './answer-places.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A read of something: an expression, and the place in it from which on it is written in another way. */
export interface Read {
  readonly node: Node;
  readonly start: number;
}

/** What gives the text of a message, or `undefined`: it may have several parts, and some of them are thoughts. */
export function textOf(sourceCode: SourceCode, message: string): string {
  const [text, empty] = [quote(sourceCode, 'text'), quote(sourceCode, '')];
  return `${message}.content?.map((part) => (part.type === ${text} ? part.text : ${empty})).join(${empty})`;
}

/** The edits that let a read give something else, and a default where that is `undefined` and would be used. */
export function optionalRead(
  sourceCode: SourceCode,
  { node, start }: Read,
  written: string,
  fallback: string,
): readonly Replacement[] {
  // What is optional behind it no longer is, or is already.
  const next = sourceCode.getTokenAfter(node);
  const isAsked = next?.value === '?.' && node.parent?.type === 'MemberExpression' && !node.parent.computed;
  const after = isAsked ? [{ range: next.range, text: '.' }] : [];
  const range = [start, node.range[1]] as const;
  const isClosed = sourceCode.getTokenBefore(node)?.value === '(' && sourceCode.getTokenAfter(node)?.value === ')';
  const end = isClosed ? node : endOfCalls(node);
  if (hasFallback(unchained(end)) || isDroppedOrTested(unchained(end))) return [{ range, text: written }, ...after];
  const text = `${written} ?? ${fallback}`;
  if (isClosed || openPlaces.has(unchained(node).parent!.type)) return [{ range, text }];
  return [insertionAt(node.range[0], '('), { range, text: `${text})` }, ...after];
}

/** The last call of a chain of methods: `text.trim().split(',')`. */
function endOfCalls(node: Node): Node {
  const { parent } = node;
  const call = parent?.type === 'MemberExpression' ? parent.parent : undefined;
  return call?.type === 'CallExpression' && call.callee === parent ? endOfCalls(call) : node;
}

function unchained(node: Node): Node {
  return node.parent?.type === 'ChainExpression' ? node.parent : node;
}

/** `read || 'nothing'`. */
function hasFallback(node: Node): boolean {
  const { parent } = node;
  return parent?.type === 'LogicalExpression' && parent.left === node && parent.operator !== '&&';
}

/** Where any expression may stand without parentheses. */
const openPlaces: ReadonlySet<string> = new Set([
  'ArrayExpression',
  'ArrowFunctionExpression',
  'AssignmentExpression',
  'CallExpression',
  'ExpressionStatement',
  'JSXExpressionContainer',
  'NewExpression',
  'Property',
  'ReturnStatement',
  'TemplateLiteral',
  'VariableDeclarator',
  'YieldExpression',
]);
