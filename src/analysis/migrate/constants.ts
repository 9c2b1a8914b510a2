import type { TSESTree } from '@typescript-eslint/utils';
import { type Node, findVariable } from '../../core/ast.js';
import type { Evaluator } from '../evaluator/evaluator.js';

/** The value of a constant without a declared type that one place of the file reads: it may become something else. */
export function ownConstant({ sourceCode }: Evaluator, name: TSESTree.Identifier): Node | undefined {
  const variable = findVariable(sourceCode, name, name.name);
  const declarator = variable?.defs[0]?.node;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier') return undefined;
  const { id, init, parent } = declarator;
  const isPrivate = parent.kind === 'const' && parent.parent.type !== 'ExportNamedDeclaration' && !id.typeAnnotation;
  const others = variable!.references.filter(({ identifier }) => identifier !== name && identifier !== id);
  return isPrivate && others.length === 0 ? (init ?? undefined) : undefined;
}
