import { dirname, join } from 'node:path';
import { exists, foldersAround, readManifest } from './disk.js';

const rootMarks = [
  '.git',
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'yarn.lock',
  'bun.lock',
  'bun.lockb',
  'deno.lock',
];

/** The folder that a file's project starts in: the nearest one with workspaces, a lock file or `.git`; else `cwd`. */
export function projectRoot(filename: string, cwd: string): string {
  for (const folder of foldersAround(dirname(filename))) {
    if (rootMarks.some((mark) => exists(join(folder, mark))) || readManifest(folder)?.workspaces) return folder;
  }
  return cwd;
}
