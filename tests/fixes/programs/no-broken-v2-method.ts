import { type RulePrograms, failedBefore } from '../program.js';
import { v2 } from '../program-sources.js';

const programs: RulePrograms = [
  {
    report: 'throws',
    fixer: 'useV1Client',
    name: 'tokens',
    code: v2(
      "const { tokens } = await cohere.tokenize({ model: 'command-a-03-2025', text: 'one two' });\nconsole.log(tokens.length);",
    ),
    effect: failedBefore('throws TypeError: this.__tokenize is not a function', 'requests[0]'),
  },
  {
    report: 'throws',
    fixer: 'useV1Client',
    name: 'a check of the key, with the options of the client',
    code: v2('console.log((await cohere.checkApiKey()).valid);', '{ token: process.env.CO_API_KEY, maxRetries: 0 }'),
    effect: failedBefore('throws TypeError: this.__checkApiKey is not a function', 'requests[0]'),
  },
  {
    report: 'throwsAndRemoved',
    fixer: 'migrate',
    name: 'a text that is generated',
    code: v2(
      "const { generations } = await cohere.generate({ model: 'command', prompt: 'Hello' });\nconsole.log(generations[0]?.text.trim());",
    ),
    effect: failedBefore('throws TypeError: this.__generate is not a function', 'requests[0]'),
  },
];

export default programs;
