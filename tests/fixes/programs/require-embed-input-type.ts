import { type RulePrograms, failedBefore, same } from '../program.js';
import { embed, v1, v2 } from '../program-sources.js';

const purposes = ['document', 'query', 'classification', 'clustering'];
const request = "model: 'embed-v4.0', texts: ['a'], embeddingTypes: ['float']";
const pixel = "'data:image/png;base64,AAAA'";

const refusedBySdk = failedBefore('throws Error: Missing required key "inputType"', 'requests[0]');
const refusedByApi = failedBefore('throws BadRequestError', 'requests[0].body.input_type');

const programs: RulePrograms = [
  ...purposes.map((fixer) => ({
    report: 'missing',
    fixer,
    name: 'texts',
    code: v2(embed(request)),
    effect: refusedBySdk,
  })),
  {
    report: 'missing',
    fixer: 'image',
    name: 'an image',
    code: v2(embed(`model: 'embed-v4.0', images: [${pixel}], embeddingTypes: ['float']`)),
    effect: refusedBySdk,
  },
  ...purposes.map((fixer) => ({
    report: 'missingOnV1',
    fixer,
    name: 'texts',
    code: v1(embed(request)),
    effect: refusedByApi,
  })),
  {
    report: 'snakeCase',
    fixer: 'fix',
    name: 'on v1, where it is sent as it is',
    code: v1(embed(`${request}, input_type: 'search_query'`)),
    effect: same,
  },
  {
    report: 'snakeCaseOnV2',
    fixer: 'fix',
    name: 'on v2',
    code: v2(embed(`${request}, input_type: 'search_query'`)),
    effect: refusedBySdk,
  },
  {
    report: 'snakeCaseOnV2',
    fixer: 'rename',
    name: 'from a variable',
    code: v2(
      `const purpose: 'search_query' = JSON.parse('"search_query"');\n${embed(`${request}, input_type: purpose`)}`,
    ),
    effect: refusedBySdk,
  },
  {
    report: 'misspelled',
    fixer: 'rename',
    name: 'a slip of the pen',
    code: v2(embed(`${request}, inputTpye: 'search_query'`)),
    effect: refusedBySdk,
  },
];

export default programs;
