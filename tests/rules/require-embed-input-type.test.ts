import rule from '../../src/rules/require-embed-input-type.js';
import { testRule } from '../helpers/rule-tester.js';
import { init, v1, v2 } from '../helpers/sources.js';

const purposes = {
  document: 'search_document',
  query: 'search_query',
  classification: 'classification',
  clustering: 'clustering',
};

/** One suggestion for each purpose of texts. */
const suggestions = (output: (value: string) => string) =>
  Object.entries(purposes).map(([messageId, value]) => ({ messageId, output: output(value) }));

const rename = (output: string) => ({ messageId: 'rename', data: { field: 'inputType' }, output });
const snakeCase = (messageId: string, suggested: ReturnType<typeof rename>[] = []) => ({
  messageId,
  data: { key: 'input_type', field: 'inputType' },
  ...(suggested.length > 0 && { suggestions: suggested }),
});

testRule('require-embed-input-type', rule, {
  valid: [
    { name: 'a purpose', code: v2("await cohere.embed({ model, texts, inputType: 'search_document' });") },
    { name: 'a purpose on v1', code: v1("await cohere.embed({ model, texts, inputType: 'search_query' });") },
    {
      name: 'a purpose from a parameter',
      code: v2('const e = (texts, inputType) => cohere.embed({ texts, inputType });'),
    },
    {
      name: 'a purpose by condition',
      code: v2("await cohere.embed({ texts, inputType: q ? 'search_query' : 'search_document' });"),
    },
    { name: 'a request built elsewhere', code: v2('await cohere.embed(this.request(texts));') },
    { name: 'a spread that may set it', code: v2('await cohere.embed({ texts, ...options });') },
    {
      name: 'a purpose in a spread constant',
      code: v2("const base = { inputType: 'search_query' };\nawait cohere.embed({ ...base, texts });"),
    },
    { name: 'a request with a key out of sight', code: v2("await cohere.embed({ texts, [name]: 'search_query' });") },
    { name: 'a retrier that gets the method', code: v2('await caller.call(cohere.embed.bind(cohere), request);') },
    { name: 'embed of 5.x had no purpose', code: init('await cohere.embed({ texts, model });') },
    { name: 'chat', code: v2('await cohere.chat({ model, messages });') },
    { name: 'embed of a wrapper', code: "import { cohere } from './cohere-wrapper';\nawait cohere.embed('text');" },
    {
      name: 'a local class of the same name',
      code: 'class CohereClientV2 {}\nawait new CohereClientV2().embed({ texts }); // not cohere-ai',
    },
    {
      name: 'the client of another library beside the SDK',
      code: v2("import { VoyageClient } from 'voyage';\nawait new VoyageClient().embed({ texts });"),
    },
  ],
  invalid: [
    {
      name: 'no purpose on v2',
      code: v2('await cohere.«embed»({ model, texts });'),
      errors: [
        {
          messageId: 'missing',
          suggestions: suggestions((value) => v2(`await cohere.embed({ model, texts, inputType: '${value}' });`)),
        },
      ],
    },
    {
      name: 'no purpose on v1',
      code: v1('await cohere.«embed»({ model, texts });'),
      errors: [
        {
          messageId: 'missingOnV1',
          suggestions: suggestions((value) => v1(`await cohere.embed({ model, texts, inputType: '${value}' });`)),
        },
      ],
    },
    {
      name: 'the quotes of the file',
      code: 'import { CohereClientV2 } from "cohere-ai";\nawait new CohereClientV2({}).«embed»({ texts });',
      errors: [
        {
          messageId: 'missing',
          suggestions: suggestions(
            (value) =>
              `import { CohereClientV2 } from "cohere-ai";\nawait new CohereClientV2({}).embed({ texts, inputType: "${value}" });`,
          ),
        },
      ],
    },
    {
      name: 'null is no purpose',
      code: v2('await cohere.«embed»({ texts, inputType: null });'),
      errors: [
        {
          messageId: 'missing',
          suggestions: suggestions((value) => v2(`await cohere.embed({ texts, inputType: '${value}' });`)),
        },
      ],
    },
    {
      name: 'images have one purpose',
      code: v2('await cohere.«embed»({ model, images: [image] });'),
      errors: [
        {
          messageId: 'missing',
          suggestions: [
            { messageId: 'image', output: v2("await cohere.embed({ model, images: [image], inputType: 'image' });") },
          ],
        },
      ],
    },
    {
      name: 'no argument',
      code: v2('await cohere.«embed»();'),
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'a client that a parameter declares, as a type only',
      typescript: true,
      code: `import type { CohereClientV2 } from 'cohere-ai';
export async function embed({ client }: { client: CohereClientV2 | undefined }, texts: string[]) {
  return client!.«embed»({ model: 'embed-v4.0', texts } as never);
}`,
      errors: [
        {
          messageId: 'missing',
          suggestions: suggestions(
            (value) => `import type { CohereClientV2 } from 'cohere-ai';
export async function embed({ client }: { client: CohereClientV2 | undefined }, texts: string[]) {
  return client!.embed({ model: 'embed-v4.0', texts, inputType: '${value}' } as never);
}`,
          ),
        },
      ],
    },
    {
      name: 'the name on the wire throws on v2',
      code: v2("await cohere.embed({ texts, «input_type»: 'search_query' });"),
      output: v2("await cohere.embed({ texts, inputType: 'search_query' });"),
      errors: [snakeCase('snakeCaseOnV2')],
    },
    {
      name: 'the name on the wire, which other code asks for',
      code: v2(`const request = { texts, «input_type»: 'search_query' };
await cohere.embed(request);
console.log(request.texts.length, request.input_type);`),
      errors: [
        snakeCase('snakeCaseOnV2', [
          rename(
            v2(`const request = { texts, inputType: 'search_query' };
await cohere.embed(request);
console.log(request.texts.length, request.inputType);`),
          ),
        ]),
      ],
    },
    {
      name: 'the name on the wire, which other code may ask for',
      code: v2(`const request = { texts, «input_type»: 'search_query' };
await cohere.embed(request);
show(request[name]);`),
      errors: [
        snakeCase('snakeCaseOnV2', [
          rename(
            v2(`const request = { texts, inputType: 'search_query' };
await cohere.embed(request);
show(request[name]);`),
          ),
        ]),
      ],
    },
    {
      name: 'a constant whose type TypeScript infers',
      typescript: true,
      code: v2('const request = { model, texts };\nawait cohere.«embed»(request);'),
      errors: [
        {
          messageId: 'missing',
          suggestions: suggestions((value) =>
            v2(`const request = { model, texts, inputType: '${value}' as const };\nawait cohere.embed(request);`),
          ),
        },
      ],
    },
    {
      name: 'the name on the wire on v2, from a variable',
      code: v2('await cohere.embed({ texts, «input_type»: type });'),
      errors: [snakeCase('snakeCaseOnV2', [rename(v2('await cohere.embed({ texts, inputType: type });'))])],
    },
    {
      name: 'the name on the wire works on v1, unchecked',
      code: v1("await cohere.embed({ texts, «input_type»: 'search_query' });"),
      output: v1("await cohere.embed({ texts, inputType: 'search_query' });"),
      errors: [snakeCase('snakeCase')],
    },
    {
      name: 'a slip of the pen',
      code: v2("await cohere.embed({ texts, «inputTpye»: 'search_query' });"),
      errors: [
        {
          messageId: 'misspelled',
          data: { key: 'inputTpye', field: 'inputType' },
          suggestions: [rename(v2("await cohere.embed({ texts, inputType: 'search_query' });"))],
        },
      ],
    },
  ],
});
