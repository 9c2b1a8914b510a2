/** What v1 and v2 both tell of an answer. */
import { sharedCounts, sharedFinishReasons } from '../../catalog/index.js';
import { type Node, literalText } from '../../core/ast.js';
import type { Path } from './path.js';

/**
 * Whether a place does with the reason to finish what it can do with v2's as well.
 *
 * @param isTypeScript whether a place that takes any reason of v1 may refuse one of v2
 */
export function isSharedReason(reason: Node, isTypeScript: boolean): boolean {
  const { parent } = reason.parent?.type === 'ChainExpression' ? reason.parent : reason;
  switch (parent?.type) {
    case 'BinaryExpression':
      return [parent.left, parent.right].some(isSharedLiteral);
    case 'SwitchStatement':
      return parent.cases.every(({ test }) => !test || isSharedLiteral(test));
    case 'TemplateLiteral':
      return true;
    default:
      return !isTypeScript;
  }
}

function isSharedLiteral(node: Node): boolean {
  return sharedFinishReasons.includes(literalText(node) ?? '');
}

/** Whether a path leads from v1's `meta` to a count that v2's `usage` has under the same names. */
export function isSharedCount([, group, count]: Path): boolean {
  return group !== undefined && count !== undefined && (sharedCounts[group.name]?.includes(count.name) ?? false);
}
