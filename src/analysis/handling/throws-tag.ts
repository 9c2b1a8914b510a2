import type { FunctionNode, Node } from '../../core/ast.js';
import type { Evaluator } from '../evaluator/evaluator.js';

const carriers = new Set<string>([
  'AssignmentExpression',
  'ExportDefaultDeclaration',
  'ExportNamedDeclaration',
  'ExpressionStatement',
  'MethodDefinition',
  'Property',
  'PropertyDefinition',
  'VariableDeclaration',
  'VariableDeclarator',
]);

/** Whether a function says in its JSDoc that it throws: then its failures are part of what it promises. */
export function hasThrowsTag({ sourceCode }: Evaluator, fn: FunctionNode): boolean {
  let node: Node = fn;
  for (;;) {
    if (
      sourceCode
        .getCommentsBefore(node)
        .some(({ type, value }) => type === 'Block' && /@(?:throws|exception)\b/u.test(value))
    )
      return true;
    if (!node.parent || !carriers.has(node.parent.type)) return false;
    node = node.parent;
  }
}
