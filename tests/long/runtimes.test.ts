/** The helpers on other runtimes than Node: the same calls, the same faults, the same results. */
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createFakeCohere, type FakeCohere, type FaultName } from '../../src/testing/index.js';
import { pinned } from '../helpers/pinned.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

const faults: FaultName[] = ['reset', 'html', 'hang', 'hang-body', 'body-close', 'body-reset', 'cut-clean'];

/** Prints what becomes of calls; each asks for its fault by the name of its model. */
const script = `import process from 'node:process';
import { CohereClientV2 } from 'cohere-ai';
import {
  classifyCohereError, cohereBreakers, cohereFetch, cohereToken, collectStream, createHealthCheck, embedInBatches,
} from 'eslint-plugin-cohere/runtime';

const [url, key] = process.argv.slice(2);
const token = cohereToken({ file: key });
const create = (breaker, options) =>
  new CohereClientV2({
    token, environment: url, ...options,
    fetch: cohereFetch({ token, breaker, headersTimeoutMs: 1_000, idleTimeoutMs: 500 }),
  });
const client = create(cohereBreakers(), { maxRetries: 0 });
const chat = (model) => ({ model, messages: [{ role: 'user', content: 'Say [DONE] now' }], maxTokens: 10 });
const kindOf = (answer) => answer.then(() => 'answer', (error) => classifyCohereError(error).kind);
const results = {};

const { GET } = createHealthCheck(client);
const health = await GET(new Request('http://localhost/health'));
results.health = [health.status, (await health.json()).cohere.status];
for (const model of ['works', ${faults.map((name) => `'${name}'`).join(', ')}]) {
  results[model] = [
    await kindOf(client.chat(chat(model))),
    await kindOf(client.chatStream(chat(model)).then(collectStream)),
  ];
}
const answer = await collectStream(await client.chatStream(chat('works')));
results.text = answer.message.content[0].text;
const texts = Array.from({ length: 200 }, (_, index) => String(index));
const request = { model: 'embed-v4.0', inputType: 'search_document', embeddingTypes: ['float'] };
results.batches = (await embedInBatches(client, { ...request, texts })).embeddings.float.length;
const abort = new AbortController();
setTimeout(() => abort.abort(), 200);
results.abort = await kindOf(client.chat(chat('hang'), { abortSignal: abort.signal }));

const breakers = cohereBreakers({ threshold: 4 });
const retrying = create(breakers);
const guarded = () =>
  breakers.for({ endpoint: 'chat', model: 'overloaded' }).call(() => retrying.chat(chat('overloaded')));
results.outage = [await kindOf(guarded()), await kindOf(guarded()), await kindOf(guarded())];
console.log(JSON.stringify(results));
`;

const failures = {
  reset: ['network', 'network'],
  html: ['malformed', 'malformed'],
  hang: ['timeout', 'timeout'],
  'hang-body': ['timeout', 'timeout'],
  'body-close': ['network', 'network'],
  'body-reset': ['network', 'network'],
  'cut-clean': ['malformed', 'truncated'],
};

let project: TemporaryProject;
let cohere: FakeCohere;

beforeAll(async () => {
  project = new TemporaryProject({ 'calls.mjs': script, key: 'a-key\n' });
  await project.install(inject('tarball'), pinned('cohere-ai'), 'deno@2.9.6', 'bun@1.4.4');
});
afterAll(() => project.remove());

it.each([
  ['Node', ['node']],
  ['Deno', ['deno', 'run', '--allow-all']],
  ['Bun', ['bun']],
])('%s', async (_, command) => {
  cohere = await createFakeCohere();
  for (const fault of faults) cohere.fail(fault, { model: fault });
  cohere.fail({ status: 503, retryAfter: 1 }, { model: 'overloaded' });
  const output = await project.must('npx', ...command, 'calls.mjs', cohere.url, 'key');
  expect(JSON.parse(output.trim().split('\n').at(-1) ?? '')).toEqual({
    health: [200, 'healthy'],
    works: ['answer', 'answer'],
    ...failures,
    text: 'You said: Say [DONE] now',
    batches: 200,
    abort: 'cancelled',
    outage: ['upstream', 'upstream', 'circuit-open'],
  });
  expect(cohere.requests.filter(({ model }) => model === 'overloaded')).toHaveLength(4);
  await expect.poll(() => cohere.openRequests).toBe(0);
  await cohere.close();
});
