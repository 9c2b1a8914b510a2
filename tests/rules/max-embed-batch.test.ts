import rule from '../../src/rules/max-embed-batch.js';
import { type ExpectedError, testRule } from '../helpers/rule-tester.js';
import { init, v1, v2 } from '../helpers/sources.js';

const runtime = 'eslint-plugin-cohere/runtime';
const fields = "model: 'embed-v4.0', inputType: 'search_document', embeddingTypes: ['float']";
const list = (count: number): string => `[${"'a', ".repeat(count)}]`;

/** The file of `v2()` after a suggestion. */
const helped = (body: string): string => `import { CohereClientV2 } from 'cohere-ai';
import { embedInBatches } from '${runtime}';
const cohere = new CohereClientV2({});
${body}`;

const tooMany = (size: string, field = 'texts'): ExpectedError => ({
  messageId: 'tooMany',
  data: { size, field, max: 96 },
});
const unbounded: ExpectedError = { messageId: 'unbounded', data: { field: 'texts', max: 96 } };
const useHelper = (output: string) => [{ messageId: 'useHelper', output }];
const reportUnbounded = [{ reportUnbounded: true }];
/** A release without helpers: no suggestions. */
const plain = { cohere: { sdkVersion: '7.17.1' } };
const embed = `await cohere.embed({ ${fields}, texts });`;
const marked = embed.replace('texts', '«texts»');

testRule('max-embed-batch', rule, {
  valid: [
    ...Object.entries({
      'a literal': `await cohere.embed({ ${fields}, texts: ['a', 'b'] });`,
      'a literal of 96': `const texts = ${list(96)};\n${embed}`,
      'a parameter': `export const index = (texts) => cohere.embed({ ${fields}, texts });`,
      'slices of 96': 'for (let i = 0; i < all.length; i += 96) await cohere.embed({ texts: all.slice(i, i + 96) });',
      'slices of a size in a constant':
        'const size = 96;\nfor (let i = 0; i < all.length; i += size) {\n  const texts = all.slice(i, i + size);\n  await cohere.embed({ texts });\n}',
      'slices of a size in the environment':
        'const size = Math.min(96, Number(process.env.BATCH));\nawait cohere.embed({ texts: all.slice(i, i + size) });',
      'slices of a size of the caller':
        'const index = (all, size) => cohere.embed({ texts: all.slice(0, size) });\nexport { index };',
      'slices from somewhere to somewhere': 'await cohere.embed({ texts: all.slice(from, to) });',
      'slices in other steps': 'await cohere.embed({ texts: all.slice(i, j + 500) });',
      'slices of other pages':
        'await cohere.embed({ texts: all.slice(i * 200, j * 200) });\nawait cohere.embed({ texts: all.slice(i * 200, (i + 1) * n) });\nawait cohere.embed({ texts: all.slice(i * 200, (i - 1) * 200) });\nawait cohere.embed({ texts: all.slice(i * 200, (j + 1) * 200) });\nawait cohere.embed({ texts: all.slice(i * 200, (i + k) * 200) });\nawait cohere.embed({ texts: all.slice(i + 200, i * 200) });\nawait cohere.embed({ texts: all.slice(i * 200, i * 200) });',
      'a slice that takes the rest':
        'await cohere.embed({ texts: all.slice(200) });\nawait cohere.embed({ texts: all.slice() });\nawait cohere.embed({ texts: all.slice(from) });',
      'a slice between constants':
        'await cohere.embed({ texts: all.slice(400, 450) });\nawait cohere.embed({ texts: all.slice(-200, 0) });\nawait cohere.embed({ texts: all.slice(300, 100) });',
      'a slice of a short list':
        "const all = ['a', 'b', 'c'];\nfor (let i = 0; i < all.length; i += 128) await cohere.embed({ texts: all.slice(i, i + 128) });",
      'a filter of many': `const all = ${list(200)};\nawait cohere.embed({ texts: all.filter(Boolean) });`,
      'a flatMap of many': 'await cohere.embed({ texts: all.slice(0, 200).flatMap(split) });',
      'what was taken out of many': `const texts = ${list(200)};\ntexts.splice(96);\n${embed}`,
      'what was cut off': `const texts = ${list(200)};\ntexts.length = 96;\n${embed}`,
      'what was popped': `const texts = ${list(97)};\ntexts.pop();\n${embed}`,
      'splices of 96': 'while (all.length > 0) await cohere.embed({ texts: all.splice(0, 96) });',
      'a splice of all':
        'await cohere.embed({ texts: all.splice(0) });\nawait cohere.embed({ texts: all.splice(0, n) });',
      'chunks of 96': 'for (const texts of chunk(all, 96)) await cohere.embed({ texts });',
      'chunks of an unknown size': 'for (const texts of chunk(all, size)) await cohere.embed({ texts });',
      'chunks with several numbers': 'for (const texts of makeBatches(all, 200, 3)) await cohere.embed({ texts });',
      'parts that are no chunks':
        'for (const texts of split(all, 200)) await cohere.embed({ texts });\nfor (const texts of all) await cohere.embed({ texts });\nlet later;\nfor (const texts of later) await cohere.embed({ texts });\nfor (const texts of state.all) await cohere.embed({ texts });\nfor (const i in all) await cohere.embed({ texts: i });',
      'an accumulator':
        'chunk(all, 200).reduce((texts, next) => cohere.embed({ texts }), null);\nchunk(all, 200).map((_, texts) => cohere.embed({ texts }));',
      'a callback of something else':
        'wait(() => cohere.embed({ texts: later }));\nread((texts) => cohere.embed({ texts }));\nstore.on((texts) => cohere.embed({ texts }));',
      'a list that grows from nothing':
        'const texts = [];\nfor (const item of items) texts.push(item.text);\nawait cohere.embed({ texts });',
      'a list that is filled by index': `const texts = ['a'];\nitems.forEach((item, at) => { texts[at] = item; });\n${embed}`,
      'a spread': `const one = ['a'];\nawait cohere.embed({ texts: [...one, ...others, 'b'] });`,
      'an array of a length':
        "await cohere.embed({ texts: Array.from({ length: 10 }, text) });\nawait cohere.embed({ texts: new Array(96).fill('a') });\nawait cohere.embed({ texts: Array.from(all, String) });\nawait cohere.embed({ texts: Array.from() });\nawait cohere.embed({ texts: new Array(97, 98) });\nawait cohere.embed({ texts: new List(200) });\nawait cohere.embed({ texts: Array(...all) });",
      'an array class of its own': 'class Array {}\nawait cohere.embed({ texts: new Array(200) });',
      'numbers that are no numbers':
        'await cohere.embed({ texts: all.slice(0, 2 ** 10) });\nawait cohere.embed({ texts: all.slice(0, 90 + extra) });\nawait cohere.embed({ texts: all.slice(0, smallest.min(200)) });\nawait cohere.embed({ texts: all.slice(0, Math.max(200, n)) });\nawait cohere.embed({ texts: all.slice(0, Math.min(...sizes)) });',
      'a list that depends on itself':
        'let texts = read();\ntexts = texts.map(trim);\nawait cohere.embed({ texts });\nfunction again() { return again(); }\nawait cohere.embed({ texts: again() });',
      'functions that give nothing':
        'function none() { return; }\nfunction empty() {}\nawait cohere.embed({ texts: none() });\nawait cohere.embed({ texts: empty() });\nfor (const texts of none()) await cohere.embed({ texts });',
      'other lists of a request': `await cohere.embed({ texts: ['a'], images: ${list(200)}, other: ${list(200)} });`,
      'jobs, which have no limit': `await cohere.embedJobs.create({ model: 'embed-v4.0', datasetId, texts: ${list(200)} });`,
      'methods by computed names':
        'chunk(all, 200)[each]((texts) => cohere.embed({ texts }));\nfor (const texts of starts[each]((i) => all.slice(i, i + 200))) await cohere.embed({ texts });\nawait cohere.embed({ texts: all[method](0, 200) });',
      'a request out of sight': 'await cohere.embed(request);',
      'a name that nobody declares':
        'await cohere.embed({ texts });\nfor (const texts of everything) await cohere.embed({ texts });',
      'a loop over pairs': 'for (const [i, texts] of chunk(all, 200).entries()) await cohere.embed({ texts });',
      'another client': `other.embed({ texts: ${list(200)} });`,
    }).map(([name, body]) => ({ name, code: v2(body) })),
    {
      name: 'the module of 5.x, which sends batches by itself',
      code: init(`await cohere.embed({ texts: ${list(200)} });`),
    },
    ...Object.entries({
      'a list of the caller that is measured':
        'export function index(texts) {\n  if (texts.length > 96) throw new Error();\n  return cohere.embed({ texts });\n}',
      'a list of the caller that is measured under its first name':
        'export function index(items) {\n  const texts = items.map(textOf);\n  if (96 < items.length) throw new Error();\n  return cohere.embed({ texts });\n}',
      'a list of the caller, by its length':
        'export const index = (texts) => cohere.embed({ texts, size: Math.min(texts.length, 96) });',
      'slices of a list of the caller': 'export const index = (all) => cohere.embed({ texts: all.slice(0, 96) });',
      'a text of the caller': 'export const index = (text) => cohere.embed({ texts: [text] });',
      'a list of callers in sight':
        "const index = (texts) => cohere.embed({ texts });\nawait index(['a']);\nawait index(['b']);",
      'a list of a computed method': 'export const index = (items) => cohere.embed({ texts: items[method](textOf) });',
      'a name that nobody declares': 'await cohere.embed({ texts });',
      'a list from elsewhere':
        'const texts = await read();\nawait cohere.embed({ texts });\nawait cohere.embed({ texts: read() });\nawait cohere.embed({ texts: [...read(), ...read()] });\nawait cohere.embed({ texts: [] });',
    }).map(([name, body]) => ({ name: `${name}, with the option`, options: reportUnbounded, code: v2(body) })),
    {
      name: 'a list with a type that no caller gives, with the option',
      typescript: true,
      options: reportUnbounded,
      code: v2(
        'const texts: string[] = load();\nawait cohere.embed({ texts });\nasync function index({ texts }: { texts: string[] }) { await cohere.embed({ texts }); }',
      ),
    },
  ],
  invalid: [
    {
      name: 'a literal of 97',
      code: v2(`const texts = ${list(97)};\n${marked}`),
      errors: [
        {
          ...tooMany('97'),
          suggestions: useHelper(
            helped(`const texts = ${list(97)};\nawait embedInBatches(cohere, { ${fields}, texts });`),
          ),
        },
      ],
    },
    {
      name: 'slices in a loop',
      code: v2(`for (let i = 0; i < all.length; i += 128) {
  const { embeddings } = await cohere.embed({
    ${fields},
    «texts»: all.slice(i, i + 128), // one batch
  });
}`),
      errors: [
        {
          ...tooMany('up to 128'),
          suggestions: useHelper(
            helped(`for (let i = 0; i < all.length; i += 128) {
  const { embeddings } = await embedInBatches(cohere, {
    ${fields},
    texts: all.slice(i, i + 128), // one batch
  });
}`),
          ),
        },
      ],
    },
    {
      name: 'mixed inputs, in CommonJS',
      sourceType: 'commonjs',
      code: `const { CohereClient } = require('cohere-ai');
const cohere = new CohereClient();
exports.index = (all) => cohere.v2.embed({ ${fields}, «inputs»: all.slice(0, 200) });`,
      errors: [
        {
          ...tooMany('up to 200', 'inputs'),
          suggestions: useHelper(`const { CohereClient } = require('cohere-ai');
const { embedInBatches } = require('${runtime}');
const cohere = new CohereClient();
exports.index = (all) => embedInBatches(cohere.v2, { ${fields}, inputs: all.slice(0, 200) });`),
        },
      ],
    },
    {
      name: 'a field of a class, with a type on the request',
      typescript: true,
      code: `import { CohereClientV2 } from 'cohere-ai';
export class Index {
  private readonly cohere = new CohereClientV2({});
  add = (all: string[]) => this.cohere!.embed({ ${fields}, «texts»: all.slice(-200) } satisfies Request);
}`,
      errors: [
        {
          ...tooMany('up to 200'),
          suggestions: useHelper(`import { CohereClientV2 } from 'cohere-ai';
import { embedInBatches } from '${runtime}';
export class Index {
  private readonly cohere = new CohereClientV2({});
  add = (all: string[]) => embedInBatches(this.cohere!, { ${fields}, texts: all.slice(-200) } satisfies Request);
}`),
        },
      ],
    },
    {
      name: 'an import that is there, and an abort signal',
      code: `import { CohereClientV2 } from 'cohere-ai';
import { cohereFetch } from '${runtime}';
const cohere = new CohereClientV2({ fetch: cohereFetch() });
await cohere.embed({ «texts»: Array.from({ length: 1_000 }, text) }, { abortSignal });`,
      errors: [
        {
          ...tooMany('1000'),
          suggestions: useHelper(`import { CohereClientV2 } from 'cohere-ai';
import { cohereFetch, embedInBatches } from '${runtime}';
const cohere = new CohereClientV2({ fetch: cohereFetch() });
await embedInBatches(cohere, { texts: Array.from({ length: 1_000 }, text) }, { abortSignal });`),
        },
      ],
    },
    {
      name: 'a name that is taken',
      code: v2('export const embedInBatches = (all) => cohere.embed({ «texts»: all.slice(0, 100) });'),
      errors: [
        {
          ...tooMany('up to 100'),
          suggestions: useHelper(`import { CohereClientV2 } from 'cohere-ai';
import { embedInBatches as embedInBatches2 } from '${runtime}';
const cohere = new CohereClientV2({});
export const embedInBatches = (all) => embedInBatches2(cohere, { texts: all.slice(0, 100) });`),
        },
      ],
    },
    ...Object.entries({
      'options that the helper does not take':
        'await cohere.embed({ «texts»: all.slice(0, 100) }, { timeoutInSeconds: 5 });',
      'options out of sight': 'await cohere.embed({ «texts»: all.slice(0, 100) }, options);',
      'the raw response': 'await cohere.embed({ «texts»: all.slice(0, 100) }).withRawResponse();',
      'a bound method': 'const { embed } = cohere;\nawait embed({ «texts»: all.slice(0, 100) });',
      'a method that is called by another': 'await cohere.embed.call(cohere, { «texts»: all.slice(0, 100) });',
      'a client that may be missing': 'await cohere?.embed({ «texts»: all.slice(0, 100) });',
      'a comment that would be lost': 'await cohere\n  // the index\n  .embed({ «texts»: all.slice(0, 100) });',
    }).map(([name, body]) => ({ name: `no suggestion: ${name}`, code: v2(body), errors: [tooMany('up to 100')] })),
    ...Object.entries({
      'a slice of the first': [`await cohere.embed({ «texts»: all.slice(0, 100) });`, 'up to 100'],
      'a slice between constants': ['await cohere.embed({ «texts»: all.slice(100, 300) });', 'up to 200'],
      'a slice by a constant': [
        'const size = 128;\nawait cohere.embed({ «texts»: all.slice(i, i + size) });',
        'up to 128',
      ],
      'a slice by a step before its start': ['await cohere.embed({ «texts»: all.slice(i, 128 + i) });', 'up to 128'],
      'a slice by page': ['await cohere.embed({ «texts»: all.slice(page * 128, (page + 1) * 128) });', 'up to 128'],
      'a slice to an end in a constant': [
        'const end = Math.min(i + 128, all.length);\nawait cohere.embed({ «texts»: all.slice(i, end) });',
        'up to 128',
      ],
      'a slice by a default': [
        'export const index = (all, size = 128) => cohere.embed({ «texts»: all.slice(0, size) });',
        'up to 128',
      ],
      'a slice by a setting with a default': [
        'const size = config.size ?? 256;\nawait cohere.embed({ «texts»: all.slice(i, i + size) });',
        'up to 256',
      ],
      'a slice by a calculated size': [
        'const size = 2 * 96 - 32 / 2 + 4;\nawait cohere.embed({ «texts»: all.slice(i, i + size) });',
        'up to 180',
      ],
      'a slice by a smaller of two': [
        'await cohere.embed({ «texts»: all.slice(0, Math.min(limit, 500)) });',
        'up to 500',
      ],
      'a splice': ['while (all.length > 0) await cohere.embed({ «texts»: all.splice(0, 100) });', 'up to 100'],
      'a map of a slice': ['await cohere.embed({ «texts»: all.slice(0, 100).map(textOf) });', 'up to 100'],
      'an awaited map': [
        'const texts = await Promise.all(all.slice(0, 100).map(load));\nawait cohere.embed({ «texts» });',
        'up to 100',
      ],
      'a copy': [
        `const all = ${list(100)};\nconst texts = Array.from(all);\nawait cohere.embed({ «texts»: [...texts] });`,
        '100',
      ],
      'two lists': [`await cohere.embed({ «texts»: [...all.slice(0, 60), ...others.slice(0, 60)] });`, 'up to 120'],
      'two lists, joined': [`const half = ${list(50)};\nawait cohere.embed({ «texts»: half.concat(half) });`, '100'],
      'a list that grows': [
        `const texts = ${list(100)};\nfor (const item of items) texts.push(item);\n${marked}`,
        '100',
      ],
      'one of two lists': [`await cohere.embed({ «texts»: few ? ['a'] : all.slice(0, 100) });`, 'up to 100'],
      'a list with a fallback': ['await cohere.embed({ «texts»: given ?? all.slice(0, 100) });', 'up to 100'],
      'a list that is written twice': [
        'let texts = [];\nif (all) texts = all.slice(0, 100);\nawait cohere.embed({ «texts» });',
        'up to 100',
      ],
      'an array constructor': ["await cohere.embed({ «texts»: Array(100).fill('a') });", '100'],
      'a new array': ["await cohere.embed({ «texts»: new Array(100).fill('a') });", '100'],
      'a member of an object': [
        `const data = { texts: ${list(100)} };\nawait cohere.embed({ «texts»: data.texts });`,
        '100',
      ],
      'what a function gives': [`const load = () => ${list(100)};\nawait cohere.embed({ «texts»: load() });`, '100'],
      'what a function with statements gives': [
        'function first(all) { return all.slice(0, 100); }\nawait cohere.embed({ «texts»: first(lines) });',
        'up to 100',
      ],
      'what a caller passes': [
        'const index = (texts) => cohere.embed({ «texts» });\nawait index(all.slice(0, 100));\nawait index();',
        'up to 100',
      ],
      'chunks of a library': ['for (const texts of _.chunk(all, 128)) await cohere.embed({ «texts» });', 'up to 128'],
      'chunks in a constant': [
        'const batches = chunkArray(all, 128);\nawait Promise.all(batches.map((texts) => cohere.embed({ «texts» })));',
        'up to 128',
      ],
      'chunks with the size first': [
        'for (const texts of splitEvery(128, all)) await cohere.embed({ «texts» });',
        'up to 128',
      ],
      'chunks of an async source': [
        'for await (const texts of batches(await all, 128)) await cohere.embed({ «texts» });\nfor (const texts of await inBatches(all, 128)) await other(texts);',
        'up to 128',
      ],
      'chunks that were pushed': [
        'const parts = [];\nfor (let i = 0; i < all.length; i += 128) parts.push(all.slice(i, i + 128));\nfor (const texts of parts) await cohere.embed({ «texts» });',
        'up to 128',
      ],
      'chunks of a function in sight': [
        'function split(items, size) {\n  const parts = [];\n  for (let i = 0; i < items.length; i += size) parts.push(items.slice(i, i + size));\n  return parts;\n}\nfor (const texts of await split(all, 128)) await cohere.embed({ «texts» });',
        'up to 128',
      ],
      'chunks by Array.from': [
        'const parts = Array.from({ length: n }, (_, i) => all.slice(i * 128, (i + 1) * 128));\nfor (const texts of parts) await cohere.embed({ «texts» });',
        'up to 128',
      ],
      'chunks by map': [
        'for (const texts of starts.map((i) => { return all.slice(i, i + 128); })) await cohere.embed({ «texts» });',
        'up to 128',
      ],
      'a list of lists': [`for (const texts of [${list(100)}, , ['a']]) await cohere.embed({ «texts» });`, '100'],
      'several chunks, passed on': [
        'chunk(all, 128).forEach(async (batch) => {\n  const texts = batch.map(trim);\n  await cohere.embed({ «texts» });\n});',
        'up to 128',
      ],
    }).map(([name, [body = '', size = '']]) => ({
      name: `too many: ${name}`,
      settings: plain,
      code: v2(body),
      errors: [tooMany(size)],
    })),
    {
      name: 'the limit holds for v1 and for requests in steps',
      settings: plain,
      code: v1('const request = { texts: [] };\nrequest.«texts» = all.slice(0, 100);\nawait cohere.embed(request);'),
      errors: [tooMany('up to 100')],
    },
    {
      name: 'a list of a local module',
      settings: { cohere: { testFiles: [], sdkVersion: '7.17.1' } },
      filename: 'tests/fixtures/clients/ask.js',
      oxlint: false,
      code: `import { many } from './texts.js';\n${v2('await cohere.embed({ «texts»: many });')}`,
      errors: [tooMany('100')],
    },
    {
      name: 'a list of the caller, with the option',
      options: reportUnbounded,
      code: v2(`export const index = (texts) => cohere.embed({ ${fields}, «texts» });`),
      errors: [
        {
          ...unbounded,
          suggestions: useHelper(
            helped(`export const index = (texts) => embedInBatches(cohere, { ${fields}, texts });`),
          ),
        },
      ],
    },
    {
      name: 'a list of the caller with a type, with the option',
      typescript: true,
      options: reportUnbounded,
      settings: plain,
      code: v2('export async function store(texts: readonly string[]) { await cohere.embed({ «texts» }); }'),
      errors: [unbounded],
    },
    ...Object.entries({
      'a map of it': 'export const index = (items) => cohere.embed({ «texts»: items.map(textOf).filter(Boolean) });',
      'a constant of it':
        'export function index(items) {\n  const texts = items.flatMap((item) => item.parts);\n  return cohere.embed({ «texts» });\n}',
      'a copy of it': 'export const index = (items) => cohere.embed({ «texts»: [...items] });',
      'a member of it': "app.post('/index', (req) => cohere.embed({ «texts»: req.body.texts }));",
      'one whose length is only shown':
        'export function index(texts) {\n  console.log(texts.length, texts.length + 1, `${texts.length}`, others.length > 96);\n  return cohere.embed({ «texts» });\n}',
    }).map(([name, body]) => ({
      name: `${name}, with the option`,
      options: reportUnbounded,
      settings: plain,
      code: v2(body),
      errors: [unbounded],
    })),
  ],
});
