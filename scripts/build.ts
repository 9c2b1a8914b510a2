/**
 * Builds `dist/`: ES modules for everything under `src/`, and a CommonJS copy of what applications import
 * (Jest and `module: node16` projects cannot load ES modules).
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import ts from 'typescript';

const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);

function emit(include: string[], outDir: string, overrides: ts.CompilerOptions): void {
  const { options, fileNames } = ts.parseJsonConfigFileContent({ ...config, include }, ts.sys, '.');
  const program = ts.createProgram(fileNames, { ...options, ...overrides, noEmit: false, rootDir: 'src', outDir });
  const diagnostics = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
  if (diagnostics.length === 0) return;
  console.error(
    ts.formatDiagnosticsWithColorAndContext(diagnostics, {
      getCanonicalFileName: (name) => name,
      getCurrentDirectory: ts.sys.getCurrentDirectory,
      getNewLine: () => '\n',
    }),
  );
  process.exit(1);
}

rmSync('dist', { recursive: true, force: true });
emit(['src'], 'dist', {});
emit(['src/runtime', 'src/testing'], 'dist/cjs', {
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  verbatimModuleSyntax: false,
});
mkdirSync('dist/cjs', { recursive: true });
writeFileSync('dist/cjs/package.json', '{ "type": "commonjs" }\n');
