/** The packed tarball in fresh projects: each lints and finds the same as the sources do. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { rules } from '../../src/rules/index.js';
import { createApp, expectedFindings, findWithEslint, findWithOxlint } from '../helpers/fixture-app.js';
import { pinned } from '../helpers/pinned.js';
import { readmeConfig, readmeOxlintConfig } from '../helpers/readme.js';
import type { TemporaryProject } from '../helpers/temporary-project.js';

const tarball = inject('tarball');
const expected = await expectedFindings();
const expectedInJavaScript = expected.filter((finding) => !finding.includes('.ts:'));

const typescriptConfig = `import cohere from 'eslint-plugin-cohere';
import { defineConfig } from 'eslint/config';
import * as parser from '@typescript-eslint/parser';

export default defineConfig([
  { files: ['**/*.ts'], languageOptions: { parser } },
  { plugins: { cohere }, extends: ['cohere/recommended'] },
]);
`;

const commonJsConfig = `const cohere = require('eslint-plugin-cohere');

module.exports = [cohere.configs.recommended];
`;

let project: TemporaryProject;
afterEach(() => project.remove());

const isInstalled = (name: string): boolean => existsSync(join(project.folder, 'node_modules', name));

it('the application has a finding of every recommended rule', () => {
  project = createApp({});
  const found = new Set(expected.map((finding) => finding.split(' ')[1]));
  const recommended = Object.keys(rules).filter((name) => rules[name]?.meta.docs.preset === 'recommended');
  expect([...found].sort()).toEqual(recommended.map((name) => `cohere/${name}`).sort());
});

describe('the tarball finds the same', () => {
  it('in a JavaScript project, with the README’s config and with a CommonJS one, and no TypeScript on disk', async () => {
    project = createApp({ 'eslint.config.js': readmeConfig, 'commonjs.config.cjs': commonJsConfig });
    await project.install(tarball, pinned('eslint'));
    expect(isInstalled('typescript')).toBe(false);
    expect(await findWithEslint(project)).toEqual(expectedInJavaScript);
    expect(await findWithEslint(project, { options: ['--config', 'commonjs.config.cjs'] })).toEqual(
      expectedInJavaScript,
    );
  });

  it('in a TypeScript 6 project', async () => {
    project = createApp({ 'eslint.config.js': typescriptConfig });
    await project.install(tarball, pinned('eslint'), pinned('typescript'), pinned('@typescript-eslint/parser'));
    expect(await findWithEslint(project)).toEqual(expected);
  });

  it('on ESLint 9.39', async () => {
    project = createApp({ 'eslint.config.js': readmeConfig });
    await project.install(tarball, pinned('eslint9'));
    expect(await findWithEslint(project)).toEqual(expectedInJavaScript);
  });

  it('in Oxlint beside TypeScript 7, without ESLint on disk', async () => {
    const config: object = { ...(JSON.parse(readmeOxlintConfig) as object), categories: { correctness: 'off' } };
    project = createApp({ '.oxlintrc.json': JSON.stringify(config) });
    await project.install(tarball, pinned('oxlint'), pinned('typescript7'));
    expect(isInstalled('eslint')).toBe(false);
    expect(await findWithOxlint(project)).toEqual(expected);
  });
});
