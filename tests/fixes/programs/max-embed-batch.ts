import { type RulePrograms, failedBefore, same } from '../program.js';
import { v2 } from '../program-sources.js';

const rest = "model: 'embed-v4.0', inputType: 'search_document', embeddingTypes: ['float']";
const embed = (texts: string): string =>
  `const { embeddings } = await cohere.embed({ ${rest}, texts: ${texts} });\nconsole.log(embeddings.float?.length);`;

const programs: RulePrograms = [
  {
    report: 'tooMany',
    fixer: 'useHelper',
    name: '200 texts',
    code: v2(`const all = Array.from({ length: 500 }, (_, n) => String(n));\n${embed('all.slice(0, 200)')}`),
    effect: failedBefore('throws BadRequestError', 'requests[0].body.texts', 'requests[1]', 'requests[2]'),
  },
  {
    report: 'unbounded',
    fixer: 'useHelper',
    name: 'two texts of a parameter',
    code: v2(
      `export async function run(texts: string[]): Promise<void> {\n  ${embed('texts').replace('\n', '\n  ')}\n}`,
    ),
    input: ['a', 'b'],
    options: { reportUnbounded: true },
    effect: same,
  },
];

export default programs;
