import type { TSESTree } from '@typescript-eslint/utils';
import { type Node, findAncestor, findVariable, isInside } from '../core/ast.js';
import type { Evaluator } from './evaluator.js';

type Decision = TSESTree.IfStatement | TSESTree.ConditionalExpression | TSESTree.LogicalExpression;

/**
 * Whether a condition about a variable decides if code gets to a place that reads it: `if (!key) throw …` before it, or
 * `key ? new Client({ token: key }) : null`.
 *
 * @param name where the place reads the variable
 */
export function isDecided({ sourceCode }: Evaluator, name: TSESTree.Identifier): boolean {
  const { references } = findVariable(sourceCode, name, name.name)!;
  return references.some(({ identifier }) =>
    findAncestor(identifier, (node): node is Decision => isDecision(node) && decides(node, identifier, name)),
  );
}

function isDecision(node: Node): node is Decision {
  return node.type === 'IfStatement' || node.type === 'ConditionalExpression' || node.type === 'LogicalExpression';
}

function decides(decision: Decision, mention: Node, place: Node): boolean {
  const condition = conditionOf(decision);
  if (!isInside(mention, condition) || isInside(place, condition)) return false;
  if (isInside(place, decision)) return true;
  const isOnTheWay = decision.range[1] <= place.range[0] && isInside(place, decision.parent);
  return isOnTheWay && decision.type === 'IfStatement' && leaves(decision.consequent);
}

function conditionOf(decision: Decision): Node {
  return decision.type === 'LogicalExpression' ? decision.left : decision.test;
}

/** Whether a branch ends its function. */
function leaves(branch: Node): boolean {
  const last = branch.type === 'BlockStatement' ? branch.body.at(-1) : branch;
  return last?.type === 'ThrowStatement' || last?.type === 'ReturnStatement';
}
