import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import rule from '../../src/rules/require-max-tokens.js';
import { testRule } from '../helpers/rule-tester.js';
import { init, v1, v2 } from '../helpers/sources.js';

const missing = (method = 'chat', field = 'maxTokens') => ({ messageId: 'missing', data: { method, field } });
const add = (output: string, value = 1024) => ({ messageId: 'add', data: { field: 'maxTokens', value }, output });
const rename = (output: string, field = 'maxTokens') => ({ messageId: 'rename', data: { field }, output });
const tooHigh = (value: number, max: number) => ({ messageId: 'tooHigh', data: { field: 'maxTokens', value, max } });

testRule('require-max-tokens', rule, {
  valid: [
    { name: 'a bound', code: v2('await cohere.chat({ model, messages, maxTokens: 300 });') },
    { name: 'a bound from a variable', code: v2('await cohere.chat({ model, messages, maxTokens });') },
    { name: 'a bound under a quoted key', code: v2("await cohere.chat({ model, messages, 'maxTokens': 300 });") },
    {
      name: 'a bound under a constant key',
      code: v2("const k = 'maxTokens'; await cohere.chat({ model, [k]: 300 });"),
    },
    { name: 'a key that cannot be read', code: v2('await cohere.chat({ model, messages, [key]: 300 });') },
    { name: 'a request built elsewhere', code: v2('await cohere.chat(request);') },
    {
      name: 'a request that a helper changes',
      code: v2('const request = { model }; bound(request); await cohere.chat(request);'),
    },
    { name: 'a spread that may set it', code: v2('await cohere.chat({ ...defaults, messages });') },
    {
      name: 'a spread that sets it',
      code: v2('const defaults = { maxTokens: 5 }; await cohere.chat({ ...defaults, messages });'),
    },
    { name: 'a conditional spread', code: v2('await cohere.chat({ model, ...(short && { maxTokens: 5 }) });') },
    { name: 'spread arguments', code: v2('await cohere.chat(...args);') },
    {
      name: 'a bound in a later step',
      code: v2('const request = { model }; request.maxTokens = 5; await cohere.chat(request);'),
    },
    { name: 'a bound that a fallback fills', code: v2('await cohere.chat({ model, maxTokens: limit ?? undefined });') },
    { name: 'another endpoint', code: v2('await cohere.embed({ model, texts });') },
    { name: 'generate has a rule of its own', code: v1('await cohere.generate({ prompt });') },
    { name: 'generate of 5.x', code: init('await cohere.generate({ prompt, max_tokens: 5 });') },
    { name: 'another client', code: 'import { OpenAI } from "openai"; new OpenAI().chat({ messages });' },
    { name: 'a method of the same name', code: v2('other.chat({ messages });') },
    { name: 'below the maximum', options: [{ max: 500 }], code: v2('await cohere.chat({ model, maxTokens: 500 });') },
    {
      name: 'a maximum and a bound out of sight',
      options: [{ max: 500 }],
      code: v2('await cohere.chat({ maxTokens: n });'),
    },
  ],
  invalid: [
    {
      name: 'a misspelled field of a request that two calls share',
      code: v2(`const request = { model, messages, «max_tokens»: 500 };
await cohere.chat(request);
for await (const event of await cohere.chatStream(request)) use(event);`),
      errors: [
        {
          messageId: 'snakeCase',
          data: { method: 'chat', key: 'max_tokens', field: 'maxTokens' },
          suggestions: [
            {
              messageId: 'rename',
              data: { field: 'maxTokens' },
              output: v2(`const request = { model, messages, maxTokens: 500 };
await cohere.chat(request);
for await (const event of await cohere.chatStream(request)) use(event);`),
            },
          ],
        },
      ],
    },
    {
      name: 'no bound',
      code: v2('await cohere.«chat»({ model, messages });'),
      errors: [{ ...missing(), suggestions: [add(v2('await cohere.chat({ model, messages, maxTokens: 1024 });'))] }],
    },
    {
      name: 'a stream without a bound',
      code: v2('const stream = await cohere.«chatStream»({ model, messages });'),
      errors: [
        {
          ...missing('chatStream'),
          suggestions: [add(v2('const stream = await cohere.chatStream({ model, messages, maxTokens: 1024 });'))],
        },
      ],
    },
    {
      name: 'the limit of a model that is known',
      code: v2("await cohere.«chat»({ model: 'command-r7b-12-2024', messages });"),
      errors: [
        {
          messageId: 'missingForModel',
          data: { method: 'chat', field: 'maxTokens', model: 'command-r7b-12-2024', limit: 4000 },
          suggestions: [add(v2("await cohere.chat({ model: 'command-r7b-12-2024', messages, maxTokens: 1024 });"))],
        },
      ],
    },
    {
      name: 'undefined is no bound',
      code: v2('await cohere.«chat»({ model, maxTokens: undefined });'),
      errors: [{ ...missing(), suggestions: [add(v2('await cohere.chat({ model, maxTokens: 1024 });'))] }],
    },
    {
      name: 'a model that nobody describes',
      code: v2("await cohere.«chat»({ model: 'my-own', messages });"),
      errors: [
        {
          ...missing(),
          suggestions: [add(v2("await cohere.chat({ model: 'my-own', messages, maxTokens: 1024 });"))],
        },
      ],
    },
    {
      name: 'undefined in a step, and under a shorthand',
      code: v2(`const request = { model };
request.maxTokens = undefined;
await cohere.«chat»(request);
const maxTokens = undefined;
await cohere.«chat»({ model, maxTokens });`),
      errors: [
        {
          ...missing(),
          suggestions: [
            add(
              v2(`const request = { model };
request.maxTokens = 1024;
await cohere.chat(request);
const maxTokens = undefined;
await cohere.chat({ model, maxTokens });`),
            ),
          ],
        },
        {
          ...missing(),
          suggestions: [
            add(
              v2(`const request = { model };
request.maxTokens = undefined;
await cohere.chat(request);
const maxTokens = undefined;
await cohere.chat({ model, maxTokens: 1024 });`),
            ),
          ],
        },
      ],
    },
    {
      name: 'no argument at all',
      code: v2('await cohere.«chat»();'),
      errors: [missing()],
    },
    {
      name: 'an empty request',
      code: v2('await cohere.«chat»({});'),
      errors: [{ ...missing(), suggestions: [add(v2('await cohere.chat({ maxTokens: 1024 });'))] }],
    },
    {
      name: 'a request over several lines, with a comment',
      code: v2('await cohere.«chat»({\n  model,\n  messages, // all of them\n});'),
      errors: [
        {
          ...missing(),
          suggestions: [add(v2('await cohere.chat({\n  model,\n  messages, // all of them\n  maxTokens: 1024,\n});'))],
        },
      ],
    },
    {
      name: 'a request over several lines without a last comma',
      code: v2('await cohere.«chat»({\n  model,\n  messages // all of them\n});'),
      errors: [
        {
          ...missing(),
          suggestions: [add(v2('await cohere.chat({\n  model,\n  messages, // all of them\n  maxTokens: 1024\n});'))],
        },
      ],
    },
    {
      name: 'a request in a constant of its own',
      code: v2('const request = { model, messages };\nawait cohere.«chat»(request);'),
      errors: [
        {
          ...missing(),
          suggestions: [add(v2('const request = { model, messages, maxTokens: 1024 };\nawait cohere.chat(request);'))],
        },
      ],
    },
    {
      name: 'a request that two calls share',
      code: v2('const request = { model, messages };\nawait cohere.«chat»(request);\nawait cohere.embed(request);'),
      errors: [missing()],
    },
    {
      name: 'a spread that is known not to set it',
      code: v2('const defaults = { model };\nawait cohere.«chat»({ ...defaults, messages });'),
      errors: [
        {
          ...missing(),
          suggestions: [
            add(v2('const defaults = { model };\nawait cohere.chat({ ...defaults, messages, maxTokens: 1024 });')),
          ],
        },
      ],
    },
    {
      name: 'v1, and the v2 view of a v1 client',
      code: v1('await cohere.«chat»({ message });\nawait cohere.v2.«chat»({ model, messages });'),
      errors: [
        {
          ...missing(),
          suggestions: [
            add(v1('await cohere.chat({ message, maxTokens: 1024 });\nawait cohere.v2.chat({ model, messages });')),
          ],
        },
        {
          ...missing(),
          suggestions: [
            add(v1('await cohere.chat({ message });\nawait cohere.v2.chat({ model, messages, maxTokens: 1024 });')),
          ],
        },
      ],
    },
    {
      name: 'a field of a class, with a type on the request',
      typescript: true,
      code: `import { type Cohere, CohereClientV2 } from 'cohere-ai';
class Bot {
  #cohere = new CohereClientV2({});
  ask(messages: Message[]) {
    return this.#cohere?.«chat»({ model, messages } satisfies Cohere.V2ChatRequest as Request);
  }
}`,
      errors: [
        {
          ...missing(),
          suggestions: [
            add(`import { type Cohere, CohereClientV2 } from 'cohere-ai';
class Bot {
  #cohere = new CohereClientV2({});
  ask(messages: Message[]) {
    return this.#cohere?.chat({ model, messages, maxTokens: 1024 } satisfies Cohere.V2ChatRequest as Request);
  }
}`),
          ],
        },
      ],
    },
    {
      name: 'a team that has settled on a bound has it written',
      options: [{ insert: 300 }],
      code: v2('await cohere.«chat»({ model, messages });'),
      output: v2('await cohere.chat({ model, messages, maxTokens: 300 });'),
      errors: [missing()],
    },
    {
      name: 'the suggestion keeps to the maximum',
      options: [{ max: 200 }],
      code: v2('await cohere.«chat»({ model, messages });'),
      errors: [
        { ...missing(), suggestions: [add(v2('await cohere.chat({ model, messages, maxTokens: 200 });'), 200)] },
      ],
    },
    {
      name: 'the name on the wire',
      code: v2('await cohere.chat({ model, «max_tokens»: 300 });'),
      output: v2('await cohere.chat({ model, maxTokens: 300 });'),
      errors: [{ messageId: 'snakeCase', data: { method: 'chat', key: 'max_tokens', field: 'maxTokens' } }],
    },
    {
      name: 'the name on the wire with a value out of sight',
      code: v2('await cohere.chat({ model, «max_tokens»: limit });'),
      errors: [
        {
          messageId: 'snakeCase',
          data: { method: 'chat', key: 'max_tokens', field: 'maxTokens' },
          suggestions: [rename(v2('await cohere.chat({ model, maxTokens: limit });'))],
        },
      ],
    },
    {
      name: 'the name on the wire as a shorthand, a quoted key and a step',
      code: v2(`await cohere.chat({ model, «max_tokens» });
await cohere.chat({ model, «'max_tokens'»: '5' });
const request = { model };
request.«max_tokens» = 5;
await cohere.chat(request);`),
      output: v2(`await cohere.chat({ model, max_tokens });
await cohere.chat({ model, 'max_tokens': '5' });
const request = { model };
request.maxTokens = 5;
await cohere.chat(request);`),
      errors: [
        {
          messageId: 'snakeCase',
          data: { method: 'chat', key: 'max_tokens', field: 'maxTokens' },
          suggestions: [
            rename(
              v2(`await cohere.chat({ model, maxTokens: max_tokens });
await cohere.chat({ model, 'max_tokens': '5' });
const request = { model };
request.max_tokens = 5;
await cohere.chat(request);`),
            ),
          ],
        },
        {
          messageId: 'snakeCase',
          data: { method: 'chat', key: 'max_tokens', field: 'maxTokens' },
          suggestions: [
            rename(
              v2(`await cohere.chat({ model, max_tokens });
await cohere.chat({ model, 'maxTokens': '5' });
const request = { model };
request.max_tokens = 5;
await cohere.chat(request);`),
            ),
          ],
        },
        { messageId: 'snakeCase', data: { method: 'chat', key: 'max_tokens', field: 'maxTokens' } },
      ],
    },
    {
      name: 'a slip of the pen',
      code: v2('await cohere.chat({ model, «maxTokns»: 300 });'),
      errors: [
        {
          messageId: 'misspelled',
          data: { method: 'chat', key: 'maxTokns', field: 'maxTokens' },
          suggestions: [rename(v2('await cohere.chat({ model, maxTokens: 300 });'))],
        },
      ],
    },
    {
      name: 'above the maximum',
      options: [{ max: 500 }],
      code: v2('await cohere.chat({ model, maxTokens: «4000» });'),
      errors: [
        {
          ...tooHigh(4000, 500),
          suggestions: [
            { messageId: 'lower', data: { max: 500 }, output: v2('await cohere.chat({ model, maxTokens: 500 });') },
          ],
        },
      ],
    },
    {
      name: 'above the maximum in a constant, as a fallback, for two calls',
      options: [{ max: 500 }],
      code: v2(`const limit = «4000»;
await cohere.chat({ model, maxTokens: wanted ?? limit });
await cohere.chat({ model, maxTokens: limit });`),
      errors: [
        {
          ...tooHigh(4000, 500),
          suggestions: [
            {
              messageId: 'lower',
              data: { max: 500 },
              output: v2(`const limit = 500;
await cohere.chat({ model, maxTokens: wanted ?? limit });
await cohere.chat({ model, maxTokens: limit });`),
            },
          ],
        },
      ],
    },
  ],
});

it('refuses a bound to insert that is above the maximum', () => {
  const config = { plugins: { test: { rules: { rule } } }, rules: { 'test/rule': ['error', { max: 5, insert: 6 }] } };
  const lint = () => new Linter().verify('', [config as unknown as Linter.Config]);
  expect(lint).toThrow('require-max-tokens: option "insert" (6) is above option "max" (5).');
});
