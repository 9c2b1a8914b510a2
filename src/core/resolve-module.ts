import { readdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { createPathsMatcher, parseTsconfig } from 'get-tsconfig';
import { resolveExports, resolveImports } from 'resolve-pkg-maps';
import { exists, foldersAround, readManifest, readText, realPath } from './disk.js';
import { fileStamp, perFileState, statsOf } from './file-cache.js';

const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
/** What TypeScript writes for its own files in an import. */
const sourceExtensions: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};
const conditions = ['source', 'import', 'require', 'node', 'types', 'default'];

/**
 * The file of the project that an import means: a relative path, a path of `tsconfig.json`, an import of `package.json`
 * or a package of the workspace. `undefined` for everything else, and for anything outside the root.
 */
export function resolveModule(specifier: string, filename: string, root: string): string | undefined {
  for (const candidate of candidates(specifier, filename, root)) {
    const path = findFile(candidate);
    const real = path === undefined ? undefined : realPath(path);
    if (real !== undefined && isInProject(real, root)) return real;
  }
  return undefined;
}

function isInProject(path: string, root: string): boolean {
  const inner = relative(realPath(root), path);
  return !inner.startsWith('..') && !inner.split(sep).includes('node_modules');
}

function* candidates(specifier: string, filename: string, root: string): Generator<string> {
  const folder = dirname(filename);
  if (/^\.{1,2}(?:\/|$)/u.test(specifier)) {
    yield resolve(folder, specifier);
    return;
  }
  yield* pathsOfTsconfig(specifier, folder, root);
  if (specifier.startsWith('#')) yield* packageImports(specifier, folder, root);
  else yield* workspacePackage(specifier, folder, root);
}

/** A file as imports name it: with an extension, without one, or as a folder with an index. */
function findFile(path: string): string | undefined {
  const names = [path, ...extensions.map((extension) => path + extension)];
  const [written = ''] = /\.[cm]?jsx?$/u.exec(path) ?? [];
  const sources = (sourceExtensions[written] ?? []).map((extension) => path.slice(0, -written.length) + extension);
  const indexes = extensions.map((extension) => join(path, `index${extension}`));
  return [...names, ...sources, ...indexes].find((name) => fileStamp(name) !== undefined);
}

function pathsOfTsconfig(specifier: string, folder: string, root: string): readonly string[] {
  for (const around of foldersAround(folder, root)) {
    for (const name of ['tsconfig.json', 'jsconfig.json']) {
      const match = pathsMatcher(join(around, name));
      if (match) return match(specifier);
    }
  }
  return [];
}

/** The mapping of one `tsconfig.json`: none where it has none, and where it is broken, which the compiler reports. */
const pathsMatcher = perFileState((path) => createPathsMatcher({ path, config: parseTsconfig(path) }));

/** `#name`, as the nearest `package.json` maps it. */
function packageImports(specifier: string, folder: string, root: string): readonly string[] {
  for (const around of foldersAround(folder, root)) {
    const manifest = readManifest(around);
    if (!manifest) continue;
    const targets = manifest.imports ? mapped(() => resolveImports(manifest.imports!, specifier, conditions)) : [];
    return targets.flatMap((target) => sourcesOf(around, target));
  }
  return [];
}

function mapped(map: () => string[]): readonly string[] {
  try {
    return map();
  } catch {
    return [];
  }
}

/** A package of the same repository, found by its link in `node_modules` or by the patterns of the workspace. */
function workspacePackage(specifier: string, folder: string, root: string): readonly string[] {
  const [, name, subpath = ''] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.+))?$/u.exec(specifier) ?? [];
  if (name === undefined) return [];
  const home =
    linkedFolder(name, folder, root) ?? workspaceFolders(root).find((path) => readManifest(path)?.name === name);
  return home === undefined ? [] : packageEntries(home, subpath);
}

function linkedFolder(name: string, folder: string, root: string): string | undefined {
  const links = [...foldersAround(folder, root)].map((around) => join(around, 'node_modules', name));
  const link = links.find((path) => exists(path));
  const real = link === undefined ? undefined : realPath(link);
  return real !== undefined && isInProject(real, root) ? real : undefined;
}

/** The folders that the root's workspace patterns name; a `*` stands for one level, `**` for two. */
function workspaceFolders(root: string): readonly string[] {
  const { workspaces } = readManifest(root) ?? {};
  const declared =
    workspaces === undefined ? [] : 'packages' in workspaces ? workspaces.packages! : (workspaces as readonly string[]);
  const yaml = readText(join(root, 'pnpm-workspace.yaml')) ?? '';
  const listed = [...yaml.matchAll(/^\s*-\s*['"]?([^'"#\s]+)/gmu)].map(([, pattern]) => pattern!);
  return [...declared, ...listed].flatMap((pattern) => foldersOf(root, pattern));
}

function foldersOf(root: string, pattern: string): readonly string[] {
  const [, base = pattern, stars = ''] = /^(.*?)\/?(\*{1,2})\/?$/u.exec(pattern) ?? [];
  const folder = join(root, base);
  if (stars === '') return [folder];
  const children = subfolders(folder);
  return stars === '*' ? children : [...children, ...children.flatMap(subfolders)];
}

function subfolders(folder: string): readonly string[] {
  if (!statsOf(folder)?.isDirectory()) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .map((entry) => join(folder, entry.name));
}

function packageEntries(home: string, subpath: string): readonly string[] {
  const manifest = readManifest(home);
  if (!manifest) return [];
  const { exports, source, module, main, types } = manifest;
  const targets = exports ? mapped(() => resolveExports(exports, subpath, conditions)) : [];
  const plain = subpath === '' ? [source, module, main, types, 'src/index', 'index'] : [subpath, `src/${subpath}`];
  return [...targets, ...plain.filter((path) => path !== undefined)].flatMap((target) => sourcesOf(home, target));
}

/** A built file often is not there: the source that it is built from is tried as well. */
function sourcesOf(home: string, target: string): readonly string[] {
  const source = target.replace(/^(?:\.\/)?(?:dist|lib|build|out)\//u, 'src/').replace(/\.d\.([cm]?ts)$/u, '.$1');
  return [...new Set([source, source.replace(/\.[cm]?[jt]sx?$/u, ''), target])].map((path) => resolve(home, path));
}
