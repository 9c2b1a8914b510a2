import { join } from 'node:path';
import ts from 'typescript';

const file = join(import.meta.dirname, 'calls.ts');
const options: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: ['node'],
};

/** Which of some calls TypeScript refuses, by their position; each is one line, on a client of the newest SDK. */
export function typeErrors(calls: readonly string[]): ReadonlySet<number> {
  const text = ["import { CohereClient, CohereClientV2 } from 'cohere-ai';", ...calls].join('\n');
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, language, ...rest) =>
    name === file ? ts.createSourceFile(name, text, language, true) : getSourceFile(name, language, ...rest);
  const program = ts.createProgram([file], options, host);
  const source = program.getSourceFile(file);
  const lines = ts.getPreEmitDiagnostics(program, source).map(({ start = 0 }) => {
    return source?.getLineAndCharacterOfPosition(start).line ?? 0;
  });
  // The import stands on the first line.
  return new Set(lines.map((line) => line - 1));
}
