import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './files.js';
import type { Outcome } from './run.js';
import type { TemporaryProject } from './temporary-project.js';

/** Makes a Node process send what it asks of Cohere to a fake, without a change of its code. */
function redirected(fakeUrl: string): NodeJS.ProcessEnv {
  const preload = join(root, 'tests/helpers/redirect-cohere.mjs');
  const { PATH } = process.env;
  return { PATH, NODE_OPTIONS: `--import=${preload}`, FAKE_COHERE: fakeUrl, CO_API_KEY: 'fake', PORT: '0' };
}

/** Runs a script of a project to its end, against a fake of Cohere. */
export async function runScript(project: TemporaryProject, script: string, fakeUrl: string): Promise<Outcome> {
  const child = spawn(process.execPath, [script], { cwd: project.folder, env: redirected(fakeUrl) });
  const [stdout, stderr] = [textOf(child.stdout), textOf(child.stderr)];
  const [code] = (await once(child, 'close')) as [number];
  return { code, stdout: await stdout, stderr: await stderr };
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}

/** The example's server, running against a fake of Cohere. */
export class RunningApp {
  readonly url: string;
  readonly #process: ChildProcess;

  private constructor(url: string, process: ChildProcess) {
    this.url = url;
    this.#process = process;
  }

  /**
   * Starts `src/server.ts` of a project.
   *
   * @throws {Error} with what it printed, when it ends before it listens.
   */
  static async start(project: TemporaryProject, fakeUrl: string): Promise<RunningApp> {
    // Node strips types by itself from 22.18 on; jiti does it on every Node.
    const args = ['node_modules/jiti/lib/jiti-cli.mjs', 'src/server.ts'];
    const child = spawn(process.execPath, args, { cwd: project.folder, env: redirected(fakeUrl) });
    const errors = textOf(child.stderr);
    for await (const line of createInterface(child.stdout)) {
      const [url] = /http:\S+/u.exec(line) ?? [];
      if (url) return new RunningApp(url, child);
    }
    throw new Error(await errors);
  }

  /** Sends JSON to a route. */
  post(path: string, body: unknown): Promise<Response> {
    return fetch(this.url + path, { method: 'POST', body: JSON.stringify(body) });
  }

  stop(): void {
    this.#process.kill();
  }
}
