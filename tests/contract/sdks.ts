import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type SdkVersion, clientClasses } from '../../src/catalog/index.js';

const require = createRequire(import.meta.url);

/** Anything that a path on a client leads to. */
export type Member = Readonly<Record<string, unknown>> | ((...args: unknown[]) => unknown) | undefined;

/** One installed release of the SDK. */
export interface Sdk {
  /** The name under which it is installed. */
  readonly name: string;
  readonly version: SdkVersion;
  readonly directory: string;
  /** What the root exports. */
  readonly root: Readonly<Record<string, unknown>>;
  /** What `cohere-ai/aws` exports; `undefined` where there is no such entry point. */
  readonly aws: Readonly<Record<string, unknown>> | undefined;
}

/** A function that answers an HTTP request, as the `fetch` option wants it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

function load(specifier: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return require(specifier) as Readonly<Record<string, unknown>>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

function installed(name: string): Sdk {
  const directory = dirname(require.resolve(name));
  const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as { version: SdkVersion };
  const root = load(name);
  if (!root) throw new Error(`${name} is not installed`);
  return { name, version: manifest.version, directory, root, aws: load(`${name}/aws`) };
}

/** The releases that the contract is checked against, newest first. */
export const sdks: readonly Sdk[] = ['cohere-ai', 'cohere-ai-7', 'cohere-ai-7.20'].map(installed);

/** Whether a specifier of this SDK can be imported. */
export function isImportable(specifier: string): boolean {
  try {
    require.resolve(specifier);
    return true;
  } catch {
    return false;
  }
}

/** The client classes that an SDK exports somewhere. */
export function exportedClasses(sdk: Sdk): string[] {
  return Object.keys(clientClasses).filter((name) => name in sdk.root || (sdk.aws && name in sdk.aws));
}

/** A client of a class, from wherever the SDK exports it. */
export function construct(sdk: Sdk, className: string, options: object = {}): object {
  const Class = (sdk.root[className] ?? sdk.aws?.[className]) as new (options: object) => object;
  const isAws = clientClasses[className]?.exportedFrom.aws !== undefined;
  return new Class({ token: 'a-token', ...(isAws && { awsRegion: 'us-east-1' }), ...options });
}

/** What a dotted path on a client leads to. */
export function member(client: object, path: string): Member {
  const step = (value: unknown, key: string): unknown => (value as Record<string, unknown> | undefined)?.[key];
  return path.split('.').reduce(step, client) as Member;
}

/** Calls a method by its dotted path. What it throws at once becomes a rejection. */
export async function call(client: object, path: string, args: readonly unknown[]): Promise<unknown> {
  const cut = path.lastIndexOf('.');
  const owner = cut === -1 ? client : member(client, path.slice(0, cut));
  const method = member(client, path) as (...args: unknown[]) => unknown;
  return await method.apply(owner, [...args]);
}

/** What an SDK sent. */
export interface Sent {
  readonly method: string;
  readonly url: URL;
  /** The parsed JSON body; `undefined` where it was no JSON. */
  readonly body: unknown;
}

/** An answer with the one key that the SDK cannot do without, v1's `embed`. */
const answer = { response_type: 'embeddings_floats' };

/** A `fetch` that keeps what was sent and answers. */
export function recordingFetch(): Fetch & { readonly sent: Sent[] } {
  const sent: Sent[] = [];
  const fetch = (url: string, { method = 'GET', body }: RequestInit): Promise<Response> => {
    sent.push({ method, url: new URL(url), body: typeof body === 'string' ? JSON.parse(body) : undefined });
    return Promise.resolve(Response.json(answer));
  };
  return Object.assign(fetch, { sent });
}
