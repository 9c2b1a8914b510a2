import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../..');
const source = join(root, 'src/runtime');

/** The runtime as it is published: JavaScript, once as ES modules and once as CommonJS. */
export interface CompiledRuntime {
  readonly folder: string;
  /** Path of the ES module. */
  readonly esm: string;
  /** Path of the CommonJS module. */
  readonly cjs: string;
  remove(): void;
}

/** Compiles the runtime into a temporary folder. */
export function compileRuntime(): CompiledRuntime {
  const folder = mkdtempSync(join(tmpdir(), 'cohere-runtime-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  emit(join(folder, 'esm'), 'module', ts.ModuleKind.ESNext);
  emit(join(folder, 'cjs'), 'commonjs', ts.ModuleKind.CommonJS);
  cpSync(join(import.meta.dirname, 'exit-child.mjs'), join(folder, 'exit-child.mjs'));
  return {
    folder,
    esm: join(folder, 'esm/index.js'),
    cjs: join(folder, 'cjs/index.js'),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function emit(folder: string, type: string, module: ts.ModuleKind): void {
  for (const name of sourceFiles()) {
    const compilerOptions = { module, target: ts.ScriptTarget.ES2023 };
    const { outputText } = ts.transpileModule(readFileSync(join(source, name), 'utf8'), { compilerOptions });
    const path = join(folder, name.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, outputText);
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type }));
}

/** The files of the runtime, relative to its folder. */
export function sourceFiles(): string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
}
