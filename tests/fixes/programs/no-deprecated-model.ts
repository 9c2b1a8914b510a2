import { type RulePrograms, differs, failedBefore } from '../program.js';
import { chat, embed, messages, rerank, v2 } from '../program-sources.js';

const vectors = "texts: ['a'], inputType: 'search_query', embeddingTypes: ['float']";

const replaced = failedBefore('throws NotFoundError', 'requests[0].body.model');
const chosen = differs('The model that the suggestion names answers.', 'requests[0].body.model');

const programs: RulePrograms = [
  {
    report: 'gone',
    fixer: 'fix',
    name: 'a chat, by a constant',
    code: v2(`const model = 'command-r';\n${chat(`model, ${messages}`)}`),
    effect: replaced,
  },
  {
    report: 'gone',
    fixer: 'fix',
    name: 'a rerank',
    code: v2(rerank("model: 'rerank-english-v2.0', query: 'b', documents: ['a', 'b']")),
    effect: replaced,
  },
  { report: 'gone', fixer: 'use', name: 'a chat', code: v2(chat(`model: 'command', ${messages}`)), effect: replaced },
  {
    report: 'gone',
    fixer: 'useWithCaveat',
    name: 'vectors',
    code: v2(embed(`model: 'embed-english-v2.0', ${vectors}`)),
    effect: replaced,
  },
  {
    report: 'floating',
    fixer: 'use',
    name: 'a nightly model',
    code: v2(chat(`model: 'command-nightly', ${messages}`)),
    effect: chosen,
  },
  {
    report: 'neverAnId',
    fixer: 'use',
    name: 'a chat',
    code: v2(chat(`model: 'command-a', ${messages}`)),
    effect: replaced,
  },
  {
    report: 'neverAnId',
    fixer: 'useWithCaveat',
    name: 'vectors',
    code: v2(embed(`model: 'embed-v3.0', ${vectors}`)),
    effect: replaced,
  },
  {
    report: 'deprecated',
    fixer: 'use',
    name: 'a chat',
    code: v2(chat(`model: 'command-a-03-2025', ${messages}`)),
    settings: { models: { 'command-a-03-2025': { status: 'deprecated', since: '2026-10-01' } } },
    effect: chosen,
  },
  {
    report: 'deprecated',
    fixer: 'useWithCaveat',
    name: 'a chat',
    code: v2(chat(`model: 'command-a-03-2025', ${messages}`)),
    settings: { models: { 'command-a-03-2025': { status: 'deprecated', since: '2026-10-01' } } },
    effect: chosen,
  },
  {
    report: 'weightsOnly',
    fixer: 'use',
    name: 'a chat',
    code: v2(chat(`model: 'c4ai-command-r-plus', ${messages}`)),
    effect: replaced,
  },
  {
    report: 'weightsOnly',
    fixer: 'useWithCaveat',
    name: 'a chat',
    code: v2(chat(`model: 'tiny-aya-base', ${messages}`)),
    effect: replaced,
  },
];

export default programs;
