import { join } from 'node:path';
import { ESLint } from 'eslint';
import { afterEach, expect, it } from 'vitest';
import plugin from '../../../src/index.js';
import { TemporaryProject } from '../../helpers/temporary-project.js';

let project: TemporaryProject;
afterEach(() => project.remove());

/** Reports as `rule line:column text`, for a file whose request comes partly from another one. */
async function reports(use: string, rules: Record<string, unknown>): Promise<string[]> {
  project = new TemporaryProject({
    'package-lock.json': '{}',
    'base.js': `export const model = 'command-r';
export const base = { model, max_tokens: 5 };
export const bounded = { model: '', maxTokens: 9000 };
export const none = { maxTokens: undefined };
export const cohere = 1;
export const options = { timeout: 5, timeoutInSeconds: 9000, token: process.env.VITE_KEY ?? '' };
export const text = { token: \`\${process.env.KEY}\` };`,
    'use.js': use,
  });
  const overrideConfig = { plugins: { cohere: plugin }, rules } as never;
  const eslint = new ESLint({ cwd: project.folder, overrideConfigFile: true, overrideConfig });
  const [result] = await eslint.lintFiles(join(project.folder, 'use.js'));
  const lines = use.split('\n');
  return result!.messages.map(({ ruleId, line, column, endColumn, fix, suggestions }) => {
    const changes = [...(fix ? ['fix'] : []), ...(suggestions ?? []).map(() => 'suggestion')];
    return [ruleId, lines[line - 1]!.slice(column - 1, (endColumn ?? 0) - 1), ...changes].join(' | ');
  });
}

const use = (request: string): string => `import { CohereClientV2 } from 'cohere-ai';
import { base, bounded, model, none, options } from './base.js';
await new CohereClientV2({}).chat(${request});`;

it.each([
  [
    'a model by its name',
    '{ model, messages }',
    { 'cohere/no-deprecated-model': 'error' },
    ['cohere/no-deprecated-model | model'],
  ],
  [
    'a model in a spread object',
    '{ ...base, messages }',
    { 'cohere/no-deprecated-model': 'error' },
    ['cohere/no-deprecated-model | chat'],
  ],
  [
    'a misspelled field in a spread object',
    '{ ...base, messages }',
    { 'cohere/require-max-tokens': 'error' },
    ['cohere/require-max-tokens | chat'],
  ],
  [
    'a bound in a spread object',
    '{ ...bounded, messages }',
    { 'cohere/require-max-tokens': ['error', { max: 5 }] },
    ['cohere/require-max-tokens | chat'],
  ],
  [
    'an empty model',
    '{ ...bounded }',
    { 'cohere/require-model': 'error' },
    ['cohere/require-model | chat | suggestion'],
  ],
  [
    'undefined in a spread object: the field is added after it',
    '{ ...none, messages }',
    { 'cohere/require-max-tokens': 'error' },
    ['cohere/require-max-tokens | chat | suggestion'],
  ],
  [
    'options of a call',
    '{ model, messages }, options',
    { 'cohere/valid-client-options': 'error' },
    ['cohere/valid-client-options | chat', 'cohere/valid-client-options | chat', 'cohere/valid-client-options | chat'],
  ],
])('what is wrong in another file is reported in this one: %s', async (_, request, rules, expected) => {
  const found = await reports(use(request), rules);
  expect(found.map((line) => line.replace(/(?: \| suggestion)+$/u, ' | suggestion'))).toEqual(expected);
});

it.each([
  ['cohere/valid-client-options', ['CohereClientV2', 'CohereClientV2', 'CohereClientV2']],
  ['cohere/no-public-api-key', ['CohereClientV2']],
])('options of a client in another file are reported at its class: %s', async (rule, expected) => {
  const text =
    "import { CohereClientV2 } from 'cohere-ai';\nimport { options } from './base.js';\nnew CohereClientV2({ ...options });";
  const found = await reports(text, { [rule]: 'error' });
  expect(found).toEqual(expected.map((line) => `${rule} | ${line}`));
});

it('a template in another file is reported without a suggestion', async () => {
  const text =
    "import { CohereClientV2 } from 'cohere-ai';\nimport { text } from './base.js';\nnew CohereClientV2({ ...text });";
  const found = await reports(text, { 'cohere/valid-client-options': 'error' });
  expect(found).toEqual(['cohere/valid-client-options | CohereClientV2']);
});
