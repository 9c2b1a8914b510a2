/**
 * Shows what plain `eslint` with the recommended preset finds in `examples/`, what `--fix` changes there, and what is
 * left. Works on a copy and always ends with 0.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const eslint = join(root, 'node_modules/eslint/bin/eslint.js');
const temporary = mkdtempSync(join(tmpdir(), 'cohere-demo-'));
const before = join(temporary, 'app/before');
const after = join(temporary, 'app/after');

/** Lays two copies of the example so that both resolve the plugin and this repository's dependencies. */
function copyExample(): void {
  const notInstalled = (path: string): boolean => !path.endsWith('node_modules');
  for (const copy of [before, after]) cpSync(join(root, 'examples'), copy, { recursive: true, filter: notInstalled });
  mkdirSync(join(temporary, 'node_modules'));
  symlinkSync(root, join(temporary, 'node_modules/eslint-plugin-cohere'));
  symlinkSync(join(root, 'node_modules'), join(temporary, 'app/node_modules'));
}

function run(program: string, args: string[], cwd: string): string {
  const { stdout, stderr, error, status } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw error;
  // 1 means findings, or a difference; anything above is a crash.
  if (status === null || status > 1) throw new Error(`${program} failed:\n${stderr}`);
  return stdout.replaceAll(after, 'examples') + stderr;
}

function lint(...options: string[]): string {
  const color = process.stdout.isTTY ? ['--color'] : ['--no-color'];
  return run(process.execPath, [eslint, '.', ...color, ...options], after);
}

function diff(): string {
  const color = process.stdout.isTTY ? 'always' : 'never';
  return run(
    'git',
    ['diff', '--no-index', '--no-prefix', `--color=${color}`, 'before', 'after'],
    join(temporary, 'app'),
  );
}

function show(title: string, text: string): void {
  console.log(`\n=== ${title} ===\n${text.trimEnd() || 'Nothing.'}`);
}

try {
  copyExample();
  show('eslint . (in examples/)', lint());
  const left = lint('--fix');
  show('What eslint --fix changed (on a copy)', diff());
  show('What is left for you', left);
} finally {
  rmSync(temporary, { recursive: true });
}
