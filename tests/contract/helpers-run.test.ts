/**
 * The suggestions that bring a helper: what they write compiles against the SDK and the types of the helpers, and runs.
 * Each scenario runs before and after against the fake of Cohere, on the same faults.
 */
import { join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rules } from '../../src/rules/index.js';
import { type FakeCohere, type FakeCohereFault, createFakeCohere } from '../../src/testing/index.js';
import { compile } from '../helpers/compile.js';
import { type Drive, RuntimeProject } from '../helpers/runtime-project.js';

/** What a program did: what its runs came to, and how many requests it made. */
interface Observed {
  readonly outcomes: readonly unknown[];
  readonly requests: readonly [endpoint: string, count: number];
}

interface Scenario {
  readonly name: string;
  readonly rule: string;
  /** The message of the suggestion. */
  readonly suggestion: string;
  /** Its extension decides the module system, and whether it is compiled; it exports `run()`. */
  readonly file: string;
  readonly code: string;
  readonly fault?: FakeCohereFault;
  readonly drive: Drive;
  readonly before: Observed;
  readonly after: Observed;
}

const client = (options = ''): string =>
  `new CohereClientV2({ environment: process.env['COHERE_URL'] ?? '', token: 'fake', maxRetries: 0${options} })`;
/** A client that tries once more, so that no test waits for long. */
const retrying = `const cohere = ${client().replace('maxRetries: 0', 'maxRetries: 1')};`;
const sdk = "import { CohereClientV2 } from 'cohere-ai';\n";
const request = "{ model: 'command-a-03-2025', messages: [{ role: 'user', content: 'Hello' }] }";
const times = (count: number, value: unknown): unknown[] => Array<unknown>(count).fill(value);
const opensAfterFive = [...times(5, 'upstream'), ...times(3, 'circuit-open')];

/** Stand-ins for frameworks: the little of each that the samples use, with its types. */
const frameworks = {
  'node_modules/express/package.json': '{ "name": "express", "main": "index.js", "types": "index.d.ts" }',
  'node_modules/express/index.d.ts': `interface Response { json(body: unknown): void; status(code: number): this; statusCode: number; setHeader(name: string, value: string): unknown; end(body?: string): unknown }
declare function express(): {
  get(path: string, handler: (request: { method: string }, response: Response) => unknown): void;
  ask(path: string): Promise<[number, string]>;
};
export = express;`,
  'node_modules/express/index.js': `module.exports = () => {
  const handlers = {};
  const ask = (path) => new Promise((resolve) => {
    const response = {
      statusCode: 200,
      setHeader() {},
      status(code) { this.statusCode = code; return this; },
      json(body) { this.end(JSON.stringify(body)); },
      end(body) { resolve([this.statusCode, JSON.parse(body).status]); },
    };
    handlers[path]({ method: 'GET' }, response);
  });
  return { get(path, handler) { handlers[path] = handler; }, ask };
};`,
  'node_modules/hono/package.json': '{ "name": "hono", "type": "module", "main": "index.js", "types": "index.d.ts" }',
  'node_modules/hono/index.d.ts': `interface Context { req: { raw: Request }; json(body: unknown, status?: number): Response }
export declare class Hono {
  get(path: string, handler: (context: Context) => Response | Promise<Response>): void;
  request(path: string): Promise<Response>;
}`,
  'node_modules/hono/index.js': `export class Hono {
  handlers = {};
  get(path, handler) { this.handlers[path] = handler; }
  async request(path) {
    const json = (body, status = 200) => Response.json(body, { status });
    return this.handlers[path]({ req: { raw: new Request('http://localhost' + path) }, json });
  }
}`,
  'node_modules/fastify/package.json': '{ "name": "fastify", "main": "index.js", "types": "index.d.ts" }',
  'node_modules/fastify/index.d.ts': `interface Reply { code(status: number): this; header(name: string, value: string): this }
declare function fastify(): {
  get(path: string, handler: (request: object, reply: Reply) => unknown): void;
  inject(path: string): Promise<[number, string]>;
};
export = fastify;`,
  'node_modules/fastify/index.js': `module.exports = () => {
  const handlers = {};
  const inject = async (path) => {
    const reply = { status: 200, code(status) { this.status = status; return this; }, header() { return this; } };
    const body = await handlers[path]({}, reply);
    return [reply.status, body.status];
  };
  return { get(path, handler) { handlers[path] = handler; }, inject };
};`,
  'client.cjs': `const { CohereClientV2 } = require('cohere-ai');
exports.cohere = new CohereClientV2({ environment: process.env.COHERE_URL, token: 'fake' });`,
};

const ping =
  "await cohere.chat({ model: 'command-r7b-12-2024', messages: [{ role: 'user', content: 'ping' }], maxTokens: 1 });";
const routes: Readonly<Record<string, readonly [load: string, route: string, run: string]>> = {
  Express: [
    "import express from 'express';",
    `const app = express();\napp.get('/health', async (request, response) => {\n  ${ping}\n  response.json({ status: 'ok' });\n});`,
    "app.ask('/health')",
  ],
  Fastify: [
    "import fastify from 'fastify';",
    `const app = fastify();\napp.get('/health', async () => {\n  ${ping}\n  return { status: 'ok' };\n});`,
    "app.inject('/health')",
  ],
  Hono: [
    "import { Hono } from 'hono';",
    `const app = new Hono();\napp.get('/health', async (c) => {\n  ${ping}\n  return c.json({ status: 'ok' });\n});`,
    "app.request('/health').then(async (answer) => [answer.status, ((await answer.json()) as { status: string }).status])",
  ],
  Next: [
    '',
    `export async function GET() {\n  ${ping}\n  return Response.json({ status: 'ok' });\n}`,
    'GET().then(async (answer) => [answer.status, ((await answer.json()) as { status: string }).status])',
  ],
};

const scenarios: readonly Scenario[] = [
  {
    name: 'a breaker around a call: an outage ends after five requests',
    rule: 'require-circuit-breaker',
    suggestion: 'wrap',
    file: 'wrap.mts',
    code: `${sdk}const cohere = ${client()};\nexport const run = async () => (await cohere.chat(${request})).finishReason;`,
    fault: 503,
    drive: { times: 8 },
    before: { outcomes: times(8, 'upstream'), requests: ['chat', 8] },
    after: { outcomes: opensAfterFive, requests: ['chat', 5] },
  },
  {
    name: 'a breaker around a call that works: the same answers',
    rule: 'require-circuit-breaker',
    suggestion: 'wrap',
    file: 'wrap-works.cts',
    code: `${sdk}const cohere = ${client()};
async function load() { return ['a', 'b']; }
export async function run() {
  const { results } = await cohere.rerank({ model: 'rerank-v3.5', query: 'a', documents: await load() });
  return results.length;
}`,
    drive: { times: 8 },
    before: { outcomes: times(8, 2), requests: ['rerank', 8] },
    after: { outcomes: times(8, 2), requests: ['rerank', 8] },
  },
  {
    name: 'a breaker in CommonJS',
    rule: 'require-circuit-breaker',
    suggestion: 'wrap',
    file: 'wrap.cjs',
    code: `'use strict';
const { CohereClientV2 } = require('cohere-ai');
const cohere = ${client().replace("['COHERE_URL'] ?? ''", '.COHERE_URL')};
exports.run = async () => (await cohere.chat(${request})).finishReason;`,
    fault: 'reset',
    drive: { times: 8 },
    before: { outcomes: times(8, 'network'), requests: ['chat', 8] },
    after: { outcomes: [...times(5, 'network'), ...times(3, 'circuit-open')], requests: ['chat', 5] },
  },
  {
    name: 'a breaker around a stream: cut streams count, though their loop ends as if all were well',
    rule: 'require-circuit-breaker',
    suggestion: 'wrap',
    file: 'wrap-stream.mts',
    code: `${sdk}const cohere = ${client()};
export async function run() {
  let events = 0;
  for await (const _ of await cohere.chatStream(${request})) events++;
  return events > 0;
}`,
    fault: 'cut-clean',
    drive: { times: 8 },
    before: { outcomes: times(8, true), requests: ['chat', 8] },
    after: { outcomes: [...times(5, true), ...times(3, 'circuit-open')], requests: ['chat', 5] },
  },
  {
    name: 'a breaker in the client',
    rule: 'require-circuit-breaker',
    suggestion: 'giveFetch',
    file: 'give-fetch.cts',
    code: `import sdk = require('cohere-ai');
const cohere = ${client().replace('CohereClientV2', 'sdk.CohereClientV2')};
export const run = async () => (await cohere.chat(${request})).finishReason;`,
    fault: 503,
    drive: { times: 8 },
    before: { outcomes: times(8, 'upstream'), requests: ['chat', 8] },
    after: { outcomes: opensAfterFive, requests: ['chat', 5] },
  },
  {
    name: 'a breaker in a fetch that is there',
    rule: 'require-circuit-breaker',
    suggestion: 'giveFetch',
    file: 'give-breaker.mts',
    code: `${sdk}import { cohereFetch } from 'eslint-plugin-cohere/runtime';
const cohere = ${client(', fetch: cohereFetch({ totalTimeoutMs: 30_000 })')};
export const run = async () => (await cohere.chat(${request})).finishReason;`,
    fault: 503,
    drive: { times: 8 },
    before: { outcomes: times(8, 'upstream'), requests: ['chat', 8] },
    after: { outcomes: opensAfterFive, requests: ['chat', 5] },
  },
  {
    name: 'a guarded fetch: a body that stalls is given up',
    rule: 'require-timeout',
    suggestion: 'guardFetch',
    file: 'guard-fetch.mts',
    code: `${sdk}const cohere = ${client()};\nexport const run = async () => (await cohere.chat(${request})).finishReason;`,
    fault: 'hang-body',
    drive: 'patiently',
    before: { outcomes: ['still waiting'], requests: ['chat', 1] },
    after: { outcomes: ['timeout'], requests: ['chat', 1] },
  },
  {
    name: 'a time-out of the client: a service that does not answer is given up',
    rule: 'require-timeout',
    suggestion: 'boundClient',
    file: 'bound-client.cts',
    code: `${sdk}const cohere = ${client()};\nexport const run = async () => (await cohere.chat(${request})).finishReason;`,
    fault: 'hang',
    drive: 'patiently',
    before: { outcomes: ['still waiting'], requests: ['chat', 1] },
    after: { outcomes: ['timeout'], requests: ['chat', 1] },
  },
  {
    name: 'a time-out of a call, where another module makes the client',
    rule: 'require-timeout',
    suggestion: 'boundCalls',
    file: 'bound-calls.cjs',
    code: `const { cohere } = require('./client.cjs');\nexports.run = async () => (await cohere.chat(${request})).finishReason;`,
    fault: 'hang',
    drive: 'patiently',
    before: { outcomes: ['still waiting'], requests: ['chat', 1] },
    after: { outcomes: ['timeout'], requests: ['chat', 1] },
  },
  {
    name: 'embed in batches: what the API refused',
    rule: 'max-embed-batch',
    suggestion: 'useHelper',
    file: 'embed.mts',
    code: `${sdk}const cohere = ${client()};
const all = Array.from({ length: 500 }, (_, n) => String(n));
export async function run() {
  const { embeddings } = await cohere.embed({ model: 'embed-v4.0', inputType: 'search_document', embeddingTypes: ['float'], texts: all.slice(0, 200) });
  return embeddings.float?.length;
}`,
    drive: { times: 1 },
    before: { outcomes: ['caller'], requests: ['embed', 1] },
    after: { outcomes: [200], requests: ['embed', 3] },
  },
  {
    name: 'embed in batches, in CommonJS and on v1',
    rule: 'max-embed-batch',
    suggestion: 'useHelper',
    file: 'embed.cts',
    code: `import { CohereClient } from 'cohere-ai';
const cohere = ${client().replace('CohereClientV2', 'CohereClient')};
export async function run(abortSignal?: AbortSignal) {
  const texts = Array.from({ length: 97 }, () => 'a');
  const { embeddings } = await cohere.embed({ model: 'embed-v4.0', inputType: 'search_document', texts }, abortSignal ? { abortSignal } : {});
  return Array.isArray(embeddings) ? embeddings.length : 0;
}`,
    drive: { times: 1 },
    before: { outcomes: ['caller'], requests: ['embed', 1] },
    after: { outcomes: [97], requests: ['embed', 2] },
  },
  {
    name: 'rerank in batches: what the API refused',
    rule: 'max-rerank-documents',
    suggestion: 'useHelper',
    file: 'rerank.mts',
    code: `${sdk}const cohere = ${client()};
const hits = Array.from({ length: 30_000 }, (_, n) => ({ text: String(n) }));
export async function run() {
  const { results } = await cohere.rerank({ model: 'rerank-v3.5', query: 'a', documents: hits.slice(0, 12_000).map(({ text }) => text), topN: 3 });
  return results.length;
}`,
    drive: { times: 1 },
    before: { outcomes: ['caller'], requests: ['rerank', 1] },
    after: { outcomes: [3], requests: ['rerank', 12] },
  },
  {
    name: 'a handler with the classifier: a failure has a name',
    rule: 'require-error-handling',
    suggestion: 'classify',
    file: 'classify.mts',
    code: `${sdk}const cohere = ${client()};
export async function run() {
  try {
    return (await cohere.chat(${request})).finishReason;
  } catch {}
  return 'nobody knows';
}`,
    fault: 503,
    drive: { times: 2 },
    before: { outcomes: times(2, 'nobody knows'), requests: ['chat', 2] },
    after: { outcomes: times(2, 'upstream'), requests: ['chat', 2] },
  },
  {
    name: 'a new handler with the classifier, in CommonJS: what works still does',
    rule: 'require-error-handling',
    suggestion: 'classify',
    file: 'classify.cts',
    code: `${sdk}const cohere = ${client()};
export async function run() {
  const { finishReason } = await cohere.chat(${request});
  return finishReason;
}`,
    drive: { times: 1 },
    before: { outcomes: ['COMPLETE'], requests: ['chat', 1] },
    after: { outcomes: ['COMPLETE'], requests: ['chat', 1] },
  },
  {
    name: "a loop in the place of the SDK's own retries: half of the requests",
    rule: 'no-unsafe-retry',
    suggestion: 'switchOff',
    file: 'switch-off.mts',
    code: `${sdk}${retrying}
export async function run() {
  for (let attempt = 0; ; attempt++) {
    try {
      return (await cohere.chat(${request})).finishReason;
    } catch (error) {
      if (attempt === 1 || (error as { statusCode?: number }).statusCode === 400) throw error;
    }
  }
}`,
    fault: 503,
    drive: { times: 1 },
    before: { outcomes: ['upstream'], requests: ['chat', 4] },
    after: { outcomes: ['upstream'], requests: ['chat', 2] },
  },
  {
    name: 'a helper that tries everything again: what cannot succeed is asked once, and its error is seen',
    rule: 'no-unsafe-retry',
    suggestion: 'switchOffAndLimit',
    file: 'switch-off-and-limit.cts',
    code: `import { CohereClientV2 } from 'cohere-ai';
${retrying}
async function withRetry<T>(ask: () => Promise<T>): Promise<T | undefined> {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await ask();
    } catch {}
  }
  return undefined;
}
export const run = async () => (await withRetry(() => cohere.chat(${request})))?.finishReason ?? 'no answer';`,
    fault: 404,
    drive: { times: 1 },
    before: { outcomes: ['no answer'], requests: ['chat', 3] },
    after: { outcomes: ['caller'], requests: ['chat', 1] },
  },
  {
    name: 'a function that calls itself whatever went wrong, in CommonJS: a wrong key is tried once',
    rule: 'no-unsafe-retry',
    suggestion: 'limit',
    file: 'limit.cjs',
    code: `const { CohereClientV2 } = require('cohere-ai');
const cohere = ${client().replace("['COHERE_URL'] ?? ''", '.COHERE_URL')};
exports.run = async function ask(retries = 4) {
  try {
    return (await cohere.chat(${request})).finishReason;
  } catch (error) {
    if (retries === 0) throw error;
    return ask(retries - 1);
  }
};`,
    fault: 401,
    drive: { times: 1 },
    before: { outcomes: ['auth'], requests: ['chat', 5] },
    after: { outcomes: ['auth'], requests: ['chat', 1] },
  },
  {
    name: 'retries that are switched off without need: the SDK tries again',
    rule: 'no-unsafe-retry',
    suggestion: 'switchOn',
    file: 'switch-on.mts',
    code: `${sdk}${retrying}
export const run = async () => (await cohere.chat(${request}, { maxRetries: 0 })).finishReason;`,
    fault: 503,
    drive: { times: 1 },
    before: { outcomes: ['upstream'], requests: ['chat', 1] },
    after: { outcomes: ['upstream'], requests: ['chat', 2] },
  },
  ...Object.entries(routes).flatMap(([framework, [load, route, run]]): Scenario[] => {
    const shared = {
      rule: 'prefer-health-check',
      suggestion: 'useHelper',
      file: `app/api/${framework}/health/route.mts`,
    };
    const code = `${load}${load && '\n'}${sdk}const cohere = ${client()};\n${route}\nexport const run = (): Promise<unknown> => ${run};`;
    const patient: Scenario = {
      ...shared,
      name: `a health route of ${framework}: an answer, whatever Cohere does`,
      code,
      fault: 'hang',
      drive: 'patiently',
      before: { outcomes: ['still waiting'], requests: ['chat', 1] },
      after: { outcomes: [[503, 'degraded']], requests: ['models', 1] },
    };
    return [
      {
        ...shared,
        name: `a health route of ${framework}: ten who ask, one request, and none billed`,
        code,
        drive: { together: 10 },
        before: { outcomes: times(10, [200, 'ok']), requests: ['chat', 10] },
        after: { outcomes: times(10, [200, 'ok']), requests: ['models', 1] },
      },
      ...(framework === 'Express' ? [patient] : []),
    ];
  }),
];

const project = new RuntimeProject(frameworks);
afterAll(() => project.remove());

/** The file of a scenario after its suggestion. */
function suggested({ rule, suggestion, file, code }: Scenario): string {
  const sourceType = file.endsWith('.cjs') ? 'commonjs' : 'module';
  const config: Linter.Config = {
    files: ['**'],
    languageOptions: { parser, sourceType },
    plugins: { cohere: { rules: rules as never } },
    rules: { [`cohere/${rule}`]: 'error' },
  };
  const reports = new Linter({ cwd: project.path('.') }).verify(code, [config], project.path(file));
  expect(reports.map(({ ruleId }) => ruleId)).toEqual([`cohere/${rule}`]);
  const found = reports[0]?.suggestions?.find(({ messageId }) => messageId === suggestion);
  if (!found) throw new Error(`${rule} suggests no ${suggestion}.`);
  const { range, text } = found.fix;
  return code.slice(0, range[0]) + text + code.slice(range[1]);
}

it('everything compiles, before and after', { timeout: 60_000 }, () => {
  const typed = scenarios.filter(({ file }) => file.endsWith('ts'));
  const modules = typed.flatMap((scenario, at): [string, string][] => [
    [project.path(join('before', String(at), scenario.file)), scenario.code],
    [project.path(join('after', String(at), scenario.file)), suggested(scenario)],
  ]);
  expect(modules.length).toBeGreaterThan(25);
  expect(compile(new Map(modules))).toEqual([]);
});

it('what does not compile is noticed', { timeout: 60_000 }, () => {
  const code = "import { CohereCircuitBreaker } from 'eslint-plugin-cohere/runtime';\nnew CohereCircuitBreaker('5');\n";
  expect(compile(new Map([[project.path('wrong.mts'), code]]))).toEqual([
    expect.stringMatching(/^No overload matches/u),
  ]);
});

describe('what runs', { timeout: 30_000 }, () => {
  let cohere: FakeCohere;
  beforeEach(async () => {
    cohere = await createFakeCohere();
  });
  afterEach(() => cohere.close());

  /** Runs a scenario's file, and looks at what it did. */
  async function observe({ file, fault, drive }: Scenario, code: string): Promise<Observed> {
    if (fault !== undefined) cohere.fail(fault);
    const before = cohere.requests.length;
    const outcomes = (await project.run(file, code, cohere.url, drive)) as unknown[];
    const made = cohere.requests.slice(before).map(({ endpoint }) => endpoint);
    cohere.recover();
    return { outcomes, requests: [[...new Set(made)].join(), made.length] };
  }

  it.each(scenarios.map((scenario) => [scenario.name, scenario]))('%s', async (_, scenario) => {
    expect(await observe(scenario, scenario.code)).toEqual(scenario.before);
    expect(await observe(scenario, suggested(scenario))).toEqual(scenario.after);
  });
});
