import { describe, expect, it } from 'vitest';
import rule from '../../src/rules/require-error-handling.js';
import { type InvalidCase, testRule } from '../helpers/rule-tester.js';

const imports = "import { CohereClientV2, CohereError, CohereTimeoutError } from 'cohere-ai';";
const client = 'const cohere = new CohereClientV2({});';

const v2 = (body: string): string => `import { CohereClientV2 } from 'cohere-ai';\n${client}\n${body}`;

/** What `v2` becomes when a suggestion imports the classes. */
const fixed = (body: string): string =>
  `import { CohereClientV2, CohereError, CohereTimeoutError } from 'cohere-ai';\n${client}\n${body}`;

/** Lines, each one step further in. */
const indent = (text: string, step: string): string => text.replaceAll(/^(?=.)/gmu, step);

const isUnanswered = (name: string): string =>
  `${name} instanceof CohereTimeoutError || (${name} instanceof CohereError && ${name}.statusCode === undefined)`;

/** The branches that a suggestion puts into a handler that drops the error, or into a new one. */
const throwing = (name: string): string => `if (${isUnanswered(name)}) {
  throw new Error('Cohere did not answer: a time-out, or no connection.', { cause: ${name} });
}
if (${name} instanceof CohereError) {
  throw new Error(\`Cohere answered with status \${${name}.statusCode}.\`, { cause: ${name} });
}`;

/** The branches that a suggestion puts into a handler that does something. */
const logging = (name: string): string => `if (${isUnanswered(name)}) {
  console.warn('Cohere did not answer: a time-out, or no connection.');
} else if (${name} instanceof CohereError) {
  console.warn(\`Cohere answered with status \${${name}.statusCode}.\`);
}`;

/** Statements in a new `try`. */
const tried = (statements: string, name = 'error'): string => `try {
${indent(statements, '  ')}
} catch (${name}) {
${indent(`${throwing(name)}\nthrow ${name};`, '  ')}
}`;

/** Statements that read a stream, in a new `try`: what breaks it there is no error of the SDK's. */
const readToEnd = (statements: string): string => `try {
${indent(statements, '  ')}
} catch (error) {
  if (error instanceof Error && error.name === 'AbortError') {
    throw error;
  }
  throw new Error('The answer of Cohere was not read to its end.', { cause: error });
}`;

/** A function with a body. */
const ask = (body: string, head = 'export async function ask(messages)'): string =>
  `${head} {\n${indent(body, '  ')}\n}`;

/** A `try` around a call, with the code of its handler. */
const caught = (handler: string, call = '«cohere.chat({ messages })»', parameter = '(err) '): string =>
  ask(`try {\n  return await ${call};\n} catch ${parameter}{${handler === '' ? '' : `\n${indent(handler, '  ')}\n`}}`);

const plain = 'cohere.chat({ messages })';

/** A release that the runtime helpers do not support: the suggestion with them is left out. */
const withoutHelpers = { cohere: { sdkVersion: '7.19.0' } };

/** A report of one kind, and the file after its suggestion. */
const reports = (
  name: string,
  messageId: string,
  code: string,
  suggestion?: readonly [messageId: string, output: string],
  more: Partial<InvalidCase> & { readonly method?: string } = {},
): InvalidCase => {
  const { method = 'chat', ...rest } = more;
  const suggestions = suggestion && [{ messageId: suggestion[0], output: suggestion[1] }];
  const settings = suggestions && { settings: withoutHelpers };
  return {
    ...settings,
    ...rest,
    name,
    code,
    errors: [{ messageId, data: { method }, ...(suggestions && { suggestions }) }],
  };
};

/** What `v2` becomes when a suggestion imports the classifier of the runtime helpers. */
const helped = (body: string): string =>
  `import { CohereClientV2 } from 'cohere-ai';
import { classifyCohereError } from 'eslint-plugin-cohere/runtime';
${client}
${body}`;

/** The lines that such a suggestion puts into a handler. */
const classifying = (name: string, act: string): string => `const { kind } = classifyCohereError(${name});
if (kind !== 'unknown') {
  ${act}
}`;
const warn = 'console.warn(`Cohere failed: ${kind}.`);';
const fail = (name: string): string => `throw new Error(\`Cohere failed: \${kind}.\`, { cause: ${name} });`;

/** A report, and the file after its suggestion by classes and after that with the runtime helpers. */
const reportsBoth = (
  name: string,
  messageId: string,
  code: string,
  byClasses: readonly [messageId: string, output: string],
  classified: string,
): InvalidCase => ({
  name: `${name}, with the runtime helpers`,
  code,
  errors: [
    {
      messageId,
      data: { method: 'chat' },
      suggestions: [
        { messageId: byClasses[0], output: byClasses[1] },
        { messageId: 'classify', output: classified },
      ],
    },
  ],
});

testRule('require-error-handling', rule, {
  valid: [
    {
      name: 'a return of a script',
      code: "const { CohereClientV2 } = require('cohere-ai'); return new CohereClientV2({}).chat({});",
      sourceType: 'commonjs',
    },
    {
      name: 'a stream that a script returns',
      code: "const { CohereClientV2 } = require('cohere-ai'); const stream = new CohereClientV2({}).chatStream({}); stream.catch((err) => { if (err.statusCode === undefined) wait(); else fail(); }); return stream;",
      sourceType: 'commonjs',
    },
    {
      name: 'a function that a script returns',
      code: "const { CohereClientV2 } = require('cohere-ai'); return async () => { await new CohereClientV2({}).chat({}); };",
      sourceType: 'commonjs',
    },

    {
      name: 'both classes',
      code: `${imports}
${client}
export async function ask(messages) {
  try {
    return await cohere.chat({ model: 'command-a-03-2025', messages });
  } catch (err) {
    if (err instanceof CohereTimeoutError) return 'Try again in a minute.';
    if (err instanceof CohereError) return \`Refused with \${err.statusCode}.\`;
    throw err;
  }
}`,
    },
    {
      name: 'CohereError with a branch for a missing status, from CommonJS',
      code: `const { CohereClient, CohereError } = require('cohere-ai');
const cohere = new CohereClient({});
module.exports = async (texts) => {
  try {
    return await cohere.v2.embed({ texts });
  } catch (err) {
    if (err instanceof CohereError) return err.statusCode === undefined ? 'no answer' : 'refused';
    throw err;
  }
};`,
    },
    {
      name: 'the classifier of the runtime',
      code: `import { CohereClientV2 } from 'cohere-ai';
import { classifyCohereError } from 'eslint-plugin-cohere/runtime';
${client}
app.post('/chat', async (request, response) => {
  try {
    response.json(await cohere.chat({ model, messages: request.body.messages }));
  } catch (err) {
    response.status(classifyCohereError(err).retryable ? 503 : 500).end();
  }
});`,
    },
    {
      name: 'a method of a class that says what it throws',
      code: `import { CohereClientV2 } from 'cohere-ai';
export class Embedder {
  #client = new CohereClientV2({});
  /** @throws {CohereError} when Cohere fails. */
  async embed(texts) {
    return await this.#client.embed({ texts });
  }
}`,
    },
    {
      name: 'the call of another client',
      code: "import { OpenAI } from 'openai'; await new OpenAI().chat({}); // cohere-ai",
    },
    { name: 'a function of the same name', code: v2('export async function rerank(q) { return q; } await rerank(1);') },
    { name: 'a test file', code: v2('await cohere.chat({});'), filename: 'src/chat.test.js' },
    {
      name: 'a test file of the settings',
      code: v2('await cohere.chat({});'),
      filename: 'checks/chat.js',
      settings: { cohere: { testFiles: ['checks/**'] } },
    },
    {
      name: 'a wrapper of the settings',
      code: v2('export const POST = withCohere(async (request) => cohere.chat({}));'),
      settings: { cohere: { wrappers: ['withCohere'] } },
    },
    { name: 'a case that is accepted', code: v2('await cohere.chat({});'), options: [{ accept: ['unhandled'] }] },
    {
      name: 'catch-alls that are accepted',
      code: v2('export async function ask() { try { return await cohere.chat({}); } catch { return 500; } }'),
      options: [{ accept: ['catchAll', 'missesTimeout'] }],
    },
    {
      name: 'a handler of the framework in another file',
      code: v2("app.post('/chat', async (request, response) => { response.json(await cohere.chat({})); });"),
      options: [{ frameworkHandler: true }],
    },
    {
      name: 'a catch-all around a call of 5.x, which has no classes of error',
      code: "import cohere from 'cohere-ai'; cohere.init(key); export async function ask() { try { return await cohere.generate({}); } catch (err) { return err.message; } }",
    },
    {
      name: 'one status of a call of 5.x',
      code: "import cohere from 'cohere-ai'; cohere.init(key); export async function ask() { try { return await cohere.generate({}); } catch (err) { if (err.statusCode === 500) return 500; return null; } }",
    },
  ],
  invalid: [
    {
      name: 'a key in the file: no suggestion, which would repeat it',
      code: `import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2({ token: 'aB3${'dE5fG7hI9'.repeat(4)}k' });
try {
  await «cohere.chat({})»;
} catch {
  failed = true;
}`,
      errors: [{ messageId: 'catchAll', data: { method: 'chat' } }],
    },
    // Each case, with its message and what is suggested.
    reports('no handler', 'unhandled', v2('await «cohere.chat({})»;'), [
      'wrap',
      fixed(tried('await cohere.chat({});')),
    ]),
    reports('a function that others call', 'escapes', v2(ask('return await «cohere.chat({ messages })»;')), [
      'wrap',
      fixed(ask(tried('return await cohere.chat({ messages });'))),
    ]),
    reports('a promise that nobody waits for', 'floating', v2('«cohere.chat({})»;')),
    reports(
      'return without await, with a handler that tells both cases apart',
      'unawaitedReturn',
      `${imports}\n${client}\nexport async function ask() { try { return «cohere.chat({})»; } catch (err) { if (err instanceof CohereTimeoutError || err instanceof CohereError) return 503; throw err; } }`,
      [
        'await',
        `${imports}\n${client}\nexport async function ask() { try { return await cohere.chat({}); } catch (err) { if (err instanceof CohereTimeoutError || err instanceof CohereError) return 503; throw err; } }`,
      ],
    ),
    reports(
      'a call in a catch block',
      'inHandler',
      v2(ask('try {\n  return await other();\n} catch {\n  return await «cohere.chat({ messages })»;\n}')),
      [
        'wrap',
        fixed(
          ask(
            `try {\n  return await other();\n} catch {\n${indent(tried('return await cohere.chat({ messages });'), '  ')}\n}`,
          ),
        ),
      ],
    ),
    reports('a handler that does nothing', 'emptyHandler', v2(caught('')), [
      'rethrow',
      fixed(caught(throwing('err'), plain)),
    ]),
    reports('a handler that only logs', 'logOnly', v2(caught('console.error(err);\nreturn null;')), [
      'rethrow',
      fixed(caught(`${throwing('err')}\nconsole.error(err);\nreturn null;`, plain)),
    ]),
    reports('a catch-all', 'catchAll', v2(caught("return 'Sorry.';")), [
      'tellApart',
      fixed(caught(`${logging('err')}\nreturn 'Sorry.';`, plain)),
    ]),
    reports(
      'CohereError alone',
      'missesTimeout',
      `import { CohereClientV2, CohereError } from 'cohere-ai';\n${client}\n${caught('if (err instanceof CohereError) return 502;\nthrow err;')}`,
      [
        'tellApart',
        fixed(
          caught(
            `if (${isUnanswered('err')}) {\n  console.warn('Cohere did not answer: a time-out, or no connection.');\n}\nif (err instanceof CohereError) return 502;\nthrow err;`,
            plain,
          ),
        ),
      ],
    ),
    reports(
      'CohereTimeoutError alone',
      'missesCohereError',
      `import { CohereClientV2, CohereTimeoutError } from 'cohere-ai';\n${client}\n${caught('if (err instanceof CohereTimeoutError) return 504;\nreturn 500;')}`,
      [
        'tellApart',
        `import { CohereClientV2, CohereTimeoutError, CohereError } from 'cohere-ai';\n${client}\n${caught(`${logging('err')}\nif (err instanceof CohereTimeoutError) return 504;\nreturn 500;`, plain)}`,
      ],
    ),
    reports(
      'a loop over a stream outside of the try',
      'streamOutside',
      `${imports}\n${client}\n${ask(`let stream;
try {
  stream = await «cohere.chatStream({ messages })»;
} catch (err) {
  if (err instanceof CohereTimeoutError || err instanceof CohereError) return 503;
  throw err;
}
for await (const event of stream) {
  show(event);
}`)}`,
      [
        'wrap',
        `${imports}\n${client}\n${ask(`let stream;
try {
  stream = await cohere.chatStream({ messages });
} catch (err) {
  if (err instanceof CohereTimeoutError || err instanceof CohereError) return 503;
  throw err;
}
${readToEnd('for await (const event of stream) {\n  show(event);\n}')}`)}`,
      ],
      { method: 'chatStream' },
    ),

    // Handlers that a suggestion completes.
    reports('a catch clause without a parameter', 'catchAll', v2(caught("return 'Sorry.';", undefined, '')), [
      'tellApart',
      fixed(caught(`${logging('error')}\nreturn 'Sorry.';`, plain, '(error) ')),
    ]),
    reports(
      'a catch clause without a parameter, whose name is taken',
      'catchAll',
      v2(`const error = 'Sorry.';\n${caught('return error;', undefined, '')}`),
      [
        'tellApart',
        fixed(`const error = 'Sorry.';\n${caught(`${logging('error2')}\nreturn error;`, plain, '(error2) ')}`),
      ],
    ),
    reports(
      'a handler that takes the error apart',
      'catchAll',
      v2(caught('return message;', undefined, '({ message }) ')),
    ),
    reports('a comment in an empty handler', 'emptyHandler', v2(caught('// Too bad.')), [
      'rethrow',
      fixed(caught(`${throwing('err')}\n// Too bad.`, plain)),
    ]),
    reports(
      'a handler on one line',
      'catchAll',
      v2("export async function ask() { try { return await «cohere.chat({})»; } catch (err) { return 'Sorry.'; } }"),
      [
        'tellApart',
        fixed(
          `export async function ask() { try { return await cohere.chat({}); } catch (err) {\n${indent(logging('err'), '  ')}\n  return 'Sorry.'; } }`,
        ),
      ],
    ),
    reports(
      'an empty handler on one line',
      'emptyHandler',
      v2('export async function ask() { try { return await «cohere.chat({})»; } catch (err) {} }'),
      [
        'rethrow',
        fixed(
          `export async function ask() { try { return await cohere.chat({}); } catch (err) {\n${indent(throwing('err'), '  ')}\n} }`,
        ),
      ],
    ),
    reports('a handler that rethrows', 'escapes', v2(caught('console.error(err);\nthrow err;')), [
      'tellApart',
      fixed(caught(`${logging('err')}\nconsole.error(err);\nthrow err;`, plain)),
    ]),
    reports(
      'catch with a function',
      'catchAll',
      v2("export const ask = () =>\n  «cohere.chat({})».catch((err) => {\n    return 'Sorry.';\n  });"),
      [
        'tellApart',
        fixed(
          `export const ask = () =>\n  cohere.chat({}).catch((err) => {\n${indent(logging('err'), '    ')}\n    return 'Sorry.';\n  });`,
        ),
      ],
    ),
    reports('catch with a function that takes nothing', 'emptyHandler', v2('«cohere.chat({})».catch(() => {});'), [
      'rethrow',
      fixed(`cohere.chat({}).catch((error) => {\n${indent(throwing('error'), '  ')}\n});`),
    ]),
    reports('catch with a short function', 'emptyHandler', v2('«cohere.chat({})».catch(() => null);')),
    reports('catch with console.error', 'logOnly', v2('«cohere.chat({})».catch(console.error);')),
    reports(
      'a function of the file as the handler',
      'catchAll',
      v2(
        'cohere.chat({});'
          .replace('cohere.chat({})', '«cohere.chat({})»')
          .replace(';', ".catch(fail);\nfunction fail(err) {\n  show('Sorry.');\n}"),
      ),
      [
        'tellApart',
        fixed(
          `cohere.chat({}).catch(fail);\nfunction fail(err) {\n${indent(logging('err'), '  ')}\n  show('Sorry.');\n}`,
        ),
      ],
    ),
    reports(
      'two callers with handlers, neither of which is enough',
      'catchAll',
      v2(
        "const load = () => «cohere.chat({})»;\nexport async function a() { try { return await load(); } catch { return 'a'; } }\nexport async function b() { try { return await load(); } catch { return 'b'; } }",
      ),
    ),
    reports(
      'a finally block that returns',
      'emptyHandler',
      v2('export async function ask() { try { return await «cohere.chat({})»; } finally { return null; } }'),
    ),

    reports(
      'a handler of another module',
      'catchAll',
      v2("import { toHttp } from './errors.js';\nexport const ask = () => «cohere.chat({})».catch(toHttp);"),
      undefined,
      { filename: 'tests/fixtures/handling/ask.js', settings: { cohere: { testFiles: [] } }, oxlint: false },
    ),

    // Statements that a suggestion puts into a try.
    reports(
      'a constant that the rest of the block needs',
      'escapes',
      v2(ask('const answer = await «cohere.chat({ messages })»;\nlog(1);\nshow(answer);\ndone();')),
      [
        'wrap',
        fixed(ask(`${tried('const answer = await cohere.chat({ messages });\nlog(1);\nshow(answer);')}\ndone();`)),
      ],
    ),
    reports('return without await', 'escapes', v2(ask('return «cohere.chat({ messages })»;')), [
      'wrap',
      fixed(ask(tried('return await cohere.chat({ messages });'))),
    ]),
    reports(
      'return of a function that is not async',
      'escapes',
      v2(ask('return «cohere.chat({})»;', 'export function ask()')),
    ),
    reports('a short arrow function', 'escapes', v2('export const ask = () => «cohere.chat({})»;')),
    reports('a constant that is exported', 'unhandled', v2('export const answer = await «cohere.chat({})»;')),
    reports(
      'return without await in a try whose handler is a catch-all',
      'unawaitedReturn',
      v2(ask("try {\n  return «cohere.chat({ messages })»;\n} catch {\n  return 'Sorry.';\n}")),
      [
        'awaitAndTellApart',
        fixed(
          ask(
            `try {\n  return await cohere.chat({ messages });\n} catch (error) {\n${indent(logging('error'), '  ')}\n  return 'Sorry.';\n}`,
          ),
        ),
      ],
    ),
    reports(
      'return without await in a try whose handler does nothing',
      'unawaitedReturn',
      v2(ask('try {\n  return «cohere.chat({ messages })»;\n} catch (err) {}')),
      [
        'awaitAndTellApart',
        fixed(
          ask(`try {\n  return await cohere.chat({ messages });\n} catch (err) {\n${indent(throwing('err'), '  ')}\n}`),
        ),
      ],
    ),
    reportsBoth(
      'return without await in a try whose handler is a catch-all',
      'unawaitedReturn',
      v2(ask("try {\n  return «cohere.chat({ messages })»;\n} catch (err) {\n  return 'Sorry.';\n}")),
      [
        'awaitAndTellApart',
        fixed(
          ask(
            `try {\n  return await cohere.chat({ messages });\n} catch (err) {\n${indent(logging('err'), '  ')}\n  return 'Sorry.';\n}`,
          ),
        ),
      ],
      helped(
        ask(
          `try {\n  return await cohere.chat({ messages });\n} catch (err) {\n${indent(classifying('err', warn), '  ')}\n  return 'Sorry.';\n}`,
        ),
      ),
    ),
    reports(
      'return without await in a try whose handler passes the error on',
      'unawaitedReturn',
      v2(
        ask(
          "try {\n  return «cohere.chat({ messages })»;\n} catch (err) {\n  throw new AskError('No answer.', { cause: err });\n}",
        ),
      ),
      [
        'await',
        v2(
          ask(
            "try {\n  return await cohere.chat({ messages });\n} catch (err) {\n  throw new AskError('No answer.', { cause: err });\n}",
          ),
        ),
      ],
    ),
    reports(
      'return without await in a try whose handler passes the error on to several callers',
      'unawaitedReturn',
      v2(`async function ask(messages) {
  try {
    return «cohere.chat({ messages })»;
  } catch (err) {
    console.error(err);
    throw err;
  }
}
export const first = async (messages) => show(await ask(messages));
export const second = async (messages) => { try { show(await ask(messages)); } catch {} };`),
    ),
    reports(
      'return without await in a try whose handler takes the error apart',
      'unawaitedReturn',
      v2(ask('try {\n  return «cohere.chat({ messages })»;\n} catch ({ message }) {\n  return message;\n}')),
    ),
    reports(
      'return without await in a try of a function that is not async',
      'unawaitedReturn',
      v2('export function ask() { try { return «cohere.chat({})»; } catch { return 500; } }'),
    ),
    reports(
      'return of a call with then in a try',
      'unawaitedReturn',
      v2('export async function ask() { try { return «cohere.chat({})».then(show); } catch { return 500; } }'),
    ),
    reports('then without a handler', 'escapes', v2(ask('return «cohere.chat({})».then(show);'))),
    reports(
      'a stream with its loop',
      'escapes',
      v2(ask('for await (const event of await «cohere.chatStream({})») show(event);')),
      ['wrap', fixed(ask(tried('for await (const event of await cohere.chatStream({})) show(event);')))],
      { method: 'chatStream' },
    ),
    reports(
      'a stream with its loop in another function',
      'escapes',
      v2(
        ask(
          'const stream = await «cohere.chatStream({})»;\nsetTimeout(async () => {\n  for await (const event of stream) show(event);\n});',
        ),
      ),
      undefined,
      { method: 'chatStream' },
    ),
    reports('a stream that is returned', 'escapes', v2(ask('return await «cohere.chatStream({})»;')), undefined, {
      method: 'chatStream',
    }),
    reports(
      'a stream that is read outside of a catch-all',
      'catchAll',
      v2(
        ask(
          'let stream;\ntry {\n  stream = await «cohere.chatStream({})»;\n} catch {\n  return 500;\n}\nfor await (const event of stream) show(event);',
        ),
      ),
      undefined,
      { method: 'chatStream' },
    ),

    // Names and imports.
    reports(
      'names that are taken',
      'unhandled',
      `import { CohereClientV2 } from 'cohere-ai';\n${client}\nclass CohereError {}\nconst error = 1;\nawait «cohere.chat({})»;`,
      [
        'wrap',
        `import { CohereClientV2, CohereError as CohereError2, CohereTimeoutError } from 'cohere-ai';\n${client}\nclass CohereError {}\nconst error = 1;\n${tried('await cohere.chat({});', 'error2').replaceAll('CohereError ', 'CohereError2 ').replaceAll('CohereError)', 'CohereError2)')}`,
      ],
    ),
    reports(
      'a namespace',
      'unhandled',
      `import * as sdk from 'cohere-ai';\nawait «new sdk.CohereClientV2({}).chat({})»;`,
      [
        'wrap',
        `import * as sdk from 'cohere-ai';\n${tried('await new sdk.CohereClientV2({}).chat({});').replaceAll('instanceof ', 'instanceof sdk.')}`,
      ],
    ),
    reports(
      'CommonJS',
      'escapes',
      `const { CohereClientV2 } = require('cohere-ai');\n${client}\n${ask('await «cohere.chat({})»;', 'module.exports = async function ()')};`,
      [
        'wrap',
        `const { CohereClientV2, CohereError, CohereTimeoutError } = require('cohere-ai');\n${client}\n${ask(tried('await cohere.chat({});'), 'module.exports = async function ()')};`,
      ],
    ),
    reports(
      'a client from the AWS entry',
      'unhandled',
      "import { BedrockClient } from 'cohere-ai/aws';\nawait «new BedrockClient({}).chat({})»;",
      [
        'wrap',
        `import { BedrockClient } from 'cohere-ai/aws';\nimport { CohereError, CohereTimeoutError } from 'cohere-ai';\n${tried('await new BedrockClient({}).chat({});')}`,
      ],
    ),
    reports(
      'a specifier of Deno',
      'unhandled',
      "import { CohereClient } from 'npm:cohere-ai@7.21.0';\nawait «new CohereClient().chat({})»;",
      [
        'wrap',
        `import { CohereClient, CohereError, CohereTimeoutError } from 'npm:cohere-ai@7.21.0';\n${tried('await new CohereClient().chat({});')}`,
      ],
    ),
    reports(
      'a client of the settings',
      'unhandled',
      "import cohere from '@/lib/ai';\nawait «cohere.chat({})»;",
      [
        'wrap',
        `import cohere from '@/lib/ai';\nimport { CohereError, CohereTimeoutError } from 'cohere-ai';\n${tried('await cohere.chat({});')}`,
      ],
      { settings: { cohere: { ...withoutHelpers.cohere, clients: [{ module: '@/lib/ai', client: 'v2' }] } } },
    ),
    reports(
      'double quotes',
      'unhandled',
      'import { CohereClientV2 } from "cohere-ai";\nawait «new CohereClientV2({}).chat({})»;',
      [
        'wrap',
        `import { CohereClientV2, CohereError, CohereTimeoutError } from "cohere-ai";\n${tried('await new CohereClientV2({}).chat({});').replaceAll("'", '"')}`,
      ],
    ),

    // The other ways to a client, and the other endpoints.
    reports(
      'the view of v2',
      'unhandled',
      "import { CohereClient, CohereError, CohereTimeoutError } from 'cohere-ai';\nconst cohere = new CohereClient();\nawait «cohere.v2.rerank({})»;",
      [
        'wrap',
        `import { CohereClient, CohereError, CohereTimeoutError } from 'cohere-ai';\nconst cohere = new CohereClient();\n${tried('await cohere.v2.rerank({});')}`,
      ],
      { method: 'rerank' },
    ),
    reports(
      'a field of a class',
      'escapes',
      `${imports}\nexport class Embedder {\n  #client = new CohereClientV2({});\n  async embed(texts) {\n    return await «this.#client.embed({ texts })»;\n  }\n}`,
      [
        'wrap',
        `${imports}\nexport class Embedder {\n  #client = new CohereClientV2({});\n  async embed(texts) {\n${indent(tried('return await this.#client.embed({ texts });'), '    ')}\n  }\n}`,
      ],
      { method: 'embed' },
    ),
    reports(
      'a factory',
      'unhandled',
      `${imports}\nconst client = () => new CohereClientV2({});\nawait «client().embedJobs.create({})»;`,
      [
        'wrap',
        `${imports}\nconst client = () => new CohereClientV2({});\n${tried('await client().embedJobs.create({});')}`,
      ],
      { method: 'embedJobs.create' },
    ),
    reports(
      'a parameter with a type',
      'escapes',
      `import { type CohereClientV2, CohereError, CohereTimeoutError } from 'cohere-ai';\n${ask('await «client.chat({} as never)»;', 'export async function ask(client: CohereClientV2)')}`,
      [
        'wrap',
        `import { type CohereClientV2, CohereError, CohereTimeoutError } from 'cohere-ai';\n${ask(tried('await client.chat({} as never);'), 'export async function ask(client: CohereClientV2)')}`,
      ],
      { typescript: true },
    ),
    reports(
      'a call of 5.x',
      'unhandled',
      "import cohere from 'cohere-ai';\ncohere.init(key);\nawait «cohere.generate({})»;",
      undefined,
      { method: 'generate' },
    ),

    // Options.
    reports(
      'a case that is not among those accepted',
      'logOnly',
      v2('«cohere.chat({})».catch(console.error);'),
      undefined,
      { options: [{ accept: ['catchAll'] }] },
    ),
    reports('a logger by option', 'logOnly', v2('«cohere.chat({})».catch(audit.write);'), undefined, {
      options: [{ loggers: ['audit.write'] }],
    }),
    reports('a wrapper by option', 'floating', v2('measured(() => «cohere.chat({})»);'), undefined, {
      options: [{ passThrough: ['measured'] }],
    }),
    reports(
      'a timer in spite of a handler of the framework',
      'unhandled',
      v2('setInterval(() => «cohere.chat({})», 1000);'),
      undefined,
      { options: [{ frameworkHandler: true }] },
    ),

    // The suggestion with the runtime helpers.
    reportsBoth(
      'a handler that does nothing',
      'emptyHandler',
      v2(caught('')),
      ['rethrow', fixed(caught(throwing('err'), plain))],
      helped(caught(classifying('err', fail('err')), plain)),
    ),
    reportsBoth(
      'a catch-all',
      'catchAll',
      v2(caught("return 'Sorry.';")),
      ['tellApart', fixed(caught(`${logging('err')}\nreturn 'Sorry.';`, plain))],
      helped(caught(`${classifying('err', warn)}\nreturn 'Sorry.';`, plain)),
    ),
    reportsBoth(
      'no handler',
      'unhandled',
      v2('await «cohere.chat({})»;'),
      ['wrap', fixed(tried('await cohere.chat({});'))],
      helped(
        `try {
  await cohere.chat({});
} catch (error) {
${indent(`${classifying('error', fail('error'))}\nthrow error;`, '  ')}
}`,
      ),
    ),
    reportsBoth(
      'a name that is taken',
      'catchAll',
      v2(caught("return 'Sorry.';").replace('(messages)', '(messages, kind)')),
      [
        'tellApart',
        fixed(caught(`${logging('err')}\nreturn 'Sorry.';`, plain).replace('(messages)', '(messages, kind)')),
      ],
      helped(
        caught(
          `const { kind: kind2 } = classifyCohereError(err);
if (kind2 !== 'unknown') {
  console.warn(\`Cohere failed: \${kind2}.\`);
}
return 'Sorry.';`,
          plain,
        ).replace('(messages)', '(messages, kind)'),
      ),
    ),
  ],
});

describe('messages that speak of a helper', () => {
  it.each(['missesCohereError', 'missesTimeout'])('%s says where it is', (messageId) => {
    expect(rule.meta.messages?.[messageId]).toContain('`cohereFetch` of `eslint-plugin-cohere/runtime`');
  });
});
