import rule from '../../src/rules/prefer-health-check.js';
import { type ExpectedError, testRule } from '../helpers/rule-tester.js';
import { bedrock, v1, v2 } from '../helpers/sources.js';

const runtime = 'eslint-plugin-cohere/runtime';
const ping = "{ model: 'command-r7b-12-2024', messages: [{ role: 'user', content: 'ping' }], maxTokens: 1 }";

/** A report; `attempts` and `seconds` are those of the SDK. */
const found = (messageId: 'billed' | 'noDeadline', path: string, method = 'chat'): ExpectedError => ({
  messageId,
  data: { path, method, attempts: 3, seconds: 300 },
});
const billed = (path: string, method?: string): ExpectedError => found('billed', path, method);
const useHelper = (output: string) => [{ messageId: 'useHelper', output }];

/** An Express application with one route. */
const express = (route: string): string => `import express from 'express';
import { CohereClientV2 } from 'cohere-ai';
const app = express();
const cohere = new CohereClientV2({});
${route}`;
/** The same after the import was added. */
const helped = (route: string): string => `import express from 'express';
import { CohereClientV2 } from 'cohere-ai';
import { createHealthCheck } from '${runtime}';
const app = express();
const cohere = new CohereClientV2({});
${route}`;

/** A route of Next's, with its file. */
const next = { filename: 'app/api/health/route.js' };

testRule('prefer-health-check', rule, {
  valid: [
    ...Object.entries({
      'the helper': `import { createHealthCheck } from '${runtime}';\napp.get('/health', createHealthCheck(cohere).toNodeHandler());`,
      'a health route without Cohere':
        "app.get('/health', (req, res) => res.json({ status: 'ok' }));\nawait cohere.chat({ messages });",
      'another route': "app.post('/chat', async (req, res) => res.json(await cohere.chat(req.body)));",
      'a path with a longer word':
        "app.get('/healthcare', async (req, res) => res.json(await cohere.chat({ messages })));\napp.get('/already', () => cohere.chat({ messages }));",
      'a path with such a word in the middle of one':
        "app.get('/api/mental-health/ask', async (req, res) => res.json(await cohere.chat({ messages })));",
      'a post to such a path': "app.post('/live', async (req, res) => res.json(await cohere.chat(req.body)));",
      'a request to such a path':
        "await axios.get('/health');\nawait fetch('/health', { body: await cohere.chat({ messages }) });",
      'a word that is no path':
        "client.on('ready', () => cohere.chat({ messages }));\nqueue.get('health', () => cohere.chat({ messages }));",
      'a free call with a deadline':
        "app.get('/health', async (req, res) => res.json(await cohere.models.list({ pageSize: 1 }, { timeoutInSeconds: 2, maxRetries: 0 })));",
      'a free call with a signal':
        "app.get('/health', async (req, res) => res.json(await cohere.models.list({}, { abortSignal: AbortSignal.timeout(2_000) })));",
      'a free call in a race':
        "app.get('/health', async (req, res) => res.json(await Promise.race([cohere.models.list(), sleep(2_000)])));",
      'a path that is excluded':
        "if (url !== '/health') await cohere.chat({ messages });\nif (!url.startsWith('/health')) await cohere.chat({ messages });",
      'the other branch of a question':
        "if (url === '/health') reply('ok');\nelse await cohere.chat({ messages });\nurl === '/ready' ? reply('ok') : await cohere.chat({ messages });",
      'the path in a switch, by a call':
        "switch (url) { case await cohere.chat({ messages }): reply('/health'); default: reply(await cohere.chat({ messages })); }",
      'an object that only looks like a route':
        "log({ url: '/health', answer: await cohere.chat({ messages }) });\nconst { handler = await cohere.chat({ messages }) } = route;",
      'handlers of other routes':
        "app.route({ method: 'GET', url: '/ask', handler: async () => cohere.chat({ messages }) });\napp.route({ ...route, [key]: '/health', handler: async () => cohere.chat({ messages }) });\napp.route({ [key]: await cohere.chat({ messages }), url: '/health' });",
      'a check that nobody routes': 'export const isHealthy = async () => Boolean(await cohere.chat({ messages }));',
      'a method without a verb': 'class Health {\n  health() { return cohere.chat({ messages }); }\n}',
      'another library': "app.get('/health', () => openai.chat({ messages }));",
      'computed names': "app[verb]('/health', () => cohere.chat({ messages }));",
    }).map(([name, body]) => ({ name, code: v2(body) })),
    {
      name: 'a client for probes',
      code: `import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2({ timeoutInSeconds: 3, maxRetries: 0 });
app.get('/health', async (req, res) => res.json(await cohere.models.list()));`,
    },
    {
      name: 'a client whose time-out is out of sight',
      code: `import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2({ timeoutInSeconds });
app.get('/health', async (req, res) => res.json(await cohere.models.list()));`,
    },
    {
      name: 'a client with a guarded fetch',
      code: `import { CohereClientV2 } from 'cohere-ai';
import { cohereFetch } from '${runtime}';
const cohere = new CohereClientV2({ fetch: cohereFetch({ totalTimeoutMs: 5_000 }) });
app.get('/health', async (req, res) => res.json(await cohere.checkApiKey()));`,
    },
    {
      name: 'an AWS client, which cannot list models',
      code: bedrock("app.get('/health', async (req, res) => res.json(await cohere.chat({ message: 'ping' })));"),
    },
    {
      name: 'a file that is no route',
      filename: 'src/health.js',
      code: v2('export const GET = () => cohere.chat({ messages });'),
    },
    {
      name: 'a route of a word that is longer',
      filename: 'app/api/healthcare/route.js',
      code: v2('export const GET = () => cohere.chat({ messages });'),
    },
    {
      name: 'another export of such a file',
      ...next,
      code: v2(
        'export async function POST() { return cohere.chat({ messages }); }\nexport default wrap(() => cohere.chat({ messages }));\nexport const { a = () => cohere.chat({ messages }) } = {};\nconst GET = () => cohere.chat({ messages });',
      ),
    },
    {
      name: 'a route file outside of the folders of a framework',
      filename: 'src/health/route.js',
      code: v2('export const GET = () => cohere.chat({ messages });'),
    },
    {
      name: 'a file without a name',
      filename: 'app/api/health/README',
      code: v2('export const GET = () => cohere.chat({ messages });'),
    },
    {
      name: 'decorators that are no verbs',
      typescript: true,
      code: v2(
        "class Health {\n  @Cached('/health') ask() { return cohere.chat({ messages }); }\n  @Get ping() { return cohere.chat({ messages }); }\n  @Get(path) check() { return cohere.chat({ messages }); }\n}",
      ),
    },
  ],
  invalid: [
    {
      name: 'Express',
      code: express(`app.get('/health', async (req, res) => {
  try {
    const startedAt = Date.now();
    await cohere.«chat»(${ping});
    res.json({ status: 'ok', latencyMs: Date.now() - startedAt, timestamp: new Date().toISOString() });
  } catch (error) {
    console.error(error);
    res.status(503).json({ status: 'down' });
  }
});`),
      errors: [
        {
          ...billed('/health'),
          suggestions: useHelper(helped("app.get('/health', createHealthCheck(cohere).toNodeHandler());")),
        },
      ],
    },
    {
      name: 'a router of Express in CommonJS, and a free call without a deadline',
      sourceType: 'commonjs',
      code: `const { Router } = require('express');
const { CohereClient } = require('cohere-ai');
const cohere = new CohereClient();
const router = Router();
router.get('/api/healthz', async function (req, res) {
  const { valid } = await cohere.«checkApiKey»();
  res.sendStatus(valid ? 200 : 503);
});
module.exports = router;`,
      errors: [
        {
          ...found('noDeadline', '/api/healthz', 'checkApiKey'),
          suggestions: useHelper(`const { Router } = require('express');
const { CohereClient } = require('cohere-ai');
const { createHealthCheck } = require('${runtime}');
const cohere = new CohereClient();
const router = Router();
router.get('/api/healthz', createHealthCheck(cohere).toNodeHandler());
module.exports = router;`),
        },
      ],
    },
    {
      name: 'a client whose time-out is for its real work, and resources',
      code: `import express from 'express';
import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2({ timeoutInSeconds: 60 });
express().get('/livez', async (_, res) => res.json(await cohere.models.«list»()));`,
      errors: [
        {
          ...found('noDeadline', '/livez', 'models.list'),
          suggestions: useHelper(`import express from 'express';
import { CohereClientV2 } from 'cohere-ai';
import { createHealthCheck } from '${runtime}';
const cohere = new CohereClientV2({ timeoutInSeconds: 60 });
express().get('/livez', createHealthCheck(cohere).toNodeHandler());`),
        },
      ],
    },
    {
      name: 'Hono, in a function, with a name that is taken',
      code: `import { Hono } from 'hono';
import { CohereClient } from 'cohere-ai';
export function createApp(cohereHealth) {
  const cohere = new CohereClient();
  const app = new Hono();
  app.get('/readyz', async (c) => c.json({ ok: Boolean(await cohere.v2.«chat»(${ping})) }));
  return app;
}`,
      errors: [
        {
          ...billed('/readyz'),
          suggestions: useHelper(`import { Hono } from 'hono';
import { CohereClient } from 'cohere-ai';
import { createHealthCheck } from '${runtime}';
export function createApp(cohereHealth) {
  const cohere = new CohereClient();
  const app = new Hono();
  const cohereHealth2 = createHealthCheck(cohere);
  app.get('/readyz', (c) => cohereHealth2.GET(c.req.raw));
  return app;
}`),
        },
      ],
    },
    {
      name: 'Fastify',
      code: `import Fastify from 'fastify';
import { CohereClientV2 } from 'cohere-ai';
import { cohereFetch } from '${runtime}';
const cohere = new CohereClientV2({ fetch: cohereFetch() });
const app = Fastify();
app.get('/health', async (request, reply) => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 1000);
  await cohere.«embed»({ model: 'embed-v4.0', inputType: 'search_query', texts: ['ping'] }, { abortSignal: controller.signal });
  return { status: 'ok' };
});`,
      errors: [
        {
          ...billed('/health', 'embed'),
          suggestions: useHelper(`import Fastify from 'fastify';
import { CohereClientV2 } from 'cohere-ai';
import { cohereFetch, createHealthCheck } from '${runtime}';
const cohere = new CohereClientV2({ fetch: cohereFetch() });
const app = Fastify();
const cohereHealth = createHealthCheck(cohere);
app.get('/health', async (request, reply) => {
  const report = await cohereHealth.check();
  reply.code(report.cohere.status === 'down' ? 503 : 200).header('cache-control', 'no-store');
  return report;
});`),
        },
      ],
    },
    {
      name: 'Next, with a client of its own',
      ...next,
      code: `import { NextResponse } from 'next/server';
import { CohereClientV2 } from 'cohere-ai';

const cohere = new CohereClientV2({});

/** For the load balancer. */
export async function GET() {
  try {
    await cohere.«chat»(${ping});
    return NextResponse.json({ status: 'healthy' });
  } catch {
    return NextResponse.json({ status: 'down' }, { status: 503 });
  }
}`,
      errors: [
        {
          ...billed('/api/health'),
          suggestions: useHelper(`import { NextResponse } from 'next/server';
import { CohereClientV2 } from 'cohere-ai';
import { createHealthCheck } from '${runtime}';

const cohere = new CohereClientV2({});

/** For the load balancer. */
export const dynamic = 'force-dynamic';
export const { GET } = createHealthCheck(cohere);`),
        },
      ],
    },
    {
      name: 'Next, as a constant, already dynamic',
      ...next,
      code: `${v2('')}export const dynamic = 'force-dynamic';
export const GET = async () => Response.json(await cohere.«chat»(${ping}));`,
      errors: [
        {
          ...billed('/api/health'),
          suggestions: useHelper(`import { CohereClientV2 } from 'cohere-ai';
import { createHealthCheck } from '${runtime}';
const cohere = new CohereClientV2({});
export const dynamic = 'force-dynamic';
export const { GET } = createHealthCheck(cohere);`),
        },
      ],
    },
    {
      name: 'Next, in its folder of pages',
      filename: 'src/pages/api/health.js',
      code: v2(`export default async function handler(req, res) {
  res.json(await cohere.«chat»(${ping}));
}`),
      errors: [
        {
          ...billed('/api/health'),
          suggestions: useHelper(`import { CohereClientV2 } from 'cohere-ai';
import { createHealthCheck } from '${runtime}';
const cohere = new CohereClientV2({});
export default createHealthCheck(cohere).toNodeHandler();`),
        },
      ],
    },
    ...Object.entries({
      'a handler by its name': [
        "async function health(req, res) { res.json(await cohere.«chat»({ messages })); }\napp.get('/health', health);",
        '/health',
      ],
      'a check in a function': [
        "const isUp = async () => Boolean(await cohere.«chat»({ messages }));\napp.get('/status/ready', async (req, res) => res.json(await isUp()));",
        '/status/ready',
      ],
      'a wrapped handler': [
        "app.get('/health/cohere', asyncHandler(async (req, res) => res.json(await cohere.«chat»({ messages }))));",
        '/health/cohere',
      ],
      'a chain of routes': [
        "router.route('/live').get(async (req, res) => res.json(await cohere.«chat»({ messages })));",
        '/live',
      ],
      'a path in a constant': [
        "const path = '/healthz';\napp.use(path, async (req, res) => res.json(await cohere.«chat»({ messages })));",
        '/healthz',
      ],
      'a path with a parameter': [
        "app.all('/health/:service?', async (req, res) => res.json(await cohere.«chat»({ messages })));",
        '/health/:service?',
      ],
      'a route object': [
        "app.route({ method: 'GET', url: '/health', handler: async () => cohere.«chat»({ messages }) });",
        '/health',
      ],
      'a table of routes': [
        "Bun.serve({ routes: { '/health': async () => Response.json(await cohere.«chat»({ messages })) } });",
        '/health',
      ],
      'a wrapped entry of a table': [
        "serve({ '/readyz': cors(async () => Response.json(await cohere.«chat»({ messages }))) });",
        '/readyz',
      ],
      'a bare server': [
        "createServer(async (req, res) => {\n  if (req.url === '/healthz') {\n    await cohere.«chat»({ messages });\n    res.end('ok');\n  }\n});",
        '/healthz',
      ],
      'a worker': [
        "export default { async fetch(request) {\n  const { pathname } = new URL(request.url);\n  switch (pathname) {\n    case '/health':\n      return Response.json(await cohere.«chat»({ messages }));\n  }\n} };",
        '/health',
      ],
      'a conditional': [
        "Deno.serve((request) => request.url.endsWith('/livez') ? cohere.«chat»({ messages }) : new Response());",
        '/livez',
      ],
      'one of several callers': [
        "const ask = () => cohere.«chat»({ messages });\napp.post('/ask', ask);\napp.get('/ready', async () => { await ask(); });",
        '/ready',
      ],
      'a controller': [
        "class Controller { async health(req, res) { res.json(await cohere.«chat»({ messages })); } }\nconst controller = new Controller();\napp.get('/health', controller.health.bind(controller));",
        '/health',
      ],
    }).map(([name, [body = '', path = '']]) => ({ name, code: v2(body), errors: [billed(path)] })),
    {
      name: 'a method with a verb',
      typescript: true,
      code: v2(`@Controller('health')
class Health {
  @Get() async status() { return cohere.«chat»({ messages }); }
  @Get('cohere') @Public async cohere() { return cohere.«rerank»({ query, documents }); }
}
class Other {
  @nest.Head('readyz') async status() { return cohere.«chat»({ messages }); }
}`),
      errors: [billed('health'), billed('health', 'rerank'), billed('readyz')],
    },
    ...[
      ['src/routes/health/+server.js', 'export const HEAD = async () => cohere.«chat»({ messages });', '/health'],
      [
        'server/api/health.get.js',
        'export default defineEventHandler(async () => cohere.«chat»({ messages }));',
        '/api/health',
      ],
      [
        'functions/healthz/index.js',
        'export const onRequestGet = () => cohere.«chat»({ messages });',
        '/functions/healthz',
      ],
      [
        'app/routes/healthz.jsx',
        'export async function loader() { return cohere.«chat»({ messages }); }',
        '/routes/healthz',
      ],
      [
        'pages/api/ready.js',
        'export default () => cohere.«chat»({ messages });',
        '/pages/api/ready'.replace('/pages', ''),
      ],
    ].map(([filename = '', body = '', path = '']) => ({
      name: `a route by its file, ${filename}`,
      filename,
      code: v2(body),
      errors: [billed(path)],
    })),
    ...Object.entries({
      'that checks something else too': express(
        "app.get('/health', async (req, res) => {\n  await database.ping();\n  res.json(await cohere.«chat»({ messages }));\n});",
      ),
      'that logs elsewhere': express(
        "app.get('/health', async (req, res) => {\n  logger.info('health');\n  res.json((await cohere.«chat»({ messages })).message.content[0]);\n});",
      ),
      'that makes its client': express(
        "app.get('/health', async (req, res) => {\n  const client = new CohereClientV2({});\n  res.json(await client.«chat»({ messages }));\n});",
      ),
      'of an unknown framework': v2(
        "app.get('/health', async (req, res) => res.json(await cohere.«chat»({ messages })));",
      ),
      'of a framework that is not supported': `import Router from '@koa/router';\nconst router = new Router();\n${v2("router.get('/health', async (ctx) => { ctx.body = await cohere.«chat»({ messages }); });")}`,
      'with a client in a field': express(
        "class App {\n  cohere = cohere;\n  routes() { app.get('/health', async (req, res) => res.json(await this.cohere.«chat»({ messages }))); }\n}",
      ),
      'with a method in a variable': express(
        "const { chat } = cohere;\napp.get('/health', async (req, res) => res.json(await «chat»({ messages })));",
      ),
      'whose client stands below': `import express from 'express';\nimport { CohereClientV2 } from 'cohere-ai';\nexpress().get('/health', async (req, res) => res.json(await cohere.«chat»({ messages })));\nconst cohere = new CohereClientV2({});`,
      'in the middle of a line': `import { Hono } from 'hono';\n${v2("const app = new Hono(); app.get('/health', async (c) => c.json(await cohere.«chat»({ messages })));")}`,
      'in an expression': `import { Hono } from 'hono';\n${v2("export const routes = () => new Hono().get('/health', async (c) => c.json(await cohere.«chat»({ messages })));")}`,
    }).map(([name, code]) => ({ name: `no suggestion for a handler ${name}`, code, errors: [billed('/health')] })),
    ...[
      [
        'app/health/route.js',
        'export const HEAD = async () => Response.json(await cohere.«chat»({ messages }));',
        '/health',
      ],
      [
        'pages/api/health.js',
        'export default async (request) => Response.json(await cohere.«chat»({ messages }));',
        '/api/health',
      ],
    ].map(([filename = '', body = '', path = '']) => ({
      name: `no suggestion for ${filename} without its usual form`,
      filename,
      code: v2(body),
      errors: [billed(path)],
    })),
    {
      name: 'a release that the helpers do not support',
      settings: { cohere: { sdkVersion: '7.17.1' } },
      code: `import express from 'express';\n${v1("express().get('/health', async (req, res) => res.json(await cohere.«chat»({ message: 'ping' })));")}`,
      errors: [billed('/health')],
    },
  ],
});
