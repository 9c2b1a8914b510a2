/**
 * One proof for the fixes and suggestions of all rules: for every invalid case of every rule, and for every file of the
 * example application, what a fixer writes parses, brings no diagnostic of TypeScript and no report that was not there,
 * and settles. For every fixer there is a program that runs before and after against the fake of Cohere.
 *
 * `npm run prove` writes `proved.json`, from which the page on fixes is made.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../src/rules/index.js';
import { changedWords } from './changed-words.js';
import { type Change, type Fixer, changesOf, nameOf } from './changes.js';
import { diagnose, isUnused } from './diagnostics.js';
import { createFixProject } from './fix-project.js';
import { ProgramRunner } from './program-runner.js';
import { type Differences, type Observation, type Program, differencesOf } from './program.js';
import { programs } from './programs.js';
import { problemsOf, withReports } from './proof.js';
import { type Trial, trials } from './trials.js';
import { typeCheck } from './typed-trials.js';

/** A change that is not as it should be. */
const told = ({ name }: Trial, change: Change, problems: readonly string[]): string =>
  [`${nameOf(change)}: ${name}`, ...problems, change.after].join('\n');

const changed = new Set(trials.flatMap(({ changes }) => changes.map(nameOf)));

/** What was seen of each program, by the name of its fixer and its own. */
const seen = new Map<string, { readonly differences: Differences; readonly words: ReturnType<typeof changedWords> }>();

const titleOf = (program: Program): string => `${nameOf(program)}: ${program.name}`;

/** The program that a fixer's suggestion or fix makes of one. */
function changeOf(runner: ProgramRunner, program: Program, folder: string): Change {
  const { rule, options } = program;
  const changes = changesOf(runner.place(program, folder), rule, options ? [options] : []);
  const found = changes.find((change) => nameOf(change) === nameOf(program));
  if (!found) throw new Error(`${titleOf(program)}: not among ${changes.map(nameOf).join(', ')}`);
  return found;
}

const hasFailed = ({ prints }: Observation): boolean => prints.at(-1)?.startsWith('throws ') === true;

describe('every change of every case and of the example application', { timeout: 300_000 }, () => {
  it('parses, settles, and leaves nothing to report', () => {
    const wrong = trials.map(withReports).flatMap((trial) =>
      trial.changes.flatMap((change) => {
        const problems = problemsOf(trial, change);
        return problems.length > 0 ? [told(trial, change, problems)] : [];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('brings no new diagnostic of TypeScript', () => {
    const project = createFixProject();
    const checked = typeCheck(project, trials);
    project.remove();
    expect(checked.length).toBeGreaterThan(500);
    expect(
      checked.filter(({ found }) => found.length > 0).map((one) => told(one.trial, one.change, one.found)),
    ).toEqual([]);
  });

  it('would be noticed', () => {
    const isMissing = (change: Change): boolean => nameOf(change) === 'require-max-tokens missing add';
    const trial = withReports(trials.find(({ changes }) => changes.some(isMissing))!);
    const change = trial.changes.find(isMissing)!;
    const unchanged = { ...change, after: trial.subject.code, edits: [] };
    expect(problemsOf(trial, { ...change, after: 'const =' })).toEqual(['does not parse']);
    expect(problemsOf(trial, unchanged)).toEqual([expect.stringMatching(/^still reports missing/u)]);
    expect(problemsOf({ ...trial, reports: [] }, { ...unchanged, fixer: 'fix' })).toContain(
      'cohere/require-max-tokens reports something new',
    );
    const deprecated = `${trial.subject.code}\nawait cohere.chat({ model: 'command-r', messages });`;
    expect(problemsOf(trial, { ...change, rule: 'no-deprecated-model', fixer: 'fix', after: deprecated })).toContain(
      'a second run changes more',
    );
    const project = createFixProject();
    const wrong = { ...change, after: `${trial.subject.code}\ncohere.chat({ model: 1 });` };
    const [checked] = typeCheck(project, [{ ...trial, changes: [wrong] }]);
    project.remove();
    expect(checked?.found).toEqual([expect.stringContaining('a mismatch')]);
  });
});

describe('every fixer', () => {
  it('is at work in a case and in a program', () => {
    const run = new Set(programs.map(nameOf));
    expect([...changed].filter((fixer) => !run.has(fixer))).toEqual([]);
  });

  it('is of a rule that says so', () => {
    const named = (isFixer: (fixer: Fixer) => boolean): Set<string> =>
      new Set(trials.flatMap(({ changes }) => changes.filter(isFixer).map(({ rule }) => rule)));
    const saying = (says: (rule: string) => unknown): Set<string> => new Set(Object.keys(rules).filter(says));
    expect(named(({ fixer }) => fixer === 'fix')).toEqual(saying((rule) => rules[rule]?.meta.fixable));
    expect(named(({ fixer }) => fixer !== 'fix')).toEqual(saying((rule) => rules[rule]?.meta.hasSuggestions));
  });
});

describe('programs', { timeout: 120_000 }, () => {
  let runner: ProgramRunner;
  const changedFiles = new Map<string, string>();
  beforeAll(async () => {
    runner = await ProgramRunner.start();
  });
  afterAll(() => runner.stop());

  it.each(programs.map((program, at) => [titleOf(program), program, at] as const))('%s', async (title, program, at) => {
    const { effect, code } = program;
    const { after } = changeOf(runner, program, `${at}/before`);
    const { path } = runner.place(program, `${at}/after`);
    changedFiles.set(path, after);
    const before = await runner.run(runner.place(program, `${at}/before`).path, code, program);
    const now = await runner.run(path, after, program);
    const differences = differencesOf(before, now);
    seen.set(title, { differences, words: changedWords(code, after) });
    expect(new Set(Object.keys(differences))).toEqual(new Set(effect.paths));
    expect(before.requests.length + before.prints.length).toBeGreaterThan(0);
    if (effect.kind === 'failed before') {
      expect(before.prints.at(-1)).toBe(effect.why);
      expect(hasFailed(now)).toBe(false);
    }
  });

  it('compile after the change', () => {
    expect(changedFiles.size).toBe(programs.length);
    const found = [...diagnose(changedFiles)].flatMap(([path, diagnostics]) =>
      diagnostics.filter((one) => !isUnused(one)).map(({ text }) => `${path}: ${text}\n${changedFiles.get(path)}`),
    );
    expect(found).toEqual([]);
  });

  it('have given what proved.json says', async () => {
    const proved = [...new Set(programs.map(nameOf))].sort().map((fixer) => {
      const count = (from: Trial['from']): number =>
        trials
          .filter((trial) => trial.from === from)
          .flatMap(({ changes }) => changes)
          .filter((change) => nameOf(change) === fixer).length;
      const own = programs.filter((program) => nameOf(program) === fixer);
      const ran = own.map((program) => {
        const { kind, why } = program.effect;
        return { name: program.name, effect: kind, why, differences: seen.get(titleOf(program))?.differences };
      });
      const [rule, report, by] = fixer.split(' ');
      const words = own.map((program) => seen.get(titleOf(program))?.words).find(Boolean);
      return { rule, report, fixer: by, words, cases: count('case'), examples: count('example'), programs: ran };
    });
    const lines = proved.map((fixer) => JSON.stringify(fixer));
    await expect(`[\n${lines.join(',\n')}\n]\n`).toMatchFileSnapshot('proved.json');
  });
});
