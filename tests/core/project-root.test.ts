import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { projectRoot } from '../../src/core/project-root.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

const project = new TemporaryProject();
const at = (path: string): string => join(project.folder, path);
afterAll(() => project.remove());

it.each([
  '.git',
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'yarn.lock',
  'bun.lock',
  'bun.lockb',
  'deno.lock',
])('the root is the nearest folder with %s', (mark) => {
  const folder = `with-${mark.replaceAll('.', '-')}`;
  project.write({ [`${folder}/${mark}`]: '', [`${folder}/src/package.json`]: '{}' });
  expect(projectRoot(at(`${folder}/src/deep/file.js`), '/')).toBe(at(folder));
});

it('the root is the nearest folder with workspaces', () => {
  project.write({ 'mono/package.json': '{ "workspaces": ["packages/*"] }', 'mono/packages/a/package.json': '{}' });
  expect(projectRoot(at('mono/packages/a/index.js'), '/')).toBe(at('mono'));
});

it('a mark that comes later counts from then on', () => {
  project.write({ 'new/app/src/file.js': '' });
  expect(projectRoot(at('new/app/src/file.js'), at('new'))).toBe(at('new'));
  project.write({ 'new/app/yarn.lock': '' });
  expect(projectRoot(at('new/app/src/file.js'), at('new'))).toBe(at('new/app'));
});

it('without a mark, the root is the working directory', () => {
  expect(projectRoot(at('plain/src/file.js'), at('plain'))).toBe(at('plain'));
});
