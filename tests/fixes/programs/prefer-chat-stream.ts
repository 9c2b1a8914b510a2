import { type RulePrograms, differs } from '../program.js';
import { messages, v2 } from '../program-sources.js';

const programs: RulePrograms = [
  {
    report: 'waits',
    fixer: 'collect',
    name: 'a route',
    code: v2(`let route = async (_: { json(body: unknown): void }): Promise<void> => {};
const app = { post: (_: string, handler: typeof route) => void (route = handler) };
app.post('/ask', async (res) => {
  const answer = await cohere.chat({ model: 'command-a-03-2025', ${messages} });
  res.json(answer.message.content);
});
await route({ json: (body) => console.log(body) });`),
    effect: differs('The answer is asked for as a stream, and collected.', 'requests[0].body.stream'),
  },
];

export default programs;
