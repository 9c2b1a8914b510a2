/** The page on fixes and suggestions, from what their proof has written down. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rules } from '../../src/rules/index.js';

/** A program that was run before and after a change. */
interface ProvedProgram {
  readonly name: string;
  readonly effect: 'same' | 'differs' | 'failed before';
  readonly why?: string;
  /** By the path in what was seen: the value before, and after. */
  readonly differences: Readonly<Record<string, readonly [unknown, unknown]>>;
}

/** A fix or a suggestion, by the report that it answers. */
interface ProvedFixer {
  readonly rule: string;
  readonly report: string;
  /** `fix`, or the message of the suggestion. */
  readonly fixer: string;
  /** What it writes in a program, and for what; left out where that takes more than a line. */
  readonly words?: readonly [from: string, to: string];
  readonly cases: number;
  readonly examples: number;
  readonly programs: readonly ProvedProgram[];
}

const path = resolve(import.meta.dirname, '../../tests/fixes/proved.json');
const proved = JSON.parse(readFileSync(path, 'utf8')) as readonly ProvedFixer[];

const count = (of: (fixer: ProvedFixer) => number): string =>
  proved.reduce((sum, fixer) => sum + of(fixer), 0).toLocaleString('en-US');

function summary(): string {
  const rows = [
    [count(() => 1), 'fixes and suggestions, each by the report that it answers'],
    [count(({ cases }) => cases), 'changes of the invalid cases of the rules'],
    [count(({ examples }) => examples), 'changes of the example application'],
    [count(({ programs }) => programs.length), 'programs that ran before and after'],
  ];
  return ['| | |', '| ---: | --- |', ...rows.map(([number, what]) => `| ${number} | ${what} |`)].join('\n');
}

function ruleSection(name: string): string {
  const rows = proved.filter(({ rule }) => rule === name).map(row);
  return [
    `### [\`${name}\`](rules/${name}.md)`,
    '',
    '| Report | | What it does | What a program sends and prints | Cases | Programs |',
    '| --- | --- | --- | --- | ---: | ---: |',
    ...rows,
  ].join('\n');
}

function row({ rule, report, fixer, words, cases, examples, programs }: ProvedFixer): string {
  const isFix = fixer === 'fix';
  const text = isFix ? fixText(words) : rules[rule]!.meta.messages![fixer]!;
  const effects = [...new Set(programs.map(effectText))].join(' ');
  const cells = [`\`${report}\``, isFix ? '🔧' : '💡', text, effects, cases + examples, programs.length];
  return `| ${cells.join(' | ')} |`;
}

function fixText([from, to]: readonly [string, string] = ['', '']): string {
  if (to === '') return 'Repairs it.';
  const bare = (text: string): string => `\`${text.replaceAll(/^, |:$/gu, '')}\``;
  return to.startsWith(from) ? `Adds ${bare(to.slice(from.length))}.` : `Writes ${bare(to)} for ${bare(from)}.`;
}

function effectText({ effect, why, differences }: ProvedProgram): string {
  const fields = [...new Set(Object.keys(differences).flatMap(fieldOf))];
  const changes = fields.length > 0 ? ` (${fields.join(', ')})` : '';
  if (effect === 'same') return 'The same.';
  if (effect === 'failed before') return `Works${changes}; before, it \`${why}\`.`;
  return `${why!.replace(/\.$/u, '')}${changes}.`;
}

/** What of a request differs, as a reader knows it: `requests[0].body.model` is `model`; nothing for a whole one. */
function fieldOf(difference: string): string[] {
  const [, field] = /^requests\[\d+\]\.(?:body\.)?(.+)$/u.exec(difference) ?? [];
  return field ? [`\`${field}\``] : [];
}

/** The whole page. */
export function fixesPage(): string {
  const sections = Object.keys(rules).filter((name) => proved.some(({ rule }) => rule === name));
  return `# Fixes and suggestions

\`eslint --fix\` repairs (🔧) only what leaves the request as it is, or differs by a default that Cohere documents or a value
that the team configured, or where the call always failed. Everything else is a suggestion (💡), which an editor offers
and a person takes. The tables are what one proof found for all of them; it runs with every change of this package.

For each invalid case of each rule, and for each file of the [example application](../examples/README.md):

- **It parses, and its types hold.** In one TypeScript program over all of it, as it was and as it became, nothing is
  reported against \`cohere-ai\` 8.1 that was not reported before. What a suggestion leaves unused is not counted.
- **It settles.** A second \`--fix\` changes nothing.
- **Nothing new is reported.** After a fix, by no rule; after a suggestion, the rule that offered it is silent there.

For each fix and suggestion there are programs that run before and after it, against
[the fake of Cohere's API](testing.md). They send the same requests and print the same, or differ by what the table says.

${summary()}

## Rule by rule

*Cases* counts the changes of cases and of files of the example.

${sections.map(ruleSection).join('\n\n')}
`;
}
