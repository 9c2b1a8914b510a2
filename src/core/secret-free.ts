import type { TSESLint } from '@typescript-eslint/utils';
import type { RuleContext } from './create-rule.js';
import { perObject } from './per-file.js';

type Report<MessageIds extends string> = TSESLint.ReportDescriptor<MessageIds>;

const secretLength = 40;

/** Whether a text has the shape of many secrets: 40 letters and digits, two digits at least. */
export function isSecretShaped(text: string): boolean {
  return text.length === secretLength && /^[A-Za-z0-9]+$/u.test(text) && text.replaceAll(/\D/gu, '').length >= 2;
}

/**
 * A context whose reports offer no edit that repeats a secret of the file. Linters make one edit of several, which
 * holds all that stands between them, and print it.
 */
export function withoutSecrets<MessageIds extends string, Options extends readonly unknown[]>(
  context: RuleContext<MessageIds, Options>,
): RuleContext<MessageIds, Options> {
  return fileHoldsSecret(context.sourceCode) ? sparing(context) : context;
}

const fileHoldsSecret = perObject(({ text }: RuleContext['sourceCode']) => holdsSecret(text));

function sparing<MessageIds extends string, Options extends readonly unknown[]>(
  context: RuleContext<MessageIds, Options>,
): RuleContext<MessageIds, Options> {
  function withoutSecret(fix: TSESLint.ReportFixFunction): TSESLint.ReportFixFunction {
    return (fixer) => {
      const edits = [fix(fixer) ?? []].flatMap((made) => (isEdit(made) ? [made] : [...made]));
      return holdsSecret(merged(context.sourceCode.text, edits)) ? null : edits;
    };
  }

  function report({ fix, suggest, ...rest }: Report<MessageIds>): void {
    context.report({
      ...rest,
      ...(fix && { fix: withoutSecret(fix) }),
      ...(suggest && { suggest: suggest.map((entry) => ({ ...entry, fix: withoutSecret(entry.fix) })) }),
    } as Report<MessageIds>);
  }

  return Object.create(context, { report: { value: report } }) as RuleContext<MessageIds, Options>;
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

/** Looks at one character in 40, which a secret cannot slip through: edits and files are long. */
function holdsSecret(text: string): boolean {
  for (let at = secretLength - 1; at < text.length; at += secretLength) {
    if (!isAlphanumeric(text, at)) continue;
    let start = at;
    while (isAlphanumeric(text, start - 1)) start--;
    while (isAlphanumeric(text, at)) at++;
    if (isSecretShaped(text.slice(start, at))) return true;
  }
  return false;
}

function isAlphanumeric(text: string, at: number): boolean {
  // By code, which takes half as long as a pattern.
  const code = text.charCodeAt(at);
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
