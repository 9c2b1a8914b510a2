import { caught, testHandling } from '../../helpers/handling.js';

testHandling('conditions', [
  caught(
    'two that hold',
    'forwarded',
    'if (err instanceof Error && !(err instanceof AppError)) throw new AppError(err); return null;',
    { code: 'class AppError {}' },
  ),
  caught(
    'one that holds',
    'forwarded',
    'if (request.isOld || err instanceof Error) throw new AppError(err); return null;',
  ),
  caught(
    'one that does not hold',
    'emptyHandler',
    'if (request.isOld && err instanceof TypeError) throw new AppError(err); return null;',
  ),
  caught('one that may hold', 'emptyHandler', 'if (request.isOld && err) throw new AppError(err); return null;'),
  caught(
    'a value in place of a missing one',
    'emptyHandler',
    'if (err.isFatal ?? true) throw new AppError(err); return null;',
  ),
  caught('one with an else', 'catchAll', 'if (err instanceof TypeError) throw new AppError(err); else return 500;'),
  caught(
    'a switch that may fall through',
    'catchAll',
    'switch (mode) { case 1: case 2: return 500; } throw new AppError(err);',
  ),
  caught(
    'a switch with a branch that holds',
    'forwarded',
    'switch (true) { case request.isOld: case err instanceof Error: throw new AppError(err); default: return null; }',
  ),
  caught(
    'a switch with a branch that holds, after another',
    'emptyHandler',
    'switch (true) { case request.isOld: return null; case err instanceof Error: throw new AppError(err); }',
  ),
  caught(
    'a switch in a loop',
    'emptyHandler',
    'for (;;) { switch (mode) { case 1: break; default: continue; } return 500; }',
  ),
  caught(
    'a loop over keys',
    'catchAll',
    'for (const key in err) fallBack(key); do { fallBack(); } while (request.isOld); return 500;',
  ),
  caught('a variable without a value', 'emptyHandler', 'let text;'),
  caught('a try with a handler of its own', 'logOnly', 'try { console.log(1); } catch {}'),
  caught('a try without a handler', 'catchAll', 'try { fallBack(); } finally { release(); }'),
  caught('code after the end of a path', 'forwarded', 'throw new AppError(err); return null;'),
  caught('a label', 'emptyHandler', 'again: for (;;) { break again; }'),
  caught('an assignment that is thrown', 'escapes', 'throw (last = err);', { code: 'let last;' }),
]);

testHandling('handlers that drop the error', [
  caught('nothing', 'emptyHandler', ''),
  caught('a comment', 'emptyHandler', '// too bad'),
  caught('a bare return', 'emptyHandler', 'return;'),
  caught('null', 'emptyHandler', 'return null;'),
  caught('undefined', 'emptyHandler', 'return undefined;'),
  caught('void', 'emptyHandler', 'return void 0;'),
  caught('an empty list', 'emptyHandler', 'return [];'),
  caught('an empty object', 'emptyHandler', 'return {};'),
  caught('an empty string', 'emptyHandler', "return '';"),
  caught('false', 'emptyHandler', 'return false;'),
  caught('a constant that nobody reads', 'emptyHandler', 'const message = String(err);'),
  caught('a variable of its own', 'emptyHandler', "let text = ''; text = err.message;"),
  caught('a function that is never called', 'emptyHandler', 'function later() {}'),
  caught(
    'a test without a consequence',
    'emptyHandler',
    'if (err instanceof CohereTimeoutError || err instanceof CohereError) {}',
  ),
  {
    name: 'a catch clause without a parameter',
    becomes: 'emptyHandler',
    code: 'export async function ask() { try { return await CHAT; } catch { return null; } }',
  },
]);

testHandling('handlers that log', [
  caught('console.error', 'logOnly', 'console.error(err);'),
  caught('console.error with a text made of it', 'logOnly', 'console.error(`failed: ${describe(err)}`);'),
  caught('a log and null', 'logOnly', "console.error('failed', err); return null;"),
  caught('a returned log', 'logOnly', 'return console.error(err);'),
  caught(
    'one of several logs',
    'logOnly',
    "if (err.message.includes('429')) console.warn('slow'); else console.error(err);",
  ),
  caught('a logger of the request', 'logOnly', 'request.log.warn({ err });'),
  caught('a logger of the class', 'logOnly', 'this.logger.error(err);'),
  caught('a logger with a name of its own', 'logOnly', 'appLog.error(err);'),
  caught('something whose name ends like a log', 'unknown', 'dialog.show(err);'),
  caught('a reporter', 'logOnly', 'Sentry.captureException(err);'),
  caught('a reporting function', 'logOnly', 'reportError(err);'),
  caught('a span', 'logOnly', 'tracing.current().recordException(err);'),
  caught('a logger by option', 'logOnly', 'shout(err);', { options: { loggers: ['shout'] } }),
  caught('a method by option', 'logOnly', 'this.audit.write(err);', { options: { loggers: ['audit.write'] } }),
  caught('an unknown function', 'unknown', 'shout(err);'),
  caught('a logging function of the file', 'logOnly', 'logError(err);', {
    code: 'function logError(e) { console.error(e); }',
  }),
  caught('a function of the file that is named like a logger and tells errors apart', 'handled', 'logError(err);', {
    code: 'function logError(e) { if (e.statusCode === undefined) retryLater(); else giveUp(); }',
  }),
  caught(
    'both classes, only logged',
    'logOnly',
    "if (err instanceof CohereTimeoutError) console.warn('slow'); else if (err instanceof CohereError) console.warn('failed');",
  ),
  caught(
    'a loop of logs',
    'logOnly',
    'for (const line of err.stack.split("\\n")) { if (!line) continue; console.error(line); }',
  ),
]);

testHandling('handlers that do something else', [
  caught('an answer', 'catchAll', 'return response.status(500).json({ error: err.message });'),
  caught('an answer with the error in it', 'catchAll', 'return response.status(500).json({ error: err });'),
  caught('a Response', 'catchAll', "return new Response('failed', { status: 500 });"),
  caught('a text in place of the answer', 'catchAll', "console.error(err); return 'Sorry, try again.';"),
  caught('a list that is not empty', 'catchAll', 'return [0, 0];'),
  caught('an object with a text', 'catchAll', 'return { success: false, error: err.message };'),
  caught('another error', 'catchAll', "throw new Error('failed');"),
  caught('another error with the text', 'catchAll', 'throw new Error(`failed: ${err.message}`);'),
  caught('an error made of the error as a text', 'catchAll', 'throw new Error(err);'),
  caught('a variable outside', 'catchAll', 'response = 500;'),
  caught('a member', 'catchAll', 'response.status = 500;'),
  caught('a count', 'catchAll', 'failures++;'),
  caught('another call', 'catchAll', 'fallBack();'),
  caught('a tagged template', 'catchAll', 'sql`insert`;'),
  caught('the end of the process', 'catchAll', 'console.error(err); process.exit(1);'),
  caught('an answer on one path, nothing on the other', 'emptyHandler', 'if (request.isUrgent) return 500;'),
  caught('an answer in a loop', 'catchAll', 'while (true) { if (fallBack()) break; } return 500;'),
  caught(
    'an answer in a try of its own',
    'catchAll',
    'try { return fallBack(); } catch { return 500; } finally { release(); }',
  ),
  caught('an answer in a nested block', 'catchAll', '{ return 500; }'),
  caught('a rejected promise with another error', 'catchAll', "return Promise.reject(new Error('failed'));"),
  caught('a rejected promise without a reason', 'catchAll', 'return Promise.reject();'),
  {
    name: 'a value that a generator yields',
    becomes: 'catchAll',
    code: "export async function* ask() { try { yield await CHAT; } catch (err) { yield 'Sorry.'; } }",
  },
]);

testHandling('handlers that pass the error on', [
  caught('a rethrow', 'escapes', 'throw err;'),
  caught('a rethrow after a log', 'escapes', 'console.error(err); throw err;'),
  caught('a rethrow of the error with a cast', 'escapes', 'throw err as Error;', { typescript: true }),
  caught(
    'a rethrow of the error or of one made of it',
    'escapes',
    'throw err instanceof Error ? err : new Error(String(err));',
  ),
  caught('a rejected promise', 'escapes', 'return Promise.reject(err);'),
  caught('a rethrow on one path, an answer on the other', 'escapes', 'if (strict) throw err; return 500;'),
  caught('a rethrow in a switch', 'escapes', "switch (mode) { case 'strict': throw err; default: return 500; }"),
  caught('a new error with the cause', 'forwarded', "throw new Error('failed', { cause: err });"),
  caught(
    'an error of the application with the cause',
    'forwarded',
    "throw new AppError({ code: 'FAILED', cause: err });",
  ),
  caught('an error of the application with the error', 'forwarded', 'throw new AppError(err);'),
  caught('an error of the application with all of its fields', 'forwarded', 'throw new AppError({ ...err });'),
  caught(
    'an error of the application in a constant',
    'forwarded',
    'const wrapped = new AppError("failed", err); throw wrapped;',
  ),
  caught('an error made of several', 'forwarded', 'throw new AggregateError([err]);'),
  caught('an Error of the application', 'forwarded', 'throw new Error(err);', {
    code: 'class Error { constructor(cause) {} }',
  }),
  caught(
    'a rejected promise with the cause',
    'forwarded',
    "return Promise.reject(new Error('failed', { cause: err }));",
  ),
  caught('next, and all else answered', 'catchAll', 'if (response.headersSent) return next(err); return 500;'),
  caught('next', 'unknown', 'next(err);'),
  caught('a rethrow after a function out of sight', 'unknown', 'inspect.now(err); throw err;'),
  caught('the error as a value', 'unknown', 'return err;'),
  caught('an object with the error', 'unknown', 'return { err };'),
  caught('an object without it', 'catchAll', 'return { err: 1 };'),
  caught('a member that gets the error', 'unknown', 'this.failure = err;'),
  caught('a variable that gets the error', 'unknown', 'lastError = err;', {
    code: 'let lastError; export { lastError };',
  }),
  caught('a global that gets the error', 'unknown', 'lastError = err;'),
  caught('a function that rethrows', 'escapes', 'fail(err); return null;', { code: 'function fail(e) { throw e; }' }),
]);

/** A loop around a call. */
const loop = (body: string, after: string): string => `export async function ask() {
  let lastError;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await CHAT;
    } catch (err) {
      ${body}
    }
  }
  ${after}
}`;

testHandling('retries', [
  {
    name: 'a rethrow after the last attempt',
    becomes: 'escapes',
    code: loop('if (attempt === 2) throw err; await pause(attempt);', ''),
  },
  {
    name: 'an error that is kept and thrown after the loop',
    becomes: 'escapes',
    code: loop('lastError = err;', 'throw lastError;'),
  },
  {
    name: 'an error that is kept, or another one',
    becomes: 'escapes',
    code: loop('lastError = err;', "throw lastError ?? new Error('failed');"),
  },
  {
    name: 'an error that is kept as the cause',
    becomes: 'forwarded',
    code: loop('lastError = err;', "throw new Error('failed', { cause: lastError });"),
  },
  {
    name: 'an error whose text is kept',
    becomes: 'catchAll',
    code: loop('lastError = err;', 'throw new Error(lastError.message);'),
  },
  {
    name: 'another error after the loop',
    becomes: 'catchAll',
    code: loop('await pause(attempt);', "throw new Error('failed');"),
  },
  { name: 'a log for each attempt', becomes: 'logOnly', code: loop('console.warn(err); continue;', '') },
  {
    name: 'both classes in the loop',
    becomes: 'handled',
    code: loop(
      'lastError = err; if (err instanceof CohereTimeoutError) continue; if (err instanceof CohereError && err.statusCode === 429) continue; throw err;',
      'throw lastError;',
    ),
  },
  {
    name: 'one status in the loop',
    becomes: 'missesTimeout',
    code: loop('if (err.statusCode !== 429) throw err;', ''),
  },
  {
    name: 'one class in the loop, the other in a caller',
    becomes: 'handled',
    code: `${loop('if (!(err instanceof CohereError)) throw err; lastError = err;', 'throw lastError;').replace('export ', '')}
export async function main() {
  try { return await ask(); } catch (err) { if (err instanceof CohereTimeoutError) return 504; throw err; }
}`,
  },
  {
    name: 'a function that calls itself',
    becomes: 'escapes',
    code: `export async function ask(attempts = 3) {
  try {
    return await CHAT;
  } catch (err) {
    if (attempts === 0) throw err;
    return ask(attempts - 1);
  }
}`,
  },
]);

testHandling('what handlers leave to their callers', [
  {
    name: 'a rethrow that a caller handles',
    becomes: 'handled',
    code: `async function ask() { try { return await CHAT; } catch (err) { console.error(err); throw err; } }
export async function main() {
  try { return await ask(); } catch (err) { return err instanceof CohereTimeoutError || err instanceof CohereError ? 503 : 500; }
}`,
  },
  {
    name: 'a rethrow that a caller answers',
    becomes: 'catchAll',
    code: `async function ask() { try { return await CHAT; } catch (err) { throw err; } }
export async function main() { try { return await ask(); } catch (err) { return 500; } }`,
  },
  {
    name: 'one class here and the other in the caller',
    becomes: 'handled',
    code: `async function ask() { try { return await CHAT; } catch (err) { if (err instanceof CohereError) return 502; throw err; } }
export async function main() { try { return await ask(); } catch (err) { if (err instanceof CohereTimeoutError) return 504; throw err; } }`,
  },
  {
    name: 'one class here and a catch-all in the caller',
    becomes: 'missesTimeout',
    code: `async function ask() { try { return await CHAT; } catch (err) { if (err instanceof CohereError) return 502; throw err; } }
export async function main() { try { return await ask(); } catch (err) { return 500; } }`,
  },
  {
    name: 'one class here and the rest on purpose',
    becomes: 'forwarded',
    code: `async function ask() { try { return await CHAT; } catch (err) { if (err instanceof CohereError) return 502; throw err; } }
/** @throws {CohereTimeoutError} */
export async function main() { return await ask(); }`,
  },
  {
    name: 'one class here and the rest out of sight',
    becomes: 'unknown',
    code: `export async function ask() { try { return await CHAT; } catch (err) { if (err instanceof CohereError) return 502; handle(err); } }`,
  },
]);
