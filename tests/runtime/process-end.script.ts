/** Runs in a process of its own: uses the helpers against a service that fails, and prints what keeps it alive. */
import { CohereClientV2 } from 'cohere-ai';
import { cached, cohereFetch, createHealthCheck, embedInBatches } from '../../src/runtime/index.js';

const client = new CohereClientV2({
  token: 'a-key',
  environment: process.argv[2] ?? '',
  maxRetries: 0,
  fetch: cohereFetch({ totalTimeoutMs: 300 }),
});
const request = {
  model: 'embed-v4.0',
  inputType: 'search_query' as const,
  embeddingTypes: ['float' as const],
  texts: Array.from({ length: 200 }, (_, index) => `text ${index}`),
};
const abortSignal = AbortSignal.timeout(400);

const { cohere } = await createHealthCheck(client, { deadlineMs: 200 }).check();
const results = await Promise.allSettled([
  cached(client).embed({ ...request, texts: ['one'] }, { abortSignal }),
  embedInBatches(client, request, { inputsPerMinute: 96, abortSignal }),
]);
const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout');
console.log(JSON.stringify({ health: cohere.status, results: results.map(({ status }) => status), timers }));
