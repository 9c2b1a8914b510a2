import { testHandling } from '../../helpers/handling.js';

/** The code of a handler that tells both cases apart. */
const good = 'if (err instanceof CohereTimeoutError || err instanceof CohereError) return 503; throw err;';

/** A caller with a good handler. */
const caller = (call: string): string =>
  `export async function main() { try { return await ${call}; } catch (err) { ${good} } }`;

testHandling('callers', [
  {
    name: 'functions that all call each other',
    becomes: 'floating',
    code: `async function f0() { await CHAT; } async function g0() { await f0(); }
${Array.from({ length: 12 }, (_, at) => `async function f${at + 1}() { await f${at}(); await g${at}(); } async function g${at + 1}() { await f${at}(); await g${at}(); }`).join('\n')}
f12(); g12();`,
  },
  { name: 'a function as the name of a member', becomes: 'unknown', code: 'show(texts[async () => await CHAT]);' },

  {
    name: 'a function that is exported',
    becomes: 'escapes',
    code: 'export async function ask() { return await CHAT; }',
  },
  {
    name: 'a function that is exported later',
    becomes: 'escapes',
    code: 'async function ask() { return await CHAT; } export { ask };',
  },
  { name: 'a default export', becomes: 'escapes', code: 'export default async function () { return await CHAT; }' },
  {
    name: 'an arrow function as the default export',
    becomes: 'escapes',
    code: 'export default async () => await CHAT;',
  },
  {
    name: 'an arrow function that is exported',
    becomes: 'escapes',
    code: 'export const ask = async () => { await CHAT; };',
  },
  { name: 'an arrow function without a block', becomes: 'escapes', code: 'export const ask = () => CHAT;' },
  {
    name: 'a function that is assigned to an export',
    becomes: 'escapes',
    code: 'exports.ask = async () => await CHAT;',
  },
  { name: 'a function of module.exports', becomes: 'escapes', code: 'module.exports.ask = async () => await CHAT;' },
  {
    name: 'a function in module.exports',
    becomes: 'escapes',
    code: 'async function ask() { return await CHAT; } module.exports = { ask };',
  },
  { name: 'a function as module.exports', becomes: 'escapes', code: 'module.exports = async () => await CHAT;' },
  { name: 'a function that nobody calls', becomes: 'unhandled', code: 'async function ask() { return await CHAT; }' },
  {
    name: 'a function that only calls itself',
    becomes: 'escapes',
    code: 'export async function ask(n) { await CHAT; if (n) await ask(n - 1); }',
  },
  {
    name: 'a caller in the file',
    becomes: 'handled',
    code: `async function ask() { return await CHAT; } ${caller('ask()')}`,
  },
  {
    name: 'a caller of an exported function',
    becomes: 'handled',
    code: `export async function ask() { return await CHAT; } ${caller('ask()')}`,
  },
  {
    name: 'a caller of an arrow function',
    becomes: 'handled',
    code: `const ask = async () => await CHAT; ${caller('ask()')}`,
  },
  {
    name: 'a caller of a function expression',
    becomes: 'handled',
    code: `const ask = async function () { return await CHAT; }; ${caller('ask()')}`,
  },
  {
    name: 'a caller of a function that is chosen',
    becomes: 'handled',
    code: `const ask = isTest ? fake : async () => await CHAT; ${caller('ask()')}`,
  },
  {
    name: 'a caller of a function with another name',
    becomes: 'handled',
    code: `async function ask() { return await CHAT; } const answer = ask; ${caller('answer()')}`,
  },
  {
    name: 'a caller of a function that is assigned to itself',
    becomes: 'handled',
    code: `let ask = async () => await CHAT; ask = isTest ? ask : ask; ${caller('ask()')}`,
  },
  {
    name: 'a caller with call',
    becomes: 'handled',
    code: `async function ask() { return await CHAT; } ${caller('ask.call(this)')}`,
  },
  {
    name: 'a caller of a bound function',
    becomes: 'handled',
    code: `async function ask() { return await CHAT; } const bound = ask.bind(null); ${caller('bound()')}`,
  },
  {
    name: 'a reader of the name of a function',
    becomes: 'unknown',
    code: 'async function ask() { return await CHAT; } show(ask.name);',
  },
  {
    name: 'a member of a function that is called',
    becomes: 'unknown',
    code: 'async function ask() { return await CHAT; } ask.now();',
  },
  {
    name: 'a caller that does not wait',
    becomes: 'floating',
    code: 'async function ask() { return await CHAT; } export function main() { ask(); }',
  },
  {
    name: 'a caller that does not wait in a try',
    becomes: 'floating',
    code: `async function ask() { return await CHAT; } export function main() { try { ask(); } catch (err) { ${good} } }`,
  },
  {
    name: 'two callers, one without a handler',
    becomes: 'escapes',
    code: `async function ask() { return await CHAT; } ${caller('ask()')} export async function other() { await ask(); }`,
  },
  {
    name: 'two callers with handlers',
    becomes: 'catchAll',
    code: `async function ask() { return await CHAT; } ${caller('ask()')} export async function other() { try { await ask(); } catch { return 500; } }`,
  },
  {
    name: 'a caller of a caller',
    becomes: 'handled',
    code: `async function ask() { return await CHAT; } const relay = () => ask(); ${caller('relay()')}`,
  },
  { name: 'a function that is called at once', becomes: 'floating', code: '(async () => { await CHAT; })();' },
  {
    name: 'a function that is called at once, with catch',
    becomes: 'handled',
    code: `(async () => { await CHAT; })().catch((err) => { ${good} });`,
  },
  { name: 'a main function', becomes: 'floating', code: 'async function main() { await CHAT; } main();' },
  {
    name: 'a main function with catch',
    becomes: 'catchAll',
    code: 'async function main() { await CHAT; } main().catch((err) => { console.error(err); process.exit(1); });',
  },
  {
    name: 'a last resort of the process',
    becomes: 'floating',
    code: "process.on('unhandledRejection', (err) => console.error(err)); async function main() { await CHAT; } main();",
  },
  {
    name: 'a type of a function',
    becomes: 'handled',
    code: `async function ask(): Promise<unknown> { return await CHAT; } export type Ask = typeof ask; ${caller('ask()')}`,
    typescript: true,
  },
  { name: 'a list of functions', becomes: 'unknown', code: 'export const tasks = [async () => await CHAT];' },
  {
    name: 'a function as a default',
    becomes: 'unknown',
    code: 'export function main(ask = async () => await CHAT) {}',
  },
  { name: 'a function in a pattern', becomes: 'unknown', code: 'const { length } = async () => await CHAT;' },
  { name: 'a function in a member', becomes: 'unknown', code: 'button.onclick = async () => await CHAT;' },
  {
    name: 'a function in a member that the file calls',
    becomes: 'handled',
    code: `const store = {}; store.ask = async () => await CHAT; ${caller('store.ask()')}`,
  },
  {
    name: 'a function that another one gives back',
    becomes: 'escapes',
    code: 'export function create() { return async () => await CHAT; }',
  },
  {
    name: 'a function that an arrow function gives back',
    becomes: 'escapes',
    code: 'export const create = () => async () => await CHAT;',
  },
  {
    name: 'a class whose instances are called',
    becomes: 'unknown',
    code: 'export const ask = new (async function () { await CHAT; })();',
  },
]);

testHandling('methods', [
  {
    name: 'a method that nobody calls',
    becomes: 'escapes',
    code: 'export class Assistant { async ask() { return await CHAT; } }',
  },
  {
    name: 'a method that another one calls',
    becomes: 'handled',
    code: `export class Assistant { async ask() { return await CHAT; } async main() { try { return await this.ask(); } catch (err) { ${good} } } }`,
  },
  {
    name: 'a private method',
    becomes: 'handled',
    code: `export class Assistant { async #ask() { return await CHAT; } async main() { try { return await this.#ask(); } catch (err) { ${good} } } }`,
  },
  {
    name: 'a field with a function',
    becomes: 'handled',
    code: `export class Assistant { ask = async () => await CHAT; async main() { try { return await this.ask(); } catch (err) { ${good} } } }`,
  },
  {
    name: 'a static method',
    becomes: 'handled',
    code: `class Assistant { static async ask() { return await CHAT; } } ${caller('Assistant.ask()')}`,
  },
  {
    name: 'a method of an instance',
    becomes: 'handled',
    code: `class Assistant { async ask() { return await CHAT; } } const assistant = new Assistant(); ${caller('assistant.ask()')}`,
  },
  {
    name: 'a method that is taken out of an object',
    becomes: 'handled',
    code: `const assistant = { async ask() { return await CHAT; } }; const { ask } = assistant; ${caller('ask()')}`,
  },
  {
    name: 'a method with the same name elsewhere',
    becomes: 'escapes',
    code: `export class Assistant { async ask() { return await CHAT; } } ${caller('other.ask()')}`,
  },
  {
    name: 'a method with a computed name',
    becomes: 'escapes',
    code: 'export class Assistant { async [name]() { return await CHAT; } }',
  },
  { name: 'a getter', becomes: 'unknown', code: 'export class Assistant { get answer() { return CHAT; } }' },
  {
    name: 'a property of an object',
    becomes: 'handled',
    code: `const assistant = { ask: async () => await CHAT }; ${caller('assistant.ask()')}`,
  },
  {
    name: 'an object that is exported',
    becomes: 'escapes',
    code: 'export const assistant = { ask: async () => await CHAT };',
  },
  {
    name: 'an object in an object',
    becomes: 'escapes',
    code: 'export default { chat: { ask: async () => await CHAT } };',
  },
  { name: 'an object in a list', becomes: 'unknown', code: 'export const tools = [{ ask: async () => await CHAT }];' },
  {
    name: 'an object that is passed to a function',
    becomes: 'unknown',
    code: 'export const ask = tool({ execute: async () => await CHAT });',
  },
  {
    name: 'an object that is passed to a constructor',
    becomes: 'unknown',
    code: 'export const ask = new Tool({ execute: async () => await CHAT });',
  },
  {
    name: 'an object in a constant that is passed to a function',
    becomes: 'unknown',
    code: 'const options = { execute: async () => await CHAT }; register(options);',
  },
  {
    name: 'an object in a constant whose method is called',
    becomes: 'handled',
    code: `const assistant = { ask: async () => await CHAT }; assistant.name = 'x'; ${caller('assistant.ask()')}`,
  },
  {
    name: 'an object that is taken apart',
    becomes: 'escapes',
    code: 'const { ask } = { ask: async () => await CHAT }; export { ask };',
  },
]);

testHandling('callbacks', [
  { name: 'map', becomes: 'handled', code: caller('Promise.all(texts.map(async (text) => { await CHAT; }))') },
  { name: 'map without a block', becomes: 'handled', code: caller('Promise.all(texts.flatMap((text) => CHAT))') },
  { name: 'Array.from', becomes: 'handled', code: caller('Promise.all(Array.from(texts, (text) => CHAT))') },
  {
    name: 'map into a constant',
    becomes: 'handled',
    code: `export async function main() { try { const answers = texts.map((text) => CHAT); return await Promise.all(answers); } catch (err) { ${good} } }`,
  },
  {
    name: 'forEach',
    becomes: 'floating',
    code: `export function main() { try { texts.forEach(async (text) => { await CHAT; }); } catch (err) { ${good} } }`,
  },
  { name: 'a callback of an unknown function', becomes: 'unknown', code: 'useCallback(async () => await CHAT);' },
  { name: 'a callback of an unknown constructor', becomes: 'unknown', code: 'new Task(async () => await CHAT);' },
  { name: 'setTimeout', becomes: 'unhandled', code: 'setTimeout(async () => { await CHAT; }, 1000);' },
  { name: 'process.nextTick', becomes: 'unhandled', code: 'process.nextTick(() => CHAT);' },
  { name: 'cron', becomes: 'unhandled', code: "cron.schedule('0 * * * *', async () => { await CHAT; });" },
  { name: 'an event', becomes: 'unhandled', code: "emitter.on('message', async () => { await CHAT; });" },
  { name: 'a function called on', becomes: 'unknown', code: "on('message', async () => { await CHAT; });" },
  {
    name: 'a function by its name',
    becomes: 'unhandled',
    code: "async function ask() { await CHAT; } emitter.once('message', ask);",
  },
  {
    name: 'an event handler in JSX',
    becomes: 'unhandled',
    code: 'export const Button = () => <button onClick={async () => { await CHAT; }} />;',
    filename: 'button.jsx',
  },
  {
    name: 'the action of a form in JSX',
    becomes: 'unhandled',
    code: 'export const Form = () => <form action={async () => { await CHAT; }} />;',
    filename: 'form.jsx',
  },
  {
    name: 'another function in JSX',
    becomes: 'unknown',
    code: 'export const Rows = () => <Table load={async () => { await CHAT; }} />;',
    filename: 'rows.jsx',
  },
  {
    name: 'a function with a variable of the same name',
    becomes: 'escapes',
    code: 'export default async function ask() { const ask = 1; await CHAT; return ask; }',
  },
  {
    name: 'a child in JSX',
    becomes: 'unknown',
    code: 'export const Loader = () => <Await>{async () => { await CHAT; }}</Await>;',
    filename: 'loader.jsx',
  },
  {
    name: 'a namespaced attribute in JSX',
    becomes: 'unknown',
    code: 'export const Form = () => <a on:click={async () => { await CHAT; }} />;',
    filename: 'form.jsx',
  },
  {
    name: 'then with a function of the file',
    becomes: 'floating',
    code: 'const ask = async () => { await CHAT; }; load().then(ask);',
  },
  { name: 'a function called then', becomes: 'unknown', code: 'then(async () => { await CHAT; });' },
]);

testHandling('wrappers', [
  { name: 'a retry with a handler around it', becomes: 'handled', code: caller('pRetry(() => CHAT, { retries: 3 })') },
  {
    name: 'a retry without a handler',
    becomes: 'escapes',
    code: 'export const ask = () => withRetry(async () => await CHAT);',
  },
  { name: 'a queue with a handler around it', becomes: 'handled', code: caller('queue.add(() => CHAT)') },
  { name: 'a limiter with a handler around it', becomes: 'handled', code: caller('limiter.schedule(() => CHAT)') },
  { name: 'a breaker with a handler around it', becomes: 'handled', code: caller('this.breaker.fire(() => CHAT)') },
  { name: 'another method of a queue', becomes: 'unknown', code: 'queue.process(async () => await CHAT);' },
  {
    name: 'a span with a handler around it',
    becomes: 'handled',
    code: caller("tracer.startActiveSpan('ask', async () => await CHAT)"),
  },
  {
    name: 'a wrapper by option with a handler around it',
    becomes: 'handled',
    code: caller('measured(() => CHAT)'),
    options: { passThrough: ['measured'] },
  },
  {
    name: 'a wrapper by option without a handler',
    becomes: 'escapes',
    code: 'export const ask = () => metrics.time(() => CHAT);',
    options: { passThrough: ['metrics.time'] },
  },
  {
    name: 'a wrapper of the settings',
    becomes: 'forwarded',
    code: 'withCohereErrors(async () => { await CHAT; });',
    settings: { cohere: { wrappers: ['withCohereErrors'] } },
  },
  {
    name: 'a method as a wrapper of the settings',
    becomes: 'forwarded',
    code: 'this.errors.guard(async () => { await CHAT; });',
    settings: { cohere: { wrappers: ['errors.guard'] } },
  },
  {
    name: 'a wrapper of the settings that gets the promise',
    becomes: 'forwarded',
    code: 'guard(CHAT);',
    settings: { cohere: { wrappers: ['guard'] } },
  },
  {
    name: 'a function whose name ends like a wrapper',
    becomes: 'unknown',
    code: 'safeguard(CHAT);',
    settings: { cohere: { wrappers: ['guard'] } },
  },
  {
    name: 'a retry of the file with a handler around it',
    becomes: 'handled',
    code: `async function again(fn, attempts = 3) {
  for (let attempt = 0; ; attempt++) try { return await fn(); } catch (err) { if (attempt === attempts) throw err; }
}
${caller('again(() => CHAT)')}`,
  },
  {
    name: 'a retry of the file that calls itself',
    becomes: 'handled',
    code: `async function again(fn, attempts = 3) {
  try { return await fn(); } catch (err) { if (attempts === 0) throw err; return again(fn, attempts - 1); }
}
${caller('again(() => CHAT)')}`,
  },
  {
    name: 'a retry of the file with other callers',
    becomes: 'handled',
    code: `async function again(fn) { return await fn(); }
export const other = () => again(() => fetch('/'));
${caller('again(() => CHAT)')}`,
  },
  {
    name: 'a retry of the file that hands on to a library',
    becomes: 'handled',
    code: `const again = (fn = null) => pRetry(fn, { retries: 3 }); ${caller('again(() => CHAT)')}`,
  },
  {
    name: 'a handler in a wrapper of the file',
    becomes: 'handled',
    code: `async function guarded(fn) { try { return await fn(); } catch (err) { ${good} } } guarded(() => CHAT);`,
  },
  {
    name: 'a catch-all in a wrapper of the file',
    becomes: 'catchAll',
    code: 'async function guarded(fn) { try { return await fn(); } catch { return 500; } } guarded(() => CHAT);',
  },
  {
    name: 'a wrapper of the file that does not call it',
    becomes: 'unknown',
    code: 'function ignore(fn) {} ignore(async () => { await CHAT; });',
  },
  {
    name: 'a wrapper of the file with a pattern',
    becomes: 'unknown',
    code: 'function run({ fn }) { fn(); } run(async () => { await CHAT; });',
  },
  {
    name: 'a middleware of the file',
    becomes: 'unknown',
    code: "const wrap = (fn) => (req, res, next) => Promise.resolve(fn(req, res)).catch(next); app.post('/ask', wrap(async () => { await CHAT; }));",
  },
  {
    name: 'a middleware of the file that hands nothing on',
    becomes: 'unhandled',
    code: "const wrap = (fn) => async (req, res) => { await fn(req, res); }; app.post('/ask', wrap(async () => { await CHAT; }));",
  },
  {
    name: 'a middleware of the file around an export',
    becomes: 'escapes',
    code: 'function wrap(fn) { return async (req) => { return await fn(req); }; } export const POST = wrap(async () => { await CHAT; });',
  },
]);

testHandling('frameworks', [
  {
    name: 'return without await in a try',
    becomes: 'unawaitedReturn',
    code: "app.onError(fail); app.post('/ask', async () => { try { return CHAT; } catch { return 500; } });",
  },
  {
    name: 'a route',
    becomes: 'unhandled',
    code: "app.post('/ask', async (request, response) => { response.json(await CHAT); });",
  },
  {
    name: 'a route with a path in brackets',
    becomes: 'unhandled',
    code: "app.get(['/ask', '/chat'], async () => await CHAT);",
  },
  { name: 'a route with a template', becomes: 'unhandled', code: 'app.get(`${base}/ask`, async () => await CHAT);' },
  { name: 'a route with a pattern', becomes: 'unhandled', code: 'app.get(/ask/, async () => await CHAT);' },
  {
    name: 'a route by its name',
    becomes: 'unhandled',
    code: "async function ask() { return await CHAT; } router.post('/ask', check, ask);",
  },
  { name: 'a chained route', becomes: 'unhandled', code: "router.route('/ask').post(async () => await CHAT);" },
  { name: 'a middleware', becomes: 'unhandled', code: 'app.use(async () => { await CHAT; });' },
  { name: 'a server', becomes: 'unhandled', code: 'Deno.serve(async () => Response.json(await CHAT));' },
  { name: 'a function that is named like a route', becomes: 'unknown', code: "post('/ask', async () => await CHAT);" },
  { name: 'a map', becomes: 'unknown', code: 'cache.get(1, async () => await CHAT);' },
  { name: 'a method without arguments before it', becomes: 'unknown', code: 'cache.get(async () => await CHAT);' },
  {
    name: 'next',
    becomes: 'unknown',
    code: "app.post('/ask', async (request, response, next) => { try { await CHAT; } catch (err) { next(err); } });",
  },
  {
    name: 'setErrorHandler',
    becomes: 'forwarded',
    code: "app.setErrorHandler(fail); app.post('/ask', async () => await CHAT);",
  },
  { name: 'onError', becomes: 'forwarded', code: "app.onError(fail); app.post('/ask', async () => await CHAT);" },
  {
    name: 'a middleware for errors',
    becomes: 'forwarded',
    code: "app.use((err, req, res, next) => res.status(500).json({})); app.post('/ask', async () => await CHAT);",
  },
  {
    name: 'a middleware for errors by its name',
    becomes: 'forwarded',
    code: "app.use(fail); app.post('/ask', async () => await CHAT); function fail(err, req, res, next) {}",
  },
  {
    name: 'another middleware',
    becomes: 'unhandled',
    code: "app.use((req, res, next) => next()); app.post('/ask', async () => await CHAT);",
  },
  {
    name: 'a handler for routes does not cover a timer',
    becomes: 'unhandled',
    code: 'app.onError(fail); setInterval(async () => { await CHAT; }, 1000);',
  },
  {
    name: 'a handler for routes does not cover an export',
    becomes: 'escapes',
    code: 'app.onError(fail); export const ask = async () => await CHAT;',
  },
  {
    name: 'a handler in another file, by option',
    becomes: 'forwarded',
    code: "app.post('/ask', async () => await CHAT);",
    options: { frameworkHandler: true },
  },
  {
    name: 'a handler in another file for exports, by option',
    becomes: 'forwarded',
    code: 'export const ask = async () => await CHAT;',
    options: { frameworkHandler: true },
  },
  {
    name: 'a handler in another file for timers, by option',
    becomes: 'unhandled',
    code: 'setTimeout(async () => await CHAT, 1);',
    options: { frameworkHandler: true },
  },
]);

testHandling('@throws', [
  {
    name: 'a function',
    becomes: 'forwarded',
    code: '/**\n * Asks.\n *\n * @throws {CohereError} when Cohere fails\n */\nexport async function ask() { return await CHAT; }',
  },
  {
    name: 'an arrow function',
    becomes: 'forwarded',
    code: '/** @exception when Cohere fails */\nexport const ask = async () => await CHAT;',
  },
  {
    name: 'a method',
    becomes: 'forwarded',
    code: 'export class Assistant {\n  /** @throws when Cohere fails */\n  async ask() { return await CHAT; }\n}',
  },
  {
    name: 'a function that calls it',
    becomes: 'forwarded',
    code: 'async function ask() { return await CHAT; }\n/** @throws when Cohere fails */\nexport async function main() { return await ask(); }',
  },
  {
    name: 'another tag',
    becomes: 'escapes',
    code: '/** @returns an answer */\nexport async function ask() { return await CHAT; }',
  },
  {
    name: 'a comment that is no JSDoc',
    becomes: 'escapes',
    code: '// @throws\nexport async function ask() { return await CHAT; }',
  },
]);
