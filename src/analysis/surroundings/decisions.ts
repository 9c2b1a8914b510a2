import type { TSESTree } from '@typescript-eslint/utils';
import { type Node, findAncestor, findVariable, isInside, walk } from '../../core/ast.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import { calleePath } from '../handling/named-functions.js';
import { leaves } from './ways-out.js';

type Decision =
  TSESTree.IfStatement | TSESTree.ConditionalExpression | TSESTree.LogicalExpression | TSESTree.CallExpression;

/**
 * Whether a condition about a value decides if code gets to a place that reads it: `if (!key) throw …` or `assert(key)`
 * before it, or `key ? new Client({ token: key }) : null`.
 *
 * @param place where the value is read: a name or a path such as `process.env.KEY`; nothing decides about others
 */
export function isDecided(home: Evaluator, place: Node): boolean {
  return mentionsOf(home, place).some((mention) =>
    findAncestor(mention, (node): node is Decision => isDecision(node) && decides(node, mention, place)),
  );
}

/** Where a file reads the same thing. */
function mentionsOf({ sourceCode }: Evaluator, place: Node): readonly Node[] {
  if (place.type === 'Identifier') {
    const { references = [] } = findVariable(sourceCode, place, place.name) ?? {};
    return references.map(({ identifier }) => identifier);
  }
  const mentions: Node[] = [];
  if (place.type !== 'MemberExpression') return mentions;
  const text = sourceCode.getText(place);
  walk(sourceCode.ast, sourceCode.visitorKeys, (node) => {
    if (node.type === 'MemberExpression' && sourceCode.getText(node) === text) mentions.push(node);
  });
  return mentions;
}

function isDecision(node: Node): node is Decision {
  return ['IfStatement', 'ConditionalExpression', 'LogicalExpression'].includes(node.type) || isAssertion(node);
}

/** `assert(key);`, `invariant(key, '…');` */
function isAssertion(node: Node): node is TSESTree.CallExpression {
  const isStatement = node.type === 'CallExpression' && node.parent.type === 'ExpressionStatement';
  return isStatement && calleePath(node).some((name) => /^(?:assert|ensure|invariant)/u.test(name));
}

function decides(decision: Decision, mention: Node, place: Node): boolean {
  const condition = conditionOf(decision);
  if (!isInside(mention, condition) || isInside(place, condition)) return false;
  if (isInside(place, decision)) return true;
  const statement = decision.type === 'CallExpression' ? decision.parent : decision;
  const isOnTheWay = decision.range[1] <= place.range[0] && isInside(place, statement.parent!);
  return isOnTheWay && (isAssertion(decision) || (decision.type === 'IfStatement' && leaves(decision.consequent)));
}

function conditionOf(decision: Decision): Node {
  switch (decision.type) {
    case 'CallExpression':
      return decision;
    case 'LogicalExpression':
      return decision.left;
    default:
      return decision.test;
  }
}
