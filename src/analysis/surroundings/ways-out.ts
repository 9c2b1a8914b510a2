import type { Node } from '../../core/ast.js';
import { calleePath } from '../handling/named-functions.js';

/** Whether every path through a statement leaves the code around it: its function, its loop, or the process. */
export function leaves(node: Node): boolean {
  switch (node.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'BreakStatement':
      return true;
    case 'ExpressionStatement':
      return node.expression.type === 'CallExpression' && calleePath(node.expression).join('.') === 'process.exit';
    case 'BlockStatement':
      return node.body.some(leaves);
    case 'IfStatement':
      return leaves(node.consequent) && node.alternate !== null && leaves(node.alternate);
    default:
      return false;
  }
}
