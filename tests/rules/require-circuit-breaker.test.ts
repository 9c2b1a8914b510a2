import rule from '../../src/rules/require-circuit-breaker.js';
import { type ExpectedError, testRule } from '../helpers/rule-tester.js';
import { bedrock, init, v1, v2 } from '../helpers/sources.js';

const runtime = 'eslint-plugin-cohere/runtime';
const request = "{ model: 'command-a-03-2025', messages }";

/** A file with statements that use a breaker from elsewhere. */
const guarded = (load: string, body: string): string => `${load}\n${v2(body)}`;
const cohereBreaker = `import { CohereCircuitBreaker } from '${runtime}';\nconst guard = new CohereCircuitBreaker();`;

/** The file of `v2()` after the breaker of an endpoint was added. */
const withBreaker = (body: string, endpoint = 'chat'): string => `import { CohereClientV2 } from 'cohere-ai';
import { CohereCircuitBreaker } from '${runtime}';

const ${endpoint}Breaker = new CohereCircuitBreaker({ threshold: 5, resetMs: 60_000 });
const cohere = new CohereClientV2({});
${body}`;

/** The file of `v2()` after its client got a `fetch`. */
const withFetch = (body: string): string => `import { CohereClientV2 } from 'cohere-ai';
import { cohereFetch, cohereBreakers } from '${runtime}';
const cohere = new CohereClientV2({ fetch: cohereFetch({ breaker: cohereBreakers() }) });
${body}`;

const outside = (method: string): ExpectedError => ({ messageId: 'outside', data: { method } });

/** A report with the files after its suggestions; either may be missing. */
function report(method: string, { wrap, giveFetch }: { wrap?: string; giveFetch?: string } = {}): ExpectedError {
  const suggestions = [
    ...(wrap === undefined ? [] : [{ messageId: 'wrap', output: wrap }]),
    ...(giveFetch === undefined ? [] : [{ messageId: 'giveFetch', output: giveFetch }]),
  ];
  return { ...outside(method), ...(suggestions.length > 0 && { suggestions }) };
}

/** Where a file can read modules of `tests/fixtures/clients`. */
const local = { filename: 'tests/fixtures/clients/ask.js', settings: { cohere: { testFiles: [] } }, oxlint: false };

testRule('require-circuit-breaker', rule, {
  valid: [
    {
      name: 'the breaker of the helpers',
      code: guarded(cohereBreaker, `await guard.call(() => cohere.chat(${request}));`),
    },
    {
      name: 'its stream',
      code: guarded(
        cohereBreaker,
        `for await (const event of await guard.stream(() => cohere.chatStream(${request}))) use(event);`,
      ),
    },
    {
      name: 'its fallback',
      code: guarded(cohereBreaker, `await guard.call(() => cached, () => cohere.chat(${request}));`),
    },
    {
      name: 'the breaker in CommonJS',
      sourceType: 'commonjs',
      code: `const { CohereClientV2 } = require('cohere-ai');
const { CohereCircuitBreaker } = require('${runtime}');
const cohere = new CohereClientV2({});
const guard = new CohereCircuitBreaker(5, 60_000);
exports.ask = (messages) => guard.call(async () => cohere.chat({ messages: await trim(messages) }));`,
    },
    {
      name: 'the registry',
      code: guarded(
        `import { cohereBreakers } from '${runtime}';\nconst all = cohereBreakers();`,
        "await all.for({ endpoint: 'chat', model: 'a', fallbackModel: 'b' }).call((model) => cohere.chat({ model, messages }));",
      ),
    },
    {
      name: 'a breaker in a field',
      code: guarded(
        `import * as helpers from '${runtime}';`,
        `class Bot {
  #guard = new helpers.CohereCircuitBreaker();
  ask(messages) { return this.#guard.call(() => cohere.chat({ messages })); }
}`,
      ),
    },
    {
      name: 'a breaker around a function with the call',
      code: guarded(
        cohereBreaker,
        `const ask = (messages) => cohere.chat({ messages });
export const safeAsk = (messages) => guard.call(() => ask(messages));`,
      ),
    },
    {
      name: 'a breaker around all calls of a list',
      code: guarded(
        cohereBreaker,
        'await guard.call(() => Promise.all(lists.map((texts) => cohere.embed({ texts }))));',
      ),
    },
    {
      name: 'a breaker around a method',
      code: guarded(
        cohereBreaker,
        `class Bot {
  ask(messages) { return cohere.chat({ messages }); }
  safeAsk(messages) { return guard.call(() => this.ask(messages)); }
}`,
      ),
    },
    {
      name: 'a breaker inside of a wrapper in sight',
      code: guarded(
        cohereBreaker,
        `const protect = (task) => guard.call(() => task());
await protect(() => cohere.chat({ messages }));
await protect(() => cohere.rerank({ query, documents }));`,
      ),
    },
    {
      name: 'a breaker that a wrapper passes its callback to',
      code: guarded(
        cohereBreaker,
        `async function protect(label, task) { return guard.call(task); }
await protect('chat', () => cohere.chat({ messages }));`,
      ),
    },
    {
      name: 'a fetch with a breaker',
      code: `import { CohereClientV2 } from 'cohere-ai';
import { CohereCircuitBreaker, cohereFetch } from '${runtime}';
const breaker = new CohereCircuitBreaker();
const cohere = new CohereClientV2({ fetch: cohereFetch({ breaker }) });
await cohere.chat(${request});`,
    },
    {
      name: 'a fetch with a breaker in a constant',
      code: `import { CohereClientV2 } from 'cohere-ai';
import { cohereBreakers, cohereFetch } from '${runtime}';
const fetch = cohereFetch({ totalTimeoutMs: 30_000, breaker: cohereBreakers() });
const cohere = new CohereClientV2({ fetch });
await cohere.chat(${request});`,
    },
    {
      name: 'a fetch whose options are out of sight',
      code: guarded(
        `import { cohereFetch } from '${runtime}';`,
        `await new CohereClientV2({ fetch: cohereFetch(options) }).chat(${request});`,
      ),
    },
    {
      name: 'a fetch of a local module',
      code: guarded(
        "import { guardedFetch } from './guarded-fetch';",
        `await new CohereClientV2({ fetch: guardedFetch }).chat(${request});`,
      ),
    },
    ...Object.entries({
      'a variable that may be written again': `let fetch = cohereFetch();\nconst cohere = new CohereClientV2({ fetch });`,
      'a parameter': 'const make = (fetch) => new CohereClientV2({ fetch });\nconst cohere = make(send);',
      'a function of its own': 'const cohere = new CohereClientV2({ fetch: (url, init) => send(url, init) });',
      'a global': 'const cohere = new CohereClientV2({ fetch });',
      'a part of something': 'const { fetch } = cohereFetch();\nconst cohere = new CohereClientV2({ fetch: fetch });',
      'what another function makes': 'const cohere = new CohereClientV2({ fetch: instrument(cohereFetch()) });',
      'what another helper makes': 'const cohere = new CohereClientV2({ fetch: cohereToken() });',
    }).map(([what, body]) => ({
      name: `a fetch out of sight: ${what}`,
      code: `import { CohereClientV2 } from 'cohere-ai';
import { cohereFetch, cohereToken } from '${runtime}';
${body}
await cohere.chat(${request});`,
    })),
    { name: 'a fetcher of its own', code: guarded('', `await new CohereClientV2({ fetcher }).chat(${request});`) },
    {
      name: 'a client of a local module, whose fetch has a breaker',
      ...local,
      code: `import { guardedCohere } from './guarded.js';
await guardedCohere.chat(${request});`,
    },
    {
      name: 'a client whose options are out of sight',
      code: guarded('', `await new CohereClientV2(options).chat(${request});`),
    },
    {
      name: 'a client from elsewhere',
      typescript: true,
      code: `import type { CohereClientV2 } from 'cohere-ai';
export const ask = (cohere: CohereClientV2) => cohere.chat(${request});`,
    },
    {
      name: 'opossum around a named function',
      code: guarded(
        "import CircuitBreaker from 'opossum';",
        `async function ask(messages) { return cohere.chat({ messages }); }
const safe = new CircuitBreaker(ask, { timeout: 10_000 });
export const answer = (messages) => safe.fire(messages);`,
      ),
    },
    {
      name: 'opossum around a callback, in CommonJS',
      sourceType: 'commonjs',
      code: `const { CohereClient } = require('cohere-ai');
const Protected = require('opossum');
const cohere = new CohereClient();
const ask = new Protected((message) => cohere.chat({ message }));
exports.answer = (message) => ask.fire(message);`,
    },
    {
      name: 'cockatiel',
      code: guarded(
        "import { ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel';\nconst policy = circuitBreaker(handleAll, { breaker: new ConsecutiveBreaker(5) });",
        'await policy.execute(({ signal }) => cohere.chat({ messages }, { abortSignal: signal }));',
      ),
    },
    {
      name: 'cockatiel, wrapped',
      code: guarded(
        "import { circuitBreaker, handleAll, retry, wrap } from 'cockatiel';\nconst policy = wrap(retry(handleAll, {}), circuitBreaker(handleAll, {}));",
        'await policy.execute(() => cohere.chat({ messages }));',
      ),
    },
    {
      name: 'a breaker of a module that cannot be read',
      code: guarded(
        "import { cohereBreaker } from '@/lib/circuit-breaker';",
        'await cohereBreaker.exec(() => cohere.chat({ messages }));',
      ),
    },
    {
      name: 'a function that cannot be read',
      code: guarded(
        "import { withCircuitBreaker } from 'my-resilience';",
        'await withCircuitBreaker(() => cohere.chat({ messages }));',
      ),
    },
    {
      name: 'a promise that is passed to a breaker',
      code: guarded('', 'await circuit.watch(cohere.chat({ messages }));'),
    },
    {
      name: 'a breaker that was injected',
      code: guarded(
        '',
        'class Bot { constructor(breaker) { this.breaker = breaker; }\n  ask(messages) { return this.breaker.run(async () => { const answer = await cohere.chat({ messages }); return answer.message; }); } }',
      ),
    },
    {
      name: 'a class of its own',
      code: guarded(
        `class CircuitBreaker {
  async execute(task) {
    if (this.state === 'open') throw new Error('Service unavailable');
    return task();
  }
}
const service = new CircuitBreaker();`,
        'await service.execute(() => cohere.chat({ messages }));',
      ),
    },
    {
      name: 'a function of its own that asks the state',
      code: guarded(
        '',
        `async function callWithFallback(primary, fallback) {
  if (breakers.cohere.isOpen()) return fallback();
  return primary();
}
await callWithFallback(() => cohere.chat({ messages }), () => local(messages));`,
      ),
    },
    {
      name: 'a service that keeps the state itself',
      code: guarded(
        '',
        `class Service {
  async ask(messages) {
    if (this.isCircuitOpen()) return null;
    try { return await cohere.chat({ messages }); } catch (error) { this.recordFailure(); throw error; }
  }
}`,
      ),
    },
    ...Object.entries({
      'a function':
        'async function circuit(task) {\n  if (failures > 5) return null;\n  return task();\n}\nawait circuit(() => cohere.chat({ messages }));',
      'a function in a constant':
        'const protect = { breaker: true }, circuit = (task) => (failures > 5 ? null : task());\nawait circuit(() => cohere.chat({ messages }));',
      'a method in a field':
        'class CircuitBreaker { run = (task) => this.failures > 5 || task(); }\nconst guard = new CircuitBreaker();\nawait guard.run(() => cohere.chat({ messages }));',
    }).map(([what, body]) => ({ name: `${what} of its own, by name`, code: v2(body) })),
    {
      name: 'a service whose methods keep the state',
      code: v2(`class Service {
  state = { circuitBreaker: 'closed', failures: 0 };
  isAvailable() { return this.state.circuitBreaker === 'closed'; }
  async ask(messages) {
    if (!this.isAvailable()) throw new Error('Unavailable');
    return cohere.chat({ messages });
  }
}`),
    },
    {
      name: 'a decorator',
      typescript: true,
      code: guarded(
        '',
        `class Bot {
  @UseCircuitBreaker({ threshold: 5 })
  ask(messages) { return cohere.chat({ messages }); }
}`,
      ),
    },
    { name: 'a test file', filename: 'src/ask.test.js', code: v2(`await cohere.chat(${request});`) },
    { name: 'calls that run no model', code: v2('await cohere.models.list({});\nawait cohere.datasets.list({});') },
    {
      name: 'a method that is bound',
      code: guarded(
        "import Breaker from 'opossum';",
        'const ask = new Breaker(cohere.chat.bind(cohere));\nawait ask.fire({ messages });',
      ),
    },
    { name: 'another library', code: 'import OpenAI from "openai";\nawait new OpenAI().chat({ messages });' },
    { name: 'cohere.init, whose options cannot be seen', code: init('await cohere.embed({ texts });') },
  ],
  invalid: [
    {
      name: 'a call',
      code: v2(`const answer = await cohere.«chat»(${request});`),
      errors: [
        report('chat', {
          wrap: withBreaker(`const answer = await chatBreaker.call(() => cohere.chat(${request}));`),
          giveFetch: withFetch(`const answer = await cohere.chat(${request});`),
        }),
      ],
    },
    {
      name: 'a stream in a loop',
      code: v2(`for await (const event of await cohere.«chatStream»(${request})) use(event);`),
      errors: [
        report('chatStream', {
          wrap: withBreaker(
            `for await (const event of await chatBreaker.stream(() => cohere.chatStream(${request}))) use(event);`,
          ),
          giveFetch: withFetch(`for await (const event of await cohere.chatStream(${request})) use(event);`),
        }),
      ],
    },
    {
      name: 'a stream in a constant',
      code: v2(`const stream = await cohere.«chatStream»(${request});\nfor await (const event of stream) use(event);`),
      errors: [
        report('chatStream', {
          wrap: withBreaker(
            `const stream = await chatBreaker.stream(() => cohere.chatStream(${request}));\nfor await (const event of stream) use(event);`,
          ),
          giveFetch: withFetch(
            `const stream = await cohere.chatStream(${request});\nfor await (const event of stream) use(event);`,
          ),
        }),
      ],
    },
    ...[
      ['that goes elsewhere', 'const stream = await cohere.«chatStream»({ messages });\nsend(stream);'],
      ['that is returned', 'export const open = (messages) => cohere.«chatStream»({ messages });'],
      ['that is taken apart', 'const { controller } = await cohere.«chatStream»({ messages });'],
      ['that is stored', 'state.stream = await cohere.«chatStream»({ messages });'],
    ].map(([what, body = '']) => ({
      name: `a stream ${what}`,
      code: v2(body),
      errors: [report('chatStream', { giveFetch: withFetch(body.replace(/[«»]/gu, '')) })],
    })),
    {
      name: 'a stream of a declared type',
      typescript: true,
      code: v2('const stream: Stream = await cohere.«chatStream»({ messages });'),
      errors: [
        report('chatStream', { giveFetch: withFetch('const stream: Stream = await cohere.chatStream({ messages });') }),
      ],
    },
    {
      name: 'embed, rerank and parse',
      code: v2(
        'await cohere.«embed»({ texts });\nawait cohere.«rerank»({ query, documents });\nawait cohere.«parse»({ document });',
      ),
      errors: [
        report('embed', {
          wrap: withBreaker(
            'await embedBreaker.call(() => cohere.embed({ texts }));\nawait cohere.rerank({ query, documents });\nawait cohere.parse({ document });',
            'embed',
          ),
          giveFetch: withFetch(
            'await cohere.embed({ texts });\nawait cohere.rerank({ query, documents });\nawait cohere.parse({ document });',
          ),
        }),
        report('rerank', {
          wrap: withBreaker(
            'await cohere.embed({ texts });\nawait rerankBreaker.call(() => cohere.rerank({ query, documents }));\nawait cohere.parse({ document });',
            'rerank',
          ),
          giveFetch: withFetch(
            'await cohere.embed({ texts });\nawait cohere.rerank({ query, documents });\nawait cohere.parse({ document });',
          ),
        }),
        report('parse', {
          wrap: withBreaker(
            'await cohere.embed({ texts });\nawait cohere.rerank({ query, documents });\nawait parseBreaker.call(() => cohere.parse({ document }));',
            'parse',
          ),
          giveFetch: withFetch(
            'await cohere.embed({ texts });\nawait cohere.rerank({ query, documents });\nawait cohere.parse({ document });',
          ),
        }),
      ],
    },
    {
      name: 'a breaker that is there already',
      code: `import { CohereClientV2 } from 'cohere-ai';
import { CohereCircuitBreaker } from '${runtime}';

const chatBreaker = new CohereCircuitBreaker();
const cohere = new CohereClientV2({});
await chatBreaker.call(() => cohere.chat({ model: 'a', messages }));
await cohere.«chat»({ model: 'b', messages });`,
      errors: [
        report('chat', {
          wrap: `import { CohereClientV2 } from 'cohere-ai';
import { CohereCircuitBreaker } from '${runtime}';

const chatBreaker = new CohereCircuitBreaker();
const cohere = new CohereClientV2({});
await chatBreaker.call(() => cohere.chat({ model: 'a', messages }));
await chatBreaker.call(() => cohere.chat({ model: 'b', messages }));`,
          giveFetch: `import { CohereClientV2 } from 'cohere-ai';
import { CohereCircuitBreaker, cohereFetch, cohereBreakers } from '${runtime}';

const chatBreaker = new CohereCircuitBreaker();
const cohere = new CohereClientV2({ fetch: cohereFetch({ breaker: cohereBreakers() }) });
await chatBreaker.call(() => cohere.chat({ model: 'a', messages }));
await cohere.chat({ model: 'b', messages });`,
        }),
      ],
    },
    {
      name: 'names that are taken',
      code: v2('const chatBreaker = 5;\nclass CohereCircuitBreaker {}\nawait cohere.«chat»({ messages });'),
      errors: [
        report('chat', {
          wrap: `import { CohereClientV2 } from 'cohere-ai';
import { CohereCircuitBreaker as CohereCircuitBreaker2 } from '${runtime}';

const chatBreaker2 = new CohereCircuitBreaker2({ threshold: 5, resetMs: 60_000 });
const cohere = new CohereClientV2({});
const chatBreaker = 5;
class CohereCircuitBreaker {}
await chatBreaker2.call(() => cohere.chat({ messages }));`,
          giveFetch: withFetch(
            'const chatBreaker = 5;\nclass CohereCircuitBreaker {}\nawait cohere.chat({ messages });',
          ),
        }),
      ],
    },
    {
      name: 'CommonJS, below what loads modules',
      sourceType: 'commonjs',
      code: `'use strict';
require('dotenv').config();
const { CohereClient } = require('cohere-ai'); // the SDK
const cohere = new CohereClient();
exports.ask = async (message) => (await cohere.«chat»({ message: await trim(message) })).text;`,
      errors: [
        report('chat', {
          wrap: `'use strict';
const { CohereCircuitBreaker } = require('${runtime}');
require('dotenv').config();
const { CohereClient } = require('cohere-ai'); // the SDK

const chatBreaker = new CohereCircuitBreaker({ threshold: 5, resetMs: 60_000 });
const cohere = new CohereClient();
exports.ask = async (message) => (await chatBreaker.call(async () => cohere.chat({ message: await trim(message) }))).text;`,
          giveFetch: `'use strict';
const { cohereFetch, cohereBreakers } = require('${runtime}');
require('dotenv').config();
const { CohereClient } = require('cohere-ai'); // the SDK
const cohere = new CohereClient({ fetch: cohereFetch({ breaker: cohereBreakers() }) });
exports.ask = async (message) => (await cohere.chat({ message: await trim(message) })).text;`,
        }),
      ],
    },
    {
      name: 'modules that are loaded on demand',
      code: `export async function ask(messages) {
  const { CohereClientV2 } = await import('cohere-ai');
  const cohere = new CohereClientV2({});
  return cohere.«chat»({ messages });
}`,
      errors: [
        report('chat', {
          wrap: `import { CohereCircuitBreaker } from '${runtime}';
const chatBreaker = new CohereCircuitBreaker({ threshold: 5, resetMs: 60_000 });

export async function ask(messages) {
  const { CohereClientV2 } = await import('cohere-ai');
  const cohere = new CohereClientV2({});
  return chatBreaker.call(() => cohere.chat({ messages }));
}`,
          giveFetch: `import { cohereFetch, cohereBreakers } from '${runtime}';
export async function ask(messages) {
  const { CohereClientV2 } = await import('cohere-ai');
  const cohere = new CohereClientV2({ fetch: cohereFetch({ breaker: cohereBreakers() }) });
  return cohere.chat({ messages });
}`,
        }),
      ],
    },
    {
      name: 'what waits or yields in functions of its own',
      code: v2(
        'function* calls(texts) {\n  yield cohere.«chat»({ messages: texts.map(async (text) => await shorten(text)) });\n  yield cohere.«chat»({ messages: yield });\n}',
      ),
      errors: [
        report('chat', {
          wrap: withBreaker(
            'function* calls(texts) {\n  yield chatBreaker.call(() => cohere.chat({ messages: texts.map(async (text) => await shorten(text)) }));\n  yield cohere.chat({ messages: yield });\n}',
          ),
          giveFetch: withFetch(
            'function* calls(texts) {\n  yield cohere.chat({ messages: texts.map(async (text) => await shorten(text)) });\n  yield cohere.chat({ messages: yield });\n}',
          ),
        }),
        report('chat', {
          giveFetch: withFetch(
            'function* calls(texts) {\n  yield cohere.chat({ messages: texts.map(async (text) => await shorten(text)) });\n  yield cohere.chat({ messages: yield });\n}',
          ),
        }),
      ],
    },
    {
      name: 'an optional chain, and the raw response',
      code: v2('await cohere?.«chat»({ messages });\nawait cohere.«chat»({ messages }).withRawResponse();'),
      errors: [
        report('chat', {
          wrap: withBreaker(
            'await chatBreaker.call(() => cohere?.chat({ messages }));\nawait cohere.chat({ messages }).withRawResponse();',
          ),
          giveFetch: withFetch('await cohere?.chat({ messages });\nawait cohere.chat({ messages }).withRawResponse();'),
        }),
        report('chat', {
          giveFetch: withFetch('await cohere?.chat({ messages });\nawait cohere.chat({ messages }).withRawResponse();'),
        }),
      ],
    },
    {
      name: 'a client that is there only after a question: a callback would forget the answer',
      code: `import { CohereClientV2 } from 'cohere-ai';
let cohere = null;
export function ask(messages) {
  cohere ??= new CohereClientV2;
  return cohere.«chat»({ messages });
}`,
      errors: [
        report('chat', {
          giveFetch: `import { CohereClientV2 } from 'cohere-ai';
import { cohereFetch, cohereBreakers } from '${runtime}';
let cohere = null;
export function ask(messages) {
  cohere ??= new CohereClientV2({ fetch: cohereFetch({ breaker: cohereBreakers() }) });
  return cohere.chat({ messages });
}`,
        }),
      ],
    },
    {
      name: 'a method of its own by another name',
      code: v2('const { chat } = cohere;\nawait «chat»({ messages });'),
      errors: [
        report('chat', {
          wrap: withBreaker('const { chat } = cohere;\nawait chatBreaker.call(() => chat({ messages }));'),
          giveFetch: withFetch('const { chat } = cohere;\nawait chat({ messages });'),
        }),
      ],
    },
    ...[
      ['without options', 'cohereFetch()', 'cohereFetch({ breaker: cohereBreakers() })'],
      [
        'with other options',
        'cohereFetch({ totalTimeoutMs: 30_000 })',
        'cohereFetch({ totalTimeoutMs: 30_000, breaker: cohereBreakers() })',
      ],
    ].map(([what, before, after]) => ({
      name: `a cohereFetch ${what}`,
      code: `import { CohereClientV2 } from 'cohere-ai';
import { cohereFetch } from '${runtime}';
const cohere = new CohereClientV2({ fetch: ${before} });
await cohere.«chat»({ messages });`,
      errors: [
        report('chat', {
          wrap: `import { CohereClientV2 } from 'cohere-ai';
import { cohereFetch, CohereCircuitBreaker } from '${runtime}';

const chatBreaker = new CohereCircuitBreaker({ threshold: 5, resetMs: 60_000 });
const cohere = new CohereClientV2({ fetch: ${before} });
await chatBreaker.call(() => cohere.chat({ messages }));`,
          giveFetch: `import { CohereClientV2 } from 'cohere-ai';
import { cohereFetch, cohereBreakers } from '${runtime}';
const cohere = new CohereClientV2({ fetch: ${after} });
await cohere.chat({ messages });`,
        }),
      ],
    })),
    {
      name: 'a cohereFetch whose options are in a constant that others use too',
      code: `import { CohereClientV2 } from 'cohere-ai';
import { cohereFetch } from '${runtime}';
const limits = { totalTimeoutMs: 30_000 };
show(limits.totalTimeoutMs, { ...limits });
const cohere = new CohereClientV2({ fetch: cohereFetch(limits) });
await cohere.«chat»({ messages });`,
      errors: [
        report('chat', {
          wrap: `import { CohereClientV2 } from 'cohere-ai';
import { cohereFetch, CohereCircuitBreaker } from '${runtime}';

const chatBreaker = new CohereCircuitBreaker({ threshold: 5, resetMs: 60_000 });
const limits = { totalTimeoutMs: 30_000 };
show(limits.totalTimeoutMs, { ...limits });
const cohere = new CohereClientV2({ fetch: cohereFetch(limits) });
await chatBreaker.call(() => cohere.chat({ messages }));`,
        }),
      ],
    },
    {
      name: 'a cohereFetch of a local module',
      ...local,
      code: `import { CohereClientV2 } from 'cohere-ai';
import { options } from './options.js';
await new CohereClientV2({ ...options }).«chat»({ messages });`,
      errors: [
        report('chat', {
          wrap: `import { CohereClientV2 } from 'cohere-ai';
import { options } from './options.js';
import { CohereCircuitBreaker } from '${runtime}';

const chatBreaker = new CohereCircuitBreaker({ threshold: 5, resetMs: 60_000 });
await chatBreaker.call(() => new CohereClientV2({ ...options }).chat({ messages }));`,
        }),
      ],
    },
    {
      name: 'a fetch that is nothing',
      code: `import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2({ fetch: undefined });
for await (const { type } of await cohere.«chatStream»({ messages: yield_ })) send(type, await cohere.chats);`,
      errors: [
        report('chatStream', {
          wrap: `import { CohereClientV2 } from 'cohere-ai';
import { CohereCircuitBreaker } from '${runtime}';

const chatBreaker = new CohereCircuitBreaker({ threshold: 5, resetMs: 60_000 });
const cohere = new CohereClientV2({ fetch: undefined });
for await (const { type } of await chatBreaker.stream(() => cohere.chatStream({ messages: yield_ }))) send(type, await cohere.chats);`,
          giveFetch: `import { CohereClientV2 } from 'cohere-ai';
import { cohereFetch, cohereBreakers } from '${runtime}';
const cohere = new CohereClientV2({ fetch: cohereFetch({ breaker: cohereBreakers() }) });
for await (const { type } of await cohere.chatStream({ messages: yield_ })) send(type, await cohere.chats);`,
        }),
      ],
    },
    {
      name: 'an AWS client, which takes no fetch',
      code: bedrock('await cohere.«chat»({ message });'),
      errors: [
        report('chat', {
          wrap: `import { BedrockClient } from 'cohere-ai/aws';
import { CohereCircuitBreaker } from '${runtime}';

const chatBreaker = new CohereCircuitBreaker({ threshold: 5, resetMs: 60_000 });
const cohere = new BedrockClient({ awsRegion: 'us-east-1' });
await chatBreaker.call(() => cohere.chat({ message }));`,
        }),
      ],
    },
    {
      name: 'a release that the helpers do not support',
      settings: { cohere: { sdkVersion: '7.17.1' } },
      code: v1('await cohere.«chat»({ message });'),
      errors: [outside('chat')],
    },
    {
      name: 'a client of a local module',
      ...local,
      code: `import { cohere } from './plain.js';\nawait cohere.«chat»({ messages });`,
      errors: [
        report('chat', {
          wrap: `import { cohere } from './plain.js';
import { CohereCircuitBreaker } from '${runtime}';

const chatBreaker = new CohereCircuitBreaker({ threshold: 5, resetMs: 60_000 });
await chatBreaker.call(() => cohere.chat({ messages }));`,
        }),
      ],
    },
    ...[
      ['a breaker beside the call', 'guard.call(() => cached(messages));'],
      ['a breaker that gets the answer only', 'guard.note(1);', 'const answer = await '],
    ].map(([name = '', before = '', use = 'await ']) => ({
      name,
      code: `${v2('')}import { CohereCircuitBreaker, isCohereFailure } from '${runtime}';
const guard = new CohereCircuitBreaker();
export async function ask(messages) {
  ${before}
  ${use}cohere.«chat»({ messages });
}`,
      errors: [
        report('chat', {
          wrap: `${v2('')}import { CohereCircuitBreaker, isCohereFailure } from '${runtime}';

const chatBreaker = new CohereCircuitBreaker({ threshold: 5, resetMs: 60_000 });
const guard = new CohereCircuitBreaker();
export async function ask(messages) {
  ${before}
  ${use}chatBreaker.call(() => cohere.chat({ messages }));
}`,
          giveFetch: `import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2({ fetch: cohereFetch({ breaker: cohereBreakers() }) });
import { CohereCircuitBreaker, isCohereFailure, cohereFetch, cohereBreakers } from '${runtime}';
const guard = new CohereCircuitBreaker();
export async function ask(messages) {
  ${before}
  ${use}cohere.chat({ messages });
}`,
        }),
      ],
    })),
    ...Object.entries({
      'a policy that only retries': `import { handleAll, retry } from 'cockatiel';
const policy = retry(handleAll, { maxAttempts: 3 });
${v2('await policy.execute(() => cohere.«chat»({ messages }));')}`,
      'an answer that a breaker gets to see': v2('breaker.note(await cohere.«chat»({ messages }));'),
      'a wrapper in sight that says more than it does': v2(`const withCircuitBreaker = (task) => task();
await withCircuitBreaker(() => cohere.«chat»({ messages }));`),
      'a function that only some callers guard': v2(`const ask = (messages) => cohere.«chat»({ messages });
await withBreaker(() => ask(a));
await ask(b);`),
      'functions that call each other': v2(`const first = (n) => (n ? second(n - 1) : cohere.«chat»({ messages }));
const second = (n) => first(n);`),
      'a recursive wrapper': v2(`const again = (task, n) => (n ? again(task, n - 1) : task());
await again(() => cohere.«chat»({ messages }), 2);`),
      'a route': v2("app.post('/ask', async (req, res) => res.json(await cohere.«chat»({ messages: req.body })));"),
      'a callback that reaches nobody': v2(`function drop(label, ...tasks) {}
drop('a', () => cohere.«chat»({ messages }));`),
      'a promise in a constant': v2('const answer = cohere.«chat»({ messages });\nawait answer;'),
      'a method that only its name calls a breaker': v2(`class Bot {
  chatBehindBreaker(messages) { return cohere.«chat»({ messages }); }
}`),
      'functions that choose, of several kinds': v2(`const run = function (task) { return ok ? task() : null; };
await run(() => cohere.«chat»({ messages }));
const tools = { run(task) { return ok ? task() : null; } };
await tools.run(() => cohere.«chat»({ messages }));
const runner = new (class { [tools.name](task) { return ok && task(); } run(task) { return ok && task(); } })();
await runner.run(() => cohere.«chat»({ messages }));
export default class { ask(messages) { return messages.length > 0 ? cohere.«chat»({ messages }) : null; } [tools.name](messages) { return messages && cohere.«chat»({ messages }); } }
export const { ask = (messages) => messages && cohere.«chat»({ messages }) } = tools;`),
      'functions of several kinds': v2(`export default function (messages) { return cohere.«chat»({ messages }); }
const tools = { ask: (messages) => cohere.«chat»({ messages }) };
class Bot { ask = async (messages) => cohere.«chat»({ messages }); [tools.name]() { return cohere.«chat»({ messages }); } }
export const Other = class { ask() { return cohere.«chat»({ messages }); } };`),
    }).map(([name, code]) => ({
      name,
      // No suggestions: what they write is shown above.
      settings: { cohere: { sdkVersion: '7.17.1' } },
      code,
      errors: [...code.matchAll(/«/gu)].map(() => outside('chat')),
    })),
  ],
});
