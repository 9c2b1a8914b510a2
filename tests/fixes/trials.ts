/** What is tried: every invalid case of every rule, and every file of the example application with every rule. */
import { extname, relative, resolve } from 'node:path';
import { rules } from '../../src/rules/index.js';
import { filesIn, read, root } from '../helpers/files.js';
import { type Change, type RuleOptions, type Subject, changesOf } from './changes.js';
import { ruleCases } from './rule-cases.js';

/** A file, what rules change in it, and the files beside it. */
export interface Trial {
  readonly name: string;
  readonly from: 'case' | 'example';
  readonly subject: Subject;
  /** Every rule; the one of a case with the options of the case. */
  readonly options: RuleOptions;
  readonly changes: readonly Change[];
  /** The files that it may import, by their paths from the root. */
  readonly beside: Readonly<Record<string, string>>;
}

const ruleNames = Object.keys(rules);
const contentsOf = (paths: readonly string[]): Record<string, string> =>
  Object.fromEntries(paths.map((path) => [path, read(path)]));

const sourcesIn = (folder: string): string[] => filesIn(folder).filter((path) => /\.[cm]?[jt]sx?$/u.test(path));
const fixtures = contentsOf(sourcesIn('tests/fixtures').filter((path) => !/fixtures\/(?:app|types)\//u.test(path)));
const example = contentsOf([...sourcesIn('examples/src'), ...sourcesIn('examples/scripts')]);

const cases: Trial[] = ruleCases.map((testCase) => {
  const { rule, name, code, typescript, settings = {}, sourceType = 'module', options = [] } = testCase;
  const path = resolve(root, testCase.filename ?? (typescript ? 'file.ts' : 'file.js'));
  const subject = { cwd: root, path, code, sourceType, settings };
  return {
    name: `${rule}: ${name}`,
    from: 'case',
    subject,
    options: Object.fromEntries(ruleNames.map((other) => [other, other === rule ? options : []])),
    changes: changesOf(subject, rule, options),
    beside: testCase.filename ? fixtures : {},
  };
});

const examples: Trial[] = Object.entries(example).map(([path, code]) => {
  const sourceType = extname(path) === '.cjs' ? 'commonjs' : 'module';
  const subject = {
    cwd: resolve(root, 'examples'),
    path: resolve(root, path),
    code,
    sourceType,
    settings: {},
  } as const;
  return {
    name: relative('examples', path),
    from: 'example',
    subject,
    options: Object.fromEntries(ruleNames.map((rule) => [rule, []])),
    changes: ruleNames.flatMap((rule) => changesOf(subject, rule)),
    beside: example,
  };
});

/** Those whose file some rule changes. */
export const trials: readonly Trial[] = [...cases, ...examples].filter(({ changes }) => changes.length > 0);
