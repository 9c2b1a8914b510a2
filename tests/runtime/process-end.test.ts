import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { createFakeCohere } from '../../src/testing/index.js';
import { root } from '../helpers/files.js';

const run = promisify(execFile);

it.each(['hang', 'hang-body', 'reset', 503] as const)(
  'a process that used the helpers ends by itself after %s',
  { timeout: 60_000 },
  async (fault) => {
    const cohere = await createFakeCohere();
    cohere.fail(fault);
    const jiti = join(root, 'node_modules/jiti/lib/jiti-cli.mjs');
    const script = join(root, 'tests/runtime/process-end.script.ts');
    // It would be killed, and fail, if something kept it alive.
    const { stdout } = await run(process.execPath, [jiti, script, cohere.url], { timeout: 50_000 });
    expect(JSON.parse(stdout)).toEqual({ health: 'down', results: ['rejected', 'rejected'], timers: [] });
    expect(cohere.requests.length).toBeGreaterThan(2);
    await cohere.close();
  },
);
