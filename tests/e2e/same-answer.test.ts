/** The command of ESLint gives the same answer for the same tree: in any order, from its cache, on several threads. */
import type { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../helpers/fixture-app.js';
import { linkPackages } from '../helpers/linked-packages.js';
import { randomNumbers } from '../helpers/mutations.js';
import { shapes } from '../helpers/shapes.js';
import type { TemporaryProject } from '../helpers/temporary-project.js';

const isLong = Boolean(process.env['COHERE_LONG_TESTS']);

const config = `import cohere from 'eslint-plugin-cohere';
import * as parser from '@typescript-eslint/parser';

export default [
  { files: ['**/*.{ts,tsx}'], languageOptions: { parser } },
  { settings: { cohere: { sdkVersion: '8.1.0' } } },
  cohere.configs.strict,
];
`;

/** The application and every project of `shapes`, each in a folder of its own. */
const files = Object.values(shapes).flatMap((shape, index) =>
  Object.entries(shape.files).map(([path, text]) => [`projects/${index}/${path}`, text] as const),
);
const linted = files.map(([path]) => path).filter((path) => /\.[jt]sx?$/u.test(path));

let project: TemporaryProject;
beforeAll(() => {
  project = createApp({ 'eslint.config.js': config, ...Object.fromEntries(files) });
  linkPackages(project, 'eslint', 'eslint9', '@typescript-eslint/parser');
});
afterAll(() => project.remove());

/** Everything that a run says of each file, sorted by file. */
async function lint(version: string, ...args: string[]): Promise<object[]> {
  const bin = `node_modules/${version}/bin/eslint.js`;
  const { stdout, stderr } = await project.run(process.execPath, bin, '--format', 'json', ...args);
  if (!stdout.startsWith('[')) throw new Error(stdout + stderr);
  const results = JSON.parse(stdout) as ESLint.LintResult[];
  return results
    .map(({ filePath, messages }) => ({ filePath, messages }))
    .sort((a, b) => (a.filePath < b.filePath ? -1 : 1));
}

function shuffled(paths: readonly string[], seed: number): string[] {
  const random = randomNumbers(seed);
  const left = [...paths];
  return paths.map(() => left.splice(random(left.length), 1)[0]!);
}

describe.each(['eslint', 'eslint9'])('%s', (version) => {
  let expected: object[];
  beforeAll(async () => {
    expected = await lint(version, 'src', ...linted);
    expect(expected.flatMap((result) => (result as ESLint.LintResult).messages).length).toBeGreaterThan(70);
  });

  it.each(isLong ? [1, 2, 3] : [1])('does not depend on the order of the files (%s)', async (seed) => {
    expect(await lint(version, ...shuffled(['src', ...linted], seed))).toEqual(expected);
  });

  it('does not depend on what else is linted', async () => {
    const alone = [];
    for (const path of shuffled(linted, 4).slice(0, isLong ? 12 : 3)) alone.push(...(await lint(version, path)));
    expect(expected).toEqual(expect.arrayContaining(alone));
  });

  it('does not depend on the cache', async () => {
    const options = [
      '--cache',
      '--cache-location',
      `.cache-${version}`,
      '--cache-strategy',
      'content',
      'src',
      ...linted,
    ];
    expect(await lint(version, ...options)).toEqual(expected);
    expect(await lint(version, ...options)).toEqual(expected);
  });

  it.each(isLong ? ['2', '3', 'auto'] : ['2'])('does not depend on --concurrency %s', async (threads) => {
    expect(await lint(version, '--concurrency', threads, 'src', ...linted)).toEqual(expected);
  });
});

describe('a change in a file that others import', () => {
  const path = 'projects/0/src/models.ts';
  const options = ['--cache', '--cache-location', '.cache-change', 'projects/0/src'];
  const models = (results: object[]): boolean => JSON.stringify(results).includes('no-deprecated-model');

  it('is seen without the cache, and with it once the cache is gone', async () => {
    const before = project.read(path);
    expect(models(await lint('eslint', ...options))).toBe(true);
    project.write({ [path]: before.replace('command-r', 'command-a-03-2025') });
    expect(models(await lint('eslint', 'projects/0/src'))).toBe(false);
    // ESLint knows of a file and its configuration only: `answer.ts` did not change.
    expect(models(await lint('eslint', ...options))).toBe(true);
    await project.must('rm', '.cache-change');
    expect(models(await lint('eslint', ...options))).toBe(false);
  });
});
