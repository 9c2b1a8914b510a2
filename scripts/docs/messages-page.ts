/** The page on messages, from what the tests have seen of them. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rules } from '../../src/rules/index.js';

/** A message as somebody sees it who wrote the line. */
interface ShownMessage {
  readonly rule: string;
  readonly id: string;
  readonly message: string;
  readonly line: string;
  readonly isFixed: boolean;
  readonly suggestions: readonly string[];
}

const path = resolve(import.meta.dirname, '../../tests/fixes/messages.json');
const messages = JSON.parse(readFileSync(path, 'utf8')) as readonly ShownMessage[];

function ruleSection(name: string): string {
  const own = messages.filter(({ rule }) => rule === name);
  return [`## [\`${name}\`](rules/${name}.md)`, ...own.map(messageSection)].join('\n\n');
}

function messageSection({ id, message, line, isFixed, suggestions }: ShownMessage): string {
  const offers = [
    ...(isFixed ? ['- 🔧 `eslint --fix` repairs it.'] : []),
    ...suggestions.map((text) => `- 💡 ${text}`),
  ];
  return [`### \`${id}\``, `> ${message}`, `At ${code(line)}`, ...(offers.length > 0 ? [offers.join('\n')] : [])].join(
    '\n\n',
  );
}

/** A line of code in a sentence, also one with backticks. */
const code = (line: string): string => (line.includes('`') ? `\`\` ${line} \`\`` : `\`${line}\``);

/** The whole page. */
export function messagesPage(): string {
  return `# Messages

What each rule says, as an editor or a terminal shows it: the message with one line that gets it, and what is offered with
it. A message tells what happens in production and what to do; 🔧 is what \`eslint --fix\` repairs, 💡 what an editor offers.
[Fixes and suggestions](fixes.md) shows what each of them changes.

${Object.keys(rules).map(ruleSection).join('\n\n')}
`;
}
