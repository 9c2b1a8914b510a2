import { basename } from 'node:path';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { optionSchemas } from '../../scripts/docs/options-table.js';
import { rules } from '../../src/rules/index.js';
import { filesIn } from '../helpers/files.js';

const names = Object.keys(rules).sort();

describe('a rule is three files', () => {
  it.each([
    ['src/rules', '.ts'],
    ['tests/rules', '.test.ts'],
    ['docs/rules', '.md'],
  ])('in %s', (folder, suffix) => {
    const files = filesIn(folder).map((path) => basename(path, suffix));
    expect(files.filter((name) => name !== 'index')).toEqual(names);
  });
});

/** Sentences end with a full stop before white space or at the end, so `embed-v4.0` and `cohere-ai/aws` hold none. */
const sentences = (text: string): string[] => text.split(/(?<=[.!?])\s+/u);

/** How no text says it: in messages, and in the descriptions of options. */
const otherWords: readonly (readonly [why: string, RegExp])[] = [
  ['advice is an imperative', /\b(?:please|should|simply|just|must not)\b/iu],
  ['no contractions', /n't\b|\b(?:it|that|you)'(?:s|re|ll)\b/iu],
  ['a time-out', /\btime ?outs?\b/iu],
  ['API, SDK, URL, HTTP and Node', /\b(?:api|sdk|url|http|node)\b/u],
  ['Cohere, and the package cohere-ai', /\bcohere\b(?!-ai)/u],
  ['no Latin', /\b(?:e\.g|i\.e|etc|via)\b/iu],
  ['no shouting', /!|[A-Z]{6,}/u],
  ['a colon, a comma or a full stop, no dash', /[–—]|\.\.\./u],
  ['British spelling', /\b(?:behavior|analyz|recogniz|canceled|color)/iu],
];

/** A text without the code in it, which has words of its own. */
const prose = (text: string): string => text.replaceAll(/`[^`]*`/gu, '');

describe.each(Object.entries(rules))('%s', (name, { meta }) => {
  it('links to its page', () => {
    expect(meta.docs.url).toMatch(new RegExp(`^https://.+/docs/rules/${name}\\.md$`));
  });

  it('describes itself in one imperative sentence', () => {
    expect(meta.docs.description).toMatch(/^(?:require|disallow|prefer|enforce) [^.]+$/u);
  });

  it.each(Object.entries(meta.messages ?? {}))('message %s is one or two full sentences', (_, message) => {
    expect(message).toMatch(/^[A-Z`{].*\.$/u);
    expect(sentences(message).length).toBeLessThanOrEqual(2);
  });

  it('says things as all rules do', () => {
    const options = Object.values(optionSchemas(meta)).map(({ description = '' }) => description);
    for (const text of [...Object.values(meta.messages ?? {}), ...options]) {
      for (const [why, words] of otherWords) expect(prose(text), why).not.toMatch(words);
    }
  });

  it('takes at most one object of options, each positive and described', () => {
    const schemas = meta.schema as unknown[];
    expect(schemas.length).toBeLessThanOrEqual(1);
    for (const schema of schemas) expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
    expect(meta.defaultOptions?.length ?? 0).toBe(schemas.length);
    for (const [option, { description, type }] of Object.entries(optionSchemas(meta))) {
      expect(option).not.toMatch(/^(?:ignore|disable|exclude|skip|no[A-Z])/u);
      expect(description, option).toMatch(/^[A-Z].*\.$/u);
      expect(description?.startsWith('Whether '), option).toBe(type === 'boolean');
    }
  });

  it.each([[{ unknownOption: true }], ['text'], [1]])('refuses %j as options', (option) => {
    const config: Linter.Config = {
      plugins: { cohere: { rules: rules as never } },
      rules: { [`cohere/${name}`]: ['error', option] },
    };
    expect(() => new Linter().verify('', config)).toThrow(new RegExp(`"cohere/${name}"`));
  });
});

it('a config that turns a rule on for JSON gets a clear error', () => {
  const json = {
    fileType: 'text',
    lineStart: 1,
    columnStart: 0,
    nodeTypeKey: 'type',
    visitorKeys: {},
    validateLanguageOptions: () => {},
    parse: () => ({ ok: true, ast: { type: 'Document' } }),
    createSourceCode: () => ({ ast: { type: 'Document' }, text: '{}', *traverse() {} }),
  };
  const [name] = names;
  const config = {
    files: ['**/*.json'],
    language: 'json/json',
    plugins: { json: { languages: { json } }, cohere: { rules } },
    rules: { [`cohere/${name}`]: 'error' },
  } as unknown as Linter.Config;
  expect(() => new Linter().verify('{}', [config], 'a.json')).toThrow(/do not support the language "json\/json"/);
});
