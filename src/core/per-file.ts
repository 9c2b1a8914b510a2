import type { TSESLint } from '@typescript-eslint/utils';

/** The part of a rule's context that identifies the linted file. */
export interface FileContext {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
}

/** Computes something once per linted file, however many rules ask. "Nothing here" is kept like any other answer. */
export function perFile<Context extends FileContext, Result>(
  compute: (context: Context) => Result,
): (context: Context) => Result {
  return remembering(({ sourceCode }) => sourceCode, compute);
}

/** Computes something once per object, such as a file's source. */
export function perObject<Key extends object, Result>(compute: (key: Key) => Result): (key: Key) => Result {
  return remembering((key) => key, compute);
}

function remembering<Input, Result>(
  keyOf: (input: Input) => object,
  compute: (input: Input) => Result,
): (input: Input) => Result {
  // Made on first use: Oxlint reuses one SourceCode object for all files and replaces the global WeakMap to hide it.
  let results: WeakMap<object, { readonly result: Result }> | undefined;
  return (input) => {
    results ??= new WeakMap();
    const key = keyOf(input);
    const known = results.get(key);
    if (known) return known.result;
    const result = compute(input);
    results.set(key, { result });
    return result;
  };
}

/** Keeps the last answer alone: for what all rules ask in a row, and a map would cost more than the answer. */
export function lastAnswer<First, Second, Result>(
  compute: (first: First, second: Second) => Result,
): (first: First, second: Second) => Result {
  let last: { readonly first: First; readonly second: Second; readonly result: Result } | undefined;
  return (first, second) => {
    if (last?.first === first && last.second === second) return last.result;
    const result = compute(first, second);
    last = { first, second, result };
    return result;
  };
}
