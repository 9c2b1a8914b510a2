/** The walk-through, from what its test has found in the example application and done about it. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

interface TakenStep {
  readonly file: string;
  readonly rule: string;
  readonly message: string;
  readonly takes?: string;
  readonly writes?: { readonly why: string; readonly edits: readonly (readonly [string, string])[] };
}

interface WalkThrough {
  readonly found: number;
  readonly fixed: number;
  readonly taken: readonly TakenStep[];
}

const path = resolve(import.meta.dirname, '../../tests/fixes/walk-through.json');
const { found, fixed, taken } = JSON.parse(readFileSync(path, 'utf8')) as WalkThrough;

function fileSection(file: string): string {
  const steps = taken.filter((step) => step.file === file);
  return [`## [\`${file}\`](../examples/${file})`, ...steps.map(stepText)].join('\n\n');
}

function stepText({ rule, message, takes, writes }: TakenStep): string {
  const head = `> ${message} ([\`${rule}\`](rules/${rule}.md))`;
  if (takes !== undefined) return `${head}\n\n💡 ${takes}`;
  const edits = writes?.edits.map(([from, to]) => [...lines('-', from), ...lines('+', to)].join('\n')) ?? [];
  return [head, `✍️ ${writes?.why}`, `\`\`\`diff\n${edits.join('\n')}\n\`\`\``].join('\n\n');
}

const lines = (mark: string, text: string): string[] => text.split('\n').map((line) => `${mark} ${line}`);

/** The whole page. */
export function walkThroughPage(): string {
  const files = [...new Set(taken.map(({ file }) => file))];
  const byHand = taken.filter(({ writes }) => writes).length;
  return `# From the first run to none: a walk-through

The [example application](../examples/README.md) has ${found} findings of the \`recommended\` preset. \`npx eslint --fix .\` repairs
${fixed} of them. This page deals with what is left, one by one, by what each message says and by nothing else: ${taken.length - byHand} times
by a suggestion (💡), ${byHand} times by hand (✍️).

A test takes these steps. At their end no finding is left, the types hold, and every route and script answers.

${files.map(fileSection).join('\n\n')}
`;
}
