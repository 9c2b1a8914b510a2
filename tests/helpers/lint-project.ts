import { join } from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';
import { TemporaryProject } from './temporary-project.js';
import probe, { type Shown } from './probe-rule.js';

export interface ProjectOptions {
  readonly show?: Shown;
  readonly settings?: Record<string, unknown>;
  /** Default: the TypeScript parser. */
  readonly parser?: Linter.Parser | 'espree';
}

/** A project on disk, linted through the `ESLint` class with the rule that reports what the analysis sees. */
export class ProbedProject extends TemporaryProject {
  readonly #eslint: ESLint;

  constructor(files: Readonly<Record<string, string>>, options: ProjectOptions = {}) {
    super({ 'package-lock.json': '{}', ...files });
    const { show = 'uses', settings = {}, parser = typescriptParser } = options;
    this.#eslint = new ESLint({
      cwd: this.folder,
      overrideConfigFile: true,
      overrideConfig: {
        files: ['**/*.{js,cjs,mjs,ts,tsx,mts}'],
        plugins: { test: { rules: { probe } } },
        rules: { 'test/probe': ['error', { show }] },
        settings: { cohere: settings },
        languageOptions: parser === 'espree' ? {} : { parser },
      },
    });
  }

  /** What the analysis sees in a file, in source order. */
  async probe(path: string): Promise<string[]> {
    const [result] = await this.#eslint.lintFiles(join(this.folder, path));
    return result!.messages.map(({ message }) => message);
  }

  /** The same for text that is not on disk: what an editor lints. */
  async probeText(path: string, text: string): Promise<string[]> {
    const [result] = await this.#eslint.lintText(text, { filePath: join(this.folder, path) });
    return result!.messages.map(({ message }) => message);
  }
}
