import rule from '../../src/rules/max-rerank-documents.js';
import { type ExpectedError, testRule } from '../helpers/rule-tester.js';
import { bedrock, v1, v2 } from '../helpers/sources.js';

const runtime = 'eslint-plugin-cohere/runtime';
const fields = "model: 'rerank-v3.5', query";
const limits = { max: 10_000, recommended: 1_000 };

/** The file of `v2()` after a suggestion. */
const helped = (body: string): string => `import { CohereClientV2 } from 'cohere-ai';
import { rerankInBatches } from '${runtime}';
const cohere = new CohereClientV2({});
${body}`;

const finding = (messageId: 'refused' | 'notRecommended', size: string): ExpectedError => ({
  messageId,
  data: { ...limits, size },
});
const unbounded: ExpectedError = { messageId: 'unbounded', data: limits };
const useHelper = (output: string) => [{ messageId: 'useHelper', output }];
const reportUnbounded = [{ reportUnbounded: true }];
/** A release without helpers: no suggestions. */
const plain = { cohere: { sdkVersion: '7.17.1' } };

testRule('max-rerank-documents', rule, {
  valid: [
    ...Object.entries({
      'a literal': `await cohere.rerank({ ${fields}, documents: ['a', 'b'] });`,
      'what a search gives': `const { hits } = await search(query);\nawait cohere.rerank({ ${fields}, documents: hits.map((hit) => hit.text) });`,
      'a parameter': `export const rank = (documents) => cohere.rerank({ ${fields}, documents });`,
      'a thousand': `await cohere.rerank({ ${fields}, documents: hits.slice(0, 1_000) });`,
      'a thousand in a constant': `const MAX = 1000;\nawait cohere.rerank({ ${fields}, documents: hits.slice(0, MAX).map(textOf) });`,
      'the smaller of two': `await cohere.rerank({ ${fields}, documents: hits.slice(0, Math.min(limit, 500)) });`,
      'chunks of a thousand': `for (const documents of chunk(all, 1000)) await cohere.rerank({ ${fields}, documents });`,
      'a filter of many': `await cohere.rerank({ ${fields}, documents: hits.slice(0, 5_000).filter(isRecent) });`,
      'a flatMap of many': `await cohere.rerank({ ${fields}, documents: hits.slice(0, 5_000).flatMap(passages) });`,
      'a size out of sight': `await cohere.rerank({ ${fields}, documents: hits.slice(0, config.limit) });`,
      'a request out of sight': 'await cohere.rerank(request);',
      'a spread out of sight': 'await cohere.rerank({ ...request });',
      'no documents': `await cohere.rerank({ ${fields} });`,
      'a topN of many': `await cohere.rerank({ ${fields}, documents: ['a'], topN: 20_000 });`,
      'another endpoint': 'await cohere.chat({ model, messages, documents: hits.slice(0, 5_000) });',
      'another client': 'await other.rerank({ documents: hits.slice(0, 5_000) });',
      'a wrapper of its own': "import { rerank } from './rank.js';\nawait rerank(query, hits.slice(0, 5_000));",
    }).map(([name, body]) => ({ name, code: v2(body) })),
    {
      name: 'a list of the caller that is measured, with the option',
      options: reportUnbounded,
      code: v2(
        `export function rank(documents) {\n  if (documents.length > 1000) throw new Error();\n  return cohere.rerank({ ${fields}, documents });\n}`,
      ),
    },
    {
      name: 'a slice of a list of the caller, with the option',
      options: reportUnbounded,
      code: v2(`export const rank = (all) => cohere.rerank({ ${fields}, documents: all.slice(0, 100) });`),
    },
  ],
  invalid: [
    {
      name: 'more than recommended',
      code: v2(`const { results } = await cohere.rerank({ ${fields}, «documents»: hits.slice(0, 2_000), topN: 10 });`),
      errors: [
        {
          ...finding('notRecommended', 'up to 2000'),
          suggestions: useHelper(
            helped(
              `const { results } = await rerankInBatches(cohere, { ${fields}, documents: hits.slice(0, 2_000), topN: 10 });`,
            ),
          ),
        },
      ],
    },
    {
      name: 'more than the API takes',
      code: v2(
        `const MAX_DOCUMENTS = 20_000;\nawait cohere.rerank({\n  ${fields},\n  «documents»: hits.slice(0, MAX_DOCUMENTS).map(({ text }) => text),\n});`,
      ),
      errors: [
        {
          ...finding('refused', 'up to 20000'),
          suggestions: useHelper(
            helped(
              `const MAX_DOCUMENTS = 20_000;\nawait rerankInBatches(cohere, {\n  ${fields},\n  documents: hits.slice(0, MAX_DOCUMENTS).map(({ text }) => text),\n});`,
            ),
          ),
        },
      ],
    },
    {
      name: 'the limits themselves',
      settings: plain,
      code: v2(`await cohere.rerank({ ${fields}, «documents»: all.slice(0, 1001) });
await cohere.rerank({ ${fields}, «documents»: all.slice(0, 10000) });
await cohere.rerank({ ${fields}, «documents»: all.slice(0, 10001) });`),
      errors: [
        finding('notRecommended', 'up to 1001'),
        finding('notRecommended', 'up to 10000'),
        finding('refused', 'up to 10001'),
      ],
    },
    {
      name: 'a list of a length, in CommonJS and v1',
      sourceType: 'commonjs',
      code: `const { CohereClient } = require('cohere-ai');
const { cohereFetch } = require('${runtime}');
const cohere = new CohereClient({ fetch: cohereFetch() });
exports.rank = (query) => cohere.rerank({ ${fields}, «documents»: Array.from({ length: 5_000 }, read) });`,
      errors: [
        {
          ...finding('notRecommended', '5000'),
          suggestions: useHelper(`const { CohereClient } = require('cohere-ai');
const { cohereFetch, rerankInBatches } = require('${runtime}');
const cohere = new CohereClient({ fetch: cohereFetch() });
exports.rank = (query) => rerankInBatches(cohere, { ${fields}, documents: Array.from({ length: 5_000 }, read) });`),
        },
      ],
    },
    {
      name: 'a field of a class',
      typescript: true,
      code: `import { CohereClientV2 } from 'cohere-ai';
export class Search {
  readonly #cohere = new CohereClientV2({});
  rank(query: string, all: string[]) { return this.#cohere.rerank({ ${fields}, «documents»: all.slice(0, 3000) as string[] }); }
}`,
      errors: [
        {
          ...finding('notRecommended', 'up to 3000'),
          suggestions: useHelper(`import { CohereClientV2 } from 'cohere-ai';
import { rerankInBatches } from '${runtime}';
export class Search {
  readonly #cohere = new CohereClientV2({});
  rank(query: string, all: string[]) { return rerankInBatches(this.#cohere, { ${fields}, documents: all.slice(0, 3000) as string[] }); }
}`),
        },
      ],
    },
    ...Object.entries({
      'without a model, which the helper needs': v1('await cohere.rerank({ query, «documents»: all.slice(0, 2000) });'),
      'with a model that may be missing': v2(
        'await cohere.rerank({ ...defaults, query, «documents»: all.slice(0, 2000) });',
      ),
      'with options that the helper does not take': v2(
        `await cohere.rerank({ ${fields}, «documents»: all.slice(0, 2000) }, { maxRetries: 0 });`,
      ),
      'with a spread argument': v2(
        `const request = { ${fields}, «documents»: all.slice(0, 2000) };\nawait cohere.rerank(request, ...options);`,
      ),
    }).map(([name, code]) => ({ name, code, errors: [finding('notRecommended', 'up to 2000')] })),
    {
      name: 'an AWS client',
      code: bedrock(`await cohere.rerank({ ${fields}, «documents»: all.slice(0, 2000) });`),
      errors: [
        {
          ...finding('notRecommended', 'up to 2000'),
          suggestions: useHelper(`import { BedrockClient } from 'cohere-ai/aws';
import { rerankInBatches } from '${runtime}';
const cohere = new BedrockClient({ awsRegion: 'us-east-1' });
await rerankInBatches(cohere, { ${fields}, documents: all.slice(0, 2000) });`),
        },
      ],
    },
    {
      name: 'a list of the caller, with the option',
      options: reportUnbounded,
      code: v2(
        `export const rank = (query, hits) => cohere.rerank({ ${fields}, «documents»: hits.map((hit) => hit.text) });`,
      ),
      errors: [
        {
          ...unbounded,
          suggestions: useHelper(
            helped(
              `export const rank = (query, hits) => rerankInBatches(cohere, { ${fields}, documents: hits.map((hit) => hit.text) });`,
            ),
          ),
        },
      ],
    },
  ],
});
