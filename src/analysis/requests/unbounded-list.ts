import type { TSESTree } from '@typescript-eslint/utils';
import { type Node, findAncestor, isFunction, memberName, unwrap, walk } from '../../core/ast.js';
import { constantOf } from '../evaluator/constant.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import type { Value } from '../evaluator/values.js';

/** Methods that give as many items as a list has, or fewer, or more for each. */
const passing = new Set(['filter', 'flat', 'flatMap', 'map', 'reverse', 'sort', 'toReversed', 'toSorted']);
const comparisons = new Set(['<', '<=', '>', '>=']);

/** Whether a list is as long as a caller out of sight wants, and the file nowhere asks for its length. */
export function isUnboundedList(home: Evaluator, expression: Node): boolean {
  const names = origins(home, expression);
  const last = names.at(-1);
  return last !== undefined && home.valuesOf(last).some(isOfCaller) && !isMeasured(home, names);
}

/** Whether a value is the caller's to choose: that of a parameter, with or without the type of a list. */
function isOfCaller(value: Value): boolean {
  if (value.kind !== 'elements') return value.kind === 'caller';
  const annotation = findAncestor(value.of, isAnnotation);
  return annotation?.parent.type === 'Identifier' && isFunction(annotation.parent.parent);
}

const isAnnotation = (node: Node): node is TSESTree.TSTypeAnnotation => node.type === 'TSTypeAnnotation';

/** What a list comes from, through constants, copies and methods that keep its items. */
function origins(home: Evaluator, expression: Node): readonly Node[] {
  const node = unwrap(expression);
  const source = sourceOf(home, node);
  const own = node.type === 'Identifier' || node.type === 'MemberExpression' ? [node] : [];
  return source && source !== node ? [...own, ...origins(home, source)] : own;
}

function sourceOf(home: Evaluator, node: Node): Node | undefined {
  switch (node.type) {
    case 'Identifier':
      return constantOf(home, node);
    case 'CallExpression': {
      const callee = unwrap(node.callee);
      return callee.type === 'MemberExpression' && passing.has(memberName(callee) ?? '') ? callee.object : undefined;
    }
    case 'ArrayExpression': {
      const [only, ...others] = node.elements;
      return only?.type === 'SpreadElement' && others.length === 0 ? only.argument : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether code compares the length of a list, under one of its names, or takes a minimum of it. */
function isMeasured({ sourceCode }: Evaluator, names: readonly Node[]): boolean {
  const texts = new Set(names.map((name) => sourceCode.getText(name)));
  let isFound = false;
  walk(sourceCode.ast, sourceCode.visitorKeys, (node) => {
    if (node.type !== 'MemberExpression' || memberName(node) !== 'length') return;
    if (!texts.has(sourceCode.getText(node.object))) return;
    const { parent } = node;
    isFound ||= parent.type === 'BinaryExpression' && comparisons.has(parent.operator);
    isFound ||= parent.type === 'CallExpression' && sourceCode.getText(parent.callee) === 'Math.min';
  });
  return isFound;
}
