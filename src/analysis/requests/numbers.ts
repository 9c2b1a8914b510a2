/** What a file shows of numbers. */
import type { TSESTree } from '@typescript-eslint/utils';
import { type Node, memberName, unwrap } from '../../core/ast.js';
import { constantOf } from '../evaluator/constant.js';
import type { Evaluator } from '../evaluator/evaluator.js';

/** The number that an expression may be: the largest in sight, such as a default. `undefined` where there is none. */
export function numberOf(home: Evaluator, expression: Node): number | undefined {
  const node = constantIn(home, unwrap(expression));
  if (node.type === 'BinaryExpression') return calculated(home, node);
  const smallest = smallestArgument(home, node, (argument) => numberOf(home, argument));
  if (smallest !== undefined) return smallest;
  const numbers = home.valuesOf(node).flatMap((value) => (value.kind === 'number' ? [value.number] : []));
  return numbers.length > 0 ? Math.max(...numbers) : undefined;
}

function calculated(home: Evaluator, { operator, left, right }: TSESTree.BinaryExpression): number | undefined {
  const [a, b] = [numberOf(home, left), numberOf(home, right)];
  if (a === undefined || b === undefined) return undefined;
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    default:
      return undefined;
  }
}

/** The smallest argument of `Math.min(…)`, as far as a reading shows it. */
function smallestArgument(
  home: Evaluator,
  node: Node,
  read: (argument: Node) => number | undefined,
): number | undefined {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  if (node.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return undefined;
  if (memberName(callee) !== 'min' || home.sourceCode.getText(callee.object) !== 'Math') return undefined;
  const numbers = node.arguments.flatMap((argument) => read(argument) ?? []);
  return numbers.length > 0 ? Math.min(...numbers) : undefined;
}

/**
 * The length of `list.slice(start, end)` at most: `slice(0, n)`, `slice(i, i + n)`, `slice(i * n, (i + 1) * n)`,
 * `slice(-n)`.
 */
export function sliceLength(home: Evaluator, start: Node | undefined, end: Node | undefined): number | undefined {
  if (!start) return undefined;
  const from = numberOf(home, start);
  if (!end) return from !== undefined && from < 0 ? -from : undefined;
  return distance(home, start, end);
}

function distance(home: Evaluator, start: Node, end: Node): number | undefined {
  const [from, to] = [numberOf(home, start), numberOf(home, end)];
  if (from !== undefined && to !== undefined) return from >= 0 && to >= from ? to - from : undefined;
  const target = constantIn(home, unwrap(end));
  const smallest = smallestArgument(home, target, (argument) => distance(home, start, argument));
  if (smallest !== undefined || target.type !== 'BinaryExpression') return smallest;
  if (target.operator === '+') return stepOf(home, target, start);
  return target.operator === '*' ? pageSize(home, unwrap(start), target) : undefined;
}

/** `n` of `start + n`. */
function stepOf(home: Evaluator, { left, right }: TSESTree.BinaryExpression, start: Node): number | undefined {
  if (isSame(home, left, start)) return numberOf(home, right);
  return isSame(home, right, start) ? numberOf(home, left) : undefined;
}

/** `n` of a page from `i * n` to `(i + 1) * n`. */
function pageSize(home: Evaluator, start: Node, { left, right }: TSESTree.BinaryExpression): number | undefined {
  const page = unwrap(left);
  const isPage =
    start.type === 'BinaryExpression' &&
    start.operator === '*' &&
    isSame(home, start.right, right) &&
    page.type === 'BinaryExpression' &&
    page.operator === '+' &&
    isSame(home, page.left, start.left) &&
    numberOf(home, page.right) === 1;
  return isPage ? numberOf(home, right) : undefined;
}

function isSame({ sourceCode }: Evaluator, a: Node, b: Node): boolean {
  return sourceCode.getText(unwrap(a)) === sourceCode.getText(unwrap(b));
}

/** What a constant stands for; any other expression as it is. */
function constantIn(home: Evaluator, node: Node): Node {
  return (node.type === 'Identifier' && constantOf(home, node)) || node;
}
