import { readSdkSpecifier } from './sdk-module.js';
import type { CohereSettings } from './settings.js';

/** What a file says when it can matter to a rule: the SDK, the key's variable, or Cohere's host in a raw request. */
const signs = ['cohere-ai', 'CO_API_KEY', 'api.cohere.'];

/** Whether a file can matter at all: one scan of its text, before anything else is looked at. */
export function mentionsCohere(text: string, { clients }: CohereSettings): boolean {
  return signs.some((sign) => text.includes(sign)) || clients.some(({ module }) => text.includes(lastSegment(module)));
}

function lastSegment(path: string): string {
  const segments = path.replace(/(?:\/index)?(?:\.[cm]?[jt]sx?)?$/u, '').split('/');
  return segments.at(-1)!;
}

/** The version of the SDK that an import of a file names, such as `npm:cohere-ai@7.2.0`. */
export function findSdkVersion(text: string): string | undefined {
  const [specifier] = /(?:npm:|https?:\/\/[\w./]+\/)cohere-ai@[^'"`]+/u.exec(text) ?? [];
  return specifier === undefined ? undefined : readSdkSpecifier(specifier)?.version;
}
