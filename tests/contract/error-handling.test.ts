/** The code that `require-error-handling` suggests, against the types of the SDK. */
import { join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import rule from '../../src/rules/require-error-handling.js';
import { compile } from '../helpers/compile.js';

const imports = "import { CohereClientV2 } from 'cohere-ai';";
const client = 'const cohere = new CohereClientV2({});';
const request = "{ model: 'command-a-03-2025', messages: [{ role: 'user' as const, content: 'Hello' }] }";

/** Files that need a handler, each with one report. */
const files: Readonly<Record<string, string>> = {
  'an exported function that returns': `${imports}
${client}
export async function ask(): Promise<string> {
  const answer = await cohere.chat(${request});
  const [first] = answer.message.content ?? [];
  return first?.type === 'text' ? first.text : '';
}`,
  'return without await': `${imports}
${client}
export async function ask() {
  return cohere.chat(${request});
}`,
  'a variable that is assigned': `${imports}
${client}
export async function ask(): Promise<string> {
  let id: string | undefined;
  id = (await cohere.chat(${request})).id;
  return id ?? 'none';
}`,
  'a variable without a value before': `${imports}
${client}
export async function ask(): Promise<string> {
  let id: string;
  id = (await cohere.chat(${request})).id;
  return id;
}`,
  'a handler without a parameter': `${imports}
${client}
export async function ask(): Promise<string> {
  try {
    return (await cohere.chat(${request})).id;
  } catch {
    return 'Sorry.';
  }
}`,
  'a handler that logs': `${imports}
${client}
export async function ask() {
  try {
    return await cohere.chat(${request});
  } catch (err) {
    console.error(err);
    return null;
  }
}`,
  'a handler that gets any': `${imports}
${client}
export async function ask() {
  try {
    return (await cohere.chat(${request})).id;
  } catch (err: any) {
    return String(err.message);
  }
}`,
  'a function that gets an Error': `${imports}
${client}
export function ask(): Promise<string> {
  return cohere.chat(${request}).then(({ id }) => id).catch((err: Error) => {
    return err.message.toUpperCase();
  });
}`,
  'a function that takes nothing': `${imports}
${client}
export function ask(): Promise<unknown> {
  return cohere.chat(${request}).catch(() => {});
}`,
  'CohereError alone': `import { CohereClientV2, CohereError } from 'cohere-ai';
${client}
export async function ask(): Promise<string> {
  try {
    return (await cohere.chat(${request})).id;
  } catch (err) {
    if (err instanceof CohereError) return err.message;
    throw err;
  }
}`,
  'CohereTimeoutError alone': `import { CohereClientV2, CohereTimeoutError } from 'cohere-ai';
${client}
export async function ask(): Promise<string> {
  try {
    return (await cohere.chat(${request})).id;
  } catch (err) {
    return err instanceof CohereTimeoutError ? 'Slow.' : 'Failed.';
  }
}`,
  'a stream with its loop': `${imports}
${client}
export async function ask(show: (text: string) => void): Promise<void> {
  const stream = await cohere.chatStream(${request});
  for await (const event of stream) {
    if (event.type === 'content-delta') show(event.delta?.message?.content?.text ?? '');
  }
}`,
  'a stream whose loop is outside of the try': `import { CohereClientV2, CohereError, CohereTimeoutError } from 'cohere-ai';
${client}
export async function ask(show: (type: string) => void): Promise<void> {
  let stream;
  try {
    stream = await cohere.chatStream(${request});
  } catch (err) {
    if (err instanceof CohereTimeoutError || err instanceof CohereError) return show('failed');
    throw err;
  }
  for await (const event of stream) show(event.type);
}`,
  'return in a try': `import { CohereClientV2, CohereError, CohereTimeoutError } from 'cohere-ai';
${client}
export async function ask() {
  try {
    return cohere.chat(${request});
  } catch (err) {
    if (err instanceof CohereTimeoutError || err instanceof CohereError) return 'failed';
    throw err;
  }
}`,
  'top-level await': `${imports}
${client}
const answer = await cohere.chat(${request});
console.log(answer.id);`,
  'names that are taken': `${imports}
${client}
interface CohereError { readonly status: number }
export async function ask(error: CohereError): Promise<string> {
  if (error.status > 0) return 'known';
  return (await cohere.chat(${request})).id;
}`,
  'a namespace': `import * as sdk from 'cohere-ai';
export async function ask(client: sdk.CohereClientV2): Promise<string> {
  return (await client.chat(${request})).id;
}`,
  'a client of v1 with types alone': `import type { CohereClient } from 'cohere-ai';
export class Embedder {
  constructor(readonly client: CohereClient) {}
  async embed(texts: string[]): Promise<unknown> {
    const answer = await this.client.embed({ model: 'embed-v4.0', inputType: 'search_document', texts });
    return answer.responseType === 'embeddings_floats' ? answer.embeddings : answer.embeddings.float;
  }
}`,
};

const config: Linter.Config = {
  files: ['**'],
  plugins: { cohere: { rules: { handling: rule } } },
  rules: { 'cohere/handling': 'error' },
  languageOptions: { parser },
};

const lint = (code: string): Linter.LintMessage[] => new Linter().verify(code, [config], 'src/file.ts');

/** A file after the first suggestion of its only report; what the others write runs in `helpers-run.test.ts`. */
function repaired(code: string): string {
  const [message] = lint(code);
  const [suggestion] = message?.suggestions ?? [];
  if (!suggestion) throw new Error(`Nothing is suggested for:\n${code}`);
  const { range, text } = suggestion.fix;
  return code.slice(0, range[0]) + text + code.slice(range[1]);
}

const inMemory = (sources: readonly string[]): ReadonlyMap<string, string> =>
  new Map(sources.map((code, at) => [join(import.meta.dirname, `handling-${at}.mts`), code]));

describe('the handlers that the rule suggests', { timeout: 60_000 }, () => {
  it.each(Object.entries(files))('leave no report: %s', (_, code) => {
    expect(lint(code)).toHaveLength(1);
    expect(lint(repaired(code)), repaired(code)).toEqual([]);
  });

  it('compile, as the files did before', () => {
    const sources = Object.values(files);
    expect(compile(inMemory([...sources, ...sources.map(repaired)]))).toEqual([]);
  });
});
