import { basename, relative } from 'node:path';
import type { ESLint } from 'eslint';
import { filesIn, read } from './files.js';
import { linkPackages } from './linked-packages.js';
import { TemporaryProject } from './temporary-project.js';

const packages = [
  '@types',
  '@typescript-eslint',
  'cohere-ai',
  'eslint',
  'jiti',
  'typescript',
  'typescript-eslint',
  'undici-types',
];

/** A copy of the application in `examples/`, with what it depends on. */
export function createExample(): TemporaryProject {
  const files = filesIn('examples').filter((path) => !path.includes('node_modules') && basename(path) !== 'index.json');
  const project = new TemporaryProject(
    Object.fromEntries(files.map((path) => [relative('examples', path), read(path)])),
  );
  linkPackages(project, ...packages);
  return project;
}

/** What ESLint finds in a project with its own config. */
export async function lint(project: TemporaryProject, ...options: string[]): Promise<ESLint.LintResult[]> {
  const eslint = 'node_modules/eslint/bin/eslint.js';
  const { stdout, stderr } = await project.run(process.execPath, eslint, '--format', 'json', ...options, '.');
  if (!stdout.startsWith('[')) throw new Error(stdout + stderr);
  return JSON.parse(stdout) as ESLint.LintResult[];
}

/** Type-checks a project; throws with what TypeScript says. */
export const typecheck = (project: TemporaryProject): Promise<string> =>
  project.must(process.execPath, 'node_modules/typescript/bin/tsc');
