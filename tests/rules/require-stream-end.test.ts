import rule from '../../src/rules/require-stream-end.js';
import { testRule } from '../helpers/rule-tester.js';
import { v1, v2 } from '../helpers/sources.js';

const stream = (body: string, of = 'stream'): string =>
  v2(`const stream = await cohere.chatStream({ model, messages });
for await (const event of ${of}) {
  ${body}
}`);
const unseen = (event = 'message-end') => ({ messageId: 'unseenEnd', data: { event } });
const throwAtCut = (output: string, event = 'message-end') => ({ messageId: 'throwAtCut', data: { event }, output });
const write = "if (event.type === 'content-delta') process.stdout.write(event.delta.message.content.text);";

testRule('require-stream-end', rule, {
  valid: [
    { name: 'the last event', code: stream("if (event.type === 'message-end') done();") },
    { name: 'the last event in a switch', code: stream("switch (event.type) { case 'message-end': done(); }") },
    {
      name: 'the last event of v1',
      code: v1("for await (const e of await cohere.chatStream({ message })) if (e.eventType === 'stream-end') done();"),
    },
    { name: 'the reason', code: stream('reason = event.delta?.finishReason ?? reason;') },
    {
      name: 'the reason, destructured',
      code: v2('for await (const { type, delta: { finishReason } } of await cohere.chatStream({ model })) use(type);'),
    },
    { name: 'the whole event goes to a function', code: stream('send(event);') },
    { name: 'the whole event as text', code: stream('response.write(JSON.stringify(event));') },
    {
      name: 'the whole event is yielded',
      code: v2(
        'async function* events() { for await (const event of await cohere.chatStream({ model })) yield event; }',
      ),
    },
    { name: 'the whole event in a list', code: stream('all = [...all, event];') },
    { name: 'the whole event under another name', code: stream('const last = event;') },
    {
      name: 'a stream that goes to a function',
      code: v2('const stream = await cohere.chatStream({ model });\nawait collectStream(stream);'),
    },
    {
      name: 'a guarded client',
      code: `import { CohereClientV2 } from 'cohere-ai';
import { cohereFetch } from 'eslint-plugin-cohere/runtime';
const cohere = new CohereClientV2({ fetch: cohereFetch({}) });
for await (const event of await cohere.chatStream({ model })) write(event.delta);`,
    },
    {
      name: 'a loop over an answer',
      code: v2(
        'const { message } = await cohere.chat({ model });\nfor (const part of message.content) write(part.text);',
      ),
    },
    { name: 'a loop over something else', code: v2('for await (const line of lines) write(line.text);') },
    {
      name: 'a stream of another library',
      code: v2('for await (const event of await other.chatStream({ model })) write(event.text);'),
    },
    {
      name: 'a stream that may be another one',
      code: v2(
        'const s = mock ?? (await cohere.chatStream({ model }));\nfor await (const event of s) write(event.text);',
      ),
    },
  ],
  invalid: [
    {
      name: 'no look at the last event',
      code: stream(write, '«stream»'),
      errors: [
        {
          ...unseen(),
          suggestions: [
            throwAtCut(
              v2(`const stream = await cohere.chatStream({ model, messages });
let hasEnded = false;
for await (const event of stream) {
  if (event.type === 'message-end') hasEnded = true;
  ${write}
}
if (!hasEnded) throw new Error('The stream was cut off.');`),
            ),
          ],
        },
      ],
    },
    {
      name: 'logging the event hands it to nobody',
      code: stream('console.log(event);', '«stream»').replace('const stream', 'const hasEnded = 1;\nconst stream'),
      errors: [
        {
          ...unseen(),
          suggestions: [
            throwAtCut(
              v2(`const hasEnded = 1;
const stream = await cohere.chatStream({ model, messages });
let hasEnded2 = false;
for await (const event of stream) {
  if (event.type === 'message-end') hasEnded2 = true;
  console.log(event);
}
if (!hasEnded2) throw new Error('The stream was cut off.');`),
            ),
          ],
        },
      ],
    },
    {
      name: 'v1',
      code: v1(`async function say(message) {
  for await (const event of «await cohere.chatStream({ message })») {
    if (event.eventType === 'text-generation') write(event.text);
  }
}`),
      errors: [
        {
          ...unseen('stream-end'),
          suggestions: [
            throwAtCut(
              v1(`async function say(message) {
  let hasEnded = false;
  for await (const event of await cohere.chatStream({ message })) {
    if (event.eventType === 'stream-end') hasEnded = true;
    if (event.eventType === 'text-generation') write(event.text);
  }
  if (!hasEnded) throw new Error('The stream was cut off.');
}`),
              'stream-end',
            ),
          ],
        },
      ],
    },
    {
      name: 'the v2 view of a v1 client',
      code: v1('for await (const { type } of «await cohere.v2.chatStream({ model })») write(type);'),
      errors: [unseen()],
    },
    {
      name: 'a stream from a function of the file',
      code: v2(`const open = (messages) => cohere.chatStream({ model, messages });
for await (const event of «await open([])») write(event.delta);`),
      errors: [unseen()],
    },
    {
      name: 'a loop that is left early gets no suggestion',
      code: stream("if (event.type === 'content-end') break;\n  write(event.delta);", '«stream»'),
      errors: [unseen()],
    },
    {
      name: 'a variable of its own for the event',
      code: v2('let event;\nfor await (event of «await cohere.chatStream({ model })») write(event.delta);'),
      errors: [unseen()],
    },
    {
      name: 'a loop that is the body of something',
      code: v2('if (wanted) for await (const event of «await cohere.chatStream({ model })») { write(event.delta); }'),
      errors: [unseen()],
    },
    {
      name: 'an event taken apart in the body',
      code: stream('const { delta } = event;\n  write(delta);', '«stream»'),
      errors: [
        {
          ...unseen(),
          suggestions: [
            throwAtCut(
              v2(`const stream = await cohere.chatStream({ model, messages });
let hasEnded = false;
for await (const event of stream) {
  if (event.type === 'message-end') hasEnded = true;
  const { delta } = event;
  write(delta);
}
if (!hasEnded) throw new Error('The stream was cut off.');`),
            ),
          ],
        },
      ],
    },
  ],
});
