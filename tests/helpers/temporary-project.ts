import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** How a command ended. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The environment without what npm and vitest add to it: a user's shell has none of that. */
const shellEnvironment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:npm_(?!config_registry)|VITEST|NODE_|TEST)/u.test(name)),
);

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
    const options = { cwd: this.folder, env: shellEnvironment, maxBuffer: 64 * 1024 * 1024 };
    return new Promise((resolve) => {
      execFile(program, args, options, (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, stdout, stderr });
      });
    });
  }

  /**
   * Runs a command that must succeed.
   *
   * @throws {Error} with what the command printed, when it fails.
   */
  async must(program: string, ...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await this.run(program, ...args);
    if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${stdout}${stderr}`);
    return stdout;
  }

  /** Installs packages with npm, from its cache where it can. */
  async install(...packages: string[]): Promise<void> {
    await this.must('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', '--save-dev', ...packages);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
