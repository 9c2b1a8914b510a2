/** What a service gets that depends on the package for its runtime helpers. */
import { readdirSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { TemporaryProject } from '../helpers/temporary-project.js';

let project: TemporaryProject;

beforeAll(async () => {
  const manifest = { private: true, dependencies: { 'eslint-plugin-cohere': `file:${inject('tarball')}` } };
  project = new TemporaryProject({ 'package.json': JSON.stringify(manifest) });
  await project.must('npm', 'install', '--omit=dev', '--prefer-offline', '--no-audit', '--no-fund');
});
afterAll(() => project.remove());

const installedFiles = (): string[] =>
  readdirSync(join(project.folder, 'node_modules'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

it('a production install brings the package alone', () => {
  const installed = readdirSync(join(project.folder, 'node_modules')).filter((name) => !name.startsWith('.'));
  expect(installed).toEqual(['eslint-plugin-cohere']);
});

it.each(['index', 'runtime/index', 'testing/index'])('%s imports nothing but Node', (entry) => {
  const code = project.read(`node_modules/eslint-plugin-cohere/dist/${entry}.js`);
  const imported = [...code.matchAll(/^(?:import|export)\b[^'"]*\bfrom\s*['"]([^'"]+)['"]/gmu)].map(([, name]) => name);
  expect(imported.filter((name) => name !== undefined && !isBuiltin(name))).toEqual([]);
});

it('a production install stays under 1 MB', () => {
  const bytes = installedFiles().reduce((sum, path) => sum + statSync(path).size, 0);
  expect(bytes).toBeLessThan(1_000_000);
});

it.each(['runtime', 'testing'])('import and require give the same names of %s', async (entry) => {
  const print = 'console.log(Object.keys(entry).filter((key) => key !== "__esModule").sort().join())';
  const source = `eslint-plugin-cohere/${entry}`;
  const imported = await project.must(process.execPath, '--eval', `import('${source}').then((entry) => ${print})`);
  const required = await project.must(process.execPath, '--eval', `const entry = require('${source}'); ${print}`);
  expect(imported).not.toBe('\n');
  expect(required).toBe(imported);
});
