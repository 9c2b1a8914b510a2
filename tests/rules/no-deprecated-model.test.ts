import rule from '../../src/rules/no-deprecated-model.js';
import { testRule } from '../helpers/rule-tester.js';
import { bedrock, init, v1, v2 } from '../helpers/sources.js';

const day = 'since 2025-09-15';
const api = "Cohere's API";
const index = 'the index must be embedded with the same model';
const noLimits = 'limits of a production key are not documented';

const gone = (model: string, successors: string, since = day) => ({
  messageId: 'gone',
  data: { model, since, successors },
});
const commandR = gone('command-r', '`command-r-08-2024` or `command-r7b-12-2024`');
const commandRPlus = gone('command-r-plus', '`command-r-plus-08-2024` or `command-a-03-2025`');

type Output = (model: string) => string;
const use = (model: string, output: Output) => ({ messageId: 'use', data: { model }, output: output(model) });
const useWithCaveat = (model: string, caveat: string, output: Output) => ({
  messageId: 'useWithCaveat',
  data: { model, caveat },
  output: output(model),
});
const insteadOfCommandR = (output: Output) => [use('command-r-08-2024', output), use('command-r7b-12-2024', output)];
const insteadOfCommandRPlus = (output: Output) => [
  use('command-r-plus-08-2024', output),
  use('command-a-03-2025', output),
];

const deprecated = { cohere: { models: { 'command-a-03-2025': { status: 'deprecated', since: '2026-10-01' } } } };

const constants = `export const model = «'command-r'»;
export const all = Object.freeze({ chat: { live: 'command-a-03-2025' }, list: [«'command-r'», a ? b : c || «'command-r'»] });
module.exports = { model: «'command-r'» };
module.exports.model = exports.other = «'command-r'»;
export default { model: «'command-r'» };
class A { static model = «'command-r'»; }`;

/** The code without its marks, with another ID in the `at`th of them. */
const atMark = (marked: string, at: number, id: string): string => {
  let count = 0;
  return marked.replaceAll(/«(.*?)»/gu, (_, literal: string) => (count++ === at ? `'${id}'` : literal));
};

testRule('no-deprecated-model', rule, {
  valid: [
    { name: 'a live model', code: v2("await cohere.chat({ model: 'command-a-03-2025', messages });") },
    {
      name: 'a model that is live though nobody documents it',
      code: v2("await cohere.chat({ model: 'command-r7b-arabic-02-2025', messages });"),
    },
    {
      name: 'a model that the catalog does not know',
      code: v2("await cohere.chat({ model: 'acme-support-ft', messages });"),
    },
    { name: 'no model', code: v2('await cohere.chat({ messages });') },
    { name: 'an empty model is another rule’s', code: v2("await cohere.chat({ model: '', messages });") },
    { name: 'a model from the environment', code: v2('await cohere.chat({ model: process.env.MODEL, messages });') },
    {
      name: 'an endpoint that is not Cohere’s',
      code: `import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2({ baseUrl: 'https://models.acme.dev' });
await cohere.chat({ model: 'command-r', messages });`,
    },
    {
      name: 'an environment that is unknown',
      code: `import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2({ environment: process.env.COHERE_URL });
await cohere.chat({ model: 'command-r', messages });`,
    },
    {
      name: 'SageMaker, where the model is the name of an endpoint',
      code: `import { SagemakerClient } from 'cohere-ai/aws';
await new SagemakerClient({}).chat({ model: 'command', message });`,
    },
    { name: 'Bedrock’s own IDs', code: bedrock("await cohere.embed({ model: 'cohere.embed-english-v3', texts });") },
    {
      name: 'Cohere’s ID on Bedrock, whose clock knows nothing of it',
      code: bedrock("await cohere.chat({ model: 'command-r', message });"),
    },
    {
      name: 'the value that `||` never passes on',
      code: v2("await cohere.chat({ model: 'command-a-03-2025' || 'x', messages });"),
    },
    { name: 'an ID that reaches no call', code: v2("const old = 'command-r';\nconsole.log(old);") },
    {
      name: 'what another call of a helper falls back to',
      code: v2(
        "const read = (options) => process.env[options.name] ?? options.fallback;\nread({ name: 'SIZE', fallback: 'small' });\nawait cohere.chat({ model: read({ name: 'MODEL', fallback: 'command-a-03-2025' }), messages });",
      ),
    },
    { name: 'a question about a model', code: v2("await cohere.models.get('command-r');") },
    {
      name: 'another field of a request',
      code: v2("await cohere.chat({ model, messages, stopSequences: ['command-r'] });"),
    },
    {
      name: 'another library',
      code: "import OpenAI from 'openai'; // not cohere-ai\nawait new OpenAI().chat({ model: 'command-r' });",
    },
    {
      name: 'option allow',
      code: v2("await cohere.chat({ model: 'command-r', messages });"),
      options: [{ allow: ['command-r'] }],
    },
    {
      name: 'a project’s own word that a model lives',
      code: v2("await cohere.chat({ model: 'command-r', messages });"),
      settings: { cohere: { models: { 'command-r': { status: 'live' } } } },
    },
    {
      name: 'option reportUnknown: an ID of the project',
      code: v2("await cohere.chat({ model: 'acme-support-ft', messages });"),
      options: [{ reportUnknown: true }],
      settings: { cohere: { models: { 'acme-support-ft': { status: 'live' } } } },
    },
    {
      name: 'option reportUnknown: an allowed ID',
      code: v2("await cohere.chat({ model: 'acme-support-ft', messages });"),
      options: [{ allow: ['acme-support-ft'], reportUnknown: true }],
    },
    {
      name: 'option reportUnknown: an endpoint that is not Cohere’s',
      code: `import { CohereClientV2 } from 'cohere-ai';
await new CohereClientV2({ baseUrl: 'https://models.acme.dev' }).chat({ model: 'x', messages });`,
      options: [{ reportUnknown: true }],
    },
    {
      name: 'option checkConstants: what is no constant',
      code: `let model = 'command-r';
if (model === 'command-r-plus') ask('command-r', { model: 'command-r' });
const [first = 'command-r'] = names, size = sizes['command-light'], tag = \`command-r-\${size}\`;
const same = Object.is('command-r', model), old = { 'command-r': 1 }, is = 'command-r' ? 1 : 2, fn = () => 'command-r';
exported.model = 'command-r';
this.model = 'command-r';
class A { ['command-r'] = 1; }`,
      options: [{ checkConstants: true }],
    },
    {
      name: 'option checkConstants: everyday words and live models',
      code: "export const sizes = { s: 'small', m: 'medium', l: 'large', cmd: 'command' };\nexport const model = 'command-a-03-2025';\nexport const n = 'not-a-model';",
      options: [{ checkConstants: true }],
    },
    {
      name: 'option checkConstants: an allowed ID',
      code: "export const model = 'command-r';",
      options: [{ checkConstants: true, allow: ['command-r'] }],
    },
    {
      name: 'option checkConstants: a constant that reaches an endpoint of the project’s own',
      code: `import { CohereClientV2 } from 'cohere-ai';
const model = 'command-r';
await new CohereClientV2({ baseUrl: 'https://models.acme.dev' }).chat({ model, messages });`,
      options: [{ checkConstants: true }],
    },
  ],
  invalid: [
    {
      name: 'a removed chat model has a drop-in',
      code: v2("await cohere.chat({ model: «'command-r'», messages });"),
      errors: [commandR],
      output: v2("await cohere.chat({ model: 'command-r-08-2024', messages });"),
    },
    {
      name: 'a dated one too, in a stream, and quotes stay',
      code: v2('await cohere.chatStream({ messages, "model": «"command-r-plus-04-2024"» });'),
      errors: [gone('command-r-plus-04-2024', '`command-r-plus-08-2024` or `command-a-03-2025`')],
      output: v2('await cohere.chatStream({ messages, "model": "command-r-plus-08-2024" });'),
    },
    {
      name: 'rerank: the day is the documentation’s, as the API names none',
      code: v2("await cohere.rerank({ model: «'rerank-english-v2.0'», query, documents });"),
      errors: [gone('rerank-english-v2.0', '`rerank-v3.5`', 'since 2025-04-30')],
      output: v2("await cohere.rerank({ model: 'rerank-v3.5', query, documents });"),
    },
    {
      name: 'v1 chat',
      code: v1("await cohere.chat({ model: «'command-r'», message });"),
      errors: [commandR],
      output: v1("await cohere.chat({ model: 'command-r-08-2024', message });"),
    },
    {
      name: 'embed: suggestions with the reminder of the index',
      code: v2("await cohere.embed({ model: «'embed-english-v2.0'», texts, inputType });"),
      errors: [
        {
          ...gone('embed-english-v2.0', '`embed-v4.0` or `embed-english-v3.0`', 'since 2026-04-04'),
          suggestions: [
            useWithCaveat('embed-v4.0', index, (model) =>
              v2(`await cohere.embed({ model: '${model}', texts, inputType });`),
            ),
            useWithCaveat('embed-english-v3.0', index, (model) =>
              v2(`await cohere.embed({ model: '${model}', texts, inputType });`),
            ),
          ],
        },
      ],
    },
    {
      name: 'no day is known',
      code: v2("await cohere.embed({ model: «'small'», texts, inputType });"),
      errors: [
        {
          ...gone('small', '`embed-v4.0`', 'the day is not documented'),
          suggestions: [
            useWithCaveat('embed-v4.0', index, (model) =>
              v2(`await cohere.embed({ model: '${model}', texts, inputType });`),
            ),
          ],
        },
      ],
    },
    {
      name: 'a superseded model without an entry; its successor’s limits are unknown',
      code: v2("await cohere.chat({ model: «'c4ai-aya-23-35b'», messages });"),
      errors: [
        {
          ...gone('c4ai-aya-23-35b', '`c4ai-aya-expanse-32b`', 'the day is not documented'),
          suggestions: [
            useWithCaveat('c4ai-aya-expanse-32b', noLimits, (model) =>
              v2(`await cohere.chat({ model: '${model}', messages });`),
            ),
          ],
        },
      ],
    },
    {
      name: 'v1 chat is not sent to models of v2 alone',
      code: v1("await cohere.chat({ model: «'c4ai-aya-expanse-8b'», message });"),
      errors: [
        {
          ...gone('c4ai-aya-expanse-8b', '`command-r7b-12-2024` or `command-a-03-2025`', 'since 2026-04-04'),
          suggestions: [
            use('command-r7b-12-2024', (model) => v1(`await cohere.chat({ model: '${model}', message });`)),
            use('command-a-03-2025', (model) => v1(`await cohere.chat({ model: '${model}', message });`)),
          ],
        },
      ],
    },
    {
      name: 'v2 chat learns which successor is limited',
      code: v2("await cohere.chat({ model: «'c4ai-aya-expanse-8b'», messages });"),
      errors: [
        {
          ...gone('c4ai-aya-expanse-8b', '`command-r7b-12-2024` or `command-a-03-2025`', 'since 2026-04-04'),
          suggestions: [
            use('command-r7b-12-2024', (model) => v2(`await cohere.chat({ model: '${model}', messages });`)),
            use('command-a-03-2025', (model) => v2(`await cohere.chat({ model: '${model}', messages });`)),
            useWithCaveat('command-a-reasoning-08-2025', 'a production key is limited like a trial key', (model) =>
              v2(`await cohere.chat({ model: '${model}', messages });`),
            ),
          ],
        },
      ],
    },
    {
      name: 'a nightly model floats',
      code: v2("await cohere.chat({ model: «'command-nightly'», messages });"),
      errors: [
        {
          messageId: 'floating',
          data: { model: 'command-nightly', successors: '`command-a-03-2025`' },
          suggestions: [use('command-a-03-2025', (model) => v2(`await cohere.chat({ model: '${model}', messages });`))],
        },
      ],
    },
    {
      name: 'another nightly model, taken off the list',
      code: v2("await cohere.chat({ model: «'command-light-nightly'», messages });"),
      errors: [
        {
          messageId: 'floating',
          data: { model: 'command-light-nightly', successors: '`command-r7b-12-2024`' },
          suggestions: [
            use('command-r7b-12-2024', (model) => v2(`await cohere.chat({ model: '${model}', messages });`)),
          ],
        },
      ],
    },
    {
      name: 'a name that never was an ID',
      code: v2("await cohere.rerank({ model: «'rerank-v4.0'», query, documents });"),
      errors: [
        {
          messageId: 'neverAnId',
          data: { model: 'rerank-v4.0', platform: api, successors: '`rerank-v4.0-pro`' },
          suggestions: [
            use('rerank-v4.0-pro', (model) => v2(`await cohere.rerank({ model: '${model}', query, documents });`)),
          ],
        },
      ],
    },
    {
      name: 'an ID that Bedrock never had',
      code: bedrock("await cohere.chat({ model: «'cohere.command-a-03-2025'», message });"),
      errors: [
        {
          messageId: 'neverAnId',
          data: { model: 'cohere.command-a-03-2025', platform: 'Amazon Bedrock', successors: 'a current model' },
        },
      ],
    },
    {
      name: 'an ID that is gone on Bedrock',
      code: bedrock("await cohere.chat({ model: «'cohere.command-r-plus-v1:0'», message });"),
      errors: [gone('cohere.command-r-plus-v1:0', 'a current model', 'since 2026-08-19')],
    },
    {
      name: 'Bedrock, with a successor of the project’s choice',
      code: bedrock("await cohere.embed({ model: «'cohere.embed-english-v3'», texts });"),
      settings: {
        cohere: {
          models: {
            'cohere.embed-english-v3': { status: 'deprecated', replacement: 'cohere.embed-v4:0', dropIn: true },
          },
        },
      },
      errors: [
        {
          messageId: 'deprecated',
          data: {
            model: 'cohere.embed-english-v3',
            since: 'the day is not documented',
            successors: '`cohere.embed-v4:0`',
          },
          suggestions: [
            use('cohere.embed-v4:0', (model) => bedrock(`await cohere.embed({ model: '${model}', texts });`)),
          ],
        },
      ],
    },
    {
      name: 'a name of weights',
      code: v2("await cohere.chat({ model: «'c4ai-command-r-plus'», messages });"),
      errors: [
        {
          messageId: 'weightsOnly',
          data: { model: 'c4ai-command-r-plus', platform: api, successors: '`command-r-plus-08-2024`' },
          suggestions: [
            use('command-r-plus-08-2024', (model) => v2(`await cohere.chat({ model: '${model}', messages });`)),
          ],
        },
      ],
    },
    {
      name: 'without a successor of its own: the models of the endpoint',
      code: v2("await cohere.chat({ model: «'tiny-aya-base'», messages });"),
      errors: [
        {
          messageId: 'weightsOnly',
          data: { model: 'tiny-aya-base', platform: api, successors: '`command-a-03-2025` or `command-r7b-12-2024`' },
          suggestions: [
            use('command-a-03-2025', (model) => v2(`await cohere.chat({ model: '${model}', messages });`)),
            use('command-r7b-12-2024', (model) => v2(`await cohere.chat({ model: '${model}', messages });`)),
            useWithCaveat('command-a-plus-05-2026', 'a production key is limited like a trial key', (model) =>
              v2(`await cohere.chat({ model: '${model}', messages });`),
            ),
          ],
        },
      ],
    },
    {
      name: 'on an endpoint that is gone as well',
      code: init("await cohere.generate({ model: «'command-xlarge-nightly'», prompt });"),
      errors: [gone('command-xlarge-nightly', '`command-a-03-2025` through chat', 'the day is not documented')],
    },
    {
      name: 'classify, where the successor chats',
      code: v1("await cohere.classify({ model: «'embed-english-v2.0'», inputs, examples });"),
      errors: [
        gone(
          'embed-english-v2.0',
          '`command-a-03-2025` or `command-r7b-12-2024` through chat with a JSON response format',
          'since 2026-04-04',
        ),
      ],
    },
    {
      name: 'tokenize',
      code: v1("await cohere.tokenize({ model: «'command'», text });"),
      errors: [
        {
          ...gone('command', '`command-a-03-2025` or `command-r-plus-08-2024`'),
          suggestions: [
            use('command-a-03-2025', (model) => v1(`await cohere.tokenize({ model: '${model}', text });`)),
            use('command-r-plus-08-2024', (model) => v1(`await cohere.tokenize({ model: '${model}', text });`)),
          ],
        },
      ],
    },
    {
      name: 'embed jobs',
      code: v2("await cohere.embedJobs.create({ model: «'embed-v3.0'», datasetId, inputType });"),
      errors: [
        {
          messageId: 'neverAnId',
          data: { model: 'embed-v3.0', platform: api, successors: '`embed-english-v3.0` or `embed-multilingual-v3.0`' },
          suggestions: ['embed-english-v3.0', 'embed-multilingual-v3.0'].map((id) =>
            useWithCaveat(id, index, (model) =>
              v2(`await cohere.embedJobs.create({ model: '${model}', datasetId, inputType });`),
            ),
          ),
        },
      ],
    },
    {
      name: 'audio, with the request after the file',
      code: v2("await cohere.audio.transcriptions.create(file, { model: «'whisper'», language: 'en' });"),
      options: [{ reportUnknown: true }],
      errors: [{ messageId: 'unknown', data: { model: 'whisper', platform: api } }],
    },
    {
      name: 'the request uses a field that the successor refuses',
      code: v2("await cohere.chat({ model: «'command-r'», messages, tools, toolChoice: 'REQUIRED' });"),
      errors: [
        {
          ...commandR,
          suggestions: [
            useWithCaveat('command-r-08-2024', 'it refuses `toolChoice`', (model) =>
              v2(`await cohere.chat({ model: '${model}', messages, tools, toolChoice: 'REQUIRED' });`),
            ),
            use('command-r7b-12-2024', (model) =>
              v2(`await cohere.chat({ model: '${model}', messages, tools, toolChoice: 'REQUIRED' });`),
            ),
          ],
        },
      ],
    },
    {
      name: 'a field that is undefined is not used',
      code: v2("await cohere.chat({ model: «'command-r'», messages, toolChoice: undefined });"),
      errors: [commandR],
      output: v2("await cohere.chat({ model: 'command-r-08-2024', messages, toolChoice: undefined });"),
    },
    {
      name: 'a bound, an image and a safety mode that successors refuse',
      code: v2(
        "await cohere.chat({ model: «'command-r'», maxTokens: 9000, safetyMode: 'OFF', messages: [{ role: 'user', content: [{ type: 'image_url', imageUrl }] }] });",
      ),
      errors: [
        {
          ...commandR,
          suggestions: [
            useWithCaveat('command-r-08-2024', 'it refuses `maxTokens`; it refuses `image_url`', (model) =>
              v2(
                `await cohere.chat({ model: '${model}', maxTokens: 9000, safetyMode: 'OFF', messages: [{ role: 'user', content: [{ type: 'image_url', imageUrl }] }] });`,
              ),
            ),
            useWithCaveat(
              'command-r7b-12-2024',
              'it refuses `safetyMode`; it refuses `maxTokens`; it refuses `image_url`',
              (model) =>
                v2(
                  `await cohere.chat({ model: '${model}', maxTokens: 9000, safetyMode: 'OFF', messages: [{ role: 'user', content: [{ type: 'image_url', imageUrl }] }] });`,
                ),
            ),
          ],
        },
      ],
    },
    {
      name: 'v1’s safety mode NONE',
      code: v1("await cohere.chat({ model: «'command-r'», message, safetyMode: 'NONE', maxTokens: 100 });"),
      errors: [commandR],
      output: v1("await cohere.chat({ model: 'command-r-08-2024', message, safetyMode: 'NONE', maxTokens: 100 });"),
    },
    {
      name: 'a spread may bring a field that the successor refuses',
      code: v2("await cohere.chat({ model: «'command-r'», messages, ...rest });"),
      errors: [
        {
          ...commandR,
          suggestions: insteadOfCommandR((model) => v2(`await cohere.chat({ model: '${model}', messages, ...rest });`)),
        },
      ],
    },
    {
      name: 'a constant that only calls read',
      code: v2(
        "const MODEL = «'command-r'»;\nawait cohere.chat({ model: MODEL, messages });\nawait cohere.chatStream({ model: MODEL, messages });",
      ),
      errors: [commandR],
      output: v2(
        "const MODEL = 'command-r-08-2024';\nawait cohere.chat({ model: MODEL, messages });\nawait cohere.chatStream({ model: MODEL, messages });",
      ),
    },
    {
      name: 'a constant that reaches one call by two ways',
      code: v2(
        "const model = «'command-nightly'»;\nawait cohere.chat({ messages, ...(a && { model }), ...(b && { model }) });",
      ),
      errors: [
        {
          messageId: 'floating',
          data: { model: 'command-nightly', successors: '`command-a-03-2025`' },
          suggestions: [
            use('command-a-03-2025', (model) =>
              v2(
                `const model = '${model}';\nawait cohere.chat({ messages, ...(a && { model }), ...(b && { model }) });`,
              ),
            ),
          ],
        },
      ],
    },
    {
      name: 'a constant that goes elsewhere too',
      code: v2("const MODEL = «'command-r'»;\nawait cohere.chat({ model: MODEL, messages });\nsave(MODEL);"),
      errors: [
        {
          ...commandR,
          suggestions: insteadOfCommandR((model) =>
            v2(`const MODEL = '${model}';\nawait cohere.chat({ model: MODEL, messages });\nsave(MODEL);`),
          ),
        },
      ],
    },
    {
      name: 'a constant that is exported',
      code: v2("export const MODEL = «'command-r'»;\nawait cohere.chat({ model: MODEL, messages });"),
      errors: [
        {
          ...commandR,
          suggestions: insteadOfCommandR((model) =>
            v2(`export const MODEL = '${model}';\nawait cohere.chat({ model: MODEL, messages });`),
          ),
        },
      ],
    },
    {
      name: 'a constant that is read before it stands there',
      code: v2("const ask = () => cohere.chat({ model: MODEL, messages });\nconst MODEL = «'command-r'»;"),
      errors: [
        {
          ...commandR,
          suggestions: insteadOfCommandR((model) =>
            v2(`const ask = () => cohere.chat({ model: MODEL, messages });\nconst MODEL = '${model}';`),
          ),
        },
      ],
    },
    {
      name: 'a constant that reaches another endpoint too',
      code: v1(
        "const MODEL = «'command-r'»;\nawait cohere.chat({ model: MODEL, message });\nawait cohere.tokenize({ model: MODEL, text });",
      ),
      errors: [
        {
          ...commandR,
          suggestions: [
            use('command-r-08-2024', (model) =>
              v1(
                `const MODEL = '${model}';\nawait cohere.chat({ model: MODEL, message });\nawait cohere.tokenize({ model: MODEL, text });`,
              ),
            ),
            use('command-r7b-12-2024', (model) =>
              v1(
                `const MODEL = '${model}';\nawait cohere.chat({ model: MODEL, message });\nawait cohere.tokenize({ model: MODEL, text });`,
              ),
            ),
          ],
        },
      ],
    },
    {
      name: 'a fallback of the environment',
      code: v2("await cohere.chat({ model: process.env.MODEL ?? «'command-r'», messages });"),
      errors: [commandR],
      output: v2("await cohere.chat({ model: process.env.MODEL ?? 'command-r-08-2024', messages });"),
    },
    {
      name: 'both branches',
      code: v2("await cohere.chat({ model: large ? «'command-r-plus'» : «'command-r'», messages });"),
      errors: [commandRPlus, commandR],
      output: v2("await cohere.chat({ model: large ? 'command-r-plus-08-2024' : 'command-r-08-2024', messages });"),
    },
    {
      name: 'a default of a parameter',
      code: v2("export const ask = (model = «'command-r'») => cohere.chat({ model, messages });"),
      errors: [commandR],
      output: v2("export const ask = (model = 'command-r-08-2024') => cohere.chat({ model, messages });"),
    },
    {
      name: 'a default in a pattern',
      code: v2("export function ask({ model = «'command-r'» }) { return cohere.chat({ model, messages }); }"),
      errors: [commandR],
      output: v2("export function ask({ model = 'command-r-08-2024' }) { return cohere.chat({ model, messages }); }"),
    },
    {
      name: 'a default in a pattern whose type may name the IDs',
      typescript: true,
      code: v2("export function ask({ model = «'command-r'» }: Options) { return cohere.chat({ model, messages }); }"),
      errors: [
        {
          ...commandR,
          suggestions: insteadOfCommandR((model) =>
            v2(`export function ask({ model = '${model}' }: Options) { return cohere.chat({ model, messages }); }`),
          ),
        },
      ],
    },
    {
      name: 'a default whose type is string, and one whose type may name the IDs',
      typescript: true,
      code: v2(
        "const a = (model: string = «'command-r'») => cohere.chat({ model, messages });\nconst b = (model: Id = «'command-r'») => cohere.chat({ model, messages });",
      ),
      errors: [
        commandR,
        {
          ...commandR,
          suggestions: insteadOfCommandR((model) =>
            v2(
              `const a = (model: string = 'command-r') => cohere.chat({ model, messages });\nconst b = (model: Id = '${model}') => cohere.chat({ model, messages });`,
            ),
          ),
        },
      ],
      output: v2(
        "const a = (model: string = 'command-r-08-2024') => cohere.chat({ model, messages });\nconst b = (model: Id = 'command-r') => cohere.chat({ model, messages });",
      ),
    },
    {
      name: 'a cast whose type may name the IDs',
      typescript: true,
      code: v2("await cohere.chat({ model: «'command-r'» as Id, messages });"),
      errors: [
        {
          ...commandR,
          suggestions: insteadOfCommandR((model) => v2(`await cohere.chat({ model: '${model}' as Id, messages });`)),
        },
      ],
    },
    {
      name: 'a map with a computed key: every entry is judged',
      code: v2(
        "const models = { fast: «'command-light'», good: 'command-a-03-2025', best: «'command-r-plus'» };\nexport const ask = (task) => cohere.chat({ model: models[task], messages });",
      ),
      errors: [
        {
          ...gone('command-light', '`command-r7b-12-2024`'),
          suggestions: [
            use('command-r7b-12-2024', (model) =>
              v2(
                `const models = { fast: '${model}', good: 'command-a-03-2025', best: 'command-r-plus' };\nexport const ask = (task) => cohere.chat({ model: models[task], messages });`,
              ),
            ),
          ],
        },
        {
          ...commandRPlus,
          suggestions: insteadOfCommandRPlus((model) =>
            v2(
              `const models = { fast: 'command-light', good: 'command-a-03-2025', best: '${model}' };\nexport const ask = (task) => cohere.chat({ model: models[task], messages });`,
            ),
          ),
        },
      ],
    },
    {
      name: 'an enum',
      typescript: true,
      code: v2("enum Model { R = «'command-r'» }\nawait cohere.chat({ model: Model.R, messages });"),
      errors: [
        {
          ...commandR,
          suggestions: insteadOfCommandR((model) =>
            v2(`enum Model { R = '${model}' }\nawait cohere.chat({ model: Model.R, messages });`),
          ),
        },
      ],
    },
    {
      name: 'a class field',
      code: `import { CohereClientV2 } from 'cohere-ai';
class Bot {
  #cohere = new CohereClientV2({});
  #model = «'command-r'»;
  ask(messages) { return this.#cohere.chat({ model: this.#model, messages }); }
}`,
      errors: [
        {
          ...commandR,
          suggestions: insteadOfCommandR(
            (model) => `import { CohereClientV2 } from 'cohere-ai';
class Bot {
  #cohere = new CohereClientV2({});
  #model = '${model}';
  ask(messages) { return this.#cohere.chat({ model: this.#model, messages }); }
}`,
          ),
        },
      ],
    },
    {
      name: 'a template without holes keeps its quotes',
      code: v2('await cohere.chat({ model: «`command-r`», messages });'),
      errors: [commandR],
      output: v2('await cohere.chat({ model: `command-r-08-2024`, messages });'),
    },
    {
      name: 'a text that is put together has no literal to change',
      code: v2("await cohere.chat({ model: «'command' + '-nightly'», messages });"),
      errors: [{ messageId: 'floating', data: { model: 'command-nightly', successors: '`command-a-03-2025`' } }],
    },
    {
      name: 'a request that other code asks for its model',
      code: v2(
        "const a = { model: «'command-r'», messages };\nawait cohere.chat(a);\ncharge(prices[a.model], a.messages.length);",
      ),
      errors: [
        {
          ...commandR,
          suggestions: insteadOfCommandR((model) =>
            v2(
              `const a = { model: '${model}', messages };\nawait cohere.chat(a);\ncharge(prices[a.model], a.messages.length);`,
            ),
          ),
        },
      ],
    },
    {
      name: 'a constant to which a comment gives a type',
      code: v2("/** @type {'command-r'} */\nconst model = «'command-r'»;\nawait cohere.chat({ model, messages });"),
      errors: [commandR],
    },
    {
      name: 'a request in a constant, and one that other code gets too',
      code: v2(
        "const a = { model: «'command-r'», messages };\nawait cohere.chat(a);\nconst b = { model: «'command-r'», messages };\nawait cohere.chat(b);\nlog(b);",
      ),
      errors: [
        commandR,
        {
          ...commandR,
          suggestions: insteadOfCommandR((model) =>
            v2(
              `const a = { model: 'command-r', messages };\nawait cohere.chat(a);\nconst b = { model: '${model}', messages };\nawait cohere.chat(b);\nlog(b);`,
            ),
          ),
        },
      ],
      output: v2(
        "const a = { model: 'command-r-08-2024', messages };\nawait cohere.chat(a);\nconst b = { model: 'command-r', messages };\nawait cohere.chat(b);\nlog(b);",
      ),
    },
    {
      name: 'a client that is Cohere’s in one branch',
      code: `import { CohereClientV2 } from 'cohere-ai';
const cohere = proxy ? new CohereClientV2({ baseUrl: proxy }) : new CohereClientV2({});
await cohere.chat({ model: «'command-r'», messages });`,
      errors: [
        {
          ...commandR,
          suggestions: insteadOfCommandR(
            (model) => `import { CohereClientV2 } from 'cohere-ai';
const cohere = proxy ? new CohereClientV2({ baseUrl: proxy }) : new CohereClientV2({});
await cohere.chat({ model: '${model}', messages });`,
          ),
        },
      ],
    },
    {
      name: 'constants of another file are reported where this one passes them on',
      filename: 'tests/fixtures/constants/bot.js',
      oxlint: false,
      code: v2(
        "import { MODEL, MODELS } from './models.js';\nawait cohere.chat({ model: «MODEL», messages });\nawait cohere.chat({ model: ««MODELS[task]»», messages });",
      ),
      errors: [commandR, commandRPlus, gone('command-light', '`command-r7b-12-2024`')],
    },
    {
      name: 'require in a script',
      sourceType: 'commonjs',
      code: `const { CohereClient } = require('cohere-ai');
module.exports = (message) => new CohereClient().v2.chat({ model: «'command-r'», messages: [message] });`,
      errors: [commandR],
      output: `const { CohereClient } = require('cohere-ai');
module.exports = (message) => new CohereClient().v2.chat({ model: 'command-r-08-2024', messages: [message] });`,
    },
    {
      name: 'option reportUnknown',
      code: v2("await cohere.chat({ model: «'command-a-03-2052'», messages });"),
      options: [{ reportUnknown: true }],
      errors: [{ messageId: 'unknown', data: { model: 'command-a-03-2052', platform: api } }],
    },
    {
      name: 'option reportUnknown on Bedrock',
      code: bedrock("await cohere.chat({ model: «'cohere.command-z'», message });"),
      options: [{ reportUnknown: true }],
      errors: [{ messageId: 'unknown', data: { model: 'cohere.command-z', platform: 'Amazon Bedrock' } }],
    },
    {
      name: 'the settings’ word that a model is deprecated',
      code: v2("await cohere.chat({ model: «'command-a-03-2025'», messages });"),
      settings: deprecated,
      errors: [
        {
          messageId: 'deprecated',
          data: {
            model: 'command-a-03-2025',
            since: 'since 2026-10-01',
            successors: '`command-r7b-12-2024` or `command-a-plus-05-2026`',
          },
          suggestions: [
            use('command-r7b-12-2024', (model) => v2(`await cohere.chat({ model: '${model}', messages });`)),
            useWithCaveat('command-a-plus-05-2026', 'a production key is limited like a trial key', (model) =>
              v2(`await cohere.chat({ model: '${model}', messages });`),
            ),
          ],
        },
      ],
    },
    {
      name: 'a drop-in of the settings',
      code: v2("await cohere.chat({ model: «'acme-1'», messages });"),
      settings: {
        cohere: {
          models: {
            'acme-1': { status: 'shutdown', replacement: 'acme-2', dropIn: true },
            'acme-2': { status: 'live' },
          },
        },
      },
      errors: [gone('acme-1', '`acme-2`', 'the day is not documented')],
      output: v2("await cohere.chat({ model: 'acme-2', messages });"),
    },
    {
      name: 'a drop-in that is limited like a trial key stays a suggestion',
      code: v2("await cohere.chat({ model: «'acme-1'», messages });"),
      settings: {
        cohere: { models: { 'acme-1': { status: 'shutdown', replacement: 'command-a-plus-05-2026', dropIn: true } } },
      },
      errors: [
        {
          ...gone('acme-1', '`command-a-plus-05-2026`', 'the day is not documented'),
          suggestions: [
            useWithCaveat('command-a-plus-05-2026', 'a production key is limited like a trial key', (model) =>
              v2(`await cohere.chat({ model: '${model}', messages });`),
            ),
          ],
        },
      ],
    },
    {
      name: 'a successor that is there for evaluation only',
      code: v2("await cohere.chat({ model: «'acme-1'», messages });"),
      settings: { cohere: { models: { 'acme-1': { status: 'shutdown', replacement: 'north-small-translate-1-0' } } } },
      errors: [
        {
          ...gone('acme-1', '`north-small-translate-1-0`', 'the day is not documented'),
          suggestions: [
            useWithCaveat('north-small-translate-1-0', 'for evaluation only', (model) =>
              v2(`await cohere.chat({ model: '${model}', messages });`),
            ),
          ],
        },
      ],
    },
    {
      name: 'a documented successor that the settings call gone',
      code: v2("await cohere.rerank({ model: «'rerank-multilingual-v2.0'», query, documents });"),
      settings: { cohere: { models: { 'rerank-v3.5': { status: 'shutdown' } } } },
      errors: [
        {
          ...gone('rerank-multilingual-v2.0', '`rerank-v5.0-pro`', 'since 2025-04-30'),
          suggestions: [
            useWithCaveat('rerank-v5.0-pro', noLimits, (model) =>
              v2(`await cohere.rerank({ model: '${model}', query, documents });`),
            ),
          ],
        },
      ],
    },
    {
      name: 'option checkConstants: every kind of constant',
      code: constants,
      options: [{ checkConstants: true }],
      errors: Array.from({ length: 7 }, (_, at) => ({
        ...commandR,
        suggestions: insteadOfCommandR((model) => atMark(constants, at, model)),
      })),
    },
    {
      name: 'option checkConstants: TypeScript’s constants',
      typescript: true,
      code: `export enum Model { Fast = «'command-light'» }
export const models = { embed: «'embed-v4'» } as const satisfies Record<string, string>;`,
      options: [{ checkConstants: true }],
      errors: [
        {
          ...gone('command-light', '`command-r7b-12-2024`'),
          suggestions: [
            use(
              'command-r7b-12-2024',
              (model) => `export enum Model { Fast = '${model}' }
export const models = { embed: 'embed-v4' } as const satisfies Record<string, string>;`,
            ),
          ],
        },
        {
          messageId: 'neverAnId',
          data: { model: 'embed-v4', platform: api, successors: '`embed-v4.0`' },
          suggestions: [
            useWithCaveat(
              'embed-v4.0',
              index,
              (model) => `export enum Model { Fast = 'command-light' }
export const models = { embed: '${model}' } as const satisfies Record<string, string>;`,
            ),
          ],
        },
      ],
    },
    {
      name: 'option checkConstants: a model of the settings, once, though a call reads it too',
      code: v2("const model = «'acme'»;\nconst other = «'acme'»;\nawait cohere.chat({ model, messages });"),
      options: [{ checkConstants: true }],
      settings: { cohere: { models: { acme: { status: 'shutdown', since: '2026-01-01' } } } },
      errors: [
        {
          ...gone('acme', '`command-a-03-2025` or `command-r7b-12-2024`', 'since 2026-01-01'),
          suggestions: [
            use('command-a-03-2025', (model) =>
              v2(`const model = '${model}';\nconst other = 'acme';\nawait cohere.chat({ model, messages });`),
            ),
            use('command-r7b-12-2024', (model) =>
              v2(`const model = '${model}';\nconst other = 'acme';\nawait cohere.chat({ model, messages });`),
            ),
            useWithCaveat('command-a-plus-05-2026', 'a production key is limited like a trial key', (model) =>
              v2(`const model = '${model}';\nconst other = 'acme';\nawait cohere.chat({ model, messages });`),
            ),
          ],
        },
        gone('acme', 'a current model', 'since 2026-01-01'),
      ],
    },
  ],
});
