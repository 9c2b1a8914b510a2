import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { ProbedProject, type ProjectOptions } from '../../helpers/lint-project.js';

const clientModule = `import { CohereClientV2 } from 'cohere-ai';
export const cohere = new CohereClientV2({ token: process.env.CO_API_KEY });
export default cohere;
export function getCohere() { return cohere; }
export class Service { client = cohere; }
export { cohere as renamed };
export const { inner, none = 1, list: [, first], ...rest } = { inner: cohere, list: [0, cohere] };
export const wrapper = { chat: (text: string) => cohere.chat({ messages: [{ role: 'user', content: text }] }) };
`;
const seen = 'v2 chat of CohereClientV2 by constructor';

let project: ProbedProject;
afterEach(() => project.remove());

/** What is seen in `src/use.ts` of a project with these files. */
function probe(files: Record<string, string>, options?: ProjectOptions): Promise<string[]> {
  project = new ProbedProject({ 'src/lib/cohere.ts': clientModule, ...files }, options);
  return project.probe('src/use.ts');
}

it.each([
  ['a named export', "import { cohere } from './lib/cohere';\ncohere.chat({});"],
  ['a default export', "import cohere from './lib/cohere.js';\ncohere.chat({});"],
  ['a renamed export', "import { renamed as c } from './lib/cohere.ts';\nc.chat({});"],
  ['a namespace', "import * as lib from './lib/cohere';\nlib.cohere.chat({});"],
  ['a factory', "import { getCohere } from './lib/cohere';\ngetCohere().chat({});"],
  ['a class that holds a client', "import { Service } from './lib/cohere';\nnew Service().client.chat({});"],
  [
    'a class as a type',
    "import type { Service } from './lib/cohere';\nexport const f = (s: Service) => s.client.chat({});",
  ],
  ['a destructured export', "import { inner } from './lib/cohere';\ninner.chat({});"],
  ['an element of a destructured export', "import { first } from './lib/cohere';\nfirst.chat({});"],
  ['a dynamic import', "const { cohere } = await import('./lib/cohere');\ncohere.chat({});"],
  ['a re-export under another name', "import { api } from './barrel';\napi.chat({});"],
  ['a star export', "import { cohere } from './barrel';\ncohere.chat({});"],
  ['a star export under a name', "import { lib } from './barrel';\nlib.cohere.chat({});"],
  ['a default that is re-exported', "import { main } from './barrel';\nmain.chat({});"],
  ['a folder with an index', "import { cohere } from './folder';\ncohere.chat({});"],
  ['an import of package.json', "import { cohere } from '#cohere';\ncohere.chat({});"],
  ['a path of tsconfig.json', "import { cohere } from '@/lib/cohere';\ncohere.chat({});"],
  ['a path from baseUrl', "import { cohere } from 'src/lib/cohere';\ncohere.chat({});"],
])('follows %s', async (_, use) => {
  const barrel = `export { cohere as api, default as main } from './lib/cohere';
export * from './nothing';
export * from './lib/cohere';
export * as lib from './lib/cohere';`;
  const files = {
    'src/use.ts': use,
    'src/barrel.ts': barrel,
    'src/nothing.ts': "export const embed = 'no client';",
    'src/folder/index.ts': "import { cohere } from '../lib/cohere';\nexport { cohere };",
    'package.json': '{ "imports": { "#cohere": "./src/lib/cohere.ts" } }',
    'tsconfig.json': '{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["./src/*"] } } }',
  };
  expect(await probe(files)).toEqual([seen]);
});

it.each([
  [
    'module.exports = client',
    'module.exports = new CohereClient();',
    "const c = require('./lib/cohere.cjs');\nc.chat({});",
  ],
  [
    'module.exports = { client }',
    'module.exports = { c: new CohereClient() };',
    "const { c } = require('./lib/cohere.cjs');\nc.chat({});",
  ],
  ['exports.client =', 'exports.c = new CohereClient();', "require('./lib/cohere.cjs').c.chat({});"],
  [
    'module.exports.client =',
    'module.exports.c = new CohereClient();',
    "import { c } from './lib/cohere.cjs';\nc.chat({});",
  ],
  [
    'a default import of CommonJS',
    'module.exports = new CohereClient();',
    "import c from './lib/cohere.cjs';\nc.chat({});",
  ],
])('follows CommonJS: %s', async (_, exported, use) => {
  const files = {
    'src/use.ts': use,
    'src/lib/cohere.cjs': `const { CohereClient } = require('cohere-ai');\n${exported}`,
  };
  expect(await probe(files)).toEqual(['v1 chat of CohereClient by constructor']);
});

it('follows `export =`', async () => {
  const files = {
    'src/use.ts': "import c from './lib/old';\nc.chat({});",
    'src/lib/old.ts': "import { CohereClient } from 'cohere-ai';\nconst c = new CohereClient();\nexport = c;",
  };
  expect(await probe(files)).toEqual(['v1 chat of CohereClient by constructor']);
});

it('reads modules with espree as well, without a scope manager of its own', async () => {
  const files = {
    'src/use.js': "import { cohere } from './client.mjs';\ncohere.chat({});",
    'src/client.mjs': "import { CohereClientV2 } from 'cohere-ai';\nexport const cohere = new CohereClientV2({});",
  };
  project = new ProbedProject(files, { parser: 'espree' });
  expect(await project.probe('src/use.js')).toEqual([seen]);
});

it.each([
  ['a wrapper of the same name', "import { wrapper } from './lib/cohere';\nwrapper.chat({ messages: [] });"],
  ['a name that the module does not export', "import { nope } from './lib/cohere';\nnope.chat({ messages: [] });"],
  [
    'a property of a namespace that is not there',
    "import * as lib from './lib/cohere';\nlib[name].chat({ messages: [] });",
  ],
  ['a module without a sign of Cohere', "import { cohere } from './lib/other-cohere';\ncohere.chat({ messages: [] });"],
])('a module that was read decides alone: %s', async (_, use) => {
  const other = { 'src/lib/other-cohere.ts': 'export const x = { chat() {} };' };
  expect(await probe({ 'src/use.ts': use, ...other })).toEqual([]);
});

it('values come from other modules too, through several hops and cycles', async () => {
  const files = {
    'src/use.ts': `import { cohere } from './lib/cohere';
import { MODELS, base, self } from './models';
cohere.chat({ ...base, model: MODELS.chat, maxTokens: self });`,
    'src/models.ts': "export * from './models/all';\nexport { self } from './use-cycle';",
    'src/models/all.ts':
      "export const MODELS = { chat: 'command-r' } as const;\nexport const base = { temperature: 1 };",
    'src/use-cycle.ts': "export { self } from './models';\nexport const embed = 1;",
  };
  expect(await probe(files, { show: 'requests' })).toEqual([
    '{ temperature: 1, model: "command-r", maxTokens: unknown }',
  ]);
});

it.each([
  ['a link in node_modules', true],
  ['the patterns of the workspace alone', false],
])('finds a package of the workspace by %s', async (_, isLinked) => {
  project = new ProbedProject({
    'package.json': '{ "workspaces": ["packages/*"] }',
    'packages/llm/package.json':
      '{ "name": "@acme/llm", "exports": { ".": "./dist/index.js", "./v1": "./dist/v1.js" } }',
    'packages/llm/src/index.ts': clientModule,
    'packages/llm/src/v1.ts': "import { CohereClient } from 'cohere-ai';\nexport const old = new CohereClient();",
    'packages/app/package.json': '{ "name": "app" }',
    'packages/app/use.ts': `import { cohere } from '@acme/llm';
import { old } from '@acme/llm/v1';
cohere.chat({});
old.chat({});`,
  });
  if (isLinked) {
    mkdirSync(join(project.folder, 'node_modules/@acme'), { recursive: true });
    symlinkSync('../../packages/llm', join(project.folder, 'node_modules/@acme/llm'));
  }
  expect(await project.probe('packages/app/use.ts')).toEqual([seen, 'v1 chat of CohereClient by constructor']);
});

it.each([
  ['workspaces as an object', { 'package.json': '{ "workspaces": { "packages": ["libs/**"] } }' }],
  ['pnpm-workspace.yaml', { 'pnpm-workspace.yaml': "packages:\n  - 'libs/**'\n  - apps/web\n" }],
])('knows %s, and packages without `exports`', async (_, files) => {
  project = new ProbedProject({
    ...files,
    'libs/ai/llm/package.json': '{ "name": "llm", "main": "lib/main.js" }',
    'libs/ai/llm/src/main.ts': clientModule,
    'libs/ai/llm/src/deep.ts': clientModule,
    'use.ts':
      "import { cohere } from 'llm';\nimport { cohere as deep } from 'llm/deep';\ncohere.chat({});\ndeep.chat({});",
  });
  expect(await project.probe('use.ts')).toEqual([seen, seen]);
});

const unreadable = 'import { cohere } from "./gone/cohere";\n';

it.each([
  ['messages are v2’s', `${unreadable}cohere.chat({ model, messages });`, ['v2 chat of CohereClientV2 by presumed']],
  ['a message is v1’s', `${unreadable}cohere.chat({ message });`, ['v1 chat of CohereClient by presumed']],
  ['the v2 view', `${unreadable}cohere.v2.embed({ texts });`, ['v2 embed of CohereClient by presumed']],
  [
    'a factory',
    'import { getClient } from "@/gone/cohere-client";\n(await getClient()).rerank({ query });',
    ['v1 rerank of CohereClient by presumed'],
  ],
  ['a request that is no object', `${unreadable}cohere.chat('text');`, []],
  ['no argument', `${unreadable}cohere.chat();`, []],
  [
    'a spread, and a key in brackets',
    `${unreadable}cohere.chat({ ...rest, [key]: 1, ['message']: text });`,
    ['v1 chat of CohereClient by presumed'],
  ],
  ['an endpoint that v2 does not have', `${unreadable}cohere.v2.summarize({ text });`, []],
  ['an endpoint that takes no object', `${unreadable}cohere.checkApiKey({ message });`, []],
  [
    'an endpoint of v2 alone',
    `${unreadable}cohere.parse({ model, document });`,
    ['v2 parse of CohereClientV2 by presumed'],
  ],
  ['a method that is no endpoint', `${unreadable}cohere.create({ model });`, []],
  ['no field of the SDK', `${unreadable}cohere.chat({ question, ...rest });`, []],
  ['a path that names something else', 'import { cohere } from "./gone/coherence";\ncohere.chat({ messages });', []],
  ['a package', 'import { cohere } from "cohere-tools";\ncohere.chat({ messages });', []],
])('where a module cannot be read, name and shape count together: %s', async (_, use, expected) => {
  expect(await probe({ 'src/use.ts': use })).toEqual(expected);
});

it.each([
  ['it cannot be parsed', { 'src/gone/cohere.ts': 'import { from "cohere-ai" ' }],
  ['it is empty', { 'src/gone/cohere.ts': '' }],
  ['it lies outside the root', { 'src/package-lock.json': '{}', 'gone/cohere.ts': clientModule }],
])('a module is unreadable when %s', async (_, files) => {
  const use = 'src/package-lock.json' in files ? '../gone/cohere' : './gone/cohere';
  const text = `import { cohere } from '${use}';\ncohere.chat({ messages });\ncohere.chat(request);`;
  expect(await probe({ ...files, 'src/use.ts': text })).toEqual(['v2 chat of CohereClientV2 by presumed']);
});

it('`followImports: false` leaves the disk alone', async () => {
  const text = "import { cohere } from './lib/cohere';\ncohere.chat({ message });\ncohere.chat(request);";
  const options = { settings: { followImports: false } };
  expect(await probe({ 'src/use.ts': text }, options)).toEqual(['v1 chat of CohereClient by presumed']);
});

it('packages in node_modules are not followed', async () => {
  const files = {
    'src/use.ts': "import { cohere } from 'my-cohere';\ncohere.chat({ messages });",
    'node_modules/my-cohere/package.json': '{ "name": "my-cohere", "main": "index.ts" }',
    'node_modules/my-cohere/index.ts': clientModule,
  };
  expect(await probe(files)).toEqual([]);
});

it.each([
  ['tsconfig.json', { 'tsconfig.json': '{ "compilerOptions": ' }],
  ['package.json', { 'package.json': '{ "imports": ' }],
  ['the targets of package.json', { 'package.json': '{ "imports": { "#other": "./x.ts" }, "exports": { "./y": 1 } }' }],
])('a broken %s is nobody’s concern here', async (_, files) => {
  const text = "import { a } from '#cohere';\nimport { cohere } from './lib/cohere';\na.chat({});\ncohere.chat({});";
  expect(await probe({ ...files, 'src/use.ts': text })).toEqual([seen]);
});

it('sees a change on disk, and a module that comes and goes', async () => {
  const use = "import { cohere } from './lib/cohere';\ncohere.chat({});";
  expect(await probe({ 'src/use.ts': use })).toEqual([seen]);
  project.write({
    'src/lib/cohere.ts': "import { CohereClient } from 'cohere-ai';\nexport const cohere = new CohereClient();",
  });
  expect(await project.probe('src/use.ts')).toEqual(['v1 chat of CohereClient by constructor']);
  rmSync(join(project.folder, 'src/lib/cohere.ts'));
  expect(await project.probe('src/use.ts')).toEqual([]);
});

it('a module that imports the linted file gets what the editor shows', async () => {
  const files = {
    'src/use.ts': 'export {};',
    'src/again.ts': "export { client as again } from './use';",
  };
  await probe(files);
  const text = `import { CohereClientV2 } from 'cohere-ai';
import { again } from './again';
export const client = new CohereClientV2({});
again.chat({});`;
  expect(await project.probeText('src/use.ts', text)).toEqual(['constructor CohereClientV2 on cohere', seen]);
});

it('answers do not depend on the order in which files are linted', async () => {
  const a = "import { cohere } from './lib/cohere';\nexport { cohere };\ncohere.chat({});";
  const b = "import { cohere } from './a';\ncohere.chat({});";
  project = new ProbedProject({ 'src/lib/cohere.ts': clientModule, 'src/a.ts': a, 'src/b.ts': b });
  const forward = [await project.probe('src/a.ts'), await project.probe('src/b.ts')];
  const backward = [await project.probe('src/b.ts'), await project.probe('src/a.ts')];
  expect(forward).toEqual([[seen], [seen]]);
  expect(backward).toEqual(forward);
});

it('CommonJS modules may require each other', async () => {
  project = new ProbedProject({
    'a.cjs': `const { CohereClient } = require('cohere-ai');
exports.client = new CohereClient();
const { again } = require('./b.cjs');
again.chat({});`,
    'b.cjs': "exports.again = require('./a.cjs').client;",
  });
  expect(await project.probe('a.cjs')).toEqual([
    'constructor CohereClient on cohere',
    'v1 chat of CohereClient by constructor',
  ]);
});
