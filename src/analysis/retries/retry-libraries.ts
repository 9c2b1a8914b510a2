/** Packages that try a function again when what it returns is rejected. */
import type { Evaluator } from '../evaluator/evaluator.js';
import type { Invocation } from '../handling/named-functions.js';
import { importedFrom } from '../project/packages.js';

/** Their functions and classes, by package. */
const retriers: ReadonlyMap<string, readonly string[]> = new Map([
  ['@langchain/core/utils/async_caller', ['AsyncCaller']],
  ['@lifeomic/attempt', ['retry']],
  ['async-retry', ['default', '*']],
  ['cockatiel', ['retry']],
  ['es-toolkit', ['retry']],
  ['exponential-backoff', ['backOff']],
  ['p-retry', ['default', '*']],
  ['radash', ['retry']],
  ['ts-retry', ['retry', 'retryAsync']],
  ['ts-retry-promise', ['retry', 'default']],
]);

/** Whether a call tries what it gets again: `pRetry(fn)`, `policy.execute(fn)`. */
export function isRetryLibrary({ callee }: Invocation, home: Evaluator): boolean {
  const { source = '', name = '' } = importedFrom(home, callee) ?? {};
  return retriers.get(source)?.includes(name) ?? false;
}
