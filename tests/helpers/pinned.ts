import { read } from './files.js';

const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };

/** A development dependency as `npm install` takes it, in the version that this repository uses: `eslint@10.15.0`. */
export function pinned(name: string): string {
  const version = devDependencies[name];
  if (version === undefined) throw new Error(`${name} is no development dependency.`);
  return version.startsWith('npm:') ? version.slice('npm:'.length) : `${name}@${version}`;
}
