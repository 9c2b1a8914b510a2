import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join, relative } from 'node:path';
import { effectiveStatus, models } from '../../src/catalog/index.js';
import {
  type FakeCohere,
  type FakeCohereModel,
  type FakeCohereRequest,
  createFakeCohere,
} from '../../src/testing/index.js';
import { type RuntimeProject, javaScript } from '../helpers/runtime-project.js';
import type { Subject } from './changes.js';
import { createFixProject, olderSdk } from './fix-project.js';
import type { Observation, Program } from './program.js';

/** Runs one program after the other, in one process: what it prints goes back, and where it asks Cohere is the fake. */
const runner = `import { pathToFileURL } from 'node:url';
const { fetch } = globalThis;
globalThis.fetch = (url, init) => fetch(String(url).replace('https://api.cohere.com', process.env.FAKE_COHERE), init);
let lines = [];
const told = (value) => (typeof value === 'string' ? value : JSON.stringify(value));
for (const method of ['log', 'info', 'warn', 'error', 'debug']) {
  console[method] = (...values) => lines.push(values.map(told).join(' '));
}
const initial = { ...process.env };
process.on('message', async ({ path, env, input }) => {
  lines = [];
  process.env = { ...initial, ...env };
  try {
    const module = await import(pathToFileURL(path).href);
    const run = module.run ?? module.default?.run;
    if (run) console.log(await run(input));
  } catch ({ name, message, code }) {
    const [text] = message.split('\\n');
    lines.push(\`throws \${code ?? (text.startsWith(name) ? text : \`\${name}: \${text}\`)}\`);
  }
  process.send(lines);
});
`;

/** A key of the usual shape, and none. */
export const apiKey: string = 'aB3dE5fGhI'.repeat(4);

/** The models that answer. */
export const servedModels: readonly FakeCohereModel[] = models
  .filter((model) => model.platform === 'cohere' && /live|deprecated/u.test(effectiveStatus(model).status))
  .map(({ id, endpoints }) => ({ name: id, endpoints }));

/** A folder with the SDK and the helpers, and a fake of Cohere that knows the models that there are. */
export class ProgramRunner {
  readonly #project: RuntimeProject = createFixProject({ 'programs.mjs': runner });
  readonly #cohere: FakeCohere;
  readonly #process: ChildProcess;

  private constructor(cohere: FakeCohere) {
    this.#cohere = cohere;
    const env = { PATH: process.env['PATH'], FAKE_COHERE: cohere.url, CO_API_KEY: apiKey };
    this.#process = fork(this.#project.path('programs.mjs'), { env });
  }

  static async start(): Promise<ProgramRunner> {
    return new ProgramRunner(await createFakeCohere({ models: servedModels, apiKey: (key) => key === apiKey }));
  }

  /** A program as a file of its own folder, with the modules beside it on the disk. */
  place({ file = 'program.mts', sdk, code, beside = {}, settings }: Program, folder: string): Subject {
    const home = join(sdk ? olderSdk : '', folder);
    this.#project.write(Object.fromEntries(Object.entries(beside).map(([name, text]) => [join(home, name), text])));
    return {
      cwd: this.#project.path('.'),
      path: this.#project.path(join(home, file)),
      code,
      sourceType: /\.cjs$/u.test(file) ? 'commonjs' : 'module',
      settings: settings ? { cohere: settings } : {},
    };
  }

  /**
   * Runs what a program, or the same program after a change, says.
   *
   * @returns what it sends and prints
   */
  async run(path: string, code: string, { fault, env = {}, input }: Program): Promise<Observation> {
    const script = path.replace(/ts$/u, 'js');
    const text = path.endsWith('ts') ? javaScript(path, code) : code;
    this.#project.write({ [relative(this.#project.path('.'), script)]: text });
    if (fault !== undefined) this.#cohere.fail(fault);
    const first = this.#cohere.requests.length;
    this.#process.send({ path: script, env, input });
    const [lines] = (await once(this.#process, 'message')) as [string[]];
    this.#cohere.recover();
    const requests = this.#cohere.requests.slice(first).map(toObserved);
    return { requests, prints: lines.map((line) => this.#withoutChance(line)) };
  }

  /** A line without what differs from run to run: addresses, folders, the numbers of answers; cut where it is long. */
  #withoutChance(line: string): string {
    const told = line
      .replaceAll(apiKey, 'KEY')
      .replaceAll(this.#cohere.url, 'URL')
      .replaceAll(this.#project.path(''), '')
      .replaceAll(/fake-\d+/gu, 'fake');
    return told.length > 240 ? `${told.slice(0, 200)}… and ${told.length - 200} more` : told;
  }

  async stop(): Promise<void> {
    this.#process.kill();
    await this.#cohere.close();
    this.#project.remove();
  }
}

function toObserved({ method, path, query, headers: { authorization }, body }: FakeCohereRequest) {
  const to = `${method} ${path}${query.size > 0 ? `?${query.toString()}` : ''}`;
  return { to, authorization: authorization?.replace(apiKey, 'KEY'), body };
}
