import { dirname, join } from 'node:path';
import { exists, foldersAround, readText } from './disk.js';

const rootMarks = ['pnpm-workspace.yaml', 'package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock', 'bun.lockb', 'deno.lock', '.git'];

/** The folder that a file's project starts in: the nearest one with workspaces, a lock file or `.git`; else `cwd`. */
export function projectRoot(filename: string, cwd: string): string {
  for (const folder of foldersAround(dirname(filename))) {
    if (rootMarks.some((mark) => exists(join(folder, mark))) || hasWorkspaces(folder)) return folder;
  }
  return cwd;
}

function hasWorkspaces(folder: string): boolean {
  const manifest = readText(join(folder, 'package.json'));
  return manifest !== undefined && /"workspaces"\s*:/u.test(manifest);
}
