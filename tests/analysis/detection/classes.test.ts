import { testDetection } from '../../helpers/detection.js';

const v2 = 'constructor CohereClientV2 on cohere';
const chat = 'v2 chat of CohereClientV2 by constructor';
const v1 = 'constructor CohereClient on cohere';

const file = (code: string): string => `import { CohereClient, CohereClientV2 } from 'cohere-ai';\n${code}`;

testDetection('clients in classes', [
  {
    name: 'a field',
    code: file('class A { client = «new CohereClientV2()»; ask() { return this.client.«chat»({}); } }'),
    finds: [v2, chat],
  },
  {
    name: 'a private field',
    code: file('class A { #client = «new CohereClientV2()»; ask() { return this.#client.«chat»({}); } }'),
    finds: [v2, chat],
  },
  {
    name: 'a quoted field',
    code: file("class A { 'client' = «new CohereClientV2()»; ask() { return this['client'].«chat»({}); } }"),
    finds: [v2, chat],
  },
  {
    name: 'a static field',
    code: file('class A { static client = «new CohereClientV2()»; } A.client.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'a static private field',
    code: file('class A { static #client = «new CohereClientV2()»; static ask() { return A.#client.«chat»({}); } }'),
    finds: [v2, chat],
  },
  {
    name: 'a static block',
    code: file(
      'class A { static client; static { this.client = «new CohereClientV2()»; } static ask() { return this.client.«chat»({}); } }',
    ),
    finds: [v2, chat],
  },
  {
    name: 'an assignment in the constructor',
    code: file(`class A {
  constructor() { this.client = «new CohereClientV2()»; }
  async ask() { return await this.client.«chat»({}); }
}`),
    finds: [v2, chat],
  },
  {
    name: 'an assignment to a declared private field',
    code: file(`class A {
  #client;
  constructor() { this.#client = «new CohereClientV2()»; }
  ask() { return this.#client.«chat»({}); }
}`),
    finds: [v2, chat],
  },
  {
    name: 'an assignment in a method, lazily',
    code: file(`class A {
  client = null;
  ask() { this.client ??= «new CohereClientV2()»; return this.client.«chat»({}); }
}`),
    finds: [v2, chat],
  },
  {
    name: 'a fallback to itself',
    code: file(`class A {
  ask() { this.client = this.client ?? «new CohereClientV2()»; return this.client.«chat»({}); }
}`),
    finds: [v2, chat],
  },
  {
    name: 'a getter that keeps what it makes',
    code: file(`class A {
  #client;
  get client() { return (this.#client ??= «new CohereClientV2()»); }
  ask() { return this.client.«chat»({}); }
}`),
    finds: [v2, chat],
  },
  {
    name: 'a getter beside a setter',
    code: file(`class A {
  get client() { return «new CohereClientV2()»; }
  set client(value) { this.other = value; }
  ask() { return this.client.«chat»({}); }
}`),
    finds: [v2, chat],
  },
  {
    name: 'a field that is a module-level client',
    code: file(
      'const cohere = «new CohereClientV2()»; class A { client = cohere; ask() { return this.client.«chat»({}); } }',
    ),
    finds: [v2, chat],
  },
  {
    name: 'a nullable variable in a field with !',
    typescript: true,
    code: file(`let cohere: CohereClientV2 | null = null;
if (process.env.CO_API_KEY) cohere = «new CohereClientV2()»;
class A { private client = cohere!; ask() { return this.client.«chat»({}); } }`),
    finds: [v2, chat],
  },
  {
    name: 'a use in an arrow function',
    code: file('class A { client = «new CohereClientV2()»; ask = () => this.client.«chat»({}); }'),
    finds: [v2, chat],
  },
  {
    name: 'a use in a callback',
    code: file(
      'class A { client = «new CohereClientV2()»; ask(all) { return all.map((x) => this.client.«chat»({ x })); } }',
    ),
    finds: [v2, chat],
  },
  {
    name: 'this under another name',
    code: file(
      'class A { client = «new CohereClientV2()»; ask() { const self = this; run(function () { self.client.«chat»({}); }); } }',
    ),
    finds: [v2, chat],
  },
  {
    name: 'destructured this',
    code: file(
      'class A { client = «new CohereClientV2()»; ask() { const { client } = this; return client.«chat»({}); } }',
    ),
    finds: [v2, chat],
  },
  {
    name: 'a method of the class that gives the client',
    code: file('class A { get() { return «new CohereClientV2()»; } ask() { return this.get().«chat»({}); } }'),
    finds: [v2, chat],
  },
  {
    name: 'a field of an object of the class',
    code: file('class A { client = «new CohereClientV2()»; } const a = new A(); a.client.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'a field that is written from outside',
    code: file('class A {} const a = new A(); a.client = «new CohereClientV2()»; a.client.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'a class expression',
    code: file('const A = class { client = «new CohereClientV2()»; }; new A().client.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'a singleton',
    code: file(`class A {
  static #instance;
  client = «new CohereClientV2()»;
  static get() { return (A.#instance ??= new A()); }
}
A.get().client.«chat»({});`),
    finds: [v2, chat],
  },
  {
    name: 'new this',
    code: file(
      'class A { client = «new CohereClientV2()»; static make() { return new this(); } } A.make().client.«chat»({});',
    ),
    finds: [v2, chat],
  },
  {
    name: 'an asynchronous factory',
    code: file(`class A {
  static async make() { const a = new A(); a.client = «new CohereClientV2()»; return a; }
  ask() { return this.client.«chat»({}); }
}`),
    finds: [v2, chat],
  },
  {
    name: 'an inherited field',
    code: file(
      'class A { client = «new CohereClientV2()»; } class B extends A { ask() { return this.client.«chat»({}); } }',
    ),
    finds: [v2, chat],
  },
  {
    name: 'a field that the base class gets in its constructor',
    code: file(`class A { constructor() { this.client = «new CohereClientV2()»; } }
class B extends A { ask() { return super.client.«chat»({}) ?? this.client.«chat»({}); } }`),
    finds: [v2, chat, chat],
  },
  {
    name: 'a class that hands its own parameter on',
    code: file(`class A { constructor(client) { this.client = client; } ask() { return this.client.«chat»({}); } }
new A(«new CohereClientV2()»);`),
    finds: [chat, v2],
  },
  {
    name: 'a class that makes itself',
    code: file(`class A {
  constructor(client) { this.client = client; }
  static make() { return new A(«new CohereClientV2()»); }
  ask() { return this.client.«chat»({}); }
}`),
    finds: [v2, chat],
  },
  {
    name: 'a parameter with a default',
    code: file(
      'class A { constructor(client = «new CohereClientV2()») { this.client = client; } ask() { return this.client.«chat»({}); } }',
    ),
    finds: [v2, chat],
  },
  {
    name: 'an object with methods',
    code: file('const service = { client: «new CohereClientV2()», ask() { return this.client.«chat»({}); } };'),
    finds: [v2, chat],
  },
  {
    name: 'a getter of an object with methods',
    code: file(
      'export const service = { get client() { return «new CohereClientV2()»; }, ask() { return this.client.«chat»({}); } };',
    ),
    finds: [v2, chat],
  },

  {
    name: 'a subclass of the client',
    code: file('class Mine extends CohereClientV2 {} const client = «new Mine()»; client.«chat»({});'),
    finds: [v2, chat],
  },
  {
    name: 'a subclass of a subclass',
    code: file('class A extends CohereClient {} class B extends A {} «new B()».«chat»({});'),
    finds: [v1, 'v1 chat of CohereClient by constructor'],
  },
  {
    name: 'a subclass of a class in a namespace',
    code: "import * as cohere from 'cohere-ai'; class Mine extends cohere.CohereClientV2 {} «new Mine()».«chat»({});",
    finds: [v2, chat],
  },
  {
    name: 'this and super in a subclass',
    code: file('class Mine extends CohereClientV2 { ask() { return this.«chat»({}) ?? super.«embed»({}); } }'),
    finds: ['v2 chat of CohereClientV2 by annotation', 'v2 embed of CohereClientV2 by annotation'],
  },
  {
    name: 'a method of its own in a subclass',
    code: file(
      'class Mine extends CohereClientV2 { chat(text) { return super.«chat»({ text }); } } «new Mine()».chat(text);',
    ),
    finds: ['v2 chat of CohereClientV2 by annotation', v2],
  },
  {
    name: 'a field of its own in a subclass',
    code: file(`class Mine extends CohereClientV2 {
  other = «new CohereClient()»;
  constructor() { super(); this.third = «new CohereClient()»; }
  ask() { return this.other.«chat»({}) ?? this.third.«chat»({}); }
}`),
    finds: [v1, v1, 'v1 chat of CohereClient by constructor', 'v1 chat of CohereClient by constructor'],
  },

  {
    name: 'a field with a write that does not agree',
    code: file(
      'class A { client = «new CohereClientV2()»; swap(x) { this.client = x ?? other; } ask() { this.client.chat({}); } }',
    ),
    finds: [v2],
  },
  {
    name: 'a field of another class',
    code: file('class A { client = «new CohereClientV2()»; } class B { ask() { return this.client.chat({}); } }'),
    finds: [v2],
  },
  {
    name: 'a field of an unknown base class',
    code: file('class A extends Base { ask() { return this.client.chat({}); } } «new CohereClientV2()»;'),
    finds: [v2],
  },
  {
    name: 'super of an unknown base class',
    code: file(
      'class A extends Base { ask() { super.chat({}); } static ask() { super.chat({}); } } «new CohereClientV2()»;',
    ),
    finds: [v2],
  },
  {
    name: 'this in a function of its own',
    code: file('class A { client = «new CohereClientV2()»; ask() { run(function () { this.client.chat({}); }); } }'),
    finds: [v2],
  },
  {
    name: 'this in a function outside of any class',
    code: file('function ask() { return this.client.chat({}); } «new CohereClientV2()»;'),
    finds: [v2],
  },
  { name: 'this outside of everything', code: file('this.client.chat({}); «new CohereClientV2()»;'), finds: [v2] },
  {
    name: 'a static field read from an object',
    code: file('class A { static client = «new CohereClientV2()»; ask() { return this.client.chat({}); } }'),
    finds: [v2],
  },
  {
    name: 'a field read from the class',
    code: file('class A { client = «new CohereClientV2()»; } A.client.chat({});'),
    finds: [v2],
  },
  {
    name: 'a field under a name that cannot be known',
    code: file(
      'class A { client = «new CohereClientV2()»; static s = 1; ask() { this[name].chat({}); A[name].chat({}); } }',
    ),
    finds: [v2],
  },
  {
    name: 'a field that is declared and never written',
    code: file('class A { client; ask() { return this.client.chat({}); } } «new CohereClientV2()»;'),
    finds: [v2],
  },
  {
    name: 'a field that only has a setter',
    code: file('class A { set client(x) {} ask() { return this.client.chat({}); } } «new CohereClientV2()»;'),
    finds: [v2],
  },
  {
    name: 'a method of the class with the name of an endpoint',
    code: file('class A { chat() {} ask() { return this.chat({}); } } «new CohereClientV2()»;'),
    finds: [v2],
  },
  {
    name: 'an exported class whose constructor gets anything',
    code: file(
      'export class A { constructor(client) { this.client = client; } ask() { this.client.chat({}); } } new A(«new CohereClientV2()»);',
    ),
    finds: [v2],
  },
  {
    name: 'a class that is handed on',
    code: file(
      'class A { constructor(client) { this.client = client; } ask() { this.client.chat({}); } } register(A); new A(«new CohereClientV2()»);',
    ),
    finds: [v2],
  },
  {
    name: 'classes that extend each other',
    code: file(
      'class A extends B { ask() { this.client.chat({}); } } class B extends A {} new A().chat({}); «new CohereClientV2()»;',
    ),
    finds: [v2],
  },
  {
    name: 'a class that extends itself',
    code: file('class A extends A { ask() { this.client.chat({}); } } new A().chat({}); «new CohereClientV2()»;'),
    finds: [v2],
  },
  {
    name: 'a class that extends an expression',
    code: file('class A extends mixin(CohereClientV2) {} new A().chat({});'),
    finds: [],
  },
]);

testDetection('clients in classes of TypeScript', [
  {
    name: 'a parameter property',
    typescript: true,
    code: file(
      'class A { constructor(private readonly client: CohereClientV2) {} ask() { return this.client.«chat»({}); } }',
    ),
    finds: ['v2 chat of CohereClientV2 by annotation'],
  },
  {
    name: 'a parameter property with a default',
    typescript: true,
    code: file(
      'class A { constructor(private client = «new CohereClientV2()») {} ask() { return this.client.«chat»({}); } }',
    ),
    finds: [v2, chat],
  },
  {
    name: 'a parameter property that a known caller fills',
    typescript: true,
    code: file(
      'class A { constructor(private client) {} ask() { return this.client.«chat»({}); } } new A(«new CohereClientV2()»);',
    ),
    finds: [chat, v2],
  },
  {
    name: 'a decorated parameter property',
    typescript: true,
    code: file(
      "export class A { constructor(@Inject('x') private readonly client: CohereClient) {} ask() { return this.client.«chat»({}); } }",
    ),
    finds: ['v1 chat of CohereClient by annotation'],
  },
  {
    name: 'an annotated field',
    typescript: true,
    code: file('class A { private client!: CohereClientV2; ask() { return this.client.«chat»({}); } }'),
    finds: ['v2 chat of CohereClientV2 by annotation'],
  },
  {
    name: 'an annotated field that another file fills',
    typescript: true,
    code: file(
      'export class A { @Inject() client: CohereClientV2 | undefined; ask() { return this.client!.«chat»({}); } }',
    ),
    finds: ['v2 chat of CohereClientV2 by annotation'],
  },
  {
    name: 'an annotated field that is written',
    typescript: true,
    code: file(
      'class A { private client: CohereClientV2; constructor() { this.client = «new CohereClientV2()»; } ask() { return this.client.«chat»({}); } }',
    ),
    finds: [v2, chat],
  },
  {
    name: 'an accessor',
    typescript: true,
    code: file(
      'class A { accessor client = «new CohereClientV2()»; accessor other = this.client; ask() { return this.other.«chat»({}); } }',
    ),
    finds: [v2, chat],
  },
  {
    name: 'an abstract field',
    typescript: true,
    code: file('abstract class A { abstract client: CohereClientV2; ask() { return this.client.«chat»({}); } }'),
    finds: ['v2 chat of CohereClientV2 by annotation'],
  },
  {
    name: 'an abstract method',
    typescript: true,
    code: file(
      'abstract class A { abstract get(): CohereClientV2; abstract get other(): CohereClientV2; ask() { return this.get().«chat»({}) ?? this.other.«chat»({}); } }',
    ),
    finds: ['v2 chat of CohereClientV2 by annotation', 'v2 chat of CohereClientV2 by annotation'],
  },
  {
    name: 'an abstract method without a type',
    typescript: true,
    code: file('abstract class A { abstract get(); ask() { return this.get().chat({}); } }'),
    finds: [],
  },
  {
    name: 'an overloaded method',
    typescript: true,
    code: file(
      'class A { get(): CohereClientV2; get(key?: string) { return «new CohereClientV2()»; } ask() { return this.get().«chat»({}); } }',
    ),
    finds: [v2, chat],
  },
  {
    name: 'an overloaded constructor',
    typescript: true,
    code: file(
      'class A { constructor(); constructor(private client = «new CohereClientV2()») {} ask() { return this.client.«chat»({}); } }',
    ),
    finds: [v2, chat],
  },
  {
    name: 'a type with an index',
    typescript: true,
    code: file(
      'class A { [key: string]: unknown; client = «new CohereClientV2()»; ask() { return this.client.«chat»({}); } }',
    ),
    finds: [v2, chat],
  },
  {
    name: 'the type of a subclass',
    typescript: true,
    code: file('class Mine extends CohereClientV2 {} function ask(client: Mine) { return client.«chat»({}); }'),
    finds: ['v2 chat of CohereClientV2 by annotation'],
  },
  {
    name: 'the type of a class',
    typescript: true,
    code: file('class A { client = «new CohereClientV2()»; } function ask(a: A) { return a.client.«chat»({}); }'),
    finds: [v2, chat],
  },
  {
    name: 'a parameter property of another name',
    typescript: true,
    code: file(
      'class A { constructor(private other: CohereClientV2, { x }: X) {} ask() { return this.client.chat({}); } }',
    ),
    finds: [],
  },
  {
    name: 'a namespace of the same name as a class',
    typescript: true,
    code: file(
      'class A { client = «new CohereClientV2()»; } namespace A { export const x = 1; } new A().client.«chat»({});',
    ),
    finds: [v2, chat],
  },
]);
