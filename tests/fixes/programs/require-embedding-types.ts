import { type RulePrograms, differs, same } from '../program.js';
import { embed, v1, v2 } from '../program-sources.js';

const request = "model: 'embed-v4.0', texts: ['a'], inputType: 'search_query'";

const programs: RulePrograms = [
  {
    report: 'missing',
    fixer: 'fix',
    name: 'on v2',
    code: v2(embed(request)),
    effect: differs('The default of the API, written out.', 'requests[0].body.embedding_types'),
  },
  {
    report: 'missingOnV1',
    fixer: 'add',
    name: 'on v1, where the answer has another form',
    code: v1(`const { embeddings } = await cohere.embed({ ${request} });\nconsole.log(Array.isArray(embeddings));`),
    effect: differs(
      'On v1 the answer has an object with a list for each type instead of one list.',
      'requests[0].body.embedding_types',
      'prints[0]',
    ),
  },
  {
    report: 'snakeCase',
    fixer: 'fix',
    name: 'on v2',
    code: v2(embed(`${request}, embedding_types: ['float', 'int8']`)),
    effect: same,
  },
  {
    report: 'snakeCase',
    fixer: 'rename',
    name: 'from a variable',
    code: v2(
      `const types: ('float' | 'int8')[] = JSON.parse('["int8"]');\n${embed(`${request}, embedding_types: types`)}`,
    ),
    effect: same,
  },
  {
    report: 'misspelled',
    fixer: 'rename',
    name: 'a slip of the pen',
    code: v2(embed(`${request}, embedingTypes: ['int8']`)),
    effect: differs(
      'The field arrives: under its wrong name the API ignored it.',
      'requests[0].body.embedingTypes',
      'requests[0].body.embedding_types',
      'prints[0]',
    ),
  },
];

export default programs;
