import { describe, expect, it } from 'vitest';
import { migrated } from '../../helpers/migration.js';

const model = "model: 'command-a-03-2025'";
const inTypeScript = { filename: 'file.ts' };

/** A call of `chat` whose answer nobody reads. */
const chat = (request: string): string => `await cohere.chat(${request});`;

describe('a request of v1 in the form of v2', () => {
  it.each([
    ['a message', `{ ${model}, message: 'hi' }`, `{ ${model}, messages: [{ role: 'user', content: 'hi' }] }`],
    ['a shorthand message', `{ ${model}, message }`, `{ ${model}, messages: [{ role: 'user', content: message }] }`],
    ['quoted keys', `{ 'model': 'a', 'message': q }`, `{ 'model': 'a', messages: [{ role: 'user', content: q }] }`],
    [
      'a message of several lines',
      `{ ${model}, message: \`one\n  two\` }`,
      `{ ${model}, messages: [{ role: 'user', content: \`one\n  two\` }] }`,
    ],
    [
      'a preamble',
      `{ ${model}, message: 'hi', preamble: 'Be kind.' }`,
      `{ ${model}, messages: [{ role: 'system', content: 'Be kind.' }, { role: 'user', content: 'hi' }] }`,
    ],
    [
      'a preamble before the message',
      `{ preamble: 'Be kind.', message: 'hi', ${model} }`,
      `{ messages: [{ role: 'system', content: 'Be kind.' }, { role: 'user', content: 'hi' }], ${model} }`,
    ],
    [
      'a preamble on a line of its own, with comments',
      `{
  // which
  ${model},
  message: 'hi', // what
  // who
  preamble: 'Be kind.', // always
  temperature: 0.3,
}`,
      `{
  // which
  ${model},
  messages: [
    { role: 'system', content: 'Be kind.' },
    { role: 'user', content: 'hi' },
  ], // what
  // who
  // always
  temperature: 0.3,
}`,
    ],
    [
      'a preamble that may be missing',
      `{ ${model}, message: 'hi', preamble }`,
      `{ ${model}, messages: [...(preamble ? [{ role: 'system', content: preamble }] : []), { role: 'user', content: 'hi' }] }`,
    ],
    [
      'a preamble of some options',
      `{ ${model}, message: 'hi', preamble: this.options.preamble }`,
      `{ ${model}, messages: [...(this.options.preamble ? [{ role: 'system', content: this.options.preamble }] : []), { role: 'user', content: 'hi' }] }`,
    ],
    [
      'turns before',
      `{
  chatHistory: [
    { role: 'USER', message: 'Who?' },
    { message: \`Me.\`, role: "Chatbot" },
  ],
  message: 'Really?',
  ${model},
}`,
      `{
  messages: [
    { role: 'user', content: 'Who?' },
    { content: \`Me.\`, role: "assistant" },
    { role: 'user', content: 'Really?' },
  ],
  ${model},
}`,
    ],
    [
      'no turns before',
      `{ ${model}, message, chatHistory: [] }`,
      `{ ${model}, messages: [{ role: 'user', content: message }] }`,
    ],
    [
      'a history that begins with the system',
      `{ ${model}, message, chatHistory: [{ role: 'SYSTEM', message: 'Be kind.' }] }`,
      `{ ${model}, messages: [{ role: 'system', content: 'Be kind.' }, { role: 'user', content: message }] }`,
    ],
    [
      'a history from a list',
      `{ ${model}, message, chatHistory: log.map((entry) => ({ role: entry.mine ? 'USER' : 'CHATBOT', message: entry.text })) }`,
      `{ ${model}, messages: [...log.map((entry) => ({ role: entry.mine ? 'user' : 'assistant', content: entry.text })), { role: 'user', content: message }] }`,
    ],
    [
      'a history from a list, with a block',
      `{ ${model}, message, chatHistory: log.map(function ({ message }) { return { role: 'USER', message }; }) }`,
      `{ ${model}, messages: [...log.map(function ({ message }) { return { role: 'user', content: message }; }), { role: 'user', content: message }] }`,
    ],
    [
      'everything that stays as it is',
      `{ ${model}, message, temperature: 0.3, maxTokens, k: 0, p: 0.75, seed: 1, frequencyPenalty: 0, presencePenalty: 0, stopSequences: ['a'] }`,
      `{ ${model}, messages: [{ role: 'user', content: message }], temperature: 0.3, maxTokens, k: 0, p: 0.75, seed: 1, frequencyPenalty: 0, presencePenalty: 0, stopSequences: ['a'] }`,
    ],
    [
      'keys as on the wire',
      `{ ${model}, message, max_tokens, stop_sequences: [], safety_mode: 'STRICT' }`,
      `{ ${model}, messages: [{ role: 'user', content: message }], maxTokens: max_tokens, stopSequences: [], safetyMode: 'STRICT' }`,
    ],
    [
      'a safety mode under another name',
      `{ ${model}, message, safetyMode: 'NONE' }`,
      `{ ${model}, messages: [{ role: 'user', content: message }], safetyMode: 'OFF' }`,
    ],
    [
      'the quality of citations',
      `{ ${model}, message, citationQuality: 'fast' }`,
      `{ ${model}, messages: [{ role: 'user', content: message }], citationOptions: { mode: 'FAST' } }`,
    ],
    [
      'a response format',
      `{ ${model}, message, responseFormat: { type: 'json_object', schema } }`,
      `{ ${model}, messages: [{ role: 'user', content: message }], responseFormat: { type: 'json_object', jsonSchema: schema } }`,
    ],
    [
      'a response format with a schema in place',
      `{ ${model}, message, responseFormat: { type: 'json_object', schema: {} } }`,
      `{ ${model}, messages: [{ role: 'user', content: message }], responseFormat: { type: 'json_object', jsonSchema: {} } }`,
    ],
    ['no model', `{ message }`, `{ ${model}, messages: [{ role: 'user', content: message }] }`],
    [
      'no model, over lines',
      `{\n  message,\n}`,
      `{\n  ${model},\n  messages: [{ role: 'user', content: message }],\n}`,
    ],
    [
      'a model that is gone',
      `{ model: 'command', message }`,
      `{ ${model}, messages: [{ role: 'user', content: message }] }`,
    ],
    [
      'a model of the environment',
      `{ model: process.env.MODEL, message }`,
      `{ model: process.env.MODEL, messages: [{ role: 'user', content: message }] }`,
    ],
    [
      'options of the call',
      `{ ${model}, message }, { timeoutInSeconds: 5 }`,
      `{ ${model}, messages: [{ role: 'user', content: message }] }, { timeoutInSeconds: 5 }`,
    ],
  ])('%s', (_, before, after) => {
    expect(migrated(chat(before))).toBe(chat(after));
  });

  it.each([
    [
      'a request in a constant',
      `const request = { ${model}, message };\n${chat('request')}`,
      `const request = { ${model}, messages: [{ role: 'user', content: message }] };\n${chat('request')}`,
    ],
    [
      'a history in a constant',
      `const history = [{ role: 'USER', message: 'a' }];\n${chat(`{ ${model}, message, chatHistory: history }`)}`,
      `const history = [{ role: 'user', content: 'a' }];\n${chat(`{ ${model}, messages: [...history, { role: 'user', content: message }] }`)}`,
    ],
    [
      'a preamble in a constant',
      `const preamble = 'Be ' + kind;\n${chat(`{ ${model}, message, preamble }`)}`,
      `const preamble = 'Be ' + kind;\n${chat(`{ ${model}, messages: [{ role: 'system', content: preamble }, { role: 'user', content: message }] }`)}`,
    ],
  ])('%s', (_, before, after) => {
    expect(migrated(before)).toBe(after);
  });

  it.each([
    [
      'a request in a constant',
      `const request = { ${model}, message, preamble: 'a' };\n${chat('request')}`,
      `const request = { ${model}, messages: [{ role: 'system' as const, content: 'a' }, { role: 'user' as const, content: message }] };\n${chat('request')}`,
    ],
    [
      'a history in a constant',
      `const history = [{ role: 'USER', message: 'a' }, { role: 'CHATBOT' as const, message: 'b' }];\n${chat(`{ ${model}, message, chatHistory: history }`)}`,
      `const history = [{ role: 'user' as const, content: 'a' }, { role: 'assistant' as const, content: 'b' }];\n${chat(`{ ${model}, messages: [...history, { role: 'user', content: message }] }`)}`,
    ],
    [
      'a history from a list',
      chat(`{ ${model}, message, chatHistory: log.map((text) => ({ role: 'USER', message: text })) }`),
      chat(
        `{ ${model}, messages: [...log.map((text) => ({ role: 'user' as const, content: text })), { role: 'user', content: message }] }`,
      ),
    ],
    [
      'a preamble that may be missing',
      chat(`{ ${model}, message, preamble }`),
      chat(
        `{ ${model}, messages: [...(preamble ? [{ role: 'system' as const, content: preamble }] : []), { role: 'user', content: message }] }`,
      ),
    ],
  ])('TypeScript is told what a role is: %s', (_, before, after) => {
    expect(migrated(before, inTypeScript)).toBe(after);
  });

  it('a role is a constant under an alias of `as const` only', () => {
    const history = "[{ role: 'USER' as Role, message: 'a' }]";
    expect(migrated(chat(`{ ${model}, message, chatHistory: ${history} }`), inTypeScript)).toBeUndefined();
  });
});

describe('text, in any case', () => {
  /** How the preamble of a call is written on v2. */
  const preamble = (before: string, value: string): string | undefined => {
    const after = before.endsWith('{') ? '\n}' : '';
    const output = migrated(`${before}\n${chat(`{ ${model}, message, preamble: ${value} }`)}${after}`, inTypeScript);
    return output?.replace(/^.*messages: \[(.*), \{ role: 'user'.*$/su, '$1');
  };

  it.each([
    ['a template', '', '`Be ${kind}.`'],
    ['a sum', '', "kind + ' please'"],
    ['a sum, the other way', '', "'Be ' + kind"],
    ['a fallback', '', "options.preamble ?? 'Be kind.'"],
    ['another fallback', '', "options.preamble || 'Be kind.'"],
    ['a choice', '', "isKind ? 'Be kind.' : `Be ${other}.`"],
    ['trimmed', '', 'preamble.trim()'],
    ['joined', '', "lines.join('\\n')"],
    ['a function of the file', 'function persona(name: string): string { return read(name); }', 'persona(name)'],
    ['a parameter', 'export async function f(persona: string) {', 'persona'],
    ['a parameter of some texts', "export async function f(persona: 'kind' | 'rude') {", 'persona'],
    ['a constant', 'const persona = `Be ${kind}.`;', 'persona'],
    ['a cast', '', "(options.persona ?? 'kind') as Persona"],
  ])('%s', (_, before, value) => {
    expect(preamble(before, value)).toBe(`{ role: 'system', content: ${value} }`);
  });

  it.each([
    ['a parameter without a type', 'export async function f(persona) {', 'persona'],
    ['a parameter that may be left out', 'export async function f(persona?: string) {', 'persona'],
    ['a parameter of another type', 'export async function f(persona: Persona) {', 'persona'],
    ['a parameter of several types', 'export async function f(persona: string | undefined) {', 'persona'],
    ['a variable', 'let persona;', 'persona'],
  ])('not %s', (_, before, value) => {
    expect(preamble(before, value)).toBe(`...(${value} ? [{ role: 'system' as const, content: ${value} }] : [])`);
  });

  it.each([
    ['a call that gives anything', 'read(name)'],
    ['a computed method', 'store[name]()'],
    ['a method that gives anything', 'store.read(name)'],
    ['a difference', 'a - b'],
    ['what may be skipped', "isKind && 'Be kind.'"],
    ['a choice with something unknown', "isKind ? 'Be kind.' : other"],
    ['what is trimmed, perhaps', 'options.preamble?.trim()'],
    ['a computed name', 'personas[name]'],
  ])('what cannot be read twice is nothing to ask: %s', (_, value) => {
    expect(preamble('', value)).toBeUndefined();
  });

  it('a field of the class', () => {
    const bot = (field: string, request: string): string =>
      `class Bot {\n  ${field}\n  ask() { return cohere.chat(${request}).then((r) => r.finishReason === 'COMPLETE'); }\n}`;
    const request = `{ ${model}, message, preamble: this.persona }`;
    const system = "{ role: 'system', content: this.persona }";
    expect(migrated(bot('private persona: string;', request), inTypeScript)).toContain(`[${system},`);
    expect(migrated(bot('private persona?: string;', request), inTypeScript)).toContain('[...(this.persona ?');
    expect(migrated(bot('private other: string;', request), inTypeScript)).toContain('[...(this.persona ?');
    expect(migrated(`const bot = { ask() { ${chat(request)} } };`, inTypeScript)).toContain('[...(this.persona ?');
  });
});

describe('no whole migration of a request', () => {
  it.each([
    ['connectors', "connectors: [{ id: 'web-search' }]"],
    ['a conversation', "conversationId: 'a'"],
    ['a truncation of the prompt', "promptTruncation: 'AUTO'"],
    ['queries only', 'searchQueriesOnly: true'],
    ['documents', "documents: [{ text: 'a' }]"],
    ['tools', 'tools: []'],
    ['results of tools', 'toolResults: []'],
    ['raw prompting', 'rawPrompting: true'],
    ['what nobody knows', 'toString: true'],
    ['a temperature that v2 refuses', 'temperature: 2'],
    ['a share that v2 refuses', 'p: 0'],
    ['too many stop sequences', "stopSequences: ['a', 'b', 'c', 'd', 'e', 'f']"],
    ['a safety mode that is unknown', 'safetyMode: mode'],
    ['a safety mode that is none', "safetyMode: 'LAX'"],
    ['a quality of citations that is unknown', 'citationQuality: quality'],
    ['a quality of citations that is none', "citationQuality: 'best'"],
    ['a response format in a variable', 'responseFormat: format'],
    ['a response format with a spread', 'responseFormat: { ...format }'],
    ['a response format with a computed key', 'responseFormat: { [type]: a }'],
    ['a history in a parameter', 'chatHistory: history'],
    ['a history that is chosen', 'chatHistory: some ? [] : []'],
    ['a history with a spread', 'chatHistory: [...history]'],
    ['a history with a hole', 'chatHistory: [,]'],
    ['a history with tools', "chatHistory: [{ role: 'TOOL', toolResults: [] }]"],
    ['a turn with tool calls', "chatHistory: [{ role: 'CHATBOT', message: 'a', toolCalls: [] }]"],
    ['a turn with a spread', "chatHistory: [{ role: 'USER', ...turn }]"],
    ['a turn with a computed key', "chatHistory: [{ role: 'USER', [message]: 'a' }]"],
    ['a turn without a message', "chatHistory: [{ role: 'USER', text: 'a' }]"],
    ['a turn of somebody', "chatHistory: [{ role: who, message: 'a' }]"],
    ['a turn of somebody else', "chatHistory: [{ role: 'Bot', message: 'a' }]"],
    ['a system that interrupts', "chatHistory: [{ role: 'USER', message: 'a' }, { role: 'SYSTEM', message: 'b' }]"],
    ['two systems', "preamble: 'a', chatHistory: [{ role: 'SYSTEM', message: 'b' }]"],
    ['a list that is filtered', 'chatHistory: log.filter(isMine)'],
    ['a list that is mapped by a name', 'chatHistory: log.map(toTurn)'],
    ['a list that may be missing', "chatHistory: log?.map((text) => ({ role: 'USER', message: text }))"],
    ['a list that is mapped later', "chatHistory: log.map(async (text) => ({ role: 'USER', message: text }))"],
    ['a list that is mapped to a type', "chatHistory: log.map((text): Turn => ({ role: 'USER', message: text }))"],
    ['a list that is mapped to texts', 'chatHistory: log.map((text) => text)'],
    [
      'a list that is mapped in steps',
      "chatHistory: log.map((text) => { log(text); return { role: 'USER', message: text }; })",
    ],
    ['a list that is mapped to nothing', 'chatHistory: log.map(() => { return; })'],
    ['a system in a list', "chatHistory: log.map((text) => ({ role: 'SYSTEM', message: text }))"],
    ['a function that gives turns', 'chatHistory: turns()'],
    ['a spread', '...rest'],
    ['a computed key', '[key]: value'],
    ['a getter', 'get preamble() { return 1; }'],
    ['a key twice', 'max_tokens: 1, maxTokens: 2'],
    ['a comment beside a value that moves', "preamble: /* who */ 'a'"],
  ])('%s', (_, key) => {
    expect(migrated(chat(`{ ${model}, message, ${key} }`))).toBeUndefined();
  });

  it.each([
    ['no request', chat('')],
    ['a spread request', chat('...requests')],
    ['a request from a function', chat('requestFor(message)')],
    ['a request with a type', chat(`{ ${model}, message } as Request`)],
    ['no message', chat(`{ ${model}, messages }`)],
    ['no model at all', chat('{ model: undefined, message }')],
    ['a comment beside the message', chat(`{ ${model}, message: /* what */ text }`)],
    ['a request in a variable', `let request = { ${model}, message };\n${chat('request')}`],
    ['a request with a declared type', `const request: Request = { ${model}, message };\n${chat('request')}`],
    ['a request that others use', `const request = { ${model}, message };\nshow(request);\n${chat('request')}`],
    ['a request that others import', `export const request = { ${model}, message };\n${chat('request')}`],
    ['a request in a pattern', `const { request } = { request: { ${model}, message } };\n${chat('request')}`],
    ['a request that is passed', `export const ask = (request) => { ${chat('request')} };`],
    ['a request in a loop', `for (const request of requests) { ${chat('request')} }`],
    ['a request that is not there', `let request;\n${chat('request')}`],
    ['a history that others use', `const log = [];\nlog.push(a);\n${chat(`{ ${model}, message, chatHistory: log }`)}`],
    ['a call by another name', 'const { chat } = cohere;\nawait chat({ message });'],
    ['a call by a computed name', "await cohere['chat']({ message });"],
    ['a call with a receiver', 'await cohere.chat.call(cohere, { message });'],
    ['a method that is passed on', `${chat(`{ ${model}, message }`)}\nretry(cohere.chat);`],
    ['classify', `${chat(`{ ${model}, message }`)}\nawait cohere.classify({ inputs });`],
  ])('%s', (_, code) => {
    expect(migrated(code)).toBeUndefined();
  });

  it('a model that TypeScript takes for missing', () => {
    const request = '{ model: process.env.MODEL, message }';
    expect(migrated(chat(request), inTypeScript)).toBeUndefined();
  });

  it('what the release in use does not have', () => {
    const request = `{ ${model}, message }`;
    expect(migrated(chat(request), { sdkVersion: '7.14.1' })).toBeDefined();
    expect(migrated(chat(request), { sdkVersion: '7.14.0' })).toBeUndefined();
  });
});
