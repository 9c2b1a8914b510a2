import { expect, it } from 'vitest';
import rule from '../../src/rules/require-timeout.js';
import { type ExpectedError, testRule } from '../helpers/rule-tester.js';
import { bedrock, init, v1, v2 } from '../helpers/sources.js';

const runtime = 'eslint-plugin-cohere/runtime';
const data = { seconds: 60 };

/** A file with a client of given options. */
const withOptions = (options: string, body: string): string => `import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2(${options});
${body}`;
const chat = 'await cohere.chat({ messages });';

/** `v2()` with its client marked. */
const marked = (body: string): string => withOptions('{}', body).replace('new CohereClientV2', '«$&»');

const guardFetch = (output: string) => ({ messageId: 'guardFetch', data, output });
const boundClient = (output: string) => ({ messageId: 'boundClient', data, output });
const boundCalls = (output: string) => ({ messageId: 'boundCalls', data, output });
const client: ExpectedError = { messageId: 'client', data: { attempts: 3, seconds: 300 } };
const call = (method: string): ExpectedError => ({ messageId: 'call', data: { attempts: 3, seconds: 300, method } });

/** The suggestions for a client without options. */
const suggestions = (body: string) => [
  guardFetch(`import { CohereClientV2 } from 'cohere-ai';
import { cohereFetch } from '${runtime}';
const cohere = new CohereClientV2({ fetch: cohereFetch({ totalTimeoutMs: 60_000 }) });
${body}`),
  boundClient(withOptions('{ timeoutInSeconds: 60 }', body)),
];

const old = { cohere: { sdkVersion: '7.17.1' } };
const local = { filename: 'tests/fixtures/clients/ask.js', settings: { cohere: { testFiles: [] } }, oxlint: false };

testRule('require-timeout', rule, {
  valid: [
    { name: 'a time-out of the client', code: withOptions('{ timeoutInSeconds: 20 }', chat) },
    { name: 'a time-out out of a variable', code: withOptions('{ token, timeoutInSeconds }', chat) },
    { name: 'the guarded fetch', code: withOptions('{ fetch: cohereFetch() }', chat) },
    {
      name: 'a fetch of its own',
      code: withOptions('{ fetch: (url, init) => undici.fetch(url, { ...init, dispatcher }) }', chat),
    },
    { name: 'a fetcher of its own', code: withOptions('{ fetcher }', chat) },
    { name: 'options out of sight', code: withOptions('options', chat) },
    { name: 'options with a spread out of sight', code: withOptions('{ ...options, token }', chat) },
    {
      name: 'an option that is given later',
      code: `import { CohereClientV2 } from 'cohere-ai';
const options = { token };
options.timeoutInSeconds = 10;
const cohere = new CohereClientV2(options);
${chat}`,
    },
    { name: 'a name that valid-client-options reports', code: withOptions('{ timeout: 20_000 }', chat) },
    { name: 'the same on a call', code: v2('await cohere.chat({ messages }, { timeout: 20 });') },
    {
      name: 'a time-out of each call',
      code: v2(
        'await cohere.chat({ messages }, { timeoutInSeconds: 20 });\nawait cohere.embed({ texts }, { timeoutInSeconds: 5 });',
      ),
    },
    {
      name: 'an abort signal',
      code: v2('await cohere.chat({ messages }, { abortSignal: AbortSignal.timeout(20_000) });'),
    },
    {
      name: 'an abort signal, if the caller has one',
      code: v2(
        'export const ask = (messages, signal) => cohere.chat({ messages }, signal ? { abortSignal: signal } : undefined);',
      ),
    },
    { name: 'call options out of sight', code: v2('await cohere.chat({ messages }, options);') },
    { name: 'spread arguments', code: v2('await cohere.chat(...args);') },
    { name: 'a race with a timer', code: v2('await Promise.race([cohere.chat({ messages }), timer(5_000)]);') },
    {
      name: 'a race with a timer written out',
      code: v2(
        'await Promise.race([new Promise((_, reject) => setTimeout(reject, 5_000)), cohere.chat({ messages }).then(read)]);',
      ),
    },
    {
      name: 'a race of promises in constants',
      code: v2(
        'const answer = cohere.chat({ messages });\nconst late = sleep(5_000);\nawait Promise.race([answer, late]);',
      ),
    },
    { name: 'a race of a list', code: v2('await Promise.race(withTimer(cohere.chat({ messages })));') },
    {
      name: 'a race inside of a function',
      code: v2(`const within = (task, ms) => Promise.race([task(), sleep(ms)]);
await within(() => cohere.chat({ messages }), 5_000);`),
    },
    {
      name: 'a race around a function with the call',
      code: v2(`async function ask(messages) {
  const { message } = await cohere.chat({ messages });
  return message;
}
export const quickly = (messages) => Promise.race([ask(messages), sleep(5_000)]);`),
    },
    {
      name: 'a library',
      code: `import pTimeout from 'p-timeout';\n${v2('await pTimeout(cohere.chat({ messages }), { milliseconds: 5_000 });')}`,
    },
    {
      name: 'a function of its own by name',
      code: `import { withDeadline } from './time';\n${v2('await withDeadline(5_000, () => cohere.chat({ messages }));')}`,
    },
    {
      name: 'opossum, which gives up after 10 seconds',
      code: `import CircuitBreaker from 'opossum';
${v2('const ask = new CircuitBreaker((messages) => cohere.chat({ messages }));\nawait ask.fire(messages);')}`,
    },
    {
      name: 'a policy of cockatiel',
      code: `import { TimeoutStrategy, timeout } from 'cockatiel';
const policy = timeout(5_000, TimeoutStrategy.Aggressive);
${v2('await policy.execute(() => cohere.chat({ messages }));')}`,
    },
    {
      name: 'policies of cockatiel',
      code: `import { retry, wrap, handleAll } from 'cockatiel';
const policy = wrap(retry(handleAll, {}), other);
${v2('await policy.execute(() => cohere.chat({ messages }));')}`,
    },
    {
      name: 'a client that nobody calls here',
      code: "import { CohereClientV2 } from 'cohere-ai';\nexport const cohere = new CohereClientV2({});",
    },
    {
      name: 'a client that is handed on',
      code: "import { CohereClientV2 } from 'cohere-ai';\nstart(new CohereClientV2({}));",
    },
    {
      name: 'a client from elsewhere',
      typescript: true,
      code: `import type { CohereClientV2 } from 'cohere-ai';
export const ask = (cohere: CohereClientV2) => cohere.chat({ messages });`,
    },
    {
      name: 'a client of a local module with a fetch',
      ...local,
      code: `import { guardedCohere } from './guarded.js';\nawait guardedCohere.chat({ messages });`,
    },
    {
      name: 'a client that may be one with a time-out',
      code: `import { CohereClientV2 } from 'cohere-ai';
const cohere = quick ? new CohereClientV2({ timeoutInSeconds: 5 }) : new CohereClientV2(options);
${chat}`,
    },
    { name: 'a test file', filename: 'src/ask.test.js', code: v2(chat) },
    { name: 'the module of 5.x', code: init('await cohere.embed({ texts });') },
    { name: 'another library', code: 'import OpenAI from "openai";\nawait new OpenAI().chat({ messages });' },
  ],
  invalid: [
    {
      name: 'a client and a call',
      code: marked(chat),
      errors: [{ ...client, suggestions: suggestions(chat) }],
    },
    {
      name: 'a client with options over several lines',
      code: `import { CohereClientV2 } from 'cohere-ai';

const cohere = «new CohereClientV2»({
  token: process.env.CO_API_KEY, // from the vault
});

export const ask = (messages) => cohere.chat({ messages });`,
      errors: [
        {
          ...client,
          suggestions: [
            guardFetch(`import { CohereClientV2 } from 'cohere-ai';
import { cohereFetch } from '${runtime}';

const cohere = new CohereClientV2({
  token: process.env.CO_API_KEY, // from the vault
  fetch: cohereFetch({ totalTimeoutMs: 60_000 }),
});

export const ask = (messages) => cohere.chat({ messages });`),
            boundClient(`import { CohereClientV2 } from 'cohere-ai';

const cohere = new CohereClientV2({
  token: process.env.CO_API_KEY, // from the vault
  timeoutInSeconds: 60,
});

export const ask = (messages) => cohere.chat({ messages });`),
          ],
        },
      ],
    },
    {
      name: 'once for all calls of a client',
      code: marked(
        'await cohere.chat({ messages });\nawait cohere.models.list();\nawait cohere.embed({ texts }, { timeoutInSeconds: 5 });',
      ),
      errors: [
        {
          ...client,
          suggestions: suggestions(
            'await cohere.chat({ messages });\nawait cohere.models.list();\nawait cohere.embed({ texts }, { timeoutInSeconds: 5 });',
          ),
        },
      ],
    },
    {
      name: 'a client without arguments, and one without parentheses',
      code: `const { CohereClient } = require('cohere-ai');
const { redact } = require('${runtime}');
const cohere = «new CohereClient»();
await cohere.chat({ message });
await («new CohereClient»).embed({ texts });`,
      errors: [
        {
          ...client,
          suggestions: [
            guardFetch(`const { CohereClient } = require('cohere-ai');
const { redact, cohereFetch } = require('${runtime}');
const cohere = new CohereClient({ fetch: cohereFetch({ totalTimeoutMs: 60_000 }) });
await cohere.chat({ message });
await (new CohereClient).embed({ texts });`),
            boundClient(`const { CohereClient } = require('cohere-ai');
const { redact } = require('${runtime}');
const cohere = new CohereClient({ timeoutInSeconds: 60 });
await cohere.chat({ message });
await (new CohereClient).embed({ texts });`),
          ],
        },
        {
          ...client,
          suggestions: [
            guardFetch(`const { CohereClient } = require('cohere-ai');
const { redact, cohereFetch } = require('${runtime}');
const cohere = new CohereClient();
await cohere.chat({ message });
await (new CohereClient({ fetch: cohereFetch({ totalTimeoutMs: 60_000 }) })).embed({ texts });`),
            boundClient(`const { CohereClient } = require('cohere-ai');
const { redact } = require('${runtime}');
const cohere = new CohereClient();
await cohere.chat({ message });
await (new CohereClient({ timeoutInSeconds: 60 })).embed({ texts });`),
          ],
        },
      ],
    },
    {
      name: 'a field of a class',
      typescript: true,
      code: `import { CohereClientV2 } from 'cohere-ai';
export class Bot {
  private readonly cohere: CohereClientV2 = «new CohereClientV2»({});
  ask(messages: Messages) { return this.cohere!.chat({ messages } as Request); }
}`,
      errors: [
        {
          ...client,
          suggestions: [
            guardFetch(`import { CohereClientV2 } from 'cohere-ai';
import { cohereFetch } from '${runtime}';
export class Bot {
  private readonly cohere: CohereClientV2 = new CohereClientV2({ fetch: cohereFetch({ totalTimeoutMs: 60_000 }) });
  ask(messages: Messages) { return this.cohere!.chat({ messages } as Request); }
}`),
            boundClient(`import { CohereClientV2 } from 'cohere-ai';
export class Bot {
  private readonly cohere: CohereClientV2 = new CohereClientV2({ timeoutInSeconds: 60 });
  ask(messages: Messages) { return this.cohere!.chat({ messages } as Request); }
}`),
          ],
        },
      ],
    },
    {
      name: 'a factory, and the `.v2` of a v1 client',
      code: `import { CohereClient } from 'cohere-ai';
const make = (token) => «new CohereClient»({ token });
export const ask = (messages) => make(key).v2.chat({ messages });`,
      errors: [
        {
          ...client,
          suggestions: [
            guardFetch(`import { CohereClient } from 'cohere-ai';
import { cohereFetch } from '${runtime}';
const make = (token) => new CohereClient({ token, fetch: cohereFetch({ totalTimeoutMs: 60_000 }) });
export const ask = (messages) => make(key).v2.chat({ messages });`),
            boundClient(`import { CohereClient } from 'cohere-ai';
const make = (token) => new CohereClient({ token, timeoutInSeconds: 60 });
export const ask = (messages) => make(key).v2.chat({ messages });`),
          ],
        },
      ],
    },
    {
      name: 'a subclass without options, which only its author can change',
      code: `import { CohereClient } from 'cohere-ai';
class Client extends CohereClient {}
const cohere = «new Client»();
await cohere.chat({ message });`,
      errors: [client],
    },
    {
      name: 'a subclass that passes options on',
      code: `import { CohereClient } from 'cohere-ai';
class Client extends CohereClient { constructor() { super({ token: 'a' }); } }
const cohere = «new Client»();
await cohere.chat({ message });`,
      errors: [
        {
          ...client,
          suggestions: [
            guardFetch(`import { CohereClient } from 'cohere-ai';
import { cohereFetch } from '${runtime}';
class Client extends CohereClient { constructor() { super({ token: 'a', fetch: cohereFetch({ totalTimeoutMs: 60_000 }) }); } }
const cohere = new Client();
await cohere.chat({ message });`),
            boundClient(`import { CohereClient } from 'cohere-ai';
class Client extends CohereClient { constructor() { super({ token: 'a', timeoutInSeconds: 60 }); } }
const cohere = new Client();
await cohere.chat({ message });`),
          ],
        },
      ],
    },
    {
      name: 'options that two clients share',
      code: `import { CohereClientV2 } from 'cohere-ai';
const options = { token };
const cohere = «new CohereClientV2»(options);
const other = new CohereClientV2(options);
await cohere.chat({ messages });`,
      errors: [client],
    },
    {
      name: 'a time-out that is nothing',
      code: withOptions('{ timeoutInSeconds: undefined }', chat).replace('new CohereClientV2', '«$&»'),
      errors: [
        {
          ...client,
          suggestions: [
            guardFetch(`import { CohereClientV2 } from 'cohere-ai';
import { cohereFetch } from '${runtime}';
const cohere = new CohereClientV2({ timeoutInSeconds: undefined, fetch: cohereFetch({ totalTimeoutMs: 60_000 }) });
${chat}`),
            boundClient(withOptions('{ timeoutInSeconds: 60 }', chat)),
          ],
        },
      ],
    },
    {
      name: 'an AWS client, which takes no fetch',
      code: bedrock('await cohere.chat({ message });').replace('new BedrockClient', '«$&»'),
      errors: [
        {
          ...client,
          suggestions: [
            boundClient(`import { BedrockClient } from 'cohere-ai/aws';
const cohere = new BedrockClient({ awsRegion: 'us-east-1', timeoutInSeconds: 60 });
await cohere.chat({ message });`),
          ],
        },
      ],
    },
    {
      name: 'a release whose clients have no such options: every call',
      settings: old,
      code: v1(
        'await cohere.chat({ message }, { maxRetries: 1 });\nawait cohere.embed(\n  { texts },\n);\nawait cohere.rerank({ query, documents }, { timeoutInSeconds: 5 });',
      ).replace('new CohereClient', '«$&»'),
      errors: [
        {
          ...client,
          suggestions: [
            boundCalls(
              v1(
                'await cohere.chat({ message }, { maxRetries: 1, timeoutInSeconds: 60 });\nawait cohere.embed(\n  { texts }, { timeoutInSeconds: 60 },\n);\nawait cohere.rerank({ query, documents }, { timeoutInSeconds: 5 });',
              ),
            ),
          ],
        },
      ],
    },
    {
      name: 'such a release, and a call without a place for options',
      settings: old,
      code: v1('await cohere.chat({ message });\nawait cohere.checkApiKey();').replace('new CohereClient', '«$&»'),
      errors: [client],
    },
    {
      name: 'such a release, and a request in a list',
      settings: old,
      code: v1(
        'const options = { maxRetries: 1 };\nlog(options.maxRetries, { ...options });\nawait cohere.chat({ message }, options);',
      ).replace('new CohereClient', '«$&»'),
      errors: [client],
    },
    {
      name: 'a client of a local module: each call',
      ...local,
      code: `import { cohere } from './plain.js';
await cohere.«chat»({ messages });
await cohere.embed({ texts }, { timeoutInSeconds: 5 });
await cohere.models.«list»();`,
      errors: [
        {
          ...call('chat'),
          suggestions: [
            boundCalls(`import { cohere } from './plain.js';
await cohere.chat({ messages }, { timeoutInSeconds: 60 });
await cohere.embed({ texts }, { timeoutInSeconds: 5 });
await cohere.models.list();`),
          ],
        },
        call('models.list'),
      ],
    },
    {
      name: 'a client made here, or one of a local module',
      ...local,
      code: `import { CohereClientV2 } from 'cohere-ai';
import { cohere } from './plain.js';
const client = key ? «new CohereClientV2»({ token: key }) : cohere;
await client.chat({ messages });`,
      errors: [
        {
          ...client,
          suggestions: [
            guardFetch(`import { CohereClientV2 } from 'cohere-ai';
import { cohere } from './plain.js';
import { cohereFetch } from '${runtime}';
const client = key ? new CohereClientV2({ token: key, fetch: cohereFetch({ totalTimeoutMs: 60_000 }) }) : cohere;
await client.chat({ messages });`),
            boundClient(`import { CohereClientV2 } from 'cohere-ai';
import { cohere } from './plain.js';
const client = key ? new CohereClientV2({ token: key, timeoutInSeconds: 60 }) : cohere;
await client.chat({ messages });`),
          ],
        },
      ],
    },
    ...Object.entries({
      'a race of two calls': 'await Promise.race([cohere.chat({ messages }), cohere.chat({ messages: others })]);',
      'a race that is over before the answer is there':
        'const answer = await cohere.chat({ messages });\nawait Promise.race([answer, sleep(10)]);',
      'Promise.all': 'await Promise.all([cohere.chat({ messages }), sleep(10)]);',
      'a call that a timer starts': 'setTimeout(() => cohere.chat({ messages }), 5_000);',
      'a policy that only retries':
        "const { retry, handleAll } = await import('cockatiel');\nawait retry(handleAll, {}).execute(() => cohere.chat({ messages }));",
      'options of a call that bound nothing': 'await cohere.chat({ messages }, { maxRetries: 0 });',
      'a stream': 'for await (const event of await cohere.chatStream({ messages })) use(event);',
      'a limit of its own on one way only':
        'const ask = () => cohere.chat({ messages });\nawait withTimeout(ask);\nawait ask();',
    }).map(([name, body]) => ({ name, code: marked(body), errors: [{ ...client, suggestions: suggestions(body) }] })),
  ],
});

it('says where cohereFetch is from', () => {
  expect(rule.meta.messages?.['client']).toContain('`cohereFetch()` of `eslint-plugin-cohere/runtime`');
});
