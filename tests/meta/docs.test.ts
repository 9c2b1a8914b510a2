import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { optionSchemas } from '../../scripts/docs/options-table.js';
import plugin from '../../src/index.js';
import { rules } from '../../src/rules/index.js';
import { filesIn, read } from '../helpers/files.js';
import { type Sample, samplesOf, sectionsOf } from '../helpers/page.js';

const isCode = ({ language }: Sample): boolean => /^[cm]?[jt]sx?$/u.test(language);

/** What a rule says about a sample; a comment `eslint cohere/name: ["error", {…}]` in the sample sets options. */
function lint({ code, language }: Sample, rule?: string): Linter.LintMessage[] {
  const config: Linter.Config = {
    files: ['**'],
    plugins: { cohere: plugin },
    languageOptions: { parser },
    rules: rule ? { [`cohere/${rule}`]: 'error' } : {},
  };
  return new Linter().verify(code, [config], `sample.${language}`);
}

const place = (path: string, { line, mark }: Sample): string => `${path}:${line} ${mark ?? ''}`;

describe.each(Object.entries(rules))('the page of %s', (name, { meta }) => {
  const path = `docs/rules/${name}.md`;
  const page = read(path);
  const samples = samplesOf(page).filter(isCode);
  const wrong = samples.filter(({ mark }) => mark === '❌');
  const right = samples.filter(({ mark }) => mark === '✅');

  it('has every section', () => {
    expect(sectionsOf(page)).toEqual([
      'What happens in production',
      'Examples',
      'Options',
      'Limits',
      'When not to use it',
    ]);
  });

  it('says where the limits of all rules stand', () => {
    expect(page).toContain('- [What the rules see](../what-is-seen.md) of clients and calls holds for this rule too.');
  });

  it('shows what is wrong and what is right', () => {
    expect(wrong.length).toBeGreaterThan(0);
    expect(right.length).toBeGreaterThan(0);
  });

  it.each(wrong.map((sample) => [place(path, sample), sample]))('%s is reported', (_, sample) => {
    expect(new Set(lint(sample, name).map(({ ruleId }) => ruleId))).toEqual(new Set([`cohere/${name}`]));
  });

  it.each(right.map((sample) => [place(path, sample), sample]))('%s is not reported', (_, sample) => {
    expect(lint(sample, name)).toEqual([]);
  });

  it.each(Object.keys(optionSchemas(meta)))('shows option %s at work', (option) => {
    const configured = samples.filter(({ code }) => new RegExp(`eslint cohere/${name}:.*"${option}":`, 'u').test(code));
    expect(configured.length).toBeGreaterThan(0);
  });
});

const guides = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'examples/README.md'];
const pages = [...guides, ...filesIn('docs').filter((path) => path.endsWith('.md'))];

it.each(pages)('every sample of %s parses', (path) => {
  const broken = samplesOf(read(path))
    .filter(isCode)
    .filter((sample) => lint(sample).some(({ fatal }) => fatal));
  expect(broken.map((sample) => place(path, sample))).toEqual([]);
});

const withoutSamples = (page: string): string => page.replaceAll(/^```.*?^```/gmsu, '');

/** What a link may name after `#`, as GitHub derives it from headings, and what the page names itself. */
function anchorsOf(page: string): string[] {
  const headings = [...withoutSamples(page).matchAll(/^#+ (.+)$/gmu)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
  return [...headings, ...[...page.matchAll(/ id="(.+?)"/gu)].map(([, id = '']) => id)];
}

it.each(pages)('every link of %s within the project leads somewhere', (path) => {
  const prose = withoutSamples(read(path)).replaceAll(/`[^`\n]+`/gu, '');
  for (const [, file = '', anchor] of prose.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/gu)) {
    const target = file ? new URL(file, `file:///${path}`).pathname : path;
    expect(() => read(target), target).not.toThrow();
    if (anchor) expect(anchorsOf(read(target)), `${target}#${anchor}`).toContain(anchor);
  }
});

it.each(['docs/oxlint.md', 'docs/policy.md'])('%s names the Oxlint that the tests run on', (path) => {
  const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
  expect(read(path)).toMatch(new RegExp(`Oxlint (?:\\| )?${devDependencies['oxlint']}\\b`, 'u'));
});
