import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as runtime from '../../src/runtime/index.js';
import { sourceFiles } from './compiled.js';

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
  async function bundle(...names: readonly string[]): Promise<string> {
    const build = await rolldown({
      input: 'entry',
      platform: 'neutral',
      plugins: [
        {
          name: 'entry',
          resolveId: (id) => (id === 'entry' ? id : undefined),
          load: (id) => (id === 'entry' ? `export { ${names.join(', ')} } from '${source}/index.ts';` : undefined),
        },
      ],
    });
    const { output } = await build.generate({ minify: true });
    await build.close();
    expect(output).toHaveLength(1);
    return output[0].code;
  }

  it('can be made of everything', async () => {
    const code = await bundle(...Object.keys(runtime));
    expect(code).not.toMatch(/\b(require|import)\b\s*[('"]/);
  });

  /** Text that only the code of one helper has. */
  const marks: Readonly<Record<string, string>> = {
    cached: 'cached: ',
    cohereBreakers: 'cohereBreakers().for',
    CohereCircuitBreaker: 'probeLeaseMs',
    cohereFetch: 'idleTimeoutMs',
    cohereToken: 'cohereToken: ',
    collectStream: 'tool-plan-delta',
    createHealthCheck: 'createHealthCheck: ',
    embedInBatches: 'embedInBatches: ',
    redact: '[circular]',
    rerankInBatches: 'rerankInBatches: ',
  };
  /** The registry makes breakers. */
  const parts: Readonly<Record<string, readonly string[]>> = { cohereBreakers: ['CohereCircuitBreaker'] };

  it.each([...Object.keys(marks), 'classifyCohereError'])('holds nothing of the others with %s alone', async (name) => {
    const code = await bundle(name);
    const found = Object.keys(marks).filter((other) => code.includes(marks[other] ?? ''));
    expect(found.filter((other) => other !== name && !parts[name]?.includes(other))).toEqual([]);
    expect(found.includes(name)).toBe(name in marks);
  });
});
