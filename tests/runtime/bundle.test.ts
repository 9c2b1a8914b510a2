import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import { build, type Rollup } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileRuntime, type CompiledRuntime, sourceFiles } from './compiled.js';

const source = join(import.meta.dirname, '../../src/runtime');

/** What a file imports when it runs. */
function importsOf(name: string): string[] {
  const file = ts.createSourceFile(name, readFileSync(join(source, name), 'utf8'), ts.ScriptTarget.ES2023);
  return file.statements.flatMap((statement) => {
    const isLoading = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
    if (!isLoading || !statement.moduleSpecifier || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const isTypeOnly = ts.isExportDeclaration(statement) ? statement.isTypeOnly : statement.importClause?.isTypeOnly;
    return isTypeOnly ? [] : [statement.moduleSpecifier.text];
  });
}

describe('the runtime', () => {
  it('has files to look at', () => {
    expect(sourceFiles()).toEqual(expect.arrayContaining(['index.ts', join('fetch', 'attempt.ts')]));
  });

  it.each(sourceFiles())('%s imports no module of Node and nothing of the linter', (name) => {
    for (const specifier of importsOf(name)) {
      expect(isBuiltin(specifier)).toBe(false);
      if (!specifier.startsWith('.')) expect(['tiny-lru']).toContain(specifier);
      expect(specifier).not.toMatch(/\/(analysis|core|rules|configs|testing)\//);
    }
  });
});

describe('a bundle for a platform without Node', () => {
  let compiled: CompiledRuntime;
  beforeAll(() => {
    compiled = compileRuntime();
  });
  afterAll(() => compiled.remove());

  async function bundle(...names: readonly string[]): Promise<string> {
    const entry = '\0entry';
    const result = await build({
      configFile: false,
      logLevel: 'silent',
      plugins: [
        {
          name: 'entry',
          resolveId: (id) => (id === entry ? id : undefined),
          load: (id) =>
            id === entry ? `export { ${names.join(', ')} } from ${JSON.stringify(compiled.esm)};` : undefined,
        },
      ],
      build: { write: false, minify: true, rollupOptions: { input: entry, preserveEntrySignatures: 'strict' } },
    });
    const { output } = result as Rollup.RollupOutput;
    expect(output).toHaveLength(1);
    return output[0].code;
  }

  it('can be made', async () => {
    const code = await bundle('cohereFetch', 'cohereToken', 'CohereCircuitBreaker', 'cohereBreakers');
    expect(code).toContain('Cohere circuit is open');
    expect(code).not.toMatch(/\b(require|import)\b\s*\(/);
  });

  it('holds only what is imported', async () => {
    const classifier = await bundle('classifyCohereError');
    const breaker = await bundle('CohereCircuitBreaker');
    expect(classifier).not.toContain('fallbackOn');
    expect(classifier).not.toContain('idleTimeoutMs');
    expect(breaker).toContain('fallbackOn');
    expect(breaker).not.toContain('idleTimeoutMs');
    expect(classifier.length).toBeLessThan(5_000);
    expect(breaker.length).toBeLessThan(14_000);
  });
});
