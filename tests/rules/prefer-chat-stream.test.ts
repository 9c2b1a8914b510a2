import rule from '../../src/rules/prefer-chat-stream.js';
import { testRule } from '../helpers/rule-tester.js';
import { v1, v2 } from '../helpers/sources.js';

const request = '{ model, messages: [{ role: "user", content: question }] }';
const ask = `const answer = await cohere.«chat»(${request});`;
const silent = (body: string): string => v2(body.replaceAll(/[«»]/gu, ''));
const route = (asking: string, path = "'/chat'"): string => `app.post(${path}, async (c) => {
  ${asking}
  return c.json(answer);
});`;
const withField = (field: string): string => silent(route(ask.replace('model,', `model, ${field},`)));

/** A report in a handler; the suggestion collects the stream. */
const waiting = (name: string, body: string, extra = {}) => ({
  name,
  code: v2(body),
  errors: [
    {
      messageId: 'waits',
      suggestions: [
        {
          messageId: 'collect',
          output: v2(body)
            .replace("'cohere-ai';\n", "'cohere-ai';\nimport { collectStream } from 'eslint-plugin-cohere/runtime';\n")
            .replace('await cohere.', 'await collectStream(await cohere.')
            .replace(`«chat»(${request})`, `chatStream(${request}))`),
        },
      ],
    },
  ],
  ...extra,
});

testRule('prefer-chat-stream', rule, {
  valid: [
    { name: 'a stream', code: v2(`app.post('/chat', async (req, res) => { await cohere.chatStream(${request}); });`) },
    { name: 'no handler', code: silent(`async function ask(question) { ${ask} return answer; }`) },
    { name: 'the top of a module', code: silent(ask) },
    {
      name: 'a request of another endpoint',
      code: v2("app.post('/embed', async (req, res) => { await cohere.embed({ model, texts }); });"),
    },
    {
      name: 'another function of the file',
      code: silent(`app.get('/', (req, res) => res.send('ok'));\nasync function ask(question) { ${ask} }`),
    },
    { name: 'structured output', code: withField("responseFormat: { type: 'json_object' }") },
    { name: 'structured output, misspelled', code: withField("response_format: { type: 'json_object' }") },
    { name: 'tools', code: withField('tools') },
    { name: 'results of tools', code: withField('toolResults') },
    { name: 'a short answer', code: withField('maxTokens: 100') },
    { name: 'a short answer through a constant', code: `${withField('maxTokens: limit')}\nconst limit = 20;` },
    { name: 'a short answer, misspelled', code: withField('max_tokens: 5') },
    {
      name: 'a request that cannot be read',
      code: v2("app.post('/chat', async (req, res) => { await cohere.chat(req.body); });"),
    },
    { name: 'a request that spreads something', code: withField('...defaults') },
    {
      name: 'an answer that is parsed',
      code: silent(route(`${ask}\n  const data = JSON.parse(answer.message.content[0].text);`)),
    },
    ...[
      '/api/cron/digest',
      '/webhooks/stripe',
      '/github-webhook',
      '/hooks/mail',
      '/health',
      '/healthz',
      '/readyz',
      '/live',
      '/slack/events',
    ].map((path) => ({ name: `the path ${path}`, code: silent(route(ask, `'${path}'`)) })),
    { name: 'a path in a constant', code: silent(`const path = '/webhook';\n${route(ask, 'path')}`) },
    { name: 'the path before the handler', code: silent(`router.route('/cron').get(async (req, res) => { ${ask} });`) },
    {
      name: 'the path in options',
      code: silent(`app.route({ method: 'POST', url: '/cron', handler: async (input) => { ${ask} } });`),
    },
    { name: 'a file of webhooks', code: silent(route(ask)), filename: 'src/routes/webhooks.js' },
    {
      name: 'a route of Next for a cron job',
      code: silent(`export async function GET(request) { ${ask} }`),
      filename: 'app/api/cron/route.js',
    },
    {
      name: 'an export of another file',
      code: silent(`export async function POST(request) { ${ask} }`),
      filename: 'app/api/chat/ask.js',
    },
    {
      name: 'another export of a route file',
      code: silent(
        `export async function ask(request) { ${ask} }\nasync function POST() { ${ask} }\nexport const { GET } = make(async () => { ${ask} });`,
      ),
      filename: 'app/api/chat/route.js',
    },
    {
      name: 'an anonymous export of a route file',
      code: silent(`export default async function () { ${ask} }`),
      filename: 'app/api/chat/route.js',
    },
    {
      name: 'a job',
      code: silent(
        `cron.schedule('0 * * * *', async (now) => { ${ask} });\nsetInterval(async () => { ${ask} }, 1000);`,
      ),
    },
    { name: 'a cache', code: silent(`cache.get('answer', async (key) => { ${ask} });`) },
    { name: 'a cache with a path', code: silent(`cache.get('/answer', async () => { ${ask} });`) },
    {
      name: 'a mock of another package',
      code: `import { http } from 'msw';\n${silent(`http.post('/chat', async (info) => { ${ask} });`)}`,
    },
    { name: 'a middleware of something else', code: silent(`pipeline.use(async (input) => { ${ask} });`) },
    {
      name: 'other parameters',
      code: silent(
        `async function work(req, next) { ${ask} }\nasync function one(req) { ${ask} }\nasync function two({ body }, res) { ${ask} }`,
      ),
    },
    {
      name: 'other functions with a path',
      code: silent(`app[method]('/chat', async (c) => { ${ask} });\nregister('/chat', async (c) => { ${ask} });`),
    },
  ],
  invalid: [
    waiting('a handler of Express', `app.post('/chat', async (req, res) => {\n  ${ask}\n  res.json(answer);\n});`),
    waiting('a handler of Hono', route(ask)),
    waiting('a router of Koa', `router.post('ask', '/ask', async (ctx) => {\n  ${ask}\n  ctx.body = answer;\n});`),
    waiting('a path in a template', route(ask, '`/${version}/chat`').replace('${version}', 'v1')),
    waiting('a path that only sounds like a probe', route(ask, "'/api/delivery'")),
    waiting('a handler in a wrapper', `app.post('/chat', wrap(async (c) => {\n  ${ask}\n  return answer;\n}));`),
    waiting('a handler in a list', `app.post('/chat', [check, , async (c) => {\n  ${ask}\n  return answer;\n}]);`),
    waiting('a handler by its name', `async function ask(c) {\n  ${ask}\n  return answer;\n}\napp.post('/chat', ask);`),
    waiting(
      'options of Fastify',
      `app.post('/chat', { schema, handler: async (input) => {\n  ${ask}\n  return answer;\n} });`,
    ),
    waiting(
      'a route of Fastify',
      `app.route({ url: '/chat', ...more, [key]: 1, handler: async (input) => {\n  ${ask}\n  return answer;\n} });`,
    ),
    waiting('a chain', `router.route('/chat').get(list).post(async (c) => {\n  ${ask}\n  return answer;\n});`),
    waiting('a router in place', `Router().post('/chat', async (c) => {\n  ${ask}\n  return answer;\n});`),
    waiting('a path with a word like a probe in it', route(ask, "'/live-chat'")),
    waiting('a controller', `export const chat = async (req, res) => {\n  ${ask}\n  res.json(answer);\n};`),
    waiting(
      'a method of a controller',
      `class Controller {\n  async chat(_req, response, next) {\n  ${ask}\n  response.json(answer);\n}\n}`,
    ),
    waiting('a route of Next', `export async function POST(request) {\n  ${ask}\n  return Response.json(answer);\n}`, {
      filename: 'app/api/chat/route.js',
    }),
    waiting(
      'a wrapped route of Next',
      `export const POST = withAuth(async (request) => {\n  ${ask}\n  return Response.json(answer);\n});`,
      {
        filename: 'app/api/chat/route.js',
      },
    ),
    waiting(
      "a route of Next's pages",
      `export default async function handler(req, res) {\n  ${ask}\n  res.json(answer);\n}`,
      {
        filename: 'pages/api/chat.js',
      },
    ),
    waiting(
      'a function inside of a handler',
      `app.post('/chat', async (c) => {\n  const answers = await retry(async () => {\n    ${ask}\n    return answer;\n  });\n  return c.json(answers);\n});`,
    ),
    waiting(
      'a long answer',
      `app.post('/chat', async (req, res) => {\n  ${ask.replace('model,', 'model, maxTokens: 101,')}\n});`,
      {
        errors: [
          {
            messageId: 'waits',
            suggestions: [
              {
                messageId: 'collect',
                output: `import { CohereClientV2 } from 'cohere-ai';
import { collectStream } from 'eslint-plugin-cohere/runtime';
const cohere = new CohereClientV2({});
app.post('/chat', async (req, res) => {
  const answer = await collectStream(await cohere.chatStream(${request.replace('model,', 'model, maxTokens: 101,')}));
});`,
              },
            ],
          },
        ],
      },
    ),
    {
      name: 'a middleware of Koa in CommonJS',
      code: `const Koa = require('koa');
const { CohereClientV2 } = require('cohere-ai');
const app = new Koa();
const cohere = new CohereClientV2();
app.use(async (ctx) => {
  ctx.body = await cohere.«chat»({ model, messages });
});`,
      sourceType: 'commonjs',
      errors: [
        {
          messageId: 'waits',
          suggestions: [
            {
              messageId: 'collect',
              output: `const Koa = require('koa');
const { CohereClientV2 } = require('cohere-ai');
const { collectStream } = require('eslint-plugin-cohere/runtime');
const app = new Koa();
const cohere = new CohereClientV2();
app.use(async (ctx) => {
  ctx.body = await collectStream(await cohere.chatStream({ model, messages }));
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'a handler of Express with its types',
      code: `import express, { type Request, type Response } from 'express';
import { CohereClientV2 } from 'cohere-ai';
const router = express.Router();
const cohere: CohereClientV2 = new CohereClientV2();
router.post('/', async (req: Request, res: Response) => {
  res.json((await cohere!.«chat»({ model, messages } satisfies Chat)).message);
});`,
      typescript: true,
      errors: [
        {
          messageId: 'waits',
          suggestions: [
            {
              messageId: 'collect',
              output: `import express, { type Request, type Response } from 'express';
import { CohereClientV2 } from 'cohere-ai';
import { collectStream } from 'eslint-plugin-cohere/runtime';
const router = express.Router();
const cohere: CohereClientV2 = new CohereClientV2();
router.post('/', async (req: Request, res: Response) => {
  res.json((await collectStream(await cohere!.chatStream({ model, messages } satisfies Chat))).message);
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'a v1 client',
      code: v1("app.post('/', async (req, res) => res.json(await cohere.«chat»({ message })));"),
      errors: [{ messageId: 'waits', suggestions: [] }],
    },
    {
      name: 'a promise that is handed on',
      code: v2("app.post('/', (req, res) => cohere.«chat»({ model, messages }).then((answer) => res.json(answer)));"),
      errors: [{ messageId: 'waits', suggestions: [] }],
    },
    {
      name: 'a computed name',
      code: v2("app.post('/', async (req, res) => res.json(await cohere[«'chat'»]({ model, messages })));"),
      errors: [{ messageId: 'waits', suggestions: [] }],
    },
    {
      name: 'a method in a variable',
      code: v2(
        "const chat = cohere.chat;\napp.post('/', async (req, res) => res.json(await «chat»({ model, messages })));",
      ),
      errors: [{ messageId: 'waits', suggestions: [] }],
    },
    {
      name: 'an SDK without helpers',
      code: v2("app.post('/', async (req, res) => res.json(await cohere.«chat»({ model, messages })));"),
      settings: { cohere: { sdkVersion: '7.14.0' } },
      errors: [{ messageId: 'waits', suggestions: [] }],
    },
  ],
});
