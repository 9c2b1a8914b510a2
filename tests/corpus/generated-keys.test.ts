import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';

/** The forms in which public code has keys: `docs/accuracy.md` tells why no real ones are listed. */
const forms: Readonly<Record<string, (key: string) => string>> = {
  'init of 5.x and 6.x': (key) => `import cohere from 'cohere-ai';\ncohere.init('${key}');`,
  'init of a required module': (key) => `const cohere = require('cohere-ai');\ncohere.init("${key}");`,
  'init with a version': (key) => `import cohere from 'cohere-ai';\ncohere.init('${key}', '2021-11-08');`,
  'init of a namespace': (key) => `import * as cohere from 'cohere-ai';\ncohere.init('${key}');`,
  'init in a handler': (key) =>
    `const cohere = require('cohere-ai');\nmodule.exports = async (req) => { cohere.init('${key}'); };`,
  token: (key) => `import { CohereClient } from 'cohere-ai';\nconst cohere = new CohereClient({ token: '${key}' });`,
  'token of v2, required': (key) =>
    `const { CohereClientV2 } = require('cohere-ai');\nconst cohere = new CohereClientV2({\n  token: "${key}", // my key\n});`,
  'token in Deno': (key) =>
    `import { CohereClientV2 } from 'npm:cohere-ai@7.17.1';\nconst cohere = new CohereClientV2({ token: '${key}' });`,
  'token from a CDN': (key) =>
    `import { CohereClientV2 } from 'https://esm.sh/cohere-ai@7.17.1';\nconst cohere = new CohereClientV2({ token: '${key}' });`,
  'token after a dynamic import': (key) =>
    `const { CohereClient } = await import('cohere-ai');\nconst cohere = new CohereClient({ token: '${key}' });`,
  'token of a member of the module': (key) =>
    `const cohere = require('cohere-ai');\nconst client = new cohere.CohereClient({ token: '${key}' });`,
  'a constant': (key) =>
    `import { CohereClient } from 'cohere-ai';\nconst COHERE_API_KEY = '${key}';\nconst cohere = new CohereClient({ token: COHERE_API_KEY });`,
  'a constant with a neutral name': (key) =>
    `import { CohereClientV2 } from 'cohere-ai';\nconst a = '${key}';\nexport const cohere = new CohereClientV2({ token: a });`,
  'a fallback': (key) =>
    `import { CohereClient } from 'cohere-ai';\nnew CohereClient({ token: process.env.COHERE_API_KEY || '${key}' });`,
  'a fallback across a line break': (key) =>
    `import cohere from 'cohere-ai';\ncohere.init(\n  process.env.COHERE_API_KEY ||\n    '${key}',\n);`,
  'apiKey, which the SDK ignores': (key) =>
    `import { CohereClient } from 'cohere-ai';\nnew CohereClient({ apiKey: '${key}' });`,
  'auth.apiKey, which the SDK ignores': (key) =>
    `import { CohereClient } from 'cohere-ai';\nnew CohereClient({ auth: { apiKey: '${key}' } });`,
  'a positional text': (key) => `import { CohereClient } from 'cohere-ai';\nnew CohereClient('${key}');`,
  'a field of a class': (key) =>
    `import { CohereClient } from 'cohere-ai';\nexport class Bot {\n  #key = '${key}';\n  #client = new CohereClient({ token: this.#key });\n}`,
  'a constructor of the file': (key) =>
    `import { CohereClient } from 'cohere-ai';\nclass Bot { constructor(key) { this.client = new CohereClient({ token: key }); } }\nnew Bot('${key}');`,
  'a comment': (key) =>
    `import { CohereClient } from 'cohere-ai';\n// const cohere = new CohereClient({ token: '${key}' });`,
  'a comment about init': (key) => `import cohere from 'cohere-ai';\n// cohere.init('${key}')`,
  'a header of a request by hand': (key) =>
    `await fetch('https://api.cohere.ai/v1/generate', { headers: { Authorization: 'Bearer ${key}' } });`,
};

const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** 40 characters of A–Z, a–z and 0–9 without a prefix, as all keys that were seen: each had two digits or more. */
const keys = fc
  .array(fc.constantFrom(...characters), { minLength: 40, maxLength: 40 })
  .map((all) => all.join(''))
  .filter((key) => (key.match(/\d/gu) ?? []).length >= 2);

function lint(code: string): Linter.LintMessage[] {
  const config: Linter.Config = {
    files: ['**/*.ts'],
    languageOptions: { parser },
    plugins: { cohere: plugin as never },
    rules: { 'cohere/no-hardcoded-api-key': 'error' },
  };
  return new Linter().verify(code, config, { filename: 'bot.ts' });
}

describe('no-hardcoded-api-key finds generated keys', () => {
  it.each(Object.entries(forms))('%s', (_, write) => {
    fc.assert(
      fc.property(keys, (key) => {
        const code = write(key);
        const messages = lint(code);
        expect(messages.map(({ line }) => code.split('\n')[line - 1])).toEqual([expect.stringContaining(key)]);
        expect(JSON.stringify(messages)).not.toContain(key.slice(0, 8));
      }),
      { numRuns: 25, seed: 40 },
    );
  });

  it('and nothing of their shape that is no key', () => {
    fc.assert(
      fc.property(keys, (text) => {
        const code = `import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2({ token: process.env.CO_API_KEY });
export const commit = '${text}';
await cohere.chat({ model: '${text}-ft', messages: [{ role: 'user', content: '${text}' }], maxTokens: 1 });`;
        expect(lint(code)).toEqual([]);
      }),
      { numRuns: 25, seed: 40 },
    );
  });
});
