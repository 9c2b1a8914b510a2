import type { Node } from '../core/ast.js';
import type { CohereCall } from './calls.js';
import type { CohereFile } from './cohere-file.js';
import type { Field } from './object-fields.js';

/** Whether a node stands in the linted file, and not in a module that it imports. */
export function isInFile({ evaluator }: Pick<CohereFile, 'evaluator'>, node: Node): boolean {
  let top = node;
  while (top.parent) top = top.parent;
  return top === evaluator.sourceCode.ast;
}

/**
 * Where to report something about a field of a request: at the node that is wrong, or, where that stands in another
 * file, at the value or the call through which it came.
 */
export function placeOf(file: Pick<CohereFile, 'evaluator'>, call: CohereCall, field: Field, node: Node): Node {
  return [node, field.value].find((candidate) => isInFile(file, candidate)) ?? call.name;
}
