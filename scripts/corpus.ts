/**
 * Lints a folder of real code with every rule and prints what each finds: `npm run corpus -- <folder>`. Given
 * `--labels <file.jsonl>`, lints the labelled files and prints precision, recall, and each miss and false alarm. A
 * label names its file by `file`, or by `repository` and `path` where the folder holds `<owner>/<repository>/<path>`.
 */
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import plugin from '../src/index.js';
import { type Finding, type Label, type Score, partOf, precisionOf, recallOf, scoreOf } from './corpus-score.js';

/** The rules that the first release is judged by. */
const foundation = [
  'require-model',
  'no-deprecated-model',
  'require-embed-input-type',
  'require-embedding-types',
  'no-v1-client',
  'no-hardcoded-api-key',
  'require-max-tokens',
  'require-error-handling',
];

/** Messages about handlers that exist and do not tell errors apart: scored apart from calls without a handler. */
const genericCatch = ['emptyHandler', 'logOnly', 'catchAll', 'missesCohereError', 'missesTimeout'];

async function findingsIn(folder: string, files: string[]): Promise<Finding[]> {
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    allowInlineConfig: false,
    errorOnUnmatchedPattern: false,
    overrideConfig: [
      { ...plugin.configs.strict, files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'], languageOptions: { parser } },
      { files: ['**/*.{js,jsx,tsx}'], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
    ],
  });
  const results = await eslint.lintFiles(files);
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, messageId = '', line, message }) => {
      const rule = ruleId?.replace('cohere/', '') ?? 'unreadable file';
      const finding = { file: relative(folder, filePath), line, rule, message };
      if (rule !== 'require-error-handling') return finding;
      return { ...finding, subtype: genericCatch.includes(messageId) ? 'generic-catch' : 'unhandled' };
    }),
  );
}

function readLabels(path: string): Label[] {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => {
    const label = JSON.parse(line) as Label & { readonly repository?: string; readonly path?: string };
    return { ...label, file: label.file ?? `${label.repository}/${label.path}` };
  });
}

function printCounts(findings: readonly Finding[]): void {
  for (const name of new Set(findings.map(({ rule }) => rule))) {
    console.log(`${findings.filter(({ rule }) => rule === name).length} ${name}`);
  }
}

function printFigures(name: string, score: Score): void {
  const { hits, misses, falseAlarms } = score;
  const figures = `precision ${precisionOf(score).toFixed(3)}, recall ${recallOf(score).toFixed(3)}`;
  console.log(`${name}: ${figures} (${hits.length} hits, ${misses.length} missed, ${falseAlarms.length} false alarms)`);
}

function printRule(rule: string, score: Score): void {
  const part = partOf(score, rule);
  printFigures(rule, part);
  if (rule === 'require-error-handling') {
    for (const subtype of ['unhandled', 'generic-catch']) printFigures(`  ${subtype}`, partOf(score, rule, subtype));
  }
  for (const { file, line, why } of part.misses) console.log(`  missed ${file}:${line} ${why}`);
  for (const { file, line, message } of part.falseAlarms) console.log(`  false alarm ${file}:${line} ${message}`);
}

function printScore(score: Score, labels: readonly Label[]): void {
  for (const rule of new Set(labels.map((label) => label.rule))) printRule(rule, score);
  const isFoundation = ({ rule }: Label | Finding): boolean => foundation.includes(rule);
  const { hits, misses, falseAlarms } = score;
  printFigures('The foundation together', {
    hits: hits.filter(isFoundation),
    misses: misses.filter(isFoundation),
    falseAlarms: falseAlarms.filter(isFoundation),
  });
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { labels: { type: 'string' } } });
const [folder] = positionals;
if (!folder) throw new Error('Usage: npm run corpus -- <folder> [--labels <file.jsonl>]');

if (values.labels) {
  const labels = readLabels(values.labels);
  const findings = await findingsIn(resolve(folder), [...new Set(labels.map(({ file }) => file))]);
  printScore(scoreOf(labels, findings), labels);
  printCounts(findings);
} else {
  const findings = await findingsIn(resolve(folder), ['.']);
  for (const { file, line, rule, message } of findings) console.log(`${file}:${line} ${rule}: ${message}`);
  printCounts(findings);
}
