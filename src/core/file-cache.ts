import { statSync } from 'node:fs';

/** Editors lint for days: what is remembered has a bound. */
const maxPaths = 1000;

/** What changes whenever a file does; `undefined` when there is no such file. */
export function fileStamp(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() ? `${stats.mtimeMs}:${stats.size}` : undefined;
}

/** What changes whenever something comes into a folder or leaves it; `undefined` when there is no such folder. */
function folderStamp(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isDirectory() ? String(stats.mtimeMs) : undefined;
}

/** Computes something once for each state of a file; `undefined` where there is no file. */
export function perFileState<Result>(compute: (path: string) => Result): (path: string) => Result | undefined {
  return perState(fileStamp, compute);
}

/** Computes something once for each set of names in a folder; `undefined` where there is no folder. */
export function perFolderState<Result>(compute: (path: string) => Result): (path: string) => Result | undefined {
  return perState(folderStamp, compute);
}

function perState<Result>(
  stampOf: (path: string) => string | undefined,
  compute: (path: string) => Result,
): (path: string) => Result | undefined {
  const known = new Map<string, { readonly stamp: string; readonly result: Result }>();
  return (path) => {
    const stamp = stampOf(path);
    if (stamp === undefined) return undefined;
    const entry = known.get(path);
    if (entry?.stamp === stamp) return entry.result;
    const result = compute(path);
    if (known.size >= maxPaths) known.clear();
    known.set(path, { stamp, result });
    return result;
  };
}
