import { type RulePrograms, differs } from '../program.js';
import { messages, v2 } from '../program-sources.js';

const request = `{ model: 'command-a-03-2025', ${messages} }`;
/** Asks a service that refuses, and logs something of the error. */
const failing = (log: string): string => `import { CohereClientV2, CohereError } from 'cohere-ai';

const cohere = new CohereClientV2({ maxRetries: 0 });
try {
  await cohere.chat(${request.replace("'Hello'", "'my secret'")});
} catch (error) {
  if (error instanceof CohereError) ${log}
}
`;
const refusal = { status: 422, body: { message: 'blocked input', input: 'my secret' } };

const redacted = differs('The log holds what `redact()` leaves.', 'prints[0]');

const programs: RulePrograms = [
  {
    report: 'key',
    fixer: 'redact',
    name: 'a key',
    code: v2("console.log('key', process.env.CO_API_KEY);\nconsole.log(typeof cohere.chat);"),
    effect: redacted,
  },
  {
    report: 'client',
    fixer: 'redact',
    name: 'a client',
    code: v2('console.log(cohere);', '{ token: process.env.CO_API_KEY }'),
    effect: redacted,
  },
  {
    report: 'options',
    fixer: 'redact',
    name: 'the options of a client',
    code: v2('console.log(options);', 'options').replace(
      'const cohere',
      "const options = { token: process.env.CO_API_KEY ?? 'none' };\nexport const cohere",
    ),
    effect: redacted,
  },
  {
    report: 'texts',
    fixer: 'redact',
    name: 'what a user said',
    code: v2(`export async function run(question: string): Promise<void> {
  console.log('asked', question);
  await cohere.chat({ model: 'command-a-03-2025', messages: [{ role: 'user', content: question }] });
}`),
    input: 'my secret',
    effect: redacted,
  },
  {
    report: 'body',
    fixer: 'redact',
    name: 'the body of an error',
    code: failing('console.error(error.body);'),
    fault: refusal,
    effect: redacted,
  },
  {
    report: 'response',
    fixer: 'redact',
    name: 'the raw response of an error',
    code: failing('console.error(error.rawResponse);'),
    fault: refusal,
    effect: redacted,
  },
  {
    report: 'error',
    fixer: 'redact',
    name: 'an error',
    code: failing('console.error(error.message);'),
    fault: refusal,
    options: { checkErrors: true },
    effect: redacted,
  },
  {
    report: 'answer',
    fixer: 'redact',
    name: 'a whole answer',
    code: v2(`const answer = await cohere.chat(${request});\nconsole.log(answer);`),
    options: { checkAnswers: true },
    effect: redacted,
  },
];

export default programs;
