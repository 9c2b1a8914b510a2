import type { TSESLint } from '@typescript-eslint/utils';
import type { RuleContext } from './create-rule.js';

type Report<MessageIds extends string> = TSESLint.ReportDescriptor<MessageIds>;

/** Whether a text has the shape of many secrets: 40 letters and digits, two digits at least. */
export function isSecretShaped(text: string): boolean {
  return /^[A-Za-z0-9]{40}$/u.test(text) && text.replaceAll(/\D/gu, '').length >= 2;
}

/**
 * A context whose reports offer no edit that repeats a secret. Linters make one edit of several, which holds all that
 * stands between them, and print it.
 */
export function withoutSecrets<MessageIds extends string, Options extends readonly unknown[]>(
  context: RuleContext<MessageIds, Options>,
): RuleContext<MessageIds, Options> {
  function sparing(fix: TSESLint.ReportFixFunction): TSESLint.ReportFixFunction {
    return (fixer) => {
      const edits = [fix(fixer) ?? []].flatMap((made) => (isEdit(made) ? [made] : [...made]));
      return holdsSecret(merged(context.sourceCode.text, edits)) ? null : edits;
    };
  }

  function report({ fix, suggest, ...rest }: Report<MessageIds>): void {
    context.report({
      ...rest,
      ...(fix && { fix: sparing(fix) }),
      ...(suggest && { suggest: suggest.map((entry) => ({ ...entry, fix: sparing(entry.fix) })) }),
    } as Report<MessageIds>);
  }

  // One that inherits from the context takes four times as long, and each rule makes one for each file of a project.
  const { id, options, settings, sourceCode, filename, physicalFilename, cwd, languageOptions } = context;
  const spared = { id, options, settings, sourceCode, filename, physicalFilename, cwd, languageOptions, report };
  return spared as RuleContext<MessageIds, Options>;
}

type Edits = TSESLint.RuleFix | Iterable<TSESLint.RuleFix>;

function isEdit(edits: Edits): edits is TSESLint.RuleFix {
  return 'range' in edits;
}

/** The text that several edits become as one. */
function merged(text: string, edits: readonly TSESLint.RuleFix[]): string {
  const inOrder = edits.toSorted((a, b) => a.range[0] - b.range[0]);
  return inOrder
    .map((edit, at) => text.slice(inOrder[at - 1]?.range[1] ?? edit.range[0], edit.range[0]) + edit.text)
    .join('');
}

function holdsSecret(text: string): boolean {
  return (text.match(/[A-Za-z0-9]{40,}/gu) ?? []).some(isSecretShaped);
}
