/** The application in `examples/` with the helpers that suggestions of the strict preset bring, under load. */
import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { ESLint, Linter } from 'eslint';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createFakeCohere, type FakeCohere, type FaultName } from '../../src/testing/index.js';
import { createExample, lint, typecheck } from '../helpers/example.js';
import { RunningApp, runScript } from '../helpers/running-app.js';
import type { TemporaryProject } from '../helpers/temporary-project.js';

/** The suggestions that bring a helper, the better one of a rule first; keys go before: no edit spans one. */
const helpers: Readonly<Record<string, readonly string[]>> = {
  'cohere/no-hardcoded-api-key': ['dropFallback'],
  'cohere/require-circuit-breaker': ['giveFetch', 'wrap'],
  'cohere/require-timeout': ['guardFetch'],
  'cohere/require-error-handling': ['classify'],
};

let project: TemporaryProject;
let cohere: FakeCohere;
let app: RunningApp | undefined;

function helperFor({ messages }: ESLint.LintResult): Linter.LintSuggestion | undefined {
  return messages.flatMap(({ ruleId, suggestions = [] }) =>
    (helpers[ruleId ?? ''] ?? []).flatMap((id) => suggestions.filter(({ messageId }) => messageId === id)),
  )[0];
}

/** Applies such a suggestion to each file that has one. Returns the files and the suggestions. */
async function applyHelpers(): Promise<string[]> {
  return (await lint(project)).flatMap((result) => {
    const suggestion = helperFor(result);
    if (!suggestion) return [];
    const code = readFileSync(result.filePath, 'utf8');
    const [start, end] = suggestion.fix.range;
    writeFileSync(result.filePath, code.slice(0, start) + suggestion.fix.text + code.slice(end));
    return [`${relative(project.folder, result.filePath)} ${suggestion.messageId}`];
  });
}

beforeAll(async () => {
  project = createExample();
  project.write({ 'eslint.config.js': project.read('eslint.config.js').replace('.recommended,\n]', '.strict,\n]') });
  await lint(project, '--fix');
  cohere = await createFakeCohere({ reply: 'repairs' });
});
afterAll(async () => {
  app?.stop();
  await cohere.close();
  project.remove();
});

it('the suggestions bring helpers to every file that calls Cohere, and it compiles', { timeout: 120_000 }, async () => {
  const applied: string[] = [];
  for (let some = await applyHelpers(); some.length > 0; some = await applyHelpers()) applied.push(...some);
  expect(applied.sort()).toEqual([
    'scripts/index-articles.js classify',
    'scripts/index-articles.js dropFallback',
    'scripts/index-articles.js giveFetch',
    'scripts/index-articles.js guardFetch',
    'scripts/related.cjs giveFetch',
    'scripts/related.cjs guardFetch',
    'src/retrieval.ts classify',
    'src/routes/ask.ts classify',
    'src/routes/ask.ts giveFetch',
    'src/routes/ask.ts guardFetch',
    'src/routes/stream.ts classify',
    'src/routes/stream.ts wrap',
    'src/routes/translate.js classify',
    'src/routes/translate.js giveFetch',
    'src/routes/translate.js guardFetch',
    'src/routes/triage.ts classify',
    'src/routes/triage.ts giveFetch',
    'src/routes/triage.ts guardFetch',
  ]);
  await typecheck(project);
});

it('5 % of faults: every request has its answer, none is left open, the process lives', async () => {
  expect(await runScript(project, 'scripts/index-articles.js', cohere.url)).toMatchObject({ code: 0, stderr: '' });
  const running = (app = await RunningApp.start(project, cohere.url));
  const faults: FaultName[] = ['reset', 'html502', 'body-close', 'cut-clean', 'limit-minute'];
  faults.forEach((fault, at) => cohere.fail(fault, { when: ({ index }) => index % 100 === 20 * at + 7 }));

  const bodies: Readonly<Record<string, object>> = {
    '/api/ask': { question: 'When is the first service due?' },
    '/api/chat': { messages: [{ role: 'user', content: 'Hi' }] },
    '/api/summary': { conversation: 'Hello. Hello.' },
    '/api/tickets': { ticket: 'Please repair my bell' },
    '/api/translate': { text: 'Warranty', language: 'French' },
  };
  const statuses = new Map<number, number>();
  for (let round = 0; round < 10; round += 1) {
    const paths = Array.from({ length: 40 }, (_, index) => Object.keys(bodies)[index % 5] ?? '');
    await Promise.all(
      paths.map(async (path) => {
        const answer = await running.post(path, bodies[path]);
        // A stream that breaks off is an answer that breaks off.
        const isWhole = await answer.text().then(
          () => true,
          () => false,
        );
        const status = isWhole ? answer.status : 0;
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }),
    );
  }
  expect([...statuses.values()].reduce((sum, count) => sum + count)).toBe(400);
  expect(statuses.get(200)).toBeGreaterThan(360);
  expect(cohere.requests.length).toBeGreaterThan(500);
  await vi.waitFor(() => expect(cohere.openRequests).toBe(0), { timeout: 30_000 });
  cohere.recover();
  expect((await running.post('/api/tickets', bodies['/api/tickets'])).status).toBe(200);
});

it('an outage: the breakers refuse what would fail', async () => {
  cohere.fail('close');
  const before = cohere.requests.length;
  for (let n = 0; n < 20; n += 1) await app?.post('/api/tickets', { ticket: 'Please repair my bell' });
  expect(cohere.requests.length - before).toBe(5);
});
