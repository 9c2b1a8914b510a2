import { readFileSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { foldersAround, installedVersion } from '../../src/core/disk.js';
import { perFileState } from '../../src/core/file-cache.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

const project = new TemporaryProject();
const at = (path: string): string => join(project.folder, path);
afterAll(() => project.remove());

describe('perFileState', () => {
  it.each([
    ['of another size', 'other', undefined],
    ['of the same size', 'two', 1],
  ])('sees a new text %s', (_, text, seconds) => {
    const state = perFileState((path) => readFileSync(path, 'utf8'));
    project.write({ 'state.txt': 'one' });
    expect(state(at('state.txt'))).toBe('one');
    project.write({ 'state.txt': text });
    if (seconds !== undefined) utimesSync(at('state.txt'), seconds, seconds);
    expect(state(at('state.txt'))).toBe(text);
  });

  it('keeps "nothing" like any other result', () => {
    project.write({ 'state.txt': 'one' });
    const compute = vi.fn(() => undefined);
    const state = perFileState(compute);
    expect([state(at('state.txt')), state(at('state.txt'))]).toEqual([undefined, undefined]);
    expect(compute).toHaveBeenCalledTimes(1);
  });
});

describe('foldersAround', () => {
  it('goes from the inside out', () => {
    const folders = [...foldersAround(at('x/y'))];
    expect(folders.slice(0, 3)).toEqual([at('x/y'), at('x'), project.folder]);
    expect(folders.at(-1)).toBe(dirname(folders.at(-1)!));
  });
});

describe('installedVersion', () => {
  it('is that of the nearest installation', () => {
    project.write({
      'node_modules/cohere-ai/package.json': '{ "version": "7.14.0" }',
      'packages/app/node_modules/cohere-ai/package.json': '{ "version": "8.1.0" }',
    });
    expect(installedVersion('cohere-ai', at('src'))).toBe('7.14.0');
    expect(installedVersion('cohere-ai', at('packages/app/src'))).toBe('8.1.0');
  });

  it('is unknown where the nearest installation does not tell', () => {
    project.write({ 'packages/odd/node_modules/cohere-ai/package.json': '{}' });
    expect(installedVersion('cohere-ai', at('packages/odd'))).toBeUndefined();
  });
});
