import { type RulePrograms, differs, failedBefore, same } from '../program.js';
import { v2 } from '../program-sources.js';

const rerank = (documents: string): string =>
  `const { results } = await cohere.rerank({ model: 'rerank-v3.5', query: 'a', documents: ${documents}, topN: 3 });\nconsole.log(results.length);`;
const all = 'const all = Array.from({ length: 30_000 }, (_, n) => String(n));\n';

const programs: RulePrograms = [
  {
    report: 'refused',
    fixer: 'useHelper',
    name: '12,000 documents',
    code: v2(all + rerank('all.slice(0, 12_000)')),
    effect: failedBefore('throws BadRequestError', 'requests'),
  },
  {
    report: 'notRecommended',
    fixer: 'useHelper',
    name: '2,000 documents',
    code: v2(all + rerank('all.slice(0, 2_000)')),
    effect: differs(
      'Two requests of 1,000 documents each; the best of both come back.',
      'requests[0].body.documents',
      'requests[1]',
    ),
  },
  {
    report: 'unbounded',
    fixer: 'useHelper',
    name: 'two documents of a parameter',
    code: v2(
      `export async function run(documents: string[]): Promise<void> {\n  ${rerank('documents').replace('\n', '\n  ')}\n}`,
    ),
    input: ['a', 'b'],
    options: { reportUnbounded: true },
    effect: same,
  },
];

export default programs;
