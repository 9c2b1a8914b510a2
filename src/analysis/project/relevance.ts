import { endpoints } from '../../catalog/index.js';
import { readSdkSpecifier } from './sdk-module.js';
import type { CohereSettings } from './settings.js';

/** What a file says when it can matter to a rule: the SDK, Cohere's host in a raw request, or its key. */
const signs = ['cohere-ai', 'api.cohere.', 'CO_API_KEY'];

/** Endpoints' methods; `parse` is everybody's, so it counts beside a module that names Cohere only. */
const methods = [...new Set(Object.keys(endpoints).filter((path) => !path.includes('.')))].filter(
  (name) => name !== 'parse',
);
const lastLetters = [...new Set(methods.map((name) => name.at(-1)))].join('');
// Looks back from each parenthesis behind a likely letter, which takes a third of the time that forth from each letter
// takes: every file is scanned that does not name Cohere. The flag `u` would take a third longer.
const methodCall = new RegExp(
  [
    `[${lastLetters}'"\\].]\\((?<=\\b(?<!\\bfunction\\b[\\s*]*)(?:${methods.join('|')})['"\\]]*(?:\\?\\.)?\\()`,
    // A request is an object, and this method takes none.
    '(?:(?!\\s*[\'"`)])|(?<=\\bcheckApiKey\\())',
  ].join(''),
);
/** An import of a file of the project, as far as a specifier shows it; a package of the workspace may look like any. */
const localImport = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*['"](?:[./~#@]|[\w-]+\/)/u;
/** `'..'`: an import of an index by its folder alone. */
const folderImport = /['"]\.{1,2}\/?['"]/u;
const cohereImport = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*['"][^'"]*cohere(?!n)/iu;

/** Whether a text has Cohere's name, or that of its key, in it. */
export function namesCohere(text: string): boolean {
  // Most files do not: ignoring case takes longer, and in Unicode twenty times as long.
  return /[Cc][Oo][Hh][Ee][Rr][Ee]|CO_API_KEY/.test(text);
}

/** Whether a file can matter at all: a scan of its text, before anything else is looked at. */
export function mentionsCohere(text: string, { clients, followImports }: CohereSettings): boolean {
  if (namesCohere(text) && (signs.some((sign) => text.includes(sign)) || cohereImport.test(text))) return true;
  if (clients.some(({ module }) => text.includes(lastSegment(module)) || folderImport.test(text))) return true;
  return followImports && methodCall.test(text) && localImport.test(text);
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
