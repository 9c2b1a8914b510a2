import rule from '../../src/rules/valid-client-options.js';
import { testRule } from '../helpers/rule-tester.js';
import { v1, v2 } from '../helpers/sources.js';

const client = (args: string): string => `import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2(${args});`;
const bedrock = (args: string): string => `import { BedrockClient } from 'cohere-ai/aws';
const cohere = new BedrockClient(${args});`;

const unknown = (option: string) => ({ messageId: 'unknown', data: { option } });
const meant = (option: string, name: string, output?: string, messageId = 'rename') => ({
  messageId: 'unknownMeant',
  data: { option, meant: name },
  ...(output !== undefined && { suggestions: [{ messageId, data: { meant: name }, output }] }),
});
const suggested = (messageId: string, suggestion: string, output: string) => ({
  messageId,
  suggestions: [{ messageId: suggestion, output }],
});
const milliseconds = (value: number, hours: number, output?: string) => ({
  messageId: 'milliseconds',
  data: { value, hours },
  ...(output !== undefined && {
    suggestions: [{ messageId: 'toSeconds', data: { seconds: value / 1000 }, output }],
  }),
});
const firesAtOnce = (value: number | string) => ({ messageId: 'firesAtOnce', data: { value, max: 3600 } });
const onSdk = (sdkVersion: string) => ({ cohere: { sdkVersion } });

testRule('valid-client-options', rule, {
  valid: [
    {
      name: 'every option',
      code: client(
        '{ token, environment, baseUrl, clientName, headers, timeoutInSeconds: 30, maxRetries: 1, fetch, fetcher, logging }',
      ),
    },
    { name: 'no options', code: client('') },
    { name: 'empty options', code: client('{}') },
    { name: 'options out of sight', code: client('options') },
    { name: 'a key out of sight', code: client('{ [name]: value }') },
    {
      name: 'options of AWS',
      code: bedrock("{ awsRegion: 'us-east-1', awsAccessKey, awsSecretKey, awsSessionToken }"),
    },
    {
      name: 'options of a call',
      code: v2(
        'cohere.chat({ model }, { timeoutInSeconds: 3600, maxRetries: 0, abortSignal, headers, queryParams, clientName });',
      ),
    },
    { name: 'a class of the same name', code: 'class CohereClientV2 {}\nnew CohereClientV2({ apiKey }); // cohere-ai' },
    {
      name: 'another client',
      code: "import OpenAI from 'openai'; // cohere-ai\nnew OpenAI({ apiKey, timeout: 5000, maxRetries: 1 });",
    },
    { name: 'a token that may be missing', code: client('{ token: process.env.CO_API_KEY }') },
    { name: 'a token with another fallback', code: client('{ token: process.env.CO_API_KEY ?? readKey() }') },
    {
      name: 'an empty token that an if stops',
      code: `import { CohereClientV2 } from 'cohere-ai';
export function create(config) {
  const token = config.key || process.env.CO_API_KEY || '';
  if (!config.region || !token) {
    throw new Error('No key.');
  }
  return new CohereClientV2({ token });
}`,
    },
    ...Object.entries({
      'the end of the process':
        "const token = process.env.CO_API_KEY || '';\nif (!token) {\n  console.error('No key.');\n  process.exit(1);\n}\nnew CohereClientV2({ token });",
      'an assertion': "const token = process.env.CO_API_KEY || '';\nassert(token);\nnew CohereClientV2({ token });",
      'an if about a variable that still has a fallback':
        "const key = process.env.CO_API_KEY;\nif (!key) throw new Error('No key.');\nnew CohereClientV2({ token: key ?? '' });",
      'an if about the environment':
        "if (!process.env.CO_API_KEY) throw new Error('No key.');\nnew CohereClientV2({ token: process.env.CO_API_KEY || '' });",
      'a condition about the environment':
        "process.env.CO_API_KEY ? new CohereClientV2({ token: process.env.CO_API_KEY ?? '' }) : null;",
      'an if about a field':
        "const config = { key: process.env.CO_API_KEY ?? '' };\nif (config.key === '') throw new Error('No key.');\nnew CohereClientV2({ token: config.key });",
    }).map(([name, body]) => ({
      name: `an empty token that is stopped: ${name}`,
      code: `import { CohereClientV2 } from 'cohere-ai';\n${body}`,
    })),
    {
      name: 'an empty token that an if without braces stops',
      code: `import { CohereClientV2 } from 'cohere-ai';
const token = process.env.CO_API_KEY ?? '';
export function create() {
  if (!token) return null;
  return new CohereClientV2({ token });
}`,
    },
    {
      name: 'a client where there is a key',
      code: `import { CohereClientV2 } from 'cohere-ai';
const token = process.env.CO_API_KEY ?? '';
const cohere = token ? new CohereClientV2({ token }) : null;
const other = token && new CohereClientV2({ token });`,
    },
    { name: 'an empty token for a proxy', code: client("{ token: '', baseUrl: 'https://proxy.example.com' }") },
    { name: 'a template around something else', code: client('{ token: `${prefix}${process.env.KEY}` }') },
    { name: 'a template around a value that is there', code: client('{ token: `${readKey()}` }') },
    { name: 'the other variable, handed over', code: client('{ token: process.env.COHERE_API_KEY }') },
    {
      name: 'the other variable, through a constant',
      code: `const key = process.env.COHERE_API_KEY;\n${client('{ token: key }')}`,
    },
    {
      name: 'the other variable, copied',
      code: `process.env.CO_API_KEY = process.env.COHERE_API_KEY;\n${client('{}')}`,
    },
    { name: 'the other variable in a comment', code: `// COHERE_API_KEY\n${client('{}')}` },
    {
      name: 'the other variable, and options out of sight',
      code: `check(process.env.COHERE_API_KEY);\n${client('options')}`,
    },
    { name: 'a time-out out of sight', code: client('{ timeoutInSeconds: seconds }') },
    { name: 'a positional object out of sight', code: client('readOptions()') },
    { name: 'spread arguments', code: client('...args') },
    {
      name: 'a subclass with a constructor of its own',
      code: "import { CohereClientV2 } from 'cohere-ai';\nclass Client extends CohereClientV2 { constructor(key) { super({ token: key }); } }\nnew Client('key');",
    },
    { name: 'fetch, from the release on that has it', settings: onSdk('7.20.0'), code: client('{ fetch }') },
    {
      name: 'a call of 5.x',
      code: "const cohere = require('cohere-ai');\ncohere.init(key);\ncohere.generate({ prompt }, { timeout: 5 });",
    },
  ],
  invalid: [
    {
      name: 'apiKey',
      code: client('{ «apiKey»: process.env.CO_API_KEY }'),
      errors: [meant('apiKey', 'token', client('{ token: process.env.CO_API_KEY }'))],
    },
    {
      name: 'apiKey as a shorthand, on v1',
      code: "const { CohereClient } = require('cohere-ai');\nmodule.exports = (apiKey) => new CohereClient({ «apiKey» });",
      errors: [
        meant(
          'apiKey',
          'token',
          "const { CohereClient } = require('cohere-ai');\nmodule.exports = (apiKey) => new CohereClient({ token: apiKey });",
        ),
      ],
    },
    {
      name: 'apiKey beside a token',
      code: client('{ token, «apiKey»: token }'),
      errors: [meant('apiKey', 'token')],
    },
    {
      name: 'auth holds the key one level deeper',
      code: client('{ «auth»: { apiKey: process.env.CO_API_KEY } }'),
      errors: [meant('auth', 'token')],
    },
    {
      name: 'baseURL, retries and defaultHeaders',
      code: client("{ «baseURL»: url, «retries»: 3, «'defaultHeaders'»: {} }"),
      errors: [
        meant('baseURL', 'baseUrl', client("{ baseUrl: url, retries: 3, 'defaultHeaders': {} }")),
        meant('retries', 'maxRetries', client("{ baseURL: url, maxRetries: 3, 'defaultHeaders': {} }")),
        meant('defaultHeaders', 'headers', client("{ baseURL: url, retries: 3, 'headers': {} }")),
      ],
    },
    {
      name: 'timeout is in milliseconds elsewhere',
      code: client('{ «timeout»: 30_000 }'),
      errors: [meant('timeout', 'timeoutInSeconds', client('{ timeoutInSeconds: 30 }'), 'renameToSeconds')],
    },
    {
      name: 'timeout out of sight',
      code: client('{ «timeout»: config.timeout ?? 5 }'),
      errors: [
        meant(
          'timeout',
          'timeoutInSeconds',
          client('{ timeoutInSeconds: (config.timeout ?? 5) / 1000 }'),
          'renameToSeconds',
        ),
      ],
    },
    {
      name: 'timeout as a shorthand',
      code: client('{ «timeout» }'),
      errors: [meant('timeout', 'timeoutInSeconds', client('{ timeoutInSeconds: timeout / 1000 }'), 'renameToSeconds')],
    },
    {
      name: 'an agent is no fetch function',
      code: client('{ «httpsAgent»: agent }'),
      errors: [meant('httpsAgent', 'fetch')],
    },
    {
      name: 'an option that the SDK has in no form',
      code: client('{ «dangerouslyAllowBrowser»: true, «foo»: 1 }'),
      errors: [unknown('dangerouslyAllowBrowser'), unknown('foo')],
    },
    {
      name: 'a slip of the pen',
      code: client('{ «maxRetires»: 1 }'),
      errors: [meant('maxRetires', 'maxRetries', client('{ maxRetries: 1 }'))],
    },
    {
      name: 'options of AWS on a client that is not',
      code: client('{ «awsRegion»: region }'),
      errors: [unknown('awsRegion')],
    },
    {
      name: 'options built in steps',
      code: "import { CohereClientV2 } from 'cohere-ai';\nconst options = {};\noptions.«timeout» = 5000;\nnew CohereClientV2(options);",
      errors: [
        meant(
          'timeout',
          'timeoutInSeconds',
          "import { CohereClientV2 } from 'cohere-ai';\nconst options = {};\noptions.timeoutInSeconds = 5;\nnew CohereClientV2(options);",
          'renameToSeconds',
        ),
      ],
    },
    {
      name: 'the options of a call',
      code: v2('await cohere.chat({ model }, { «timeout»: 5000, «signal»: controller.signal, «retry»: 1 });'),
      errors: [
        meant(
          'timeout',
          'timeoutInSeconds',
          v2('await cohere.chat({ model }, { timeoutInSeconds: 5, signal: controller.signal, retry: 1 });'),
          'renameToSeconds',
        ),
        meant(
          'signal',
          'abortSignal',
          v2('await cohere.chat({ model }, { timeout: 5000, abortSignal: controller.signal, retry: 1 });'),
        ),
        meant(
          'retry',
          'maxRetries',
          v2('await cohere.chat({ model }, { timeout: 5000, signal: controller.signal, maxRetries: 1 });'),
        ),
      ],
    },
    {
      name: 'an option that a later release brings',
      settings: onSdk('7.17.1'),
      code: client('{ «fetch»: guarded }'),
      errors: [{ messageId: 'tooNew', data: { option: 'fetch', since: '7.20.0', version: '7.17.1' } }],
    },
    {
      name: 'a key that stands alone',
      code: client('«process.env.CO_API_KEY»'),
      errors: [suggested('positionalKey', 'wrapToken', client('{ token: process.env.CO_API_KEY }'))],
    },
    {
      name: 'a key in a template that stands alone',
      code: client('«`${process.env.CO_API_KEY}`»'),
      errors: [suggested('positionalKey', 'wrapToken', client('{ token: process.env.CO_API_KEY }'))],
    },
    {
      name: 'an empty fallback',
      typescript: true,
      code: client("{ token: «(process.env.CO_API_KEY || '') as string» }"),
      errors: [suggested('emptyToken', 'dropFallback', client('{ token: (process.env.CO_API_KEY) as string }'))],
    },
    {
      name: 'an empty fallback with ??',
      code: client("{ token: «process.env.CO_API_KEY ?? ''» }"),
      errors: [suggested('emptyToken', 'dropFallback', client('{ token: process.env.CO_API_KEY }'))],
    },
    {
      name: 'an empty token',
      code: client("{ token: «''» }"),
      errors: [{ messageId: 'emptyToken' }],
    },
    {
      name: 'an empty token after a warning alone',
      code: `import { CohereClientV2 } from 'cohere-ai';
const token = process.env.CO_API_KEY ?? '';
if (!token) console.warn('No key.');
const cohere = new CohereClientV2({ «token» });`,
      errors: [{ messageId: 'emptyToken' }],
    },
    {
      name: 'an empty token that something else looks at',
      code: `import { CohereClientV2 } from 'cohere-ai';
const token = process.env.CO_API_KEY ?? '';
export const hasKey = () => {
  if (token) return true;
};
export const length = token ? token.length : 0;
while (token) if (verbose) log(token);
const cohere = new CohereClientV2({ «token» });
if (!token) throw new Error('Too late.');`,
      errors: [{ messageId: 'emptyToken' }],
    },
    {
      name: 'an empty token after an assertion about something else, and one that is not its own statement',
      code: `import { CohereClientV2 } from 'cohere-ai';
const token = process.env.CO_API_KEY ?? '';
assert(region);
log(assert(token));
const cohere = new CohereClientV2({ «token» });`,
      errors: [{ messageId: 'emptyToken' }],
    },
    {
      name: 'an empty token that nobody declares a name for',
      code: `import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2({ token: «KEY || ''» });
const other = new CohereClientV2({ token: «key() || ''» });`,
      errors: [
        {
          messageId: 'emptyToken',
          suggestions: [
            {
              messageId: 'dropFallback',
              output: `import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2({ token: KEY });
const other = new CohereClientV2({ token: key() || '' });`,
            },
          ],
        },
        {
          messageId: 'emptyToken',
          suggestions: [
            {
              messageId: 'dropFallback',
              output: `import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2({ token: KEY || '' });
const other = new CohereClientV2({ token: key() });`,
            },
          ],
        },
      ],
    },
    {
      name: 'an empty token in a condition',
      code: `import { CohereClientV2 } from 'cohere-ai';
const token = process.env.CO_API_KEY ?? '';
if (token.length > 1 === (new CohereClientV2({ «token» }) !== undefined)) start();`,
      errors: [{ messageId: 'emptyToken' }],
    },
    {
      name: 'a template around the variable',
      code: client('{ token: «`${process.env.CO_API_KEY}`» }'),
      errors: [suggested('textUndefined', 'unwrapToken', client('{ token: process.env.CO_API_KEY }'))],
    },
    {
      name: 'a template around an expression with a comma',
      code: client('{ token: «`${load(), process.env.CO_API_KEY}`» }'),
      errors: [suggested('textUndefined', 'unwrapToken', client('{ token: (load(), process.env.CO_API_KEY) }'))],
    },
    {
      name: 'the variable that the SDK does not read',
      code: "import { CohereClientV2 } from 'cohere-ai';\nif (!process.env.COHERE_API_KEY) throw new Error('no key');\nnew «CohereClientV2»({ maxRetries: 1 });",
      errors: [
        suggested(
          'wrongVariable',
          'passToken',
          "import { CohereClientV2 } from 'cohere-ai';\nif (!process.env.COHERE_API_KEY) throw new Error('no key');\nnew CohereClientV2({ maxRetries: 1, token: process.env.COHERE_API_KEY });",
        ),
      ],
    },
    {
      name: 'the variable that the SDK does not read, and no options',
      code: "import { CohereClient } from 'cohere-ai';\nassert(process.env['COHERE_API_KEY']);\nnew «CohereClient»();\nnew CohereClient();",
      errors: [{ messageId: 'wrongVariable' }],
    },
    {
      name: 'milliseconds for seconds',
      code: client('{ timeoutInSeconds: «30000» }'),
      errors: [milliseconds(30000, 8.3, client('{ timeoutInSeconds: 30 }'))],
    },
    {
      name: 'milliseconds for seconds, in a constant and in a call',
      code: v1('const limit = 60_000;\nawait cohere.chat({ message }, { timeoutInSeconds: «limit» });'),
      errors: [milliseconds(60000, 16.7)],
    },
    {
      name: 'time-outs that fire at once',
      code: v2(`const inNoTime = { timeoutInSeconds: «0» };
await cohere.chat({ model }, inNoTime);
await cohere.chat({ model }, { timeoutInSeconds: «-1» });
await cohere.chat({ model }, { timeoutInSeconds: «Infinity» });
await cohere.chat({ model }, { timeoutInSeconds: «NaN» });
await cohere.chat({ model }, { timeoutInSeconds: «3000000» });`),
      errors: [firesAtOnce(0), firesAtOnce(-1), firesAtOnce('Infinity'), firesAtOnce('NaN'), firesAtOnce(3000000)],
    },
  ],
});
