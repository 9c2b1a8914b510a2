import { describe, expect, it } from 'vitest';
import { cohereBreakers, CohereCircuitBreaker, isCohereCircuitOpen } from '../../src/runtime/index.js';

const unavailable = { statusCode: 503, body: {}, rawResponse: { status: 503 } };
const badRequest = { statusCode: 400, body: {}, rawResponse: { status: 400 } };
const chatA = { endpoint: 'chat', model: 'model-a' };

const reject = (error: unknown) => (): Promise<never> => Promise.reject(error);

describe('cohereBreakers', () => {
  it('gives the same breaker for the same endpoint and model, streams included', () => {
    const breakers = cohereBreakers();
    const breaker = breakers.for(chatA);
    expect(breaker).toBeInstanceOf(CohereCircuitBreaker);
    expect(breakers.for({ ...chatA })).toBe(breaker);
    expect(breakers.for({ endpoint: 'chatStream', model: 'model-a' })).toBe(breaker);
    expect(breakers.for({ endpoint: 'chat', model: 'model-b' })).not.toBe(breaker);
    expect(breakers.for({ endpoint: 'rerank', model: 'model-a' })).not.toBe(breaker);
    expect(breakers.for({ endpoint: 'chat' })).not.toBe(breaker);
    expect(breakers.for({ endpoint: 'chat', model: undefined })).toBe(breakers.for({ endpoint: 'chat' }));
  });

  it('lets one model fail without the others', async () => {
    const breakers = cohereBreakers({ threshold: 1 });
    await expect(breakers.for(chatA).call(reject(unavailable))).rejects.toBe(unavailable);
    expect(breakers.for(chatA).state).toBe('open');
    expect(breakers.for({ endpoint: 'chat', model: 'model-b' }).state).toBe('closed');
    expect(breakers.snapshot()).toMatchObject([
      { endpoint: 'chat', model: 'model-a', state: 'open', openedBy: 'upstream' },
      { endpoint: 'chat', model: 'model-b', state: 'closed' },
    ]);
  });

  it('tells the listener which breaker changed', async () => {
    const changes: unknown[] = [];
    const breakers = cohereBreakers({ threshold: 1, onStateChange: (change) => changes.push(change) });
    await breakers.for(chatA).call(reject(unavailable), () => 'fallback');
    await breakers.for({ endpoint: 'embed' }).call(reject(unavailable), () => 'fallback');
    expect(changes).toEqual([
      { from: 'closed', to: 'open', reason: 'upstream', ...chatA },
      { from: 'closed', to: 'open', reason: 'upstream', endpoint: 'embed' },
    ]);
  });

  it('forgets closed breakers that were not used for long, never open ones', async () => {
    const breakers = cohereBreakers({ threshold: 1 });
    const open = breakers.for(chatA);
    await open.call(reject(unavailable), () => 'fallback');
    const inUse = breakers.for({ endpoint: 'chat', model: 'in use' });
    for (let index = 0; index < 3_000; index += 1) {
      breakers.for({ endpoint: 'chat', model: `invented-${index}` });
      breakers.for({ endpoint: 'chat', model: 'in use' });
    }
    expect(breakers.snapshot()).toHaveLength(1_000);
    expect(breakers.for(chatA)).toBe(open);
    expect(breakers.for({ endpoint: 'chat', model: 'in use' })).toBe(inUse);
  });

  it.each([
    [{}, /option "endpoint" must be a string that is not empty/],
    [{ endpoint: '' }, /endpoint/],
    [{ endpoint: 'chat', model: '' }, /option "model" must be a string that is not empty/],
    [{ endpoint: 'chat', modle: 'a' }, /unknown option "modle"; accepted: endpoint, model, fallbackModel/],
    [{ endpoint: 'chat', fallbackModel: 'b' }, /option "model" must be/],
    [{ endpoint: 'chat', model: 'a', fallbackModel: 5 }, /option "fallbackModel" must be/],
  ])('refuses the key %j', (key, message) => {
    expect(() => cohereBreakers().for(key as never)).toThrow(TypeError);
    expect(() => cohereBreakers().for(key as never)).toThrow(message);
  });

  it('refuses options by name', () => {
    expect(() => cohereBreakers({ reset: 5 } as never)).toThrow(/cohereBreakers: unknown option "reset"/);
    expect(() => cohereBreakers({ threshold: 0 })).toThrow(/option "threshold" must be a whole number/);
  });
});

describe('a fallback model', () => {
  const key = { ...chatA, fallbackModel: 'model-b' };

  it('is called when the first is refused or fails', async () => {
    const breakers = cohereBreakers({ threshold: 1 });
    const fallback = breakers.for(key);
    const models: string[] = [];
    const call = async (model: string): Promise<string> => {
      models.push(model);
      if (model === 'model-a') throw unavailable;
      return `answer of ${model}`;
    };
    expect(await fallback.call(call)).toBe('answer of model-b');
    expect(await fallback.call(call)).toBe('answer of model-b');
    expect(models).toEqual(['model-a', 'model-b', 'model-b']);
    expect(breakers.snapshot()).toMatchObject([
      { model: 'model-a', state: 'open' },
      { model: 'model-b', successes: 2 },
    ]);
  });

  it('is not called for what another model would refuse as well', async () => {
    const models: string[] = [];
    const call = (model: string): Promise<never> => (models.push(model), Promise.reject(badRequest));
    await expect(cohereBreakers().for(key).call(call)).rejects.toBe(badRequest);
    expect(models).toEqual(['model-a']);
  });

  it("is called for refusals alone with fallbackOn: 'open'", async () => {
    const fallback = cohereBreakers({ threshold: 1, fallbackOn: 'open' }).for(key);
    const call = (model: string): Promise<string> =>
      model === 'model-a' ? Promise.reject(unavailable) : Promise.resolve(model);
    await expect(fallback.call(call)).rejects.toBe(unavailable);
    expect(await fallback.call(call)).toBe('model-b');
  });

  it('has a breaker and a fallback of its own', async () => {
    const fallback = cohereBreakers({ threshold: 1 }).for(key);
    expect(await fallback.call(reject(unavailable), () => 'sorry')).toBe('sorry');
    const error: unknown = await fallback.call(reject(unavailable)).catch((reason: unknown) => reason);
    expect(isCohereCircuitOpen(error)).toBe(true);
  });

  it('takes over a stream before its first event only', async () => {
    const fallback = cohereBreakers({ threshold: 1 }).for(key);
    async function* events(model: string): AsyncGenerator<string> {
      yield model;
      if (model === 'model-a') throw new TypeError('terminated');
    }
    const read = async (fn: (model: string) => AsyncIterable<string> | Promise<never>): Promise<unknown> => {
      const seen: string[] = [];
      try {
        for await (const event of await fallback.stream(fn)) seen.push(event);
      } catch (error) {
        seen.push(String(error));
      }
      return seen;
    };
    expect(await read(events)).toEqual(['model-a', 'TypeError: terminated']);
    expect(await read(events)).toEqual(['model-b']);
  });
});
