import { type FinishedRule, type RuleInput, createRule } from '../core/create-rule.js';
import { canMatter } from './cohere-file.js';

/** A rule that, unless it says otherwise, has nothing to say about a file which cannot matter: it costs next to nothing. */
export function createCohereRule<Options extends readonly unknown[], MessageIds extends string>(
  rule: RuleInput<Options, MessageIds>,
): FinishedRule {
  return createRule<Options, MessageIds>({ concerns: canMatter, ...rule });
}
