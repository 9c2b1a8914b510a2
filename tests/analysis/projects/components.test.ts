/** Components of Vue, Svelte and Astro, with the configurations of those ecosystems. */
import { join } from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';
import astro from 'eslint-plugin-astro';
import svelte from 'eslint-plugin-svelte';
import vue from 'eslint-plugin-vue';
import { afterEach, expect, it } from 'vitest';
import plugin from '../../../src/index.js';
import { findingsOf } from '../../helpers/fixture-app.js';
import { components } from '../../helpers/shapes.js';
import { TemporaryProject } from '../../helpers/temporary-project.js';

const typescript: Linter.Config[] = [
  { files: ['**/*.ts'], languageOptions: { parser: typescriptParser } },
  { files: ['**/*.{vue,svelte}'], languageOptions: { parserOptions: { parser: typescriptParser } } },
];

const ecosystems = [
  ...vue.configs['flat/base'],
  ...svelte.configs.base,
  ...astro.configs['flat/base'],
] as Linter.Config[];

let project: TemporaryProject;
afterEach(() => project.remove());

interface Options {
  /** Default: components are written in TypeScript. */
  readonly languages?: Linter.Config[];
  readonly fix?: boolean;
}

/** Lints one file of a project that has a client in a module of its own. */
async function lint(path: string, text: string, { languages = typescript, fix = false }: Options = {}) {
  project = new TemporaryProject({
    'package-lock.json': '{}',
    'src/ai.ts': clientModule.replace('cohere =', 'cohere: CohereClientV2 ='),
    'src/cohere.js': clientModule,
    'src/cohere-plain.js': "import SDK from 'cohere-ai';\n\nexport const cohere = new SDK.CohereClientV2();\n",
    [path]: text,
  });
  const overrideConfig = [...ecosystems, ...languages, plugin.configs.recommended];
  const eslint = new ESLint({ cwd: project.folder, overrideConfigFile: true, overrideConfig, fix });
  const results = await eslint.lintFiles(path);
  return { eslint, results, findings: findingsOf(results, project.folder) };
}

const clientModule = `import { CohereClientV2 } from 'cohere-ai';

export const cohere = new CohereClientV2({ token: process.env.CO_API_KEY });
`;

it.each(Object.entries(components))(
  '%s: everything is found, in modules of the project too',
  async (path, component) => {
    const { findings } = await lint(path, component.text);
    expect(findings).toEqual(component.findings.map((finding) => `${path}:${finding}`));
  },
);

it.each(Object.entries(components))('%s: --fix changes what it must', async (path, { text, fixed }) => {
  const { results } = await lint(path, text, { fix: true });
  const lines = text.split('\n').map((line, index) => fixed[index + 1] ?? line);
  expect(results[0]!.output).toBe(lines.join('\n'));
});

const request = "{ model: 'command-a-03-2025', messages: [{ role: 'user', content: 'Hi' }], maxTokens: 5 }";

/** The text after each suggestion of `require-error-handling`, which must leave a component that parses. */
async function afterSuggestions(path: string, text: string): Promise<string[]> {
  const { eslint, results } = await lint(path, text);
  const suggestions = results[0]!.messages
    .filter(({ ruleId }) => ruleId === 'cohere/require-error-handling')
    .flatMap((message) => message.suggestions ?? []);
  const texts = suggestions.map(
    ({ fix: { range, text: code } }) => text.slice(0, range[0]) + code + text.slice(range[1]),
  );
  for (const changed of texts) {
    const [result] = await eslint.lintText(changed, { filePath: join(project.folder, path) });
    expect(result!.messages.filter(({ fatal }) => fatal)).toEqual([]);
  }
  return texts;
}

it.each([
  [
    'a statement of Vue',
    'src/a.vue',
    `<script setup>\nimport { cohere } from './ai';\nawait cohere.chat(${request});\n</script>\n<template />`,
  ],
  [
    'a statement of Svelte',
    'src/a.svelte',
    `<script>\n  import { cohere } from './ai';\n\n  await cohere.chat(${request});\n</script>\n<p></p>`,
  ],
  [
    'a statement of Astro',
    'src/a.astro',
    `---\nimport { cohere } from './ai';\nawait cohere.chat(${request});\n---\n<p></p>`,
  ],
])('a handler is suggested around %s', async (_, path, text) => {
  const texts = await afterSuggestions(path, text);
  expect(texts).toHaveLength(2);
  for (const changed of texts) expect(changed).toMatch(/import \{ cohere \} from '.\/ai';\n *import \{ \w+/u);
});

it.each([
  [
    'what a template of Vue may use',
    'src/a.vue',
    `<script setup>\nimport { cohere } from './ai';\nconst answer = await cohere.chat(${request});\n</script>\n<template>{{ answer }}</template>`,
  ],
  [
    'what the markup of Svelte uses',
    'src/a.svelte',
    `<script>\n  import { cohere } from './ai';\n  const answer = await cohere.chat(${request});\n</script>\n<p>{answer}</p>`,
  ],
  [
    'a reactive statement of Svelte',
    'src/a.svelte',
    `<script>\n  import { cohere } from './ai';\n  $: cohere.chat(${request});\n</script>\n<p></p>`,
  ],
  [
    'what the markup of Astro uses',
    'src/a.astro',
    `---\nimport { cohere } from './ai';\nconst answer = await cohere.chat(${request});\n---\n<p>{answer}</p>`,
  ],
  [
    'the markup of Astro',
    'src/a.astro',
    `---\nimport { cohere } from './ai';\n---\n<p>{await cohere.chat(${request})}</p>`,
  ],
])('no handler is suggested around %s', async (_, path, text) => {
  expect(await afterSuggestions(path, text)).toEqual([]);
  expect((await lint(path, text)).findings).toHaveLength(1);
});

it.each([
  ['a parser for every language', 'src/a.vue', { parser: { ts: typescriptParser } }, ['ai', 'cohere', 'cohere-plain']],
  ['one that is named', 'src/a.vue', { parser: '@typescript-eslint/parser' }, ['ai', 'cohere', 'cohere-plain']],
  ['Vue’s parser, which reads scripts', 'src/a.vue', {}, ['cohere', 'cohere-plain']],
  ['Svelte’s parser, which does not', 'src/a.svelte', {}, ['cohere', 'cohere-plain']],
  ['Astro’s parser, which does not', 'src/a.astro', { parser: 'espree' }, ['cohere', 'cohere-plain']],
])('modules are read by %s', async (_, path, parserOptions, expected) => {
  const script = `import { cohere } from './MODULE';\ncohere.rerank({ query: 'Hi', documents: ['Hi'] }).catch(console.error);\n`;
  const languages: Linter.Config[] = [{ files: ['**/*.{vue,svelte,astro}'], languageOptions: { parserOptions } }];
  const found = [];
  for (const module of ['ai', 'cohere', 'cohere-plain']) {
    const code = script.replace('MODULE', module);
    const text = path.endsWith('.astro') ? `---\n${code}---\n` : `<script>\n${code}</script>\n`;
    const { findings } = await lint(path, text, { languages });
    if (findings.some((finding) => finding.endsWith('cohere/require-model'))) found.push(module);
  }
  expect(found).toEqual(expected);
});
