import { fail } from 'node:assert';
import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exists, installedVersion, readManifest, readText } from '../../src/core/disk.js';
import { fileStamp, perFileState } from '../../src/core/file-cache.js';
import { parseModule } from '../../src/core/parsed-module.js';
import { projectRoot } from '../../src/core/project-root.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

let project: TemporaryProject;
beforeEach(() => {
  project = new TemporaryProject({ 'a.txt': 'one' });
});
afterEach(() => project.remove());
const path = (name: string): string => join(project.folder, name);

it('computes once for each state of a file', () => {
  const computed: string[] = [];
  const read = perFileState((file) => computed.push(file));
  expect([read(path('a.txt')), read(path('a.txt'))]).toEqual([1, 1]);
  utimesSync(path('a.txt'), 1, 1);
  expect(read(path('a.txt'))).toBe(2);
  rmSync(path('a.txt'));
  expect(read(path('a.txt'))).toBeUndefined();
  expect(read(project.folder)).toBeUndefined();
});

it('forgets when it has seen very many files', () => {
  let computed = 0;
  const read = perFileState(() => ++computed);
  for (let number = 0; number <= 1000; number++) {
    writeFileSync(path(`${number}.txt`), '');
    read(path(`${number}.txt`));
  }
  expect(read(path('1000.txt'))).toBe(1001);
  expect(read(path('0.txt'))).toBe(1002);
});

it('reads texts and manifests, and says what is not there', () => {
  project.write({ 'broken/package.json': '{', 'node_modules/tool/package.json': '{ "version": "1.2.3" }' });
  expect(readText(path('a.txt'))).toBe('one');
  expect(readText(path('b.txt'))).toBeUndefined();
  expect([exists(path('a.txt')), exists(path('b.txt'))]).toEqual([true, false]);
  expect(fileStamp(path('b.txt'))).toBeUndefined();
  expect(readManifest(path('broken'))).toBeUndefined();
  expect(installedVersion('tool', path('src/deep'))).toBe('1.2.3');
  expect(installedVersion('no-such-tool-anywhere', path('src'))).toBeUndefined();
});

it('what lies below a file, or has a name that no file can have, is not there', () => {
  for (const name of ['a.txt/0.js', 'a\0.txt', 'a'.repeat(5000)]) {
    expect(exists(path(name))).toBe(false);
    expect(readText(path(name))).toBeUndefined();
  }
  expect(projectRoot(path('a.txt/0.js'), '/cwd')).toBe('/cwd');
  expect(installedVersion('tool', path('a.txt'))).toBeUndefined();
});

it('what cannot be computed is nothing, until the file changes', () => {
  const texts = ['', 'two'];
  const read = perFileState(() => texts.shift() || fail());
  expect([read(path('a.txt')), read(path('a.txt'))]).toEqual([undefined, undefined]);
  project.write({ 'a.txt': 'other' });
  expect(read(path('a.txt'))).toBe('two');
});

it('finds the root by workspaces, a lock file or .git; without one it is the working folder', () => {
  project.write({ 'app/src/a.ts': '', 'app/package.json': '{}' });
  expect(projectRoot(path('app/src/a.ts'), '/cwd')).toBe('/cwd');
  project.write({ 'package.json': '{ "workspaces": [] }' });
  expect(projectRoot(path('app/src/a.ts'), '/cwd')).toBe(project.folder);
  project.write({ 'app/yarn.lock': '' });
  expect(projectRoot(path('app/src/a.ts'), '/cwd')).toBe(path('app'));
});

it('a linter that gives rules no parser cannot read modules', () => {
  expect(parseModule(path('a.txt'), { sourceCode: {} as never, languageOptions: {} })).toBeUndefined();
  expect(parseModule(path('a.txt'), { sourceCode: {} as never, languageOptions: { parser: {} } })).toBeUndefined();
});
