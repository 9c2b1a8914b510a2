import rule from '../../src/rules/no-broken-v2-method.js';
import { testRule } from '../helpers/rule-tester.js';
import { init, v1, v2 } from '../helpers/sources.js';

const since = '7.18.0';
const throws = (method: string, client = 'CohereClientV2') => ({
  messageId: 'throws',
  data: { method, client, since, v1Client: client.replace('V2', '') },
});
const removed = (method: string, successor: string, client = 'CohereClientV2') => ({
  messageId: 'throwsAndRemoved',
  data: { method, client, since, on: '2025-09-15', successor },
});
const useV1 = (output: string) => ({ messageId: 'useV1Client', output });

testRule('no-broken-v2-method', rule, {
  valid: [
    {
      name: 'the methods of v2',
      code: v2('await cohere.chat({ model });\nawait cohere.embed({ model });\nawait cohere.rerank({ model });'),
    },
    { name: 'resources', code: v2('await cohere.models.list({});\nawait cohere.embedJobs.list({});') },
    { name: 'a v1 client', code: v1('await cohere.checkApiKey();\nawait cohere.tokenize({ text, model });') },
    { name: 'a v1 client bound', code: v1('const check = cohere.checkApiKey.bind(cohere);\nawait check();') },
    { name: 'the module of 5.x', code: init('await cohere.tokenize({ text });') },
    {
      name: 'a release before the defect',
      settings: { cohere: { sdkVersion: '7.17.1' } },
      code: v2('await cohere.checkApiKey();'),
    },
    { name: 'typeof', code: v2("if (typeof cohere.checkApiKey === 'function') use(cohere);") },
    { name: 'a spy', code: v2("vi.spyOn(cohere, 'checkApiKey').mockResolvedValue({ valid: true });") },
    { name: 'an assignment', code: v2('cohere.checkApiKey = async () => ({ valid: true });') },
    { name: 'a reference that nobody calls here', code: v2('const methods = [cohere.tokenize];') },
    {
      name: 'a client that overrides the method',
      code: `import { CohereClientV2 } from 'cohere-ai';
class Client extends CohereClientV2 { tokenize() { return []; } }
await new Client({}).tokenize();`,
    },
    {
      name: 'another library',
      code: "import { CohereClientV2 } from './cohere-ai-mock';\nawait new CohereClientV2({}).tokenize({});",
    },
    {
      name: 'a client that is v2 only sometimes',
      code: `import { CohereClient, CohereClientV2 } from 'cohere-ai';
const client = old ? new CohereClient() : new CohereClientV2({});
await client.checkApiKey();`,
    },
    {
      name: 'bind of something else',
      code: v2('const log = console.log.bind(console);\nconst run = make().bind(null);\nbind();'),
    },
    { name: 'bound methods that work', code: v2('const chat = cohere.chat.bind(cohere);\nawait chat({ model });') },
  ],
  invalid: [
    {
      name: 'checkApiKey',
      code: v2('const { valid } = await cohere.«checkApiKey»();'),
      errors: [
        {
          ...throws('checkApiKey'),
          suggestions: [
            useV1(`import { CohereClientV2, CohereClient } from 'cohere-ai';
const cohere = new CohereClientV2({});
const { valid } = await new CohereClient({}).checkApiKey();`),
          ],
        },
      ],
    },
    {
      name: 'the options of the client go along',
      code: `const { CohereClient, CohereClientV2 } = require('cohere-ai');
const cohere = new CohereClientV2({ token: process.env.CO_API_KEY });
exports.count = async (text) => (await cohere.«tokenize»({ text, model: 'command-a-03-2025' })).tokens.length;`,
      errors: [
        {
          ...throws('tokenize'),
          suggestions: [
            useV1(`const { CohereClient, CohereClientV2 } = require('cohere-ai');
const cohere = new CohereClientV2({ token: process.env.CO_API_KEY });
exports.count = async (text) => (await new CohereClient({ token: process.env.CO_API_KEY }).tokenize({ text, model: 'command-a-03-2025' })).tokens.length;`),
          ],
        },
      ],
    },
    {
      name: 'options out of a variable stay where they are',
      code: `import { CohereClientV2 } from 'cohere-ai';
const token = readToken();
const cohere = new CohereClientV2({ token });
await cohere.«detokenize»({ tokens, model });`,
      errors: [throws('detokenize')],
    },
    {
      name: 'a client that only its type declares',
      typescript: true,
      code: `import type { CohereClientV2 } from 'cohere-ai';
export const check = (cohere: CohereClientV2) => cohere.«checkApiKey»();`,
      errors: [throws('checkApiKey')],
    },
    {
      name: 'a subclass',
      code: `import { CohereClientV2 } from 'cohere-ai';
class Client extends CohereClientV2 {}
await new Client({}).«checkApiKey»();`,
      errors: [throws('checkApiKey')],
    },
    {
      name: 'destructured and computed',
      code: v2("const { checkApiKey } = cohere;\nawait «checkApiKey»();\nawait cohere[«'tokenize'»]({ text, model });"),
      errors: [
        throws('checkApiKey'),
        {
          ...throws('tokenize'),
          suggestions: [
            useV1(`import { CohereClientV2, CohereClient } from 'cohere-ai';
const cohere = new CohereClientV2({});
const { checkApiKey } = cohere;
await checkApiKey();
await new CohereClient({})['tokenize']({ text, model });`),
          ],
        },
      ],
    },
    {
      name: 'bound: once, where it is bound',
      code: v2(
        'const check = cohere.«checkApiKey».bind(cohere);\nawait check();\nawait cohere.«tokenize».bind(cohere)({ text, model });',
      ),
      errors: [throws('checkApiKey'), throws('tokenize')],
    },
    {
      name: 'endpoints that are gone as well',
      code: v2(`await cohere.«generate»({ prompt });
await cohere.«generateStream»({ prompt });
await cohere.«summarize»({ text });
await cohere.«classify»({ inputs });`),
      errors: [
        {
          ...removed('generate', 'chat'),
          suggestions: [
            {
              messageId: 'migrate',
              data: { method: 'chat', models: ', with `command-a-03-2025`' },
              output:
                v2(`await cohere.chat({ model: 'command-a-03-2025', messages: [{ role: 'user', content: prompt }] });
await cohere.generateStream({ prompt });
await cohere.summarize({ text });
await cohere.classify({ inputs });`),
            },
          ],
        },
        {
          ...removed('generateStream', 'chatStream'),
          suggestions: [
            {
              messageId: 'migrate',
              data: { method: 'chatStream', models: ', with `command-a-03-2025`' },
              output: v2(`await cohere.generate({ prompt });
await cohere.chatStream({ model: 'command-a-03-2025', messages: [{ role: 'user', content: prompt }] });
await cohere.summarize({ text });
await cohere.classify({ inputs });`),
            },
          ],
        },
        removed('summarize', 'chat'),
        removed('classify', 'chat with a JSON response format'),
      ],
    },
    {
      name: 'a text that others read stays',
      code: v2('export const write = (prompt) => cohere.«generate»({ model, prompt });'),
      errors: [removed('generate', 'chat')],
    },
    {
      name: 'the AWS clients',
      code: `import { BedrockClientV2, SagemakerClientV2 } from 'cohere-ai/aws';
await new BedrockClientV2({}).«tokenize»({ text, model });
await new SagemakerClientV2({}).«classify»({ inputs });`,
      errors: [
        throws('tokenize', 'BedrockClientV2'),
        removed('classify', 'chat with a JSON response format', 'SagemakerClientV2'),
      ],
    },
  ],
});
