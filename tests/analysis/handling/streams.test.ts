import { testHandling } from '../../helpers/handling.js';

/** A handler that tells both cases apart. */
const handler =
  'catch (err) { if (err instanceof CohereTimeoutError || err instanceof CohereError) return fail(); throw err; }';

/** A function that opens a stream in a `try` with a good handler, and reads it elsewhere. */
const opened = (after: string, open = 'stream = await STREAM;'): string =>
  `export async function ask(response) { let stream; try { ${open} } ${handler} ${after} }`;

const inTry = (body: string): string => `export async function ask(response) { try { ${body} } ${handler} }`;

testHandling('loops over streams', [
  {
    name: 'a loop in the same try',
    becomes: 'handled',
    code: inTry('const stream = await STREAM; for await (const event of stream) response.write(event);'),
  },
  {
    name: 'a loop over the call',
    becomes: 'handled',
    code: inTry('for await (const event of await STREAM) response.write(event);'),
  },
  {
    name: 'a loop without a handler',
    becomes: 'escapes',
    code: 'export async function ask() { for await (const event of await STREAM) show(event); }',
  },
  {
    name: 'a loop after the try',
    becomes: 'streamOutside',
    code: opened('for await (const event of stream) response.write(event);'),
  },
  {
    name: 'a loop in a try of its own',
    becomes: 'handled',
    code: opened(`try { for await (const event of stream) response.write(event); } ${handler}`),
  },
  {
    name: 'a loop in a try with a catch-all, which tells no less of what is thrown there',
    becomes: 'handled',
    code: opened(
      "try { for await (const event of stream) response.write(event); } catch { response.write('interrupted'); }",
    ),
  },
  {
    name: 'a loop whose handler does nothing',
    becomes: 'emptyHandler',
    code: opened('try { for await (const event of stream) response.write(event); } catch {}'),
  },
  {
    name: 'a loop whose handler logs',
    becomes: 'logOnly',
    code: opened(
      'try { for await (const event of stream) response.write(event); } catch (err) { console.error(err); }',
    ),
  },
  {
    name: 'a loop in the catch block',
    becomes: 'streamOutside',
    code: 'export async function ask() { let stream; try { stream = await STREAM; await other(); } catch (err) { for await (const event of stream) show(event); if (err instanceof CohereError || err instanceof CohereTimeoutError) fail(); } }',
  },
  { name: 'a stream that nobody reads', becomes: 'handled', code: inTry('await STREAM;') },
  { name: 'a stream in a constant that nobody reads', becomes: 'handled', code: inTry('const stream = await STREAM;') },
  {
    name: 'a stream that is chosen',
    becomes: 'streamOutside',
    code: opened(
      'for await (const event of stream) response.write(event);',
      'stream = isTest ? fake : (known ?? (await STREAM));',
    ),
  },
  {
    name: 'a stream in a pattern',
    becomes: 'handled',
    code: inTry('const { controller } = await STREAM; for await (const event of controller) show(event);'),
  },
  { name: 'a stream in a member', becomes: 'handled', code: inTry('this.stream = await STREAM;') },
  {
    name: 'a call that is no stream',
    becomes: 'handled',
    code: opened('for await (const event of stream) response.write(event);', 'stream = await CHAT;'),
  },
]);

testHandling('streams in other functions', [
  {
    name: 'the start of a ReadableStream',
    becomes: 'streamOutside',
    code: inTry(
      'const stream = await STREAM; return new ReadableStream({ async start(controller) { for await (const event of stream) controller.enqueue(event); controller.close(); } });',
    ),
  },
  {
    name: 'the start of a ReadableStream with a handler of its own',
    becomes: 'handled',
    code: inTry(
      'const stream = await STREAM; return new ReadableStream({ async start(controller) { try { for await (const event of stream) controller.enqueue(event); } catch (e) { controller.error(e); } } });',
    ),
  },
  {
    name: 'a callback that outlives the try',
    becomes: 'streamOutside',
    code: inTry(
      'const stream = await STREAM; setTimeout(async () => { for await (const event of stream) response.write(event); });',
    ),
  },
  {
    name: 'a callback of a function out of sight',
    becomes: 'handled',
    code: inTry(
      'const stream = await STREAM; streamText(response, async () => { for await (const event of stream) response.write(event); });',
    ),
  },
  {
    name: 'a function at once, not awaited',
    becomes: 'handled',
    code: inTry(
      'const stream = await STREAM; await (async () => { for await (const event of stream) response.write(event); })();',
    ),
  },
  {
    name: 'a function of the file that reads it',
    becomes: 'handled',
    code: `async function relay(events, response) { for await (const event of events) response.write(event); } ${inTry('await relay(await STREAM, response);')}`,
  },
  {
    name: 'a function of the file that reads it, not awaited in the try',
    becomes: 'streamOutside',
    code: `async function relay(events, response) { for await (const event of events) response.write(event); } ${inTry('return relay(await STREAM, response);')}`,
  },
  {
    name: 'a generator of the file',
    becomes: 'handled',
    code: `async function* texts(events) { for await (const event of events) yield event.delta; } ${inTry('for await (const text of texts(await STREAM)) response.write(text);')}`,
  },
  {
    name: 'a generator of the file that is read after the try',
    becomes: 'streamOutside',
    code: `async function* texts(events) { for await (const event of events) yield event.delta; } ${opened('for await (const text of stream) response.write(text);', 'stream = texts(await STREAM);')}`,
  },
  {
    name: 'a generator that yields from it',
    becomes: 'streamOutside',
    code: `export async function* ask() { let stream; try { stream = await STREAM; } ${handler} yield* stream; }`,
  },
  {
    name: 'a stream that is yielded',
    becomes: 'handled',
    code: `export async function* ask() { try { yield await STREAM; } ${handler} }`,
  },
  {
    name: 'a generator around the call',
    becomes: 'handled',
    code: `async function* relay() { for await (const event of await STREAM) yield event; } ${inTry('for await (const event of relay()) response.write(event);')}`,
  },
  {
    name: 'a generator around the call without a handler',
    becomes: 'escapes',
    code: 'export async function* ask() { for await (const event of await STREAM) yield event; }',
  },
  {
    name: 'a function out of sight that reads it',
    becomes: 'handled',
    code: inTry('await pipeline(Readable.from(await STREAM), response);'),
  },
  {
    name: 'a function out of sight that reads it after the try',
    becomes: 'streamOutside',
    code: opened('await pipeline(stream, response);'),
  },
  {
    name: 'a function out of sight that makes an answer of it',
    becomes: 'handled',
    code: inTry('return toResponse(await STREAM);'),
  },
  {
    name: 'a class out of sight that makes an answer of it',
    becomes: 'handled',
    code: inTry('return new StreamingResponse(await STREAM);'),
  },
]);

testHandling('streams that leave', [
  { name: 'a stream that is returned', becomes: 'streamOutside', code: inTry('return await STREAM;') },
  {
    name: 'a stream in a constant that is returned',
    becomes: 'streamOutside',
    code: inTry('const stream = await STREAM; return stream;'),
  },
  {
    name: 'a stream that is returned to a caller who reads it in a try',
    becomes: 'handled',
    code: `async function open() { try { return await STREAM; } ${handler} } ${inTry('for await (const event of await open()) response.write(event);')}`,
  },
  {
    name: 'a stream that is returned to a caller who reads it without a try',
    becomes: 'streamOutside',
    code: `async function open() { try { return await STREAM; } ${handler} } export async function ask() { for await (const event of await open()) show(event); }`,
  },
  {
    name: 'a stream that is returned to a caller who hands it on',
    becomes: 'handled',
    code: `async function open() { try { return await STREAM; } ${handler} } export async function ask() { render(await open()); }`,
  },
  {
    name: 'a promise of a stream that an arrow function gives to a caller',
    becomes: 'handled',
    code: `const open = () => STREAM; ${inTry('for await (const event of await open()) response.write(event);')}`,
  },
  {
    name: 'a stream that is returned by a function that says so',
    becomes: 'forwarded',
    code: '/** @throws when Cohere fails */\nexport async function open() { return await STREAM; }',
  },
  {
    name: 'a retry around the call',
    becomes: 'handled',
    code: inTry(
      'const stream = await withRetry(() => STREAM); for await (const event of stream) response.write(event);',
    ),
  },
  {
    name: 'a retry around the call, with the loop after the try',
    becomes: 'streamOutside',
    code: opened('for await (const event of stream) response.write(event);', 'stream = await withRetry(() => STREAM);'),
  },
  {
    name: 'a time-out around the promise',
    becomes: 'streamOutside',
    code: opened(
      'for await (const event of stream) response.write(event);',
      'stream = await withTimeout(STREAM, 1000);',
    ),
  },
]);

testHandling('methods of streams', [
  {
    name: 'listeners for nothing',
    becomes: 'handled',
    code: inTry('const stream = await STREAM; show(stream.on()); stream.on; stream[request.kind]("error", fail);'),
  },

  {
    name: 'then with a loop',
    becomes: 'handled',
    code: `STREAM.then(async (stream) => { for await (const event of stream) show(event); }).catch((err) => { if (err.statusCode === undefined) fail(); else refuse(); });`,
  },
  {
    name: 'then with a loop in a timer',
    becomes: 'streamOutside',
    code: `STREAM.then((stream) => { setTimeout(async () => { for await (const event of stream) show(event); }); }).catch((err) => { if (err.statusCode === undefined) fail(); else refuse(); });`,
  },
  {
    name: 'then with a function out of sight',
    becomes: 'handled',
    code: `STREAM.then(show).catch((err) => { if (err.statusCode === undefined) fail(); else refuse(); });`,
  },
  {
    name: 'then without a parameter',
    becomes: 'handled',
    code: `STREAM.then(() => done()).catch((err) => { if (err.statusCode === undefined) fail(); else refuse(); });`,
  },
  { name: 'then without an argument', becomes: 'handled', code: inTry('await STREAM.then();') },
  {
    name: 'catch and then a loop after the try',
    becomes: 'streamOutside',
    code: opened('for await (const event of stream) response.write(event);', 'stream = await STREAM.finally(done);'),
  },
  {
    name: 'listeners without one for errors',
    becomes: 'streamOutside',
    code: inTry("const stream = await STREAM; stream.on('data', show);"),
  },
  {
    name: 'listeners with one for errors',
    becomes: 'handled',
    code: inTry("const stream = await STREAM; stream.on('data', show); stream.on('error', fail);"),
  },
  {
    name: 'chained listeners with one for errors',
    becomes: 'handled',
    code: inTry("(await STREAM).on('data', show).once('error', fail);"),
  },
  { name: 'pipe', becomes: 'streamOutside', code: inTry('Readable.from(await STREAM).pipe(response);') },
  {
    name: 'pipeTo in the try',
    becomes: 'handled',
    code: inTry('await ReadableStream.from(await STREAM).pipeTo(response);'),
  },
  {
    name: 'pipeTo that nobody waits for',
    becomes: 'streamOutside',
    code: inTry('ReadableStream.from(await STREAM).pipeTo(response);'),
  },
  {
    name: 'pipeThrough',
    becomes: 'streamOutside',
    code: inTry('return ReadableStream.from(await STREAM).pipeThrough(encoder);'),
  },
  {
    name: 'an iterator',
    becomes: 'handled',
    code: inTry('const iterator = (await STREAM)[Symbol.asyncIterator](); return iterator.next();'),
  },
  { name: 'a member', becomes: 'handled', code: inTry('const stream = await STREAM; stream.controller.abort();') },
]);
