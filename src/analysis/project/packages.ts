/** What a file uses of packages other than the SDK. */
import type { Node } from '../../core/ast.js';
import type { Evaluator } from '../evaluator/evaluator.js';

/** The module of the runtime helpers. */
export const runtimeModule = 'eslint-plugin-cohere/runtime';

/** An export of a module that is out of sight. */
export interface ImportedFrom {
  readonly source: string;
  /** `default` and `*` as in an import. */
  readonly name: string;
}

/** The export that an expression is, or comes from: by a call, as an object of a class, as a member of either. */
export function importedFrom(home: Evaluator, expression: Node): ImportedFrom | undefined {
  return home.valuesOf(expression).find((value) => value.kind === 'imported');
}
