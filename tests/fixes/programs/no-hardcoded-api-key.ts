import { type RulePrograms, failedBefore, same } from '../program.js';
import { apiKey } from '../program-runner.js';
import { messages } from '../program-sources.js';

const ask = (options: string, before = ''): string => `import { CohereClientV2 } from 'cohere-ai';

${before}const cohere = new CohereClientV2(${options});
const { message } = await cohere.chat({ model: 'command-a-03-2025', ${messages} });
console.log(message.content);
`;

const programs: RulePrograms = [
  {
    report: 'hardcoded',
    fixer: 'readVariable',
    name: 'a key that is in the environment too',
    code: ask(`{ token: '${apiKey}' }`),
    effect: same,
  },
  {
    report: 'hardcoded',
    fixer: 'readVariable',
    name: 'a header without the SDK',
    code: `const body = JSON.stringify({ model: 'command-a-03-2025', ${messages} });
const answer = await fetch('https://api.cohere.com/v2/chat', {
  method: 'POST',
  headers: { Authorization: 'Bearer ${apiKey}', 'Content-Type': 'application/json' },
  body,
});
console.log(answer.status);
`,
    effect: same,
  },
  {
    report: 'hardcoded',
    fixer: 'dropFallback',
    name: 'a key beside the environment',
    code: ask(`{ token: process.env.CO_API_KEY || '${apiKey}' }`),
    effect: same,
  },
  {
    report: 'hardcoded',
    fixer: 'dropAssignment',
    name: 'a key that is written into the environment',
    code: ask('{}', `process.env.CO_API_KEY = '${apiKey}';\n`),
    effect: same,
  },
  {
    report: 'placeholder',
    fixer: 'readVariable',
    name: 'a text that is no key',
    code: ask("{ token: 'YOUR_API_KEY' }"),
    effect: failedBefore('throws UnauthorizedError', 'requests[0].authorization'),
  },
];

export default programs;
