import { type RulePrograms, differs, same } from '../program.js';
import { messages, v1 } from '../program-sources.js';

const chat = `const { message } = await cohere.v2.chat({ model: 'command-a-03-2025', ${messages} });\nconsole.log(message.content);`;

const asked = 'v2 is asked instead of v1, and the same is printed.';

/** A call that asks v2 the same with other fields. */
const onV2 = (...fields: string[]) =>
  differs(asked, 'requests[0].to', ...fields.map((name) => `requests[0].body.${name}`));

const programs: RulePrograms = [
  { report: 'viewOnly', fixer: 'fix', name: 'a chat through `.v2`', code: v1(chat), effect: same },
  {
    report: 'viewOnly',
    fixer: 'fix',
    name: 'a stream through `.v2`',
    code: v1(`for await (const event of await cohere.v2.chatStream({ model: 'command-a-03-2025', ${messages} })) {
  if (event.type === 'content-delta') console.log(event.delta?.message?.content?.text ?? '');
}`),
    effect: same,
  },
  {
    report: 'v1',
    fixer: 'fix',
    name: 'resources, which are the same in both',
    code: v1('const { models } = await cohere.models.list({ pageSize: 10 });\nconsole.log(models.length);'),
    effect: same,
  },
  {
    report: 'viewOnly',
    fixer: 'migrate',
    name: 'an address from the environment',
    code: v1(chat, "{ environment: process.env['COHERE_URL'] ?? 'https://api.cohere.com' }"),
    effect: same,
  },
  {
    report: 'v1',
    fixer: 'migrateCalls',
    name: 'a chat with a persona and turns before',
    code: v1(`const response = await cohere.chat({
  model: 'command-a-03-2025',
  preamble: 'Be kind.',
  chatHistory: [
    { role: 'USER', message: 'Hi' },
    { role: 'CHATBOT', message: 'Hello' },
  ],
  message: 'How are you?',
  temperature: 0.3,
  safetyMode: 'NONE',
});
if (!response.text) throw new Error('nothing');
console.log(response.text.toUpperCase(), response.meta?.tokens?.outputTokens, response.finishReason === 'COMPLETE');`),
    effect: onV2('preamble', 'chat_history', 'message', 'safety_mode', 'messages'),
  },
  {
    report: 'v1',
    fixer: 'migrateCalls',
    name: 'a stream',
    code: v1(`const stream = await cohere.chatStream({ model: 'command-a-03-2025', message: 'How are you?' });
for await (const event of stream) {
  switch (event.eventType) {
    case 'stream-start':
      console.log('start');
      break;
    case 'text-generation':
      console.log(event.text);
      break;
    case 'stream-end':
      console.log(event.response.text, event.finishReason === 'COMPLETE');
      console.log(event.response.meta?.billedUnits?.outputTokens);
  }
}`),
    effect: onV2('message', 'messages'),
  },
  {
    report: 'v1',
    fixer: 'migrateCalls',
    name: 'a class with all that v1 and v2 have, on 7.21',
    sdk: '7.21.0',
    code: `import { CohereClient } from 'cohere-ai';

class Bot {
  private readonly cohere: CohereClient;

  constructor() {
    this.cohere = new CohereClient();
  }

  async ask(message: string, persona?: string): Promise<string> {
    const { text } = await this.cohere.chat({ model: 'command-a-03-2025', message, preamble: persona });
    return text;
  }

  async embed(texts: string[]): Promise<number[][]> {
    const { embeddings } = await this.cohere.embed({
      model: 'embed-v4.0',
      texts,
      inputType: 'search_document',
      embeddingTypes: ['float'],
    }).then((response) => ({ embeddings: (response.embeddings as { float: number[][] }).float }));
    return embeddings;
  }

  async vectors(texts: string[]): Promise<number> {
    const response = await this.cohere.embed({ model: 'embed-v4.0', texts, inputType: 'search_query' });
    return (response.embeddings as number[][]).length;
  }

  async order(documents: string[]): Promise<number[]> {
    const response = await this.cohere.rerank({ model: 'rerank-v3.5', query: 'b', documents, returnDocuments: false });
    return response.results.map(({ index }) => index);
  }
}

const bot = new Bot();
console.log(await bot.ask('Hi'), await bot.ask('Hi', 'Be kind.'));
console.log((await bot.embed(['a', 'b'])).length, await bot.vectors(['a', 'b', 'c']), await bot.order(['a', 'b']));
`,
    effect: differs(
      asked,
      'requests[0].to',
      'requests[0].body.message',
      'requests[0].body.preamble',
      'requests[0].body.messages',
      'requests[1].to',
      'requests[1].body.message',
      'requests[1].body.preamble',
      'requests[1].body.messages',
      'requests[2].to',
      'requests[3].to',
      'requests[3].body.embedding_types',
      'requests[4].to',
      'requests[4].body.return_documents',
    ),
  },
  {
    report: 'v1',
    fixer: 'migrateCalls',
    name: 'a request and a history in constants',
    code: v1(`const log = [{ isMine: true, text: 'Hi' }, { isMine: false, text: 'Hello' }];
const chatHistory = log.map(({ isMine, text }) => ({ role: isMine ? ('USER' as const) : ('CHATBOT' as const), message: text }));
const request = { model: 'command-a-03-2025', chatHistory, message: 'How are you?' };
await cohere.chat(request).then(({ text }) => console.log(text));`),
    effect: onV2('chat_history', 'message', 'messages'),
  },
  {
    report: 'v1',
    fixer: 'migrateCalls',
    name: 'a chat without a model',
    code: v1("console.log((await cohere.chat({ message: 'Hi' })).text);"),
    effect: onV2('message', 'model', 'messages'),
  },
  {
    report: 'v1',
    fixer: 'migrateCalls',
    name: 'in CommonJS',
    file: 'program.cjs',
    code: `const { CohereClient } = require('cohere-ai');

const cohere = new CohereClient();
exports.run = async () => {
  const { text, finishReason } = await cohere.chat({ model: 'command-a-03-2025', message: 'Hi' });
  console.log({ text, finishReason });
  const { embeddings } = await cohere.embed({ model: 'embed-v4.0', texts: ['a'], input_type: 'search_query' });
  console.log(embeddings.length);
};
`,
    effect: differs(
      asked,
      'requests[0].to',
      'requests[0].body.message',
      'requests[0].body.messages',
      'requests[1].to',
      'requests[1].body.embedding_types',
    ),
  },
];

export default programs;
