import { dirname, join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import ts from 'typescript';
import { expect, it } from 'vitest';
import cohere from '../../src/index.js';
import { read, root } from '../helpers/files.js';
import { samplesOf } from '../helpers/page.js';

const pages = ['docs/runtime.md', 'docs/testing.md'];

/** The samples of a page as modules beside it; one whose first line is `// name.ts` can be imported by that name. */
function modulesOf(page: string): [path: string, code: string][] {
  return samplesOf(read(page))
    .filter(({ language }) => language !== 'sh')
    .map(({ language, code, line }) => {
      const name = /^\/\/ ([\w.-]+\.ts)$/m.exec(code.split('\n', 1)[0] ?? '')?.[1];
      return [join(root, dirname(page), name ?? `${page.replace(/\W/g, '-')}-line-${line}.${language}`), code];
    });
}

/** The little of each framework that the samples use; `tests/long` compiles and runs them with the real ones. */
const frameworks: Readonly<Record<string, string>> = {
  express: `import type { ServerResponse } from 'node:http';
interface Request { readonly method: string; readonly body: any }
interface Response extends ServerResponse {
  json(body: unknown): this;
  set(name: string, value: string): this;
  status(code: number): this;
}
type Handler = (request: Request, response: Response) => unknown;
interface Express {
  use(handler: object): void;
  get(path: string, handler: Handler): void;
  post(path: string, handler: Handler): void;
  listen(port: number): void;
}
declare const express: { (): Express; json(): object };
export default express;`,
  fastify: `interface Reply {
  code(status: number): this;
  header(name: string, value: string): this;
}
export default function fastify(): { get(path: string, handler: (request: object, reply: Reply) => unknown): void };`,
  hono: `interface Context { readonly req: { readonly raw: Request } }
export declare class Hono {
  get(path: string, handler: (context: Context) => Response | Promise<Response>): this;
}`,
};

const declarationOf = (name: string): string => join(root, 'docs', `${name}.d.ts`);

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.NodeNext,
  types: ['node'],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipLibCheck: true,
  paths: {
    'eslint-plugin-cohere/runtime': [join(root, 'src/runtime/index.ts')],
    'eslint-plugin-cohere/testing': [join(root, 'src/testing/index.ts')],
    '@/cohere': [join(root, 'docs/cohere.ts')],
    undici: [join(root, 'node_modules/undici-types/index.d.ts')],
    ...Object.fromEntries(Object.keys(frameworks).map((name) => [name, [declarationOf(name)]])),
  },
};

/** What the compiler says about modules that exist in memory only. */
function check(modules: ReadonlyMap<string, string>): string[] {
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (path) => modules.get(path) ?? readFile(path);
  host.fileExists = (path) => modules.has(path) || fileExists(path);
  host.getSourceFile = (path, language, ...rest) => {
    const code = modules.get(path);
    return code === undefined
      ? getSourceFile(path, language, ...rest)
      : ts.createSourceFile(path, code, language, true);
  };
  const program = ts.createProgram([...modules.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file ? `${file.fileName}:${file.getLineAndCharacterOfPosition(start).line + 1} ` : '';
    return line + ts.flattenDiagnosticMessageText(messageText, '\n');
  });
}

it('the samples of the pages on the helpers compile against the helpers and the SDK', { timeout: 60_000 }, () => {
  const samples = new Map(pages.flatMap(modulesOf));
  expect(samples.size).toBeGreaterThan(20);
  expect([...samples.keys()].filter((path) => !path.endsWith('.ts'))).toEqual([]);
  const declarations = Object.entries(frameworks).map(([name, types]) => [declarationOf(name), types] as const);
  expect(check(new Map([...samples, ...declarations]))).toEqual([]);
});

it('the strict preset finds nothing in the samples', () => {
  const config = { ...cohere.configs.strict, files: ['**'], languageOptions: { parser } };
  const found = pages.flatMap(modulesOf).flatMap(([path, code]) => {
    // Samples of tests are what the preset takes them for.
    const filename = path.includes('testing') ? path.replace(/ts$/, 'test.ts') : path;
    return new Linter({ cwd: root }).verify(code, [config], filename).map(({ ruleId, line }) => [path, line, ruleId]);
  });
  expect(found).toEqual([]);
});

it('a sample that does not compile is noticed', { timeout: 60_000 }, () => {
  const path = join(root, 'docs/wrong.ts');
  const code = "import { redact } from 'eslint-plugin-cohere/runtime';\nredact({}, { texts: true });\n";
  expect(check(new Map([[path, code]]))).toEqual([expect.stringMatching(/wrong\.ts:2 .*'texts' does not exist/)]);
});
