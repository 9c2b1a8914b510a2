import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { resolveModule } from '../../src/core/resolve-module.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

let project: TemporaryProject;
afterEach(() => project.remove());

/** The path, from the project's folder, of what an import in `src/use.ts` means. */
function resolve(specifier: string, files: Record<string, string>): string | undefined {
  project = new TemporaryProject({ 'src/use.ts': '', ...files });
  return fromUse(specifier);
}

function fromUse(specifier: string): string | undefined {
  const path = resolveModule(specifier, join(project.folder, 'src/use.ts'), project.folder);
  return path?.slice(project.folder.length + 1);
}

const tsconfig = (options: object): string => JSON.stringify({ compilerOptions: options });

it.each([
  ['./a', 'src/a.ts'],
  ['./a.js', 'src/a.js'],
  ['./b.js', 'src/b.ts'],
  ['./c.jsx', 'src/c.tsx'],
  ['./d.mjs', 'src/d.mts'],
  ['./e.cjs', 'src/e.cts'],
  ['./f', 'src/f/index.jsx'],
  ['.', 'src/index.ts'],
  ['..', 'index.js'],
  ['./missing', undefined],
])('%s is %s', (specifier, expected) => {
  const paths = ['src/a.ts', 'src/a.js', 'src/b.ts', 'src/c.tsx', 'src/d.mts', 'src/e.cts', 'src/f/index.jsx'];
  const files = Object.fromEntries([...paths, 'src/index.ts', 'index.js'].map((path) => [path, '']));
  expect(resolve(specifier, files)).toBe(expected);
});

it('reads paths of the nearest tsconfig.json, else jsconfig.json, through `extends`', () => {
  const files = {
    'base.json': tsconfig({ baseUrl: '.', paths: { '~/*': ['./src/*', './lib/*'] } }),
    'jsconfig.json': '{ "extends": "./base.json" }',
    'lib/a.ts': '',
  };
  expect(resolve('~/a', files)).toBe('lib/a.ts');
});

it('a tsconfig.json that extends nothing passes on', () => {
  const files = { 'src/tsconfig.json': '{ "extends": "./gone.json" }', 'src/a.ts': '' };
  expect(resolve('@/a', files)).toBeUndefined();
});

it('a tsconfig.json without paths passes on to the next one', () => {
  const files = {
    'src/tsconfig.json': tsconfig({ strict: true }),
    'tsconfig.json': tsconfig({ paths: { '@/*': ['./src/*'] } }),
    'src/a.ts': '',
  };
  expect(resolve('@/a', files)).toBe('src/a.ts');
});

it.each([
  ['no imports', '{}'],
  ['imports of other names', '{ "imports": { "#b": "./src/a.ts" } }'],
  ['imports that are no map', '{ "imports": { "#a": 5 } }'],
])('an import of package.json with %s is nothing', (_, manifest) => {
  expect(resolve('#a', { 'package.json': manifest, 'src/a.ts': '' })).toBeUndefined();
});

it('takes the conditions of package.json in the order that a linter needs', () => {
  const manifest = { imports: { '#a': { browser: './src/browser.ts', default: './dist/a.js' } } };
  expect(resolve('#a', { 'package.json': JSON.stringify(manifest), 'src/a.ts': '' })).toBe('src/a.ts');
});

it('the project ends where its package.json files do', () => {
  project = new TemporaryProject({ 'src/use.ts': '' });
  const use = join(project.folder, 'src/use.ts');
  const root = join(project.folder, 'src');
  expect([resolveModule('#a', use, root), resolveModule('llm', use, root)]).toEqual([undefined, undefined]);
});

it.each([
  ['@', {}],
  ['/x', {}],
  ['left-pad', {}],
  ['llm', { 'packages/other/package.json': '{ "name": "other" }' }],
  ['llm', { 'packages/llm/package.json': '{ "name": ' }],
  ['llm/missing', { 'packages/llm/package.json': '{ "name": "llm" }' }],
  ['llm', { 'packages/llm/package.json': '{ "name": "llm", "exports": {} }', 'packages/llm/other.js': '' }],
])('%s is no package of the workspace', (specifier, files) => {
  const manifest = '{ "workspaces": ["packages/*", "missing/*"] }';
  expect(resolve(specifier, { 'package.json': manifest, ...files })).toBeUndefined();
});

it('a package without an entry has an index', () => {
  const files = {
    'package.json': '{ "workspaces": ["llm"] }',
    'llm/package.json': '{ "name": "llm" }',
    'llm/index.js': '',
  };
  expect(resolve('llm', files)).toBe('llm/index.js');
});

it('does not follow a link that leads out of the project, or into node_modules', () => {
  project = new TemporaryProject({ 'src/use.ts': '', 'node_modules/.store/llm/package.json': '{ "name": "llm" }' });
  const outside = new TemporaryProject({ 'package.json': '{ "name": "far", "main": "index.js" }', 'index.js': '' });
  mkdirSync(join(project.folder, 'node_modules'), { recursive: true });
  symlinkSync(outside.folder, join(project.folder, 'node_modules/far'));
  symlinkSync('.store/llm', join(project.folder, 'node_modules/llm'));
  symlinkSync(join(outside.folder, 'index.js'), join(project.folder, 'src/far.js'));
  expect([fromUse('far'), fromUse('llm'), fromUse('./far.js')]).toEqual([undefined, undefined, undefined]);
  outside.remove();
});

it('a package linked without a package.json is nothing', () => {
  project = new TemporaryProject({ 'src/use.ts': '', 'libs/llm/index.js': '' });
  mkdirSync(join(project.folder, 'node_modules'), { recursive: true });
  symlinkSync('../libs/llm', join(project.folder, 'node_modules/llm'));
  expect(fromUse('llm')).toBeUndefined();
});
