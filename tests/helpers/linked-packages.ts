import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './files.js';
import type { TemporaryProject } from './temporary-project.js';

/** Makes packages of this repository, and the built plugin itself, importable in a project without installing them. */
export function linkPackages(project: TemporaryProject, ...packages: string[]): void {
  const link = (name: string, target: string): void => {
    const path = join(project.folder, 'node_modules', name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(target, path);
  };
  link('eslint-plugin-cohere', root);
  for (const name of packages) link(name, join(root, 'node_modules', name));
}
