import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { type CompiledRuntime, compileRuntime, sourceFiles } from '../runtime/compiled.js';
import { root } from './files.js';
import { TemporaryProject } from './temporary-project.js';

const manifest = {
  name: 'eslint-plugin-cohere',
  exports: {
    './runtime': {
      require: { types: './cjs/index.d.ts', default: './cjs/index.js' },
      default: { types: './esm/index.d.ts', default: './esm/index.js' },
    },
  },
};

/**
 * Prints what becomes of a module's `run()`, called again and again, all at once, or with a limit of 200 seconds: what
 * it gives, the kind of an error, or the message of one that is not Cohere's.
 */
const runner = `import { pathToFileURL } from 'node:url';
import { classifyCohereError } from 'eslint-plugin-cohere/runtime';
const [path, url, how, count] = process.argv.slice(2);
process.env.COHERE_URL = url;
const { setTimeout: setTimer } = globalThis;
// Five minutes pass in three seconds, and what was to come first still does; a request has time to be sent.
if (how === 'patiently') globalThis.setTimeout = (callback, ms, ...args) => setTimer(callback, 800 + ms ** 0.6, ...args);
const { run } = await import(pathToFileURL(path).href);
const told = (error, { kind } = classifyCohereError(error)) => (kind === 'unknown' ? error.message : kind);
const settled = () => run().catch((error) => told(error));
const outcomes = [];
if (how === 'patiently') {
  const giveUp = new Promise((resolve) => setTimeout(resolve, 200_000, 'still waiting'));
  outcomes.push(await Promise.race([settled(), giveUp]));
} else if (how === 'together') {
  outcomes.push(...(await Promise.all(Array.from({ length: Number(count) }, settled))));
} else {
  for (let n = 0; n < Number(count); n++) outcomes.push(await settled());
}
process.stdout.write(JSON.stringify(outcomes), () => process.exit());
`;

/** How a runner calls a module's `run()`. */
export type Drive = 'patiently' | { readonly times: number } | { readonly together: number };

/** A project outside the repository in which the SDK and the helpers, as the build emits them, can be imported. */
export class RuntimeProject {
  readonly #project: TemporaryProject;
  readonly #runtime: CompiledRuntime = compileRuntime();

  /** @param files more files, by path: modules of the project, and stand-ins for packages */
  constructor(files: Readonly<Record<string, string>> = {}) {
    const folder = 'node_modules/eslint-plugin-cohere';
    const declarations = sourceFiles().map((name) => [name.replace(/\.ts$/u, '.d.ts'), declarationOf(name)] as const);
    this.#project = new TemporaryProject({
      'runner.mjs': runner,
      [`${folder}/package.json`]: JSON.stringify(manifest),
      [`${folder}/esm/package.json`]: '{ "type": "module" }',
      [`${folder}/cjs/package.json`]: '{ "type": "commonjs" }',
      ...Object.fromEntries(declarations.map(([name, text]) => [`${folder}/esm/${name}`, text])),
      ...Object.fromEntries(declarations.map(([name, text]) => [`${folder}/cjs/${name}`, text])),
      ...files,
    });
    for (const format of ['esm', 'cjs']) {
      cpSync(join(this.#runtime.folder, format), this.path(`${folder}/${format}`), { recursive: true });
    }
    for (const name of ['cohere-ai', 'tiny-lru']) {
      symlinkSync(join(root, 'node_modules', name), this.path(`node_modules/${name}`));
    }
  }

  /** The whole path of a file. */
  path(name: string): string {
    return join(this.#project.folder, name);
  }

  write(files: Readonly<Record<string, string>>): void {
    this.#project.write(files);
  }

  /** Runs a module, which finds Cohere in `COHERE_URL`. TypeScript is compiled first, without a check. */
  async run(name: string, code: string, cohereUrl: string, drive: Drive): Promise<unknown> {
    const script = name.replace(/ts$/u, 'js');
    this.write({ [script]: name.endsWith('ts') ? javaScript(name, code) : code });
    const args =
      typeof drive === 'string' ? [drive] : Object.entries(drive).flatMap(([how, count]) => [how, String(count)]);
    const how = [this.path(script), cohereUrl, ...args];
    const { code: status, stdout, stderr } = await this.#project.run(process.execPath, 'runner.mjs', ...how);
    if (status !== 0) throw new Error(`${basename(script)} ended with ${status}:\n${stderr}\n${code}`);
    return JSON.parse(stdout) as unknown;
  }

  remove(): void {
    this.#project.remove();
    this.#runtime.remove();
  }
}

function declarationOf(name: string): string {
  const fileName = join(root, 'src/runtime', name);
  return ts.transpileDeclaration(readFileSync(fileName, 'utf8'), { fileName, compilerOptions: {} }).outputText;
}

/** The JavaScript of a module, without a check. */
export function javaScript(name: string, code: string): string {
  const module = name.endsWith('.cts') ? ts.ModuleKind.CommonJS : ts.ModuleKind.ESNext;
  return ts.transpileModule(code, { compilerOptions: { module, target: ts.ScriptTarget.ES2023 } }).outputText;
}
