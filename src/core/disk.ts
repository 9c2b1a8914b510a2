import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Entry {
  readonly mtimeMs: number;
  readonly size: number;
  readonly text: string;
}

/** Editors lint for days: what is remembered has a bound. */
const maxEntries = 2000;
const texts = new Map<string, Entry>();

/** The text of a file, read again only when the file changed; `undefined` when there is none. */
export function readText(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile()) return undefined;
  const known = texts.get(path);
  if (known && known.mtimeMs === stats.mtimeMs && known.size === stats.size) return known.text;
  const text = readFileSync(path, 'utf8');
  if (texts.size >= maxEntries) texts.clear();
  texts.set(path, { mtimeMs: stats.mtimeMs, size: stats.size, text });
  return text;
}

/** Whether a path exists. */
export function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** A folder and the folders around it, innermost first. */
export function* foldersAround(folder: string): Generator<string> {
  for (let current = folder; ; current = dirname(current)) {
    yield current;
    if (dirname(current) === current) return;
  }
}

/** The version of the package that code in a folder gets when it imports it. */
export function installedVersion(name: string, folder: string): string | undefined {
  for (const around of foldersAround(folder)) {
    const manifest = readText(join(around, 'node_modules', name, 'package.json'));
    if (manifest === undefined) continue;
    const { version } = JSON.parse(manifest) as { version?: unknown };
    return typeof version === 'string' ? version : undefined;
  }
  return undefined;
}
