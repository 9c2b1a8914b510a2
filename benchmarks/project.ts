/**
 * A project of 2,000 files of which 200 import one client: the time inside our rules, resolving and parsing of other
 * modules included, as a part of the whole run; beside it what plugins take that many projects have. Every run is a
 * process of its own, the configurations take turns, and figures are medians. The others are installed for the
 * benchmark alone.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { ProjectRun } from './project-run.js';
import { apiCalls, ownParts } from './corpus.js';
import { median } from './median.js';

const rounds = 3;
const files = 2000;
const usersOfClient = 200;

/** What the runs are made of. The linter, its parser and the compiler are those of the repository. */
const ownVersions = ['eslint', '@typescript-eslint/parser', 'typescript'];
const peers = ['@tanstack/eslint-plugin-query@5.106.1', 'eslint-plugin-import-x@4.18.1'];

const root = resolve(import.meta.dirname, '..');

function versionOf(name: string): string {
  const manifest = readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const areaOf = (n: number): number => n % 20;

/** A module with classes of its own, which imports three others; each tenth one calls Cohere as well. */
function moduleCode(n: number): string {
  const imported = [1, 7, 31].map((step) => n - step).filter((other) => other >= 0);
  const isUser = n % (files / usersOfClient) === 0;
  return [
    ...imported.map((other) => `import { Repository${other} } from '../area-${areaOf(other)}/module-${other}';`),
    ...(isUser ? ["import { cohere } from '../lib/cohere';", apiCalls[n % apiCalls.length]!(n)] : []),
    `export const known${n} = [${imported.map((other) => `Repository${other}`).join(', ')}];`,
    ...ownParts(n),
  ].join('\n');
}

function writeProject(folder: string): void {
  write(
    join(folder, 'src/lib/cohere.ts'),
    `import { CohereClientV2 } from 'cohere-ai';
export const cohere = new CohereClientV2({ token: process.env.CO_API_KEY, timeoutInSeconds: 20 });
`,
  );
  for (let n = 0; n < files - 1; n++) write(join(folder, `src/area-${areaOf(n)}/module-${n}.ts`), moduleCode(n));
  write(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { module: 'preserve', target: 'es2022', types: [] }, include: ['src'] }),
  );
}

function install(folder: string): void {
  write(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const packages = [...ownVersions.map((name) => `${name}@${versionOf(name)}`), ...peers];
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...packages], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  symlinkSync(join(root, 'node_modules/cohere-ai'), join(folder, 'node_modules/cohere-ai'), 'junction');
}

const configurations = {
  none: 'no rules',
  cohere: 'eslint-plugin-cohere, all rules',
  query: '@tanstack/eslint-plugin-query, recommended',
  imports: 'eslint-plugin-import-x, recommended',
  cycles: 'eslint-plugin-import-x, recommended and no-cycle',
  typed: 'typed linting, no rules',
} as const;

export type Configuration = keyof typeof configurations;

const names = Object.keys(configurations) as Configuration[];

function runOnce(folder: string, configuration: Configuration): ProjectRun {
  const script = join(root, 'benchmarks/project-run.ts');
  const jiti = join(root, 'node_modules/jiti/lib/jiti-cli.mjs');
  const output = execFileSync(process.execPath, [jiti, script, folder, configuration], { encoding: 'utf8' });
  return JSON.parse(output) as ProjectRun;
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`.padStart(9);

function print(runs: ReadonlyMap<Configuration, readonly ProjectRun[]>): void {
  console.log(`${''.padEnd(50)}whole run    parsing   in rules  share of the run`);
  for (const [name, all] of runs) {
    const of = (read: (run: ProjectRun) => number): number => median(all.map(read));
    const share = of(({ rules, total }) => (100 * rules) / total);
    const times = [of(({ total }) => total), of(({ parse }) => parse), of(({ rules }) => rules)].map(seconds);
    console.log(`  ${configurations[name].padEnd(48)}${times.join('  ')}  ${share.toFixed(1).padStart(8)} %`);
  }
  const ours = runs.get('cohere')!;
  const share = median(ours.map(({ rules, total }) => (100 * rules) / total));
  console.log(`\n  goal  ${share < 3 ? 'met' : 'missed'}: less than 3 % of the run`);
  console.log(
    `  our rules parsed the client's module ${Math.max(...ours.map(({ clientParses }) => clientParses))} time(s)`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'cohere-bench-'));
try {
  console.log(`A project of ${files} files, ${usersOfClient} of them import its client`);
  console.log(
    `  ${[...ownVersions.map((name) => `${name} ${versionOf(name)}`), ...peers].join(', ')}, ${rounds} rounds\n`,
  );
  install(folder);
  writeProject(folder);
  const runs = new Map<Configuration, ProjectRun[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of names) runs.get(name)!.push(runOnce(folder, name));
  }
  print(runs);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
