import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { createRule } from '../../src/core/create-rule.js';

const secret = 'aB3dE5fGhI'.repeat(4);

type Edit = readonly [start: number, end: number, text: string];

/** What is left of a fix and of a suggestion that make the same edits. */
function offers(code: string, edits: readonly Edit[] | null, asList = true): { fix: unknown; suggestions: unknown } {
  const rule = createRule<[], 'found' | 'change'>({
    name: 'test',
    meta: {
      type: 'problem',
      docs: { description: 'report each file', preset: null, checklist: 'test' },
      fixable: 'code',
      hasSuggestions: true,
      schema: [],
      messages: { found: 'Found.', change: 'Change it.' },
    },
    create: (context) => ({
      Program(node) {
        const fix: Parameters<typeof context.report>[0]['fix'] = (fixer) => {
          const made = edits?.map(([start, end, text]) => fixer.replaceTextRange([start, end], text)) ?? null;
          return asList ? made : (made?.[0] ?? null);
        };
        context.report({ node, messageId: 'found', fix, suggest: [{ messageId: 'change', fix }] });
      },
    }),
  });
  const config: Linter.Config = { plugins: { test: { rules: { rule } } }, rules: { 'test/rule': 'error' } };
  const [message] = new Linter().verify(code, config);
  return { fix: message?.fix?.text, suggestions: message?.suggestions?.map((suggestion) => suggestion.fix.text) };
}

const nothing = { fix: undefined, suggestions: undefined };
const code = `first('${secret}'); second();`;
const end = code.length;

describe('an edit that repeats a secret is not offered', () => {
  it('two edits with the secret between them', () => {
    expect(
      offers(code, [
        [end, end, '\nthird();'],
        [0, 5, 'zeroth'],
      ]),
    ).toEqual(nothing);
  });

  it('one edit that writes the secret', () => expect(offers(code, [[0, end, code]], false)).toEqual(nothing));

  it('two edits beside the secret', () => {
    const edits: Edit[] = [
      [end, end, '\nthird();'],
      [end - 9, end - 3, 'last'],
    ];
    const text = 'last();\nthird();';
    expect(offers(code, edits)).toEqual({ fix: text, suggestions: [text] });
  });

  it('wherever it stands', () => {
    for (let before = 0; before <= 80; before++) {
      const text = `${' '.repeat(before)}'${secret}'`;
      expect(offers(text, [[0, text.length, `(${text})`]])).toEqual(nothing);
    }
  });

  it('a longer text, and one of letters alone', () => {
    for (const text of [`${secret}x`, 'a'.repeat(40)]) {
      const literal = `'${text}'`;
      expect(offers(`${literal};`, [[0, literal.length, literal]])).toEqual({ fix: literal, suggestions: [literal] });
    }
  });

  it('nothing is kept back in a file without a secret', () => {
    expect(offers('first();', [[0, 5, secret]])).toEqual({ fix: secret, suggestions: [secret] });
  });

  it('no edit at all', () => expect(offers(code, null)).toEqual(nothing));
});
