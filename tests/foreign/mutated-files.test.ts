/** Damaged code that uses Cohere: all rules are on, nothing crashes, and no change that they offer breaks a file. */
import { join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { expect, it, onTestFinished } from 'vitest';
import plugin from '../../src/index.js';
import { filesIn, read, root } from '../helpers/files.js';
import { mutate, randomNumbers } from '../helpers/mutations.js';
import { samplesOf } from '../helpers/page.js';
import { shapes } from '../helpers/shapes.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

interface Source {
  readonly path: string;
  readonly code: string;
}

const isCode = (path: string): boolean => /\.[cm]?[jt]sx?$/u.test(path);

/** The code of this repository that uses Cohere: applications, samples of the documentation, test projects. */
const sources: readonly Source[] = [
  ...['examples', 'tests/fixtures'].flatMap(filesIn).map((path) => ({ path, code: read(path) })),
  ...filesIn('docs').flatMap((page) =>
    samplesOf(read(page)).map(({ language, code, line }) => ({ path: `${page}.${line}.${language}`, code })),
  ),
  ...Object.values(shapes).flatMap(({ files }) => Object.entries(files).map(([path, code]) => ({ path, code }))),
].filter(({ path, code }) => isCode(path) && !path.includes('node_modules') && /cohere/iu.test(code));

const rules = Object.fromEntries(Object.keys(plugin.rules).map((name) => [`cohere/${name}`, 'error' as const]));
const plugins = { cohere: plugin };
const base: Linter.Config = { files: ['**'], plugins, rules, linterOptions: { noInlineConfig: true } };
const parsers: readonly Linter.Config[] = [base, { ...base, languageOptions: { parser } }];

const linter = new Linter({ cwd: root });
const isParsed = (messages: readonly Linter.LintMessage[]): boolean => !messages.some(({ fatal }) => fatal);

/** The first change that breaks a file, and what it makes of it. */
function brokenBy(messages: readonly Linter.LintMessage[], code: string, config: Linter.Config, path: string) {
  for (const { ruleId, fix, suggestions = [] } of messages) {
    for (const { range, text } of [...(fix ? [fix] : []), ...suggestions.map((suggestion) => suggestion.fix)]) {
      const changed = code.slice(0, range[0]) + text + code.slice(range[1]);
      const [fatal] = linter.verify(changed, { ...config, rules: {} }, path).filter((message) => message.fatal);
      if (fatal) return `${ruleId}: ${fatal.message} (${fatal.line}:${fatal.column})\n${code}\n=>\n${changed}`;
    }
  }
  return undefined;
}

const isLong = Boolean(process.env['COHERE_LONG_TESTS']);
const count = isLong ? 20_000 : 200;

it(`${count} damaged files`, { timeout: 3_600_000 }, () => {
  const random = randomNumbers(1);
  let parsed = 0;
  let reports = 0;
  for (let number = 0; number < count; number++) {
    const source = sources[number % sources.length]!;
    const code = mutate(source.code, source.path, random);
    const path = source.path;
    for (const config of parsers) {
      const messages = linter.verify(code, config, path);
      if (!isParsed(messages)) continue;
      parsed += 1;
      reports += messages.length;
      expect(brokenBy(messages, code, config, path)).toBeUndefined();
      if (!messages.some(({ fix }) => fix)) continue;
      expect(isParsed(linter.verifyAndFix(code, config, path).messages), code).toBe(true);
    }
  }
  // Enough is left to judge: most files can still be parsed, and most of those have reports.
  expect(parsed).toBeGreaterThan(count);
  expect(reports).toBeGreaterThan(count);
});

it('damaged modules that other files import', { timeout: 3_600_000 }, () => {
  const random = randomNumbers(2);
  const modules = Object.values(shapes).flatMap(({ files }) => Object.keys(files).map((path) => ({ path, files })));
  const project = new TemporaryProject();
  onTestFinished(() => project.remove());
  const around = new Linter({ cwd: project.folder });
  for (let number = 0; number < (isLong ? 2000 : 40); number++) {
    const { path, files } = modules[number % modules.length]!;
    const text = files[path]!;
    const damage = isCode(path) ? mutate(text, path, random) : text.slice(0, random(text.length));
    const damaged = { ...files, [path]: damage };
    // A folder of its own: what one project leaves behind would be read by the next.
    project.write(Object.fromEntries(Object.entries(damaged).map(([name, code]) => [`${number}/${name}`, code])));
    for (const [name, code] of Object.entries(damaged).filter(([other]) => isCode(other) && other !== path))
      for (const config of parsers)
        expect(() => around.verify(code, config, join(project.folder, `${number}/${name}`))).not.toThrow();
  }
});
