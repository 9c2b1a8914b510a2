import { testDetection } from '../../helpers/detection.js';

const v2 = 'constructor CohereClientV2 on cohere';
const chat = 'v2 chat of CohereClientV2 by constructor';

const file = (code: string): string => `import { CohereClientV2 } from 'cohere-ai';\n${code}`;
const withClient = (code: string): string => file(`const client = new CohereClientV2();\n${code}`);

/** The same code over and over, with a number that counts up. */
const times = (count: number, code: (at: number) => string, separator = ''): string =>
  Array.from({ length: count }, (_, at) => code(at)).join(separator);

testDetection('clients in circles', [
  {
    name: 'a variable that is written with itself',
    code: file('let c = «new CohereClientV2()»; c = c ?? c; c.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'two variables that are written with each other',
    code: file('let a, b; a = b ?? «new CohereClientV2()»; b = a; b.«chat»({}); a.«chat»({});'),
    finds: [v2, chat, chat],
  },
  {
    name: 'a function that calls itself',
    code: file('function make(n) { return n ? make(n - 1) : «new CohereClientV2()»; } make(3).«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'functions that call each other',
    code: file(
      'const a = (n) => (n ? b(n) : «new CohereClientV2()»); const b = (n) => a(n - 1); b(3).«chat»({}); a(1).«chat»({});',
    ),
    finds: [v2, chat, chat],
  },
  {
    name: 'a parameter that is handed on and on',
    code: file('function ask(c, n) { return n ? ask(c, n - 1) : c.«chat»({}); } ask(«new CohereClientV2()», 3);'),
    finds: [chat, v2],
  },
  {
    name: 'an object that holds itself',
    code: file('const app = { c: «new CohereClientV2()» }; app.self = app; app.self.self.c.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'a map that is filled from itself',
    code: file('const map = new Map(); map.set(1, map.get(2) ?? «new CohereClientV2()»); map.get(1).«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'nothing but a circle',
    code: file(
      'let a, b; a = b; b = a; a.chat({}); const f = () => f(); f().chat({}); function g() { return g(); } g().chat({}); «new CohereClientV2()»;',
    ),
    finds: [v2],
  },
  {
    name: 'a default that is its own parameter',
    code: file('function f(c = c) { c.chat({}); } f(); «new CohereClientV2()»;'),
    finds: [v2],
  },
  {
    name: 'destructuring of itself',
    code: file('let { c } = c; c.chat({}); for (const d of d) d.chat({}); «new CohereClientV2()»;'),
    finds: [v2],
  },
  {
    name: 'a getter that reads itself',
    code: file('class A { get c() { return this.c; } ask() { this.c.chat({}); } } «new CohereClientV2()»;'),
    finds: [v2],
  },
  {
    name: 'an object that is spread into its successor',
    code: file('let app = { c: «new CohereClientV2()» }; app = { ...app, x: 1 }; app.c.«chat»({}); app.y.chat({});'),
    finds: [v2, chat],
  },
  {
    name: 'objects that are spread into each other',
    code: file(
      'let a = { c: «new CohereClientV2()» }, b = { x: 1 }; a = { ...b, ...a }; b = { ...a }; b.c.«chat»({}); a.y.chat({});',
    ),
    finds: [v2, chat],
  },
  {
    name: 'an object that is assigned to itself',
    code: file('const app = { c: «new CohereClientV2()» }; Object.assign(app, app); app.c.«chat»({}); app.y.chat({});'),
    finds: [v2, chat],
  },
  {
    name: 'objects that are assigned to each other',
    code: file(
      'let a = { c: «new CohereClientV2()» }, b; b = Object.assign({}, a); a = Object.assign({}, b); b.c.«chat»({}); b.y.chat({});',
    ),
    finds: [v2, chat],
  },
  {
    name: 'types that refer to each other',
    typescript: true,
    code: file(
      'type A = B; type B = A; interface C extends D { x: 1 } interface D extends C { y: 1 } export function f(a: A, c: C) { a.chat({}); c.z.chat({}); } «new CohereClientV2()»;',
    ),
    finds: [v2],
  },
  {
    name: 'functions that all call each other',
    code: withClient(
      `${times(20, (a) => `function f${a}(n) { ${times(20, (b) => `if (n === ${b}) return f${b}(n); `)} }\n`)} f0().chat({});`,
    ).replace('new CohereClientV2()', '«new CohereClientV2()»'),
    finds: [v2],
  },
]);

testDetection(
  'requests in code of unusual size',
  [
    {
      name: 'more alternatives than a choice has',
      code: withClient(`let model; ${times(150, (at) => `model = 'm${at}'; `)} client.«chat»({ model });`),
      finds: ['{ model: unknown }'],
    },
    {
      name: 'a list of data',
      code: withClient(`const all = [${times(150, () => "'m'", ', ')}]; client.«chat»({ model: all[at], k: all[1] });`),
      finds: ['{ model: unknown, k: "m" }'],
    },
    {
      name: 'an object of data',
      code: withClient(
        `const all = { ${times(150, (at) => `k${at}: 'm'`, ', ')} }; client.«chat»({ model: all[at], k: all.k1 });`,
      ),
      finds: ['{ model: unknown, k: "m" }'],
    },
    {
      name: 'a long concatenation',
      code: withClient(`client.«chat»({ model: ${times(500, () => "'x'", ' + ')} });`),
      finds: ['{ model: unknown }'],
    },
    {
      name: 'a long chain of fallbacks',
      code: withClient(`client.«chat»({ model: ${times(300, (at) => `a${at}`, ' ?? ')} });`),
      finds: ['{ model: unknown }'],
    },
    {
      name: 'a deep member',
      code: withClient(`client.«chat»({ model: a${times(300, () => '.a')} });`),
      finds: ['{ model: unknown }'],
    },
    {
      name: 'a long chain of aliases',
      code: withClient(
        `const a0 = 'x'; ${times(300, (at) => `const a${at + 1} = a${at}; `)} client.«chat»({ model: a300, k: a20 });`,
      ),
      finds: ['{ model: unknown, k: "x" }'],
    },
    {
      name: 'a long else-if',
      code: withClient(
        `let model; ${times(300, (at) => `if (n === ${at}) model = 'x'; `, 'else ')} client.«chat»({ model });`,
      ),
      finds: ['{ model: unknown }'],
    },
    {
      name: 'objects that double',
      code: withClient(
        `const o0 = { k: 1 }; ${times(30, (at) => `const o${at + 1} = { ...o${at}, ...o${at} }; `)} client.«chat»(o30);`,
      ),
      finds: ['{ k: 1, … }'],
    },
    {
      name: 'a request in a deep callback',
      code: withClient(`${times(100, () => 'run(() => { ')}client.«chat»({ model: 'x' });${times(100, () => ' });')}`),
      finds: ['{ model: "x" }'],
    },
  ],
  'requests',
);
