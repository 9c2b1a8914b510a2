import { memberName, unwrap } from '../../core/ast.js';
import { importNames } from '../../core/imports.js';
import type { CohereCall } from '../calls.js';
import { hasHelpers } from './client-option-writer.js';
import type { CohereFile } from '../cohere-file.js';
import type { Edits } from './field-writer.js';
import { runtimeModule } from '../project/packages.js';
import { readsRawResponse } from '../requests/raw-response.js';

/**
 * Edits that let a helper send a request in batches: `client.embed(request)` becomes `embedInBatches(client, request)`.
 * There are none where the call has options that the helper does not take.
 */
export function batchWriter(
  file: CohereFile,
  call: CohereCall,
  helper: 'embedInBatches' | 'rerankInBatches',
): Edits | undefined {
  const { sourceCode } = file.evaluator;
  const { node, options } = call;
  const callee = unwrap(node.callee);
  const [request] = node.arguments;
  const isPlain = callee.type === 'MemberExpression' && !callee.optional && memberName(callee) === call.endpoint;
  if (!isPlain || !request || !hasHelpers(file) || readsRawResponse(call)) return undefined;
  const isSupported = !options.isOpen && options.names.every((name) => name === 'abortSignal');
  const from = sourceCode.getTokenAfter(callee, { filter: ({ value }) => value === '(' })!;
  if (!isSupported || sourceCode.commentsExistBetween(callee.object, from)) return undefined;
  const { written, edits } = importNames(sourceCode, runtimeModule, [helper], node);
  const start = `${written[helper]}(${sourceCode.getText(callee.object)}, `;
  return (fixer) => [fixer.replaceTextRange([node.range[0], from.range[1]], start), ...edits(fixer)];
}
