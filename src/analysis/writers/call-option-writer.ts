import type { TSESLint } from '@typescript-eslint/utils';
import { endpoints } from '../../catalog/index.js';
import type { CohereCall } from '../calls.js';
import { type Edits, fieldWriter } from './field-writer.js';

/** Edits that give an option to a call; `undefined` where its options, or where they would stand, are out of sight. */
export function callOptionWriter(
  sourceCode: Readonly<TSESLint.SourceCode>,
  { node, endpoint, api, options }: CohereCall,
  name: string,
  value: string,
): Edits | undefined {
  const write = fieldWriter(sourceCode, options, name, value);
  if (write) return write;
  const { requestIndex } = endpoints[endpoint]!.methods[api]!;
  const last = node.arguments.at(-1);
  const isComplete = node.arguments.length === requestIndex + 1 && last?.type !== 'SpreadElement';
  return last && isComplete ? (fixer) => [fixer.insertTextAfter(last, `, { ${name}: ${value} }`)] : undefined;
}
