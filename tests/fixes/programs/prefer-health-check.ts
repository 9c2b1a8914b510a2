import { type RulePrograms, differs } from '../program.js';
import { messages, v1, v2 } from '../program-sources.js';

/** A route of Next, which is asked once. */
const route = (ping: string): string => `export async function GET() {
  ${ping}
  return Response.json({ status: 'ok' });
}

const answer: Response = await GET();
console.log(answer.status, (await answer.text()).slice(0, 15));`;

const file = 'app/api/health/route.mts';

const programs: RulePrograms = [
  {
    report: 'billed',
    fixer: 'useHelper',
    name: 'a route that chats',
    file,
    code: v2(route(`await cohere.chat({ model: 'command-r7b-12-2024', ${messages}, maxTokens: 1 });`)),
    effect: differs(
      'The list of models, which is free, instead of a billed chat.',
      'requests[0].to',
      'requests[0].body.model',
      'requests[0].body.messages',
      'requests[0].body.max_tokens',
      'requests[0].body.stream',
      'prints[0]',
    ),
  },
  {
    report: 'noDeadline',
    fixer: 'useHelper',
    name: 'a route that checks the key',
    file,
    code: v1(route('await cohere.checkApiKey();')),
    effect: differs('The list of models, within a deadline.', 'requests[0].to', 'prints[0]'),
  },
];

export default programs;
