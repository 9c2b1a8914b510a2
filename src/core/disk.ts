import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { perFileState, statsOf } from './file-cache.js';

/** The text of a file, read again only when the file changed; `undefined` when there is none that can be read. */
export const readText: (path: string) => string | undefined = perFileState((path) => readFileSync(path, 'utf8'));

/** Whether a path exists. */
export function exists(path: string): boolean {
  return statsOf(path) !== undefined;
}

/** Where a path leads through all links; the path itself where nothing is, as under an unsaved buffer. */
export function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

/** A folder and the folders around it, innermost first, up to a last one. */
export function* foldersAround(folder: string, last?: string): Generator<string> {
  for (let current = folder; ; current = dirname(current)) {
    yield current;
    if (current === last || dirname(current) === current) return;
  }
}

/** What a `package.json` says that matters here. */
export interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly main?: string;
  readonly module?: string;
  readonly source?: string;
  readonly types?: string;
  readonly exports?: string | Readonly<Record<string, never>>;
  readonly imports?: Readonly<Record<string, never>>;
  readonly workspaces?: readonly string[] | { readonly packages?: readonly string[] };
}

/** The `package.json` of a folder; `undefined` when there is none that can be read. */
export const readManifest: (folder: string) => Manifest | undefined = (folder) =>
  parseManifest(join(folder, 'package.json'));

const parseManifest = perFileState((path) => JSON.parse(readFileSync(path, 'utf8')) as Manifest);

/** The version of the package that code in a folder gets when it imports it. */
export function installedVersion(name: string, folder: string): string | undefined {
  for (const around of foldersAround(folder)) {
    const manifest = readManifest(join(around, 'node_modules', name));
    if (manifest) return manifest.version;
  }
  return undefined;
}
