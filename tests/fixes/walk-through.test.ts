/** The findings in the example application, dealt with one by one from their messages: nothing is left, and it runs. */
import { relative } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';
import { afterAll, beforeAll, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { createFakeCohere } from '../../src/testing/index.js';
import { createExample, typecheck } from '../helpers/example.js';
import { RunningApp, runScript } from '../helpers/running-app.js';
import type { TemporaryProject } from '../helpers/temporary-project.js';
import { servedModels } from './program-runner.js';
import { type Step, steps } from './walk-through-steps.js';

let project: TemporaryProject;
beforeAll(() => {
  project = createExample();
});
afterAll(() => project.remove());

async function lint(fix: boolean, ...files: string[]): Promise<ESLint.LintResult[]> {
  const overrideConfig: Linter.Config[] = [
    { files: ['**/*.ts'], languageOptions: { parser } },
    plugin.configs.recommended as Linter.Config,
  ];
  const eslint = new ESLint({ cwd: project.folder, overrideConfigFile: true, overrideConfig, fix });
  const results = await eslint.lintFiles(files.length > 0 ? files : ['.']);
  if (fix) await ESLint.outputFixes(results);
  return results;
}

const told = ({ ruleId, message, suggestions = [] }: Linter.LintMessage): string =>
  [`${ruleId}: ${message}`, ...suggestions.map(({ desc }) => `  ${desc}`)].join('\n');

/** Takes a step, and gives back what it answers, and the whole text of the suggestion. */
async function take(step: Step): Promise<object> {
  const { file, rule, takes, writes } = step;
  const [result] = await lint(false, file);
  const finding = result?.messages.find(
    ({ ruleId, suggestions = [] }) =>
      ruleId === `cohere/${rule}` && (!takes || suggestions.some(({ desc }) => desc.startsWith(takes))),
  );
  if (!finding)
    throw new Error(`${file}: ${rule} offers no "${takes}" among\n${result?.messages.map(told).join('\n')}`);
  let text = project.read(file);
  for (const [from, to] of writes?.edits ?? []) {
    expect(text).toContain(from);
    text = text.replace(from, to);
  }
  const suggestion = finding.suggestions?.find(({ desc }) => takes && desc.startsWith(takes));
  if (suggestion) {
    const { range, text: written } = suggestion.fix;
    text = text.slice(0, range[0]) + written + text.slice(range[1]);
  }
  project.write({ [file]: text });
  return { ...step, message: finding.message, ...(suggestion && { takes: suggestion.desc }) };
}

it('leads from the findings to none', { timeout: 120_000 }, async () => {
  const count = async (fix: boolean): Promise<number> => (await lint(fix)).flatMap(({ messages }) => messages).length;
  const found = await count(false);
  const fixed = found - (await count(true));
  const taken: object[] = [];
  for (const step of steps) taken.push(await take(step));
  const left = (await lint(false)).flatMap(({ filePath, messages }) =>
    messages.map((message) => `${relative(project.folder, filePath)}:${message.line} ${told(message)}`),
  );
  expect(left).toEqual([]);
  await expect(`${JSON.stringify({ found, fixed, taken }, null, 2)}\n`).toMatchFileSnapshot('walk-through.json');
});

it('leaves an application that compiles and runs', { timeout: 120_000 }, async () => {
  await typecheck(project);
  const cohere = await createFakeCohere({ models: servedModels, reply: 'repairs' });
  for (const script of ['scripts/index-articles.js', 'scripts/related.cjs']) {
    expect(await runScript(project, script, cohere.url)).toMatchObject({ code: 0, stderr: '' });
  }
  const app = await RunningApp.start(project, cohere.url);
  const answers = [
    await app.post('/api/ask', { question: 'When is the first service due?' }),
    await app.post('/api/tickets', { ticket: 'Please repair my bell' }),
    await app.post('/api/translate', { text: 'Warranty', language: 'French' }),
    await app.post('/api/chat', { messages: [{ role: 'user', content: 'Hi' }] }),
  ];
  app.stop();
  await cohere.close();
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
});
