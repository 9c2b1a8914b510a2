/**
 * The helpers in real frameworks: the health routes that the suggestions of `prefer-health-check` write, and the
 * applications of docs/runtime.md.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Linter } from 'eslint';
import ts from 'typescript';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { rules } from '../../src/rules/index.js';
import { createFakeCohere, type FakeCohere, type FakeCohereFault } from '../../src/testing/index.js';
import { read, root } from '../helpers/files.js';
import { samplesOf } from '../helpers/page.js';
import { pinned } from '../helpers/pinned.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

const ping =
  "await cohere.chat({ model: 'command-r7b-12-2024', messages: [{ role: 'user', content: 'ping' }], maxTokens: 1 });";
const report = "console.log('Listening on http://127.0.0.1:' + port)";

/** For each framework: its import, a health route as applications have it, and the start of the server. */
const applications: Readonly<Record<string, readonly [load: string, route: string, start: string]>> = {
  Express: [
    "import express from 'express';",
    `const app = express();\napp.get('/health', async (request, response) => {\n  ${ping}\n  response.json({ status: 'ok' });\n});`,
    `const server = app.listen(0, () => { const { port } = server.address(); ${report}; });`,
  ],
  Fastify: [
    "import fastify from 'fastify';",
    `const app = fastify();\napp.get('/health', async () => {\n  ${ping}\n  return { status: 'ok' };\n});`,
    `await app.listen({ port: 0, host: '127.0.0.1' });\nconst { port } = app.server.address();\n${report};`,
  ],
  Hono: [
    "import { serve } from '@hono/node-server';\nimport { Hono } from 'hono';",
    `const app = new Hono();\napp.get('/health', async (context) => {\n  ${ping}\n  return context.json({ status: 'ok' });\n});`,
    `serve({ fetch: app.fetch, port: 0 }, ({ port }) => ${report});`,
  ],
};

let project: TemporaryProject;
let cohere: FakeCohere;
let server: ChildProcess | undefined;

beforeAll(async () => {
  project = new TemporaryProject({ 'key.txt': 'first-key\n' });
  const frameworks = [
    'express@5.3.0',
    '@types/express@5.0.6',
    'fastify@5.12.8',
    'hono@4.13.19',
    '@hono/node-server@1.19.19',
    'undici@7.30.2',
  ];
  await project.install(inject('tarball'), pinned('cohere-ai'), pinned('@types/node'), ...frameworks);
});
afterAll(() => project.remove());

beforeEach(async () => {
  cohere = await createFakeCohere();
});
afterEach(async () => {
  server?.kill();
  await cohere.close();
});

/** Starts a module that prints where it listens; what it asks of Cohere goes to the fake. */
async function start(module: string): Promise<string> {
  const preload = `--import=${join(root, 'tests/helpers/redirect-cohere.mjs')}`;
  const key = { CO_API_KEY: 'a-key', CO_API_KEY_FILE: join(project.folder, 'key.txt') };
  const env = { ...process.env, NODE_OPTIONS: preload, FAKE_COHERE: cohere.url, ...key };
  const child = spawn(process.execPath, [module], { cwd: project.folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  server = child;
  for await (const line of createInterface(child.stdout)) {
    const [url] = /http:\S+/u.exec(line) ?? [];
    if (url) return url;
  }
  throw new Error(`${module} ended before it listened.`);
}

describe.each(Object.entries(applications))('a health route of %s', (name, [load, route, listen]) => {
  const module = `health-${name}.mjs`;

  beforeAll(() => {
    const client = 'const cohere = new CohereClientV2({ token: process.env.CO_API_KEY });';
    const code = `${load}\nimport { CohereClientV2 } from 'cohere-ai';\n${client}\n${route}\n${listen}\n`;
    const plugins = { cohere: { rules: rules as never } };
    const [problem] = new Linter().verify(code, [{ plugins, rules: { 'cohere/prefer-health-check': 'error' } }]);
    const fix = problem?.suggestions?.find(({ messageId }) => messageId === 'useHelper')?.fix;
    if (!fix) throw new Error(`There is no suggestion for ${name}.`);
    project.write({ [module]: code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]) });
  });

  it.each<[fault: FakeCohereFault | undefined, status: number, cohere: object]>([
    [undefined, 200, { status: 'healthy' }],
    ['limit-minute', 200, { status: 'degraded', reason: 'rate-limit' }],
    ['invalid-key', 503, { status: 'down', reason: 'auth' }],
    ['html', 503, { status: 'down', reason: 'malformed' }],
    ['hang', 503, { status: 'down', reason: 'timeout' }],
    ['hang-body', 503, { status: 'down', reason: 'timeout' }],
  ])('with the fault %j: %i', async (fault, status, expected) => {
    if (fault !== undefined) cohere.fail(fault);
    const url = `${await start(module)}/health`;
    const answers = await Promise.all(Array.from({ length: 100 }, () => fetch(url)));
    const bodies = await Promise.all(answers.map((answer) => answer.json()));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([status]));
    for (const body of bodies) expect(body).toMatchObject({ cohere: expected });
    expect(answers[0]?.headers.get('content-type')).toContain('application/json');
    expect(answers[0]?.headers.get('cache-control')).toBe('no-store');

    const head = await fetch(url, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([status, '']);
    expect(cohere.requests.map(({ endpoint }) => endpoint)).toEqual(['models']);
  });
});

it("an Agent of undici keeps a connection for longer than Node's four seconds", { timeout: 60_000 }, async () => {
  project.write({
    'keep-alive.mjs': `import { CohereClientV2 } from 'cohere-ai';
import { cohereFetch } from 'eslint-plugin-cohere/runtime';
import { Agent } from 'undici';
const options = process.argv[2] === 'agent' ? { dispatcher: new Agent({ keepAliveTimeout: 60_000 }) } : {};
const cohere = new CohereClientV2({ token: 'a-key', environment: process.argv[3], fetch: cohereFetch(options) });
await cohere.models.list();
await new Promise((resolve) => setTimeout(resolve, 6_000));
await cohere.models.list();
process.exit();
`,
  });
  await project.must(process.execPath, 'keep-alive.mjs', 'agent', cohere.url);
  expect(cohere.connections).toBe(1);
  await project.must(process.execPath, 'keep-alive.mjs', 'none', cohere.url);
  expect(cohere.connections).toBe(1 + 2);
});

describe('the applications of docs/runtime.md', () => {
  const samples = samplesOf(read('docs/runtime.md')).filter(({ language }) => language === 'ts');
  const names = ['cohere.ts', 'server.ts', 'app/api/ask/route.ts', 'app/api/health/route.ts'];

  /** The sample with a name in its first line. */
  function sample(name: string): string {
    const code = samples.find((each) => each.code.startsWith(`// ${name}\n`))?.code;
    if (code === undefined) throw new Error(`The page has no ${name}.`);
    return code;
  }

  function javaScript(code: string): string {
    const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
    return ts.transpileModule(code.replaceAll("'@/cohere'", "'../../../cohere.js'"), { compilerOptions }).outputText;
  }

  beforeAll(() => {
    for (const name of names) {
      const code = javaScript(sample(name)).replace(/^app\.listen.*$/mu, applications['Express']?.[2] ?? '');
      project.write({ [name]: sample(name), [name.replace(/ts$/u, 'js')]: code });
    }
    // Next's own part: it hands requests to the routes.
    const routes = `import { serve } from '@hono/node-server';
import { POST } from './app/api/ask/route.js';
import { GET } from './app/api/health/route.js';
const answer = (request) => (request.url.endsWith('/ask') ? POST(request) : GET(request));
serve({ fetch: answer, port: 0 }, ({ port }) => ${report});
`;
    project.write({ 'next.js': routes });
  });

  it('compile with the types of the frameworks', async () => {
    const withFrameworks = samples.filter(({ code }) => code.includes("from 'fastify'"));
    expect(withFrameworks).toHaveLength(1);
    const compilerOptions = {
      target: 'es2023',
      module: 'esnext',
      moduleResolution: 'bundler',
      types: ['node'],
      strict: true,
      skipLibCheck: true,
      noEmit: true,
      paths: { '@/*': ['./*'] },
    };
    project.write({
      'others.ts': withFrameworks[0]?.code ?? '',
      'tsconfig.json': JSON.stringify({ compilerOptions, files: [...names, 'others.ts'] }),
    });
    await project.must(process.execPath, join(root, 'node_modules/typescript/bin/tsc'), '-p', '.');
  });

  const said = { content: [{ type: 'text', text: 'You said: Hello' }] };

  it.each([
    ['Express', 'server.js', '/ask', '/health'],
    ['Next', 'next.js', '/api/ask', '/api/health'],
  ])('%s: a second model stands in, an outage is told, a new key needs no restart', async (_, module, ask, health) => {
    await cohere.close();
    let validKey = 'first-key';
    cohere = await createFakeCohere({ apiKey: (key) => key === validKey });
    const url = await start(module);
    const asked = (): Promise<Response> => {
      const body = JSON.stringify({ question: 'Hello' });
      return fetch(url + ask, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    };
    const healthReport = async (): Promise<unknown> => (await fetch(url + health)).json();

    expect(await (await asked()).json()).toMatchObject(said);
    validKey = 'second-key';
    project.write({ 'key.txt': 'second-key\n' });
    expect(await (await asked()).json()).toMatchObject(said);
    expect(await healthReport()).toMatchObject({ status: 'ok', cohere: { status: 'healthy' } });

    const before = cohere.requests.length;
    const end = cohere.fail(503, { model: 'command-a-03-2025' });
    for (let n = 0; n < 3; n += 1) expect(await (await asked()).json()).toMatchObject(said);
    const models = cohere.requests.slice(before).map(({ model }) => model);
    expect(models.filter((model) => model === 'command-a-03-2025')).toHaveLength(5);
    expect(await healthReport()).toMatchObject({ status: 'degraded', cohere: { reason: 'circuit-open' } });
    end();

    cohere.fail('billing-limit');
    const refused = [await asked(), await asked()];
    expect(refused.map(({ status }) => status)).toEqual([503, 503]);
    expect(Number(refused[1]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await healthReport()).toMatchObject({ cohere: { status: 'down', reason: 'quota' } });
    project.write({ 'key.txt': 'first-key\n' });
  });
});
