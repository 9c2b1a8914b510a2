import { describe, expect, it } from 'vitest';
import { migrated } from '../../helpers/migration.js';

const inTypeScript = { filename: 'file.ts' };

describe('generate', () => {
  const before = "cohere.generate({ model: 'command-r-08-2024', prompt: 'hi' })";
  const after = "cohere.chat({ model: 'command-r-08-2024', messages: [{ role: 'user', content: 'hi' }] })";
  const text = (message: string): string =>
    `${message}.content?.map((part) => (part.type === 'text' ? part.text : '')).join('')`;

  it.each([
    ['the first text', 'say(r.generations[0].text);', `say(${text('r.message')} ?? '');`],
    [
      'of questions only',
      "say(r?.generations?.[0]?.text?.trim() || 'none');",
      `say(${text('r?.message')}.trim() || 'none');`,
    ],
    [
      'whether there is one',
      'if (!r.generations || r.generations.length === 0) stop();',
      'if (!r.message.content || (r.message.content?.length ?? 0) === 0) stop();',
    ],
    ['tokens', 'say(r.meta?.billedUnits?.outputTokens);', 'say(r.usage?.billedUnits?.outputTokens);'],
  ])('%s', (_, reads, written) => {
    expect(migrated(`const r = await ${before};\n${reads}`)).toBe(`const r = await ${after};\n${written}`);
  });

  it.each([
    [
      'a pattern',
      'const { generations } = await CALL;\nsay(generations[0].text, generations.length);',
      `const { message } = await CALL;\nsay(${text('message')} ?? '', message.content?.length ?? 0);`,
    ],
    [
      'a pattern of `then`',
      'CALL.then(({ generations }) => generations[0].text.trim());',
      `CALL.then(({ message }) => (${text('message')} ?? '').trim());`,
    ],
  ])('%s', (_, code, written) => {
    expect(migrated(code.replace('CALL', before))).toBe(written.replace('CALL', after));
  });

  it.each([
    ['the second', 'say(r.generations[1].text);'],
    ['all of them', 'say(r.generations.map(({ text }) => text));'],
    ['the first', 'say(r.generations[0]);'],
    ['how likely', 'say(r.generations[0].likelihood);'],
    ['the prompt', 'say(r.prompt);'],
    ['a reason', "if (r.finishReason === 'COMPLETE') stop();"],
    ['a text of its own', 'say(r.text);'],
    ['the body of 5.x', 'say(r.body.generations[0].text);'],
    ['a pattern in a pattern', 'const { generations: [{ text }] } = r;'],
    ['a pattern with a reason', 'const { generations, finishReason } = r;'],
  ])('no whole migration with a read of %s', (_, read) => {
    expect(migrated(`const r = await ${before};\n${read}`)).toBeUndefined();
  });

  it.each([
    ["numGenerations: 1, returnLikelihoods: 'NONE', truncate: 'END', ", ''],
    ['max_tokens: 5, num_generations: 1, ', 'maxTokens: 5, '],
  ])('keys: %s', (keys, written) => {
    const chat = "messages: [{ role: 'user', content: prompt }], model: 'command-r-08-2024'";
    const code = `await cohere.generate({ ${keys}prompt, model: 'command-r-08-2024' });`;
    expect(migrated(code)).toBe(`await cohere.chat({ ${written}${chat} });`);
  });

  it('keys at the end go with their commas', () => {
    const request = "prompt, model: 'command-r-08-2024'";
    const code = (keys: string, end: string): string => `await cohere.generate({ ${request}${keys}${end} });`;
    const written = (end: string): string =>
      `await cohere.chat({ messages: [{ role: 'user', content: prompt }], model: 'command-r-08-2024'${end} });`;
    const keys = ", numGenerations: 1, returnLikelihoods: 'NONE'";
    expect(migrated(code(keys, ''))).toBe(written(''));
    expect(migrated(code(keys, ','))).toBe(written(','));
    expect(migrated(code(', /* one */ numGenerations: 1', ''))).toBe(written(', /* one */ '));
    expect(migrated(code(",\n// one\nnumGenerations: 1,\ntruncate: 'END',\n", 'k: 0'))).toBe(
      written(',\n// one\nk: 0'),
    );
    expect(migrated(code(',\n// one\nnumGenerations: 1, k: 0', ''))).toBe(written(',\n// one\nk: 0'));
    expect(migrated(code(', /* one */ numGenerations: 1,\nk: 0', ''))).toBe(written(', /* one */ \nk: 0'));
  });

  it.each([
    'numGenerations: 2',
    'numGenerations: count',
    "returnLikelihoods: 'ALL'",
    "endSequences: ['a']",
    "preset: 'a'",
    'logitBias: {}',
    'temperature: 1.5',
  ])('no whole migration with %s', (key) => {
    expect(migrated(`await cohere.generate({ model: 'command-r-08-2024', prompt, ${key} });`)).toBeUndefined();
  });
});

describe('embed', () => {
  const request = "model: 'embed-v4.0', texts, inputType: 'search_query'";
  const before = `cohere.embed({ ${request} })`;
  const after = `cohere.embed({ ${request}, embeddingTypes: ['float'] })`;
  const byType = `cohere.embed({ ${request}, embeddingTypes: ['float', 'int8'] })`;

  it.each([
    ['nowhere', 'await CALL;', 'await CALL;'],
    [
      'the list',
      'const r = await CALL;\nsave(r.embeddings);',
      'const r = await CALL;\nsave(r.embeddings.float ?? []);',
    ],
    ['one of them', 'const [a] = (await CALL).embeddings;', 'const [a] = (await CALL).embeddings.float ?? [];'],
    [
      'a pattern',
      'const { embeddings: vectors, meta } = await CALL;\nsave(vectors, meta);',
      'const { embeddings: { float: vectors = [] }, meta } = await CALL;\nsave(vectors, meta);',
    ],
    [
      'what both have',
      'const r = await CALL;\nsave(r.id, r.texts, r.meta);',
      'const r = await CALL;\nsave(r.id, r.texts, r.meta);',
    ],
  ])('%s', (_, code, written) => {
    expect(migrated(code.replace('CALL', before))).toBe(written.replace('CALL', after));
  });

  it.each([
    [
      'a cast',
      'const r = await CALL;\nsave(r.embeddings as number[][]);',
      'const r = await CALL;\nsave((r.embeddings.float ?? []) as number[][]);',
    ],
    [
      'one of them',
      'const r = await CALL;\nsave(r.embeddings[n]);',
      'const r = await CALL;\nsave((r.embeddings.float ?? [])[n]);',
    ],
  ])('in TypeScript, %s', (_, code, written) => {
    expect(migrated(code.replace('CALL', before), inTypeScript)).toBe(written.replace('CALL', after));
  });

  it('a comment stays behind its key', () => {
    const lines = (added: string): string =>
      `await cohere.embed({\n  model: 'embed-v4.0',\n  texts,\n  ${added}inputType: 'search_query', // why\n});`;
    expect(migrated(lines(''))).toBe(lines("embeddingTypes: ['float'],\n  "));
  });

  it('over lines', () => {
    const lines = (added: string): string =>
      `await cohere.embed({\n  model: 'embed-v4.0',\n  texts,\n  inputType: 'search_query',${added}\n});`;
    expect(migrated(lines(''))).toBe(lines("\n  embeddingTypes: ['float'],"));
  });

  it.each([
    ['a type', 'const r = await CALL;\nsave(r.embeddings.int8);'],
    ['a cast', 'const r = await CALL;\nsave((r.embeddings as { float: number[][] }).float);'],
  ])('by type it stays, in TypeScript: %s', (_, code) => {
    const file = code.replace('CALL', byType);
    expect(migrated(file, inTypeScript)).toBe(file);
  });

  it.each([
    ['the whole', 'const r = await CALL;\nsave(r.embeddings);'],
    ['a pattern', 'const { embeddings } = await CALL;\nsave(embeddings.float);'],
  ])('by type it stays: %s', (_, code) => {
    const file = code.replace('CALL', byType);
    expect(migrated(file)).toBe(file);
    expect(migrated(file, inTypeScript)).toBeUndefined();
  });

  it('by type it may be missing', () => {
    const file = (read: string): string => `const r = await ${byType};\nsave(${read});`;
    expect(migrated(file('r.embeddings.float[0]'))).toBe(file('(r.embeddings.float ?? [])[0]'));
    expect(migrated(file('r.embeddings.float?.[0]'))).toBe(file('r.embeddings.float?.[0]'));
  });

  it.each([
    ['the answer goes on', 'save(await CALL);'],
    ['a type of answer', 'const r = await CALL;\nif (r.responseType) go();'],
    ['a computed name', 'const r = await CALL;\nsave(r[name]);'],
    ['both shapes', 'const r = await CALL;\nsave(r.embeddings.float || r.embeddings);'],
    ['a write', 'const r = await CALL;\nr.embeddings = [];'],
    ['a pattern with the rest', 'const { ...rest } = await CALL;'],
    ['a pattern with the type of answer', 'const { responseType } = await CALL;'],
  ])('no whole migration: %s', (_, code) => {
    expect(migrated(code.replace('CALL', before))).toBeUndefined();
  });

  it('no whole migration where TypeScript may know two shapes', () => {
    expect(migrated(`const r = await ${before};\nsave(r.embeddings);`, inTypeScript)).toBeUndefined();
    expect(migrated(`const { embeddings } = await ${before};\nsave(embeddings);`, inTypeScript)).toBeUndefined();
  });

  it.each([
    ['no model', "{ texts, inputType: 'search_query' }"],
    ['no purpose', "{ model: 'embed-v4.0', texts }"],
    ['more than v1 takes', `{ ${request}, outputDimension: 256 }`],
  ])('no whole migration: %s', (_, given) => {
    expect(migrated(`await cohere.embed(${given});`)).toBeUndefined();
  });
});

describe('rerank', () => {
  const call = (rest: string): string => `cohere.rerank({ model: 'rerank-v3.5', query, ${rest} })`;

  it.each([
    ['texts', "documents: ['a', `b`], topN: 3"],
    ['a list of texts', 'documents: docs.map((doc) => `${doc.title}: ${doc.text}`)'],
  ])('%s', (_, rest) => {
    const code = `const { results } = await ${call(rest)};\nshow(results.map(({ index }) => index));`;
    expect(migrated(code)).toBe(code);
  });

  it.each([
    ['a constant', "const documents = ['a'];"],
    ['a parameter', 'export const f = async (documents: string[]) => {'],
  ])('%s', (_, declaration) => {
    const code = `${declaration}\n  const r = await ${call('documents')};\n  show(r.results, r.id, r.meta);`;
    const file = declaration.endsWith('{') ? `${code}\n};` : code;
    expect(migrated(file, inTypeScript)).toBe(file);
  });

  it('documents that nobody wants back', () => {
    expect(migrated(`await ${call("documents: ['a'], returnDocuments: false")};`)).toBe(
      `await ${call("documents: ['a']")};`,
    );
  });

  it.each([
    ['documents of any kind', 'documents'],
    ['documents of some function', 'documents: load()'],
    ['documents of some method', 'documents: docs.filter((doc) => `a`)'],
    ['documents of some field', 'documents: this.docs'],
    ['objects', "documents: [{ text: 'a' }]"],
    ['objects of a list', 'documents: docs.map((doc) => ({ text: doc }))'],
    ['a list by a name', 'documents: docs.map(toText)'],
    ['a list in steps', 'documents: docs.map((doc) => { return `a`; })'],
    ['a hole', 'documents: [,]'],
    ['documents back', "documents: ['a'], returnDocuments: true"],
    ['fields', "documents: ['a'], rankFields: ['text']"],
    ['no documents', 'topN: 1'],
  ])('no whole migration: %s', (_, rest) => {
    expect(migrated(`await ${call(rest)};`)).toBeUndefined();
  });

  it.each([
    ['a parameter of another type', 'documents: Docs'],
    ['a parameter that may be left out', 'documents?: string[]'],
    ['a list of other things', 'documents: Doc[]'],
  ])('no whole migration: %s', (_, parameter) => {
    const file = `export const f = async (${parameter}) => {\n  await ${call('documents')};\n};`;
    expect(migrated(file, inTypeScript)).toBeUndefined();
  });

  it.each([
    ['the answer', 'save(await CALL);'],
    ['a document', 'const r = await CALL;\nshow(r.results[0].document);'],
    ['something else', 'const r = await CALL;\nshow(r.length);'],
    ['the rest', 'const { ...rest } = await CALL;'],
    ['no model', "await cohere.rerank({ query, documents: ['a'] });"],
  ])('no whole migration with %s', (_, code) => {
    expect(migrated(code.replace('CALL', call("documents: ['a']")))).toBeUndefined();
  });
});
