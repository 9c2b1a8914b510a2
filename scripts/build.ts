/**
 * Builds `dist/`: ES modules for everything, and a CommonJS copy of what applications import (Jest and
 * `module: node16` projects cannot load ES modules). Emits alone; `npm run typecheck` checks.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const forApplications = ['src/runtime/index.ts', 'src/testing/index.ts'];

function compile(entries: readonly string[], outDir: string, options: readonly string[]): void {
  const compiler = ['node_modules/typescript7/bin/tsc', '--ignoreConfig', '--noCheck', '--rootDir', 'src'];
  const shared = [...compiler, '--target', 'es2023', '--types', 'node', '--outDir', outDir, ...options, ...entries];
  // The declarations document; the code, which everybody installs, need not.
  execFileSync(process.execPath, [...shared, '--removeComments'], { stdio: 'inherit' });
  execFileSync(process.execPath, [...shared, '--declaration', '--emitDeclarationOnly'], { stdio: 'inherit' });
}

rmSync('dist', { recursive: true, force: true });
compile(['src/index.ts', ...forApplications], 'dist', ['--module', 'nodenext']);
compile(forApplications, 'dist/cjs', ['--module', 'commonjs', '--moduleResolution', 'bundler']);
// The plugin's own types name ESLint alone: nobody can reach the declarations of what is inside.
for (const folder of ['dist/analysis', 'dist/catalog', 'dist/core', 'dist/rules']) {
  const declarations = readdirSync(folder).filter((name) => name.endsWith('.d.ts'));
  for (const name of declarations) rmSync(join(folder, name));
}
writeFileSync('dist/cjs/package.json', '{ "type": "commonjs" }\n');
