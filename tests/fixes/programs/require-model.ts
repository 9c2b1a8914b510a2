import { type RulePrograms, differs, failedBefore } from '../program.js';
import { chat, embed, messages, v1, v2 } from '../program-sources.js';

const transcribe = `import { CohereClientV2 } from 'cohere-ai';

/** Answers as the API does: no model, no transcription. */
const answering = async (_: unknown, { body }: RequestInit = {}): Promise<Response> => {
  const text = await new Response(body ?? null).text();
  const [, model] = /name="model"\\s+(\\S+)/u.exec(text) ?? [];
  const isServed = model?.startsWith('cohere-transcribe');
  return isServed ? Response.json({ text: \`heard by \${model}\` }) : Response.json({ message: 'no model' }, { status: 404 });
};
const cohere = new CohereClientV2({ fetch: answering as typeof fetch });
const { text } = await cohere.audio.transcriptions.create(new Blob(['sound']), { language: 'en' });
console.log(text);
`;

const programs: RulePrograms = [
  {
    report: 'refused',
    fixer: 'set',
    name: 'a chat',
    code: v2(chat(messages)),
    effect: failedBefore('throws Error: Missing required key "model"', 'requests[0]'),
  },
  {
    report: 'refused',
    fixer: 'setWithCaveat',
    name: 'vectors',
    code: v2(embed("texts: ['a'], inputType: 'search_query', embeddingTypes: ['float']")),
    effect: failedBefore('throws Error: Missing required key "model"', 'requests[0]'),
  },
  {
    report: 'refusedByApi',
    fixer: 'setWithCaveat',
    name: 'a transcription',
    code: transcribe,
    effect: failedBefore('throws NotFoundError'),
  },
  {
    report: 'chosenByApi',
    fixer: 'set',
    name: 'a chat on v1',
    code: v1("const { text } = await cohere.chat({ message: 'Hello' });\nconsole.log(text);"),
    effect: differs('The API picks no model of its own.', 'requests[0].body.model'),
  },
  {
    report: 'chosenByApi',
    fixer: 'setWithCaveat',
    name: 'a rerank on v1',
    code: v1(
      "const { results } = await cohere.rerank({ query: 'a', documents: ['a', 'b'] });\nconsole.log(results.length);",
    ),
    effect: differs('The API picks no model of its own.', 'requests[0].body.model'),
  },
  {
    report: 'empty',
    fixer: 'set',
    name: 'a chat',
    code: v2(chat(`model: '', ${messages}`)),
    effect: failedBefore('throws BadRequestError', 'requests[0].body.model'),
  },
  {
    report: 'empty',
    fixer: 'setWithCaveat',
    name: 'a chat',
    code: v2(chat(`model: '', ${messages}`)),
    effect: failedBefore('throws BadRequestError', 'requests[0].body.model'),
  },
  {
    report: 'misspelled',
    fixer: 'rename',
    name: 'a chat',
    code: v2(chat(`modle: 'command-a-03-2025', ${messages}`)),
    effect: failedBefore('throws Error: Missing required key "model"', 'requests[0]'),
  },
];

export default programs;
