import { type RulePrograms, same } from '../program.js';
import { chat, messages, v2 } from '../program-sources.js';

const request = `model: 'command-a-03-2025', ${messages}`;
const elsewhere = "import { CohereClientV2 } from 'cohere-ai';\nexport const cohere = new CohereClientV2({});\n";

const programs: RulePrograms = [
  ...['guardFetch', 'boundClient'].map((fixer) => ({
    report: 'client',
    fixer,
    name: 'a service that is well',
    code: v2(chat(request)),
    effect: same,
  })),
  {
    report: 'client',
    fixer: 'boundCalls',
    name: 'a release whose clients have no time-out',
    code: v2(chat(request)),
    settings: { sdkVersion: '7.17.1' },
    effect: same,
  },
  {
    report: 'call',
    fixer: 'boundCalls',
    name: 'a client of another module',
    code: `import { cohere } from './client.mjs';\n\n${chat(request)}\n`,
    beside: { 'client.mjs': elsewhere },
    effect: same,
  },
];

export default programs;
