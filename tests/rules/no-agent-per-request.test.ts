import rule from '../../src/rules/no-agent-per-request.js';
import { testRule } from '../helpers/rule-tester.js';

const file = (imports: string, body: string): string => `import { CohereClientV2 } from 'cohere-ai';
${imports}
${body}`;
const perRequest = (agent: string) => ({ messageId: 'perRequest', data: { agent } });
const undici = "import { Agent, fetch, setGlobalDispatcher } from 'undici';";

testRule('no-agent-per-request', rule, {
  valid: [
    {
      name: 'an agent for all calls',
      code: file(
        undici,
        'const dispatcher = new Agent({});\nconst cohere = new CohereClientV2({ fetch: (url, init) => fetch(url, { ...init, dispatcher }) });\nexport const ask = () => cohere.chat({});',
      ),
    },
    {
      name: 'a client for each call is no harm: connections are shared',
      code: file('', 'export const ask = (token) => new CohereClientV2({ token }).chat({});'),
    },
    {
      name: 'a factory',
      code: file(
        undici,
        'export function make() {\n  const dispatcher = new Agent({});\n  return new CohereClientV2({ fetch: guarded(dispatcher) });\n}',
      ),
    },
    {
      name: 'a constructor',
      code: file(
        undici,
        'export class Service {\n  constructor() { this.cohere = new CohereClientV2({ fetch: guarded(new Agent({})) }); }\n  ask() { return this.cohere.chat({}); }\n}',
      ),
    },
    {
      name: 'an agent for something else',
      code: file(
        "import https from 'node:https';",
        'const cohere = new CohereClientV2({});\nexport async function ask() {\n  const agent = new https.Agent({});\n  await other(agent);\n  return cohere.chat({});\n}',
      ),
    },
    {
      name: 'the dispatcher of everybody, set once',
      code: file(
        undici,
        'setGlobalDispatcher(new Agent({}));\nexport const ask = () => new CohereClientV2({}).chat({});',
      ),
    },
    {
      name: 'an agent of an AI library',
      code: file(
        "import { Agent } from '@openai/agents';",
        'export const ask = () => new CohereClientV2({ fetch: wrap(new Agent({})) }).chat({});',
      ),
    },
    {
      name: 'a class of the file',
      code: file(
        'class Agent {}',
        'export const ask = () => new CohereClientV2({ fetch: wrap(new Agent()) }).chat({});',
      ),
    },
    {
      name: 'something else of undici',
      code: file(
        "import { MockAgent } from 'undici';",
        'export const ask = () => new CohereClientV2({ fetch: wrap(new MockAgent()) }).chat({});',
      ),
    },
    {
      name: 'a computed class',
      code: file(
        "import * as undici from 'undici';",
        'export const ask = (n) => new CohereClientV2({ fetch: wrap(new undici[n]()) }).chat({});',
      ),
    },
    {
      name: 'a fetch out of sight',
      code: file(
        undici,
        'export const ask = () => new CohereClientV2({ fetch }).chat({});\nexport const other = () => fetch(url, { dispatcher: new Agent({}) });',
      ),
    },
    {
      name: 'a function that calls nothing of Cohere',
      code: file(
        undici,
        'const cohere = new CohereClientV2({});\nexport function load() { setGlobalDispatcher(new Agent({})); }',
      ),
    },
    {
      name: 'an agent that is called',
      code: file(
        undici,
        'export async function ask() {\n  make()(new Agent({}));\n  return new CohereClientV2({}).chat({});\n}',
      ),
    },
    {
      name: 'an agent in a field',
      code: file(
        undici,
        'export async function ask(o) {\n  o.agent = new Agent({});\n  return new CohereClientV2({}).chat({});\n}',
      ),
    },
    {
      name: 'no Cohere',
      code: `${undici} // cohere-ai\nexport const get = () => fetch(url, { dispatcher: new Agent({}) });`,
    },
  ],
  invalid: [
    {
      name: 'in the fetch option: for every attempt',
      code: file(
        undici,
        'export const cohere = new CohereClientV2({ fetch: (url, init) => fetch(url, { ...init, dispatcher: new «Agent»({}) }) });',
      ),
      errors: [perRequest('Agent')],
    },
    {
      name: 'in a fetch function of its own',
      code: file(
        "import { HttpsProxyAgent } from 'https-proxy-agent';",
        'function viaProxy(url, init) {\n  const agent = new «HttpsProxyAgent»(proxy);\n  return nodeFetch(url, { ...init, agent });\n}\nconst cohere = new CohereClientV2({ fetch: viaProxy });',
      ),
      errors: [perRequest('HttpsProxyAgent')],
    },
    {
      name: 'in a function that also calls',
      code: file(
        "import https from 'node:https';",
        'export async function POST() {\n  const agent = new «https.Agent»({ keepAlive: true });\n  const cohere = new CohereClientV2({ fetch: (url, init) => nodeFetch(url, { ...init, agent }) });\n  return cohere.chat({});\n}',
      ),
      errors: [perRequest('Agent')],
    },
    {
      name: 'the dispatcher of everybody, in a handler',
      code: file(
        undici,
        "app.post('/chat', async () => {\n  setGlobalDispatcher(new «Agent»({}));\n  await new CohereClientV2({}).chat({});\n});",
      ),
      errors: [perRequest('Agent')],
    },
    {
      name: 'the dispatcher of everybody, through a namespace and a variable',
      code: file(
        "import * as undici from 'undici';",
        'const cohere = new CohereClientV2({});\nexport const ask = async () => {\n  const pool = new «undici.Pool»(url);\n  undici.setGlobalDispatcher(pool);\n  return cohere.chat({});\n};',
      ),
      errors: [perRequest('Pool')],
    },
    {
      name: 'a default export of a library, in CommonJS',
      sourceType: 'commonjs',
      code: "const { CohereClient } = require('cohere-ai');\nconst { SocksProxyAgent } = require('socks-proxy-agent');\nexports.ask = () => new CohereClient({ fetch: via(new «SocksProxyAgent»(url)) }).chat({});",
      errors: [perRequest('SocksProxyAgent')],
    },
    {
      name: 'a default import',
      code: file(
        "import KeepAlive from 'agentkeepalive';",
        'export const ask = () => new CohereClientV2({ fetch: via(new «KeepAlive»()) }).chat({});',
      ),
      errors: [perRequest('KeepAlive')],
    },
  ],
});
