/** The ESLint language server, which is what editors run: diagnostics with links, a quick fix, a suggestion. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { rules } from '../../src/rules/index.js';
import { createApp, expectedFindings } from '../helpers/fixture-app.js';
import { OpenFile } from '../helpers/language-server.js';
import { pinned } from '../helpers/pinned.js';
import { readmeConfig } from '../helpers/readme.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

const path = 'src/chat.js';
const app = createApp({
  'eslint.config.js': readmeConfig,
  'src/llm.js': "import { CohereClientV2 } from 'cohere-ai';\nexport const llm = new CohereClientV2({});\n",
  'src/ask.js': "import { llm } from './llm.js';\nexport const ask = (messages) => llm.chat({ messages });\n",
});
// A project of its own: the server brings a TypeScript along that the linted project shall not see.
const editor = new TemporaryProject();
let file: OpenFile;

const open = (name: string): Promise<OpenFile> =>
  OpenFile.open(
    join(editor.folder, 'node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server'),
    app.folder,
    name,
    app.read(name),
  );

beforeAll(async () => {
  await app.install(inject('tarball'), pinned('eslint'));
  await editor.install('vscode-langservers-extracted@4.10.0');
  file = await open(path);
});

afterAll(() => {
  file.close();
  app.remove();
  editor.remove();
});

/** Chooses the first offer of a kind that the file has, and tells whose it was. */
async function chooseFirst(command: string): Promise<string> {
  for (const diagnostic of await file.diagnostics()) {
    const actions = await file.actions(diagnostic);
    const action = actions.find((candidate) => candidate.command?.command === command);
    if (!action) continue;
    await file.choose(action);
    return diagnostic.code;
  }
  throw new Error(`Nothing offers ${command}.`);
}

it('shows every finding, each with a link to the page of its rule', async () => {
  const diagnostics = await file.diagnostics();
  const findings = diagnostics.map(
    ({ code, range: { start } }) => `${path}:${start.line + 1}:${start.character + 1} ${code}`,
  );
  const expected = await expectedFindings();
  expect(findings.sort()).toEqual(expected.filter((finding) => finding.startsWith(path)));
  for (const { code, codeDescription } of diagnostics) {
    expect(codeDescription?.href).toBe(rules[code.replace('cohere/', '')]?.meta.docs.url);
  }
});

it.each([
  ['a quick fix', 'eslint.applySingleFix'],
  ['a suggestion', 'eslint.applySuggestion'],
])('applies %s', async (_, command) => {
  const before = await file.diagnostics();
  const textBefore = file.text;
  const rule = await chooseFirst(command);
  const count = (diagnostics: readonly { code: string }[]) => diagnostics.filter(({ code }) => code === rule).length;
  expect(file.text).not.toBe(textBefore);
  expect(count(await file.diagnostics())).toBe(count(before) - 1);
});

it('knows of a change in another file as soon as it lints again', async () => {
  const asking = await open('src/ask.js');
  const codes = async () => (await asking.diagnostics()).map(({ code }) => code);
  expect(await codes()).toContain('cohere/require-model');
  app.write({ 'src/llm.js': "export { llm } from 'another-sdk';\n" });
  expect(await codes()).toEqual([]);
  app.write({
    'src/llm.js': "import { CohereClientV2 } from 'cohere-ai';\nexport const llm = new CohereClientV2({});\n",
  });
  expect(await codes()).toContain('cohere/require-model');
  asking.close();
});
