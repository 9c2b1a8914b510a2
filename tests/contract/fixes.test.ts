/** What `--fix` and suggestions write must still compile against the real SDK. */
import { join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { compile } from '../helpers/compile.js';

/** A file that compiles, by what it shows, and the rule that changes it. */
interface Sample {
  readonly rule: string;
  readonly name: string;
  readonly code: string;
}

const head = "import type { Cohere } from 'cohere-ai';\ndeclare const messages: Cohere.ChatMessages;\n";
const withV1 = `import { CohereClient } from 'cohere-ai';\n${head}`;
const withV2 = `import { CohereClientV2 } from 'cohere-ai';\n${head}const cohere = new CohereClientV2({});\n`;
const chat = "v2.chat({ model: 'command-a-03-2025', messages })";
/** Of the shape of a real key, and none. */
const key = 'aB3dE5fGhI'.repeat(4);

const samples: readonly Sample[] = [
  ...Object.entries({
    'a literal': `${withV2}await cohere.chat({ model: 'command-r', messages });`,
    'a constant': `${withV2}const model = 'command-r-plus';\nawait cohere.chatStream({ model, messages });`,
    'a typed default': `${withV2}export const ask = (model: string = 'command-r') => cohere.chat({ model, messages });`,
    'a fallback': `${withV2}await cohere.chat({ model: process.env['MODEL'] ?? 'command-r', messages });`,
    rerank: `${withV2}await cohere.rerank({ model: 'rerank-english-v2.0', query: 'a', documents: ['b'] });`,
    embed: `${withV2}await cohere.embed({ model: 'small', texts: ['a'], inputType: 'search_query' });`,
  }).map(([name, code]) => ({ rule: 'no-deprecated-model', name, code })),
  ...Object.entries({
    'without options': `${withV1}const cohere = new CohereClient();\nawait cohere.${chat};`,
    'with options': `${withV1}const cohere = new CohereClient({ token: 'a' });\nconst stream = await cohere.v2.chatStream({ model: 'a', messages });\nfor await (const { type } of stream) console.log(type);`,
    'with resources': `${withV1}const cohere = new CohereClient();\nawait cohere.models.list({ pageSize: 10 });\nawait cohere.embedJobs.list();\nawait cohere.datasets.getUsage();\nawait cohere.${chat};`,
    'an annotated variable': `${withV1}let cohere: CohereClient | undefined;\nexport const ask = async () => {\n  cohere ??= new CohereClient();\n  return (await cohere.${chat}).message;\n};`,
    'a private field': `${withV1}export class Bot {\n  private readonly cohere: CohereClient;\n  constructor(token: string) { this.cohere = new CohereClient({ token }); }\n  ask() { return this.cohere.${chat}; }\n}`,
    'an optional chain': `${withV1}let cohere: CohereClient | null = null;\nif (process.env['CO_API_KEY']) cohere = new CohereClient();\nexport const ask = () => cohere?.${chat};`,
    'a namespace': `import * as sdk from 'cohere-ai';\n${head}const cohere: sdk.CohereClient = new sdk.CohereClient();\nawait cohere.${chat};`,
    'an import that stays': `import { CohereClient, CohereError } from 'cohere-ai';\n${head}export const isClient = (value: unknown) => value instanceof CohereClient;\ntry { await new CohereClient().${chat}; } catch (error) { if (error instanceof CohereError) throw error; }`,
    'a variable for `.v2`': `${withV1}const cohere = new CohereClient();\nconst v2 = cohere.v2;\nawait v2.rerank({ model: 'a', query: 'b', documents: ['c'] });`,
    'an unknown environment': `${withV1}const cohere = new CohereClient({ environment: process.env['URL'] ?? 'https://a.dev' });\nawait cohere.${chat};`,
  }).map(([name, code]) => ({ rule: 'no-v1-client', name, code })),
  ...Object.entries({
    'a token': `import { CohereClientV2 } from 'cohere-ai';\nexport const cohere = new CohereClientV2({ token: '${key}' });`,
    'a constant': `import { CohereClientV2 } from 'cohere-ai';\nconst token = '${key}';\nexport const cohere = new CohereClientV2({ token });`,
    'a fallback': `import { CohereClientV2 } from 'cohere-ai';\nexport const cohere = new CohereClientV2({ token: process.env.CO_API_KEY ?? '${key}' });`,
    'a header': `await fetch('https://api.cohere.com/v2/chat', { headers: { Authorization: 'Bearer ${key}' } });`,
    'the environment': `process.env.CO_API_KEY = '${key}';`,
  }).map(([name, code]) => ({ rule: 'no-hardcoded-api-key', name, code })),
];

/** The file after `--fix`, and after each suggestion. */
function outputsOf({ rule, code }: Sample): readonly string[] {
  const linter = new Linter();
  const config: Linter.Config = {
    files: ['**'],
    languageOptions: { parser },
    plugins: { cohere: plugin },
    rules: { [`cohere/${rule}`]: 'error' },
  };
  const { output } = linter.verifyAndFix(code, [config], 'src/file.ts');
  const suggested = linter
    .verify(code, [config], 'src/file.ts')
    .flatMap(({ suggestions = [] }) =>
      suggestions.map(({ fix: { range, text } }) => code.slice(0, range[0]) + text + code.slice(range[1])),
    );
  return [...(output === code ? [] : [output]), ...suggested];
}

function modulesOf(files: readonly string[]): ReadonlyMap<string, string> {
  return new Map(files.map((code, at) => [join(import.meta.dirname, `fix-${at}.mts`), `${code}\nexport {};\n`]));
}

describe('what the rules write compiles', { timeout: 60_000 }, () => {
  it.each(samples)('$rule changes $name', (sample) => {
    expect(outputsOf(sample)).not.toEqual([]);
  });

  it('the samples compile as they are', () => {
    expect(compile(modulesOf(samples.map(({ code }) => code)))).toEqual([]);
  });

  it('and so does everything that becomes of them', () => {
    expect(compile(modulesOf(samples.flatMap(outputsOf)))).toEqual([]);
  });

  it('an output that does not compile is noticed', () => {
    const wrong = "import { CohereClientV2 } from 'cohere-ai';\nexport const cohere = new CohereClientV2();";
    expect(compile(modulesOf([wrong]))).toEqual([expect.stringMatching(/^Expected 1 arguments/u)]);
  });
});
