import { type HandlingCase, caught, testHandling } from '../../helpers/handling.js';

/** Oxlint gives rules no parser to read other modules with: there, they are out of sight. */
const local: Partial<HandlingCase> = {
  filename: 'tests/fixtures/handling/ask.js',
  settings: { cohere: { testFiles: [] } },
  oxlint: false,
};

const use = (names: string): string => `import { ${names} } from './errors.js';`;

testHandling('functions of other modules', [
  caught('a guard', 'handled', 'if (isFailure(err)) return 503; throw err;', { ...local, code: use('isFailure') }),
  caught('a mapper that tells nothing apart', 'catchAll', 'throw toHttp(err);', { ...local, code: use('toHttp') }),
  caught(
    'classes that it hands on',
    'handled',
    'if (err instanceof Failed || err instanceof Slow) return 503; throw err;',
    { ...local, code: use('CohereError as Failed, CohereTimeoutError as Slow') },
  ),
  { ...local, name: 'a wrapper with a handler', becomes: 'handled', code: `${use('guarded')} guarded(CHAT);` },
  {
    ...local,
    name: 'a wrapper that calls it again',
    becomes: 'floating',
    code: `${use('again')} again(() => CHAT);`,
  },
  {
    ...local,
    name: 'a handler of another module',
    becomes: 'catchAll',
    code: `${use('toHttp')} export const ask = () => CHAT.catch(toHttp);`,
  },
  caught('a module that is not read', 'unknown', 'throw toHttp(err);', {
    ...local,
    settings: { cohere: { testFiles: [], followImports: false } },
    code: use('toHttp'),
  }),
]);

testHandling('the runtime', [
  caught('under another name', 'handled', 'if (what(err).retryable) return 503; throw err;', {
    code: "import { classifyCohereError as what } from 'eslint-plugin-cohere/runtime';",
  }),
  caught('as a namespace', 'handled', 'if (runtime.isCohereFailure(err)) return 503; throw err;', {
    code: "import * as runtime from 'eslint-plugin-cohere/runtime';",
  }),
  caught('with require', 'handled', 'if (classifyCohereError(err).retryable) return 503; throw err;', {
    code: "const { classifyCohereError } = require('eslint-plugin-cohere/runtime');",
  }),
  caught('the waiting time alone', 'missesTimeout', 'if (cohereRetryAfterMs(err)) return 429; throw err;', {
    code: "import { cohereRetryAfterMs } from 'eslint-plugin-cohere/runtime';",
  }),
]);
