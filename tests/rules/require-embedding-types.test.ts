import rule from '../../src/rules/require-embedding-types.js';
import { testRule } from '../helpers/rule-tester.js';
import { init, v1, v2 } from '../helpers/sources.js';

const add = (output: string) => ({ messageId: 'add', output });
const rename = (output: string) => ({ messageId: 'rename', data: { field: 'embeddingTypes' }, output });
const snakeCase = {
  messageId: 'snakeCase',
  data: { method: 'embed', key: 'embedding_types', field: 'embeddingTypes' },
};

testRule('require-embedding-types', rule, {
  valid: [
    { name: 'types', code: v2("await cohere.embed({ model, texts, inputType, embeddingTypes: ['float'] });") },
    { name: 'types on v1', code: v1("await cohere.embed({ model, texts, embeddingTypes: ['int8'] });") },
    { name: 'types from a variable', code: v2('await cohere.embed({ model, texts, embeddingTypes });') },
    { name: 'types under a computed key', code: v2("await cohere.embed({ texts, ['embeddingTypes']: types });") },
    { name: 'a request built elsewhere', code: v2('await cohere.embed(build(texts));') },
    { name: 'a spread that may set them', code: v2('await cohere.embed({ ...defaults, texts });') },
    {
      name: 'a conditional spread',
      code: v2("await cohere.embed({ texts, ...(x ? { embeddingTypes: ['float'] } : {}) });"),
    },
    {
      name: 'Object.assign with a part out of sight',
      code: v2('await cohere.embed(Object.assign({}, defaults, { texts }));'),
    },
    {
      name: 'a step in a branch',
      code: v2("const r = { texts };\nif (x) r.embeddingTypes = ['float'];\nawait cohere.embed(r);"),
    },
    { name: 'embed of 5.x had no types', code: init('await cohere.embed({ texts });') },
    { name: 'embed jobs', code: v2('await cohere.embedJobs.create({ model, datasetId, inputType });') },
    { name: 'another endpoint', code: v2('await cohere.rerank({ model, query, documents });') },
    { name: 'embed of another library', code: "import { embed } from 'ai';\nawait embed({ texts });" },
    { name: 'a shadowed client', code: v2('function f(cohere) { return cohere.embed({ texts }); }\nf(other);') },
  ],
  invalid: [
    {
      name: 'no types on v2',
      code: v2('await cohere.«embed»({ model, texts, inputType });'),
      output: v2("await cohere.embed({ model, texts, inputType, embeddingTypes: ['float'] });"),
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'undefined is no list of types',
      code: v2('await cohere.«embed»({ model, texts, embeddingTypes: undefined });'),
      output: v2("await cohere.embed({ model, texts, embeddingTypes: ['float'] });"),
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'a getter that gives none: nobody writes over a function',
      code: v2('await cohere.«embed»({ model, texts, get embeddingTypes() { return undefined; } });'),
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'undefined in an object that others may spread too: the field is added after it',
      code: v2(`const defaults = { model, embeddingTypes: undefined };
await cohere.«embed»({ texts, ...defaults });`),
      output: v2(`const defaults = { model, embeddingTypes: undefined };
await cohere.embed({ texts, ...defaults, embeddingTypes: ['float'] });`),
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'undefined in a spread object, before a key of the same name',
      code: v2(`const defaults = { embeddingTypes: undefined };
await cohere.«embed»({ embeddingTypes: null, texts, ...defaults });`),
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'undefined in a step from another object',
      code: v2(`const request = { model, texts };
Object.assign(request, { embeddingTypes: undefined });
await cohere.«embed»(request);`),
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'a constant whose type TypeScript infers',
      typescript: true,
      filename: 'file.mts',
      code: v2('const request = { model, texts, inputType };\nawait cohere.«embed»(request);'),
      output: v2(
        "const request = { model, texts, inputType, embeddingTypes: ['float' as const] };\nawait cohere.embed(request);",
      ),
      errors: [{ messageId: 'missing' }],
    },
    ...[
      'Cohere.V2EmbedRequest',
      'any',
      'Record<string, unknown>',
      'Parameters<typeof cohere.embed>[0]',
      'ConstructorParameters<typeof EmbedRequest>[0]',
    ].map((type) => ({
      name: `a constant of the type ${type}`,
      typescript: true,
      code: `import type { Cohere } from 'cohere-ai';\n${v2(
        `const request: ${type} = { model, texts };\nawait cohere.«embed»(request);`,
      )}`,
      output: `import type { Cohere } from 'cohere-ai';\n${v2(
        `const request: ${type} = { model, texts, embeddingTypes: ['float'] };\nawait cohere.embed(request);`,
      )}`,
      errors: [{ messageId: 'missing' }],
    })),
    {
      name: 'a cast, which takes fields that its type does not have',
      typescript: true,
      code: v2('const request = { model, texts } as Request;\nawait cohere.«embed»(request);'),
      output: v2(
        "const request = { model, texts, embeddingTypes: ['float'] } as Request;\nawait cohere.embed(request);",
      ),
      errors: [{ messageId: 'missing' }],
    },
    ...['Request', 'Partial<Request>', 'Record<string, string>', '{ texts: string[] }', 'app.Request'].map((type) => ({
      name: `a constant of the type ${type}, which may not take the field`,
      typescript: true,
      code: v2(`const request: ${type} = { model, texts };\nawait cohere.«embed»(request);`),
      errors: [{ messageId: 'missing' }],
    })),
    {
      name: 'an object that satisfies a type, which may not take the field',
      typescript: true,
      code: v2('await cohere.«embed»({ model, texts } satisfies Request);'),
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'what a function makes, for others as well',
      code: v2(`const build = () => ({ model, texts });
const request = build();
await cohere.«embed»(request);
send(build());`),
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'a request over several lines',
      code: v2('await cohere.«embed»({\n  model,\n  texts: [question],\n});'),
      output: v2("await cohere.embed({\n  model,\n  texts: [question],\n  embeddingTypes: ['float'],\n});"),
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'a request over several lines, closed on the last one',
      code: v2('await cohere.«embed»({ model,\n  texts });'),
      output: v2("await cohere.embed({ model,\n  texts,\n  embeddingTypes: ['float'] });"),
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'a request with nothing but a comment',
      code: v2('await cohere.«embed»({ /* all defaults */ });'),
      output: v2("await cohere.embed({ embeddingTypes: ['float'], /* all defaults */ });"),
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'a last comma on one line',
      code: v2('await cohere.«embed»({ model, texts, });'),
      output: v2("await cohere.embed({ model, texts, embeddingTypes: ['float'], });"),
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'no argument',
      code: v2('await cohere.«embed»();'),
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'every branch lacks them',
      code: v2('await cohere.«embed»(x ? { texts: a } : { texts: b });'),
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'a destructured method, a bound one and a computed name',
      code: v2(`const { embed } = cohere;
await «embed»({ texts: a });
const bound = cohere.embed.bind(cohere);
await «bound»({ texts: b });
await cohere[«'embed'»]({ texts: c });`),
      output: v2(`const { embed } = cohere;
await embed({ texts: a, embeddingTypes: ['float'] });
const bound = cohere.embed.bind(cohere);
await bound({ texts: b, embeddingTypes: ['float'] });
await cohere['embed']({ texts: c, embeddingTypes: ['float'] });`),
      errors: [{ messageId: 'missing' }, { messageId: 'missing' }, { messageId: 'missing' }],
    },
    {
      name: 'no types on v1: the answer would change its shape',
      code: v1('await cohere.«embed»({ model, texts });'),
      errors: [
        {
          messageId: 'missingOnV1',
          suggestions: [add(v1("await cohere.embed({ model, texts, embeddingTypes: ['float'] });"))],
        },
      ],
    },
    {
      name: 'no types on v1, in a request out of reach for a suggestion',
      code: v1('const r = { texts };\nawait cohere.«embed»(r);\nsave(r.texts);\nawait cohere.«embed»(r);'),
      errors: [{ messageId: 'missingOnV1' }, { messageId: 'missingOnV1' }],
    },
    {
      name: 'the v2 view of a v1 client made by require',
      sourceType: 'commonjs',
      code: `const { CohereClient } = require('cohere-ai');
const getClient = () => new CohereClient({ token: process.env.CO_API_KEY });
module.exports = () => getClient().v2.«embed»({ texts });`,
      output: `const { CohereClient } = require('cohere-ai');
const getClient = () => new CohereClient({ token: process.env.CO_API_KEY });
module.exports = () => getClient().v2.embed({ texts, embeddingTypes: ['float'] });`,
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'the name on the wire',
      code: v2("await cohere.embed({ texts, «embedding_types»: ['float', `int8`] });"),
      output: v2("await cohere.embed({ texts, embeddingTypes: ['float', `int8`] });"),
      errors: [snakeCase],
    },
    {
      name: 'the name on the wire in an object that goes elsewhere too',
      code: v2(`const request = { texts, «embedding_types»: ['float'] };
await cohere.embed(request);
await post(request);`),
      errors: [
        {
          ...snakeCase,
          suggestions: [
            rename(
              v2(`const request = { texts, embeddingTypes: ['float'] };
await cohere.embed(request);
await post(request);`),
            ),
          ],
        },
      ],
    },
    {
      name: 'the name on the wire with values out of sight',
      code: v1('await cohere.embed({ texts, «embedding_types»: [type] });'),
      errors: [{ ...snakeCase, suggestions: [rename(v1('await cohere.embed({ texts, embeddingTypes: [type] });'))] }],
    },
    {
      name: 'the name on the wire with a value of the wrong type',
      code: v2("await cohere.embed({ texts, «embedding_types»: 'float' });"),
      errors: [{ ...snakeCase, suggestions: [rename(v2("await cohere.embed({ texts, embeddingTypes: 'float' });"))] }],
    },
    {
      name: 'a slip of the pen',
      code: v2("await cohere.embed({ texts, «embedingTypes»: ['float'] });"),
      errors: [
        {
          messageId: 'misspelled',
          data: { key: 'embedingTypes', field: 'embeddingTypes' },
          suggestions: [rename(v2("await cohere.embed({ texts, embeddingTypes: ['float'] });"))],
        },
      ],
    },
  ],
});
