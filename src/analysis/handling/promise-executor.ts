import type { TSESTree } from '@typescript-eslint/utils';
import { type Node, findVariable, isFunction, unwrap } from '../../core/ast.js';
import type { Evaluator } from '../evaluator/evaluator.js';

/**
 * The `new Promise(…)` that a name settles: the first parameter of its executor is `resolve`, the second `reject`.
 * `undefined` for everything else.
 */
export function settledBy(
  { sourceCode }: Evaluator,
  name: Node,
  settles: 'resolve' | 'reject',
): TSESTree.NewExpression | undefined {
  const inner = unwrap(name);
  const [definition] = inner.type === 'Identifier' ? (findVariable(sourceCode, inner, inner.name)?.defs ?? []) : [];
  const executor = definition?.node as Node | undefined;
  if (!isFunction(executor) || executor.parent.type !== 'NewExpression') return undefined;
  const { callee } = executor.parent;
  const isPromise = callee.type === 'Identifier' && callee.name === 'Promise';
  const parameter = executor.params[settles === 'resolve' ? 0 : 1];
  return isPromise && parameter && parameter === definition?.name ? executor.parent : undefined;
}
