/** Code that does not use Cohere: every rule is on, nothing is reported, nothing crashes. */
import { join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { root } from '../helpers/files.js';
import { type ForeignFile, foreignFiles, sourceTypeOf } from '../helpers/foreign-files.js';

const isLong = Boolean(process.env['COHERE_LONG_TESTS']);
const files = foreignFiles(isLong ? Infinity : 1000);

const allRules = Object.fromEntries(Object.keys(plugin.rules).map((name) => [`cohere/${name}`, 'error' as const]));

function lint(file: ForeignFile): Linter.LintMessage[] {
  const config: Linter.Config = {
    files: ['**'],
    languageOptions: { sourceType: sourceTypeOf(file), ...(/\.[cm]?tsx?$/u.test(file.path) && { parser }) },
    linterOptions: { noInlineConfig: true },
    plugins: { cohere: plugin },
    rules: allRules,
  };
  const unignored: Linter.Config = { ignores: ['!**/node_modules/'] };
  return new Linter({ cwd: root }).verify(file.code, [unignored, config], join(root, file.path));
}

const isParsed = (messages: readonly Linter.LintMessage[]): boolean => !messages.some(({ fatal }) => fatal);
const reports = (messages: readonly Linter.LintMessage[]): Linter.LintMessage[] =>
  messages.filter(({ ruleId }) => ruleId?.startsWith('cohere/'));

it(`nothing is reported in ${files.length} files of other packages`, { timeout: 600_000 }, () => {
  let parsed = 0;
  for (const file of files) {
    const messages = lint(file);
    expect(reports(messages), file.path).toEqual([]);
    if (isParsed(messages)) parsed += 1;
  }
  // A few packages ship templates and broken files on purpose.
  expect(parsed).toBeGreaterThan(isLong ? 3000 : files.length * 0.95);
});

it('the same lint reports a file that uses Cohere', () => {
  const code = 'import { CohereClientV2 } from "cohere-ai"; await new CohereClientV2({}).chat({ messages: [] });';
  expect(reports(lint({ path: 'node_modules/any/index.js', code }))).not.toEqual([]);
});
