import ts from 'typescript';

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.NodeNext,
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUnusedLocals: true,
  noEmit: true,
  skipLibCheck: true,
};

/** What TypeScript says about modules that exist in memory only, by path: one program over all of them. */
export function compile(modules: ReadonlyMap<string, string>): string[] {
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (path) => modules.get(path) ?? readFile(path);
  host.fileExists = (path) => modules.has(path) || fileExists(path);
  host.getSourceFile = (path, language, ...rest) => {
    const code = modules.get(path);
    if (code === undefined) return getSourceFile(path, language, ...rest);
    return ts.createSourceFile(path, code, language, true);
  };
  return ts.getPreEmitDiagnostics(ts.createProgram([...modules.keys()], options, host)).map(({ file, messageText }) => {
    return `${ts.flattenDiagnosticMessageText(messageText, '\n')}\n${file?.text ?? ''}`;
  });
}
