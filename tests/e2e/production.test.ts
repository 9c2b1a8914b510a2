/** What a service gets that depends on the package for its runtime helpers. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { read } from '../helpers/files.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

let project: TemporaryProject;

beforeAll(async () => {
  const manifest = { private: true, dependencies: { 'eslint-plugin-cohere': `file:${inject('tarball')}` } };
  project = new TemporaryProject({ 'package.json': JSON.stringify(manifest) });
  await project.must('npm', 'install', '--omit=dev', '--prefer-offline', '--no-audit', '--no-fund');
});
afterAll(() => project.remove());

it('a production install brings the declared dependencies and no linter', () => {
  const { dependencies = {} } = JSON.parse(read('package.json')) as { dependencies?: Record<string, string> };
  const installed = readdirSync(join(project.folder, 'node_modules')).filter((name) => !name.startsWith('.'));
  expect(installed).toEqual(['eslint-plugin-cohere', ...Object.keys(dependencies)].sort());
});

it('a production install stays under 1 MB', () => {
  const folder = join(project.folder, 'node_modules');
  const sizes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_000_000);
});

it.each(['runtime', 'testing'])('import and require give the same names of %s', async (entry) => {
  const print = 'console.log(Object.keys(entry).filter((key) => key !== "__esModule").sort().join())';
  const source = `eslint-plugin-cohere/${entry}`;
  const imported = await project.must(process.execPath, '--eval', `import('${source}').then((entry) => ${print})`);
  const required = await project.must(process.execPath, '--eval', `const entry = require('${source}'); ${print}`);
  expect(imported).not.toBe('\n');
  expect(required).toBe(imported);
});
