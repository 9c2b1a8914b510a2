/** What TypeScript says about files that exist in memory only, JavaScript included: one program over all of them. */
import { dirname } from 'node:path';
import ts from 'typescript';
import { without } from './without.js';

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  jsx: ts.JsxEmit.Preserve,
  types: ['node'],
  allowJs: true,
  checkJs: true,
  allowImportingTsExtensions: true,
  strict: true,
  noUnusedLocals: true,
  noEmit: true,
  skipLibCheck: true,
};

/** What TypeScript says about a place of a file. */
export interface Diagnostic {
  readonly code: number;
  readonly text: string;
}

/** The diagnostics of each file, by its whole path. */
export function diagnose(files: ReadonlyMap<string, string>): ReadonlyMap<string, readonly Diagnostic[]> {
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, directoryExists, getSourceFile } = host;
  const folders = new Set([...files.keys()].flatMap(foldersOf));
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.directoryExists = (path) => folders.has(path) || directoryExists?.(path) === true;
  host.getSourceFile = (path, language, ...rest) => {
    const code = files.get(path);
    return code === undefined
      ? getSourceFile(path, language, ...rest)
      : ts.createSourceFile(path, code, language, true);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const global = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
  if (global.length > 0) throw new Error(global.map((found) => read(found).text).join('\n'));
  return new Map(
    [...files.keys()].map((path) => {
      const file = program.getSourceFile(path);
      const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
      return [path, found.map(read)];
    }),
  );
}

const read = ({ code, messageText }: ts.Diagnostic): Diagnostic => ({
  code,
  text: ts.flattenDiagnosticMessageText(messageText, '\n'),
});

function foldersOf(path: string): string[] {
  const folder = dirname(path);
  return folder === path ? [path] : [folder, ...foldersOf(folder)];
}

/** "Declared but never read" and the like. */
export const isUnused = ({ code }: Diagnostic): boolean => [6133, 6192, 6196, 6198].includes(code);

/**
 * "Not assignable", "missing a property", "unknown property", "no overload": which of them TypeScript gives for one
 * value, and in what words, follows from what else the value holds.
 */
const mismatches = [1360, 2322, 2339, 2345, 2352, 2353, 2551, 2559, 2561, 2739, 2740, 2741, 2769, 7053];

/** A name that nothing declares, which a shorthand property tells in other words. */
const undeclared = [2304, 18_004];

/** The diagnostics that were not there before. One of a kind accounts for one in other words. */
export function newAmong(after: readonly Diagnostic[], before: readonly Diagnostic[]): string[] {
  return without(after.map(keyOf), before.map(keyOf));
}

function keyOf({ code, text }: Diagnostic): string {
  if (mismatches.includes(code)) return 'a mismatch';
  return undeclared.includes(code) ? 'an undeclared name' : `${code}: ${text}`;
}
