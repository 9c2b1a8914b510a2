/**
 * Every message of every rule, as somebody sees it who wrote the code: its text, the line that it stands at, and what
 * is offered with it. `npm run prove` writes `messages.json`, from which the page on messages is made.
 */
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { rules } from '../../src/rules/index.js';
import { root } from '../helpers/files.js';
import { lint } from './changes.js';
import { type RuleCase, ruleCases } from './rule-cases.js';

/** A report of a case. */
interface Shown {
  readonly rule: string;
  readonly id: string;
  readonly message: string;
  /** The line of code, without a key that stands in it. */
  readonly line: string;
  readonly isFixed: boolean;
  readonly suggestions: readonly string[];
}

/** A report, and whether anybody gets it without settings and options. */
interface Candidate {
  readonly shown: Shown;
  readonly isPlain: boolean;
}

function candidatesIn({
  rule,
  code,
  filename,
  typescript,
  options = [],
  settings = {},
  sourceType = 'module',
}: RuleCase) {
  const path = resolve(root, filename ?? (typescript ? 'file.ts' : 'file.js'));
  const lines = code.split('\n');
  return lint({ cwd: root, path, code, settings, sourceType }, { [rule]: options }).map((report): Candidate => {
    const { messageId = '', message, fix, suggestions = [] } = report;
    const shown = {
      rule,
      id: messageId,
      message,
      line: lines[report.line - 1]!.trim().replaceAll(/\w{40}/gu, '…'),
      isFixed: fix !== undefined,
      suggestions: suggestions.map(({ desc }) => desc),
    };
    return { shown, isPlain: options.length === 0 && Object.keys(settings).length === 0 };
  });
}

/** How well a report shows its message: with what can come with it, in a short line that is whole. */
function worthOf({ shown: { suggestions, isFixed, line }, isPlain }: Candidate): number {
  const offers = Math.min(suggestions.length + (isFixed ? 1 : 0), 3);
  const isWhole = /[;}>]$/u.test(line);
  return (isPlain ? 20_000 : 0) + (isWhole ? 10_000 : 0) + offers * 1000 - line.length;
}

const candidates = ruleCases.flatMap(candidatesIn);
const messages = Object.entries(rules).flatMap(([rule, { meta }]) =>
  Object.keys(meta.messages ?? {}).flatMap((id) => {
    const own = candidates.filter(({ shown }) => shown.rule === rule && shown.id === id);
    const [best] = own.toSorted((one, other) => worthOf(other) - worthOf(one));
    // What only suggestions say is no report.
    return best ? [best.shown] : [];
  }),
);

it('no two messages say the same', () => {
  const texts = messages.map(({ message }) => message);
  expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
});

it('messages come out whole, without a part of a key', () => {
  for (const { message, suggestions } of messages) {
    for (const text of [message, ...suggestions]) {
      expect(text).toMatch(/^[^{}]*(?:\{ token: … \}[^{}]*|\{ breaker \}[^{}]*)?\.$/u);
      expect(text).not.toMatch(/\w{40}|undefined,|NaN/u);
    }
  }
});

it('are as messages.json has them', async () => {
  const lines = messages.map((message) => JSON.stringify(message));
  await expect(`[\n${lines.join(',\n')}\n]\n`).toMatchFileSnapshot('messages.json');
});
