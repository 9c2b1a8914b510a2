import { dirname, join } from 'node:path';
import { exists, foldersAround, readManifest } from './disk.js';
import { perFolderState } from './file-cache.js';

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

/** What a folder holds of the signs of a root. Every file of a project asks all folders around it. */
const signsIn = perFolderState((folder) => ({
  hasMark: rootMarks.some((mark) => exists(join(folder, mark))),
  hasManifest: exists(join(folder, 'package.json')),
}));

/** The folder that a file's project starts in: the nearest one with workspaces, a lock file or `.git`; else `cwd`. */
export function projectRoot(filename: string, cwd: string): string {
  for (const folder of foldersAround(dirname(filename))) {
    const signs = signsIn(folder);
    if (signs?.hasMark || (signs?.hasManifest && readManifest(folder)?.workspaces)) return folder;
  }
  return cwd;
}
