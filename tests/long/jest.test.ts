/** The helpers and the fake server in a CommonJS project under Jest, which cannot load ES modules. */
import { afterEach, expect, inject, it } from 'vitest';
import { pinned } from '../helpers/pinned.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

const test = `const { CohereClientV2 } = require('cohere-ai');
const { classifyCohereError, CohereCircuitBreaker, cohereFetch, embedInBatches } = require('eslint-plugin-cohere/runtime');
const { createFakeCohere, fakeEmbedding } = require('eslint-plugin-cohere/testing');

const request = { model: 'command-a-03-2025', messages: [{ role: 'user', content: 'Hello' }], maxTokens: 10 };
let cohere;
let client;
const breaker = new CohereCircuitBreaker({ threshold: 2 });

beforeAll(async () => {
  cohere = await createFakeCohere();
  client = new CohereClientV2({ token: 'a-key', environment: cohere.url, fetch: cohereFetch({ breaker }) });
});
afterEach(() => {
  cohere.recover();
  jest.useRealTimers();
});
afterAll(() => cohere.close());

test('batches', async () => {
  const texts = Array.from({ length: 100 }, (_, index) => String(index));
  const fields = { model: 'embed-v4.0', inputType: 'search_document', embeddingTypes: ['float'] };
  const { embeddings } = await embedInBatches(client, { ...fields, texts });
  expect(embeddings.float).toEqual(texts.map((text) => fakeEmbedding(text)));
});

test('with fake timers, a limit that is over', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
  cohere.fail('hang');
  const fetch = cohereFetch({ totalTimeoutMs: 60_000 });
  const patient = new CohereClientV2({ token: 'a-key', environment: cohere.url, fetch });
  const error = patient.chat(request).catch((reason) => reason);
  await jest.advanceTimersByTimeAsync(59_000);
  while (cohere.openRequests === 0) await new Promise(setImmediate);
  await jest.advanceTimersByTimeAsync(1_000);
  expect(classifyCohereError(await error).kind).toBe('timeout');
});

test('a breaker that opens', async () => {
  cohere.fail('reset');
  const kinds = [];
  for (let n = 0; n < 3; n += 1) {
    const error = await client.chat(request).catch((reason) => reason);
    kinds.push(classifyCohereError(error).kind);
  }
  expect(kinds).toEqual(['network', 'network', 'circuit-open']);
});
`;

let project: TemporaryProject;
afterEach(() => project.remove());

it('a Jest project imports them', async () => {
  project = new TemporaryProject({ 'package.json': '{ "private": true }', 'cohere.test.js': test });
  await project.install(inject('tarball'), pinned('cohere-ai'), 'jest@30.5.2');
  const { code, stderr } = await project.run('npx', 'jest');
  expect(stderr).toContain('Tests:       3 passed, 3 total');
  expect(code).toBe(0);
});
