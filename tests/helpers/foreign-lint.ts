import { join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import plugin from '../../src/index.js';
import { root } from './files.js';
import { type ForeignFile, sourceTypeOf } from './foreign-files.js';

const rules = Object.fromEntries(Object.keys(plugin.rules).map((name) => [`cohere/${name}`, 'error' as const]));

/** Lints a file with every rule. */
export function lintForeign(file: ForeignFile, home: string = root): Linter.LintMessage[] {
  const config: Linter.Config = {
    files: ['**'],
    languageOptions: { sourceType: sourceTypeOf(file), ...(/\.[cm]?tsx?$/u.test(file.path) && { parser }) },
    linterOptions: { noInlineConfig: true },
    plugins: { cohere: plugin },
    rules,
  };
  const unignored: Linter.Config = { ignores: ['!**/node_modules/'] };
  return new Linter({ cwd: home }).verify(file.code, [unignored, config], join(home, file.path));
}

/** What the rules say of a file. */
export const reportsOf = (messages: readonly Linter.LintMessage[]): Linter.LintMessage[] =>
  messages.filter(({ ruleId }) => ruleId?.startsWith('cohere/'));
