/**
 * Runs the cases of a rule on every engine that can parse them: espree, the TypeScript parser and Oxlint.
 * Each linter is a project of vitest: ESLint 10, ESLint 9 through an alias, and Oxlint, whose tester needs Node 22.
 */
import { resolve } from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter, RuleTester } from 'eslint';
import { RuleTester as OxlintRuleTester } from 'oxlint/plugins-dev';
import { describe, expect, it } from 'vitest';
import type { FinishedRule } from '../../src/core/create-rule.js';
import { type Location, readMarks } from './marks.js';

/** A suggestion that a report offers, and the whole file after it was applied. */
export interface ExpectedSuggestion {
  readonly messageId: string;
  readonly data?: Readonly<Record<string, string | number>>;
  readonly output: string;
}

/** A report. Its place is marked in the code; the n-th report belongs to the n-th `«`. */
export interface ExpectedError {
  readonly messageId: string;
  readonly data?: Readonly<Record<string, string | number>>;
  readonly suggestions?: readonly ExpectedSuggestion[];
}

export interface ValidCase {
  /** What the case shows; no two cases of a rule have the same name. */
  readonly name: string;
  readonly code: string;
  /** Only TypeScript can parse it: the case skips espree. Default: `false`. */
  readonly typescript?: boolean;
  /** Whether the case holds on Oxlint too, which gives rules no parser to read local modules with. Default: `true`. */
  readonly oxlint?: boolean;
  /** Where the file would be, from the repository's root. JSX needs `.jsx` or `.tsx`. */
  readonly filename?: string;
  /** Default: `'module'`. */
  readonly sourceType?: 'module' | 'commonjs' | 'script';
  readonly options?: readonly unknown[];
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface InvalidCase extends ValidCase {
  readonly errors: readonly ExpectedError[];
  /** The file after `--fix`; a pair where one pass does not do: after the first pass, and after the last. */
  readonly output?: string | readonly [firstPass: string, lastPass: string];
}

export interface Cases {
  readonly valid: readonly ValidCase[];
  readonly invalid: readonly InvalidCase[];
}

const espreeOptions: Linter.LanguageOptions = { parserOptions: { ecmaFeatures: { jsx: true } } };
const typescriptOptions: Linter.LanguageOptions = {
  parser: typescriptParser,
  parserOptions: { ecmaFeatures: { jsx: true } },
};

for (const tester of [RuleTester, OxlintRuleTester]) Object.assign(tester, { describe, it });

/** A case in the form that ESLint's tester and Oxlint's share. */
function toTesterCase(testCase: ValidCase) {
  const { name, code, options, settings = {}, sourceType = 'module' } = testCase;
  const filename = resolve(testCase.filename ?? (testCase.typescript ? 'file.ts' : 'file.js'));
  // Oxlint refuses even an empty list for a rule without options.
  return { name, code, filename, ...(options && { options: [...options] }), settings, languageOptions: { sourceType } };
}

function toInvalidTesterCase({ code: marked, errors, output, ...rest }: InvalidCase) {
  const { code, locations } = readMarks(marked);
  if (locations.length !== errors.length) {
    throw new Error(`"${rest.name}" marks ${locations.length} places and expects ${errors.length} errors.`);
  }
  const located = errors.map((error, index) => ({ ...error, ...(locations[index] as Location) }));
  return {
    ...toTesterCase({ ...rest, code }),
    errors: located as RuleTester.TestCaseError[],
    output: (typeof output === 'object' ? output[0] : output) ?? null,
  };
}

function assertNamesDiffer({ valid, invalid }: Cases): void {
  const seen = new Set<string>();
  for (const { name } of [...valid, ...invalid]) {
    if (!name.trim()) throw new Error('A case needs a name.');
    if (seen.has(name)) throw new Error(`Two cases are called "${name}".`);
    seen.add(name);
  }
}

/** Asserts what testers leave out: `--fix` comes to an end, and each fix or suggestion leaves fewer reports. */
function assertSettles(rule: FinishedRule, testCase: InvalidCase, languageOptions: Linter.LanguageOptions): void {
  const { code, filename, options = [], settings, ...shared } = toInvalidTesterCase(testCase);
  const linter = new Linter({ configType: 'flat' });
  const config: Linter.Config = {
    files: ['**'],
    plugins: { test: { rules: { rule } } },
    rules: { 'test/rule': ['error', ...options] },
    settings,
    languageOptions: { ...languageOptions, ...shared.languageOptions },
  };
  const report = (text: string) => linter.verify(text, [config], { filename });
  const before = report(code).length;

  const outputs = [testCase.output ?? code].flat();
  const fixed = linter.verifyAndFix(code, [config], { filename });
  expect(fixed.output).toBe(outputs.at(-1));
  expect(fixed.messages.filter(({ fix }) => fix)).toEqual([]);
  if (fixed.fixed) expect(fixed.messages.length).toBeLessThan(before);

  for (const { suggestions = [] } of testCase.errors) {
    for (const { output } of suggestions) expect(report(output).length, output).toBeLessThan(before);
  }
}

function testOnEslint(name: string, rule: FinishedRule, cases: Cases, languageOptions: Linter.LanguageOptions): void {
  const tester = new RuleTester({ languageOptions });
  tester.run(name, rule, {
    valid: cases.valid.map(toTesterCase),
    invalid: cases.invalid.map(toInvalidTesterCase),
    // ESLint 9 does not know this key and ignores it.
    assertionOptions: { requireMessage: 'messageId', requireLocation: true, requireData: true },
  });
  const changing = cases.invalid.filter(
    ({ output, errors }) => output !== undefined || errors.some(({ suggestions }) => suggestions),
  );
  for (const testCase of changing) {
    it(`${name}: ${testCase.name}: fixes and suggestions settle`, () => assertSettles(rule, testCase, languageOptions));
  }
}

function testOnOxlint(name: string, rule: FinishedRule, cases: Cases): void {
  const tester = new OxlintRuleTester({ eslintCompat: true, cwd: process.cwd() });
  const oxlintCases = {
    valid: cases.valid.map(toTesterCase),
    invalid: cases.invalid.map(toInvalidTesterCase),
  };
  // Oxlint has types of its own for the same shapes.
  tester.run(name, rule as never, oxlintCases as never);
}

/** Asserts that no message of a rule is left over, in reports or in suggestions. */
function assertEveryMessageExpected(rule: FinishedRule, { invalid }: Cases): void {
  const errors = invalid.flatMap((testCase) => testCase.errors);
  const suggestions = errors.flatMap((error) => error.suggestions ?? []);
  const expected = [...errors, ...suggestions].map(({ messageId }) => messageId);
  expect(new Set(expected)).toEqual(new Set(Object.keys(rule.meta.messages ?? {})));
}

function where(cases: Cases, holds: (testCase: ValidCase) => boolean): Cases {
  return { valid: cases.valid.filter(holds), invalid: cases.invalid.filter(holds) };
}

/**
 * Tests a rule. Locations are marked in the code, each case has a name of its own, an empty file is always valid, and
 * every message of the rule is expected by some case.
 *
 * @throws {Error} when a name is missing or used twice, or when marks and errors do not match.
 */
export function testRule(name: string, rule: FinishedRule, { valid, invalid }: Cases): void {
  const cases: Cases = { valid: [{ name: 'an empty file', code: '' }, ...valid], invalid };
  assertNamesDiffer(cases);
  it(`${name}: every message is expected by a case`, () => assertEveryMessageExpected(rule, cases));
  if (process.env.TEST_LINTER === 'oxlint') {
    testOnOxlint(
      name,
      rule,
      where(cases, ({ oxlint = true }) => oxlint),
    );
  } else {
    testOnEslint(
      `${name} (espree)`,
      rule,
      where(cases, ({ typescript }) => !typescript),
      espreeOptions,
    );
    testOnEslint(`${name} (typescript)`, rule, cases, typescriptOptions);
  }
}
