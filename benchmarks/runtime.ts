/**
 * What the runtime helpers cost whoever imports them: their size in a bundle, the time to load them, and the time that
 * a breaker and the guarded fetch take per call, beside other libraries in the same process. Figures are medians.
 */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { circuitBreaker, ConsecutiveBreaker, handleAll, SamplingBreaker } from 'cockatiel';
import { CohereClientV2 } from 'cohere-ai';
import { rolldown } from 'rolldown';
import * as runtime from '../dist/runtime/index.js';
import { createFakeCohere } from '../dist/testing/index.js';
import { median } from './median.js';

const root = resolve(import.meta.dirname, '..');
const entry = join(root, 'dist/runtime/index.js');

function print(name: string, figure: string): void {
  console.log(`  ${name.padEnd(44)}${figure}`);
}

/** The bytes of a bundle with some names of the runtime, minified. */
async function bundled(exports: string): Promise<Buffer> {
  const build = await rolldown({
    input: 'entry',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? id : undefined),
        load: (id) => (id === 'entry' ? `export ${exports} from ${JSON.stringify(entry)};` : undefined),
      },
    ],
  });
  const { output } = await build.generate({ minify: true });
  await build.close();
  return Buffer.from(output[0].code);
}

async function printSizes(): Promise<void> {
  console.log('Size in a bundle, minified');
  const helpers = Object.keys(runtime).filter((name) => !/^(?:is|Cohere\w+Error|cohereRetryAfterMs)/u.test(name));
  for (const exports of ['*', ...helpers.map((name) => `{ ${name} }`)]) {
    const code = await bundled(exports);
    const sizes = [code.length, gzipSync(code).length].map((bytes) => `${(bytes / 1024).toFixed(1)} kB`.padStart(8));
    print(exports === '*' ? 'all of it' : exports.slice(2, -2), `${sizes[0]}  ${sizes[1]} gzipped`);
  }
}

/** Milliseconds that a process of its own takes to run some code of a module. */
function timeToLoad(code: string): number {
  const times = Array.from({ length: 9 }, () => {
    const script = `const start = performance.now(); ${code}; console.log(performance.now() - start);`;
    return Number(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: root }));
  });
  return median(times);
}

function printLoadTimes(): void {
  console.log('\nTime to load, in a new process');
  const required = "(await import('node:module')).createRequire(import.meta.url)";
  const milliseconds = (code: string): string => `${timeToLoad(code).toFixed(1)} ms`;
  print("import 'eslint-plugin-cohere/runtime'", milliseconds("await import('./dist/runtime/index.js')"));
  print("require('eslint-plugin-cohere/runtime')", milliseconds(`${required}('./dist/cjs/runtime/index.js')`));
  print("import 'cohere-ai', to compare", milliseconds("await import('cohere-ai')"));
}

/** Opossum has no types. */
const require = createRequire(import.meta.url);
const OpossumBreaker = require('opossum') as new (
  fn: () => Promise<unknown>,
  options?: object,
) => { fire(): Promise<unknown> };

const work = async (): Promise<number> => 1;

/** What calls `work` once, by the name of what is around it. */
function wrappers(): Readonly<Record<string, () => Promise<unknown>>> {
  const ours = new runtime.CohereCircuitBreaker();
  const consecutive = circuitBreaker(handleAll, { halfOpenAfter: 60_000, breaker: new ConsecutiveBreaker(5) });
  const sampling = new SamplingBreaker({ threshold: 0.5, duration: 60_000, minimumRps: 1 });
  const sampled = circuitBreaker(handleAll, { halfOpenAfter: 60_000, breaker: sampling });
  const opossum = new OpossumBreaker(work);
  const lean = new OpossumBreaker(work, { timeout: false, rollingPercentilesEnabled: false });
  return {
    'no breaker': work,
    'CohereCircuitBreaker (in a row and by rate)': () => ours.call(work),
    'cockatiel, ConsecutiveBreaker': () => consecutive.execute(work),
    'cockatiel, SamplingBreaker': () => sampled.execute(work),
    opossum: () => opossum.fire(),
    'opossum, no time-out, no percentiles': () => lean.fire(),
  };
}

/** Nanoseconds per call of each; the rounds are interleaved, and the first one warms up. */
async function timePerCall(calls: Readonly<Record<string, () => Promise<unknown>>>, count: number): Promise<void> {
  const times = new Map(Object.keys(calls).map((name) => [name, [] as number[]]));
  for (let round = 0; round < 8; round += 1) {
    for (const [name, call] of Object.entries(calls)) {
      const start = performance.now();
      for (let n = 0; n < count; n += 1) await call();
      if (round > 0) times.get(name)?.push(((performance.now() - start) * 1e6) / count);
    }
  }
  for (const [name, values] of times) {
    const ns = median(values);
    print(name, ns < 10_000 ? `${ns.toFixed(0)} ns` : `${(ns / 1000).toFixed(0)} µs`);
  }
}

/** A chat with a server on the same machine, which answers at once: what is left is the client. */
async function printFetchOverhead(): Promise<void> {
  const cohere = await createFakeCohere();
  const request = { model: 'command-a-03-2025', messages: [{ role: 'user' as const, content: 'Hi' }], maxTokens: 10 };
  const create = (options: object): CohereClientV2 =>
    new CohereClientV2({ token: crypto.randomUUID(), environment: cohere.url, ...options });
  const plain = create({});
  const guarded = create({ fetch: runtime.cohereFetch({ breaker: runtime.cohereBreakers() }) });
  const stream = async (client: CohereClientV2): Promise<void> => {
    for await (const event of await client.chatStream(request)) void event;
  };
  await timePerCall(
    {
      chat: () => plain.chat(request),
      'chat, cohereFetch with breakers': () => guarded.chat(request),
      chatStream: () => stream(plain),
      'chatStream, cohereFetch with breakers': () => stream(guarded),
    },
    200,
  );
  await cohere.close();
}

console.log(`Runtime helpers, Node ${process.version}, ${cpus()[0]?.model}\n`);
await printSizes();
printLoadTimes();
console.log('\nTime per call that succeeds');
await timePerCall(wrappers(), 100_000);
console.log('\nTime per call of the SDK to a server on this machine');
await printFetchOverhead();
// Opossum's timers would keep the process alive.
process.exit();
