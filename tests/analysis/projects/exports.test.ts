import { afterEach, expect, it } from 'vitest';
import { ProbedProject } from '../../helpers/lint-project.js';

const v2 = 'v2 chat of CohereClientV2 by constructor';
const sdk = "import { CohereClientV2 } from 'cohere-ai';\n";
const required = "const { CohereClientV2 } = require('cohere-ai');\n";

let project: ProbedProject;
afterEach(() => project.remove());

it.each([
  ['a constant', 'export const c = new CohereClientV2();', "import { c } from './llm';"],
  ['one of several constants', 'export const a = 1, c = new CohereClientV2();', "import { c } from './llm';"],
  [
    'a destructured object',
    'export const { x: { c } } = { x: { c: new CohereClientV2() } };',
    "import { c } from './llm';",
  ],
  ['a destructured list', 'export const [, c] = [1, new CohereClientV2()];', "import { c } from './llm';"],
  [
    'a function',
    'export function make() { return new CohereClientV2(); }',
    "import { make } from './llm'; const c = make();",
  ],
  ['a class', 'export class A { c = new CohereClientV2(); }', "import { A } from './llm'; const { c } = new A();"],
  ['a specifier', 'const c = new CohereClientV2(); export { c };', "import { c } from './llm';"],
  [
    'a specifier under another name',
    'const x = new CohereClientV2(); export { x as c };',
    "import { c } from './llm';",
  ],
  [
    'a specifier under a string',
    "const x = new CohereClientV2(); export { x as 'the c' };",
    "import { 'the c' as c } from './llm';",
  ],
  ['a default', 'export default new CohereClientV2();', "import c from './llm';"],
  ['a default by its name', 'const c = new CohereClientV2(); export { c as default };', "import c from './llm';"],
  ['an assignment', 'const c = new CohereClientV2(); export = c;', "import c from './llm';"],
  ['an assignment of an object', 'export = { c: new CohereClientV2() };', "import { c } from './llm';"],
  [
    'an assignment, required',
    'export = { c: new CohereClientV2() };',
    "import llm = require('./llm'); const { c } = llm;",
  ],
  ['a namespace', 'export const c = new CohereClientV2();', "import * as llm from './llm'; const { c } = llm;"],
])('%s', async (_, exported, imported) => {
  project = new ProbedProject({ 'llm.ts': `${sdk}${exported}\n`, 'ask.ts': `${imported}\nc.chat({});\n` });
  expect(await project.probe('ask.ts')).toEqual([v2]);
});

it.each([
  ['an object', 'module.exports = { c: new CohereClientV2() };', "const { c } = require('./llm.cjs');"],
  ['an object, imported', 'module.exports = { c: new CohereClientV2() };', "import { c } from './llm.cjs';"],
  ['the whole', 'module.exports = new CohereClientV2();', "const c = require('./llm.cjs');"],
  ['the whole, imported', 'module.exports = new CohereClientV2();', "import c from './llm.cjs';"],
  ['a property', 'exports.c = new CohereClientV2();', "const { c } = require('./llm.cjs');"],
  ['a property of module.exports', 'module.exports.c = new CohereClientV2();', "const { c } = require('./llm.cjs');"],
])('of CommonJS: %s', async (_, exported, imported) => {
  project = new ProbedProject({ 'llm.cjs': `${required}${exported}\n`, 'ask.js': `${imported}\nc.chat({});\n` });
  expect(await project.probe('ask.js')).toEqual([v2]);
});

it.each([
  ['a parameter', 'export function make(c = new CohereClientV2()) {}'],
  ['a name that nothing declares', 'new CohereClientV2(); export { c };'],
  ['a type', 'export interface c { x: CohereClientV2 }'],
  ['another name', 'const c = new CohereClientV2(); export { c as other };'],
  [
    'exports of something else',
    'const app = { x: {} }; app.exports = { c: new CohereClientV2() }; app.x.exports.c = 1;',
  ],
  ['exports in a variable', 'const exports = {}; exports.c = new CohereClientV2();'],
])('not %s', async (_, exported) => {
  project = new ProbedProject({
    'llm.ts': `${sdk}${exported}\n`,
    'ask.ts': "import { c } from './llm';\nc.chat({});\n",
  });
  expect(await project.probe('ask.ts')).toEqual([]);
});

it('`parse` is followed into modules that name Cohere only', async () => {
  project = new ProbedProject({
    'llm.ts': `${sdk}export const c = new CohereClientV2();\n`,
    'cohere.ts': "export { c } from './llm';\n",
    'ask.ts':
      "import { c } from './cohere';\nimport { c as d } from './llm';\nc.parse({});\nd.parse({});\nd.chat({});\n",
  });
  expect(await project.probe('ask.ts')).toEqual(['v2 parse of CohereClientV2 by constructor', v2]);
});
