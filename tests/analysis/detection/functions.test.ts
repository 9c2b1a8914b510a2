import { testDetection } from '../../helpers/detection.js';

const v2 = 'constructor CohereClientV2 on cohere';
const chat = 'v2 chat of CohereClientV2 by constructor';
const annotated = 'v2 chat of CohereClientV2 by annotation';

const file = (code: string): string => `import { CohereClientV2 } from 'cohere-ai';\n${code}`;

testDetection('clients behind functions', [
  {
    name: 'a factory',
    code: file('function make() { return «new CohereClientV2()»; } make().«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'an arrow function',
    code: file('const make = () => «new CohereClientV2()»; make().«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'an arrow function with a variable',
    code: file('const client = «new CohereClientV2()»; const get = () => client; get().«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'an arrow function with a condition',
    code: file('const make = () => (key ? «new CohereClientV2()» : undefined); make()?.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'a function expression',
    code: file('const make = function named() { return «new CohereClientV2()»; }; make().«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'a function that is called at once',
    code: file('(() => «new CohereClientV2()»)().«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'an asynchronous factory',
    code: file('async function make() { return «new CohereClientV2()»; } (await make()).«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'an asynchronous factory with then',
    code: file('const make = async () => «new CohereClientV2()»; make().then((client) => client.«chat»({}));'),
    finds: [v2, chat],
  },
  {
    name: 'then with a function by name',
    code: file(
      'const make = async () => «new CohereClientV2()»; function same(c) { return c; } (await make().then(same)).chat({});',
    ),
    finds: [v2],
  },
  {
    name: 'then without a function',
    code: file('const make = async () => «new CohereClientV2()»; (await make().then()).«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'Promise.resolve',
    code: file('const client = await Promise.resolve(«new CohereClientV2()»); client.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'Promise.all with a spread',
    code: file('const [client] = await Promise.all(...[«new CohereClientV2()»]); client.chat({});'),
    finds: [v2],
  },
  {
    name: 'a factory of factories',
    code: file('const outer = () => () => «new CohereClientV2()»; outer()().«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'a factory in an object',
    code: file('const app = { make() { return «new CohereClientV2()»; } }; app.make().«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'a factory that throws',
    code: file(
      "function make() { if (!key) throw new Error('no key'); return «new CohereClientV2()»; } make().«chat»({});",
    ),
    finds: [v2, chat],
  },
  {
    name: 'a factory that gives nothing at times',
    code: file('function make() { if (!key) return; return «new CohereClientV2()»; } make()?.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'a factory that is bound',
    code: file('const make = function () { return «new CohereClientV2()»; }.bind(null); make().«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'a factory that returns an object',
    code: file(
      'function make() { return { client: «new CohereClientV2()» }; } const { client } = make(); client.«chat»({});',
    ),
    finds: [v2, chat],
  },
  {
    name: 'a lazy getter',
    code: file(`let client;
export function getClient() {
  if (!client) client = «new CohereClientV2()»;
  return client;
}
export const ask = () => getClient().«chat»({});`),
    finds: [v2, chat],
  },
  {
    name: 'a lazy getter with ??=',
    code: file(
      'let client = null; const getClient = () => (client ??= «new CohereClientV2()»); getClient().«chat»({});',
    ),
    finds: [v2, chat],
  },
  {
    name: 'a lazy getter with a dynamic import',
    code: file(`let client;
async function getClient() {
  if (client) return client;
  const { CohereClientV2 } = await import('cohere-ai');
  client = «new CohereClientV2()»;
  return client;
}
(await getClient()).«chat»({});`),
    finds: [v2, chat],
  },
  {
    name: 'a memoizer of a library',
    code: file("import { once } from 'lodash'; const get = once(() => «new CohereClientV2()»); get().«chat»({});"),
    finds: [v2, chat],
  },
  {
    name: 'a memoizer in a namespace',
    code: file("import _ from 'lodash'; const get = _.memoize(() => «new CohereClientV2()»); get(key).«chat»({});"),
    finds: [v2, chat],
  },
  {
    name: 'a memoizer of the file',
    code: file(`function once(make) { let value; return () => (value ??= make()); }
const get = once(() => «new CohereClientV2()»);
get().«chat»({});`),
    finds: [v2, chat],
  },
  {
    name: 'a parameter of a function of the file',
    code: file('function ask(client) { return client.«chat»({}); } ask(«new CohereClientV2()»);'),
    finds: [chat, v2],
  },
  {
    name: 'a parameter of an arrow function',
    code: file('const ask = (client) => client.«chat»({}); ask(«new CohereClientV2()»);'),
    finds: [chat, v2],
  },
  {
    name: 'a parameter that all callers fill alike',
    code: file('function ask(c) { return c.«chat»({}); } ask(«new CohereClientV2()»); ask(«new CohereClientV2({})»);'),
    finds: ['v2 chat of CohereClientV2 by constructor or CohereClientV2 by constructor', v2, v2],
  },
  {
    name: 'a parameter of a function that calls itself',
    code: file(
      'function ask(client, n) { client.«chat»({}); if (n) ask(client, n - 1); } ask(«new CohereClientV2()», 1);',
    ),
    finds: [chat, v2],
  },
  {
    name: 'a destructured parameter',
    code: file('function ask({ client }) { return client.«chat»({}); } ask({ client: «new CohereClientV2()» });'),
    finds: [chat, v2],
  },
  {
    name: 'a parameter with a default that nobody replaces',
    code: file('function ask(client = «new CohereClientV2()») { return client.«chat»({}); } ask();'),
    finds: [v2, chat],
  },
  {
    name: 'an exported function with a default',
    code: file('export function ask(client = «new CohereClientV2()») { return client.«chat»({}); }'),
    finds: [v2, chat],
  },
  {
    name: 'a destructured parameter with a default',
    code: file('export function ask({ client = «new CohereClientV2()» } = {}) { return client.«chat»({}); }'),
    finds: [v2, chat],
  },
  {
    name: 'a function that gets a factory',
    code: file('function ask(make) { return make().«chat»({}); } ask(() => «new CohereClientV2()»);'),
    finds: [chat, v2],
  },
  {
    name: 'one caller with a spread',
    code: file('function ask(a, client) { client.chat({}); } ask(...all); ask(1, «new CohereClientV2()»);'),
    finds: [v2],
  },
  {
    name: 'a caller with the client in a spread',
    code: file('function ask(a, client) { client.chat({}); } ask(...[1, «new CohereClientV2()»]);'),
    finds: [v2],
  },
  {
    name: 'a client in a callback of React',
    code: "import { CohereClientV2 } from 'cohere-ai'; const client = «new CohereClientV2()»; const App = () => <p onClick={() => client.«chat»({})} />;",
    filename: 'app.jsx',
    finds: [v2, chat],
  },

  {
    name: 'then with something unknown',
    code: file('(await Promise.resolve(«new CohereClientV2()»).then(change)).chat({});'),
    finds: [v2],
  },
  {
    name: 'a function that the caller passes',
    code: file(
      'export function ask(make) { make().chat({}); new make().chat({}); make.chat({}); } «new CohereClientV2()»;',
    ),
    finds: [v2],
  },
  {
    name: 'a generator',
    code: file('function* make() { return «new CohereClientV2()»; } make().chat({});'),
    finds: [v2],
  },
  {
    name: 'a factory that does not agree with itself',
    code: file('function make() { if (key) return other; return «new CohereClientV2()»; } make().chat({});'),
    finds: [v2],
  },
  {
    name: 'a function without a result',
    code: file('function make() { «new CohereClientV2()»; } make().chat({});'),
    finds: [v2],
  },
  {
    name: 'a factory that is not called',
    code: file('const make = () => «new CohereClientV2()»; make.chat({});'),
    finds: [v2],
  },
  {
    name: 'a parameter with nothing known of it',
    code: file('export function ask(client) { return client.chat({}); } «new CohereClientV2()»;'),
    finds: [v2],
  },
  {
    name: 'a parameter of a function that is exported elsewhere',
    code: file(
      'function ask(client) { return client.chat({}); } ask(«new CohereClientV2()»); export { ask as default };',
    ),
    finds: [v2],
  },
  {
    name: 'a parameter of a default export',
    code: file('export default function ask(client) { return client.chat({}); } ask(«new CohereClientV2()»);'),
    finds: [v2],
  },
  {
    name: 'a parameter of an exported constant',
    code: file('export const ask = (client) => client.chat({}); ask(«new CohereClientV2()»);'),
    finds: [v2],
  },
  {
    name: 'a parameter of an export of CommonJS',
    sourceType: 'commonjs',
    code: "const { CohereClientV2 } = require('cohere-ai'); function ask(client) { client.chat({}); } ask(«new CohereClientV2()»); module.exports = { ask };",
    finds: [v2],
  },
  {
    name: 'a parameter of a function that is handed on',
    code: file('function ask(client) { return client.chat({}); } register(ask); ask(«new CohereClientV2()»);'),
    finds: [v2],
  },
  {
    name: 'a parameter that a caller leaves out',
    code: file('function ask(a, client) { return client.chat({}); } ask(1); «new CohereClientV2()»;'),
    finds: [v2],
  },
  {
    name: 'a parameter with callers that do not agree',
    code: file('function ask(client) { client.chat({}); } ask(«new CohereClientV2()»); ask(other);'),
    finds: [v2],
  },
  {
    name: 'a parameter that is written',
    code: file('function ask(client) { client = other; client.chat({}); } ask(«new CohereClientV2()»);'),
    finds: [v2],
  },
  {
    name: 'the rest of the parameters',
    code: file('function ask(...clients) { clients.chat({}); clients[0].chat({}); } ask(«new CohereClientV2()»);'),
    finds: [v2],
  },
  {
    name: 'arguments',
    code: file('function ask() { arguments[0].chat({}); } ask(«new CohereClientV2()»);'),
    finds: [v2],
  },
  {
    name: 'a parameter of a method',
    code: file('class A { ask(client) { client.chat({}); } } new A().ask(«new CohereClientV2()»);'),
    finds: [v2],
  },
  {
    name: 'a parameter of an exported class',
    code: file('export default class A { constructor(client) { client.chat({}); } } new A(«new CohereClientV2()»);'),
    finds: [v2],
  },
  {
    name: 'a callback of something unknown',
    code: file('run((client) => client.chat({}), «new CohereClientV2()»);'),
    finds: [v2],
  },
  {
    name: 'a callback of an unknown method',
    code: file('[«new CohereClientV2()»].run((client) => client.chat({}));'),
    finds: [v2],
  },
  {
    name: 'a callback under a computed name',
    code: file('[«new CohereClientV2()»][name]((client) => client.chat({}));'),
    finds: [v2],
  },
  {
    name: 'a callback of then with something unknown',
    code: file('load().then((client) => client.chat({})); «new CohereClientV2()»;'),
    finds: [v2],
  },
  {
    name: 'a memoizer of something that is no function',
    code: file('const get = once(«new CohereClientV2()»); get().chat({});'),
    finds: [v2],
  },
  {
    name: 'a memoizer of the file with a meaning of its own',
    code: file('const once = (make) => other; const get = once(() => «new CohereClientV2()»); get().chat({});'),
    finds: [v2],
  },
]);

testDetection('clients behind functions of TypeScript', [
  {
    name: 'overloads',
    typescript: true,
    code: file(
      'function make(): CohereClientV2; function make(key?: string) { return «new CohereClientV2()»; } make().«chat»({});',
    ),
    finds: [v2, chat],
  },
  {
    name: 'a declared function',
    typescript: true,
    code: file('declare function make(): CohereClientV2; make().«chat»({});'),
    finds: [annotated],
  },
  {
    name: 'a declared function without a type',
    typescript: true,
    code: file('declare function make(); make().chat({});'),
    finds: [],
  },
  {
    name: 'the type of a result',
    typescript: true,
    code: file('function make(): CohereClientV2 { return container.get(); } make().«chat»({});'),
    finds: [annotated],
  },
  {
    name: 'the type of an asynchronous result',
    typescript: true,
    code: file(
      'async function make(): Promise<CohereClientV2 | null> { return container.get(); } (await make())?.«chat»({});',
    ),
    finds: [annotated],
  },
  {
    name: 'a type beside a known result',
    typescript: true,
    code: file('function make(): CohereClientV2 { return «new CohereClientV2()»; } make().«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'a memoizer with type arguments',
    typescript: true,
    code: file(
      "import { cache } from 'react'; const get = cache<() => CohereClientV2>(() => «new CohereClientV2()»); get().«chat»({});",
    ),
    finds: [v2, chat],
  },
  {
    name: 'a function that a type uses',
    typescript: true,
    code: file('function ask(client) { client.«chat»({}); } type Ask = typeof ask; ask(«new CohereClientV2()»);'),
    finds: [chat, v2],
  },
]);
