import { type FinishedRule, type RuleInput, createRule } from '../core/create-rule.js';
import { canMatter } from './cohere-file.js';

/** A rule that, unless it says otherwise, leaves files alone that cannot matter, and so costs them next to nothing. */
export function createCohereRule<Options extends readonly unknown[], MessageIds extends string>(
  rule: RuleInput<Options, MessageIds>,
): FinishedRule {
  return createRule<Options, MessageIds>({ concerns: canMatter, ...rule });
}
