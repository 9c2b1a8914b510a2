/** What rules do to a file: the file after `--fix`, and after each suggestion. */
import * as parser from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import type { FinishedRule } from '../../src/core/create-rule.js';
import { rules } from '../../src/rules/index.js';

/** A file as a linter sees it. */
export interface Subject {
  /** The folder of the project. */
  readonly cwd: string;
  /** Where the file would be: a whole path. */
  readonly path: string;
  readonly code: string;
  readonly sourceType: 'module' | 'commonjs' | 'script';
  readonly settings: Readonly<Record<string, unknown>>;
}

/** What writes: a rule's report, and `fix` or the message of the suggestion that comes with it. */
export interface Fixer {
  readonly rule: string;
  readonly report: string;
  readonly fixer: string;
}

/** A file that a fixer has changed. For a fix: by all fixes of the rule in the file, however many passes they take. */
export interface Change extends Fixer {
  readonly after: string;
  /** Where the report stands in the file as it was; `undefined` for a fix, which may answer many. */
  readonly place: Range | undefined;
  /** What a suggestion replaces in the file as it was, in order; none for a fix. */
  readonly edits: readonly Rule.Fix[];
}

type Range = readonly [start: number, end: number];

/** The name of a fixer, such as `no-deprecated-model gone fix`. */
export const nameOf = ({ rule, report, fixer }: Fixer): string => `${rule} ${report} ${fixer}`;

/** The options of each rule that runs, by its name. */
export type RuleOptions = Readonly<Record<string, readonly unknown[]>>;

function configOf(
  { sourceType, settings }: Subject,
  options: RuleOptions,
  plugin: Readonly<Record<string, FinishedRule>> = rules,
): Linter.Config {
  const entries = Object.entries(options).map(([name, own]) => [`cohere/${name}`, ['error', ...own]] as const);
  return {
    files: ['**'],
    settings,
    languageOptions: { parser, sourceType, parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: { cohere: { rules: { ...plugin } } },
    rules: Object.fromEntries(entries as [string, Linter.RuleEntry][]),
  };
}

/** What rules report in a file, or in what became of it. */
export function lint(subject: Subject, options: RuleOptions, code: string = subject.code): Linter.LintMessage[] {
  return new Linter({ cwd: subject.cwd }).verify(code, [configOf(subject, options)], { filename: subject.path });
}

/** A file, or what became of it, after `--fix` with rules. */
export function fix(subject: Subject, options: RuleOptions, code: string = subject.code): string {
  const config = configOf(subject, options);
  return new Linter({ cwd: subject.cwd }).verifyAndFix(code, [config], { filename: subject.path }).output;
}

/** Every change that a rule offers for a file. */
export function changesOf(subject: Subject, rule: string, options: readonly unknown[] = []): Change[] {
  const { code, path, cwd } = subject;
  const spied = new SpiedRule(rules[rule] as FinishedRule);
  const config = configOf(subject, { [rule]: options }, { [rule]: spied.rule });
  const reports = new Linter({ cwd }).verify(code, [config], { filename: path });
  const fixed = new Set(reports.filter((report) => report.fix).map(({ messageId = '' }) => messageId));
  const after = fixed.size > 0 ? fix(subject, { [rule]: options }) : code;
  const fixes = [...fixed].map((report) => ({ rule, report, fixer: 'fix', after, place: undefined, edits: [] }));
  const suggestions = reports.flatMap((report) =>
    (report.suggestions ?? []).map(({ messageId: fixer = '', fix: { range, text } }) => {
      const after = code.slice(0, range[0]) + text + code.slice(range[1]);
      const place = rangeOf(code, report);
      return { rule, report: report.messageId ?? '', fixer, after, place, edits: spied.editsTo(code, after) };
    }),
  );
  return [...fixes, ...suggestions];
}

/** A rule that keeps the edits of its suggestions: ESLint merges them into one, and their places are lost. */
class SpiedRule {
  readonly rule: FinishedRule;
  readonly #edits: (readonly Rule.Fix[])[] = [];

  constructor(rule: FinishedRule) {
    const create = (context: Rule.RuleContext): Rule.RuleListener => {
      const report = (descriptor: Rule.ReportDescriptor): void => {
        const suggest = descriptor.suggest?.map((suggestion) => ({
          ...suggestion,
          fix: (fixer: Rule.RuleFixer) => this.#keep(suggestion.fix(fixer)),
        }));
        context.report(suggest ? { ...descriptor, suggest } : descriptor);
      };
      return rule.create(Object.create(context, { report: { value: report } }) as Rule.RuleContext);
    };
    this.rule = { ...rule, create };
  }

  #keep(result: ReturnType<Rule.ReportFixer>): Rule.Fix[] {
    const edits = result === null ? [] : 'range' in result ? [result] : [...result];
    edits.sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
    this.#edits.push(edits);
    return edits;
  }

  /**
   * The edits that turn a file into another.
   *
   * @throws {Error} when no suggestion did that.
   */
  editsTo(code: string, after: string): readonly Rule.Fix[] {
    const found = this.#edits.find((edits) => applied(code, edits) === after);
    if (!found) throw new Error(`No suggestion turned\n${code}\ninto\n${after}`);
    return found;
  }
}

function applied(code: string, edits: readonly Rule.Fix[]): string {
  let text = '';
  let from = 0;
  for (const { range, text: written } of edits) {
    text += code.slice(from, range[0]) + written;
    [, from] = range;
  }
  return text + code.slice(from);
}

/** Where a report stands, as offsets. */
export function rangeOf(code: string, { line, column, endLine = line, endColumn = column }: Linter.LintMessage): Range {
  const lines = code.split(/(?<=\r\n|[\r\n\u2028\u2029])/u);
  const offset = (row: number, col: number): number => lines.slice(0, row - 1).join('').length + col - 1;
  return [offset(line, column), offset(endLine, endColumn)];
}

/** Where a place of a file is after edits. What an edit replaces becomes all that it writes. */
export function moved([start, end]: Range, edits: readonly Rule.Fix[]): Range {
  let [from, to] = [start, end];
  for (const { range, text } of edits) {
    const grown = text.length - (range[1] - range[0]);
    if (range[1] <= start) from += grown;
    else if (range[0] < start) from -= start - range[0];
    if (range[1] <= end) to += grown;
    else if (range[0] < end) to += range[1] - end + grown;
  }
  return [from, to];
}
