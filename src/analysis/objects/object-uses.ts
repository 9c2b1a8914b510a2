import type { TSESTree } from '@typescript-eslint/utils';
import { type Node, unwrap } from '../../core/ast.js';
import type { Evaluator } from '../evaluator/evaluator.js';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;
type Step = TSESTree.AssignmentExpression | TSESTree.CallExpression;

/** Where the object literals of a file turn up again, under whatever name. */
export interface ObjectUses {
  /** Assignments to a member, and calls of `Object.assign`, by the literal that they add to. */
  readonly steps: ReadonlyMap<TSESTree.ObjectExpression, readonly Step[]>;
  /** Calls by the literals that they get through a name. */
  readonly calls: ReadonlyMap<TSESTree.ObjectExpression, readonly Call[]>;
}

/** Looks once at every place of a file that could change an object. */
export function findObjectUses(evaluator: Evaluator): ObjectUses {
  const { memberWrites, assignCalls, calls, constructions } = evaluator.index;
  const steps = new Map<TSESTree.ObjectExpression, Step[]>();
  const passed = new Map<TSESTree.ObjectExpression, Call[]>();

  for (const { node, object } of [...memberWrites.values()].flat()) addTo(steps, evaluator, object, node);
  for (const call of assignCalls) {
    for (const target of call.arguments.slice(0, 1)) addTo(steps, evaluator, target, call);
  }
  for (const call of [...calls, ...constructions]) {
    for (const argument of call.arguments) if (isName(argument)) addTo(passed, evaluator, argument, call);
  }
  return { steps, calls: passed };
}

function addTo<Use>(
  uses: Map<TSESTree.ObjectExpression, Use[]>,
  evaluator: Evaluator,
  expression: Node,
  use: Use,
): void {
  for (const value of evaluator.valuesOf(expression)) {
    if (value.kind !== 'object') continue;
    const list = uses.get(value.node);
    if (list) list.push(use);
    else uses.set(value.node, [use]);
  }
}

function isName(argument: Node): boolean {
  const { type } = unwrap(argument);
  return type === 'Identifier' || type === 'MemberExpression';
}
