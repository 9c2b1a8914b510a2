/** What suggestions write with the runtime helpers compiles against the SDK and the built package. */
import { join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import noSensitiveLogging from '../../src/rules/no-sensitive-logging.js';
import preferChatStream from '../../src/rules/prefer-chat-stream.js';
import { compile } from '../helpers/compile.js';

const head = `import { CohereClientV2, CohereError, type Cohere } from 'cohere-ai';
const cohere = new CohereClientV2({ token: process.env['CO_API_KEY'] ?? '' });
declare const messages: Cohere.ChatMessages;
declare const app: {
  post(path: string, answer: (req: { body: { q: string } }, res: { json(value: unknown): void }) => Promise<void>): void;
};
export { CohereError };
`;
const request = "{ model: 'a', messages: [{ role: 'user', content: req.body.q }] }";

const samples: readonly string[] = [
  "console.log('x', cohere, { cohere }, JSON.stringify(cohere), process.env['CO_API_KEY']?.slice(0, 4) ?? 'no');",
  `export async function ask(question: string) {
  const request = { model: 'a', messages: [{ role: 'user' as const, content: question }] };
  console.info({ request, question });
  console.log(\`q \${question}\`, question.slice(0, 4));
  await cohere.chat(request).catch((error) => {
    if (error instanceof CohereError) console.error(error.body, error.rawResponse?.headers, { body: error.body });
  });
}`,
  `try {
  await cohere.chat({ model: 'a', messages });
} catch (error) {
  if (error instanceof CohereError) {
    const { body } = error;
    console.error(body, JSON.stringify(error.rawResponse));
  }
  console.log(messages);
}`,
  `app.post('/ask', async (req, res) => {
  const answer = await cohere.chat(${request});
  const [first] = answer.message.content ?? [];
  const calls = answer.message.toolCalls?.map((call) => call.function?.name);
  res.json({ text: first?.type === 'text' ? first.text : '', usage: answer.usage?.tokens, calls });
});`,
  `app.post('/ask', async (req, res) => {
  res.json((await cohere.chat(${request}, { timeoutInSeconds: 5 })).message?.content?.[0]);
});`,
].map((body) => `${head}${body}\n`);

/** The file after each suggestion. */
function outputsOf(code: string): readonly string[] {
  const config: Linter.Config = {
    files: ['**'],
    languageOptions: { parser },
    plugins: { own: { rules: { 'no-sensitive-logging': noSensitiveLogging, 'prefer-chat-stream': preferChatStream } } },
    rules: { 'own/no-sensitive-logging': 'error', 'own/prefer-chat-stream': 'error' },
  };
  const messages = new Linter().verify(code, [config], 'src/file.ts');
  return messages.flatMap(({ suggestions = [] }) =>
    suggestions.map(({ fix: { range, text } }) => code.slice(0, range[0]) + text + code.slice(range[1])),
  );
}

function modulesOf(files: readonly string[]): ReadonlyMap<string, string> {
  return new Map(files.map((code, at) => [join(import.meta.dirname, `suggested-${at}.mts`), code]));
}

it('compiles before and after each suggestion', () => {
  const outputs = samples.flatMap(outputsOf);
  expect(outputs).toHaveLength(16);
  expect(compile(modulesOf(samples))).toEqual([]);
  expect(compile(modulesOf(outputs))).toEqual([]);
});
