import fc from 'fast-check';
import { expect, it } from 'vitest';
import { classifyCohereError, CohereCircuitBreaker, cohereFetch } from '../../src/runtime/index.js';
import { chatRequest, sdks } from '../testing/sdks.js';

const text = fc.array(
  fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('[DONE]', 'data: [DONE]\n\n', '"message-end"', '\n'),
  ),
  { minLength: 1, maxLength: 6 },
);

/** The bytes of a right stream whose deltas are the given pieces. */
function streamOf(pieces: readonly string[]): Uint8Array {
  const events = [
    { type: 'message-start', id: 'x' },
    ...pieces.map((piece) => ({ type: 'content-delta', index: 0, delta: { message: { content: { text: piece } } } })),
    { type: 'message-end', delta: { finish_reason: 'COMPLETE' } },
  ];
  const lines = events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  return new TextEncoder().encode(`${lines.join('')}data: [DONE]\n\n`);
}

/** A body that ends after some of the bytes, and comes in pieces. */
function bodyOf(bytes: Uint8Array, length: number, sizes: readonly number[]): ReadableStream<Uint8Array> {
  let offset = 0;
  let turn = 0;
  return new ReadableStream({
    pull(controller) {
      if (offset >= length) return controller.close();
      const size = sizes[(turn += 1) % sizes.length] ?? 1;
      controller.enqueue(bytes.slice(offset, Math.min(offset + size, length)));
      offset += size;
    },
  });
}

const numRuns = process.env['COHERE_LONG_TESTS'] ? 5_000 : 200;

it.each(sdks)(
  'SDK %s: a v2 stream arrives whole or with an error, wherever it is cut',
  async (_, sdk) => {
    const seen = { whole: 0, truncated: 0 };
    const sizes = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 5 });
    // Every second stream is not cut at all.
    const share = fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true }));
    await fc.assert(
      fc.asyncProperty(text, share, sizes, async (pieces, part, chunkSizes) => {
        const bytes = streamOf(pieces);
        const body = bodyOf(bytes, Math.round(bytes.length * part), chunkSizes);
        const breaker = new CohereCircuitBreaker({ threshold: 1 });
        const fetch = cohereFetch({ breaker, fetch: async () => new Response(body) });
        const client = new sdk.CohereClientV2({ token: 'a-key', fetch });
        let received = '';
        try {
          for await (const event of await client.chatStream(chatRequest)) {
            if (event.type === 'content-delta') received += event.delta?.message?.content?.text ?? '';
          }
          expect(received).toBe(pieces.join(''));
          expect(breaker.snapshot()).toMatchObject({ state: 'closed', successes: 1 });
          seen.whole += 1;
        } catch (error) {
          expect(part).toBeLessThan(1);
          expect(classifyCohereError(error)).toMatchObject({ kind: 'truncated' });
          expect(breaker.snapshot()).toMatchObject({ state: 'open', openedBy: 'truncated' });
          expect(pieces.join('').startsWith(received)).toBe(true);
          seen.truncated += 1;
        }
      }),
      { numRuns, seed: 20_261_121 },
    );
    expect(seen.whole).toBeGreaterThan(numRuns / 4);
    expect(seen.truncated).toBeGreaterThan(numRuns / 4);
  },
  300_000,
);
