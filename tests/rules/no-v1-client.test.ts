import { expect, it } from 'vitest';
import rule from '../../src/rules/no-v1-client.js';
import { type InvalidCase, type ValidCase, testRule } from '../helpers/rule-tester.js';

const head = "import { CohereClient } from 'cohere-ai';\n";
const headV2 = "import { CohereClientV2 } from 'cohere-ai';\n";
const chat = 'v2.chat({ model, messages })';
const chatV2 = 'chat({ model, messages })';

const silent = (name: string, code: string, extra: Partial<ValidCase> = {}): ValidCase => ({
  name,
  code: head + code,
  ...extra,
});

/** A v1 client that no fix changes. */
const reported = (name: string, code: string, extra: Partial<InvalidCase> = {}): InvalidCase => ({
  name,
  code: head + code,
  errors: [{ messageId: 'v1' }],
  ...extra,
});

/** A client that is used through `.v2` alone. */
const viewOnly = (name: string, code: string, extra: Partial<InvalidCase> = {}): InvalidCase =>
  reported(name, code, { errors: [{ messageId: 'viewOnly' }], ...extra });

/** The same, and the file after the fix. */
const fixed = (name: string, code: string, output: string, extra: Partial<InvalidCase> = {}): InvalidCase =>
  viewOnly(name, code, { output: headV2 + output, ...extra });

/** A v1 client, and the file after the suggestion that moves its calls to v2. */
const moved = (
  name: string,
  code: string,
  output: string,
  models = '',
  extra: Partial<InvalidCase> = {},
): InvalidCase =>
  reported(name, code, {
    errors: [
      { messageId: 'v1', suggestions: [{ messageId: 'migrateCalls', data: { models }, output: headV2 + output }] },
    ],
    ...extra,
  });

const settings = (sdkVersion: string) => ({ cohere: { sdkVersion } });

testRule('no-v1-client', rule, {
  valid: [
    { name: 'a v2 client', code: `${headV2}const cohere = new CohereClientV2({});\nawait cohere.chat(request);` },
    silent('checkApiKey alone', 'await new CohereClient().checkApiKey();'),
    silent(
      'tokenize and detokenize',
      'const cohere = new CohereClient();\nawait cohere.tokenize(a);\nawait cohere.detokenize(b);',
    ),
    silent(
      'checkApiKey beside `.v2`',
      `const cohere = new CohereClient();\nawait cohere.checkApiKey();\nawait cohere.${chat};`,
    ),
    silent(
      'tokenize beside models',
      'const cohere = new CohereClient();\nawait cohere.tokenize(a);\nawait cohere.models.list();',
    ),
    silent(
      'an exported client with tokenize alone',
      'export const cohere = new CohereClient();\nexport const count = (text) => cohere.tokenize({ text, model });',
    ),
    silent(
      'tokenize of a client that a function gives',
      'const get = () => new CohereClient();\nawait get().tokenize({ text, model });',
    ),
    silent('tokenize, destructured', 'const cohere = new CohereClient();\nconst { tokenize } = cohere;'),
    silent('types alone', 'export const ask = (cohere: CohereClient) => cohere.chat(request);', { typescript: true }),
    silent('the class as a value', 'export const isClient = (value) => value instanceof CohereClient;'),
    {
      name: 'v1 on AWS',
      code: "import { BedrockClient } from 'cohere-ai/aws';\nawait new BedrockClient({}).chat(request);",
    },
    { name: 'a look-alike', code: "import { CohereClient } from './mine'; // not cohere-ai\nnew CohereClient();" },
    { name: 'init of another module', code: "import cohere from './cohere-ai';\ncohere.init(key);" },
  ],
  invalid: [
    moved(
      'a client that chats',
      'const cohere = «new CohereClient»({ token });\nawait cohere.chat({ message });',
      "const cohere = new CohereClientV2({ token });\nawait cohere.chat({ model: 'command-a-03-2025', messages: [{ role: 'user', content: message }] });",
      ', with `command-a-03-2025`',
    ),
    reported('a client that others use', 'export const cohere = «new CohereClient»();'),
    reported(
      'once, however many calls',
      'const cohere = «new CohereClient»();\nawait cohere.chat(a);\nawait cohere.embed(b);\nawait cohere.rerank(c);',
    ),
    reported('each client', 'export const a = «new CohereClient»();\nexport const b = «new CohereClient»();', {
      errors: [{ messageId: 'v1' }, { messageId: 'v1' }],
    }),
    reported(
      'tokenize beside chat',
      'const cohere = «new CohereClient»();\nawait cohere.tokenize(a);\nawait cohere.chat(b);',
    ),
    ...['generate(a)', 'classify(a)', 'summarize(a)', 'connectors.list()', 'finetuning.listFinetunedModels()'].map(
      (call) =>
        reported(
          `${call} excuses nothing`,
          `const cohere = «new CohereClient»();\nawait cohere.${call};\nawait cohere.tokenize(b);`,
        ),
    ),
    moved(
      'chat beside `.v2`',
      `const cohere = «new CohereClient»();\nawait cohere.chat({ message });\nawait cohere.${chat};`,
      `const cohere = new CohereClientV2({});\nawait cohere.chat({ model: 'command-a-03-2025', messages: [{ role: 'user', content: message }] });\nawait cohere.${chatV2};`,
      ', with `command-a-03-2025`',
    ),
    reported('a subclass', `class Mine extends CohereClient {}\nawait «new Mine»().chat(request);`),
    reported('a client that nobody uses', 'const cohere = «new CohereClient»();'),
    {
      name: 'init',
      code: "import cohere from 'cohere-ai';\n«cohere.init»(process.env.CO_API_KEY);\nawait cohere.tokenize({ text });",
      errors: [{ messageId: 'init' }],
    },
    {
      name: 'init, twice, in a script',
      sourceType: 'commonjs',
      code: "const cohere = require('cohere-ai');\nif (a) «cohere.init»(a);\nelse «cohere.init»(b);",
      errors: [{ messageId: 'init' }, { messageId: 'init' }],
    },
    reported(
      'an SDK without the v2 class',
      'const cohere = «new CohereClient»({ token });\nawait cohere.chat({ message });',
      {
        settings: settings('7.11.1'),
        errors: [{ messageId: 'upgrade', data: { version: '7.11.1' } }],
      },
    ),
    reported(
      'an SDK without the v2 class to move to',
      'const cohere = «new CohereClient»();\nawait cohere.models.list();',
      {
        settings: settings('7.11.1'),
        errors: [{ messageId: 'upgrade', data: { version: '7.11.1' } }],
      },
    ),
    ...["vi.mock('cohere-ai', fake)", "jest.doMock('cohere-ai', fake)", "mock.module('cohere-ai', fake)"].map((mock) =>
      viewOnly(
        `a test that replaces the class: ${mock}`,
        `${mock};\nconst cohere = «new CohereClient»();\nawait cohere.${chat};`,
      ),
    ),
    fixed(
      'a test that replaces other things',
      `vi.mock('openai', fake);\nload('cohere-ai');\nvi.mock(name);\nregistry.get('cohere-ai');\nconst cohere = «new CohereClient»();\nawait cohere.${chat};`,
      `vi.mock('openai', fake);\nload('cohere-ai');\nvi.mock(name);\nregistry.get('cohere-ai');\nconst cohere = new CohereClientV2({});\nawait cohere.${chatV2};`,
    ),
    viewOnly(
      'an SDK whose v2 class embeds through v1',
      'const cohere = «new CohereClient»();\nawait cohere.v2.embed(request);',
      {
        settings: settings('7.13.0'),
      },
    ),

    fixed(
      '`.v2` alone',
      `const cohere = «new CohereClient»({ token });\nawait cohere.${chat};\nawait cohere.v2.rerank(a);`,
      `const cohere = new CohereClientV2({ token });\nawait cohere.${chatV2};\nawait cohere.rerank(a);`,
    ),
    fixed(
      'without options',
      `const cohere = «new CohereClient»();\nawait cohere.${chat};`,
      `const cohere = new CohereClientV2({});\nawait cohere.${chatV2};`,
    ),
    fixed(
      'without parentheses',
      `const cohere = «new CohereClient»;\nawait cohere.${chat};`,
      `const cohere = new CohereClientV2({});\nawait cohere.${chatV2};`,
    ),
    fixed('used in place', `await «new CohereClient»().${chat};`, `await new CohereClientV2({}).${chatV2};`),
    reported(
      'resources alone',
      'const cohere = «new CohereClient»();\nawait cohere.models.list();\nawait cohere.embedJobs.list();',
      {
        output: `${headV2}const cohere = new CohereClientV2({});\nawait cohere.models.list();\nawait cohere.embedJobs.list();`,
      },
    ),
    reported(
      'resources beside `.v2`',
      `const cohere = «new CohereClient»();\nawait cohere.datasets.get(id);\nawait cohere.${chat};`,
      {
        output: `${headV2}const cohere = new CohereClientV2({});\nawait cohere.datasets.get(id);\nawait cohere.${chatV2};`,
      },
    ),
    fixed(
      'a chain over lines keeps its layout',
      'const cohere = «new CohereClient»({\n  // from the vault\n  token,\n});\nconst { message } = await cohere\n  .v2\n  .chat(request); // ask',
      'const cohere = new CohereClientV2({\n  // from the vault\n  token,\n});\nconst { message } = await cohere\n  .chat(request); // ask',
    ),
    fixed(
      'a method without its call',
      'const cohere = «new CohereClient»();\nconst chat = cohere.v2.chat;',
      'const cohere = new CohereClientV2({});\nconst chat = cohere.chat;',
    ),
    fixed(
      'a method from a pattern',
      'const cohere = «new CohereClient»();\nconst { chat } = cohere.v2;',
      'const cohere = new CohereClientV2({});\nconst { chat } = cohere;',
    ),
    fixed(
      '`.v2` in a variable',
      'const cohere = «new CohereClient»();\nconst v2 = cohere.v2;\nawait v2.chat(request);',
      'const cohere = new CohereClientV2({});\nconst v2 = cohere;\nawait v2.chat(request);',
    ),
    fixed(
      'an alias of the client',
      `const a = «new CohereClient»();\nconst b = a;\nawait b.${chat};`,
      `const a = new CohereClientV2({});\nconst b = a;\nawait b.${chatV2};`,
    ),
    fixed(
      'optional chains keep their question',
      'let cohere = null;\nif (key) cohere = «new CohereClient»({ token: key });\nif (!cohere || cohere === null) warn();\ncohere?.v2.chat(a);\ncohere?.v2?.chat(b);',
      'let cohere = null;\nif (key) cohere = new CohereClientV2({ token: key });\nif (!cohere || cohere === null) warn();\ncohere?.chat(a);\ncohere?.chat(b);',
    ),
    fixed(
      'made on first use',
      'let cohere;\nexport const ask = () => {\n  cohere ??= «new CohereClient»();\n  return cohere.v2.chat(request);\n};',
      'let cohere;\nexport const ask = () => {\n  cohere ??= new CohereClientV2({});\n  return cohere.chat(request);\n};',
    ),
    fixed(
      'a private field',
      'export class Bot {\n  #cohere = «new CohereClient»();\n  ask() { return this.#cohere.v2.chat(request); }\n}',
      'export class Bot {\n  #cohere = new CohereClientV2({});\n  ask() { return this.#cohere.chat(request); }\n}',
    ),
    fixed(
      'a private field that the constructor sets',
      'export class Bot {\n  private readonly cohere: CohereClient;\n  constructor(token: string) { this.cohere = «new CohereClient»({ token }); }\n  ask() { return this.cohere.v2.chat(request); }\n}',
      'export class Bot {\n  private readonly cohere: CohereClientV2;\n  constructor(token: string) { this.cohere = new CohereClientV2({ token }); }\n  ask() { return this.cohere.chat(request); }\n}',
      { typescript: true },
    ),
    fixed(
      'annotations',
      'let cohere: CohereClient | null = null;\ncohere = «new CohereClient»();\nawait cohere!.v2.chat(request);\nlet other: typeof cohere;',
      'let cohere: CohereClientV2 | null = null;\ncohere = new CohereClientV2({});\nawait cohere!.chat(request);\nlet other: typeof cohere;',
      { typescript: true },
    ),
    fixed(
      'a cast to the class',
      `const cohere = «new CohereClient»() as CohereClient;\nawait cohere.${chat};`,
      `const cohere = new CohereClientV2({}) as CohereClientV2;\nawait cohere.${chatV2};`,
      { typescript: true },
    ),
    fixed(
      'an environment that both classes take alike',
      `const cohere = «new CohereClient»({ environment: 'https://api.cohere.com' });\nawait cohere.${chat};`,
      `const cohere = new CohereClientV2({ environment: 'https://api.cohere.com' });\nawait cohere.${chatV2};`,
    ),
    viewOnly(
      'an environment that only the v1 class takes',
      `const cohere = «new CohereClient»({ environment: 'https://proxy.acme.dev/v1' });\nawait cohere.${chat};`,
    ),
    viewOnly(
      'an environment that is unknown',
      `const cohere = «new CohereClient»({ environment: url });\nawait cohere.${chat};`,
      {
        errors: [
          {
            messageId: 'viewOnly',
            suggestions: [
              {
                messageId: 'migrate',
                output: `${headV2}const cohere = new CohereClientV2({ environment: url });\nawait cohere.${chatV2};`,
              },
            ],
          },
        ],
      },
    ),
    viewOnly('options out of sight', `const cohere = «new CohereClient»(options);\nawait cohere.${chat};`, {
      errors: [
        {
          messageId: 'viewOnly',
          suggestions: [
            {
              messageId: 'migrate',
              output: `${headV2}const cohere = new CohereClientV2(options);\nawait cohere.${chatV2};`,
            },
          ],
        },
      ],
    }),

    moved(
      'everything that a class does with it',
      `export class Bot {
  private readonly cohere: CohereClient;
  constructor(private readonly model: string) { this.cohere = «new CohereClient»(); }
  async ask(message: string): Promise<string> {
    const response = await this.cohere.chat({ model: \`\${this.model}\`, message, preamble: 'Be kind.' });
    return response.text.trim();
  }
  async *stream(message: string): AsyncGenerator<string> {
    for await (const event of await this.cohere.chatStream({ model: 'command-a-03-2025', message })) {
      if (event.eventType === 'text-generation') yield event.text;
    }
  }
  models() { return this.cohere.models.list(); }
}`,
      `export class Bot {
  private readonly cohere: CohereClientV2;
  constructor(private readonly model: string) { this.cohere = new CohereClientV2({}); }
  async ask(message: string): Promise<string> {
    const response = await this.cohere.chat({ model: \`\${this.model}\`, messages: [{ role: 'system', content: 'Be kind.' }, { role: 'user', content: message }] });
    return (response.message.content?.map((part) => (part.type === 'text' ? part.text : '')).join('') ?? '').trim();
  }
  async *stream(message: string): AsyncGenerator<string> {
    for await (const event of await this.cohere.chatStream({ model: 'command-a-03-2025', messages: [{ role: 'user', content: message }] })) {
      if (event.type === 'content-delta') yield event.delta?.message?.content?.text ?? '';
    }
  }
  models() { return this.cohere.models.list(); }
}`,
      '',
      { typescript: true },
    ),
    moved(
      'several calls, several models',
      `const cohere = «new CohereClient»();
export const write = (prompt) => cohere.generate({ model: 'command-r-plus', prompt }).then((r) => r.generations[0].text);
export const ask = (message) => cohere.chat({ message }).then(({ text }) => text);
export const embed = async (texts) => {
  const { embeddings } = await cohere.embed({ model: 'embed-v4.0', inputType: 'search_query', texts });
  return embeddings;
};`,
      `const cohere = new CohereClientV2({});
export const write = (prompt) => cohere.chat({ model: 'command-r-plus-08-2024', messages: [{ role: 'user', content: prompt }] }).then((r) => r.message.content?.map((part) => (part.type === 'text' ? part.text : '')).join('') ?? '');
export const ask = (message) => cohere.chat({ model: 'command-a-03-2025', messages: [{ role: 'user', content: message }] }).then(({ message: answer }) => answer.content?.map((part) => (part.type === 'text' ? part.text : '')).join('') ?? '');
export const embed = async (texts) => {
  const { embeddings: { float: embeddings = [] } } = await cohere.embed({ model: 'embed-v4.0', inputType: 'search_query', embeddingTypes: ['float'], texts });
  return embeddings;
};`,
      ', with `command-r-plus-08-2024` and `command-a-03-2025`',
    ),
    {
      name: 'calls of a client from require, in double quotes',
      sourceType: 'commonjs',
      code: `const { CohereClient } = require("cohere-ai");
const cohere = «new CohereClient»({ token });
module.exports = async (message) => {
  const response = await cohere.chat({
    model: "command-r-08-2024", // the cheap one
    message,
    chatHistory: [{ role: "USER", message: "Hi" }, { role: "CHATBOT", message: "Hello" }],
  });
  return response.text;
};`,
      errors: [
        {
          messageId: 'v1',
          suggestions: [
            {
              messageId: 'migrateCalls',
              data: { models: '' },
              output: `const { CohereClientV2 } = require("cohere-ai");
const cohere = new CohereClientV2({ token });
module.exports = async (message) => {
  const response = await cohere.chat({
    model: "command-r-08-2024", // the cheap one
    messages: [
      { role: "user", content: "Hi" },
      { role: "assistant", content: "Hello" },
      { role: "user", content: message },
    ],
  });
  return response.message.content?.map((part) => (part.type === "text" ? part.text : "")).join("") ?? "";
};`,
            },
          ],
        },
      ],
    },
    ...Object.entries({
      'an answer that goes on': `const cohere = «new CohereClient»();\nexport const ask = (message) => cohere.chat({ model, message });`,
      'a call that v2 has no counterpart for': `const cohere = «new CohereClient»();\nawait cohere.chat({ model, message });\nawait cohere.summarize({ text });`,
      'a client that others use': `export const cohere = «new CohereClient»();\nawait cohere.chat({ model, message });`,
      'no model, and an endpoint of its own': `const cohere = «new CohereClient»({ environment: 'https://cohere.acme.dev' });\nawait cohere.chat({ message });`,
      'a method that is passed on': `const cohere = «new CohereClient»();\nawait cohere.chat({ model, message });\nretry(cohere.embed);`,
    }).map(([name, code]) => reported(`the calls stay: ${name}`, code)),
    moved(
      'a model that is gone, on an endpoint of its own',
      "const cohere = «new CohereClient»({ environment: 'https://cohere.acme.dev' });\nawait cohere.chat({ model: 'command', message });",
      "const cohere = new CohereClientV2({ environment: 'https://cohere.acme.dev' });\nawait cohere.chat({ model: 'command', messages: [{ role: 'user', content: message }] });",
    ),
    reported(
      'the calls stay: types of the answers of v2 that the SDK lacks',
      'const cohere = «new CohereClient»();\nawait cohere.chat({ model, message });',
      { settings: settings('7.14.0') },
    ),

    {
      name: 'the class keeps its import where other code uses it',
      code: `import { CohereClient, CohereError } from 'cohere-ai';
const cohere = «new CohereClient»();
await cohere.v2.chat(request);
export const old = «new CohereClient»();`,
      errors: [{ messageId: 'viewOnly' }, { messageId: 'v1' }],
      output: `import { CohereClient, CohereClientV2, CohereError } from 'cohere-ai';
const cohere = new CohereClientV2({});
await cohere.chat(request);
export const old = new CohereClient();`,
    },
    {
      name: 'two clients, one after the other',
      code: `import { CohereClient } from 'cohere-ai';
const a = «new CohereClient»();
await a.v2.chat(request);
const b = «new CohereClient»();
await b.v2.chat(request);`,
      errors: [{ messageId: 'viewOnly' }, { messageId: 'viewOnly' }],
      output: [
        `import { CohereClient, CohereClientV2 } from 'cohere-ai';
const a = new CohereClientV2({});
await a.chat(request);
const b = new CohereClient();
await b.v2.chat(request);`,
        `import { CohereClientV2 } from 'cohere-ai';
const a = new CohereClientV2({});
await a.chat(request);
const b = new CohereClientV2({});
await b.chat(request);`,
      ],
    },
    {
      name: 'the v2 class is there under another name',
      code: `import { CohereClientV2 as V2, CohereClient } from 'cohere-ai';
await «new CohereClient»().v2.chat(request);
export const other = V2;`,
      errors: [{ messageId: 'viewOnly' }],
      output: `import { CohereClientV2 as V2 } from 'cohere-ai';
await new V2({}).chat(request);
export const other = V2;`,
    },
    {
      name: 'both classes are in use',
      code: `import { CohereClient, CohereClientV2 } from 'cohere-ai';
await «new CohereClient»().v2.chat(request);
export const classes = [CohereClient, CohereClientV2];`,
      errors: [{ messageId: 'viewOnly' }],
      output: `import { CohereClient, CohereClientV2 } from 'cohere-ai';
await new CohereClientV2({}).chat(request);
export const classes = [CohereClient, CohereClientV2];`,
    },
    {
      name: 'the class by a quoted name',
      code: `import { 'CohereClient' as Cohere } from 'cohere-ai';
await «new Cohere»().v2.chat(request);`,
      errors: [{ messageId: 'viewOnly' }],
      output: `import { CohereClientV2 as Cohere } from 'cohere-ai';
await new Cohere({}).chat(request);`,
    },
    {
      name: 'an alias of the class',
      code: `import { CohereClient as Cohere } from 'cohere-ai';
await «new Cohere»().v2.chat(request);`,
      errors: [{ messageId: 'viewOnly' }],
      output: `import { CohereClientV2 as Cohere } from 'cohere-ai';
await new Cohere({}).chat(request);`,
    },
    {
      name: 'an alias that other code uses',
      code: `import { CohereClient as Cohere } from 'cohere-ai';
await «new Cohere»().v2.chat(request);
export { Cohere };`,
      errors: [{ messageId: 'viewOnly' }],
      output: `import { CohereClient as Cohere, CohereClientV2 } from 'cohere-ai';
await new CohereClientV2({}).chat(request);
export { Cohere };`,
    },
    {
      name: 'a namespace',
      code: `import * as sdk from 'cohere-ai';
await «new sdk.CohereClient»().v2.chat(request);`,
      errors: [{ messageId: 'viewOnly' }],
      output: `import * as sdk from 'cohere-ai';
await new sdk.CohereClientV2({}).chat(request);`,
    },
    {
      name: 'a namespace, with annotations',
      typescript: true,
      code: `import * as sdk from 'cohere-ai';
const cohere: sdk.CohereClient = «new sdk.CohereClient»();
await cohere.v2.chat(request);`,
      errors: [{ messageId: 'viewOnly' }],
      output: `import * as sdk from 'cohere-ai';
const cohere: sdk.CohereClientV2 = new sdk.CohereClientV2({});
await cohere.chat(request);`,
    },
    {
      name: 'require',
      sourceType: 'commonjs',
      code: `const { CohereClient, CohereError } = require('cohere-ai');
const cohere = «new CohereClient»();
module.exports = () => cohere.v2.chat(request);`,
      errors: [{ messageId: 'viewOnly' }],
      output: `const { CohereClientV2, CohereError } = require('cohere-ai');
const cohere = new CohereClientV2({});
module.exports = () => cohere.chat(request);`,
    },
    {
      name: 'require in place',
      sourceType: 'commonjs',
      code: "const cohere = «new (require('cohere-ai').CohereClient»);\nmodule.exports = () => cohere.v2.chat(request);",
      errors: [{ messageId: 'viewOnly' }],
      output:
        "const cohere = new (require('cohere-ai').CohereClientV2)({});\nmodule.exports = () => cohere.chat(request);",
    },
    {
      name: 'an alias from require',
      sourceType: 'commonjs',
      code: "const { CohereClient: Cohere } = require('cohere-ai');\nmodule.exports = () => «new Cohere»().v2.chat(request);",
      errors: [{ messageId: 'viewOnly' }],
      output:
        "const { CohereClientV2: Cohere } = require('cohere-ai');\nmodule.exports = () => new Cohere({}).chat(request);",
    },
    {
      name: 'both classes from require',
      sourceType: 'commonjs',
      code: "const { CohereClientV2: V2, CohereClient } = require('cohere-ai');\nmodule.exports = [() => «new CohereClient»().v2.chat(request), V2];",
      errors: [{ messageId: 'viewOnly' }],
      output:
        "const { CohereClientV2: V2 } = require('cohere-ai');\nmodule.exports = [() => new V2({}).chat(request), V2];",
    },
    {
      name: 'await import',
      code: `const { CohereClient } = await import('cohere-ai');
await «new CohereClient»().v2.chat(request);`,
      errors: [{ messageId: 'viewOnly' }],
      output: `const { CohereClientV2 } = await import('cohere-ai');
await new CohereClientV2({}).chat(request);`,
    },

    ...Object.entries({
      exported: `export const cohere = «new CohereClient»();\nawait cohere.${chat};`,
      'exported later': `const cohere = «new CohereClient»();\nawait cohere.${chat};\nexport { cohere };`,
      'exported by default': `const cohere = «new CohereClient»();\nawait cohere.${chat};\nexport default cohere;`,
      'passed on': `const cohere = «new CohereClient»();\nawait cohere.${chat};\nstart(cohere);`,
      'passed on as `.v2`': `const cohere = «new CohereClient»();\nawait cohere.${chat};\nstart(cohere.v2);`,
      returned: `function get() { const cohere = «new CohereClient»(); cohere.${chat}; return cohere; }`,
      'returned by an assignment': `let cohere;\nconst get = () => (cohere ??= «new CohereClient»());\nget().${chat};`,
      'in a field that others can read': `class Bot { cohere = «new CohereClient»(); ask() { return this.cohere.${chat}; } }`,
      'in a field that nobody declares': `class Bot { constructor() { this.cohere = «new CohereClient»(); } ask() { return this.cohere.${chat}; } }`,
      'in an object': `const services = { cohere: «new CohereClient»() };\nawait services.cohere.${chat};`,
      'in a field of an object': `const services = {};\nservices.cohere = «new CohereClient»();\nawait services.cohere.${chat};`,
      'in a pattern that takes `.v2`':
        'const cohere = «new CohereClient»();\nconst { v2 } = cohere;\nawait v2.chat(request);',
      'in a pattern that takes the rest': `const cohere = «new CohereClient»();\nconst { ...rest } = cohere;\nawait cohere.${chat};`,
      'in a pattern of a list': `const cohere = «new CohereClient»();\nconst [first] = cohere;\nawait cohere.${chat};`,
      'used by a computed name': `const cohere = «new CohereClient»();\nawait cohere[name](a);\nawait cohere.${chat};`,
      'as a key': `const cohere = «new CohereClient»();\nseen[cohere] = true;\nawait cohere.${chat};`,
      'one of two': `let cohere = other;\nif (a) cohere = «new CohereClient»();\nawait cohere.${chat};`,
      'a method that v2 does not have': `const cohere = «new CohereClient»();\nawait cohere.v2.chat(request);\nawait cohere.v2.listen();\ncohere.v2.embedJobs;`,
      'a comment in the way': `const cohere = «new CohereClient»();\nawait cohere. /* v2! */ v2.chat(request);`,
      '`.v2` by a computed name': "const cohere = «new CohereClient»();\nawait cohere['v2'].chat(request);",
      'an optional chain that ends at `.v2`':
        'const cohere = «new CohereClient»();\nconst v2 = cohere?.v2;\nawait v2.chat(request);',
      'a type in a comment': `/** @type {CohereClient | null} */\nlet cohere = null;\ncohere = «new CohereClient»();\nawait cohere.${chat};`,
      'the name is taken': `const CohereClientV2 = 1;\nawait «new CohereClient»().${chat};`,
      'the name is taken where the client is made': `function ask(CohereClientV2) { return «new CohereClient»().${chat}; }`,
      'the class from somewhere else': `const sdk = { CohereClient };\nawait «new sdk.CohereClient»().${chat};`,
      'a variable that holds the class': `const Client = CohereClient;\nawait «new Client»().${chat};`,
      'a class that is chosen': `await «new (a ? CohereClient : CohereClient»)().${chat};`,
    }).map(([name, code]) => viewOnly(`no fix: ${name}`, code)),
    ...Object.entries({
      'a type that may ask for more': `const cohere: Chatter = «new CohereClient»();\nawait cohere.${chat};`,
      'a type of several': `let cohere: CohereClient | Chatter = «new CohereClient»();\nawait cohere.${chat};`,
      'a type with the class inside': `const cohere: Readonly<CohereClient> = «new CohereClient»();\nawait cohere.${chat};`,
      'a type of members': `const cohere: { v2: any } = «new CohereClient»();\nawait cohere.${chat};`,
      'a type by another name': `type Client = CohereClient;\nconst cohere: Client = «new CohereClient»();\nawait cohere.${chat};`,
      'an asserted type': `const cohere = «new CohereClient»() as unknown as Chatter;\nawait cohere.${chat};`,
      'a protected field': `class Bot { protected cohere = «new CohereClient»(); ask() { return this.cohere.${chat}; } }`,
    }).map(([name, code]) => viewOnly(`no fix: ${name}`, code, { typescript: true })),
    {
      name: 'no fix: two imports of the class',
      typescript: true,
      code: `import { CohereClient } from 'cohere-ai';
import * as sdk from 'cohere-ai';
import { CohereClient as Other } from 'cohere-ai';
const cohere: Other = «new CohereClient»();
await cohere.v2.chat(request);`,
      errors: [{ messageId: 'viewOnly' }],
    },
    {
      name: 'no fix: the v2 class is imported elsewhere',
      code: `import { CohereClient } from 'cohere-ai';
import { CohereClientV2 } from 'cohere-ai';
await «new CohereClient»().v2.chat(request);
export default CohereClientV2;`,
      errors: [{ messageId: 'viewOnly' }],
    },
    {
      name: 'no fix: the v2 class has a default',
      code: `const { CohereClient, CohereClientV2 = CohereClient } = await import('cohere-ai');
await «new CohereClient»().v2.chat(request);
export default CohereClientV2;`,
      errors: [{ messageId: 'viewOnly' }],
    },
    {
      name: 'no fix: the v2 class is imported as a type',
      typescript: true,
      code: `import { CohereClient, type CohereClientV2 } from 'cohere-ai';
await «new CohereClient»().v2.chat(request);
export type V2 = CohereClientV2;`,
      errors: [{ messageId: 'viewOnly' }],
    },
  ],
});

it('says nothing of a missing model, which every call may name', () => {
  expect(rule.meta.messages?.['v1']).toBeDefined();
  expect(rule.meta.messages?.['v1']).not.toContain('`model`');
});
