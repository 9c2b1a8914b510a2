/** The application in `examples/`: it type-checks, it runs, and the rules find in it what its README says. */
import { relative } from 'node:path';
import type { ESLint } from 'eslint';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { models } from '../../src/catalog/index.js';
import { rules } from '../../src/rules/index.js';
import { type FakeCohere, type FakeCohereOptions, createFakeCohere } from '../../src/testing/index.js';
import { createExample, lint, typecheck } from '../helpers/example.js';
import { read } from '../helpers/files.js';
import { RunningApp, runScript } from '../helpers/running-app.js';
import type { TemporaryProject } from '../helpers/temporary-project.js';

/** The rules that found something, by file; with `fixable` those whose finding `--fix` repairs. */
function rulesByFile(results: ESLint.LintResult[], folder: string, fixable = false): Record<string, string[]> {
  const entries = results.flatMap(({ filePath, messages }) => {
    const found = messages
      .filter(({ fix }) => !fixable || fix)
      .map(({ ruleId }) => String(ruleId).replace('cohere/', ''));
    return found.length > 0 ? [[relative(folder, filePath), [...new Set(found)].sort()] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** The rules that a row of the README's table names for a file; with `fixable` those with 🔧. */
function rulesInReadme(fixable = false): Record<string, string[]> {
  const rows = [...read('examples/README.md').matchAll(/^\| \[.+?\]\((.+?)\).*\|.*\|(.*)\|$/gmu)];
  const pattern = fixable ? /`([a-z0-9-]+)` 🔧/gu : /`([a-z0-9-]+)`/gu;
  const entries = rows.flatMap(([, path = '', cell = '']) => {
    const named = [...cell.matchAll(pattern)].map(([, name = '']) => name).filter((name) => name in rules);
    return named.length > 0 ? [[path, named.sort()] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** The findings that the README of the package shows, as `file:line:column message`. */
function findingsInReadme(): string[] {
  const [, sample = ''] = /```text\n(.+?)```/su.exec(read('README.md')) ?? [];
  const perFile = sample.split('\n\n').map((part) => part.trim().split(/\n\s+/u));
  return perFile.flatMap(([file = '', ...lines]) => lines.map((line) => `${file}:${line.replace(/ +/u, ' ')}`));
}

describe('the findings', () => {
  let project: TemporaryProject;
  beforeEach(() => {
    project = createExample();
  });
  afterEach(() => project.remove());

  it('are those of its README, and --fix repairs those that it marks', async () => {
    const results = await lint(project);
    expect(rulesByFile(results, project.folder)).toEqual(rulesInReadme());
    expect(rulesByFile(results, project.folder, true)).toEqual(rulesInReadme(true));
  });

  it('are as the README of the package shows them', async () => {
    const found = (await lint(project)).flatMap(({ filePath, messages }) =>
      messages.map(({ line, column, message }) => `${relative(project.folder, filePath)}:${line}:${column} ${message}`),
    );
    const shown = findingsInReadme();
    expect(shown.length).toBeGreaterThan(0);
    for (const finding of shown) expect(found).toContain(finding);
  });

  it('never show a part of the key', async () => {
    const [, key = ''] = /'(\w{40})'/u.exec(read('examples/scripts/index-articles.js')) ?? [];
    const texts = (await lint(project)).flatMap(({ messages }) =>
      messages.flatMap(({ message, suggestions = [] }) => [message, ...suggestions.map(({ desc }) => desc)]),
    );
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text).not.toContain(key.slice(0, 6));
  });

  it('that have a fix are gone after --fix, nothing new comes, and the types still hold', async () => {
    await typecheck(project);
    const before = (await lint(project)).flatMap(({ messages }) => messages);
    const after = (await lint(project, '--fix')).flatMap(({ messages }) => messages);
    expect(after.filter(({ fix }) => fix)).toEqual([]);
    expect(after.length).toBe(before.filter(({ fix }) => !fix).length);
    await typecheck(project);
  });

  it('can be written down once, so that only new ones count', async () => {
    await lint(project, '--suppress-all');
    expect(rulesByFile(await lint(project), project.folder)).toEqual({});
  });
});

const question = { question: 'When is the first service due?' };
const ticket = { ticket: 'Please repair my bell' };

describe('the application', () => {
  let project: TemporaryProject;
  let cohere: FakeCohere;
  let app: RunningApp | undefined;

  async function start(options: FakeCohereOptions): Promise<RunningApp> {
    cohere = await createFakeCohere(options);
    expect(await runScript(project, 'scripts/index-articles.js', cohere.url)).toMatchObject({ code: 0, stderr: '' });
    return (app = await RunningApp.start(project, cohere.url));
  }

  beforeEach(() => {
    project = createExample();
  });
  afterEach(async () => {
    app?.stop();
    await cohere.close();
    project.remove();
  });

  it('runs where every model is there', async () => {
    const running = await start({ reply: 'repairs' });
    const answers = [
      await running.post('/api/ask', question),
      await running.post('/api/tickets', ticket),
      await running.post('/api/summary', { conversation: 'Hello. Hello.' }),
      await running.post('/api/translate', { text: 'Warranty', language: 'French' }),
    ];
    expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([
      { answer: 'repairs', articles: expect.arrayContaining(['first-service']) },
      { department: 'repairs' },
      { summary: 'repairs' },
      { text: 'repairs' },
    ]);
    const stream = await running.post('/api/chat', { messages: [{ role: 'user', content: 'Hi' }] });
    expect(await stream.text()).toBe('repairs');
  });

  const live = models
    .filter(({ platform, documented }) => platform === 'cohere' && documented.status === 'live')
    .map(({ id, endpoints }) => ({ name: id, endpoints }));

  it('fails where Cohere has removed models, until --fix has replaced them', async () => {
    const broken = await start({ models: live });
    expect((await broken.post('/api/ask', question)).status).toBe(500);
    broken.stop();
    await cohere.close();

    await lint(project, '--fix');
    const fixed = await start({ models: live });
    expect((await fixed.post('/api/ask', question)).status).toBe(200);
    const asked = new Set(cohere.requests.map(({ model }) => model));
    expect(asked).toEqual(new Set(['embed-english-v3.0', 'rerank-v3.5', 'command-r-plus-08-2024']));
  });

  it('has an old script that the API refuses', async () => {
    cohere = await createFakeCohere();
    const { stdout } = await runScript(project, 'scripts/related.cjs', cohere.url);
    expect(stdout).toContain('valid input_type must be provided with the provided model');
  });
});
