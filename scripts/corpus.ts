/**
 * Lints a folder of real code with every rule and prints what each finds: `npm run corpus -- <folder>`.
 *
 * `--labels <file.jsonl>`, several times, or a folder of them: lints the labelled files, prints precision, recall and
 * each miss and false alarm. A label names its file by `file`, or by `repository` and `path` where the folder holds
 * `<owner>/<repository>/<path>`; its rule is the label file's name where it has none.
 *
 * `--calls <file.jsonl>`: prints which of these calls of Cohere's SDK are recognised, and what else is taken for one.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as parser from '@typescript-eslint/parser';
import { ESLint, type Rule } from 'eslint';
import plugin from '../src/index.js';
import type { AnalysisContext } from '../src/analysis/cohere-file.js';
import { visitCohere } from '../src/analysis/visit.js';
import {
  type Call,
  type Finding,
  type Label,
  type Score,
  callScoreOf,
  partOf,
  precisionOf,
  recallOf,
  scoreOf,
} from './corpus-score.js';

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

/** Reports every call that the analysis recognises. */
const calls: Rule.RuleModule = {
  create: (context) =>
    visitCohere(context as unknown as AnalysisContext, {
      call: ({ name, endpoint, api }) =>
        context.report({ loc: name.loc, message: '{{ endpoint }} {{ api }}', data: { endpoint, api } }),
    }) as Rule.RuleListener,
};

async function findingsIn(folder: string, files: string[]): Promise<Finding[]> {
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    allowInlineConfig: false,
    errorOnUnmatchedPattern: false,
    overrideConfig: [
      { ...plugin.configs.strict, files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'], languageOptions: { parser } },
      { plugins: { corpus: { rules: { calls } } }, rules: { 'corpus/calls': 'error' } },
      { files: ['**/*.{js,jsx,tsx}'], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
    ],
  });
  const results = await eslint.lintFiles(files);
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, messageId = '', line, message }) => {
      const rule = ruleId?.replace(/^\w+\//, '') ?? 'unreadable file';
      const finding = { file: relative(folder, filePath), line, rule, message };
      if (rule !== 'require-error-handling') return finding;
      return { ...finding, subtype: genericCatch.includes(messageId) ? 'generic-catch' : 'unhandled' };
    }),
  );
}

function readLines<Line extends { readonly file: string }>(path: string): Line[] {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => {
    const place = JSON.parse(line) as Line & { readonly repository?: string; readonly path?: string };
    return { ...place, file: place.file ?? `${place.repository}/${place.path}` };
  });
}

function labelFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).map((name) => join(path, name));
}

function readLabels(path: string): Label[] {
  const unsaid = { rule: basename(path, '.jsonl'), confidence: 'high' };
  return readLines<Label>(path).map((label) => ({ ...unsaid, ...label }));
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

function printScore(score: Score, rules: ReadonlySet<string>): void {
  for (const rule of rules) printRule(rule, score);
  const isFoundation = ({ rule }: Label | Finding): boolean => foundation.includes(rule);
  const { hits, misses, falseAlarms } = score;
  printFigures('The foundation together', {
    hits: hits.filter(isFoundation),
    misses: misses.filter(isFoundation),
    falseAlarms: falseAlarms.filter(isFoundation),
  });
}

function printCalls(listed: readonly Call[], findings: readonly Finding[]): void {
  const recognised = findings.map(({ file, line, message }) => {
    const [endpoint = '', api = ''] = message.split(' ');
    return { file, line, endpoint, api };
  });
  const { right, missed, foreign } = callScoreOf(listed, recognised);
  const share = ((100 * right.length) / listed.length).toFixed(1);
  console.log(`Calls: ${share} % of ${listed.length} recognised, ${foreign.length} that are none of the SDK`);
  for (const { file, line, endpoint, api } of missed) console.log(`  missed ${file}:${line} ${endpoint} ${api}`);
  for (const { file, line, endpoint, api } of foreign) console.log(`  foreign ${file}:${line} ${endpoint} ${api}`);
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { labels: { type: 'string', multiple: true }, calls: { type: 'string' } },
});
const [folder] = positionals;
if (!folder) throw new Error('Usage: npm run corpus -- <folder> [--labels <file.jsonl>]… [--calls <file.jsonl>]');

const sets = (values.labels ?? []).flatMap(labelFiles).map(readLabels);
const listedCalls = values.calls ? readLines<Call>(values.calls) : [];
const labelled = [...new Set([...sets.flat(), ...listedCalls].map(({ file }) => file))];
const findings = await findingsIn(resolve(folder), labelled.length > 0 ? labelled : ['.']);
const reports = findings.filter(({ rule }) => rule !== 'calls');

if (labelled.length === 0) {
  for (const { file, line, rule, message } of reports) console.log(`${file}:${line} ${rule}: ${message}`);
}
if (sets.length > 0) printScore(scoreOf(sets, reports), new Set(sets.flat().map(({ rule }) => rule)));
if (values.calls)
  printCalls(
    listedCalls,
    findings.filter(({ rule }) => rule === 'calls'),
  );
printCounts(reports);
