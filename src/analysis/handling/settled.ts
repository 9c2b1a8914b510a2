import { type Node, findAncestor, isFunction, memberName, propertyName, walk, wrapped } from '../../core/ast.js';
import { readsOf } from './function-uses.js';
import type { Handling } from './handling.js';
import type { Invocation } from './named-functions.js';
import type { Trip } from './trip.js';

/** `Promise.allSettled(…)` never rejects: what it gives has the reasons, and somebody must look at them. */
export function ofSettled(call: Invocation, { origin, home }: Trip): Handling {
  const around = findAncestor(call, isFunction) ?? home.sourceCode.ast;
  let isLookedAt = false;
  walk(around, home.sourceCode.visitorKeys, (node) => {
    isLookedAt ||= node.type === 'MemberExpression' && memberName(node) === 'reason';
    isLookedAt ||= node.type === 'Property' && propertyName(node) === 'reason';
  });
  if (isLookedAt) return { kind: 'handled', origin };
  return { kind: isKept(call, home) ? 'unknown' : 'emptyHandler', origin };
}

/** Whether the results go where they cannot be seen. */
function isKept(call: Node, home: Trip['home']): boolean {
  const value = wrapped(call);
  const { parent } = value;
  switch (parent?.type) {
    case 'AwaitExpression':
      return isKept(parent, home);
    case 'ExpressionStatement':
    case 'ForOfStatement':
      return false;
    case 'MemberExpression':
      return memberName(parent) === 'then' || memberName(parent) === 'finally';
    case 'VariableDeclarator':
      return parent.id.type !== 'Identifier' || readsOf(home, parent.id).some((read) => isKept(read, home));
    default:
      return true;
  }
}
