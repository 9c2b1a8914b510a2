import type { TSESTree } from '@typescript-eslint/utils';
import { type Node, findVariable, unwrap } from '../../core/ast.js';
import type { Evaluator } from './evaluator.js';

/** The expression that a name stands for, where it is a constant of the same file: `const name = …`. */
export function constantOf({ sourceCode }: Evaluator, name: TSESTree.Identifier): Node | undefined {
  const [definition] = findVariable(sourceCode, name, name.name)?.defs ?? [];
  const declarator = definition?.node;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier') return undefined;
  return declarator.parent.kind === 'const' && declarator.init ? unwrap(declarator.init) : undefined;
}
