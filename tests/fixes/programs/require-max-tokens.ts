import { type RulePrograms, differs, same } from '../program.js';
import { chat, messages, v2 } from '../program-sources.js';

const request = `model: 'command-a-03-2025', ${messages}`;

const programs: RulePrograms = [
  {
    report: 'missing',
    fixer: 'add',
    name: 'a model from the environment',
    code: v2(chat(`model: process.env['MODEL'] ?? String('command-a-03-2025'), ${messages}`)),
    effect: differs('The answer is bounded.', 'requests[0].body.max_tokens'),
  },
  {
    report: 'missingForModel',
    fixer: 'add',
    name: 'a chat',
    code: v2(chat(request)),
    effect: differs('The answer is bounded.', 'requests[0].body.max_tokens'),
  },
  {
    report: 'missing',
    fixer: 'fix',
    name: 'a bound that the team configured',
    code: v2(chat(`model: process.env['MODEL'] ?? String('command-a-03-2025'), ${messages}`)),
    options: { insert: 500 },
    effect: differs('The bound that the team configured.', 'requests[0].body.max_tokens'),
  },
  {
    report: 'snakeCase',
    fixer: 'fix',
    name: 'a number',
    code: v2(chat(`${request}, max_tokens: 100`)),
    effect: same,
  },
  {
    report: 'snakeCase',
    fixer: 'rename',
    name: 'a variable',
    code: v2(`const limit: number = JSON.parse('100');\n${chat(`${request}, max_tokens: limit`)}`),
    effect: same,
  },
  {
    report: 'misspelled',
    fixer: 'rename',
    name: 'a slip of the pen',
    code: v2(chat(`${request}, maxToken: 100`)),
    effect: differs(
      'The field arrives: under its wrong name the API ignored it.',
      'requests[0].body.maxToken',
      'requests[0].body.max_tokens',
    ),
  },
  {
    report: 'tooHigh',
    fixer: 'lower',
    name: 'a bound above that of the team',
    code: v2(chat(`${request}, maxTokens: 8000`)),
    options: { max: 4000 },
    effect: differs('The bound of the team.', 'requests[0].body.max_tokens'),
  },
];

export default programs;
