/**
 * Writes what follows from the meta of the rules (the header and the options of their pages, the tables of the README
 * and of `docs/presets.md`, `oxlint.json` and what `docs/oxlint.md` adds to it), from the catalog (the page of models)
 * and from the proof of the fixes (the pages of fixes and messages, the walk-through). With `--check` it writes nothing
 * and fails when something is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { presetRules } from '../src/configs/index.js';
import type { FinishedRule } from '../src/core/create-rule.js';
import { rules } from '../src/rules/index.js';
import { fixesPage } from './docs/fixes-page.js';
import { messagesPage } from './docs/messages-page.js';
import { modelsPage } from './docs/model-tables.js';
import { optionsTable } from './docs/options-table.js';
import { walkThroughPage } from './docs/walk-through-page.js';

const root = resolve(import.meta.dirname, '..');

/** Replaces what stands between the markers of a section. */
function fillSection(path: string, text: string, section: string, content: string): string {
  const start = `<!-- begin generated ${section} -->`;
  const end = `<!-- end generated ${section} -->`;
  const [before, rest] = text.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${path} needs the line ${start} and the line ${end}.`);
  return `${before}${start}\n\n${content}\n\n${end}${after}`;
}

const table = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const sentence = (text: string): string => `${text[0]?.toUpperCase()}${text.slice(1)}.`;

const presetMarks = { recommended: '✅', strict: '🔒' };

function pageHeader(name: string, { meta }: FinishedRule): string {
  const { description, preset, checklist } = meta.docs;
  const presets = { recommended: 'the `recommended` and `strict` presets', strict: 'the `strict` preset' };
  return [
    `# \`cohere/${name}\``,
    sentence(description),
    [
      preset ? `- ${presetMarks[preset]} In ${presets[preset]}.` : '- In no preset.',
      ...(meta.fixable ? ['- 🔧 `eslint --fix` repairs some of what it reports.'] : []),
      ...(meta.hasSuggestions ? ['- 💡 Editors offer suggestions.'] : []),
      `- Evidence for the checklist item \`${checklist}\`.`,
    ].join('\n'),
  ].join('\n\n');
}

function rulesTable(): string {
  const rows = Object.entries(rules).map(([name, { meta }]) => [
    `[\`${name}\`](docs/rules/${name}.md)`,
    sentence(meta.docs.description),
    meta.docs.preset ? presetMarks[meta.docs.preset] : '',
    meta.fixable ? '🔧' : '',
    meta.hasSuggestions ? '💡' : '',
  ]);
  return table([['Rule', 'What it does', 'Preset', 'Fix', 'Suggestion'], ['---', '---', '---', '---', '---'], ...rows]);
}

function presetsTable(): string {
  const contents = {
    recommended: 'What is a defect in any production code.',
    strict: 'The rest of the checklist too.',
  };
  return table([
    ['', 'Preset', 'Rules', 'What is in it'],
    ['---', '---', '---', '---'],
    ...(['recommended', 'strict'] as const).map((preset) => [
      presetMarks[preset],
      `\`cohere/${preset}\``,
      String(presetRules(preset).length),
      contents[preset],
    ]),
  ]);
}

function comparisonTable(): string {
  const presets = ['recommended', 'strict'] as const;
  const rows = Object.entries(rules).map(([name, { meta }]) => [
    `[\`${name}\`](rules/${name}.md)`,
    ...presets.map((preset) => (presetRules(preset).includes(name) ? '✅' : '')),
    `\`${meta.docs.checklist}\``,
  ]);
  return table([['Rule', '`recommended`', '`strict`', 'Checklist item'], ['---', '---', '---', '---'], ...rows]);
}

/** What Oxlint needs for `strict` beside the file that turns on `recommended`. */
function oxlintStrict(): string {
  const recommended = presetRules('recommended');
  const others = presetRules('strict').filter((name) => !recommended.includes(name));
  const config = {
    extends: ['./node_modules/eslint-plugin-cohere/oxlint.json'],
    rules: Object.fromEntries(others.map((name) => [`cohere/${name}`, 'error'])),
  };
  return `\`\`\`json\n${JSON.stringify(config, null, 2)}\n\`\`\``;
}

function oxlintConfig(): string {
  const severities = Object.fromEntries(presetRules('recommended').map((name) => [`cohere/${name}`, 'error']));
  return `${JSON.stringify({ jsPlugins: ['./dist/index.js'], rules: severities }, null, 2)}\n`;
}

const read = (path: string): string => readFileSync(resolve(root, path), 'utf8');

function rulePage(path: string, name: string, rule: FinishedRule): string {
  const withHeader = fillSection(path, read(path), 'header', pageHeader(name, rule));
  return fillSection(path, withHeader, 'options', optionsTable(rule.meta));
}

function readme(): string {
  const withPresets = fillSection('README.md', read('README.md'), 'presets', presetsTable());
  return fillSection('README.md', withPresets, 'rules', rulesTable());
}

function presetsPage(): string {
  return fillSection('docs/presets.md', read('docs/presets.md'), 'comparison', comparisonTable());
}

function oxlintPage(): string {
  return fillSection('docs/oxlint.md', read('docs/oxlint.md'), 'strict', oxlintStrict());
}

const files: (readonly [path: string, text: string])[] = [
  ['README.md', readme()],
  ['docs/presets.md', presetsPage()],
  ['docs/oxlint.md', oxlintPage()],
  ['docs/models.md', modelsPage()],
  ['docs/fixes.md', fixesPage()],
  ['docs/messages.md', messagesPage()],
  ['docs/walk-through.md', walkThroughPage()],
  ['oxlint.json', oxlintConfig()],
  ...Object.entries(rules).map(([name, rule]) => {
    const path = `docs/rules/${name}.md`;
    return [path, rulePage(path, name, rule)] as const;
  }),
];

if (process.argv.includes('--check')) {
  const stale = files.filter(([path, text]) => read(path) !== text).map(([path]) => path);
  if (stale.length > 0) {
    console.error(`Stale, run \`npm run docs\`: ${stale.join(', ')}`);
    process.exit(1);
  }
} else {
  for (const [path, text] of files) writeFileSync(resolve(root, path), text);
}
