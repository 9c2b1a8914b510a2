import { type RulePrograms, same } from '../program.js';
import { messages, v1 } from '../program-sources.js';

const chat = `const { message } = await cohere.v2.chat({ model: 'command-a-03-2025', ${messages} });\nconsole.log(message.content);`;

const programs: RulePrograms = [
  { report: 'viewOnly', fixer: 'fix', name: 'a chat through `.v2`', code: v1(chat), effect: same },
  {
    report: 'viewOnly',
    fixer: 'fix',
    name: 'a stream through `.v2`',
    code: v1(`for await (const event of await cohere.v2.chatStream({ model: 'command-a-03-2025', ${messages} })) {
  if (event.type === 'content-delta') console.log(event.delta?.message?.content?.text ?? '');
}`),
    effect: same,
  },
  {
    report: 'v1',
    fixer: 'fix',
    name: 'resources, which are the same in both',
    code: v1('const { models } = await cohere.models.list({ pageSize: 10 });\nconsole.log(models.length);'),
    effect: same,
  },
  {
    report: 'viewOnly',
    fixer: 'migrate',
    name: 'an address from the environment',
    code: v1(chat, "{ environment: process.env['COHERE_URL'] ?? 'https://api.cohere.com' }"),
    effect: same,
  },
];

export default programs;
