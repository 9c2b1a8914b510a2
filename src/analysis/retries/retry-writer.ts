/** Edits that leave the retries of calls to one of those who try them again. */
import type { TSESLint } from '@typescript-eslint/utils';
import { removeProperty } from '../../core/fixes.js';
import { addParameter, insertLines } from '../../core/handler-code.js';
import { freeName, importNames } from '../../core/imports.js';
import { callOptionWriter } from '../writers/call-option-writer.js';
import type { CohereCall } from '../calls.js';
import { hasHelpers } from '../writers/client-option-writer.js';
import type { CohereFile } from '../cohere-file.js';
import type { Edits } from '../writers/field-writer.js';
import type { Field } from '../objects/object-fields.js';
import { runtimeModule } from '../project/packages.js';
import type { RetryWithHandler } from './retry-handlers.js';

/** Switches the SDK's own retries off for calls; `undefined` where the options of one are out of sight. */
export function retriesSwitch({ evaluator }: CohereFile, calls: readonly CohereCall[]): Edits | undefined {
  const writers = calls.map((call) => callOptionWriter(evaluator.sourceCode, call, 'maxRetries', '0'));
  if (writers.includes(undefined)) return undefined;
  return (fixer) => writers.flatMap((write) => write!(fixer));
}

/** Gives up a retry for failures that the runtime helpers call lasting. */
export function retryLimiter(file: CohereFile, { handler, home }: RetryWithHandler): Edits | undefined {
  const { sourceCode } = file.evaluator;
  const { param, body } = handler;
  if (!hasHelpers(file) || home !== file.evaluator || (param && param.type !== 'Identifier')) return undefined;
  const name = param?.name ?? freeName(sourceCode, 'error', body);
  const { written, edits } = importNames(sourceCode, runtimeModule, ['classifyCohereError'], body);
  const test = `if (!${written.classifyCohereError}(${name}).retryable) throw ${name};`;
  return (fixer) => [
    ...edits(fixer),
    ...(param ? [] : [addParameter(sourceCode, fixer, handler, name)]),
    insertLines(sourceCode, fixer, body, [test]),
  ];
}

/** Takes an option out of the literal that it stands in. */
export function optionRemover(
  { evaluator: { sourceCode } }: CohereFile,
  { node }: Field,
): TSESLint.ReportFixFunction | undefined {
  return node.type === 'Property' ? (fixer) => removeProperty(sourceCode, fixer, node) : undefined;
}
