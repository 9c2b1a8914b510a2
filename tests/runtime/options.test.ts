import { describe, expect, it } from 'vitest';
import {
  cached,
  CohereCircuitBreaker,
  cohereBreakers,
  cohereFetch,
  cohereToken,
  collectStream,
  createHealthCheck,
  embedInBatches,
  redact,
  rerankInBatches,
} from '../../src/runtime/index.js';
import { createFakeCohere } from '../../src/testing/index.js';

const never: (request: object) => Promise<unknown> = () => expect.unreachable('nothing should be sent');
const client = { embed: never, rerank: never, models: { list: never } };
const embed = { model: 'embed-v4.0', texts: ['a'] };
const rerank = { model: 'rerank-v3.5', query: 'a', documents: ['a'] };

/** Everything that takes options, by the name that its errors begin with. */
const takers: readonly (readonly [name: string, take: (options: never) => unknown])[] = [
  ['cohereFetch', (options) => cohereFetch(options)],
  ['CohereCircuitBreaker', (options) => new CohereCircuitBreaker(options)],
  ['cohereBreakers', (options) => cohereBreakers(options)],
  ['cohereBreakers().for', (options) => cohereBreakers().for({ endpoint: 'chat', model: 'a', ...(options as object) })],
  ['createHealthCheck', (options) => createHealthCheck(client, options)],
  ['embedInBatches', (options) => embedInBatches(client, embed, options)],
  ['rerankInBatches', (options) => rerankInBatches(client, rerank, options)],
  ['cached', (options) => cached(client, options)],
  ['redact', (options) => redact({}, options)],
  ['cohereToken', (options) => cohereToken(options)],
  ['createFakeCohere', (options) => createFakeCohere(options)],
  ['createFakeCohere, reply', (reply) => createFakeCohere({ reply })],
];

/** The message of the `TypeError` that some options must lead to, at once or as a rejection. */
async function refusal(take: () => unknown): Promise<string> {
  try {
    await take();
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    return (error as Error).message;
  }
  return expect.unreachable('it should have been refused');
}

/** The options that something says it has. */
async function optionsOf(name: string, take: (options: never) => unknown): Promise<string[]> {
  const message = await refusal(() => take({ nonsense: 1 } as never));
  const [, accepted = ''] = /^(?:.*): unknown option "nonsense"; accepted: (.*)$/.exec(message) ?? [];
  expect(message.startsWith(`${name}: `)).toBe(true);
  return accepted.split(', ');
}

describe.each(takers)('%s', (name, take) => {
  it('names each option that has a wrong value, and what it accepts, but never the value', async () => {
    const options = await optionsOf(name, take);
    expect(options.length).toBeGreaterThan(0);
    for (const option of options) {
      for (const value of [null, NaN, Symbol('a-secret-value'), ['a-secret-value']]) {
        const message = await refusal(() => take({ [option]: value } as never));
        expect(message.startsWith(`${name}: option "${option}" must be `)).toBe(true);
        expect(message).not.toContain('a-secret-value');
      }
    }
  });
});

it.each<[string, () => unknown]>([
  ["embedInBatches: the client must have a method 'embed'", () => embedInBatches({} as typeof client, embed)],
  [
    "embedInBatches: the client must have a method 'embed'",
    () => embedInBatches(undefined as never as typeof client, embed),
  ],
  ["embedInBatches: 'texts' of the request must be a list", () => embedInBatches(client, undefined as never)],
  ["embedInBatches: 'texts' of the request must be a list", () => embedInBatches(client, { ...embed, texts: 'a' })],
  ["embedInBatches: 'images' of the request must be a list", () => embedInBatches(client, { images: 'a' })],
  ["rerankInBatches: the client must have a method 'rerank'", () => rerankInBatches({} as typeof client, rerank)],
  ["rerankInBatches: 'documents' of the request must be a list", () => rerankInBatches(client, undefined as never)],
  ['cached: the client must be an object', () => cached(undefined as never)],
  ['createHealthCheck: the client must have models.list', () => createHealthCheck(undefined as never)],
  ['collectStream: the stream must be', () => collectStream(Promise.resolve() as never)],
  ['collectStream: the stream must be', () => collectStream(undefined as never)],
])('%s', async (message, take) => {
  expect(await refusal(take)).toContain(message);
});
