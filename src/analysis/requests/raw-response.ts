import { memberName, wrapped } from '../../core/ast.js';
import type { CohereCall } from '../calls.js';

/** Whether code asks the promise of a call for the HTTP response as well: no other promise can be asked that. */
export function readsRawResponse({ node }: Pick<CohereCall, 'node'>): boolean {
  const { parent } = wrapped(node);
  return parent?.type === 'MemberExpression' && memberName(parent) === 'withRawResponse';
}
