import { caught, testHandling } from '../../helpers/handling.js';

testHandling('tests of classes', [
  caught(
    'both classes',
    'handled',
    'if (err instanceof CohereTimeoutError) return 504; if (err instanceof CohereError) return 502; throw err;',
  ),
  caught(
    'both classes in one condition',
    'handled',
    'if (err instanceof CohereTimeoutError || err instanceof CohereError) return 503; throw err;',
  ),
  caught('CohereError alone', 'missesTimeout', 'if (err instanceof CohereError) return err.message; throw err;'),
  caught(
    'CohereError alone, all else answered',
    'missesTimeout',
    'if (err instanceof CohereError) return err.message; return 500;',
  ),
  caught(
    'CohereTimeoutError alone',
    'missesCohereError',
    'if (err instanceof CohereTimeoutError) return 504; throw err;',
  ),
  caught(
    'a class for one status, and time-outs',
    'handled',
    'if (err instanceof Cohere.TooManyRequestsError) return 429; if (err instanceof CohereTimeoutError) return 504; throw err;',
  ),
  caught(
    'a class for one status alone',
    'missesTimeout',
    'if (err instanceof Cohere.TooManyRequestsError) return 429; return 500;',
  ),
  caught(
    'classes under another name',
    'handled',
    'if (err instanceof Slow) return 504; if (err instanceof Failed) return 502; throw err;',
    {
      code: 'const Slow = CohereTimeoutError, Failed = CohereError;',
    },
  ),
  caught(
    'classes of the namespace',
    'handled',
    'if (err instanceof sdk.CohereTimeoutError) return 504; if (err instanceof sdk.CohereError) return 502; throw err;',
    {
      code: "import * as sdk from 'cohere-ai';",
    },
  ),
  caught(
    'classes that a local module hands on',
    'handled',
    'if (err instanceof lib.CohereTimeoutError) return 504; if (err instanceof lib.CohereError) return 502; throw err;',
    {
      code: "import * as lib from './missing.js';",
    },
  ),
  caught('a class of the application', 'catchAll', 'if (err instanceof AppError) return 400; return 500;', {
    code: 'class AppError extends Error {}',
  }),
  caught(
    'a class of the application, rethrown, is not about Cohere',
    'catchAll',
    'if (err instanceof AppError) throw err; return 500;',
    {
      code: "import { AppError } from './missing.js';",
    },
  ),
  caught('Error itself', 'catchAll', 'if (err instanceof Error) return err.message; throw err;'),
  caught(
    'classes of the SDK that are no CohereError',
    'catchAll',
    "if (err.constructor.name === 'JsonError') return 400; return 500;",
  ),
  caught(
    'the class by comparison',
    'handled',
    'if (err.constructor === CohereTimeoutError) return 504; if (err.constructor === CohereError) return 502; throw err;',
  ),
  caught(
    'the name of the class',
    'handled',
    "if (err.constructor.name === 'CohereTimeoutError') return 504; if (err.constructor.name === 'CohereError') return 502; throw err;",
  ),
  caught(
    'the name of the error',
    'handled',
    "if (err.name === 'CohereTimeoutError') return 504; if ('CohereError' === err.name) return 502; throw err;",
  ),
  caught(
    'the name of the error before 7.21, which is Error',
    'catchAll',
    "if (err.name === 'CohereTimeoutError') return 504; if (err.name === 'CohereError') return 502; return 500;",
    {
      settings: { cohere: { sdkVersion: '7.20.0' } },
    },
  ),
  caught('another name', 'catchAll', "if (err.name === 'AbortError') return 499; return 500;"),
  caught(
    'another name, rethrown, is not about Cohere',
    'catchAll',
    "if (err.name === 'ValidationError') throw err; return 500;",
  ),
  caught(
    'a switch on the name',
    'handled',
    "switch (err.name) { case 'CohereTimeoutError': return 504; case 'CohereError': return 502; default: throw err; }",
  ),
  caught(
    'a switch on the class',
    'handled',
    'switch (err.constructor) { case CohereTimeoutError: return 504; case CohereError: return 502; default: throw err; }',
  ),
  caught(
    'a switch on true',
    'handled',
    'switch (true) { case err instanceof CohereTimeoutError: return 504; case err instanceof CohereError: return 502; default: throw err; }',
  ),
  caught(
    'a test that is kept in a constant',
    'handled',
    'const isSlow = err instanceof CohereTimeoutError; const isOfCohere = err instanceof CohereError; if (isSlow || isOfCohere) return 503; throw err;',
  ),
  caught(
    'an error under another name',
    'handled',
    'const e = err as Error; if (e instanceof CohereTimeoutError || e instanceof CohereError) return 503; throw e;',
    {
      typescript: true,
    },
  ),
  caught('a test of something else', 'catchAll', 'if (request instanceof CohereError) return 502; return 500;'),
  caught('the text of the message', 'catchAll', "if (err.message.includes('timeout')) return 504; return 500;"),
]);

testHandling('tests of the status', [
  caught('a status with a default', 'handled', 'const { statusCode = 504 } = err; return statusCode;'),
  caught(
    'other fields, taken out of the error',
    'catchAll',
    'const { message = 1, [key]: value, ...rest } = err; return 500;',
  ),
  caught(
    'CohereError with a branch for a missing status',
    'handled',
    'if (err instanceof CohereError) return err.statusCode === undefined ? 504 : 502; throw err;',
  ),
  caught('null as the missing status', 'handled', 'if (err.statusCode == null) return 504; return 502;'),
  caught('undefined on the left', 'handled', 'if (undefined !== err.statusCode) return 502; return 504;'),
  caught('no status', 'handled', 'if (!err.statusCode) return 504; return 502;'),
  caught('a status as a condition', 'handled', 'if (err?.statusCode) return 502; return 504;'),
  caught('a status as the condition of a value', 'handled', 'return err.statusCode ? 502 : 504;'),
  caught('the type of the status', 'handled', "if (typeof err.statusCode === 'number') return 502; return 504;"),
  caught(
    'the type of a missing status',
    'handled',
    "if (typeof err.statusCode === 'undefined') return 504; return 502;",
  ),
  caught('a value in place of a missing status', 'handled', 'return err.statusCode ?? 504;'),
  caught(
    'a value in place of a missing status, with ||',
    'handled',
    'return response.status(err.statusCode || 504).json({});',
  ),
  caught(
    'a status that guards a comparison',
    'missesTimeout',
    'if (err.statusCode && err.statusCode >= 500) return 502; return 500;',
  ),
  caught('one status', 'missesTimeout', 'if (err.statusCode === 429) return 429; return 500;'),
  caught('one status, in brackets', 'missesTimeout', "if (err['statusCode'] === 429) return 429; return 500;"),
  caught(
    'the status with a cast',
    'handled',
    'if ((err as CohereError).statusCode === undefined) return 504; return 502;',
    { typescript: true },
  ),
  caught(
    'the status, taken out of the error',
    'handled',
    'const { statusCode: code } = err; if (code === undefined) return 504; return 502;',
  ),
  caught(
    'the status in a variable',
    'handled',
    'const code = err.statusCode; if (code === undefined) return 504; return 502;',
  ),
  caught(
    'a switch with a branch for a missing status',
    'handled',
    'switch (err.statusCode) { case 429: return 429; case undefined: return 504; default: return 502; }',
  ),
  caught(
    'a switch without one',
    'missesTimeout',
    'switch (err.statusCode) { case 429: return 429; default: return 502; }',
  ),
  caught('a list of statuses', 'missesTimeout', 'if ([429, 503].includes(err.statusCode)) return 503; return 500;'),
  caught('a table by status', 'missesTimeout', 'return texts[err.statusCode];', {
    code: "const texts = { 429: 'Slow down' };",
  }),
  caught('the status as the status of an answer', 'missesTimeout', 'return response.status(err.statusCode).json({});'),
  caught('whether there is such a field', 'missesTimeout', "if ('statusCode' in err) return 502; return 500;"),
  caught('another field', 'catchAll', "if ('status' in err) return 502; return 500;"),
  caught('status, which the SDK does not have', 'catchAll', 'if (err.status === 429) return 429; return 500;'),
  caught('a status in a log', 'catchAll', 'console.error(err.statusCode); return 500;'),
  caught('a computed member', 'catchAll', 'if (err[key] === 429) return 429; return 500;'),
]);

testHandling('guards and mappers', [
  caught('a table of functions', 'unknown', 'return handlers[request.kind](err);'),
  caught('a guard of the file', 'handled', 'if (isOfCohere(err)) return 503; throw err;', {
    code: 'const isOfCohere = (e) => e instanceof CohereError || e instanceof CohereTimeoutError;',
  }),
  caught('a guard that tests one class', 'missesTimeout', 'if (isOfCohere(err)) return 503; throw err;', {
    code: 'function isOfCohere(e) { return e instanceof CohereError; }',
  }),
  caught('a mapper of the file', 'handled', 'throw toHttp(err);', {
    code: 'function toHttp(e) { if (e instanceof CohereError) return new Error(String(e.statusCode ?? 504)); return e; }',
  }),
  caught('a mapper that tells nothing apart', 'catchAll', 'throw toHttp(err);', {
    code: "function toHttp(e) { return new Error('failed: ' + e.message); }",
  }),
  caught('a mapper that throws', 'handled', 'rethrow(err);', {
    code: 'function rethrow(e) { if (e.statusCode === undefined) throw new Error("slow"); throw new Error("failed"); }',
  }),
  caught('a method of the class', 'unknown', 'this.fail(err);'),
  {
    name: 'a method that gets the error',
    becomes: 'handled',
    code: `export class Assistant {
  async ask() {
    try {
      return await CHAT;
    } catch (err) {
      throw this.toHttp(err);
    }
  }
  toHttp(err) {
    return err.statusCode === undefined ? new Error('slow') : new Error('failed');
  }
}`,
  },
  caught('a mapper of the status', 'handled', 'return texts(err.statusCode);', {
    code: 'const texts = (status) => (status === undefined ? "slow" : "failed");',
  }),
  caught('a mapper of the status out of sight', 'unknown', 'return texts(err.statusCode);', {
    code: "import { texts } from './missing.js';",
  }),
  caught('a mapper of the name', 'handled', 'return texts(err.name);', {
    code: "function texts(name) { return name === 'CohereTimeoutError' ? 504 : name === 'CohereError' ? 502 : 500; }",
  }),
  caught('a guard that calls itself', 'handled', 'if (isOfCohere(err)) return 503; throw err;', {
    code: 'function isOfCohere(e) { return e instanceof CohereError || e instanceof CohereTimeoutError || isOfCohere(e.cause) || isOfCohere(e); }',
  }),
  caught('a guard out of sight', 'unknown', 'if (isOfCohere(err)) return 503; throw err;', {
    code: "import { isOfCohere } from './missing.js';",
  }),
  caught('a function out of sight that gets the error', 'unknown', 'return handle(err);', {
    code: "import { handle } from './missing.js';",
  }),
  caught(
    'a function out of sight that gets the error in an object',
    'unknown',
    'return handle({ err, at: Date.now() });',
    {
      code: "import { handle } from './missing.js';",
    },
  ),
  caught('a function of the file that gets the error in an object', 'unknown', 'return handle({ err });', {
    code: 'function handle({ err }) { return err instanceof CohereError; }',
  }),
  caught('a function out of sight that gets the error in a list', 'unknown', 'return handle([, err]);', {
    code: "import { handle } from './missing.js';",
  }),
  caught('a function out of sight that gets the message', 'catchAll', 'return handle(err.message);', {
    code: "import { handle } from './missing.js';",
  }),
  caught(
    'the classifier of the runtime',
    'handled',
    "const { kind } = classifyCohereError(err); if (kind === 'timeout') return 504; return 502;",
    {
      code: "import { classifyCohereError } from 'eslint-plugin-cohere/runtime';",
    },
  ),
  caught('the failures of the runtime', 'handled', 'if (isCohereFailure(err)) return 503; throw err;', {
    code: "import { isCohereFailure } from 'eslint-plugin-cohere/runtime';",
  }),
  caught(
    'the time-outs of the runtime alone',
    'missesCohereError',
    'if (isCohereTimeout(err)) return 504; return 500;',
    {
      code: "import { isCohereTimeout } from 'eslint-plugin-cohere/runtime';",
    },
  ),
  caught('something else of the runtime', 'catchAll', 'if (isCohereCircuitOpen(err)) return 503; return 500;', {
    code: "import { isCohereCircuitOpen } from 'eslint-plugin-cohere/runtime';",
  }),
]);
