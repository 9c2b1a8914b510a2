import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFakeCohere, type FakeCohereFault } from '../../src/testing/index.js';
import { compileRuntime, type CompiledRuntime } from './compiled.js';

const run = promisify(execFile);

let compiled: CompiledRuntime;
beforeAll(() => {
  compiled = compileRuntime();
});
afterAll(() => compiled.remove());

/** Runs a scenario in a process of its own, which must end by itself: with nothing left to wait for. */
async function play(sdk: string, scenario: string, fault?: FakeCohereFault): Promise<unknown> {
  const cohere = await createFakeCohere();
  try {
    if (fault !== undefined) cohere.fail(fault);
    const child = [join(compiled.folder, 'exit-child.mjs'), compiled.esm, sdk, scenario, cohere.url];
    // The timer that the SDK leaves behind runs for 300 s.
    const { stdout } = await run(process.execPath, child, { timeout: 60_000 });
    return JSON.parse(stdout);
  } finally {
    await cohere.close();
  }
}

// Each line is a process: all of them on every release only in the long run.
const sdks = process.env['COHERE_LONG_TESTS'] ? ['cohere-ai', 'cohere-ai-7', 'cohere-ai-7.20'] : ['cohere-ai'];

describe.each(sdks)('a process with %s ends with its work, after', (sdk) => {
  it.concurrent.each<[scenario: string, fault: FakeCohereFault | undefined, outcome: string]>([
    ['chat', undefined, 'resolved'],
    ['chat', 'reset', 'network'],
    ['chat', 'html', 'malformed'],
    ['chat', 'body-reset', 'network'],
    ['chat', 'billing-limit', 'quota'],
    ['chat without retries', 503, 'upstream'],
    ['chat with a limit', 'hang', 'timeout'],
    ['chat with a limit', 'hang-body', 'timeout'],
    ['chat with an abort', 'hang', 'cancelled'],
    ['chat with an abort', { status: 503, retryAfter: 60 }, 'cancelled'],
    ['chat with an open breaker', 'close', 'circuit-open'],
    ['stream', undefined, 'resolved'],
    ['stream', 'cut-clean', 'truncated'],
    ['a stream that is left', 'slow-stream', 'resolved'],
    ['a stream that nobody reads', undefined, 'resolved'],
    ['a health check', undefined, 'resolved'],
    ['a health check', 'reset', 'resolved'],
    ['a health check', 'hang', 'resolved'],
    ['a health check', 'hang-body', 'resolved'],
    ['batches', undefined, 'resolved'],
    ['batches that wait for their turn, and an abort', undefined, 'cancelled'],
    ['cached', 'close', 'network'],
  ])('%s (fault: %j)', { timeout: 120_000 }, async (scenario, fault, outcome) => {
    expect(await play(sdk, scenario, fault)).toEqual({ outcome, timers: 0 });
  });
});

it('as one that used plain fetch does, and one that used the plain SDK does not', { timeout: 120_000 }, async () => {
  expect(await play('cohere-ai', 'plain fetch')).toEqual({ outcome: 'resolved', timers: 0 });
  expect(await play('cohere-ai', 'plain SDK', 'reset')).toEqual({ outcome: 'network', timers: 1 });
});
