import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './files.js';

/** A source file of an installed package that has nothing to do with Cohere. */
export interface ForeignFile {
  /** From the folder that holds `node_modules`. */
  readonly path: string;
  readonly code: string;
}

/** Bundles of megabytes are no code that people lint. */
const maxBytes = 200_000;

function sourcesIn(home: string, folder: string): string[] {
  return readdirSync(join(home, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return /^\.|cohere/u.test(entry.name) ? [] : sourcesIn(home, path);
    return entry.isFile() && /\.[cm]?[jt]sx?$/u.test(entry.name) && !/\.d\.\w+$/u.test(entry.name) ? [path] : [];
  });
}

/** An order that looks random and is the same on every machine. */
const rank = (path: string): string => createHash('sha1').update(`seed 1 ${path}`).digest('hex');

/**
 * As many source files of installed packages as asked for, picked in an order that is always the same.
 *
 * @param home the folder that holds `node_modules`; default: the root of this repository
 */
export function foreignFiles(count: number = Infinity, home: string = root): ForeignFile[] {
  const files: ForeignFile[] = [];
  const candidates = sourcesIn(home, 'node_modules').map((path) => ({ path, rank: rank(path) }));
  for (const { path } of candidates.sort((a, b) => (a.rank < b.rank ? -1 : 1))) {
    if (files.length >= count) break;
    if (statSync(join(home, path)).size > maxBytes) continue;
    const code = readFileSync(join(home, path), 'utf8');
    if (!/cohere/iu.test(code)) files.push({ path, code });
  }
  return files;
}

/** How a file is meant to be loaded, as its syntax shows. */
export function sourceTypeOf({ path, code }: ForeignFile): 'module' | 'commonjs' {
  return path.endsWith('.mjs') || /^\s*(?:import|export)\b/mu.test(code) ? 'module' : 'commonjs';
}
