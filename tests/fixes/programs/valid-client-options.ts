import { type RulePrograms, failedBefore, same } from '../program.js';
import { apiKey } from '../program-runner.js';
import { chat, messages, v2 } from '../program-sources.js';

const ask = (options: string): string => v2(chat(`model: 'command-a-03-2025', ${messages}`), options);

const programs: RulePrograms = [
  {
    report: 'unknownMeant',
    fixer: 'rename',
    name: 'a key under the name of other SDKs',
    code: ask("{ apiKey: process.env['COHERE_KEY'] }"),
    env: { COHERE_KEY: apiKey, CO_API_KEY: '' },
    effect: failedBefore('throws UnauthorizedError', 'requests[0].authorization'),
  },
  {
    report: 'unknownMeant',
    fixer: 'renameToSeconds',
    name: 'milliseconds',
    code: ask('{ timeout: 30_000 }'),
    effect: same,
  },
  {
    report: 'positionalKey',
    fixer: 'wrapToken',
    name: 'a key that stands alone',
    code: ask("process.env['COHERE_KEY']"),
    env: { COHERE_KEY: apiKey, CO_API_KEY: '' },
    effect: failedBefore('throws UnauthorizedError', 'requests[0].authorization'),
  },
  {
    report: 'emptyToken',
    fixer: 'dropFallback',
    name: 'a key that is there',
    code: ask("{ token: process.env['CO_API_KEY'] ?? '' }"),
    effect: same,
  },
  {
    report: 'textUndefined',
    fixer: 'unwrapToken',
    name: 'a key that is there',
    code: ask("{ token: `${process.env['CO_API_KEY']}` }"),
    effect: same,
  },
  {
    report: 'wrongVariable',
    fixer: 'passToken',
    name: 'the name that the SDK does not read',
    code: ask('{ maxRetries: 1 }').replace(
      'const cohere',
      "if (!process.env.COHERE_API_KEY) throw new Error('no key');\nconst cohere",
    ),
    env: { COHERE_API_KEY: apiKey, CO_API_KEY: '' },
    effect: failedBefore('throws UnauthorizedError', 'requests[0].authorization'),
  },
  {
    report: 'milliseconds',
    fixer: 'toSeconds',
    name: 'milliseconds',
    code: ask('{ timeoutInSeconds: 30_000 }'),
    effect: same,
  },
];

export default programs;
