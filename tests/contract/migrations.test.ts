/** What the migrations from v1 to v2 write compiles in every release of the SDK, as what was there before did. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compile } from '../helpers/compile.js';
import { migrated } from '../helpers/migration.js';
import { sdks } from './sdks.js';

const model = "model: 'command-a-03-2025'";

/** Statements that use a v1 client `cohere`. */
const samples: Readonly<Record<string, string>> = {
  'a text': `const response = await cohere.chat({ ${model}, message: 'a' });\nexport const text: string = response.text;`,
  'a text with methods': `const { text, finishReason } = await cohere.chat({ ${model}, message: 'a' });\nexport const words: string[] = finishReason === 'COMPLETE' ? text.trim().split(' ') : [];`,
  'a text at once': `export const text: string = (await cohere.chat({ ${model}, message: 'a' })).text || 'nothing';`,
  'a text, later': `export const ask = (message: string): Promise<string> => cohere.chat({ ${model}, message }).then(({ text }) => text);`,
  counts: `const response = await cohere.chat({ ${model}, message: 'a' });\nexport const count: number = response.meta?.tokens?.inputTokens ?? 0;`,
  'no model': `await cohere.chat({ message: 'a' });`,
  'a persona with a fallback': `export const ask = async (message: string, persona?: string): Promise<string> => {\n  const { text } = await cohere.chat({ ${model}, message, preamble: persona ?? 'kind' });\n  return text;\n};`,
  'turns before': `const response = await cohere.chat({\n  ${model},\n  message: 'a',\n  chatHistory: [\n    { role: 'SYSTEM', message: 'b' },\n    { role: 'USER', message: 'c' },\n    { role: 'CHATBOT', message: 'd' },\n  ],\n});\nexport const { length } = response.text;`,
  'turns of a list': `export const ask = (log: { isMine: boolean; text: string }[]): Promise<string> =>\n  cohere.chat({ ${model}, message: 'a', chatHistory: log.map(({ isMine, text }) => ({ role: isMine ? 'USER' : 'CHATBOT', message: text })) }).then((r) => r.text);`,
  'turns in a constant': `const chatHistory = [{ role: 'USER' as const, message: 'a' }];\nawait cohere.chat({ ${model}, message: 'b', chatHistory });`,
  'a request in a constant': `const request = { ${model}, message: 'a', preamble: 'b', temperature: 0.3 };\nawait cohere.chat(request);`,
  'all options': `await cohere.chat({ ${model}, message: 'a', citationQuality: 'FAST', safetyMode: 'NONE', responseFormat: { type: 'json_object', schema: { type: 'object' } }, k: 1, p: 0.5, seed: 1, stopSequences: ['b'], maxTokens: 5 }, { timeoutInSeconds: 5 });`,
  'a stream': `for await (const event of await cohere.chatStream({ ${model}, message: 'a' })) {\n  if (event.eventType === 'stream-start') continue;\n  if (event.eventType === 'text-generation') console.log(event.text.length, event.text);\n  else if (event.eventType === 'stream-end') console.log(\`\${event.finishReason}\`, event.response.meta?.tokens?.outputTokens);\n}`,
  'a stream, by a switch': `const stream = await cohere.chatStream({ ${model}, message: 'a' });\nlet text = '';\nfor await (const event of stream) {\n  switch (event.eventType) {\n    case 'text-generation':\n      text += event.text;\n      break;\n    case 'stream-end':\n      console.log(text, event.finishReason === 'MAX_TOKENS');\n  }\n}`,
  'the whole text of a stream': `for await (const event of await cohere.chatStream({ ${model}, message: 'a' })) {\n  if (event.eventType === 'stream-end') console.log(event.response.text.trim());\n}`,
  'generated text': `const response = await cohere.generate({ prompt: 'a', model: 'command', numGenerations: 1, returnLikelihoods: 'NONE' });\nif (!response.generations || response.generations.length === 0) throw new Error('none');\nexport const text: string = response.generations[0]?.text.trim() ?? 'nothing';`,
  'generated text in pieces': `for await (const event of await cohere.generateStream({ prompt: 'a', model: 'command' })) {\n  if (event.eventType === 'text-generation') console.log(event.text);\n}`,
  vectors: `const response = await cohere.embed({ model: 'embed-v4.0', texts: ['a'], inputType: 'search_query' });\nexport const vectors = response.embeddings as number[][];`,
  'vectors by type': `const response = await cohere.embed({ model: 'embed-v4.0', texts: ['a'], inputType: 'search_query', embeddingTypes: ['float'] });\nexport const vectors = (response.embeddings as { float: number[][] }).float;`,
  'an order': `const { results } = await cohere.rerank({ model: 'rerank-v3.5', query: 'a', documents: ['b'], returnDocuments: false });\nexport const order: number[] = results.map(({ index }) => index);`,
};

/** A sample before and after, as modules of a release. */
function modulesOf(sdk: string, at: number, body: string): [string, string][] {
  const head = (name: string): string => `import { ${name} } from '${sdk}';\nconst cohere = new ${name}({});\n`;
  const after = migrated(body, { filename: 'file.ts' }) ?? expect.fail(`no migration of ${body}`);
  const path = (state: string): string => join(import.meta.dirname, `${sdk}-${state}-${at}.mts`);
  return [
    [path('before'), `${head('CohereClient')}${body}\nexport {};\n`],
    [path('after'), `${head('CohereClientV2')}${after}\nexport {};\n`],
  ];
}

it('everything compiles, before and after, in every release', { timeout: 120_000 }, () => {
  const modules = sdks.flatMap(({ name }) => Object.values(samples).flatMap((body, at) => modulesOf(name, at, body)));
  expect(compile(new Map(modules))).toEqual([]);
});
