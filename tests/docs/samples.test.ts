import { dirname, join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
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
  const modules = new Map(pages.flatMap(modulesOf));
  expect(modules.size).toBeGreaterThan(15);
  expect([...modules.keys()].filter((path) => !path.endsWith('.ts'))).toEqual([]);
  expect(check(modules)).toEqual([]);
});

it('a sample that does not compile is noticed', { timeout: 60_000 }, () => {
  const path = join(root, 'docs/wrong.ts');
  const code = "import { redact } from 'eslint-plugin-cohere/runtime';\nredact({}, { texts: true });\n";
  expect(check(new Map([[path, code]]))).toEqual([expect.stringMatching(/wrong\.ts:2 .*'texts' does not exist/)]);
});
