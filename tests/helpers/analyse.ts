import { dirname, resolve } from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { type CohereFile, cohereFile } from '../../src/analysis/cohere-file.js';
import type { RuleContext } from '../../src/core/create-rule.js';

export interface AnalysedFile {
  /** Default: a file of the repository's root. */
  readonly filename?: string;
  /** `settings.cohere`. */
  readonly settings?: object;
  readonly parser?: Linter.Parser;
}

/**
 * The analysis of a file, as a rule gets it.
 *
 * @throws {Error} when the file cannot be parsed
 */
export function analyse(code: string, { filename = 'file.ts', settings, parser }: AnalysedFile = {}): CohereFile {
  let found: CohereFile | undefined;
  const create = (context: object) => ({
    Program() {
      found = cohereFile(context as RuleContext);
    },
  });
  const config: Linter.Config = {
    files: ['**'],
    plugins: { test: { rules: { rule: { create } } } },
    rules: { 'test/rule': 'error' },
    settings: { cohere: settings },
    languageOptions: { parser: parser ?? typescriptParser },
  };
  // A linter knows the files below its working directory only.
  const [message] = new Linter({ cwd: dirname(resolve(filename)) }).verify(code, [config], {
    filename: resolve(filename),
  });
  if (!found) throw new Error(message?.message);
  return found;
}
