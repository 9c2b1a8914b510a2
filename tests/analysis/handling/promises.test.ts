import { testHandling } from '../../helpers/handling.js';

/** The code of a handler that tells both cases apart. */
const good = 'if (err instanceof CohereTimeoutError || err instanceof CohereError) return 503; throw err;';

/** A function whose body is in a `try` with a good handler. */
const inTry = (body: string): string => `export async function ask() { try { ${body} } catch (err) { ${good} } }`;

testHandling('places of a call', [
  {
    name: 'a catch block whose own handler rethrows',
    becomes: 'escapes',
    code: 'export async function ask() { try { return await other(); } catch { try { return await CHAT; } catch (err) { throw err; } } }',
  },
  {
    name: 'a catch block in a catch block',
    becomes: 'inHandler',
    code: 'export async function ask() { try { return 1; } catch { try { return 2; } catch { return await CHAT; } } }',
  },

  { name: 'top-level await', becomes: 'unhandled', code: 'await CHAT;' },
  {
    name: 'top-level await in a try',
    becomes: 'handled',
    code: 'try { await CHAT; } catch (err) { if (err.statusCode === undefined) retry(); else give(err.body); }',
  },
  { name: 'a statement', becomes: 'floating', code: 'CHAT;' },
  { name: 'void', becomes: 'floating', code: 'void CHAT;' },
  { name: 'a statement in a try', becomes: 'floating', code: inTry('CHAT;') },
  { name: 'awaited in a try', becomes: 'handled', code: inTry('return await CHAT;') },
  { name: 'an argument, awaited', becomes: 'handled', code: inTry('return show((await CHAT).message);') },
  {
    name: 'a type assertion',
    becomes: 'handled',
    code: inTry('return (await (CHAT as Promise<Answer>))!;'),
    typescript: true,
  },
  { name: 'a condition around it', becomes: 'handled', code: inTry('return await (request ? CHAT : undefined);') },
  { name: 'the right side of an operator', becomes: 'handled', code: inTry('return await (known ?? CHAT);') },
  {
    name: 'a finally block after the catch',
    becomes: 'handled',
    code: `export async function ask() { try { return await CHAT; } catch (err) { ${good} } finally { release(); } }`,
  },
  {
    name: 'a finally block alone',
    becomes: 'escapes',
    code: 'export async function ask() { try { return await CHAT; } finally { release(); } }',
  },
  {
    name: 'a finally block that returns',
    becomes: 'emptyHandler',
    code: 'export async function ask() { try { return await CHAT; } finally { return null; } }',
  },
  {
    name: 'a finally block with a function that returns',
    becomes: 'escapes',
    code: 'export async function ask() { try { return await CHAT; } finally { release(() => { return 1; }); } }',
  },
  {
    name: 'a try inside of a try',
    becomes: 'handled',
    code: inTry('try { return await CHAT; } catch (inner) { throw inner; }'),
  },
  {
    name: 'a catch block',
    becomes: 'inHandler',
    code: 'export async function ask() { try { return await other(); } catch (err) { return await CHAT; } }',
  },
  {
    name: 'a finally block as its place',
    becomes: 'inHandler',
    code: 'export async function ask() { try { return await other(); } finally { await CHAT; } }',
  },
  {
    name: 'a finally block that returns as its place',
    becomes: 'inHandler',
    code: 'export async function ask() { try { other(); } finally { return await CHAT; } }',
  },
  {
    name: 'a catch block with a try around it',
    becomes: 'handled',
    code: inTry('try { return await other(); } catch { return await CHAT; }'),
  },
  {
    name: 'a catch block with a try in it',
    becomes: 'handled',
    code: `export async function ask() { try { return await other(); } catch { try { return await CHAT; } catch (err) { ${good} } } }`,
  },
  { name: 'return without await in a try', becomes: 'unawaitedReturn', code: inTry('return CHAT;') },
  {
    name: 'return without await in a try, handled by the caller',
    becomes: 'handled',
    code: `${inTry('return CHAT;').replace('export ', '')} export async function main() { try { return await ask(); } catch (err) { ${good} } }`,
  },
  {
    name: 'return without await in the catch block',
    becomes: 'escapes',
    code: 'export async function ask() { try { return await other(); } catch { return CHAT; } }',
  },
  {
    name: 'return without await in a try with a finally block alone',
    becomes: 'escapes',
    code: 'export async function ask() { try { return CHAT; } finally { release(); } }',
  },
  {
    name: 'a function inside of the try',
    becomes: 'floating',
    code: inTry('const load = async () => { await CHAT; }; load();'),
  },
  { name: 'a yield in a generator', becomes: 'unknown', code: 'export async function* ask() { yield CHAT; }' },
  { name: 'a field of an object', becomes: 'unknown', code: 'export const answer = { text: CHAT };' },
  { name: 'a constant that is exported', becomes: 'unknown', code: 'export const answer = CHAT;' },
  { name: 'a field of a class', becomes: 'unknown', code: 'export class Assistant { answer = CHAT; }' },
]);

testHandling('promises', [
  { name: 'a promise in a variable that nobody declares', becomes: 'unknown', code: 'answer = CHAT;' },
  { name: 'a list of promises that nobody reads', becomes: 'unknown', code: 'const tasks = []; tasks.push(CHAT);' },
  { name: 'an argument of a function that is chosen', becomes: 'unknown', code: '(isTest ? fake : show)(CHAT);' },

  { name: 'catch', becomes: 'handled', code: `CHAT.catch((err) => { ${good} });` },
  {
    name: 'catch with a function of the file',
    becomes: 'handled',
    code: `CHAT.catch(fail); function fail(err) { ${good} }`,
  },
  {
    name: 'catch with a bound method',
    becomes: 'handled',
    code: `export class Assistant { ask() { return CHAT.catch(this.fail.bind(this)); } fail(err) { ${good} } }`,
  },
  {
    name: 'catch with a function out of sight',
    becomes: 'unknown',
    code: "import { fail } from './missing.js'; CHAT.catch(fail);",
  },
  { name: 'catch with console.error', becomes: 'logOnly', code: 'CHAT.catch(console.error);' },
  { name: 'catch with nothing', becomes: 'emptyHandler', code: 'CHAT.catch(() => {});' },
  {
    name: 'catch with an empty value',
    becomes: 'emptyHandler',
    code: 'export const ask = () => CHAT.catch(() => null);',
  },
  { name: 'catch with a value', becomes: 'catchAll', code: "export const ask = () => CHAT.catch((err) => 'Sorry.');" },
  { name: 'catch that logs', becomes: 'logOnly', code: 'CHAT.catch((err) => console.error(err));' },
  { name: 'catch without an argument', becomes: 'floating', code: 'CHAT.catch();' },
  { name: 'catch with undefined', becomes: 'floating', code: 'CHAT.catch(undefined);' },
  {
    name: 'catch that rethrows',
    becomes: 'escapes',
    code: 'export const ask = () => CHAT.catch((err) => { console.error(err); throw err; });',
  },
  {
    name: 'catch after then',
    becomes: 'handled',
    code: `CHAT.then((answer) => show(answer)).catch((err) => { ${good} });`,
  },
  { name: 'the second argument of then', becomes: 'handled', code: `CHAT.then(show, (err) => { ${good} });` },
  { name: 'then alone', becomes: 'floating', code: 'CHAT.then(show);' },
  { name: 'then with null', becomes: 'floating', code: 'CHAT.then(show, null);' },
  { name: 'finally passes on', becomes: 'floating', code: 'CHAT.finally(release);' },
  {
    name: 'the raw answer',
    becomes: 'handled',
    code: inTry('const { data } = await CHAT.withRawResponse(); return data;'),
  },
  { name: 'an optional chain', becomes: 'emptyHandler', code: 'CHAT?.catch(() => {});' },
  { name: 'another method', becomes: 'unknown', code: 'CHAT.cancel();' },
  { name: 'a member', becomes: 'unknown', code: 'show(CHAT.status);' },
  { name: 'a call inside of then', becomes: 'handled', code: `load().then(() => CHAT).catch((err) => { ${good} });` },
  { name: 'a call inside of then without catch', becomes: 'floating', code: 'load().then(() => CHAT);' },
  {
    name: 'Promise.all',
    becomes: 'handled',
    code: inTry('const [answer] = await Promise.all([CHAT, load()]); return answer;'),
  },
  {
    name: 'Promise.all without a handler',
    becomes: 'escapes',
    code: 'export async function ask() { await Promise.all([CHAT]); }',
  },
  { name: 'Promise.race', becomes: 'handled', code: inTry('return await Promise.race([CHAT, pause(5000)]);') },
  {
    name: 'a spread into Promise.any',
    becomes: 'handled',
    code: inTry('return await Promise.any([...texts.map(() => CHAT)]);'),
  },
  { name: 'Promise.resolve', becomes: 'handled', code: `Promise.resolve(CHAT).catch((err) => { ${good} });` },
  {
    name: 'allSettled with its reasons',
    becomes: 'handled',
    code: "const results = await Promise.allSettled([CHAT]); for (const result of results) if (result.status === 'rejected') throw result.reason;",
  },
  {
    name: 'allSettled with its reasons, taken apart',
    becomes: 'handled',
    code: 'for (const { reason } of await Promise.allSettled([CHAT])) if (reason) console.error(reason);',
  },
  {
    name: 'allSettled without its reasons',
    becomes: 'emptyHandler',
    code: "const results = await Promise.allSettled([CHAT]); show(1); for (const result of results) if (result.status === 'fulfilled') add(result.value);",
  },
  {
    name: 'allSettled with filtered results',
    becomes: 'emptyHandler',
    code: "const results = await Promise.allSettled([CHAT]); export const texts = results.filter(({ status }) => status === 'fulfilled');",
  },
  {
    name: 'allSettled whose results nobody keeps',
    becomes: 'emptyHandler',
    code: 'export async function ask() { await Promise.allSettled([CHAT]); }',
  },
  {
    name: 'allSettled in a loop',
    becomes: 'emptyHandler',
    code: 'for (const result of await Promise.allSettled([CHAT])) add(result.value);',
  },
  {
    name: 'allSettled whose results go elsewhere',
    becomes: 'unknown',
    code: 'export async function ask() { return await Promise.allSettled([CHAT]); }',
  },
  {
    name: 'allSettled whose results are passed on',
    becomes: 'unknown',
    code: 'const results = await Promise.allSettled([CHAT]); show(results);',
  },
  {
    name: 'allSettled whose results are taken apart',
    becomes: 'unknown',
    code: 'const [first] = await Promise.allSettled([CHAT]); show(first);',
  },
  { name: 'allSettled with then', becomes: 'unknown', code: 'Promise.allSettled([CHAT]).then(show);' },
  {
    name: 'a promise in a constant',
    becomes: 'handled',
    code: inTry('const answer = CHAT; await load(); return await answer;'),
  },
  { name: 'a promise in a constant, unused', becomes: 'floating', code: 'const answer = CHAT;' },
  {
    name: 'a promise in a variable',
    becomes: 'handled',
    code: inTry('let answer; answer = CHAT; return await answer;'),
  },
  {
    name: 'a promise in a variable that keeps itself',
    becomes: 'handled',
    code: inTry('let answer; answer = answer ?? CHAT; return await answer;'),
  },
  { name: 'an assignment that is awaited', becomes: 'handled', code: inTry('return await (this.answer ??= CHAT);') },
  {
    name: 'a promise that is awaited in one place and caught in another',
    becomes: 'escapes',
    code: 'export async function ask() { const answer = CHAT; answer.catch(() => {}); return await answer; }',
  },
  {
    name: 'a promise that is only caught',
    becomes: 'emptyHandler',
    code: 'export async function ask() { const answer = CHAT; answer.catch(() => {}); }',
  },
  { name: 'a promise in a member', becomes: 'unknown', code: 'this.answer = CHAT;' },
  { name: 'a promise in a pattern', becomes: 'unknown', code: 'const { text } = CHAT;' },
  {
    name: 'a list of promises',
    becomes: 'handled',
    code: inTry('const tasks = []; for (const text of texts) tasks.push(CHAT); await Promise.all(tasks);'),
  },
  {
    name: 'a list of promises in a member',
    becomes: 'unknown',
    code: inTry('this.tasks.push(CHAT); await Promise.all(this.tasks);'),
  },
  {
    name: 'an argument of a function out of sight',
    becomes: 'unknown',
    code: "import { track } from './missing.js'; track(CHAT);",
  },
  { name: 'an argument of a class out of sight', becomes: 'unknown', code: 'new Task(CHAT);' },
  {
    name: 'an argument of a function of the file',
    becomes: 'handled',
    code: `export async function guarded(promise) { try { return await promise; } catch (err) { ${good} } } guarded(CHAT);`,
  },
  {
    name: 'an argument of a function of the file that does nothing with it',
    becomes: 'unknown',
    code: 'function ignore() {} ignore(CHAT);',
  },
  { name: 'an assertion', becomes: 'unknown', code: 'await expect(CHAT).rejects.toThrow();' },
  {
    name: 'an observable',
    becomes: 'unknown',
    code: "import { from, catchError, of } from 'rxjs'; from(CHAT).pipe(catchError(() => of(null))).subscribe();",
  },
  { name: 'a time-out around it', becomes: 'handled', code: inTry('return await withTimeout(CHAT, 1000);') },
  {
    name: 'resolve',
    becomes: 'handled',
    code: `new Promise((resolve) => { resolve(CHAT); }).catch((err) => { ${good} });`,
  },
  {
    name: 'catch with reject',
    becomes: 'handled',
    code: inTry('return await new Promise((resolve, reject) => { CHAT.then(resolve).catch(reject); });'),
  },
  {
    name: 'then with resolve and reject',
    becomes: 'escapes',
    code: 'export const ask = () => new Promise((resolve, reject) => { CHAT.then(resolve, reject); });',
  },
  {
    name: 'reject in a handler',
    becomes: 'handled',
    code: inTry(
      'return await new Promise((resolve, reject) => { CHAT.then(resolve, (e) => { console.error(e); reject(e); }); });',
    ),
  },
  {
    name: 'reject with a cause',
    becomes: 'forwarded',
    code: inTry(
      "return await new Promise((resolve, reject) => { CHAT.then(resolve, (e) => reject(new Error('failed', { cause: e }))); });",
    ),
  },
  {
    name: 'reject with another error',
    becomes: 'catchAll',
    code: inTry(
      "return await new Promise((resolve, reject) => { CHAT.then(resolve, () => reject(new Error('failed'))); });",
    ),
  },
  {
    name: 'reject of another class',
    becomes: 'unknown',
    code: inTry('return await new Task((resolve, reject) => { CHAT.then(resolve, reject); });'),
  },
  {
    name: 'an asynchronous executor',
    becomes: 'unhandled',
    code: inTry('return await new Promise(async (resolve) => { resolve(await CHAT); });'),
  },
]);
