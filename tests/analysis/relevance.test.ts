import { describe, expect, it } from 'vitest';
import { findSdkVersion, mentionsCohere } from '../../src/analysis/project/relevance.js';
import { readSettings } from '../../src/analysis/project/settings.js';

const settings = (cohere: object = {}) => readSettings({ cohere });
/** Whether a file matters by itself, without a look at other modules. */
const matters = (text: string, cohere: object = {}): boolean =>
  mentionsCohere(text, settings({ followImports: false, ...cohere }));

describe('a file matters', () => {
  it.each([
    ["import { CohereClientV2 } from 'cohere-ai';"],
    ["const cohere = require('cohere-ai');"],
    ["await import('cohere-ai/aws')"],
    ["import 'npm:cohere-ai@7.14.0';"],
    ["import 'https://esm.sh/cohere-ai';"],
    ['// cohere-ai'],
    ["fetch('https://api.cohere.com/v2/chat')"],
    ["fetch('https://api.cohere.ai/v1/embed')"],
    ['process.env.CO_API_KEY'],
    ["import { client } from './lib/cohere';"],
    ["import { client } from '@/lib/cohereClient.js';"],
    ["const client = require('../Cohere');"],
  ])('%s', (text) => {
    expect(matters(text)).toBe(true);
  });

  it.each([
    ['', ''],
    ['another SDK', "import OpenAI from 'openai'; client.chat({});"],
    ['a word like the name', 'const coherent = isCoherent(text);'],
    ['a module with a word like the name', "import { check } from './coherence';"],
    ['the name alone', "const name = 'Cohere';"],
    ['another key', 'process.env.COHERE_API_KEY'],
    ['a method and a local import, where imports are not followed', "import { c } from './c'; c.chat({});"],
  ])('not: %s', (_, text) => {
    expect(matters(text)).toBe(false);
  });
});

describe('a file matters by the settings', () => {
  const client = (module: string) => ({ clients: [{ module, client: 'v2' }] });

  it.each([
    ['@acme/llm', "import c from '@acme/llm';"],
    ['src/lib/llm.ts', "import c from '../lib/llm.js';"],
    ['src/lib/llm/index.ts', "import c from '../lib/llm';"],
    ['src/lib', "import c from '.';"],
    ['src/lib', "import c from '../';"],
    ['./src/lib/llm', "require('./llm')"],
  ])('%s: %s', (module, text) => {
    expect(matters(text, client(module))).toBe(true);
    expect(matters(text)).toBe(false);
  });

  it.each([
    ['@acme/llm', "import c from '@acme/other';"],
    ['src/lib/llm.ts', "import c from './other';"],
  ])('not %s: %s', (module, text) => {
    expect(matters(text, client(module))).toBe(false);
  });
});

describe('a file matters by a local import beside a method', () => {
  const follows = (text: string): boolean => mentionsCohere(text, settings());

  it.each([
    ["import { c } from './c'; c.chat({});"],
    ["import { c } from '@/c'; c?.embed?.({});"],
    ["import { c } from '#c'; c['rerank']({});"],
    ["const c = require('../c'); c.chatStream({});"],
    ["import { chat } from 'workspace/llm'; chat({});"],
    ["import { c } from './c'; c.chat(\n  request,\n);"],
    ["import { c } from './c'; c.checkApiKey();"],
  ])('%s', (text) => {
    expect(follows(text)).toBe(true);
  });

  it.each([
    ['no method', "import { c } from './c'; c.run({});"],
    ['a method that everybody has', "import { c } from './c'; c.parse({});"],
    ['no local import', "import c from 'c'; c.chat({});"],
    ['a longer name', "import { c } from './c'; c.embedding({});"],
    ['a call without a request', "import { c } from './c'; c.generate(); c.generate('id'); c.tokenize( `text`);"],
    ['a function of that name', "import { c } from './c'; function chat(request) {} function* chatStream(request) {}"],
  ])('not: %s', (_, text) => {
    expect(follows(text)).toBe(false);
  });
});

describe('findSdkVersion', () => {
  it.each([
    ["import 'npm:cohere-ai@7.14.0';", '7.14.0'],
    ['import { CohereClient } from "https://esm.sh/cohere-ai@7.7.5?target=deno";', '7.7.5'],
    ["import 'cohere-ai';", undefined],
    ["import 'npm:cohere-ai';", undefined],
    ["import 'npm:cohere-ai@7';", undefined],
    ["import 'https://example.com/cohere-ai@7.7.5';", undefined],
  ])('%s: %s', (text, version) => {
    expect(findSdkVersion(text)).toBe(version);
  });
});
