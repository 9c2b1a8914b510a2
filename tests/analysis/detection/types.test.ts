import { testDetection } from '../../helpers/detection.js';

const v2 = 'constructor CohereClientV2 on cohere';
const annotated = 'v2 chat of CohereClientV2 by annotation';
const constructed = 'v2 chat of CohereClientV2 by constructor';

/** Code in TypeScript below an import for types alone. */
const typed = (name: string, code: string, ...finds: readonly string[]) => ({
  name,
  typescript: true,
  code: `import type { CohereClientV2 } from 'cohere-ai';\n${code}`,
  finds,
});

testDetection('clients by their types', [
  typed('a parameter', 'export function ask(client: CohereClientV2) { return client.«chat»({}); }', annotated),
  typed(
    'a parameter of an arrow function',
    'export const ask = (client: CohereClientV2) => client.«chat»({});',
    annotated,
  ),
  typed(
    'an optional parameter',
    'export function ask(client?: CohereClientV2) { return client?.«chat»({}); }',
    annotated,
  ),
  typed(
    'a parameter with a default',
    'export function ask(client: CohereClientV2 = shared) { return client.«chat»({}); }',
    annotated,
  ),
  typed(
    'a union with null and undefined',
    'export function ask(client: CohereClientV2 | null | undefined) { return client!.«chat»({}); }',
    annotated,
  ),
  typed(
    'a union with void',
    'export function ask(client: CohereClientV2 | void) { return client!.«chat»({}); }',
    annotated,
  ),
  typed(
    'a destructured parameter',
    'export function ask({ client }: { client: CohereClientV2 }) { return client.«chat»({}); }',
    annotated,
  ),
  typed(
    'a destructured parameter under an alias',
    'export function ask({ client: c }: { client: CohereClientV2 }) { return c.«chat»({}); }',
    annotated,
  ),
  typed(
    'a destructured parameter with a default for all',
    'export function ask({ client }: { client: CohereClientV2 } = deps) { return client.«chat»({}); }',
    annotated,
  ),
  typed(
    'an interface',
    'interface Deps { readonly client: CohereClientV2 } export function ask(deps: Deps) { return deps.client.«chat»({}); }',
    annotated,
  ),
  typed(
    'an interface that is declared below',
    'export function ask({ client }: Deps) { return client.«chat»({}); } interface Deps { client: CohereClientV2 }',
    annotated,
  ),
  typed(
    'an interface in two parts',
    'interface Deps { x: 1 } interface Deps { client: CohereClientV2 } export function ask(deps: Deps) { return deps.client.«chat»({}); }',
    annotated,
  ),
  typed(
    'an interface that extends another',
    'interface A { client: CohereClientV2 } interface B extends A { x: 1 } export function ask(deps: B) { return deps.client.«chat»({}); }',
    annotated,
  ),
  typed(
    'an interface that extends the client',
    'interface Mine extends CohereClientV2 { x: 1 } export function ask(client: Mine) { return client.«chat»({}); }',
    annotated,
  ),
  typed(
    'an interface that extends a part of the client',
    'interface Mine extends Partial<CohereClientV2> {} export function ask(client: Mine) { return client.«chat»?.({}); }',
    annotated,
  ),
  typed(
    'an interface that extends something unknown',
    'interface Deps extends Other, Some.Other { client: CohereClientV2 } export function ask(deps: Deps) { return deps.client.«chat»({}); }',
    annotated,
  ),
  typed(
    'an alias',
    'type Client = CohereClientV2; export function ask(client: Client) { return client.«chat»({}); }',
    annotated,
  ),
  typed(
    'an alias of a union',
    'type Client = CohereClientV2 | undefined; export function ask(client: Client) { return client?.«chat»({}); }',
    annotated,
  ),
  typed(
    'an alias of an object type',
    'type Deps = { client: CohereClientV2 }; export function ask(deps: Deps) { return deps.client.«chat»({}); }',
    annotated,
  ),
  typed(
    'an alias of an alias',
    'type A = CohereClientV2; type B = A; export function ask(client: B) { return client.«chat»({}); }',
    annotated,
  ),
  typed(
    'a type parameter',
    'export function ask<T extends CohereClientV2>(client: T) { return client.«chat»({}); }',
    annotated,
  ),
  typed(
    'an intersection',
    'export function ask(client: CohereClientV2 & { tenant: string }) { return client.«chat»({}); }',
    annotated,
  ),
  typed(
    'an intersection of object types',
    'export function ask(deps: { a: 1 } & { client: CohereClientV2 }) { return deps.client.«chat»({}); }',
    annotated,
  ),
  typed(
    'a namespace import',
    'import type * as cohere from "cohere-ai"; export function ask(client: cohere.CohereClientV2) { return client.«chat»({}); }',
    annotated,
  ),
  typed(
    'an import in the type',
    "export function ask(client: import('cohere-ai').CohereClientV2) { return client.«chat»({}); }",
    annotated,
  ),
  typed(
    'an import in the type with default',
    "export function ask(client: import('cohere-ai').default.CohereClientV2) { return client.«chat»({}); }",
    annotated,
  ),
  typed(
    'typeof import',
    "export function ask(sdk: typeof import('cohere-ai')) { return «new sdk.CohereClientV2()».«chat»({}); }",
    v2,
    constructed,
  ),
  typed(
    'typeof import with a name',
    "export function ask(Client: typeof import('cohere-ai').CohereClientV2) { return «new Client()».«chat»({}); }",
    v2,
    constructed,
  ),
  typed(
    'typeof of the class',
    'export function ask(Client: typeof CohereClientV2) { return «new Client()».«chat»({}); }',
    v2,
    constructed,
  ),
  typed(
    'InstanceType',
    'export function ask(client: InstanceType<typeof CohereClientV2>) { return client.«chat»({}); }',
    annotated,
  ),
  typed(
    'ReturnType',
    'declare function make(): CohereClientV2; export function ask(client: ReturnType<typeof make>) { return client.«chat»({}); }',
    annotated,
  ),
  typed(
    'ReturnType of a function that makes a client',
    'const make = () => container.get() as CohereClientV2; export function ask(client: ReturnType<typeof make>) { return client.«chat»({}); }',
    annotated,
  ),
  typed(
    'Awaited',
    'declare function make(): Promise<CohereClientV2>; export function ask(client: Awaited<ReturnType<typeof make>>) { return client.«chat»({}); }',
    annotated,
  ),
  typed(
    'a promise',
    'export async function ask(client: Promise<CohereClientV2>) { return (await client).«chat»({}); }',
    annotated,
  ),
  typed(
    'a promise with then',
    'export const ask = (client: Promise<CohereClientV2>) => client.then((c) => c.«chat»({}));',
    annotated,
  ),
  typed(
    'Pick, Readonly, NonNullable',
    "export function ask(client: Readonly<NonNullable<Pick<CohereClientV2, 'chat'>>>) { return client.«chat»({}); }",
    annotated,
  ),
  typed(
    'Partial of an object type',
    'export function ask(deps: Partial<{ client: CohereClientV2 }>) { return deps.client?.«chat»({}); }',
    annotated,
  ),
  typed('a function type', 'export function ask(make: () => CohereClientV2) { return make().«chat»({}); }', annotated),
  typed(
    'a function type with a promise',
    'export async function ask(make: () => Promise<CohereClientV2>) { return (await make()).«chat»({}); }',
    annotated,
  ),
  typed(
    'a method of an interface',
    'interface Deps { get(): CohereClientV2; other(); } export function ask(deps: Deps) { return deps.get().«chat»({}); }',
    annotated,
  ),
  typed('a list', 'export function ask(clients: CohereClientV2[]) { return clients[0].«chat»({}); }', annotated),
  typed(
    'a readonly list',
    'export function ask(clients: readonly CohereClientV2[]) { return clients.at(0)!.«chat»({}); }',
    annotated,
  ),
  typed(
    'Array and a loop',
    'export function ask(clients: Array<CohereClientV2>) { for (const c of clients) c.«chat»({}); }',
    annotated,
  ),
  typed(
    'a list and a callback',
    'export const ask = (clients: ReadonlyArray<CohereClientV2>) => clients.map((c) => c.«chat»({}));',
    annotated,
  ),
  typed(
    'Map',
    'export function ask(clients: Map<string, CohereClientV2>) { return clients.get(key)!.«chat»({}); }',
    annotated,
  ),
  typed(
    'Record',
    'export function ask(clients: Record<string, CohereClientV2>) { return clients.eu.«chat»({}) ?? clients[key].«chat»({}); }',
    annotated,
    annotated,
  ),
  typed(
    'a Record without visible writes',
    'const clients: Record<string, CohereClientV2> = {}; fill(clients); clients[key].«chat»({}); clients.eu.«chat»({});',
    annotated,
    annotated,
  ),
  typed(
    'a Record in a field',
    'class A { clients: Record<string, CohereClientV2> = {}; ask() { return this.clients.eu.«chat»({}); } }',
    annotated,
  ),
  typed(
    'an empty object with a cast',
    'const clients = {} as Record<string, CohereClientV2>; clients.eu.«chat»({});',
    annotated,
  ),
  typed(
    'a Map without visible writes',
    'const clients = new Map<string, CohereClientV2>(); fill(clients); clients.get(key)?.«chat»({});',
    annotated,
  ),
  typed(
    'a Map without visible writes, annotated',
    'const clients: Map<string, CohereClientV2> = new Map(); fill(clients); clients.get(key)?.«chat»({});',
    annotated,
  ),
  typed(
    'an indexed type',
    "interface Deps { client: CohereClientV2 } export function ask(client: Deps['client']) { return client.«chat»({}); }",
    annotated,
  ),
  typed('a variable without a value', 'declare const client: CohereClientV2; client.«chat»({});', annotated),
  typed(
    'a variable that another function fills',
    'let client: CohereClientV2 | null = null; export function use(c) { client = c; } export const ask = () => client!.«chat»({});',
    annotated,
  ),
  typed(
    'a variable with an unknown value',
    'const client: CohereClientV2 = container.get(); client.«chat»({});',
    annotated,
  ),
  typed('as', 'const client = container.get() as CohereClientV2; client.«chat»({});', annotated),
  typed(
    'as by way of unknown',
    'const client = (container as unknown) as CohereClientV2; client.«chat»({});',
    annotated,
  ),
  typed('satisfies', 'const client = container.get() satisfies CohereClientV2; client.«chat»({});', annotated),
  typed('a cast in angle brackets', 'const client = <CohereClientV2>container.get(); client.«chat»({});', annotated),
  typed(
    'a client that is cast to something else',
    "import { CohereClientV2 as C } from 'cohere-ai'; const client = «new C()» as unknown as Embedder; client.«chat»({});",
    v2,
    constructed,
  ),
  typed(
    'a client that is cast to any',
    "import { CohereClientV2 as C } from 'cohere-ai'; («new C()» as any).«chat»({});",
    v2,
    constructed,
  ),
  typed(
    'globalThis with a type',
    "import { CohereClientV2 as C } from 'cohere-ai'; const g = globalThis as unknown as { cohere?: CohereClientV2 }; export const c = (g.cohere ??= «new C()»); c.«chat»({});",
    v2,
    constructed,
  ),
  typed(
    'an instantiated class',
    "import { CohereClientV2 as C } from 'cohere-ai'; const D = C<string>; «new D()».«chat»({});",
    v2,
    constructed,
  ),
  typed(
    'a tagged client in a class of the file',
    'class A { constructor(private deps: { client: CohereClientV2 }) {} ask() { return this.deps.client.«chat»({}); } }',
    annotated,
  ),

  typed(
    'an interface beside a class in a constant',
    "import { CohereClientV2 as C } from 'cohere-ai'; const Client = C; interface Client { x: 1 } «new Client()».«chat»({});",
    v2,
    constructed,
  ),
  typed(
    'a type of another package',
    'import type { CohereClientV2 as Other } from "./mine"; export function ask(client: Other) { return client.chat({}); }',
  ),
  typed(
    'a local interface of the same name',
    'export function ask() { interface CohereClientV2 { chat(x): void } function f(client: CohereClientV2) { client.chat({}); } }',
  ),
  typed(
    'a type parameter that shadows the class',
    'export function ask<CohereClientV2>(client: CohereClientV2) { return client.chat({}); }',
  ),
  typed('any', 'export function ask(client: any) { return client.chat({}); }'),
  typed(
    'a union with something else',
    'export function ask(client: CohereClientV2 | Other) { return client.chat({}); }',
  ),
  typed('an unknown type', 'export function ask(client: Unknown) { return client.chat({}); }'),
  typed('an unknown generic type', 'export function ask(client: Unknown<CohereClientV2>) { return client.chat({}); }'),
  typed(
    'an alias with a parameter',
    'type Box<T> = { value: T }; export function ask(box: Box<CohereClientV2>) { return box.value.chat({}); }',
  ),
  typed(
    'an alias of itself',
    'type A = A | CohereClientV2[]; export function ask(client: A) { return client.chat({}); }',
  ),
  typed(
    'InstanceType of something else',
    'export function ask(client: InstanceType<typeof Other>) { return client.chat({}); }',
  ),
  typed('ReturnType of something else', 'export function ask(client: ReturnType<Other>) { return client.chat({}); }'),
  typed('keyof and unique symbols', 'export function ask(client: keyof CohereClientV2) { return client.chat({}); }'),
  typed(
    'an indexed type with a type as its index',
    'export function ask<K extends string>(client: Record<string, CohereClientV2>[K]["x"]) { return client.chat({}); }',
  ),
  typed(
    'a type literal with an index',
    'export function ask(clients: { [key: string]: CohereClientV2 }) { return clients.eu.chat({}); }',
  ),
  typed('a property without a type', 'export function ask(deps: { client }) { return deps.client.chat({}); }'),
  typed('an intersection of unknown types', 'export function ask(client: A & B) { return client.chat({}); }'),
  typed('a mock with a cast', 'const client = { chat: mock() } as CohereClientV2; client.chat({});'),
  typed('a mock by way of unknown', 'const client = { chat: mock() } as unknown as CohereClientV2; client.chat({});'),
  typed('a Record of something else', 'const clients: Record<string, Other> = {}; clients.eu.chat({});'),
  typed(
    'an import in a type of another package',
    "export function ask(client: import('./mine').CohereClientV2) { return client.chat({}); }",
  ),
  typed(
    'an import in a type without a name',
    "export function ask(client: import('cohere-ai')) { return client.chat({}); }",
  ),
  typed('an enum member in a type', 'enum E { A } export function ask(client: E.A) { return client.chat({}); }'),
  typed(
    'a qualified name of something unknown',
    'export function ask(client: Some.CohereClientV2) { return client.chat({}); }',
  ),
  typed('typeof this', 'class A { ask(client: typeof this) { client.chat({}); } }'),
]);
