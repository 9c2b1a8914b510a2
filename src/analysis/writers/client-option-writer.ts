import { clientOptions, isInRange, sdkVersions } from '../../catalog/index.js';
import type { CohereClient } from '../client.js';
import type { CohereFile } from '../cohere-file.js';
import { type Edits, fieldWriter } from './field-writer.js';

/** Whether the runtime helpers support the SDK of a file. */
export function hasHelpers({ sdk }: Pick<CohereFile, 'sdk'>): boolean {
  return isInRange(sdk.version, { since: sdkVersions.oldestForHelpers });
}

/** Whether `cohereFetch()` works for a client. The AWS clients change each request on its way: they cannot use it. */
export function hasGuardedFetch({ sdk }: CohereFile, { className }: CohereClient): boolean {
  const isPlain = className === 'CohereClient' || className === 'CohereClientV2';
  return isPlain && isInRange(sdk.version, clientOptions['fetch']!);
}

/** Edits that give an option to a client of the file; `undefined` where its options do not stand in one place. */
export function clientOptionWriter(
  { evaluator }: CohereFile,
  { node, options, subclass }: CohereClient,
  name: string,
  value: string,
): Edits | undefined {
  const write = fieldWriter(evaluator.sourceCode, options, name, value);
  if (write || node.type !== 'NewExpression' || subclass || node.arguments.length > 0) return write;
  const last = evaluator.sourceCode.getLastToken(node)!;
  const argument = `{ ${name}: ${value} }`;
  // `new CohereClient` needs no parentheses.
  return (fixer) =>
    last.value === ')' ? [fixer.insertTextBefore(last, argument)] : [fixer.insertTextAfter(last, `(${argument})`)];
}
