import rule from '../../src/rules/no-sensitive-logging.js';
import { testRule } from '../helpers/rule-tester.js';
import { bedrock, v1, v2 } from '../helpers/sources.js';

const head = `import { CohereClientV2 } from 'cohere-ai';
`;
const withRedact = `import { CohereClientV2 } from 'cohere-ai';
import { redact } from 'eslint-plugin-cohere/runtime';
`;

/** A report at the only mark of some code below the import of the SDK; the suggestion wraps what is marked. */
const wrapping = (name: string, messageId: string, body: string, extra = {}) => ({
  name,
  code: head + body,
  errors: [
    {
      messageId,
      suggestions: [{ messageId: 'redact', output: withRedact + body.replace('«', 'redact(').replace('»', ')') }],
    },
  ],
  ...extra,
});

/** A report without a suggestion. */
const plain = (name: string, messageId: string, code: string, extra = {}) => ({
  name,
  code,
  errors: [{ messageId, suggestions: [] }],
  ...extra,
});

const client = 'const cohere = new CohereClientV2({ token: process.env.COHERE_KEY });\n';
const ask = (body: string): string =>
  `${client}async function ask(question, docs, req) {
  const messages = [...req.history, { role: 'user', content: question }];
  const request = { model, messages, documents: docs };
  await cohere.chat(request);
  ${body}
}`;
const failing = (body: string, parameter = ' (err)'): string =>
  `${client}try {
  await cohere.chat({ model, messages });
} catch${parameter} {
  ${body}
}`;

testRule('no-sensitive-logging', rule, {
  valid: [
    { name: 'a text', code: v2("console.log('Cohere is ready');") },
    { name: 'a length', code: head + ask('console.log(question.length, messages.length, docs?.length);') },
    {
      name: 'whether there is a key',
      code: v2("console.log(!!process.env.CO_API_KEY, process.env.CO_API_KEY ? 'set' : 'missing');"),
    },
    { name: 'whether there is a key, by `&&`', code: v2("console.log(process.env.CO_API_KEY && 'set');") },
    {
      name: 'the length of a key',
      code: v2('console.log(`The key has ${process.env.CO_API_KEY?.length} characters`);'),
    },
    { name: 'another variable of the environment', code: v2('console.log(process.env.NODE_ENV);') },
    { name: 'a client in a string', code: v2('console.log(`Using ${cohere}`);') },
    { name: 'an object in a string', code: head + ask('console.log(`${request} ${messages} ${{ question }}`);') },
    { name: 'redacted values', code: head + ask('console.log(redact(request), redact(question));') },
    { name: 'a redacted constant', code: head + ask('const safe = redact(request); console.log(safe);') },
    {
      name: 'options without a key',
      code:
        head +
        'const options = { timeoutInSeconds: 5 };\nconst c = new CohereClientV2(options);\nconsole.log(options);',
    },
    {
      name: 'an option that is no key',
      code:
        head +
        'const o = { token: t, maxRetries: 1 };\nconst c = new CohereClientV2(o);\nconsole.log(o.maxRetries, o[name]);',
    },
    { name: 'the model of a request', code: head + ask('console.log(request.model, request[name]);') },
    {
      name: 'texts that the code itself says',
      code: v2(
        "const messages = [{ role: 'user', content: 'Hello' }];\nconsole.log(messages);\nawait cohere.chat({ model, messages, temperature: 0, stop: [,] });",
      ),
    },
    { name: 'an answer', code: v2('const answer = await cohere.chat({ model, messages });\nconsole.log(answer);') },
    {
      name: 'a text of an answer',
      code: v2('const { message } = await cohere.chat({ model, messages });\nconsole.log(message.content[0].text);'),
    },
    { name: 'an error', code: head + failing('console.error(err, err.message);') },
    {
      name: 'the status of an error',
      code: head + failing('console.error(err.statusCode, err[field], err.rawResponse.status);'),
    },
    {
      name: 'one header of a response',
      code: head + failing("console.error(err.rawResponse.headers.get('x-debug-trace-id'));"),
    },
    { name: 'a response in a string', code: head + failing('console.error(`${err.rawResponse}`);') },
    { name: 'nothing caught', code: head + failing('console.error(err.body);', '') },
    { name: 'the body of another error', code: v2('try { await load(); } catch (err) { console.error(err.body); }') },
    { name: 'the headers of a request', code: v2('app.get("/", (req) => console.log(req.headers, req.body));') },
    {
      name: 'the body of another rejection',
      code: v2(
        'load().catch((err) => console.error(err.body)); load().then((err) => console.log(err.body)); load((err) => console.log(err.body));',
      ),
    },
    {
      name: 'other parts of a destructured error',
      code:
        head +
        failing(
          'const { statusCode, ...rest } = err;\nconst { body } = load();\nconst [first] = list;\nlet other;\nconsole.error(statusCode, rest, body, first, other);',
        ),
    },
    {
      name: 'a function with the name of a logger',
      code: v2('const console = make();\nconsole.log(cohere);\nlog(cohere);'),
    },
    {
      name: 'other functions of a logger',
      code: head + ask('logger.child({ question }); logger[level](question); console[level](question);'),
    },
    { name: 'an attribute of an element', code: head + ask("element.setAttribute('value', question);") },
    {
      name: 'a variable of the same name',
      code: head + `${ask('')}\nfunction other(question) { console.log(question); }`,
    },
    { name: 'a second constant', code: head + ask('const one = { question }; const two = { one }; console.log(two);') },
    {
      name: 'a variable that is written again',
      code: head + ask('let line = { question }; line = 1; console.log(line);'),
    },
    {
      name: 'the options of a list',
      code: v2(
        'const options = { limit: 3 };\nawait cohere.models.list(options);\nconsole.log(options, await cohere.models.list());',
      ),
    },
    {
      name: 'a stream',
      code: v2('const stream = await cohere.chatStream({ model, messages });\nconsole.log(stream);'),
      options: [{ checkErrors: false, checkAnswers: true }],
    },
    { name: 'the condition of an assertion', code: head + ask('console.assert(question, "no question");') },
    {
      name: 'a client of another library',
      code: 'import { CohereClientV2 } from "./mine.js";\nimport * as sdk from "cohere-ai";\nconsole.log(new CohereClientV2({ token: 1 }));',
    },
    { name: 'a scale', code: head + ask('console.log(question - 1, question * 2, -question);') },
    { name: 'options that a class gets', code: head + 'new CohereClientV2(settings);\nconsole.log(settings);' },
    { name: 'requests that cannot be seen', code: v2('await cohere.chat(...args);\nconsole.log(args);') },
    { name: 'another debug', code: v2("import debug from './debug.js';\ndebug(cohere); trace(cohere);") },
    {
      name: 'errors of another type',
      code: v2(
        'function report(err: AxiosError, other: Error | null) { console.error(err.body, other.body, (err as Failure).body); }',
      ),
      typescript: true,
    },
    {
      name: 'other comparisons with an error',
      code: v2(
        'function report(err) { if (err instanceof AxiosError || err === CohereError) console.error(err.body); }',
      ),
    },
    {
      name: 'a question on the screen of a terminal program',
      code: `import { createInterface } from 'node:readline/promises';\n${head}${ask('console.log(question);')}`,
    },
    { name: 'a call of what a call gives', code: head + ask('logger()(question);') },
    { name: 'what a loop gives', code: head + ask('for (const line of lines) console.log(line);') },
    {
      name: 'a part of the text that cannot be seen',
      code: v2(
        'const ask = (text) => {\n  console.log(text);\n  return cohere.chat({ model, messages: [, { role, content: text[how]() }] });\n};',
      ),
    },
    {
      name: 'texts that another file says',
      code: v2(
        "import { opening } from './defaults.js';\nawait cohere.chat({ model, messages: [...opening] });\nconsole.log(opening);",
      ),
      filename: 'tests/fixtures/requests/ask.js',
      oxlint: false,
    },
    {
      name: 'a request that the code itself says',
      code: v2(
        "const request = { model: 'a', message: 'Hello' };\nawait cohere.chat(request);\nconsole.log(request);\nawait cohere.chat();",
      ),
    },
    {
      name: 'a terminal program that reads its arguments',
      code: head + ask('console.log(process.argv, await cohere.chat(request));'),
      options: [{ checkErrors: false, checkAnswers: true }],
    },
  ],
  invalid: [
    plain('a client on a screen', 'client', v2('console.log(process.argv, ...[«cohere»]);'), {
      settings: { cohere: { sdkVersion: '7.14.0' } },
    }),
    wrapping(
      'a key of another file',
      'key',
      "import { COHERE_KEY } from './cohere-keys.js';\nnew CohereClientV2({ token: COHERE_KEY });\nconsole.log(«COHERE_KEY»);",
      {
        filename: 'tests/fixtures/constants/bot.js',
        oxlint: false,
        errors: [
          {
            messageId: 'key',
            suggestions: [
              {
                messageId: 'redact',
                output: `${head}import { COHERE_KEY } from './cohere-keys.js';
import { redact } from 'eslint-plugin-cohere/runtime';
new CohereClientV2({ token: COHERE_KEY });
console.log(redact(COHERE_KEY));`,
              },
            ],
          },
        ],
      },
    ),
    plain(
      'options of another file',
      'options',
      `${head}import { cohereOptions } from './cohere-keys.js';
new CohereClientV2(cohereOptions);
console.log({ ...«cohereOptions» });`,
      { filename: 'tests/fixtures/constants/bot.js', oxlint: false },
    ),
    plain(
      'a key in options of another file',
      'key',
      `${head}import { cohereOptions } from './cohere-keys.js';
new CohereClientV2({ ...cohereOptions });
console.log('' + «cohereOptions.token»);`,
      { filename: 'tests/fixtures/constants/bot.js', oxlint: false },
    ),
    wrapping('a client', 'client', `${client}console.log(«cohere»);`),
    wrapping('a client among texts', 'client', `${client}console.info('client', «cohere», 1);`),
    wrapping('a client in an object', 'client', `${client}console.log({ name: 'x', «cohere» });`, {
      errors: [
        {
          messageId: 'client',
          suggestions: [
            {
              messageId: 'redact',
              output: `${withRedact}${client}console.log({ name: 'x', cohere: redact(cohere) });`,
            },
          ],
        },
      ],
    }),
    wrapping('a client as JSON', 'client', `${client}console.log(JSON.stringify(«cohere», null, 2));`),
    wrapping(
      'a client in a class',
      'client',
      `class Service {
  #client = new CohereClientV2({});
  show() { console.dir(«this.#client»); }
}`,
    ),
    wrapping('a client of a factory', 'client', 'const make = () => new CohereClientV2({});\nconsole.log(«make()»);'),
    {
      name: 'the v2 view of a required v1 client',
      code: `const { CohereClient } = require('cohere-ai');
const cohere = new CohereClient({ token });
console.log(«cohere.v2»);`,
      sourceType: 'commonjs',
      errors: [
        {
          messageId: 'client',
          suggestions: [
            {
              messageId: 'redact',
              output: `const { CohereClient } = require('cohere-ai');
const { redact } = require('eslint-plugin-cohere/runtime');
const cohere = new CohereClient({ token });
console.log(redact(cohere.v2));`,
            },
          ],
        },
      ],
    },
    plain('a client in an SDK without helpers', 'client', v2('console.log(«cohere»);'), {
      settings: { cohere: { sdkVersion: '7.14.0' } },
    }),
    wrapping(
      'options',
      'options',
      `const options = { token: process.env.CO_API_KEY };
const cohere = new CohereClientV2(options);
console.log('options', «options»);`,
    ),
    wrapping(
      'the key of options',
      'key',
      `const options = { token: load() };
const cohere = new CohereClientV2(options);
console.log(«options.token»);`,
    ),
    wrapping(
      'options of AWS',
      'options',
      `const options = { awsRegion, awsSecretKey: load() };
const cohere = new BedrockClient(options);
console.log(«options»);`,
      {
        code: `import { BedrockClient } from 'cohere-ai/aws';
const options = { awsRegion, awsSecretKey: load() };
const cohere = new BedrockClient(options);
console.log(«options»);`,
        errors: [
          {
            messageId: 'options',
            suggestions: [
              {
                messageId: 'redact',
                output: `import { BedrockClient } from 'cohere-ai/aws';
import { redact } from 'eslint-plugin-cohere/runtime';
const options = { awsRegion, awsSecretKey: load() };
const cohere = new BedrockClient(options);
console.log(redact(options));`,
              },
            ],
          },
        ],
      },
    ),
    wrapping('the variable of the key', 'key', "console.log('key:', «process.env.CO_API_KEY»);"),
    wrapping('the variable that is taken for it', 'key', 'console.log(`key: ${«process.env.COHERE_API_KEY»}`);'),
    wrapping(
      'the beginning of a key',
      'key',
      "console.log('key:', «process.env.CO_API_KEY?.slice(0, 4)» ?? 'missing');",
    ),
    wrapping(
      'the end of a key',
      'key',
      `${client}console.log(\`…\${«process.env.COHERE_KEY.substring(36).toString()»}\`);`,
    ),
    plain('a key behind a text', 'key', `${head}console.log('key: ' + «process.env.CO_API_KEY»);`),
    wrapping(
      'a parameter',
      'key',
      `function clientFor(apiKey) {
  console.debug(«apiKey»);
  return new CohereClientV2({ token: apiKey });
}`,
    ),
    wrapping(
      'a field',
      'key',
      `class Service {
  constructor(config) {
    this.config = config;
    this.client = new CohereClientV2({ token: config.key ?? '' });
    console.log(«config.key»);
  }
}`,
    ),
    wrapping(
      'a positional key',
      'key',
      `const key = 'placeholder';
const cohere = new CohereClientV2(key);
console.log(«key»);`,
    ),
    wrapping(
      'a key in a header',
      'key',
      `const key = load();
console.log(«key»);
await fetch('https://api.cohere.com/v2/chat', { method: 'POST', headers: { Authorization: \`Bearer \${key}\` } });`,
    ),
    wrapping(
      'part of a key through a constant',
      'key',
      'const start = process.env.CO_API_KEY.slice(0, 4);\nconsole.log(«start»);',
    ),
    wrapping('a key through a text', 'key', 'const line = `key ${process.env.CO_API_KEY}`;\nconsole.log(«line»);'),
    wrapping('a request', 'texts', ask('console.log(«request»);')),
    wrapping(
      'a request that cannot be read',
      'texts',
      `${client}const ask = (payload) => {
  console.log(JSON.stringify(«payload»));
  return cohere.chat(payload);
};`,
    ),
    wrapping('the messages', 'texts', ask("console.log('messages', «messages»);")),
    wrapping('the messages of a request', 'texts', ask('console.log(«request.messages»);')),
    wrapping(
      'a text of a request',
      'texts',
      `${client}const ask = (request) => {
  console.log(\`Q: \${«request.query»}\`);
  return cohere.rerank(request);
};`,
    ),
    wrapping(
      'messages of a hidden request',
      'texts',
      `${client}const ask = (request) => {
  console.log(«request.messages»);
  return cohere.chat(request);
};`,
    ),
    wrapping('a list that is spread into the messages', 'texts', ask('console.log(«req.history»);')),
    wrapping('the content of a message', 'texts', ask('console.log(`Question: ${«question»}`);')),
    wrapping('the beginning of a question', 'texts', ask('console.log(«question.slice(0, 50)»);')),
    wrapping('the documents', 'texts', ask('console.table(«docs»);')),
    wrapping(
      'a member that is sent',
      'texts',
      `${client}app.post('/', async (req) => {
  console.log('prompt', «req.body.prompt»);
  await cohere.chat({ model, messages: [{ role: 'user', content: req.body.prompt.trim() }] });
});`,
    ),
    wrapping(
      'documents that a condition chooses',
      'texts',
      `${client}const ask = (found) => {
  console.log(«found»);
  return cohere.chat({ model, documents: found.length > 0 ? found : ['nothing was found'] });
};`,
    ),
    wrapping(
      'documents as objects',
      'texts',
      `${client}const ask = (text) => {
  console.log(String(«text»));
  return cohere.chat({ model, documents: [{ data: { text, [name]: 1, ...more } }] });
};`,
    ),
    wrapping(
      'what a constant holds',
      'texts',
      ask("const details = { at: 'ask', question };\n  console.log(«details»);"),
    ),
    wrapping('JSON in a constant', 'texts', ask('const line = JSON.stringify({ question });\n  console.log(«line»);')),
    wrapping('one of two', 'texts', ask("console.log(verbose ? «question» : 'hidden');")),
    wrapping('after a condition', 'texts', ask('console.log(verbose && «question»);')),
    plain('messages that are spread', 'texts', head + ask('console.log(...«messages»);')),
    plain('a request that is spread', 'texts', head + ask('console.log({ ...«request» });')),
    wrapping('the last of a list', 'texts', ask('console.log([, «question»]);')),
    wrapping(
      'a list of texts',
      'texts',
      `${client}const embed = (texts) => {
  console.log(«texts»);
  return cohere.embed({ model, texts, inputType: 'search_document', embeddingTypes: ['float'] });
};`,
    ),
    plain(
      'a message of v1, with another name for `redact`',
      'texts',
      v1('const ask = (message, redact) => {\n  console.log(«message»);\n  return cohere.chat({ message });\n};'),
      {
        errors: [
          {
            messageId: 'texts',
            suggestions: [
              {
                messageId: 'redact',
                output: `import { CohereClient } from 'cohere-ai';
import { redact as redact2 } from 'eslint-plugin-cohere/runtime';
const cohere = new CohereClient();
const ask = (message, redact) => {
  console.log(redact2(message));
  return cohere.chat({ message });
};`,
              },
            ],
          },
        ],
      },
    ),
    wrapping('the console of Node', 'client', `import out from 'node:console';\n${client}out.log(«cohere»);`, {
      errors: [
        {
          messageId: 'client',
          suggestions: [
            {
              messageId: 'redact',
              output: `${head}import out from 'node:console';\nimport { redact } from 'eslint-plugin-cohere/runtime';\n${client}out.log(redact(cohere));`,
            },
          ],
        },
      ],
    }),
    plain(
      'debug',
      'texts',
      `import createDebug from 'debug';
${head}const debug = createDebug('app');
${ask("debug('question %s', «question»);")}`,
      {
        errors: [
          {
            messageId: 'texts',
            suggestions: [
              {
                messageId: 'redact',
                output: `import createDebug from 'debug';
${withRedact}const debug = createDebug('app');
${ask("debug('question %s', redact(question));")}`,
              },
            ],
          },
        ],
      },
    ),
    plain(
      'winston',
      'texts',
      `import winston from 'winston';
${head}const out = winston.createLogger({});
${ask("out.info('question', «question»);")}`,
    ),
    plain(
      'pino',
      'texts',
      `import pino from 'pino';
${head}const out = pino().child({});
${ask('out.info({ «question» }, "asked");')}`,
      {
        errors: [
          {
            messageId: 'texts',
            suggestions: [
              {
                messageId: 'redact',
                output: `import pino from 'pino';
${withRedact}const out = pino().child({});
${ask('out.info({ question: redact(question) }, "asked");')}`,
              },
            ],
          },
        ],
      },
    ),
    wrapping('a logger by its name', 'texts', ask('req.log.warn(«question»);')),
    wrapping('an attribute of a span', 'texts', ask("span.setAttributes({ 'gen_ai.prompt': «question» });")),
    plain('one attribute of a span', 'texts', head + ask("span.setAttribute('gen_ai.prompt', «question»);")),
    plain(
      'the context of an error report',
      'texts',
      `import * as Sentry from '@sentry/node';
${head}${ask("Sentry.setContext('cohere', «request»);")}`,
    ),
    wrapping('the body of an error', 'body', failing('console.error(«err.body»);')),
    wrapping('a body in a text', 'body', failing('console.error(`failed: ${«err.body»}`);')),
    wrapping('a raw response', 'response', failing('console.error(«err.rawResponse»);')),
    wrapping('the headers of a response', 'response', failing('logger.error({ headers: «err.rawResponse.headers» });')),
    wrapping('a destructured body', 'body', failing('const { body } = err;\n  console.error(«body»);')),
    wrapping('a body through a constant', 'body', failing('const detail = err.body;\n  console.error(«detail»);')),
    wrapping(
      'a rejection',
      'body',
      `${client}cohere.chat({ model, messages }).catch((err) => console.error(«err.body»));`,
    ),
    {
      name: 'an error that the code tests',
      code: `import { CohereError } from 'cohere-ai';
export function report(err) {
  if (err instanceof CohereError) console.error(«err.body»);
}`,
      errors: [
        {
          messageId: 'body',
          suggestions: [
            {
              messageId: 'redact',
              output: `import { CohereError } from 'cohere-ai';
import { redact } from 'eslint-plugin-cohere/runtime';
export function report(err) {
  if (err instanceof CohereError) console.error(redact(err.body));
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'errors by their type',
      code: `import { CohereError } from 'cohere-ai';
export function report(err: CohereError, other: unknown) {
  console.error(«err.body», «(other as CohereError).rawResponse»);
}`,
      typescript: true,
      errors: [
        {
          messageId: 'body',
          suggestions: [
            {
              messageId: 'redact',
              output: `import { CohereError } from 'cohere-ai';
import { redact } from 'eslint-plugin-cohere/runtime';
export function report(err: CohereError, other: unknown) {
  console.error(redact(err.body), (other as CohereError).rawResponse);
}`,
            },
          ],
        },
        {
          messageId: 'response',
          suggestions: [
            {
              messageId: 'redact',
              output: `import { CohereError } from 'cohere-ai';
import { redact } from 'eslint-plugin-cohere/runtime';
export function report(err: CohereError, other: unknown) {
  console.error(err.body, redact((other as CohereError).rawResponse));
}`,
            },
          ],
        },
      ],
    },
    wrapping('an error, by option', 'error', failing("console.error('failed', «err»);"), {
      options: [{ checkErrors: true, checkAnswers: false }],
    }),
    wrapping('the message of an error, by option', 'error', failing('console.error(`failed: ${«err.message»}`);'), {
      options: [{ checkErrors: true, checkAnswers: false }],
    }),
    wrapping(
      'an answer, by option',
      'answer',
      `${client}const answer = await cohere.chat({ model, messages });
console.log(JSON.stringify(«answer»));`,
      { options: [{ checkErrors: false, checkAnswers: true }] },
    ),
    wrapping(
      'an awaited answer, by option',
      'answer',
      `${client}console.log(«await cohere.chat({ model, messages })»);`,
      {
        options: [{ checkErrors: false, checkAnswers: true }],
      },
    ),
    plain('a client of AWS', 'client', bedrock('console.log(«cohere»);'), {
      errors: [
        {
          messageId: 'client',
          suggestions: [
            {
              messageId: 'redact',
              output: bedrock('console.log(redact(cohere));').replace(
                "aws';\n",
                "aws';\nimport { redact } from 'eslint-plugin-cohere/runtime';\n",
              ),
            },
          ],
        },
      ],
    }),
  ],
});
