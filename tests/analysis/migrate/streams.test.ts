import { describe, expect, it } from 'vitest';
import { migrated } from '../../helpers/migration.js';

const before = "cohere.chatStream({ model: 'command-a-03-2025', message: 'hi' })";
const after = "cohere.chatStream({ model: 'command-a-03-2025', messages: [{ role: 'user', content: 'hi' }] })";

/** A loop over a stream. */
const loop = (call: string, body: string): string =>
  `const stream = await ${call};\nfor await (const event of stream) {\n  ${body}\n}`;

const delta = 'event.delta?.message?.content?.text';

describe('loops over events', () => {
  it.each([
    [
      'the text of some',
      "if (event.eventType === 'text-generation') write(event.text);",
      `if (event.type === 'content-delta') write(${delta} ?? '');`,
    ],
    [
      'all kinds',
      "switch (event.eventType) { case 'stream-start': start(); break; case `text-generation`: text += event.text; break; case 'stream-end': end(); break; default: }",
      `switch (event.type) { case 'message-start': start(); break; case \`content-delta\`: text += ${delta} ?? ''; break; case 'message-end': end(); break; default: }`,
    ],
    [
      'the other way round',
      "if ('text-generation' !== event.eventType) continue;",
      "if ('content-delta' !== event.type) continue;",
    ],
    ['any text', "write(event.text || '');", `write(${delta} || '');`],
    ['perhaps a text', 'if (event.text) yield_(event.text.length);', `if (${delta}) yield_((${delta} ?? '').length);`],
    [
      'the end',
      "if (event.eventType === 'stream-end') log(`${event.finishReason}`, event.response.meta?.tokens?.outputTokens);",
      "if (event.type === 'message-end') log(`${event.delta?.finishReason}`, event.delta?.usage?.tokens?.outputTokens);",
    ],
    ['the event itself, on the console', 'console.log(event);', 'console.log(event);'],
  ])('%s', (_, body, written) => {
    expect(migrated(loop(before, body))).toBe(loop(after, written));
  });

  it('over a stream that has no name', () => {
    const code = (call: string, read: string): string => `for await (const event of await ${call}) write(${read});`;
    expect(migrated(code(before, 'event.text'))).toBe(code(after, `${delta} ?? ''`));
  });

  it.each([
    ['another kind', "if (event.eventType === 'tool-calls-chunk') go();"],
    ['another kind among them', "switch (event.eventType) { case 'stream-end': go(); case 'search-results': go(); }"],
    ['a kind in a variable', 'if (event.eventType === kind) go();'],
    ['a kind that goes anywhere', 'go(event.eventType);'],
    ['a kind that is written', "event.eventType = 'stream-end';"],
    ['the event itself', 'go(event);'],
    ['the event in a field', 'this.last = event;'],
    ['a computed name', "go(event['text']);"],
    ['whether it is the last', 'if (event.isFinished) go();'],
    ['the whole answer', 'go(event.response);'],
    ['a reason that v2 does not know', "if (event.finishReason === 'ERROR_LIMIT') go();"],
    ['an empty switch', 'switch (event.eventType) {}'],
  ])('with what v2 has not: %s', (_, body) => {
    expect(migrated(loop(before, body))).toBeUndefined();
  });

  it.each([
    ['a loop that does not wait', 'const stream = await CALL;\nfor (const event of stream) write(event.text);'],
    ['an event that is taken apart', 'for await (const { text } of await CALL) write(text);'],
    ['an event in a variable', 'let event;\nfor await (event of await CALL) write(event.text);'],
    ['a stream that is passed on', 'write(await CALL);'],
    ['a stream that is taken apart', 'const { controller } = await CALL;'],
    ['a part of a stream', 'const stream = await CALL;\nstream.abort();'],
  ])('out of sight: %s', (_, code) => {
    expect(migrated(code.replace('CALL', before))).toBeUndefined();
  });

  describe('the whole text of the last event', () => {
    /** A loop that gathers the text. */
    const gathering = (name: string, body: string): string =>
      `const stream = await ${after};\nlet ${name} = '';\nfor await (const event of stream) {\n  if (event.type === 'content-delta') ${name} += ${delta} ?? '';\n  ${body}\n}`;

    it.each([
      [
        'is gathered',
        'text',
        "if (event.eventType === 'stream-end') go(event.response.text);",
        "if (event.type === 'message-end') go(text);",
      ],
      [
        'is gathered under a free name',
        'reply',
        "if (event.eventType === 'stream-end') text = event.response?.text.trim();",
        "if (event.type === 'message-end') text = reply.trim();",
      ],
    ])('%s', (_, name, body, written) => {
      expect(migrated(loop(before, body))).toBe(gathering(name, written));
    });

    it.each([
      ['a body without braces', 'for await (const event of await CALL) go(event.response.text);'],
      ['a label', 'all: for await (const event of await CALL) { go(event.response.text); }'],
      ['names that mean something', 'for await (const event of await CALL) { go(event.response.text, text, reply); }'],
      ['a comment in the way', 'for await (const event of await CALL) { go(event.response /* all */.text); }'],
      ['another read that v2 has not', 'for await (const event of await CALL) { go(event.response.text, event.id); }'],
    ])('has no place: %s', (_, code) => {
      expect(migrated(code.replace('CALL', before))).toBeUndefined();
    });

    it('of `generate`', () => {
      const code = `async function f() {
    for await (const event of await cohere.generateStream({ prompt, model: 'command-r-08-2024' })) {
        if (event.eventType === 'stream-end') go(event.response.generations[0].text);
    }
}`;
      expect(migrated(code)).toBe(`async function f() {
    let text = '';
    for await (const event of await cohere.chatStream({ messages: [{ role: 'user', content: prompt }], model: 'command-r-08-2024' })) {
        if (event.type === 'content-delta') text += ${delta} ?? '';
        if (event.type === 'message-end') go(text);
    }
}`);
    });
  });

  it('a stream of `generate`', () => {
    const generate = "cohere.generateStream({ prompt: 'hi', model: 'command', numGenerations: 1 })";
    const body = "if (event.eventType === 'text-generation') write(event.text);";
    const chat = "cohere.chatStream({ messages: [{ role: 'user', content: 'hi' }], model: 'command-a-03-2025' })";
    expect(migrated(loop(generate, body))).toBe(
      loop(chat, `if (event.type === 'content-delta') write(${delta} ?? '');`),
    );
  });

  it('a stream that needs a model that nobody knows', () => {
    expect(migrated("await cohere.generateStream({ prompt: 'hi', preset: 'a' });")).toBeUndefined();
  });
});
