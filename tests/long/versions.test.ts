/** The tarball on versions and tools that the normal run leaves out. */
import { afterEach, describe, expect, inject, it } from 'vitest';
import { createApp, expectedFindings, findWithEslint } from '../helpers/fixture-app.js';
import { pinned } from '../helpers/pinned.js';
import { readmeConfig } from '../helpers/readme.js';
import type { TemporaryProject } from '../helpers/temporary-project.js';

const tarball = inject('tarball');
const expected = (await expectedFindings()).filter((finding) => !finding.includes('.ts:'));

let project: TemporaryProject;
afterEach(() => project.remove());

describe('the tarball finds the same', () => {
  it('on ESLint 9.26, the oldest that is supported', async () => {
    project = createApp({ 'eslint.config.js': readmeConfig });
    await project.install(tarball, 'eslint@9.26.0');
    expect(await findWithEslint(project)).toEqual(expected);
  });

  it('installed by pnpm', async () => {
    project = createApp({ 'eslint.config.js': readmeConfig });
    await project.must('npx', '--yes', 'pnpm@10', 'add', '--save-dev', tarball, pinned('eslint'));
    expect(await findWithEslint(project)).toEqual(expected);
  });

  it.each(['20.19.0', '22', '24'])('on Node %s', async (version) => {
    project = createApp({ 'eslint.config.js': readmeConfig });
    await project.install(tarball, pinned('eslint'));
    const node = ['npx', '--yes', '--package', `node@${version}`, '--', 'node'] as const;
    expect(await findWithEslint(project, { node })).toEqual(expected);
  });
});
