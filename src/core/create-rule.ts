import type { TSESLint } from '@typescript-eslint/utils';
import type { Rule } from 'eslint';
import { withoutSecrets } from './secret-free.js';

/** Where the pages of the rules live. Every link that a user sees is built from this constant. */
export const repositoryUrl = 'https://github.com/eslint-plugin-cohere/eslint-plugin-cohere';

/** What a rule says about itself. Presets, the README's tables and the meta tests are derived from it. */
export interface RuleDocs {
  /** One imperative sentence, lower case, no full stop. */
  readonly description: string;
  /** The first preset that turns the rule on; `null` keeps it opt-in. */
  readonly preset: 'recommended' | 'strict' | null;
  /** The item of the go-live checklist that the rule gives evidence for. */
  readonly checklist: string;
}

/** A finished rule, in the shape that ESLint and Oxlint accept. */
export interface FinishedRule extends Rule.RuleModule {
  readonly meta: Rule.RuleMetaData & { readonly docs: RuleDocs & { readonly url: string } };
}

/** What `create` gets: ESLint's context, over the typescript-eslint AST. */
export type RuleContext<
  MessageIds extends string = string,
  Options extends readonly unknown[] = readonly unknown[],
> = Readonly<TSESLint.RuleContext<MessageIds, Options>>;

/** What `create` returns. */
export type RuleListener = TSESLint.RuleListener;

/** One entry of `suggest` in a report. */
export type Suggestion<MessageIds extends string> = TSESLint.ReportSuggestionArray<MessageIds>[number];

/** What a rule is made of. */
export interface RuleInput<Options extends readonly unknown[], MessageIds extends string> {
  readonly name: string;
  readonly meta: Omit<Rule.RuleMetaData, 'docs' | 'messages' | 'defaultOptions'> & {
    readonly docs: RuleDocs;
    readonly messages: Record<MessageIds, string>;
    readonly defaultOptions?: Options;
  };
  /** Whether a file can concern the rule, where a look at its text tells: no other gets to `create`. */
  concerns?(this: void, context: RuleContext<MessageIds, Options>): boolean;
  create(context: RuleContext<MessageIds, Options>): RuleListener;
}

const noListener: RuleListener = Object.freeze({});

/** The URL of a rule's page. */
export function rulePage(name: string): string {
  return `${repositoryUrl}/blob/main/docs/rules/${name}.md`;
}

/** The one door every rule goes through: adds the page's URL and the supported language; no edit tells a secret. */
export function createRule<Options extends readonly unknown[], MessageIds extends string>({
  name,
  meta,
  concerns = () => true,
  create,
}: RuleInput<Options, MessageIds>): FinishedRule {
  const rule = {
    meta: { ...meta, languages: ['js/js'], docs: { ...meta.docs, url: rulePage(name) } },
    create: (context: RuleContext<MessageIds, Options>) =>
      // Asked first: every rule meets every file of a project, and what `create` makes would cost most of the time.
      concerns(context) ? create(withoutSecrets(context)) : noListener,
  };
  // typescript-eslint's context and ESLint's differ in their types only.
  return rule as unknown as FinishedRule;
}
