import rule from '../../src/rules/no-removed-api.js';
import { testRule } from '../helpers/rule-tester.js';
import { init, v1, v2 } from '../helpers/sources.js';

const endpoint = (method: string, successor: string) => ({
  messageId: 'endpoint',
  data: { method, on: '2025-09-15', successor },
});
const classifier = 'chat with a JSON response format';
const search = 'tools, or documents of your own search';
const parameter = (key: string) => ({ messageId: 'parameter', data: { key } });
const onSdk = (sdkVersion: string) => ({ cohere: { sdkVersion } });
const from = (path: string, output: string) => [{ messageId: 'importFrom', data: { path }, output }];
const deep = (path: string, output?: string) => ({
  messageId: 'deepImport',
  data: { path, version: '8.1.0' },
  ...(output !== undefined && { suggestions: from('cohere-ai', output) }),
});
const aws = (name: string, output?: string) => ({
  messageId: 'awsElsewhere',
  data: { name, version: '8.1.0' },
  ...(output !== undefined && { suggestions: from('cohere-ai/aws', output) }),
});

const text = (message: string): string =>
  `${message}.content?.map((part) => (part.type === 'text' ? part.text : '')).join('')`;
const toChat = (output: string, models = '', method = 'chat') => ({
  ...endpoint(method === 'chat' ? 'generate' : 'generateStream', method),
  suggestions: [{ messageId: 'migrate', data: { method, models }, output }],
});
const model = "model: 'command-a-03-2025'";
const asked = "messages: [{ role: 'user', content: prompt }]";

testRule('no-removed-api', rule, {
  valid: [
    {
      name: 'endpoints that live',
      code: v1('await cohere.chat({ message });\nawait cohere.tokenize({ text, model });'),
    },
    { name: 'on a V2 client another rule says more', code: v2('await cohere.generate({ prompt });') },
    { name: 'a method of the same name', code: v1('await other.generate({ prompt });\nawait generate();') },
    { name: 'parameters that live', code: v1("await cohere.chat({ message, documents, citationQuality: 'fast' });") },
    {
      name: 'connectors of something else',
      code: v2('await cohere.chat({ model, messages, tools: { connectors } });'),
    },
    { name: 'a quoted name', code: "import { 'CohereClient' as C } from 'cohere-ai';" },
    {
      name: 'the root',
      code: "import { Cohere, CohereClient, CohereError } from 'cohere-ai';\nexport { CohereClientV2 } from 'cohere-ai';",
    },
    { name: 'the AWS clients where they are', code: "import { BedrockClient, AwsClientV2 } from 'cohere-ai/aws';" },
    { name: 'deep imports on 7.x', settings: onSdk('7.21.0'), code: "import { CohereError } from 'cohere-ai/errors';" },
    {
      name: 'the AWS clients in the root on 7.x',
      settings: onSdk('7.21.0'),
      code: "import { BedrockClient } from 'cohere-ai';",
    },
    {
      name: 'BedrockClient of AWS itself',
      code: "import { BedrockClient } from '@aws-sdk/client-bedrock'; // cohere-ai",
    },
    {
      name: 'the module as a whole',
      code: "import * as cohere from 'cohere-ai';\nconst sdk = require('cohere-ai');\nexport * from 'cohere-ai';",
    },
    {
      name: 'a package of a similar name',
      code: "import { x } from 'cohere-ai-tools/api';\nrequire(name);\nrequire();",
    },
    {
      name: 'a pattern with a rest',
      code: "const { CohereClient, ...rest } = require('cohere-ai');\nconst { [name]: other } = require('cohere-ai');",
    },
  ],
  invalid: [
    {
      name: 'endpoints of v1',
      code: v1(`await cohere.«generate»({ prompt });
await cohere.«generateStream»({ prompt });
await cohere.«summarize»({ text });
await cohere.«classify»({ inputs });`),
      errors: [
        toChat(
          v1(`await cohere.v2.chat({ ${model}, ${asked} });
await cohere.generateStream({ prompt });
await cohere.summarize({ text });
await cohere.classify({ inputs });`),
          ', with `command-a-03-2025`',
        ),
        toChat(
          v1(`await cohere.generate({ prompt });
await cohere.v2.chatStream({ ${model}, ${asked} });
await cohere.summarize({ text });
await cohere.classify({ inputs });`),
          ', with `command-a-03-2025`',
          'chatStream',
        ),
        endpoint('summarize', 'chat'),
        endpoint('classify', classifier),
      ],
    },
    {
      name: 'endpoints of 5.x',
      code: init('await cohere.«generate»({ prompt });\nconst { body } = await cohere.«classify»({ inputs });'),
      errors: [endpoint('generate', 'chat'), endpoint('classify', classifier)],
    },
    {
      name: 'on a V2 client that is not broken yet',
      settings: onSdk('7.17.1'),
      code: v2('await cohere.«generate»({ prompt });'),
      errors: [toChat(v2(`await cohere.chat({ ${model}, ${asked} });`), ', with `command-a-03-2025`')],
    },
    {
      name: 'a call, its request and its answer move to chat, and the client stays',
      code: v1(`export { cohere };
export async function write(prompt) {
  const response = await cohere.«generate»({
    prompt, // the whole of it
    model: 'command-xlarge-nightly',
    maxTokens: 300,
    k: 0,
    returnLikelihoods: 'NONE',
  });
  return response.generations[0].text.trim();
}`),
      errors: [
        toChat(
          v1(`export { cohere };
export async function write(prompt) {
  const response = await cohere.v2.chat({
    messages: [{ role: 'user', content: prompt }], // the whole of it
    ${model},
    maxTokens: 300,
    k: 0,
  });
  return (${text('response.message')} ?? '').trim();
}`),
          ', with `command-a-03-2025`',
        ),
      ],
    },
    {
      name: 'a call on a client that is passed',
      typescript: true,
      code: `import type { CohereClient } from 'cohere-ai';
export async function write(cohere: CohereClient, prompt: string, model: string): Promise<string> {
  const { generations } = await cohere.«generate»({ prompt, model });
  return generations[0]?.text ?? 'nothing';
}`,
      errors: [
        toChat(`import type { CohereClient } from 'cohere-ai';
export async function write(cohere: CohereClient, prompt: string, model: string): Promise<string> {
  const { message } = await cohere.v2.chat({ ${asked}, model });
  return ${text('message')} ?? 'nothing';
}`),
      ],
    },
    {
      name: 'calls that stay: what v2 has not, and answers out of sight',
      code: v1(`await cohere.«generate»({ prompt, model, numGenerations: 3 });
show(await cohere.«generate»({ prompt, model }));
export const write = (prompt) => cohere.«generate»({ prompt, model });`),
      errors: [endpoint('generate', 'chat'), endpoint('generate', 'chat'), endpoint('generate', 'chat')],
    },
    {
      name: 'calls that stay: clients that are only presumed',
      code: `import { cohere } from './lib/cohere';
await cohere.«generate»({ prompt, model });`,
      errors: [endpoint('generate', 'chat')],
    },
    {
      name: 'calls that stay: clients of AWS',
      code: `import { BedrockClient } from 'cohere-ai/aws';
await new BedrockClient({}).«generate»({ prompt, model });`,
      errors: [endpoint('generate', 'chat')],
    },
    {
      name: 'connectors and fine-tuning, on any client',
      code: v2('await cohere.connectors.«list»({});\nawait cohere.finetuning.«listFinetunedModels»();'),
      errors: [endpoint('connectors.list', search), endpoint('finetuning.listFinetunedModels', 'a current model')],
    },
    {
      name: 'destructured',
      code: v1('const { summarize } = cohere;\nawait «summarize»({ text });'),
      errors: [endpoint('summarize', 'chat')],
    },
    {
      name: 'a parameter of a request that two calls share',
      code: v1(`const request = { message, «connectors»: [{ id: 'web-search' }] };
await cohere.chat(request);
await cohere.chatStream(request);`),
      errors: [parameter('connectors')],
    },
    {
      name: 'parameters of v1',
      code: v1("await cohere.chat({ message, «connectors»: [{ id: 'web-search' }], «searchQueriesOnly»: true });"),
      errors: [parameter('connectors'), parameter('searchQueriesOnly')],
    },
    {
      name: 'a deep import',
      code: "import { CohereError, CohereTimeoutError } from «'cohere-ai/errors'»;",
      errors: [deep('cohere-ai/errors', "import { CohereError, CohereTimeoutError } from 'cohere-ai';")],
    },
    {
      name: 'a deep import of something that the root does not have',
      code: 'import { V2ChatResponse } from «"cohere-ai/api"»;\nimport cohere from «\'cohere-ai/dist/index.js\'»;',
      errors: [deep('cohere-ai/api'), deep('cohere-ai/dist/index.js')],
    },
    {
      name: 'deep imports in every form',
      code: `export * from «'cohere-ai/api'»;
export { CohereError } from «'cohere-ai/errors'»;
const { Message } = require(«'cohere-ai/api/types'»);
const { CohereClient } = await import(«'cohere-ai/Client'»);
const whole = require(«'cohere-ai/core'»);`,
      errors: [
        deep('cohere-ai/api'),
        deep(
          'cohere-ai/errors',
          `export * from 'cohere-ai/api';
export { CohereError } from 'cohere-ai';
const { Message } = require('cohere-ai/api/types');
const { CohereClient } = await import('cohere-ai/Client');
const whole = require('cohere-ai/core');`,
        ),
        deep('cohere-ai/api/types'),
        deep(
          'cohere-ai/Client',
          `export * from 'cohere-ai/api';
export { CohereError } from 'cohere-ai/errors';
const { Message } = require('cohere-ai/api/types');
const { CohereClient } = await import('cohere-ai');
const whole = require('cohere-ai/core');`,
        ),
        deep('cohere-ai/core'),
      ],
    },
    {
      name: 'deep imports of types',
      typescript: true,
      code: `import type { ChatMessage } from «'cohere-ai/api'»;
import api = require(«'cohere-ai/api'»);
type Message = import(«'cohere-ai/api'»).Message;`,
      errors: [deep('cohere-ai/api'), deep('cohere-ai/api'), deep('cohere-ai/api')],
    },
    {
      name: 'the AWS clients in the root',
      code: "import { «BedrockClient», «SagemakerClientV2» as S } from 'cohere-ai';",
      errors: [
        aws('BedrockClient', "import { BedrockClient, SagemakerClientV2 as S } from 'cohere-ai/aws';"),
        aws('SagemakerClientV2', "import { BedrockClient, SagemakerClientV2 as S } from 'cohere-ai/aws';"),
      ],
    },
    {
      name: 'the AWS clients beside others, in CommonJS',
      code: "const { CohereClient, «BedrockClient» } = require('cohere-ai');\nconst { «BedrockClientV2»: B } = require('cohere-ai');",
      errors: [
        aws('BedrockClient'),
        aws(
          'BedrockClientV2',
          "const { CohereClient, BedrockClient } = require('cohere-ai');\nconst { BedrockClientV2: B } = require('cohere-ai/aws');",
        ),
      ],
    },
    {
      name: 'the entry for AWS before there was one',
      settings: onSdk('7.21.0'),
      code: "import { BedrockClient } from «'cohere-ai/aws'»;",
      errors: [
        {
          messageId: 'noAwsEntry',
          data: { version: '7.21.0' },
          suggestions: from('cohere-ai', "import { BedrockClient } from 'cohere-ai';"),
        },
      ],
    },
  ],
});
