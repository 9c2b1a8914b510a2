import { execFile } from 'node:child_process';

/** How a command ended. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What npm and vitest add to the environment: a user's shell has none of that, but may need a proxy's certificate. */
const added = /^(?:npm_(?!config_(?:registry|cafile)$)|VITEST|NODE_(?!EXTRA_CA_CERTS$)|TEST)/u;
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !added.test(name)));

/** Runs a command in a folder; one that fails is an outcome too. */
export function run(program: string, args: readonly string[], cwd: string): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(program, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const code = typeof error?.code === 'number' ? error.code : 1;
      resolve({ code: error ? code : 0, stdout, stderr });
    });
  });
}

/**
 * Runs a command that must succeed, and returns what it printed.
 *
 * @throws {Error} with everything that the command printed, when it fails.
 */
export async function must(program: string, args: readonly string[], cwd: string): Promise<string> {
  const { code, stdout, stderr } = await run(program, args, cwd);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${stdout}${stderr}`);
  return stdout;
}
