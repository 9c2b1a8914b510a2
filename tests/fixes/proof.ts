/** What has to hold for a change of a file, whatever the rule. */
import type { Linter } from 'eslint';
import { type Change, type Subject, fix, lint, moved, rangeOf } from './changes.js';
import type { Trial } from './trials.js';
import { without } from './without.js';

/** A trial, and what every rule reports in its file as it is. */
export interface TrialWithReports extends Trial {
  readonly reports: readonly Linter.LintMessage[];
}

export const withReports = (trial: Trial): TrialWithReports => ({
  ...trial,
  reports: lint(trial.subject, trial.options),
});

/** What is wrong with a change, as far as linters can tell; nothing where it is as it should be. */
export function problemsOf({ subject, options, reports }: TrialWithReports, change: Change): string[] {
  const after = lint(subject, options, change.after);
  if (after.some(({ fatal }) => fatal)) return ['does not parse'];
  return change.fixer === 'fix'
    ? [...unsettled(subject, options[change.rule] ?? [], change), ...newReports(after, reports)]
    : leftOver(after, change);
}

function unsettled(subject: Subject, options: readonly unknown[], { rule, after }: Change): string[] {
  return fix(subject, { [rule]: options }, after) === after ? [] : ['a second run changes more'];
}

/** What rules report more often than before: the same finding may come with another message. */
function newReports(after: readonly Linter.LintMessage[], before: readonly Linter.LintMessage[]): string[] {
  const rulesOf = (reports: readonly Linter.LintMessage[]): string[] => reports.map(({ ruleId }) => String(ruleId));
  return without(rulesOf(after), rulesOf(before)).map((rule) => `${rule} reports something new`);
}

/** What the rule that suggested a change still says there, and so would suggest again. */
function leftOver(reports: readonly Linter.LintMessage[], { rule, after, place, edits }: Change): string[] {
  const [from, to] = moved(place!, edits);
  const left = reports.filter((report) => {
    const [start, end] = rangeOf(after, report);
    return report.ruleId === `cohere/${rule}` && start < to && end > from;
  });
  return left.map(({ messageId }) => `still reports ${messageId} there`);
}
