import rule from '../../src/rules/require-model.js';
import { testRule } from '../helpers/rule-tester.js';
import { bedrock, init, v1, v2 } from '../helpers/sources.js';

type Output = (model: string) => string;

const set = (model: string, output: Output) => ({ messageId: 'set', data: { model }, output: output(model) });
const setWithCaveat = (model: string, caveat: string, output: Output) => ({
  messageId: 'setWithCaveat',
  data: { model, caveat },
  output: output(model),
});

const chatModels = (output: Output) => [
  set('command-a-03-2025', output),
  set('command-r7b-12-2024', output),
  setWithCaveat('command-a-plus-05-2026', 'a production key is limited like a trial key', output),
];
const v1ChatModels = (output: Output) => chatModels(output).slice(0, 2);
const index = 'the index must be embedded with the same model';
const embedModels = (output: Output) => [
  setWithCaveat('embed-v4.0', index, output),
  setWithCaveat('embed-v5.0-pro', `${index}; limits of a production key are not documented`, output),
];
const rerankModels = (output: Output) => [
  set('rerank-v3.5', output),
  setWithCaveat('rerank-v5.0-pro', 'limits of a production key are not documented', output),
];

const refused = (method: string) => ({ messageId: 'refused', data: { method } });
const chosenByApi = (method: string) => ({ messageId: 'chosenByApi', data: { method } });

testRule('require-model', rule, {
  valid: [
    { name: 'a model', code: v2("await cohere.chat({ model: 'command-a-03-2025', messages });") },
    { name: 'a model from a variable', code: v2('await cohere.chat({ model, messages });') },
    {
      name: 'a model from the environment',
      code: v2('await cohere.chat({ model: process.env.COHERE_MODEL, messages });'),
    },
    {
      name: 'a model from the environment with an empty fallback',
      code: v2("await cohere.chat({ model: process.env.M || '' });"),
    },
    {
      name: 'a model from a field of the class',
      code: v2('class A { ask() { return cohere.chat({ model: this.model }); } }'),
    },
    { name: 'a request built elsewhere', code: v2('await cohere.chat(await this.request(req));') },
    { name: 'a parameter as the request', code: v2('export const ask = (request) => cohere.chat(request);') },
    { name: 'a spread that may set it', code: v2('await cohere.chat({ messages, ...this.options });') },
    {
      name: 'a spread that sets it',
      code: v2("const base = { model: 'a' };\nawait cohere.chat({ messages, ...base });"),
    },
    { name: 'one branch may set it', code: v2("await cohere.chat(x ? { model: 'a', messages } : request);") },
    { name: 'a step that sets it', code: v2("const r = { messages };\nr.model = 'a';\nawait cohere.chat(r);") },
    { name: 'endpoints without a model', code: v1('await cohere.checkApiKey();\nawait cohere.models.list({});') },
    { name: 'the other arguments of an endpoint', code: v2("await cohere.models.get('command-a-03-2025');") },
    {
      name: 'audio: the request comes after the file',
      code: v2("await cohere.audio.transcriptions.create(file, { model: 'a', language: 'en' });"),
    },
    {
      name: 'what a promise of something else gives',
      code: v2(
        'const c = await other().catch(() => null);\nawait c.chat({ messages });\nawait later.finally(stop).chat({});',
      ),
    },
    { name: 'tokenize of 5.x takes no model', code: init('await cohere.tokenize({ text });') },
    {
      name: 'a wrapper from a module of its own',
      code: "import { chat } from './cohere-ai-helper';\nawait chat({ messages });",
    },
    {
      name: 'a client of Bedrock of AWS itself',
      code: "import { BedrockClient } from '@aws-sdk/client-bedrock'; // not cohere-ai\nnew BedrockClient({}).chat({});",
    },
    {
      name: 'a variable that is a client only sometimes',
      code: v2('let c = cohere;\nif (x) c = other;\nawait c.chat({ messages });'),
    },
  ],
  invalid: [
    {
      name: 'chat on v2',
      code: v2('await cohere.«chat»({ messages });'),
      errors: [
        {
          ...refused('chat'),
          suggestions: chatModels((model) => v2(`await cohere.chat({ messages, model: '${model}' });`)),
        },
      ],
    },
    {
      name: 'a stream on v2',
      code: v2('await cohere.«chatStream»({ messages });'),
      errors: [
        {
          ...refused('chatStream'),
          suggestions: chatModels((model) => v2(`await cohere.chatStream({ messages, model: '${model}' });`)),
        },
      ],
    },
    {
      name: 'chat on v1 gets models that v1 takes',
      code: v1('await cohere.«chat»({ message });'),
      errors: [
        {
          ...chosenByApi('chat'),
          suggestions: v1ChatModels((model) => v1(`await cohere.chat({ message, model: '${model}' });`)),
        },
      ],
    },
    {
      name: 'undefined is no model',
      code: v1('await cohere.«chat»({ message, model: undefined });'),
      errors: [
        {
          ...chosenByApi('chat'),
          suggestions: v1ChatModels((model) => v1(`await cohere.chat({ message, model: '${model}' });`)),
        },
      ],
    },
    {
      name: 'an empty string is no model',
      code: v2("await cohere.chat({ model: «''», messages });"),
      errors: [
        {
          messageId: 'empty',
          suggestions: chatModels((model) => v2(`await cohere.chat({ model: '${model}', messages });`)),
        },
      ],
    },
    {
      name: 'embed on v1 and v2',
      code: v1('await cohere.«embed»({ texts });\nawait cohere.v2.«embed»({ texts });'),
      errors: [
        {
          ...chosenByApi('embed'),
          suggestions: embedModels((model) =>
            v1(`await cohere.embed({ texts, model: '${model}' });\nawait cohere.v2.embed({ texts });`),
          ),
        },
        {
          ...refused('embed'),
          suggestions: embedModels((model) =>
            v1(`await cohere.embed({ texts });\nawait cohere.v2.embed({ texts, model: '${model}' });`),
          ),
        },
      ],
    },
    {
      name: 'rerank in a retry callback, with the client in a field',
      code: `import * as Cohere from 'cohere-ai';
export class Ranker {
  constructor() { this.client = new Cohere.CohereClientV2({}); }
  rank(query, documents) { return retry(() => this.client.«rerank»({ query, documents })); }
}`,
      errors: [
        {
          ...refused('rerank'),
          suggestions: rerankModels(
            (model) => `import * as Cohere from 'cohere-ai';
export class Ranker {
  constructor() { this.client = new Cohere.CohereClientV2({}); }
  rank(query, documents) { return retry(() => this.client.rerank({ query, documents, model: '${model}' })); }
}`,
          ),
        },
      ],
    },
    {
      name: 'no argument',
      code: v2('await cohere.«chat»();'),
      errors: [refused('chat')],
    },
    {
      name: 'a request that two calls share',
      code: v2('const r = { messages };\nawait cohere.«chat»(r);\nawait cohere.«chat»(r);'),
      errors: [refused('chat'), refused('chat')],
    },
    {
      name: 'tokenize on v1',
      code: v1('await cohere.«tokenize»({ text });'),
      errors: [
        {
          ...refused('tokenize'),
          suggestions: chatModels((model) => v1(`await cohere.tokenize({ text, model: '${model}' });`)),
        },
      ],
    },
    {
      name: 'embed jobs and audio',
      code: v2(`await cohere.embedJobs.«create»({ datasetId, inputType });
await cohere.audio.transcriptions.«create»(file, { language: 'en' });`),
      errors: [
        {
          ...refused('embedJobs.create'),
          suggestions: [
            setWithCaveat('embed-v4.0', `${index}; the page of embed jobs lists v3 only`, (model) =>
              v2(`await cohere.embedJobs.create({ datasetId, inputType, model: '${model}' });
await cohere.audio.transcriptions.create(file, { language: 'en' });`),
            ),
          ],
        },
        {
          messageId: 'refusedByApi',
          data: { method: 'audio.transcriptions.create' },
          suggestions: [
            setWithCaveat('cohere-transcribe-03-2026', 'a production key is limited like a trial key', (model) =>
              v2(`await cohere.embedJobs.create({ datasetId, inputType });
await cohere.audio.transcriptions.create(file, { language: 'en', model: '${model}' });`),
            ),
          ],
        },
      ],
    },
    {
      name: 'a removed endpoint gets no models',
      code: v1('await cohere.«generate»({ prompt });'),
      errors: [{ messageId: 'removed', data: { method: 'generate', on: '2025-09-15', successor: 'chat' } }],
    },
    {
      name: 'a removed endpoint of 5.x',
      code: init('await cohere.«generate»({ prompt, max_tokens: 20 });'),
      errors: [{ messageId: 'removed', data: { method: 'generate', on: '2025-09-15', successor: 'chat' } }],
    },
    {
      name: 'embed of 5.x',
      code: init('await cohere.«embed»({ texts });'),
      errors: [
        {
          ...chosenByApi('embed'),
          suggestions: embedModels((model) => init(`await cohere.embed({ texts, model: '${model}' });`)),
        },
      ],
    },
    {
      name: 'the AWS clients put the model into the URL',
      code: bedrock('await cohere.«embed»({ texts });'),
      errors: [{ messageId: 'chosenByUrl', data: { method: 'embed' } }],
    },
    {
      name: 'an endpoint of the team’s own gets no models',
      code: "import { CohereClient } from 'cohere-ai';\nawait new CohereClient({ baseUrl: process.env.PROXY }).«chat»({ message });",
      errors: [chosenByApi('chat')],
    },
    {
      name: 'a slip of the pen',
      code: v2("await cohere.chat({ «modle»: 'command-a-03-2025', messages });"),
      errors: [
        {
          messageId: 'misspelled',
          data: { method: 'chat', key: 'modle', field: 'model' },
          suggestions: [
            {
              messageId: 'rename',
              data: { field: 'model' },
              output: v2("await cohere.chat({ model: 'command-a-03-2025', messages });"),
            },
          ],
        },
      ],
    },
  ],
});
