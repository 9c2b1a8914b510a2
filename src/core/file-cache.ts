import { type Stats, statSync } from 'node:fs';

/** Editors lint for days: what is remembered has a bound. */
const maxPaths = 1000;

/** What the disk says of a path; `undefined` where nothing is, or nothing that this process may see. */
export function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // Below a file (processors name a code block `guide.md/0.js`), a name too long, a folder that may not be entered.
    return undefined;
  }
}

/** What changes whenever a file does; `undefined` when there is no such file. */
export function fileStamp(path: string): string | undefined {
  const stats = statsOf(path);
  return stats?.isFile() ? `${stats.mtimeMs}:${stats.size}` : undefined;
}

/** What changes whenever something comes into a folder or leaves it; `undefined` when there is no such folder. */
function folderStamp(path: string): string | undefined {
  const stats = statsOf(path);
  return stats?.isDirectory() ? String(stats.mtimeMs) : undefined;
}

/** Computes something once for each state of a file; `undefined` where there is no file that `compute` can use. */
export function perFileState<Result>(compute: (path: string) => Result): (path: string) => Result | undefined {
  return perState(fileStamp, compute);
}

/** The same for each set of names in a folder. */
export function perFolderState<Result>(compute: (path: string) => Result): (path: string) => Result | undefined {
  return perState(folderStamp, compute);
}

function perState<Result>(
  stampOf: (path: string) => string | undefined,
  compute: (path: string) => Result,
): (path: string) => Result | undefined {
  const known = new Map<string, { readonly stamp: string; readonly result: Result | undefined }>();
  return (path) => {
    const stamp = stampOf(path);
    if (stamp === undefined) return undefined;
    const entry = known.get(path);
    if (entry?.stamp === stamp) return entry.result;
    const result = attempt(compute, path);
    if (known.size >= maxPaths) known.clear();
    known.set(path, { stamp, result });
    return result;
  };
}

function attempt<Result>(compute: (path: string) => Result, path: string): Result | undefined {
  try {
    return compute(path);
  } catch {
    return undefined;
  }
}
