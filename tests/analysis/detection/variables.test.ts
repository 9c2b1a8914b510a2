import { testDetection } from '../../helpers/detection.js';

const v2 = 'constructor CohereClientV2 on cohere';
const chat = 'v2 chat of CohereClientV2 by constructor';
const both = 'v2 chat of CohereClientV2 by constructor or CohereClientV2 by constructor';

/** Code below the import that all of these cases share. */
const file = (code: string): string => `import { CohereClientV2 } from 'cohere-ai';\n${code}`;

testDetection('clients in variables', [
  { name: 'a constant', code: file('const client = «new CohereClientV2()»; client.«chat»({});'), finds: [v2, chat] },
  { name: 'var', code: file('var client = «new CohereClientV2()»; client.«chat»({});'), finds: [v2, chat] },
  { name: 'an alias', code: file('const a = «new CohereClientV2()»; const b = a; b.«chat»({});'), finds: [v2, chat] },
  {
    name: 'a use inside a function above the declaration',
    code: file('export const ask = () => client.«chat»({}); const client = «new CohereClientV2()»;'),
    finds: [chat, v2],
  },
  {
    name: 'let with one write later',
    code: file('let client; client = «new CohereClientV2()»; client.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'let that starts with null',
    code: file('let client = null; function ask() { client ??= «new CohereClientV2()»; return client.«chat»({}); }'),
    finds: [v2, chat],
  },
  {
    name: 'let that starts with undefined, assigned by ||=',
    code: file('let client = undefined; client ||= «new CohereClientV2()»; client.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'let with writes that agree',
    code: file('let client = «new CohereClientV2()»; if (spare) client = «new CohereClientV2()»; client.«chat»({});'),
    finds: [v2, v2, both],
  },
  {
    name: 'let in a try block',
    code: file(`let client;
try {
  client = «new CohereClientV2()»;
} catch (error) {
  client = null;
}
await client?.«chat»({});`),
    finds: [v2, chat],
  },
  {
    name: 'let that a closure captures and another one writes',
    code: file(`let client;
export function start() { client = «new CohereClientV2()»; }
export function ask() { return client.«chat»({}); }`),
    finds: [v2, chat],
  },
  {
    name: 'a local variable that shadows another',
    code: file('const client = other; { const client = «new CohereClientV2()»; client.«chat»({}); } client.chat({});'),
    finds: [v2, chat],
  },
  {
    name: 'a variable that is exported under another name',
    code: file('const client = «new CohereClientV2()»; export { client as default }; client.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'a ternary',
    code: file('const client = spare ? «new CohereClientV2()» : «new CohereClientV2({})»; client.«chat»({});'),
    finds: [v2, v2, both],
  },
  {
    name: 'a ternary with null',
    code: file('const client = key ? «new CohereClientV2()» : null; if (client) client.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'a condition with &&',
    code: file('const client = key && «new CohereClientV2()»; client && client.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'an assignment in an expression',
    code: file('let client; (client = «new CohereClientV2()»).«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'a chain of assignments',
    code: file('let a, b; a = b = «new CohereClientV2()»; a.«chat»({});'),
    finds: [v2, chat],
  },
  { name: 'a sequence', code: file('(start(), «new CohereClientV2()»).«chat»({});'), finds: [v2, chat] },
  { name: 'without a name', code: file('«new CohereClientV2()».«chat»({});'), finds: [v2, chat] },
  { name: 'an awaited client', code: file('(await «new CohereClientV2()»).«chat»({});'), finds: [v2, chat] },
  { name: 'parentheses', code: file('((«new CohereClientV2()»)).«chat»({});'), finds: [v2, chat] },

  {
    name: 'optional chains',
    code: file('const client = «new CohereClientV2()»; client?.«chat»?.({}); client?.«embed»({});'),
    finds: [v2, chat, 'v2 embed of CohereClientV2 by constructor'],
  },
  {
    name: 'a computed method',
    code: file("const client = «new CohereClientV2()»; client[«'chat'»]({}); client?.[«`embed`»]({});"),
    finds: [v2, chat, 'v2 embed of CohereClientV2 by constructor'],
  },
  {
    name: 'a method under a constant name',
    code: file("const name = 'chat'; const client = «new CohereClientV2()»; client[«name»]({});"),
    finds: [v2, chat],
  },
  {
    name: 'a destructured method',
    code: file('const { chat } = «new CohereClientV2()»; «chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'a destructured method under an alias',
    code: file('const client = «new CohereClientV2()»; const { chat: ask } = client; «ask»({});'),
    finds: [v2, chat],
  },
  {
    name: 'a bound method',
    code: file('const client = «new CohereClientV2()»; const ask = client.chat.bind(client); «ask»({});'),
    finds: [v2, chat],
  },
  {
    name: 'a bound method that is called at once',
    code: file('const client = «new CohereClientV2()»; «client.chat.bind(client)»({});'),
    finds: [v2, chat],
  },
  {
    name: 'call',
    code: file('const client = «new CohereClientV2()»; client.«chat».call(client, {});'),
    finds: [v2, chat],
  },
  {
    name: 'call of a destructured method',
    code: file('const client = «new CohereClientV2()»; const { chat } = client; «chat».call(client, {});'),
    finds: [v2, chat],
  },
  {
    name: 'two writes to a variable with a method',
    code: file('const client = «new CohereClientV2()»; const ask = key ? client.chat : undefined; «ask»?.({});'),
    finds: [v2, chat],
  },

  {
    name: 'an object that holds a client',
    code: file('const services = { cohere: «new CohereClientV2()», other }; services.cohere.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'an object that holds a client by shorthand',
    code: file('const cohere = «new CohereClientV2()»; const services = { cohere }; services.cohere.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'a destructured object',
    code: file('const { cohere } = { cohere: «new CohereClientV2()» }; cohere.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'a destructured object within another',
    code: file('const { a: { b: cohere } } = { a: { b: «new CohereClientV2()» } }; cohere.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'destructuring with a default',
    code: file('const { cohere = «new CohereClientV2()» } = {}; cohere.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'destructuring in an assignment',
    code: file('let cohere; ({ cohere } = { cohere: «new CohereClientV2()» }); cohere.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'destructuring with a constant key',
    code: file("const { ['cohere']: client } = { cohere: «new CohereClientV2()» }; client.«chat»({});"),
    finds: [v2, chat],
  },
  {
    name: 'an object with a spread',
    code: file(
      'const base = { cohere: «new CohereClientV2()» }; const all = { ...base, x: 1 }; all.cohere.«chat»({});',
    ),
    finds: [v2, chat],
  },
  {
    name: 'a key behind a spread of something unknown',
    code: file('const all = { ...others, cohere: «new CohereClientV2()» }; all.cohere.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'an object that gets its client later',
    code: file('const app = {}; app.cohere = «new CohereClientV2()»; app.cohere.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'an object that gets its client under a computed key',
    code: file('const app = {}; app[name] = «new CohereClientV2()»; app.cohere.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'an object that gets its client from Object.assign',
    code: file('const app = { name }; Object.assign(app, { cohere: «new CohereClientV2()» }); app.cohere.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'what Object.assign gives',
    code: file('const app = Object.assign({}, { cohere: «new CohereClientV2()» }); app.cohere.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'a frozen object',
    code: file('const app = Object.freeze({ cohere: «new CohereClientV2()» }); app.cohere.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'a getter of an object',
    code: file(
      'const app = { get cohere() { return «new CohereClientV2()»; }, set cohere(_) {} }; app.cohere.«chat»({});',
    ),
    finds: [v2, chat],
  },
  {
    name: 'an object with clients by name, read by any of them',
    code: file('const clients = { a: «new CohereClientV2()», b: «new CohereClientV2()» }; clients[region].«chat»({});'),
    finds: [v2, v2, both],
  },
  {
    name: 'a cache in an object',
    code: file(
      'const cache = {}; function get(key) { return cache[key] ??= «new CohereClientV2()»; } get(1).«chat»({});',
    ),
    finds: [v2, chat],
  },
  {
    name: 'a map that is filled later',
    code: file('const map = new Map(); map.set(key, «new CohereClientV2()»); map.get(key).«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'a map with its entries',
    code: file("const map = new Map([['a', «new CohereClientV2()»]]); map.get('a')?.«chat»({});"),
    finds: [v2, chat],
  },
  {
    name: 'a map that is made late',
    code: file('let map = null; map ??= new Map(); map.set(1, «new CohereClientV2()»); map.get(1).«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'one of two maps',
    code: file(`const a = new Map([[1, «new CohereClientV2()»]]);
const b = new Map([[1, other]]);
(test ? a : b).get(1).chat({});`),
    finds: [v2],
  },
  {
    name: 'a weak map behind a getter',
    code: file(`const map = new WeakMap();
function get(tenant) {
  let client = map.get(tenant);
  if (!client) {
    client = «new CohereClientV2()»;
    map.set(tenant, client);
  }
  return client;
}
get(tenant).«chat»({});`),
    finds: [v2, chat],
  },
  {
    name: 'a list of clients',
    code: file('const all = [«new CohereClientV2()», «new CohereClientV2()»]; all[0].«chat»({}); all[at].«chat»({});'),
    finds: [v2, v2, chat, both],
  },
  {
    name: 'a destructured list',
    code: file('const [, client] = [other, «new CohereClientV2()»]; client.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'the last of a list',
    code: file('const all = [«new CohereClientV2()»]; all.at(-1).«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'a loop over clients',
    code: file('for (const client of [«new CohereClientV2()»]) client.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'a loop over clients with a variable declared outside',
    code: file('let client; for (client of [«new CohereClientV2()»]) client.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'callbacks of a list of clients',
    code: file('[«new CohereClientV2()»].map((client) => client.«chat»({}));'),
    finds: [v2, chat],
  },
  {
    name: 'globalThis',
    code: file('globalThis.cohere ??= «new CohereClientV2()»; globalThis.cohere.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'the cache of a development server',
    code: file(`const store = globalThis;
export const client = store.cohere ?? «new CohereClientV2()»;
if (development) store.cohere = client;
client.«chat»({});`),
    finds: [v2, chat],
  },
  {
    name: 'global and window',
    code: file(
      'global.a = «new CohereClientV2()»; global.a.«chat»({}); window.b = «new CohereClientV2()»; window.b.«chat»({});',
    ),
    finds: [v2, chat, v2, chat],
  },

  {
    name: 'an optional chain in a variable',
    code: file('const app = { cohere: «new CohereClientV2()» }; const cohere = app?.cohere; cohere.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'an assignment by &&=',
    code: file('let client = true; (client &&= «new CohereClientV2()»).«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'an assignment by ??= in an expression',
    code: file('let client; (client ??= «new CohereClientV2()»).«chat»({});'),
    finds: [v2, chat],
  },

  {
    name: 'a variable without a value',
    code: file('let client; client.chat({}); «new CohereClientV2()»;'),
    finds: [v2],
  },
  {
    name: 'an assignment that adds',
    code: file('let client = «new CohereClientV2()»; (client += 1).chat({});'),
    finds: [v2],
  },
  {
    name: 'an object whose client something is added to',
    code: file("const app = { cohere: «new CohereClientV2()» }; app.cohere += ''; app.cohere.chat({});"),
    finds: [v2],
  },
  {
    name: 'expressions of other kinds',
    code: file('tag`x`.chat({}); (a++).chat({}); (a * 2).chat({}); «new CohereClientV2()»;'),
    finds: [v2],
  },
  {
    name: 'a property of globalThis that nobody writes',
    code: file('globalThis.cohere.chat({}); globalThis[name].chat({}); «new CohereClientV2()»;'),
    finds: [v2],
  },
  {
    name: 'globals with other methods',
    code: file(
      'process.cwd().chat({}); Object.create(null).chat({}); Object.freeze().chat({}); new Object().chat({}); «new CohereClientV2()»;',
    ),
    finds: [v2],
  },
  {
    name: 'a map that is given no value',
    code: file('const map = new Map(); map.set(1); map.get(1).chat({}); «new CohereClientV2()»;'),
    finds: [v2],
  },
  {
    name: 'Object.assign with spread arguments',
    code: file('const app = Object.assign({}, ...[{ cohere: «new CohereClientV2()» }]); app.cohere.chat({});'),
    finds: [v2],
  },
  {
    name: 'let with a write that does not agree',
    code: file('let client = «new CohereClientV2()»; client = other; client.chat({});'),
    finds: [v2],
  },
  {
    name: 'let that something is added to',
    code: file("let client = «new CohereClientV2()»; client += ''; client.chat({});"),
    finds: [v2],
  },
  {
    name: 'a ternary that does not agree',
    code: file('const client = spare ? other : «new CohereClientV2()»; client.chat({});'),
    finds: [v2],
  },
  {
    name: 'a fallback to something unknown',
    code: file('const client = other ?? «new CohereClientV2()»; client.chat({});'),
    finds: [v2],
  },
  {
    name: 'a spread of something unknown behind the key',
    code: file('const all = { cohere: «new CohereClientV2()», ...others }; all.cohere.chat({});'),
    finds: [v2],
  },
  {
    name: 'a list with a spread',
    code: file('const all = [«new CohereClientV2()», ...others]; all[0].chat({});'),
    finds: [v2],
  },
  {
    name: 'a list of different things',
    code: file('const all = [«new CohereClientV2()», other]; all[at].chat({});'),
    finds: [v2],
  },
  {
    name: "a list's own property",
    code: file('const all = [«new CohereClientV2()»]; all.length.chat({});'),
    finds: [v2],
  },
  { name: 'a missing element', code: file('const all = [«new CohereClientV2()», ,]; all[1].chat({});'), finds: [v2] },
  {
    name: 'a map of something else',
    code: file('const map = new Map(); map.set(1, other); map.get(1).chat({}); «new CohereClientV2()»;'),
    finds: [v2],
  },
  {
    name: 'a map that nobody fills',
    code: file('const map = new Map(); map.get(1).chat({}); «new CohereClientV2()»;'),
    finds: [v2],
  },
  {
    name: 'an empty object that other code fills',
    code: file('const app = {}; fill(app); const client = app.cohere ?? «new CohereClientV2()»; client.chat({});'),
    finds: [v2],
  },
  {
    name: 'a missing key',
    code: file('const app = { cohere: «new CohereClientV2()» }; app.other.chat({});'),
    finds: [v2],
  },
  {
    name: 'a setter',
    code: file('const app = { set cohere(value) {} }; app.cohere.chat({}); «new CohereClientV2()»;'),
    finds: [v2],
  },
  {
    name: 'a loop over keys',
    code: file('for (const client in [«new CohereClientV2()»]) client.chat({});'),
    finds: [v2],
  },
  {
    name: 'the rest of an object',
    code: file('const { a, ...rest } = { a, cohere: «new CohereClientV2()» }; rest.chat({});'),
    finds: [v2],
  },
  {
    name: 'a callback that gets an index',
    code: file('[«new CohereClientV2()»].map((_, at) => at.chat({}));'),
    finds: [v2],
  },
  {
    name: 'a caught error',
    code: file('try { «new CohereClientV2()»; } catch (client) { client.chat({}); }'),
    finds: [v2],
  },
  { name: 'a class used as a function', code: file('CohereClientV2().chat({});'), finds: [] },
  { name: 'a method that the client does not have', code: file('«new CohereClientV2()».complete({});'), finds: [v2] },
  { name: 'a method under a name that cannot be known', code: file('«new CohereClientV2()»[name]({});'), finds: [v2] },
  {
    name: 'a method under one of two names',
    code: file("«new CohereClientV2()»[stream ? 'chatStream' : 'chat']({});"),
    finds: [v2],
  },
  {
    name: 'an answer of the client',
    code: file('(await «new CohereClientV2()».«chat»({})).chat({});'),
    finds: [v2, chat],
  },
  { name: 'a client in an unknown wrapper', code: file('wrap(«new CohereClientV2()»).chat({});'), finds: [v2] },
  {
    name: 'something else that is bound',
    code: file('other.chat.bind(other)({}); «new CohereClientV2()»;'),
    finds: [v2],
  },
]);
