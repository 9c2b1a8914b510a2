import { nodeBuiltin } from './node-builtin.js';
import { callback, checkOptions, text } from './options.js';
import { markTokenError } from './token-error.js';

/** Where {@link cohereToken} finds the API key. */
export type CohereTokenSource =
  /** Path of a file that holds nothing but the key, such as a mounted secret. White space around the key is ignored. */
  | { readonly file: string; readonly read?: undefined }
  /** Reads the key, for example from a secret store. Asked once for each call: keep what is slow to read. */
  | { readonly read: () => string | PromiseLike<string>; readonly file?: undefined };

const rules = { file: text, read: callback };

/**
 * An API key that can change while the process runs: give it to the client as `token`, and to `cohereFetch` as well,
 * so that a key which the API no longer accepts (401) is read again and the request sent once more.
 *
 * The key is read for every call. What reading throws reaches the caller as it is; for `classifyCohereError` it is
 * `unknown`, so no breaker counts it.
 *
 * @returns The supplier. It rejects when the key is empty: without one, the SDK would send no key or another one.
 * @throws {TypeError} Unless there is either a file or a function.
 * @example
 * const token = cohereToken({ file: '/run/secrets/cohere' });
 * const client = new CohereClientV2({ token, fetch: cohereFetch({ token }) });
 */
export function cohereToken(source: CohereTokenSource): () => Promise<string> {
  checkOptions('cohereToken', source, rules);
  const { file, read = () => readFile(file ?? '') } = source;
  if ((file === undefined) === (source.read === undefined)) {
    throw new TypeError("cohereToken: give either 'file' (a path) or 'read' (a function)");
  }
  return async () => {
    try {
      const key: unknown = await read();
      if (typeof key !== 'string' || key.trim() === '') throw new Error('cohereToken: the key that was read is empty');
      return key.trim();
    } catch (error) {
      markTokenError(error);
      throw error;
    }
  };
}

async function readFile(file: string): Promise<string> {
  const fs = nodeBuiltin('node:fs/promises');
  if (!fs) throw new Error("cohereToken: there is no file system here; use 'read'");
  return fs.readFile(file, 'utf8');
}
