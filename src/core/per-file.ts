import type { TSESLint } from '@typescript-eslint/utils';

/** The part of a rule's context that identifies the linted file. */
export interface FileContext {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
}

/** Computes something once per linted file, however many rules ask. "Nothing here" is kept like any other answer. */
export function perFile<Context extends FileContext, Result>(
  compute: (context: Context) => Result,
): (context: Context) => Result {
  // Made on first use: Oxlint reuses one SourceCode object for all files and replaces the global WeakMap to hide it.
  let results: WeakMap<object, { result: Result }> | undefined;
  return (context) => {
    results ??= new WeakMap();
    const known = results.get(context.sourceCode);
    if (known) return known.result;
    const result = compute(context);
    results.set(context.sourceCode, { result });
    return result;
  };
}

/** The same for what the source alone decides. */
export function perSource<Result>(
  compute: (sourceCode: FileContext['sourceCode']) => Result,
): (sourceCode: FileContext['sourceCode']) => Result {
  const ofFile = perFile(({ sourceCode }: FileContext) => compute(sourceCode));
  return (sourceCode) => ofFile({ sourceCode });
}
