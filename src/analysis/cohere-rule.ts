import { type FinishedRule, type RuleInput, createRule } from '../core/create-rule.js';
import { canMatter } from './cohere-file.js';

/** A rule that has nothing to say about a file which cannot matter, and so costs it next to nothing. */
export function createCohereRule<Options extends readonly unknown[], MessageIds extends string>(
  rule: Omit<RuleInput<Options, MessageIds>, 'concerns'>,
): FinishedRule {
  return createRule<Options, MessageIds>({ ...rule, concerns: canMatter });
}
