import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { type ClientUses, clientUses } from '../../src/analysis/client-uses.js';
import { visitCohere } from '../../src/analysis/visit.js';
import { createRule } from '../../src/core/create-rule.js';

/** What is found of the first client of a file. */
function usesIn(code: string): ClientUses {
  let found: ClientUses | undefined;
  const rule = createRule({
    name: 'probe',
    meta: {
      type: 'problem',
      docs: { description: 'see the uses of a client', preset: null, checklist: 'none' },
      messages: { none: 'None.' },
      schema: [],
    },
    create: (context) => visitCohere(context, { creation: (creation, file) => (found ??= clientUses(creation, file)) }),
  });
  const config: Linter.Config = {
    languageOptions: { parser },
    plugins: { test: { rules: { rule } } },
    rules: { 'test/rule': 'error' },
  };
  const text = `import { CohereClient, CohereClientV2 } from 'cohere-ai';\n${code}`;
  expect(new Linter().verify(text, [config], 'file.js')).toEqual([]);
  return found!;
}

/** `chat`, `v2.chat`: the names that are used, each once. */
function namesIn(code: string): string[] {
  const names = usesIn(code).uses.map(({ name, isOnV2View }) => (isOnV2View ? `v2.${name}` : name));
  return [...new Set(names)];
}

const made = 'const c = new CohereClient();';

describe('uses', () => {
  it.each([
    ['a method', `${made} c.chat(a);`, ['chat']],
    ['methods of `.v2`', `${made} c.v2.chat(a); c.v2.embed(b);`, ['v2.chat', 'v2.embed']],
    ['a resource', `${made} c.models.list(); c.audio.transcriptions.create(a);`, ['models', 'audio']],
    ['a method that is not called', `${made} const f = c.chat; retry(c.embed.bind(c));`, ['chat', 'embed']],
    ['a pattern', `${made} const { chat, tokenize: count } = c;`, ['chat', 'tokenize']],
    ['a pattern that is assigned', `${made} let chat; ({ chat } = c);`, ['chat']],
    ['where the client is made', 'new CohereClient().chat(a);', ['chat']],
    ['an alias', `${made} const d = c; d.chat(a);`, ['chat']],
    ['a loop of aliases', `${made} let d = c; d = d; d.chat(a);`, ['chat']],
    ['after `await`', `${made} const d = await c; d.chat(a);`, ['chat']],
    ['after a choice', `${made} const d = a ? c : b ?? c; d.chat(a);`, ['chat']],
    ['a field', 'class A { #c = new CohereClient(); f() { this.#c.chat(a); } }', ['chat']],
    ['a field that others can read', 'class A { c = new CohereClient(); f() { this.c.chat(a); } }', ['chat']],
    [
      'a function that returns it',
      'const get = () => new CohereClient(); get().chat(a); get().v2.embed(b);',
      ['chat', 'v2.embed'],
    ],
    ['the v2 class has no `.v2`', 'const c = new CohereClientV2({}); c.chat(a);', ['chat']],
    ['none', made, []],
  ])('%s', (_, code, names) => {
    expect(namesIn(code)).toEqual(names);
  });
});

describe('completeness', () => {
  it.each([
    ['used', `${made} c.chat(a);`],
    ['asked whether it is there', `${made} if (!c || c == null || typeof c === 'object') f(); c ? f() : g();`],
    ['a type of it', `${made} let d: typeof c;`],
    ['a variable that may be empty', 'let c = null; c = new CohereClient(); c = undefined;'],
    ['made once', 'let c; const f = () => { c ??= new CohereClient(); c.chat(a); };'],
    ['a method replaced', `${made} c.chat = mock;`],
    ['a private static field', 'class A { static #c = new CohereClient(); static f() { A.#c.chat(a); } }'],
    [
      'a private field set twice',
      'class A { #c; constructor() { const c = new CohereClient(); this.#c = c; this.#c = c; } }',
    ],
    [
      'a private field set later',
      'class A { #c; constructor() { this.#c = new CohereClient(); } f() { this.#c.chat(a); } }',
    ],
  ])('complete: %s', (_, code) => {
    expect(usesIn(code).isComplete).toBe(true);
  });

  it.each([
    ['exported', 'export const c = new CohereClient();'],
    ['exported later', `${made} export { c };`],
    ['exported by default', 'export default new CohereClient();'],
    ['exported by CommonJS', `${made} module.exports = { c };`],
    ['passed on', `${made} f(c);`],
    ['spread', `${made} const d = { ...c };`],
    ['returned', `const f = () => { ${made} return c; };`],
    ['returned by an arrow', 'const f = () => new CohereClient();'],
    ['a default of a parameter', 'const f = (c = new CohereClient()) => c.chat(a);'],
    ['written into a parameter', 'function f(c) { c = c ?? new CohereClient(); }'],
    ['a field that others can read', 'class A { c = new CohereClient(); }'],
    ['a global that nobody declares', 'c = new CohereClient();'],
    ['a field of something else', 'globalThis.c = new CohereClient();'],
    ['a field by a computed name', 'class A { #c; f() { this[name] = new CohereClient(); } }'],
    [
      'a private field with two clients',
      'class A { #c = new CohereClient(); f() { this.#c = other; this.#c.chat(a); } }',
    ],
    ['a pattern with the rest', `${made} const { ...rest } = c;`],
    ['a pattern with a computed name', `${made} const { [name]: x } = c;`],
    ['a pattern that takes `.v2`', `${made} const { v2 } = c;`],
    ['a computed name', `${made} c[name](a);`],
    ['a name itself', `${made} seen[c] = 1;`],
  ])('incomplete: %s', (_, code) => {
    expect(usesIn(code).isComplete).toBe(false);
  });
});

it('lists the expressions that are `.v2`', () => {
  expect(usesIn(`${made} c.v2.chat(a); const d = c.v2; d.embed(b);`).v2Views).toHaveLength(2);
});

it('lists the types of what holds the client', () => {
  const { declaredTypes } = usesIn(
    'class A { private c: CohereClient | null = null; f() { const d: CohereClient = (this.c = new CohereClient() as CohereClient); } }',
  );
  expect(declaredTypes.map(({ type }) => type)).toEqual(['TSTypeReference', 'TSUnionType', 'TSTypeReference']);
});
