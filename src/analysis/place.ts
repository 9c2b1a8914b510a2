import { type Node, isInFile } from '../core/ast.js';
import type { CohereCall } from './calls.js';
import type { CohereFile } from './cohere-file.js';
import type { Field } from './objects/object-fields.js';

/**
 * Where to report something about a field of a request: at the node that is wrong, or, where that stands in another
 * file, at the value or the call through which it came.
 */
export function placeOf(
  { evaluator: { sourceCode } }: Pick<CohereFile, 'evaluator'>,
  call: CohereCall,
  field: Field,
  node: Node,
): Node {
  return [node, field.value].find((candidate) => isInFile(sourceCode, candidate)) ?? call.name;
}
