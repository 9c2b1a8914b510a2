import { type RulePrograms, differs, same } from '../program.js';
import { messages, v2 } from '../program-sources.js';

const code = v2(`const stream = await cohere.chatStream({ model: 'command-a-03-2025', ${messages} });
for await (const event of stream) {
  if (event.type === 'content-delta') console.log(event.delta?.message?.content?.text ?? '');
}`);

const programs: RulePrograms = [
  { report: 'unseenEnd', fixer: 'throwAtCut', name: 'a whole stream', code, effect: same },
  {
    report: 'unseenEnd',
    fixer: 'throwAtCut',
    name: 'a stream that is cut',
    code,
    fault: 'cut-clean',
    effect: differs('A cut is an error instead of half an answer.', 'prints[1]'),
  },
];

export default programs;
