import { describe, expect, it } from 'vitest';
import { migrated } from '../../helpers/migration.js';

const before = "cohere.chat({ model: 'command-a-03-2025', message: 'hi' })";
const after = "cohere.chat({ model: 'command-a-03-2025', messages: [{ role: 'user', content: 'hi' }] })";
const inTypeScript = { filename: 'file.ts' };

/** What gives the text of a message of v2, or `undefined`. */
const text = (message: string): string =>
  `${message}.content?.map((part) => (part.type === 'text' ? part.text : '')).join('')`;
const ofResponse = text('response.message');

describe('reads of the text', () => {
  it.each([
    ['in a variable', 'const reply = response.text;', `const reply = ${ofResponse} ?? '';`],
    ['as an argument', 'say(response.text);', `say(${ofResponse} ?? '');`],
    ['as one of the arguments', 'say(1, response.text, 2);', `say(1, ${ofResponse} ?? '', 2);`],
    ['in a template', 'say(`${response.text}!`);', `say(\`\${${ofResponse} ?? ''}!\`);`],
    ['in an object', 'say({ reply: response.text });', `say({ reply: ${ofResponse} ?? '' });`],
    ['in a sum', "say('A: ' + response.text);", `say('A: ' + (${ofResponse} ?? ''));`],
    ['in a sum of its own', "say(response.text + '!');", `say((${ofResponse} ?? '') + '!');`],
    ['with a method', 'say(response.text.trim());', `say((${ofResponse} ?? '').trim());`],
    ['with an optional method', 'say(1, response.text?.trim());', `say(1, (${ofResponse} ?? '').trim());`],
    ['with a fallback', "say(response.text || 'nothing');", `say(${ofResponse} || 'nothing');`],
    ['with another fallback', "say(response.text ?? 'nothing');", `say(${ofResponse} ?? 'nothing');`],
    [
      'with methods and a fallback',
      "const a = response.text?.trim().split(',') || [];",
      `const a = ${ofResponse}.trim().split(',') || [];`,
    ],
    ['with its length', 'const a = response.text.length;', `const a = (${ofResponse} ?? '').length;`],
    ['with an index', 'const a = response.text[0];', `const a = (${ofResponse} ?? '')[0];`],
    ['with a computed method', 'const a = response.text?.[b]();', `const a = (${ofResponse} ?? '')?.[b]();`],
    ['in parentheses', 'const a = (response.text).trim();', `const a = (${ofResponse} ?? '').trim();`],
    ['behind a question', 'const a = response?.text;', `const a = ${text('response?.message')} ?? '';`],
    [
      'of questions only',
      'const a = response?.text?.trim() ?? b;',
      `const a = ${text('response?.message')}.trim() ?? b;`,
    ],
    ['as a question', 'if (!response.text) throw error;', `if (!${ofResponse}) throw error;`],
    ['as the only question', 'if (response.text) say(1);', `if (${ofResponse}) say(1);`],
    ['as one of two questions', 'if (a || response.text) say(1);', `if (a || (${ofResponse} ?? '')) say(1);`],
    ['as the first of two questions', 'if (response.text && a) say(1);', `if (${ofResponse} && a) say(1);`],
    ['as a choice', 'const a = response.text ? 1 : 2;', `const a = ${ofResponse} ? 1 : 2;`],
    ['as a side of a choice', 'const a = b ? response.text : 2;', `const a = b ? (${ofResponse} ?? '') : 2;`],
    [
      'over lines',
      'say(\n  response\n    .text // all\n);',
      `say(\n  response\n    ${text('.message')} ?? '' // all\n);`,
    ],
  ])('%s', (_, reads, written) => {
    expect(migrated(`const response = await ${before};\n${reads}`)).toBe(
      `const response = await ${after};\n${written}`,
    );
  });
});

describe('a text that several places read', () => {
  const code = (call: string, rest: string): string => `const response = await ${call};${rest}`;
  const constant = (name: string): string => `const ${name} = ${ofResponse} ?? '';`;

  it.each([
    [
      'gets a name',
      '\nif (!response.text) throw error;\nsay(response.text.trim());',
      `\n${constant('text')}\nif (!text) throw error;\nsay(text.trim());`,
    ],
    [
      'gets another name where its own means something',
      '\nsay(response.text, text);\nsay(response.text);',
      `\n${constant('reply')}\nsay(reply, text);\nsay(reply);`,
    ],
    [
      'gets a name behind a comment',
      ' // ask\nsay(response.text, response.text, response.finishReason);',
      ` // ask\n${constant('text')}\nsay(text, text, response.finishReason);`,
    ],
    [
      'gets no name where all of them mean something',
      '\nsay(response.text, text);\nsay(response.text, reply);',
      `\nsay(${ofResponse} ?? '', text);\nsay(${ofResponse} ?? '', reply);`,
    ],
    [
      'has one read that keeps its comment, and no name',
      '\nsay(response /* all */.text, response.text);',
      `\nsay(response /* all */${text('.message')} ?? '', ${ofResponse} ?? '');`,
    ],
  ])('%s', (_, before_, after_) => {
    expect(migrated(code(before, before_))).toBe(code(after, after_));
  });

  it.each([
    ['with others', 'const a = 1, response = await CALL;\nsay(READ, READ);'],
    ['in the head of a loop', 'for (const response = await CALL; a; ) say(READ, READ);'],
    ['later', 'let response;\nresponse = await CALL;\nsay(READ, READ);'],
  ])('gets no name where the answer is declared %s', (_, sample) => {
    const written = sample.replace('CALL', after).replaceAll('READ', `${ofResponse} ?? ''`);
    expect(migrated(sample.replace('CALL', before).replaceAll('READ', 'response.text'))).toBe(written);
  });
});

describe('where an answer goes', () => {
  it.each([
    ['nowhere', 'await CALL;', 'await CALL;'],
    ['nowhere, without a wait', 'CALL;', 'CALL;'],
    ['to a member at once', 'const a = (await CALL).text;', `const a = ${text('(await CALL).message')} ?? '';`],
    ['to a member of it', 'say((await CALL).text.trim());', `say((${text('(await CALL).message')} ?? '').trim());`],
    ['into a pattern', 'const { text } = await CALL;', `const text = ${text('(await CALL).message')} ?? '';`],
    ['into a pattern, renamed', 'const { text: a } = await CALL;', `const a = ${text('(await CALL).message')} ?? '';`],
    [
      'into a pattern, later',
      'const response = await CALL;\nconst { text } = response;',
      `const response = await CALL;\nconst text = ${ofResponse} ?? '';`,
    ],
    [
      'into a pattern of several names',
      'const { text, finishReason } = await CALL;\nsay(text, { text }, finishReason);',
      `const { message, finishReason } = await CALL;\nsay(${text('message')} ?? '', { text: ${text('message')} ?? '' }, finishReason);`,
    ],
    [
      'into a pattern where `message` means something',
      'const message = 1;\nconst { text, finishReason: why } = await CALL;\nsay(text, why);',
      `const message = 1;\nconst { message: answer, finishReason: why } = await CALL;\nsay(${text('answer')} ?? '', why);`,
    ],
    ['into `then`', 'const a = CALL.then((r) => r.text);', `const a = CALL.then((r) => ${text('r.message')} ?? '');`],
    [
      'into a pattern of `then`',
      'const a = CALL.then(({ text }) => text.trim(), fail).finally(done);',
      `const a = CALL.then(({ message }) => (${text('message')} ?? '').trim(), fail).finally(done);`,
    ],
    ['into nothing of `then`', 'CALL.then(() => say(1));', 'CALL.then(() => say(1));'],
    [
      'into a variable, later',
      'let response;\ntry { response = await CALL; } catch {}\nsay(response?.text);',
      `let response;\ntry { response = await CALL; } catch {}\nsay(${text('response?.message')} ?? '');`,
    ],
    ['to the console', 'const r = await CALL;\nconsole.log(r);', 'const r = await CALL;\nconsole.log(r);'],
    ['to a question', 'const r = await CALL;\nif (!r || !r.text) stop();\nif (r) go();\nif (a && r) go();', undefined],
    [
      'to a question whether it is there',
      'const r = await CALL;\nif (!r || !r.text) stop();\nr ? go() : stop();',
      `const r = await CALL;\nif (!r || !${text('r.message')}) stop();\nr ? go() : stop();`,
    ],
    [
      'with a reason',
      "const r = await CALL;\nif (r.finishReason !== 'COMPLETE') stop();",
      "const r = await CALL;\nif (r.finishReason !== 'COMPLETE') stop();",
    ],
    [
      'with counts',
      'const { text, ...rest } = a;\nconst r = await CALL;\nsay(r.meta?.tokens?.inputTokens, r.meta.billedUnits.outputTokens);',
      'const { text, ...rest } = a;\nconst r = await CALL;\nsay(r.usage?.tokens?.inputTokens, r.usage.billedUnits.outputTokens);',
    ],
  ])('%s', (_, code, written) => {
    expect(migrated(code.replace('CALL', before))).toBe(written?.replace('CALL', after));
  });

  it.each([
    ['back', 'export const ask = () => CALL;'],
    ['back, after a wait', 'export const ask = async () => await CALL;'],
    ['back, from a variable', 'export async function ask() { const r = await CALL; return r; }'],
    ['to other code', 'const r = await CALL;\nshow(r);'],
    ['to other code at once', 'show(await CALL);'],
    ['to another variable, as it is', 'const r = await CALL;\nconst s = r;\nshow(s);'],
    ['into a field', 'this.response = await CALL;'],
    ['into a variable that gets more', 'let r = await CALL;\nr = other;\nsay(r.text);'],
    ['into a variable that gets it and goes on', 'let r;\nsay((r = await CALL).text);'],
    ['into a variable that perhaps has one', 'let r;\nr ??= await CALL;\nsay(r.text);'],
    ['to other files', 'export const r = await CALL;'],
    [
      'to what others read of it',
      'const { text } = await CALL, b = 1;\nexport { text };\nconst { chatHistory } = await CALL;',
    ],
    ['into a list', 'const [r] = [await CALL];'],
    ['into a pattern of a list', 'const [text] = await CALL;'],
    ['into a pattern with the rest', 'const { text, ...rest } = await CALL;'],
    ['into a pattern with a default', "const { text = '' } = await CALL;"],
    ['into a pattern with a computed name', 'const { [name]: text } = await CALL;'],
    ['into a pattern with more', 'const { text, generationId } = await CALL;'],
    ['into a pattern that is exported', 'export const { text, finishReason } = await CALL;'],
    ['into a pattern of variables that change', "let { text, finishReason } = await CALL;\ntext = 'a';"],
    ['into a pattern that is taken apart further', 'const { meta: { tokens } } = await CALL;'],
    [
      'into a pattern where all names mean something',
      'const { text, finishReason } = await CALL;\n{ const message = 1, answer = 2; say(text); }',
    ],
    ['into a function by name', 'CALL.then(show);'],
    ['into a function with a default', 'CALL.then((r = other) => r.text);'],
    ['into a function with all of them', 'CALL.then((...all) => all[0].text);'],
    ['into `catch` alone', 'CALL.catch(fail);'],
    ['into `then`, not called', 'const then = CALL.then;'],
    ['to the raw response', 'const { data } = await CALL.withRawResponse();'],
    ['as a key', 'const r = await CALL;\nseen[r] = 1;'],
    ['with a computed name', 'const r = await CALL;\nsay(r[name]);'],
    ['with the text by a quoted name', "const r = await CALL;\nsay(r['text']);"],
    ['with a comment that would be lost', 'const r = await CALL;\nsay(r. /* all */ text);'],
    ['with a text that is changed', "const r = await CALL;\nr.text = 'a';"],
    ['with the history', 'const r = await CALL;\nlog = r.chatHistory;'],
    ['with its id', 'const r = await CALL;\nsay(r.generationId);'],
    ['with all of `meta`', 'const r = await CALL;\nsay(r.meta);'],
    ['with all tokens', 'const r = await CALL;\nsay(r.meta.tokens);'],
    ['with what v2 does not count', 'const r = await CALL;\nsay(r.meta.billedUnits.images);'],
    ['with the version', 'const r = await CALL;\nsay(r.meta.apiVersion.version);'],
    ['with a reason that v2 does not know', "const r = await CALL;\nif (r.finishReason === 'ERROR_TOXIC') stop();"],
    ['with a reason that is compared with something', 'const r = await CALL;\nif (r.finishReason === why) stop();'],
    [
      'with a switch over reasons that v2 does not know',
      "const r = await CALL;\nswitch (r.finishReason) { case 'USER_CANCEL': stop(); }",
    ],
    ['in a choice', 'const r = a ? await CALL : b;\nsay(r.text);'],
    ['in several at once', 'const [a] = await Promise.all([CALL]);\nsay(a.text);'],
  ])('out of sight, or with what v2 has not: %s', (_, code) => {
    expect(migrated(code.replaceAll('CALL', before))).toBeUndefined();
  });

  it.each([
    ['a type', 'const r: Answer = await CALL;\nsay(r.text);'],
    ['a cast', 'const r = (await CALL) as Answer;\nsay(r.text);'],
    ['a cast of a read', 'const r = await CALL;\nsay((r as Answer).text);'],
    ['a pattern with a type', 'const { text }: Answer = await CALL;'],
    ['a parameter with a type', 'CALL.then((r: Answer) => r.text);'],
    ['a pattern of a parameter with a type', 'CALL.then(({ text }: Answer) => text);'],
    ['the type of an answer', 'const r = await CALL;\nlet s: typeof r;\nsay(r.text);'],
    ['a reason that goes anywhere', 'const r = await CALL;\nsay(r.finishReason);'],
    ['a name for a reason that goes anywhere', 'const { text, finishReason } = await CALL;\nsay(text, finishReason);'],
  ])('what TypeScript may not take: %s', (_, code) => {
    expect(migrated(code.replace('CALL', before), inTypeScript)).toBeUndefined();
  });

  it.each([
    ['a reason that is compared', "const a = r.finishReason === 'MAX_TOKENS' || 'ERROR' === r?.finishReason;"],
    ['a reason that is switched on', "switch (r.finishReason) { case 'STOP_SEQUENCE': break; default: stop(); }"],
    ['a reason in a text', 'say(`${r.finishReason}`);'],
  ])('what TypeScript takes: %s', (_, code) => {
    const file = `const r = await CALL;\n${code}`;
    expect(migrated(file.replace('CALL', before), inTypeScript)).toBe(file.replace('CALL', after));
  });

  it.each([
    ['a cast', 'say(1, r.text as string);', `say(1, (${text('r.message')} ?? '') as string);`],
    ['an assertion', 'say(1, r.text!);', `say(1, (${text('r.message')} ?? '')!);`],
  ])('%s of the text', (_, read, written) => {
    const file = (call: string, rest: string): string => `const r = await ${call};\n${rest}`;
    expect(migrated(file(before, read), inTypeScript)).toBe(file(after, written));
  });
});
