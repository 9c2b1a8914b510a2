import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import { afterAll, describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { rules } from '../../src/rules/index.js';

const folder = mkdtempSync(join(tmpdir(), 'cohere-presets-'));
afterAll(() => rmSync(folder, { recursive: true }));

const createEslint = (config: Linter.Config[]): ESLint =>
  new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: config });

/** The Cohere rules that hold for a file under a config. */
async function rulesFor(file: string, config: Linter.Config[]): Promise<string[]> {
  const result = (await createEslint(config).calculateConfigForFile(join(folder, file))) as Linter.Config | undefined;
  return Object.keys(result?.rules ?? {}).filter((name) => /^coh?/.test(name));
}

const named = (preset: 'recommended' | 'strict' | null) =>
  Object.keys(rules).filter((name) => rules[name]?.meta.docs.preset === preset);
const recommended = named('recommended').map((name) => `cohere/${name}`);
const strict = named('strict').map((name) => `cohere/${name}`);

describe('presets', () => {
  it('hold the rules whose meta names them, each as an error', () => {
    expect(Object.keys(plugin.configs)).toEqual(['recommended', 'strict']);
    expect(Object.keys(plugin.configs.recommended.rules ?? {}).sort()).toEqual([...recommended].sort());
    expect(Object.keys(plugin.configs.strict.rules ?? {}).sort()).toEqual([...recommended, ...strict].sort());
    for (const { rules: severities = {} } of Object.values(plugin.configs)) {
      expect(new Set(Object.values(severities))).toEqual(new Set(['error']));
    }
  });

  it('never make ESLint lint a file that it did not lint before', async () => {
    for (const name of ['a.js', 'b.ts', 'c.json', 'd.md', 'e.vue', 'f.css']) writeFileSync(join(folder, name), '');
    for (const preset of [plugin.configs.recommended, plugin.configs.strict]) {
      const results = await createEslint([preset]).lintFiles('.');
      expect(results.map(({ filePath }) => filePath)).toEqual([join(folder, 'a.js')]);
    }
  });

  it.each(['a.ts', 'a.vue', 'README.md/0.js'])('hold for %s once another config selects it', async (file) => {
    const config = [{ files: ['**/*.{ts,vue}', '**/*.md/*.js'] }, plugin.configs.recommended];
    expect((await rulesFor(file, config)).sort()).toEqual([...recommended].sort());
  });

  it.each(['a.json', 'README.md', 'a.css', 'a.html'])('leave %s alone', async (file) => {
    const config = [{ files: ['**/*.{json,md,css,html}'] }, plugin.configs.recommended];
    expect(await rulesFor(file, config)).toEqual([]);
  });

  it('can be extended by name', async () => {
    const config = defineConfig([{ files: ['**/*.js'], plugins: { cohere: plugin }, extends: ['cohere/recommended'] }]);
    expect((await rulesFor('a.js', config)).sort()).toEqual([...recommended].sort());
  });

  it('follow a plugin that the config calls by another name', async () => {
    const config = defineConfig([{ files: ['**/*.js'], plugins: { co: plugin }, extends: ['co/recommended'] }]);
    expect((await rulesFor('a.js', config)).sort()).toEqual(
      recommended.map((name) => name.replace('cohere', 'co')).sort(),
    );
  });
});
