import rule from '../../src/rules/valid-request.js';
import { type InvalidCase, type ValidCase, testRule } from '../helpers/rule-tester.js';
import { bedrock, init, v1, v2 } from '../helpers/sources.js';

const throws = 'the SDK throws before it sends anything';
const answers422 = 'the API answers 422';
const leavesOut = 'the SDK leaves it out';
const sdk = (sdkVersion: string) => ({ cohere: { sdkVersion } });

const own = (body: string): string => `import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2({ baseUrl: 'https://proxy.example' });
${body}`;

/** A chat on v2 with fields in addition. */
const chat = (fields: string) => v2(`await cohere.chat({ model, messages, maxTokens, ${fields} });`);
const chatWith = (model: string, fields: string) =>
  v2(`await cohere.chat({ model: '${model}', messages, ${fields} });`);
const embedWith = (model: string, fields: string) =>
  v2(`await cohere.embed({ model: '${model}', inputType, texts, ${fields} });`);
const saying = (messages: string) => v2(`await cohere.chat({ model, messages: [${messages}] });`);
const inList = (between: string) =>
  v2(`const messages = [«{ content: 'hi' }»];\n${between}\nawait cohere.chat({ model, messages });`);
const answering = (schema: string) => chat(`responseFormat: { type: 'json_object', jsonSchema: ${schema} }`);
const tool = (parameters: string, name = "'a'") =>
  `{ type: 'function', function: { name: ${name}, parameters: ${parameters} } }`;

type Data = Readonly<Record<string, string | number>>;

/** A case with one report, without anything to choose from. */
type More = Partial<ValidCase>;
const one = (name: string, code: string, messageId: string, data?: Data, more: More = {}): InvalidCase => ({
  name,
  code,
  errors: [{ messageId, ...(data && { data }) }],
  ...more,
});

const rename = (name: string, output: string) => [{ messageId: 'rename', data: { name }, output }];
const rewrite = (text: string, output: string) => [{ messageId: 'rewrite', data: { text }, output }];

const keys: InvalidCase[] = [
  {
    name: 'a name as on the wire is fixed where a literal stands in place',
    code: v2('await cohere.rerank({ model, query, documents, «top_n»: 3 });'),
    output: v2('await cohere.rerank({ model, query, documents, topN: 3 });'),
    errors: [{ messageId: 'snakeCase', data: { key: 'top_n', field: 'topN' } }],
  },
  {
    name: 'a list of literals is fixed too',
    code: chat("«stop_sequences»: ['a', `b`]"),
    output: chat("stopSequences: ['a', `b`]"),
    errors: [{ messageId: 'snakeCase', data: { key: 'stop_sequences', field: 'stopSequences' } }],
  },
  {
    name: 'a boolean is fixed too',
    code: chat('«strict_tools»: true, tools'),
    output: chat('strictTools: true, tools'),
    errors: [{ messageId: 'snakeCase', data: { key: 'strict_tools', field: 'strictTools' } }],
  },
  {
    name: 'a value from elsewhere is renamed by choice: under the right name, `undefined` is sent as `null`',
    code: v2('const ask = (top_n) => cohere.rerank({ model, query, documents, «top_n» });'),
    errors: [
      {
        messageId: 'snakeCase',
        data: { key: 'top_n', field: 'topN' },
        suggestions: rename(
          'topN',
          v2('const ask = (top_n) => cohere.rerank({ model, query, documents, topN: top_n });'),
        ),
      },
    ],
  },
  one(
    'a value of the wrong kind is not renamed: under the right name it throws',
    v2("await cohere.rerank({ model, query, documents, «top_n»: '3' });"),
    'snakeCase',
    {
      key: 'top_n',
      field: 'topN',
    },
  ),
  one(
    'a list for a number is not renamed either',
    v2('await cohere.rerank({ model, query, documents, «top_n»: [1] });'),
    'snakeCase',
    {
      key: 'top_n',
      field: 'topN',
    },
  ),
  {
    name: 'a value out of range is fixed and reported, before and after',
    code: v2('await cohere.rerank({ model, query, documents, «top_n»: «0» });'),
    output: v2('await cohere.rerank({ model, query, documents, topN: 0 });'),
    errors: [
      { messageId: 'snakeCase', data: { key: 'top_n', field: 'topN' } },
      { messageId: 'outOfRange', data: { path: 'topN', range: 'at least 1' } },
    ],
  },
  {
    name: 'a list with a gap, and one where none belongs, are renamed by choice',
    code: chat("«stop_sequences»: [stop, 'a'], «safety_mode»: mode"),
    errors: [
      {
        messageId: 'snakeCase',
        data: { key: 'stop_sequences', field: 'stopSequences' },
        suggestions: rename('stopSequences', chat("stopSequences: [stop, 'a'], safety_mode: mode")),
      },
      {
        messageId: 'snakeCase',
        data: { key: 'safety_mode', field: 'safetyMode' },
        suggestions: rename('safetyMode', chat("stop_sequences: [stop, 'a'], safetyMode: mode")),
      },
    ],
  },
  {
    name: 'the SDK misses a required field under the name of the wire',
    code: v2("await cohere.embedJobs.create({ model, inputType, «dataset_id»: 'x' });"),
    output: v2("await cohere.embedJobs.create({ model, inputType, datasetId: 'x' });"),
    errors: [{ messageId: 'snakeCaseLost', data: { key: 'dataset_id', field: 'datasetId', outcome: throws } }],
  },
  one(
    'a required field of the wrong kind under the name of the wire is one mistake',
    v2('await cohere.embedJobs.create({ model, inputType, «dataset_id»: 5 });'),
    'snakeCaseLost',
    {
      key: 'dataset_id',
      field: 'datasetId',
      outcome: throws,
    },
  ),
  {
    name: 'beside a spread out of sight it is renamed by choice',
    code: v2('await cohere.rerank({ ...request, «top_n»: 3 });'),
    errors: [
      {
        messageId: 'snakeCase',
        data: { key: 'top_n', field: 'topN' },
        suggestions: rename('topN', v2('await cohere.rerank({ ...request, topN: 3 });')),
      },
    ],
  },
  {
    name: 'a step that is set before, and asked for by a quoted name',
    code: v2(`const request = { model, query, documents };
request.«top_n» = 3;
await cohere.rerank(request);
show(request['top_n'], top_n);`),
    errors: [
      {
        messageId: 'snakeCase',
        data: { key: 'top_n', field: 'topN' },
        suggestions: rename(
          'topN',
          v2(`const request = { model, query, documents };
request.topN = 3;
await cohere.rerank(request);
show(request['topN'], top_n);`),
        ),
      },
    ],
  },
  {
    name: 'in an object that other code asks for it, it is renamed by choice',
    code: v2(`const request = { model, query, documents, «top_n»: 3 };
await cohere.rerank(request);
show(request.top_n);`),
    errors: [
      {
        messageId: 'snakeCase',
        data: { key: 'top_n', field: 'topN' },
        suggestions: rename(
          'topN',
          v2(`const request = { model, query, documents, topN: 3 };
await cohere.rerank(request);
show(request.topN);`),
        ),
      },
    ],
  },
  {
    name: 'the name of the wire inside a message',
    code: saying("...history, { role: 'tool', «tool_call_id»: id, content }"),
    errors: [
      {
        messageId: 'snakeCaseLost',
        data: { key: 'tool_call_id', field: 'toolCallId', outcome: throws },
        suggestions: rename('toolCallId', saying("...history, { role: 'tool', toolCallId: id, content }")),
      },
    ],
  },
  {
    name: 'the name of the wire in an object of the SDK, not in the schema inside',
    code: chat("responseFormat: { type: 'json_object', «json_schema»: { type: 'object', max_items: 3 } }"),
    errors: [
      {
        messageId: 'snakeCase',
        data: { key: 'json_schema', field: 'jsonSchema' },
        suggestions: rename(
          'jsonSchema',
          chat("responseFormat: { type: 'json_object', jsonSchema: { type: 'object', max_items: 3 } }"),
        ),
      },
    ],
  },
  {
    name: 'an object under the name of the wire',
    code: chat("«response_format»: { type: 'json_object', jsonSchema: schema }"),
    errors: [
      {
        messageId: 'snakeCase',
        data: { key: 'response_format', field: 'responseFormat' },
        suggestions: rename('responseFormat', chat("responseFormat: { type: 'json_object', jsonSchema: schema }")),
      },
    ],
  },
  one('both names at once', chat('seed, «stop_sequences»: [], stopSequences'), 'spelledTwice', {
    key: 'stop_sequences',
    field: 'stopSequences',
  }),
  {
    name: 'a query has no place for the name of the wire',
    code: v1('await cohere.models.list({ «page_size»: 50 });'),
    errors: [
      {
        messageId: 'snakeCaseLost',
        data: { key: 'page_size', field: 'pageSize', outcome: leavesOut },
        suggestions: rename('pageSize', v1('await cohere.models.list({ pageSize: 50 });')),
      },
    ],
  },
  one(
    'both names at once in a query',
    v1('await cohere.models.list({ «page_size»: 50, pageSize: 5 });'),
    'snakeCaseLost',
    {
      key: 'page_size',
      field: 'pageSize',
      outcome: leavesOut,
    },
  ),
  {
    name: 'a removed endpoint still says what no rule of its own requires',
    code: v1('await cohere.generate({ prompt, «max_tokens»: 80, foo: 1, temperature: 9 });'),
    output: v1('await cohere.generate({ prompt, maxTokens: 80, foo: 1, temperature: 9 });'),
    errors: [{ messageId: 'snakeCase', data: { key: 'max_tokens', field: 'maxTokens' } }],
  },
  {
    name: 'old releases leave out what they do not know',
    settings: sdk('7.9.0'),
    code: v1('await cohere.chat({ message, «max_tokns»: 3, «chat_history»: history, maxTokens });'),
    errors: [
      { messageId: 'unknownKey', data: { key: 'max_tokns', owner: 'chat()', outcome: leavesOut } },
      {
        messageId: 'snakeCaseLost',
        data: { key: 'chat_history', field: 'chatHistory', outcome: leavesOut },
        suggestions: rename(
          'chatHistory',
          v1('await cohere.chat({ message, max_tokns: 3, chatHistory: history, maxTokens });'),
        ),
      },
    ],
  },
  {
    name: 'a slip',
    code: chat('«temprature»: 0.3'),
    errors: [
      {
        messageId: 'misspelled',
        data: { key: 'temprature', owner: 'chat()', outcome: answers422, field: 'temperature' },
        suggestions: rename('temperature', chat('temperature: 0.3')),
      },
    ],
  },
  {
    name: 'a slip in a required field is one mistake',
    code: v2('await cohere.rerank({ model, query, «document»: texts });'),
    errors: [
      {
        messageId: 'misspelled',
        data: { key: 'document', owner: 'rerank()', outcome: throws, field: 'documents' },
        suggestions: rename('documents', v2('await cohere.rerank({ model, query, documents: texts });')),
      },
    ],
  },
  {
    name: 'a slip in what is to be embedded is one mistake',
    code: v2('await cohere.embed({ model, inputType, «text»: all });'),
    errors: [
      {
        messageId: 'misspelled',
        data: { key: 'text', owner: 'embed()', outcome: answers422, field: 'texts' },
        suggestions: rename('texts', v2('await cohere.embed({ model, inputType, texts: all });')),
      },
    ],
  },
  one('a key that nobody knows', chat('«top_p»: 0.9'), 'unknownKey', {
    key: 'top_p',
    owner: 'chat()',
    outcome: answers422,
  }),
  one('a key that is near one that is there', chat('temperature, «temperatur»: 1'), 'unknownKey', {
    key: 'temperatur',
    owner: 'chat()',
    outcome: answers422,
  }),
  one(
    'a key of another vendor in a tool',
    chat(`tools: [{ type: 'function', function: { name, parameters, «strict»: true } }]`),
    'unknownKey',
    {
      key: 'strict',
      owner: 'tools[].function',
      outcome: answers422,
    },
  ),
  one(
    'a key in a request that is built first',
    v2('const request = { model, messages };\nrequest.«user» = id;\nawait cohere.chat(request);'),
    'unknownKey',
    {
      key: 'user',
      owner: 'chat()',
      outcome: answers422,
    },
  ),
  {
    name: 'a request of v1 to v2',
    code: v2('await cohere.chat({ model, «message», «preamble», «chatHistory», «promptTruncation» });'),
    errors: [
      ['message', 'Pass it as the last of the `messages`'],
      ['preamble', 'Pass it as the first of the `messages`, with the role `system`'],
      ['chatHistory', 'Pass it as `messages`'],
      ['promptTruncation', 'Leave it out'],
    ].map(([key = '', advice = '']) => ({
      messageId: 'otherApi',
      data: { key, other: 'v1', outcome: throws, advice },
    })),
  },
  one('a field of v1 in snake case, on v2', chat('«chat_history»: []'), 'otherApi', {
    key: 'chat_history',
    other: 'v1',
    outcome: answers422,
    advice: 'Pass it as `messages`',
  }),
  one('a request of v2 to v1', v1('await cohere.chat({ model, «messages» });'), 'otherApi', {
    key: 'messages',
    other: 'v2',
    outcome: throws,
    advice: 'Pass the last turn as `message` and the others as `chatHistory`, or use `CohereClientV2`',
  }),
  one('a field of v2 on v1', v1('await cohere.embed({ inputType, texts, «outputDimension»: 256 });'), 'otherApi', {
    key: 'outputDimension',
    other: 'v2',
    outcome: answers422,
    advice: 'Use `CohereClientV2`',
  }),
  one(
    'v1 by way of its v2 view',
    v1('await cohere.v2.rerank({ model, query, documents, «rankFields»: [] });'),
    'otherRelease',
    {
      key: 'rankFields',
      version: '8.1.0',
      releases: 'up to 7.14.1',
      outcome: answers422,
      advice: 'Pass documents that hold these fields only',
    },
  ),
  one(
    'a field that is newer than the release',
    chat('«safetyMode»'),
    'otherRelease',
    {
      key: 'safetyMode',
      version: '7.13.0',
      releases: 'since 7.13.1',
      outcome: answers422,
      advice: 'Update the package',
    },
    { settings: sdk('7.13.0') },
  ),
  one(
    'a newer field with names inside',
    chat("«thinking»: { type: 'enabled' }"),
    'otherRelease',
    {
      key: 'thinking',
      version: '7.18.0',
      releases: 'since 7.18.1',
      outcome: answers422,
      advice: 'Update the package',
    },
    { settings: sdk('7.18.0') },
  ),
  one('a field that is gone from the SDK', chat('«returnPrompt»: true'), 'otherRelease', {
    key: 'returnPrompt',
    version: '8.1.0',
    releases: 'up to 7.17.1',
    outcome: answers422,
    advice: 'Leave it out',
  }),
  one('a stream that is none', chat('«stream»: true'), 'overwritten', { key: 'stream', other: 'chatStream' }),
  one('an answer that streams', v2('await cohere.chatStream({ model, messages, «stream»: false });'), 'overwritten', {
    key: 'stream',
    other: 'chat',
  }),
  one('no messages', v2('await cohere.«chat»({ model });'), 'missingKey', {
    owner: 'chat()',
    fields: '`messages`',
    outcome: throws,
    advice: 'Add it',
  }),
  one('what is missing explains keys that mean nothing', v2('await cohere.«chat»({ model, prompt });'), 'missingKey', {
    owner: 'chat()',
    fields: '`messages`',
    outcome: throws,
    advice: 'Add it',
  }),
  one('two fields at once', v2('await cohere.«rerank»({ model });'), 'missingKey', {
    owner: 'rerank()',
    fields: '`query` and `documents`',
    outcome: throws,
    advice: 'Add it',
  }),
  one(
    'a field that only the API insists on',
    v2('await cohere.audio.transcriptions.«create»(file, { model });'),
    'missingKey',
    {
      owner: 'audio.transcriptions.create()',
      fields: '`language`',
      outcome: 'the API answers 400',
      advice: 'Add it',
    },
  ),
  one('a turn of v1 among the messages', saying("«{ role: 'user', message: 'hi' }»"), 'missingKey', {
    owner: 'messages[]',
    fields: '`content`',
    outcome: throws,
    advice: 'A message of v2 is `{ role, content }`',
  }),
  ...[
    ['a message without a role', saying("«{ content: 'hi' }»")],
    ['one in a list that other code looks into', inList('log(messages.length);')],
    ['one in a list that calls alone get', inList('console.log(messages);')],
  ].map(([name, code]) =>
    one(name!, code!, 'missingKey', {
      owner: 'messages[]',
      fields: '`role`',
      outcome: throws,
      advice: 'A message of v2 is `{ role, content }`',
    }),
  ),
  one(
    'a message of v2 in the history of v1',
    v1("await cohere.chat({ message, chatHistory: [«{ role: 'USER', content }»] });"),
    'missingKey',
    {
      owner: 'chatHistory[]',
      fields: '`message`',
      outcome: throws,
      advice: 'A turn of v1 is `{ role, message }`',
    },
  ),
  one('documents of v1 on v2', chat("documents: [«{ title: 'a', text: 'b' }»]"), 'missingKey', {
    owner: 'documents[]',
    fields: '`data`',
    outcome: throws,
    advice: 'Put its fields into `data`, or pass a text',
  }),
  one('tools of v1 on v2', chat("tools: [«{ name: 'a', description: 'b', parameterDefinitions: {} }»]"), 'missingKey', {
    owner: 'tools[]',
    fields: '`type`',
    outcome: throws,
    advice: 'A tool of v2 is `{ type, function: { name, description, parameters } }`',
  }),
  {
    name: 'an image as OpenAI spells it',
    code: saying("{ role: 'user', content: [{ type: 'image_url', «image_url»: { url } }] }"),
    errors: [
      {
        messageId: 'snakeCaseLost',
        data: { key: 'image_url', field: 'imageUrl', outcome: throws },
        suggestions: rename(
          'imageUrl',
          saying("{ role: 'user', content: [{ type: 'image_url', imageUrl: { url } }] }"),
        ),
      },
    ],
  },
  one('nothing to embed', v2('await cohere.«embed»({ model, inputType });'), 'nothingToEmbed', {
    fields: '`texts`, `images` or `inputs`',
  }),
];

const values: InvalidCase[] = [
  {
    name: 'a list for a number, and a text for a schema',
    code: chat("seed: «[1]», responseFormat: { type: 'json_object', jsonSchema: «'a'» }"),
    errors: [
      { messageId: 'wrongKind', data: { path: 'seed', actual: 'a list', expected: 'a number' } },
      {
        messageId: 'wrongKind',
        data: { path: 'responseFormat.jsonSchema', actual: 'a string', expected: 'an object' },
      },
    ],
  },
  one(
    'documents of v1 to rerank',
    v2("await cohere.rerank({ model, query, documents: [«{ text: 'a' }»] });"),
    'wrongKind',
    {
      path: 'documents[]',
      actual: 'an object',
      expected: 'a string',
    },
  ),
  one('a text where a list belongs', v2("await cohere.embed({ model, inputType, texts: «'a'» });"), 'wrongKind', {
    path: 'texts',
    actual: 'a string',
    expected: 'a list',
  }),
  one('a document whose data is a text', chat("documents: [{ data: «'a'» }]"), 'wrongKind', {
    path: 'documents[].data',
    actual: 'a string',
    expected: 'an object',
  }),
  one('a list for a switch', chat('logprobs: «[]»'), 'wrongKind', {
    path: 'logprobs',
    actual: 'a list',
    expected: 'a boolean',
  }),
  one('a switch for content', saying("{ role: 'user', content: «true» }"), 'wrongKind', {
    path: 'messages[].content',
    actual: 'a boolean',
    expected: 'a string or a list',
  }),
  one('a number in a document of v1', v1('await cohere.chat({ message, documents: [{ page: «3» }] });'), 'wrongKind', {
    path: 'documents[].page',
    actual: 'a number',
    expected: 'a string',
  }),
  {
    name: 'a role of v1',
    code: saying("{ role: «'CHATBOT'», content }"),
    errors: [
      {
        messageId: 'unknownValue',
        data: { path: 'messages[].role', values: '`system`, `user`, `assistant` or `tool`' },
        suggestions: rewrite('assistant', saying("{ role: 'assistant', content }")),
      },
    ],
  },
  {
    name: 'a role in capital letters',
    code: saying('{ role: «"USER"», content }'),
    errors: [
      {
        messageId: 'unknownValue',
        data: { path: 'messages[].role', values: '`system`, `user`, `assistant` or `tool`' },
        suggestions: rewrite('user', saying('{ role: "user", content }')),
      },
    ],
  },
  one('one role of two', saying("{ role: mine ? 'user' : «'you'», content }"), 'unknownValue', {
    path: 'messages[].role',
    values: '`system`, `user`, `assistant` or `tool`',
  }),
  one(
    'a role of v2 on v1',
    v1("await cohere.chat({ message, chatHistory: [{ role: «'assistant'», message }] });"),
    'unknownValue',
    {
      path: 'chatHistory[].role',
      values: '`CHATBOT`, `SYSTEM`, `USER` or `TOOL`',
    },
  ),
  {
    name: 'an input type by its short name',
    code: v2("await cohere.embed({ model, texts, inputType: «'query'» });"),
    errors: [
      {
        messageId: 'unknownValue',
        data: {
          path: 'inputType',
          values: '`search_document`, `search_query`, `classification`, `clustering` or `image`',
        },
        suggestions: rewrite('search_query', v2("await cohere.embed({ model, texts, inputType: 'search_query' });")),
      },
    ],
  },
  {
    name: 'an embedding type with a slip, in a constant',
    code: v2("const types = [«'floats'»];\nawait cohere.embed({ model, inputType, texts, embeddingTypes: types });"),
    errors: [
      {
        messageId: 'unknownValue',
        data: { path: 'embeddingTypes[]', values: '`float`, `int8`, `uint8`, `binary`, `ubinary` or `base64`' },
        suggestions: rewrite(
          'float',
          v2("const types = ['float'];\nawait cohere.embed({ model, inputType, texts, embeddingTypes: types });"),
        ),
      },
    ],
  },
  one('a value that is put together', chat("safetyMode: «'STR' + 'ICTLY'»"), 'unknownValue', {
    path: 'safetyMode',
    values: '`CONTEXTUAL`, `STRICT` or `OFF`',
  }),
  {
    name: 'a response format of OpenAI',
    code: chat("responseFormat: { type: «'json_schema'», «json_schema»: schema }"),
    errors: [
      {
        messageId: 'unknownValue',
        data: { path: 'responseFormat.type', values: '`text` or `json_object`' },
        suggestions: rewrite('json_object', chat("responseFormat: { type: 'json_object', json_schema: schema }")),
      },
      {
        messageId: 'snakeCase',
        data: { key: 'json_schema', field: 'jsonSchema' },
        suggestions: rename('jsonSchema', chat("responseFormat: { type: 'json_schema', jsonSchema: schema }")),
      },
    ],
  },
  one('too hot', chat('temperature: «1.5»'), 'outOfRange', { path: 'temperature', range: '0 to 1' }),
  one('too cold', chat('temperature: «-0.1»'), 'outOfRange', { path: 'temperature', range: '0 to 1' }),
  one('p of 1', chat('p: «1»'), 'outOfRange', { path: 'p', range: '0.01 to 0.99' }),
  one('k above 500', chat('k: «501»'), 'outOfRange', { path: 'k', range: '0 to 500' }),
  one('no result at all', v2('await cohere.rerank({ model, query, documents, topN: «0» });'), 'outOfRange', {
    path: 'topN',
    range: 'at least 1',
  }),
  one('a page that is too long', v1('await cohere.models.list({ pageSize: «1001» });'), 'outOfRange', {
    path: 'pageSize',
    range: '1 to 1000',
  }),
  one('a value of a fallback', chat('temperature: heat ?? «2»'), 'outOfRange', {
    path: 'temperature',
    range: '0 to 1',
  }),
  one(
    'a value of a default',
    v2('const ask = (temperature = «2») => cohere.chat({ model, messages, temperature });'),
    'outOfRange',
    {
      path: 'temperature',
      range: '0 to 1',
    },
  ),
  one(
    'a value that several calls share',
    v2(
      'const hot = { temperature: «2» };\nawait cohere.chat({ ...hot, model, messages });\nawait cohere.chat({ ...hot, model, messages });',
    ),
    'outOfRange',
    {
      path: 'temperature',
      range: '0 to 1',
    },
  ),
  one('half a token', chat('seed: «0.5»'), 'notWhole', { path: 'seed' }),
  one('a blank query', v2("await cohere.rerank({ model, query: «' '», documents });"), 'blank', { path: 'query' }),
  one('a blank document', v2("await cohere.rerank({ model, query, documents: ['a', «''»] });"), 'blank', {
    path: 'documents[]',
  }),
  one('no texts', v2('await cohere.embed({ model, inputType, texts: «[]» });'), 'emptyList', { path: 'texts' }),
  one('no messages in the list', v2('await cohere.chat({ model, messages: «[]» });'), 'emptyList', {
    path: 'messages',
  }),
  one('too many stop sequences', chat("stopSequences: «['a', 'b', 'c', 'd', 'e', 'f', ...more]»"), 'tooManyItems', {
    path: 'stopSequences',
    count: 6,
    max: 5,
  }),
];

const penalties = ' "invalid request: cannot specify both frequency_penalty and presence_penalty"';
const noRag = ' "invalid request: response_format is not supported with RAG"';
const raw = ' "invalid request: raw prompting is not supported with the following parameter(s)"';

const combinations: InvalidCase[] = [
  one('two penalties', chat('frequencyPenalty: 0.1, «presencePenalty»: 0.2'), 'refusedTogether', {
    field: 'presencePenalty',
    beside: 'frequencyPenalty',
    answer: penalties,
  }),
  one('two penalties the other way round', chat('presencePenalty: 0.1, «frequencyPenalty»: 0.2'), 'refusedTogether', {
    field: 'frequencyPenalty',
    beside: 'presencePenalty',
    answer: penalties,
  }),
  one('JSON beside documents', chat("documents: ['a'], «responseFormat»: { type: 'json_object' }"), 'refusedTogether', {
    field: 'responseFormat',
    beside: 'documents',
    answer: noRag,
  }),
  one(
    'JSON beside tools, by a constant',
    chat(`responseFormat: format, «tools»: [${tool('{}')}]`).replace(
      'await',
      "const format = { type: 'json_object' };\nawait",
    ),
    'refusedTogether',
    {
      field: 'tools',
      beside: 'responseFormat',
      answer: '',
    },
  ),
  one(
    'texts beside images',
    v2("await cohere.embed({ model, inputType, texts: ['a'], «images»: [image] });"),
    'refusedTogether',
    {
      field: 'images',
      beside: 'texts',
      answer: '',
    },
  ),
  one(
    'raw prompting beside documents',
    v1("await cohere.chat({ message, rawPrompting: true, «documents»: [{ text: 'a' }] });"),
    'refusedTogether',
    {
      field: 'documents',
      beside: 'rawPrompting',
      answer: raw,
    },
  ),
  one('a safety mode beside documents', chat("safetyMode: 'STRICT', «documents»: ['a']"), 'ignoredTogether', {
    field: 'safetyMode',
    beside: 'documents',
  }),
  one('a forced tool without tools', chat("«toolChoice»: 'REQUIRED'"), 'needs', {
    field: 'toolChoice',
    needs: 'tools',
  }),
  one('strict tools without tools', chat('«strictTools»: true'), 'needs', { field: 'strictTools', needs: 'tools' }),
  one(
    'images of another type',
    v2("await cohere.embed({ model, images, inputType: «'search_document'» });"),
    'imagesOfOtherType',
  ),
  one(
    'texts of the type of images',
    v2("await cohere.embed({ model: 'embed-english-v3.0', texts, inputType: «'image'» });"),
    'textsAsImages',
  ),
];

const models: InvalidCase[] = [
  one(
    'a model that embeds, asked to chat',
    v2("await cohere.chat({ model: «'embed-v4.0'», messages });"),
    'wrongEndpoint',
    {
      model: 'embed-v4.0',
      endpoints: '`embed` or `embed-jobs`',
      method: 'chat',
    },
  ),
  one(
    'a model that reranks, asked to embed',
    v2("const model = «'rerank-v3.5'»;\nawait cohere.embed({ model, texts, inputType });"),
    'wrongEndpoint',
    {
      model: 'rerank-v3.5',
      endpoints: '`rerank`',
      method: 'embed',
    },
  ),
  one('a model of v2 on v1', v1("await cohere.chat({ model: «'command-a-reasoning-08-2025'», message });"), 'notOnV1', {
    model: 'command-a-reasoning-08-2025',
    method: 'chat',
  }),
  one('more than a model writes', chatWith('command-r-08-2024', 'maxTokens: «4097»'), 'aboveOutputLimit', {
    model: 'command-r-08-2024',
    limit: 4096,
  }),
  one(
    'more than one of two models writes',
    v2(
      "await cohere.chat({ model: fast ? 'command-r7b-12-2024' : 'command-a-03-2025', messages, maxTokens: «8000» });",
    ),
    'aboveOutputLimit',
    {
      model: 'command-r7b-12-2024',
      limit: 4096,
    },
  ),
  one(
    'a budget for thinking as large as the answer',
    v2(
      "await cohere.chat({ model: 'command-a-reasoning-08-2025', messages, maxTokens: 500, thinking: { type: 'enabled', tokenBudget: «500» } });",
    ),
    'thinkingLeavesNothing',
    {
      limit: 'the 500 of `maxTokens`',
    },
  ),
  one(
    'a budget for thinking as large as what the model writes',
    chatWith('command-a-reasoning-08-2025', "thinking: { type: 'enabled', tokenBudget: «32000» }"),
    'thinkingLeavesNothing',
    {
      limit: 'the 32768 of `command-a-reasoning-08-2025`',
    },
  ),
  one(
    'thinking without reasoning',
    chatWith('command-a-03-2025', "«thinking»: { type: 'enabled' }"),
    'unsupportedField',
    {
      model: 'command-a-03-2025',
      field: 'thinking',
    },
  ),
  one(
    'a forced tool on an older model',
    chatWith('command-r-08-2024', "tools, «toolChoice»: 'REQUIRED'"),
    'unsupportedField',
    {
      model: 'command-r-08-2024',
      field: 'toolChoice',
    },
  ),
  one(
    'tools for a model without',
    chatWith('command-a-vision-07-2025', `«tools»: [${tool('{}')}]`),
    'unsupportedField',
    {
      model: 'command-a-vision-07-2025',
      field: 'tools',
    },
  ),
  one(
    'strict tools for a model without',
    chatWith('command-a-vision-07-2025', 'tools, «strictTools»: true'),
    'unsupportedField',
    {
      model: 'command-a-vision-07-2025',
      field: 'strictTools',
    },
  ),
  one(
    'no safety on a model that insists on it',
    chatWith('command-a-03-2025', "safetyMode: «'OFF'»"),
    'unsupportedValue',
    {
      model: 'command-a-03-2025',
      field: 'safetyMode',
      values: '`CONTEXTUAL` or `STRICT`',
    },
  ),
  one(
    'no safety, as v1 calls it',
    v1("await cohere.chat({ model: 'command-a-03-2025', message, safetyMode: «'NONE'» });"),
    'unsupportedValue',
    {
      model: 'command-a-03-2025',
      field: 'safetyMode',
      values: '`CONTEXTUAL` or `STRICT`',
    },
  ),
  one(
    'an image for a model that reads',
    v2(
      "await cohere.chat({ model: 'command-a-03-2025', messages: [{ role: 'user', content: [«{ type: 'image_url', imageUrl: { url } }»] }] });",
    ),
    'unsupportedField',
    {
      model: 'command-a-03-2025',
      field: 'image_url',
    },
  ),
  {
    name: 'one image too many',
    code: v2(
      `await cohere.chat({ model: 'command-a-vision-07-2025', messages: [{ role: 'user', content: [${"{ type: 'image_url', imageUrl: { url } }, ".repeat(20)}«{ type: 'image_url', imageUrl: { url } }»] }] });`,
    ),
    errors: [{ messageId: 'tooManyImages', data: { model: 'command-a-vision-07-2025', max: 20 } }],
  },
  one('a dimension that the model lacks', embedWith('embed-v4.0', 'outputDimension: «768»'), 'unsupportedValue', {
    model: 'embed-v4.0',
    field: 'outputDimension',
    values: '`256`, `512`, `1024` or `1536`',
  }),
  one(
    'a dimension of a model that has one',
    embedWith('embed-english-v3.0', '«outputDimension»: size'),
    'unsupportedField',
    {
      model: 'embed-english-v3.0',
      field: 'outputDimension',
    },
  ),
  one(
    'an embedding type that the model lacks',
    embedWith('embed-v5.0-pro', "embeddingTypes: ['float', «'base64'»]"),
    'unsupportedValue',
    {
      model: 'embed-v5.0-pro',
      field: 'embeddingTypes',
      values: '`float`, `int8` or `binary`',
    },
  ),
  one(
    'two images for an older model',
    v2("await cohere.embed({ model: 'embed-english-v3.0', inputType: 'image', images: «[a, b]» });"),
    'tooManyImages',
    {
      model: 'embed-english-v3.0',
      max: 1,
    },
  ),
  one(
    'a model of the project',
    v2("await cohere.chat({ model: «'mine'», messages });"),
    'wrongEndpoint',
    {
      model: 'mine',
      endpoints: '`rerank`',
      method: 'chat',
    },
    { settings: { cohere: { models: { mine: { status: 'live', endpoints: ['rerank'] } } } } },
  ),
];

const messages: InvalidCase[] = [
  one(
    'a system message in the middle',
    saying("{ role: 'user', content }, «{ role: 'system', content }», { role: 'user', content }"),
    'systemNotFirst',
  ),
  one(
    'the answer of a tool that nobody called',
    saying("{ role: 'user', content }, { role: 'assistant', content }, «{ role: 'tool', toolCallId, content }»"),
    'toolWithoutCall',
  ),
];

const tools: InvalidCase[] = [
  one('a tool with a hyphen', chat(`tools: [${tool('{}', "«'get-weather'»")}]`), 'toolName'),
  one(
    'a tool of v1 that begins with a digit',
    v1("await cohere.chat({ message, tools: [{ name: «'1st'», description }] });"),
    'toolName',
  ),
  one(
    'a parameter without a type',
    chat(
      `tools: [${tool("{ type: 'object', properties: { city: «{ description: 'a city' }», day: { type: 'string' } } }")}]`,
    ),
    'untypedParameter',
    { name: 'city' },
  ),
  one(
    'a required parameter that does not exist',
    chat(
      `tools: [${tool("{ type: 'object', properties: { city: { type: 'string' } }, required: ['city', «'day'»] }")}]`,
    ),
    'requiredUnknown',
    { name: 'day' },
  ),
  one('parameters that are no object', chat(`tools: [${tool("{ type: «'string'» }")}]`), 'schemaNotObject'),
  one(
    'strict tools that require nothing',
    chat(`strictTools: true, tools: [${tool("«{ type: 'object', properties: { city: { type: 'string' } } }»")}]`),
    'nothingRequired',
  ),
  {
    name: 'strict tools with too many fields',
    code: chat(
      `«strictTools»: true, tools: [${tool(`{ type: 'object', properties: { ${Array.from({ length: 200 }, (_, at) => `a${at}: { type: 'string' }, `).join('')}inner: { type: 'object', properties: {}, required: ['a0'] } }, required: ['a0'] }`)}]`,
    ),
    errors: [{ messageId: 'tooManyToolFields', data: { count: 201, max: 200 } }],
  },
  one('a schema that is a list', answering("{ type: «'array'», items: { type: 'string' } }"), 'schemaNotObject'),
  one(
    'a schema of the guides that is a list',
    chat("responseFormat: { type: 'json_object', schema: { type: «'array'» } }"),
    'schemaNotObject',
  ),
  one(
    'a schema of v1 that is a list',
    v1("await cohere.chat({ message, responseFormat: { type: 'json_object', schema: { type: «'array'» } } });"),
    'schemaNotObject',
  ),
  one(
    'an object that requires nothing',
    answering("«{ type: 'object', properties: { a: { type: 'string' } } }»"),
    'nothingRequired',
  ),
  one(
    'an object that requires an empty list',
    answering("«{ type: 'object', properties: { a: { type: 'string' } }, required: [] }»"),
    'nothingRequired',
  ),
  one(
    'a keyword in a property',
    answering("{ type: 'object', properties: { a: { type: 'string', «minLength»: 3 } }, required: ['a'] }"),
    'unsupportedKeyword',
    { keyword: 'minLength' },
  ),
  one(
    'a keyword in an item',
    answering(
      "{ type: 'object', properties: { a: { type: 'array', items: { type: 'number', «maximum»: 3 } } }, required: ['a'] }",
    ),
    'unsupportedKeyword',
    { keyword: 'maximum' },
  ),
  one(
    'a keyword in an alternative',
    answering(
      "{ type: 'object', properties: { a: { anyOf: [{ type: 'null' }, { «not»: {} }, , ...more] } }, required: ['a'] }",
    ),
    'unsupportedKeyword',
    { keyword: 'not' },
  ),
  one(
    'a keyword in a definition',
    answering(
      "{ type: 'object', $defs: { b: { «oneOf»: [] } }, properties: { a: { $ref: '#/$defs/b' } }, required: ['a'] }",
    ),
    'unsupportedKeyword',
    { keyword: 'oneOf' },
  ),
  one(
    'a format',
    answering("{ type: 'object', properties: { a: { type: 'string', format: «'email'» } }, required: ['a'] }"),
    'unsupportedFormat',
  ),
  one(
    'a pattern',
    answering("{ type: 'object', properties: { a: { type: 'string', pattern: «'^a'» } }, required: ['a'] }"),
    'unsupportedPattern',
  ),
];

const places: InvalidCase[] = [
  {
    name: 'a class field',
    code: `import { CohereClientV2 } from 'cohere-ai';
class Bot {
  #cohere = new CohereClientV2({});
  ask(messages) {
    return this.#cohere.chat({ model: this.model, messages, temperature: «1.2» });
  }
}`,
    errors: [{ messageId: 'outOfRange', data: { path: 'temperature', range: '0 to 1' } }],
  },
  {
    name: 'require',
    code: "const { CohereClient } = require('cohere-ai');\nconst cohere = new CohereClient({ token });\ncohere.rerank({ query, documents, topN: «0» });",
    sourceType: 'commonjs',
    errors: [{ messageId: 'outOfRange', data: { path: 'topN', range: 'at least 1' } }],
  },
  {
    name: 'a getter that makes the client',
    code: `import { CohereClientV2 } from 'cohere-ai';
let client;
const getClient = () => (client ??= new CohereClientV2({}));
await getClient().chat({ model, messages: [{ role: 'user', content }], p: «0» });`,
    errors: [{ messageId: 'outOfRange', data: { path: 'p', range: '0.01 to 0.99' } }],
  },
  {
    name: 'casts on the way',
    typescript: true,
    code: `import type { CohereClientV2 } from 'cohere-ai';
export const ask = (cohere: CohereClientV2) =>
  cohere.chat({ model, messages: [{ role: «'User'», content }] as never } as never);`,
    errors: [
      {
        messageId: 'unknownValue',
        data: { path: 'messages[].role', values: '`system`, `user`, `assistant` or `tool`' },
        suggestions: rewrite(
          'user',
          `import type { CohereClientV2 } from 'cohere-ai';
export const ask = (cohere: CohereClientV2) =>
  cohere.chat({ model, messages: [{ role: 'user', content }] as never } as never);`,
        ),
      },
    ],
  },
  {
    name: 'a bound method',
    code: v2('await cohere.chat.call(cohere, { model, messages, temperature: «2» });'),
    errors: [{ messageId: 'outOfRange', data: { path: 'temperature', range: '0 to 1' } }],
  },
  {
    name: 'fields from another file are reported where this one takes them, without a fix',
    filename: 'tests/fixtures/requests/ask.js',
    oxlint: false,
    code: v2(
      "import { format, hot, opening } from './defaults.js';\nawait cohere.««chat»»({ ...hot, model, messages: «opening», responseFormat: «format» });",
    ),
    errors: [
      { messageId: 'snakeCase', data: { key: 'stop_sequences', field: 'stopSequences' } },
      { messageId: 'outOfRange', data: { path: 'temperature', range: '0 to 1' } },
      {
        messageId: 'unknownValue',
        data: { path: 'messages[].role', values: '`system`, `user`, `assistant` or `tool`' },
      },
      { messageId: 'snakeCase', data: { key: 'json_schema', field: 'jsonSchema' } },
    ],
  },
  {
    name: 'an endpoint of an own address: what the SDK refuses',
    code: own(
      "await cohere.chat({ model, messages: «'hi'», temperature: 2, foo: 1, responseFormat: { type: 'json' } });",
    ),
    errors: [{ messageId: 'wrongKind', data: { path: 'messages', actual: 'a string', expected: 'a list' } }],
  },
  one('a field of v1 at an own address', own('await cohere.chat({ model, messages, «preamble» });'), 'otherApi', {
    key: 'preamble',
    other: 'v1',
    outcome: 'the API gets it under this name',
    advice: 'Pass it as the first of the `messages`, with the role `system`',
  }),
  {
    name: 'an AWS client: what the SDK refuses',
    code: bedrock('await cohere.«chat»({ model, temperature: 2 });'),
    errors: [
      { messageId: 'missingKey', data: { owner: 'chat()', fields: '`message`', outcome: throws, advice: 'Add it' } },
    ],
  },
  {
    name: 'without TypeScript’s reports: keys of an object that stands elsewhere, and ranges',
    options: [{ checkTypes: false }],
    code: v2(
      "const request = { model, messages, «foo»: 1 };\nawait cohere.chat(request);\nawait cohere.chat({ model, messages: 'a', foo: 1, k: «-1» });\nawait cohere.chat({ model });",
    ),
    errors: [
      { messageId: 'unknownKey', data: { key: 'foo', owner: 'chat()', outcome: answers422 } },
      { messageId: 'outOfRange', data: { path: 'k', range: '0 to 500' } },
    ],
  },
];

testRule('valid-request', rule, {
  valid: [
    {
      name: 'a chat',
      code: v2(
        "await cohere.chat({ model, messages: [{ role: 'user', content: 'hi' }], temperature: 0, p: 0.99, k: 500 });",
      ),
    },
    { name: 'a chat with everything from elsewhere', code: v2('const ask = (request) => cohere.chat(request);') },
    { name: 'a request with a spread', code: v2('await cohere.chat({ ...request });') },
    { name: 'a key out of sight', code: v2('await cohere.chat({ model, messages, [key]: 2 });') },
    { name: 'spread arguments', code: v2('await cohere.chat(...args);') },
    { name: 'no request at all', code: v2('await cohere.models.list();') },
    {
      name: 'a request that a helper changes',
      code: v2('const request = { model };\nfill(request);\nawait cohere.chat(request);'),
    },
    { name: 'an optional call', code: v2('await cohere?.chat?.({ model, messages });') },
    {
      name: 'values from elsewhere',
      code: v2('const ask = (o) => cohere.chat({ model, messages: o.messages, temperature: o.heat, tools: o.tools });'),
    },
    {
      name: 'a counter',
      code: v2(
        'let topN = 0;\nfor (const all of lists) topN += all.length;\nawait cohere.rerank({ model, query, documents, topN });',
      ),
    },
    {
      name: 'a list that is filled',
      code: v2(
        "const messages = [];\nmessages.push({ role: 'user', content });\nawait cohere.chat({ model, messages });",
      ),
    },
    {
      name: 'a message that is changed in its list',
      code: v2(
        "const messages = [{ role: 'USER', content }];\nmessages[0].role = 'user';\nawait cohere.chat({ model, messages });",
      ),
    },
    {
      name: 'texts that are filled',
      code: v2(
        'const texts = [];\nfor (const one of all) texts.push(one);\nawait cohere.embed({ model, inputType, texts });',
      ),
    },
    {
      name: 'mapped messages',
      code: v2('await cohere.chat({ model, messages: history.map((m) => ({ role: m.from, content: m.text })) });'),
    },
    {
      name: 'a spread among messages',
      code: v2(
        "await cohere.chat({ model, messages: [{ role: 'system', content }, ...history, { role: 'user', content }] });",
      ),
    },
    {
      name: 'a role out of sight',
      code: v2('await cohere.chat({ model, messages: [{ role, content }, { role: m.role, text: 1 }] });'),
    },
    {
      name: 'a role by condition',
      code: v2("await cohere.chat({ model, messages: [{ role: mine ? 'user' : 'assistant', content, more: 1 }] });"),
    },
    { name: 'a message out of sight', code: v2('await cohere.chat({ model, messages: [first, { ...second }] });') },
    {
      name: 'undefined counts as left out',
      code: v2('await cohere.chat({ model, messages, top_p: undefined, tools: undefined, temperature: null });'),
    },
    {
      name: 'a stream that is one',
      code: v2(
        'await cohere.chatStream({ model, messages, stream: true });\nawait cohere.chat({ model, messages, stream: wanted });',
      ),
    },
    {
      name: 'the schema of a user',
      code: v2(
        "await cohere.chat({ model, messages, tools: [{ type: 'function', function: { name: 'a', parameters: { type: 'object', properties: { user_id: { type: 'string' }, maxLength: { type: 'number' } } } } }] });",
      ),
    },
    {
      name: 'the data of a user',
      code: v2(
        "await cohere.chat({ model, messages, documents: [{ id: 'a', data: { source_url: 'b', top_n: 3 } }, 'text'] });",
      ),
    },
    {
      name: 'tool outputs of a user',
      code: v2(
        "await cohere.chat({ model, messages: [{ role: 'assistant', toolCalls: [{ id, type: 'function', function: { name, arguments: json } }] }, { role: 'tool', toolCallId, content: [{ type: 'document', document: { data: { from_db: 1 } } }] }] });",
      ),
    },
    {
      name: 'a schema as the guides write it',
      code: v2(
        "await cohere.chat({ model, messages, responseFormat: { type: 'json_object', schema: { type: 'object' } } });",
      ),
    },
    {
      name: 'a schema from elsewhere',
      code: v2(
        "await cohere.chat({ model, messages, responseFormat: { type: 'json_object', jsonSchema: zodToJsonSchema(shape) } });",
      ),
    },
    {
      name: 'a schema within bounds',
      code: v2(
        "await cohere.chat({ model, messages, responseFormat: { type: 'json_object', jsonSchema: { type: 'object', properties: { day: { type: 'string', format: 'date', pattern: 'a\\\\$b' }, list: { type: 'array', items: words }, any: { anyOf: [word] }, none: { anyOf: {} } }, required: ['day', ...more], additionalProperties: false } } });",
      ),
    },
    {
      name: 'a schema that contains itself',
      code: v2(
        "const node = { type: 'object', required: ['next'], properties: {} };\nnode.properties.next = node;\nconst a = { type: 'object', items: b };\nconst b = { type: 'object', items: a };\nawait cohere.chat({ model, messages, responseFormat: { type: 'json_object', jsonSchema: a } });",
      ),
    },
    {
      name: 'tools with a loose schema',
      code: v2(
        "await cohere.chat({ model, messages, tools: [{ type: 'function', function: { name: 'a_1', parameters: { type: 'object', properties: { any: { $ref: '#' }, one: { enum: ['a'] }, ...more, out: shape }, required: ['else'] } } }, { type: 'function', function: { name: 'b', parameters: { type: 'object', properties: { c: { type: 'string', required: true } }, required: true } } }, { type: 'function', function: { name: 'c', parameters: { type: 'object', properties: {}, required: [, name, ...names] } } }, other] });",
      ),
    },
    {
      name: 'parameters of two shapes',
      code: v2(
        "await cohere.chat({ model, messages, tools: [{ type: 'function', function: { name, parameters: { type: 'object', properties: wide ? { a: { type: 'string' } } : { b: { type: 'string' } }, required: ['b'] } } }] });",
      ),
    },
    {
      name: 'strict tools within bounds',
      code: v2(
        "await cohere.chat({ model, messages, strictTools: true, tools: [{ type: 'function', function: { name: 'a', parameters: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] } } }] });",
      ),
    },
    { name: 'strict tools switched off', code: v2('await cohere.chat({ model, messages, strictTools: false });') },
    {
      name: 'a penalty of 0 is no pair',
      code: v2('await cohere.chat({ model, messages, frequencyPenalty: 0, presencePenalty: 0.5 });'),
    },
    {
      name: 'penalties from elsewhere',
      code: v2('const ask = (f, p) => cohere.chat({ model, messages, frequencyPenalty: f, presencePenalty: p });'),
    },
    {
      name: 'penalties of two requests',
      code: v2(
        'const request = often ? { frequencyPenalty: 0.3 } : { presencePenalty: 0.3 };\nawait cohere.chat({ ...request, model, messages });',
      ),
    },
    {
      name: 'JSON beside no tools',
      code: v2(
        "await cohere.chat({ model, messages, responseFormat: { type: 'json_object' }, tools: [], documents: docs });",
      ),
    },
    {
      name: 'text beside documents',
      code: v2("await cohere.chat({ model, messages, responseFormat: { type: 'text' }, documents: ['a'] });"),
    },
    {
      name: 'a format by condition',
      code: v2(
        "await cohere.chat({ model, messages, responseFormat: json ? { type: 'json_object' } : { type: 'text' }, documents: ['a'] });",
      ),
    },
    {
      name: 'the safety mode that holds beside documents',
      code: v2("await cohere.chat({ model, messages, documents: ['a'], safetyMode: 'CONTEXTUAL' });"),
    },
    {
      name: 'texts or images',
      code: v2('const vectors = (texts, images) => cohere.embed({ model, inputType, texts, images });'),
    },
    {
      name: 'a type for either',
      code: v2(
        "const vectors = ({ texts, images }) => cohere.embed({ model, inputType: images ? 'image' : 'search_document', texts, images });",
      ),
    },
    {
      name: 'images by their type',
      code: v2("await cohere.embed({ model: 'embed-english-v3.0', inputType: 'image', images: [image] });"),
    },
    {
      name: 'newer models take texts of that type',
      code: v2("await cohere.embed({ model: 'embed-v4.0', inputType: 'image', texts });"),
    },
    {
      name: 'mixed inputs of any type',
      code: v2(
        "await cohere.embed({ model: 'embed-v4.0', inputType: 'image', inputs });\nawait cohere.embed({ model, inputType: 'image', ...inputs });",
      ),
    },
    {
      name: 'more texts than a call takes have a rule of their own',
      code: v2(`await cohere.embed({ model, inputType, texts: [${"'a', ".repeat(97)}] });`),
    },
    {
      name: 'as much as a model writes, counted as the server does',
      code: v2(
        "await cohere.chat({ model: 'command-r-08-2024', messages, maxTokens: 4096 });\nawait cohere.chat({ model: 'tiny-aya-earth', messages, maxTokens: 8192 });",
      ),
    },
    {
      name: 'bounds that belong to their models',
      code: v2(
        "await cohere.chat({ model: big ? 'command-a-03-2025' : 'command-r7b-12-2024', messages, maxTokens: big ? 8000 : 4000 });",
      ),
    },
    {
      name: 'a bound that depends',
      code: v2(
        "const request = { model: 'command-r7b-12-2024', messages };\nif (big) request.maxTokens = 8000;\nawait cohere.chat(request);",
      ),
    },
    {
      name: 'a model that nobody knows',
      code: v2(
        "await cohere.chat({ model: 'mine-ft', messages, maxTokens: 100000, safetyMode: 'OFF' });\nawait cohere.embed({ model: 'mine', texts, inputType, outputDimension: 3 });",
      ),
    },
    {
      name: 'a model that is gone takes nothing anyway',
      code: v2(
        "await cohere.embed({ model: 'embed-english-v2.0', inputType, texts, outputDimension: 3, embeddingTypes: ['int8'] });\nawait cohere.chat({ model: 'command-xlarge', messages });",
      ),
    },
    {
      name: 'a model whose limits nobody knows',
      code: v2(
        "await cohere.chat({ model: 'command-r7b-arabic-02-2025', messages, thinking: { type: 'enabled', tokenBudget: 5 } });\nawait cohere.chat({ model: 'north-mini-code-1-0', messages, safetyMode: 'OFF' });",
      ),
    },
    {
      name: 'a budget that leaves enough',
      code: v2(
        "await cohere.chat({ model: 'command-a-reasoning-08-2025', messages, maxTokens: 2000, thinking: { type: 'enabled', tokenBudget: 1999 } });\nawait cohere.chat({ model: 'command-a-reasoning-08-2025', messages, thinking: { type: 'enabled', tokenBudget: 31768 } });",
      ),
    },
    {
      name: 'budgets by condition',
      code: v2(
        "await cohere.chat({ model: 'command-a-reasoning-08-2025', messages, thinking: deep ? { type: 'enabled', tokenBudget: 99999 } : { type: 'disabled' } });",
      ),
    },
    {
      name: 'thinking switched off',
      code: v2(
        "await cohere.chat({ model: 'command-a-03-2025', messages, thinking: { type: 'disabled' } });\nawait cohere.chat({ model: 'command-a-03-2025', messages, thinking: { ...mine } });",
      ),
    },
    {
      name: 'what a model lacks, switched off or out of sight',
      code: v2(
        "await cohere.chat({ model: 'command-a-vision-07-2025', messages, tools: [], strictTools: false, toolChoice: choice });",
      ),
    },
    {
      name: 'no safety where that is allowed',
      code: v2("await cohere.chat({ model: 'command-r-08-2024', messages, safetyMode: 'OFF' });"),
    },
    {
      name: 'images where they are seen',
      code: v2(
        "await cohere.chat({ model: 'command-a-plus-05-2026', messages: [{ role: 'user', content: [{ type: 'image_url', imageUrl: { url, detail: 'low' } }, { type: 'text', text }] }] });",
      ),
    },
    {
      name: 'dimensions and types that a model has',
      code: v2(
        "await cohere.embed({ model: 'embed-v4.0', inputType, texts, outputDimension: 1536, embeddingTypes: ['base64', type] });\nawait cohere.embed({ model: 'embed-v5.0-pro', inputType, texts, outputDimension: 768, embeddingTypes: types });",
      ),
    },
    {
      name: 'a model of the project of which little is known',
      settings: { cohere: { models: { mine: { status: 'live' } } } },
      code: v2(
        "await cohere.embed({ model: 'mine', inputType, texts, outputDimension: 3, embeddingTypes: ['float'] });\nawait cohere.chat({ model: 'mine', messages, maxTokens: 100000, thinking: { type: 'enabled', tokenBudget: 5 } });",
      ),
    },
    {
      name: 'no dimension',
      code: v2(
        "await cohere.embed({ model: 'embed-english-v3.0', inputType, texts, outputDimension: undefined });\nawait cohere.embed({ model: 'embed-english-v3.0', inputType, texts, outputDimension: null });",
      ),
    },
    {
      name: 'jobs with any model that embeds',
      code: v2("await cohere.embedJobs.create({ model: 'embed-v5.0-pro', datasetId, inputType: 'search_document' });"),
    },
    { name: 'tokens of any model', code: v1("await cohere.tokenize({ model: 'embed-v4.0', text });") },
    {
      name: 'a system message as the latest turn',
      code: v2("await cohere.chat({ model, messages: [{ role: 'user', content }, { role: 'system', content }] });"),
    },
    {
      name: 'two system messages first',
      code: v2(
        "await cohere.chat({ model, messages: [{ role: 'system', content }, { role: 'system', content }, { role: 'user', content }] });",
      ),
    },
    {
      name: 'a tool that somebody called',
      code: v2(
        "await cohere.chat({ model, messages: [{ role: 'user', content }, { role: 'assistant', ...call }, { role: 'tool', toolCallId, content }] });\nawait cohere.chat({ model, messages: [...history, { role: 'tool', toolCallId, content }] });",
      ),
    },
    {
      name: 'roles of v1 in small letters',
      code: v1(
        "await cohere.chat({ message, chatHistory: [{ role: 'user', message }, { role: 'chatbot', message }] });",
      ),
    },
    {
      name: 'v1 with its own fields',
      code: v1(
        "await cohere.chat({ model: 'command-a-03-2025', message, preamble, chatHistory: [{ role: 'USER', message }], promptTruncation: 'AUTO', citationQuality: 'fast', documents: [{ title: 'a', text: 'b' }] });",
      ),
    },
    {
      name: 'tools of v1',
      code: v1(
        "await cohere.chat({ message, tools: [{ name: 'a', description: 'b', parameterDefinitions: { city: { type: 'str', required: true } } }] });",
      ),
    },
    {
      name: 'documents of v1 that are objects',
      code: v1("await cohere.rerank({ query, documents: [{ text: 'a', page_no: '3' }, 'b'], rankFields: ['text'] });"),
    },
    {
      name: 'a field that the installed release does not know under a name of its own',
      code: v2(
        'await cohere.chat({ model, messages, priority: 3, documents });\nawait cohere.rerank({ model, query, documents, max_tokens_per_doc: 9 });',
      ),
      settings: sdk('7.14.0'),
    },
    { name: 'v2 before it had embed', code: v2('await cohere.embed({ foo: 1 });'), settings: sdk('7.12.0') },
    {
      name: 'names of 5.x',
      code: init('await cohere.generate({ prompt, max_tokens: 5 });\nawait cohere.embed({ texts, input_type: 1 });'),
    },
    {
      name: 'misspellings that other rules report',
      code: v2(
        'await cohere.chat({ modle: m, messages, maxTokns: 5 });\nawait cohere.embed({ model, texts, input_type: t, embeding_types: e });\nawait cohere.chatStream({ model, messages, max_tokens: 5 });',
      ),
    },
    {
      name: 'missing fields that other rules report',
      code: v2('await cohere.embed({ texts });\nawait cohere.chat({ messages });'),
    },
    {
      name: 'values of a query grow with the API',
      code: v1("await cohere.models.list({ endpoint: 'parse', pageSize: '5' });"),
    },
    {
      name: 'dates and pages',
      code: v1("await cohere.datasets.list({ before: '2026-01-01', after: new Date(), limit: 5 });"),
    },
    { name: 'an endpoint without a request', code: v2("await cohere.models.get('command-a-03-2025');") },
    {
      name: 'an endpoint of an own address: what its API takes is unknown',
      code: own(
        "await cohere.chat({ model: 'llama', messages, temperature: 1.5, repetition: 1, toolChoice: 'auto' });\nawait cohere.embed({ model, inputType });",
      ),
    },
    {
      name: 'a client that is presumed',
      code: "import { cohere } from './cohere-client-that-is-missing';\nawait cohere.embed({ texts, outputDimension: 256, foo: 1 });",
    },
    {
      name: 'another library',
      code: "import OpenAI from 'openai';\nawait new OpenAI().chat({ messages, temperature: 2 }); // not cohere-ai",
    },
    {
      name: 'a wrapper of the same name',
      code: v2("import { chat } from './own.js';\nawait chat({ temperature: 2 });"),
    },
    {
      name: 'an option that an object gets from itself',
      code: v2(
        'let options = { temperature: 0.5 };\noptions = { ...options, p: 0.5 };\nawait cohere.chat({ ...options, model, messages, k: options.k });',
      ),
    },
    {
      name: 'without TypeScript’s reports',
      options: [{ checkTypes: false }],
      code: v2("await cohere.chat({ model, messages: [{ role: 'USER' }], maxTokens: '5', foo: 1, top_n: 3 });"),
    },
  ],
  invalid: [...keys, ...values, ...combinations, ...models, ...messages, ...tools, ...places],
});
