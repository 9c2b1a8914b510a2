import { type RulePrograms, differs } from '../program.js';
import { messages, v2 } from '../program-sources.js';

/** A loop of two attempts, and what its handler does before it tries again. */
const retrying = (handler: string, options: string): string =>
  v2(
    `async function ask() {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      return await cohere.chat({ model: 'command-a-03-2025', ${messages} });
    } catch (error) {
      ${handler}
    }
  }
  return undefined;
}
console.log((await ask())?.finishReason ?? 'gave up');`,
    options,
  );

const careful = "if ((error as { statusCode?: number }).statusCode === 400) throw error;\n      console.log('again');";
const blind = "console.log('again');";
const fewer = 'One retry after the other instead of one in the other: four requests become two.';

const programs: RulePrograms = [
  {
    report: 'multiplied',
    fixer: 'switchOff',
    name: 'an outage',
    code: retrying(careful, '{ maxRetries: 1 }'),
    fault: 503,
    effect: differs(fewer, 'requests[2]', 'requests[3]'),
  },
  {
    report: 'multiplied',
    fixer: 'switchOffAndLimit',
    name: 'an outage',
    code: retrying(blind, '{ maxRetries: 1 }'),
    fault: 503,
    effect: differs(fewer, 'requests[2]', 'requests[3]'),
  },
  {
    report: 'multiplied',
    fixer: 'switchOffAndLimit',
    name: 'a wrong key',
    code: retrying(blind, '{ maxRetries: 1 }'),
    fault: 'invalid-key',
    effect: differs('What cannot succeed is not tried again.', 'requests[1]', 'prints[0]', 'prints[1]', 'prints[2]'),
  },
  {
    report: 'everything',
    fixer: 'limit',
    name: 'a wrong key',
    code: retrying(blind, '{ maxRetries: 0 }'),
    fault: 'invalid-key',
    effect: differs('What cannot succeed is not tried again.', 'requests[1]', 'prints[0]', 'prints[1]', 'prints[2]'),
  },
  {
    report: 'switchedOff',
    fixer: 'switchOn',
    name: 'an outage',
    code: v2(
      `console.log((await cohere.chat({ model: 'command-a-03-2025', ${messages} })).finishReason);`,
      '{ maxRetries: 0 }',
    ),
    fault: 503,
    effect: differs('The SDK tries again, twice.', 'requests[1]', 'requests[2]'),
  },
];

export default programs;
