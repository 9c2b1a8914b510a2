import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Outcome, must, run } from './run.js';

/** A folder outside the repository, so that nothing of the repository's `node_modules` can be found from it. */
export class TemporaryProject {
  readonly folder: string = mkdtempSync(join(tmpdir(), 'cohere-project-'));

  constructor(files: Readonly<Record<string, string>> = {}) {
    this.write({ 'package.json': '{ "private": true, "type": "module" }', ...files });
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), text);
    }
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Copies a folder's content into the project. */
  copy(folder: string): void {
    cpSync(folder, this.folder, { recursive: true });
  }

  /** Runs a command in the project; one that fails is an outcome too. */
  run(program: string, ...args: string[]): Promise<Outcome> {
    return run(program, args, this.folder);
  }

  /** Runs a command in the project that must succeed. */
  must(program: string, ...args: string[]): Promise<string> {
    return must(program, args, this.folder);
  }

  /** Installs packages with npm, from its cache where it can. */
  async install(...packages: string[]): Promise<void> {
    await this.must('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', '--save-dev', ...packages);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
