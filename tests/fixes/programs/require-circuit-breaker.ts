import { type RulePrograms, differs, same } from '../program.js';
import { chat, messages, v2 } from '../program-sources.js';

const request = `model: 'command-a-03-2025', ${messages}`;
const code = v2(chat(request));
const failing = v2(
  `for (let n = 0; n < 7; n++) {
  try {
    await cohere.chat({ ${request} });
  } catch (error) {
    console.log((error as Error).name);
  }
}`,
  '{ maxRetries: 0 }',
);

const opened = differs(
  'After five failures no request is sent for a while.',
  'requests[5]',
  'requests[6]',
  'prints[5]',
  'prints[6]',
);

const programs: RulePrograms = ['wrap', 'giveFetch'].flatMap((fixer) => [
  { report: 'outside', fixer, name: 'a service that is well', code, effect: same },
  {
    report: 'outside',
    fixer,
    name: 'an outage, which ends after five requests',
    code: failing,
    fault: 503,
    effect: opened,
  },
]);

export default programs;
