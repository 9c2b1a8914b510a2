import { memberName, unwrap } from '../../core/ast.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import { functionsIn } from './handler-reader.js';

const registrations = new Set(['setErrorHandler', 'onError']);

/**
 * Whether a file registers a handler for what its routes reject with: `app.setErrorHandler(…)`, `app.onError(…)`, or
 * a middleware of four parameters.
 */
export function registersErrorHandler(home: Evaluator): boolean {
  return home.index.calls.some(({ callee, arguments: args }) => {
    const target = unwrap(callee);
    const name = target.type === 'MemberExpression' ? memberName(target) : undefined;
    if (name !== undefined && registrations.has(name)) return true;
    return (
      name === 'use' &&
      args.some((argument) => functionsIn(home, argument).some(({ node }) => node.params.length === 4))
    );
  });
}
