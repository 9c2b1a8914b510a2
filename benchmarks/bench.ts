/**
 * The time inside our rules, by ESLint's own `stats`, against the time of parsing and against one empty rule, on code
 * that does not use Cohere and on code that does. Runs are interleaved; figures are medians.
 */
import { cpus } from 'node:os';
import { ESLint, Linter, type Rule } from 'eslint';
import plugin from '../dist/index.js';
import { type CorpusFile, service, withCohere, withoutCohere } from './corpus.js';
import { median } from './median.js';

const rounds = 7;

/** ESLint's types leave `stats` out. */
const options = { fix: false, stats: true } as Linter.FixOptions;

const emptyRule: Rule.RuleModule = { create: () => ({ Program() {} }) };
const allRules: Linter.RulesRecord = Object.fromEntries(
  Object.keys(plugin.rules).map((name) => [`cohere/${name}`, 'error']),
);

/** Milliseconds that one run over a corpus took. */
interface Times {
  readonly parse: number;
  readonly rules: number;
}

function run(files: readonly CorpusFile[], rules: Linter.RulesRecord): Times {
  let parse = 0;
  let inRules = 0;
  for (const { code, sourceType } of files) {
    const linter = new Linter();
    const config: Linter.Config = {
      plugins: { cohere: plugin, bench: { rules: { empty: emptyRule } } },
      linterOptions: { noInlineConfig: true },
      languageOptions: { sourceType },
      rules,
    };
    linter.verifyAndFix(code, config, options);
    for (const pass of linter.getTimes().passes) {
      parse += pass.parse?.total ?? 0;
      for (const { total } of Object.values(pass.rules ?? {})) inRules += total;
    }
  }
  return { parse, rules: inRules };
}

const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;

function measure(title: string, files: readonly CorpusFile[], goal?: number): void {
  const ours: Times[] = [];
  const empty: Times[] = [];
  // The first round warms up and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    const pair = [run(files, allRules), run(files, { 'bench/empty': 'error' })] as const;
    if (round === 0) continue;
    ours.push(pair[0]);
    empty.push(pair[1]);
  }
  const parse = median([...ours, ...empty].map((times) => times.parse));
  const inOurs = median(ours.map((times) => times.rules));
  const inEmpty = median(empty.map((times) => times.rules));
  const share = (100 * inOurs) / parse;
  const lines = files.reduce((sum, { code }) => sum + code.split('\n').length, 0);
  console.log(`${title}: ${files.length} files, ${lines} lines`);
  console.log(`  parsing         ${milliseconds(parse)}`);
  console.log(`  one empty rule  ${milliseconds(inEmpty)}  (${((100 * inEmpty) / parse).toFixed(2)} % of parsing)`);
  console.log(`  all our rules   ${milliseconds(inOurs)}  (${share.toFixed(2)} % of parsing)`);
  console.log(goal ? `  goal            ${share <= goal ? 'met' : 'missed'}: at most ${goal} %\n` : '');
}

console.log('npm run bench');
console.log(`Node ${process.version}, ESLint ${ESLint.version}, ${plugin.meta.name} ${plugin.meta.version}`);
console.log(`${cpus()[0]?.model}, ${rounds} rounds, ${Object.keys(allRules).length} rules\n`);
measure('Code without Cohere', withoutCohere(400), 1);
measure('A service of whose files a tenth calls Cohere', service(400), 10);
measure('Files that call Cohere, alone, each call with faults', withCohere(150));
