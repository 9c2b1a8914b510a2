import { testDetection } from '../../helpers/detection.js';

const v2 = 'constructor CohereClientV2 on cohere';

/** A file that uses the SDK beside something that looks like it. */
const beside = (code: string): string =>
  `import { CohereClientV2 } from 'cohere-ai';\nexport const real = «new CohereClientV2()»;\n${code}`;

testDetection('nothing in look-alikes', [
  {
    name: 'another client with chat',
    code: beside("import { Client } from 'other'; const client = new Client(); client.chat({ model: 'command' });"),
    finds: [v2],
  },
  {
    name: "another vendor's embed",
    code: beside("import OpenAI from 'openai'; new OpenAI().embed({ model: 'x', texts: [] });"),
    finds: [v2],
  },
  {
    name: "LangChain's client",
    code: beside("import { ChatCohere } from '@langchain/cohere'; new ChatCohere({}).chat({});"),
    finds: [v2],
  },
  {
    name: "Vercel's provider",
    code: beside("import { cohere } from '@ai-sdk/cohere'; cohere.chat({}); cohere('command-r');"),
    finds: [v2],
  },
  {
    name: 'an invented package',
    code: "import { CohereClientV2 } from 'cohere-sdk'; new CohereClientV2().chat({}); // not cohere-ai",
    finds: [],
  },
  {
    name: 'an invented export',
    code: "import { CohereApiV2 } from 'cohere-ai'; new CohereApiV2().chat({});",
    finds: [],
  },
  {
    name: 'a parameter called cohere',
    code: beside('export function ask(cohere) { return cohere.chat({ messages: [] }); }'),
    finds: [v2],
  },
  { name: 'a global called cohere', code: beside('cohere.chat({ messages: [] });'), finds: [v2] },
  {
    name: 'a local class of the same name',
    code: 'class CohereClientV2 { chat() {} } new CohereClientV2().chat({}); // instead of cohere-ai',
    finds: [],
  },
  {
    name: 'a local class that shadows the import',
    code: beside('function f() { class CohereClientV2 {} return new CohereClientV2().chat({}); }'),
    finds: [v2],
  },
  {
    name: 'a parameter that shadows the import',
    code: beside('function f(CohereClientV2) { return new CohereClientV2().chat({}); }'),
    finds: [v2],
  },
  {
    name: 'a variable that shadows the client',
    code: beside('function f(real) { return real.chat({}); }'),
    finds: [v2],
  },
  {
    name: 'a caught error that shadows the client',
    code: beside('try { run(); } catch (real) { real.chat({}); }'),
    finds: [v2],
  },
  { name: 'a local function called chat', code: beside('function chat() {} chat({ messages: [] });'), finds: [v2] },
  {
    name: 'own methods called rerank and embed',
    code: beside('class Search { embed() {} rerank() { return this.embed({}); } } new Search().rerank({});'),
    finds: [v2],
  },
  {
    name: 'methods of maps and lists',
    code: beside("const map = new Map(); map.get('a'); map.delete('b'); [].list(); JSON.parse(text);"),
    finds: [v2],
  },
  {
    name: 'a router',
    code: beside("import express from 'express'; const app = express(); app.get('/', ask); app.delete('/x', ask);"),
    finds: [v2],
  },
  {
    name: 'a method of the answer',
    code: beside('const answer = await run(); answer.message.content.get({}).chat({});'),
    finds: [v2],
  },
  {
    name: 'a wrapper of a local module',
    code: "import { chat } from './text'; chat('hello', 'cohere-ai');",
    finds: [],
  },
  {
    name: 'the SDK in a string and a comment',
    code: "// cohere-ai\nconst name = 'cohere-ai'; client.chat({ name });",
    finds: [],
  },
  {
    name: 'a call of the module',
    code: "import cohere from 'cohere-ai'; cohere({}); cohere.chat.call(cohere, {});",
    finds: [],
  },
  {
    name: 'a return outside of any function',
    sourceType: 'commonjs',
    code: "const { CohereClientV2 } = require('cohere-ai'); if (stop) return; «new CohereClientV2()»;",
    finds: [v2],
  },
  { name: 'call of something else', code: beside('run.call(real, {}); real.other.call(real, {});'), finds: [v2] },
]);
