/** Whole projects through the `ESLint` class, with the configuration that a project has. */
import * as typescriptParser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { expect, it, onTestFinished } from 'vitest';
import plugin from '../../../src/index.js';
import { findingsOf } from '../../helpers/fixture-app.js';
import { shapes } from '../../helpers/shapes.js';
import { TemporaryProject } from '../../helpers/temporary-project.js';

it.each(Object.entries(shapes))('%s', async (_, { files, findings }) => {
  const project = new TemporaryProject({ 'package-lock.json': '{}', ...files });
  onTestFinished(() => project.remove());
  const eslint = new ESLint({
    cwd: project.folder,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ['**/*.{ts,tsx}'], languageOptions: { parser: typescriptParser } },
      plugin.configs.recommended,
    ],
  });
  expect(findingsOf(await eslint.lintFiles('.'), project.folder)).toEqual(findings);
});
