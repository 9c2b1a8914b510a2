import { testDetection } from '../../helpers/detection.js';

/** Code with a v2 client called `client`. */
const file = (code: string): string =>
  `import { CohereClientV2 } from 'cohere-ai';\nconst client = new CohereClientV2();\n${code}`;

const shape = (name: string, code: string, ...finds: readonly string[]) => ({ name, code: file(code), finds });
const typedShape = (name: string, code: string, ...finds: readonly string[]) => ({
  ...shape(name, code, ...finds),
  typescript: true,
});

testDetection(
  'requests written in one place',
  [
    shape(
      'an inline object',
      "client.«chat»({ model: 'x', maxTokens: 5, stream: true, messages: [] });",
      '{ model: "x", maxTokens: 5, stream: true, messages: array }',
    ),
    shape('an empty object', 'client.«chat»({});', '{}'),
    shape('no argument', 'client.«chat»();', '{}'),
    shape('undefined as the argument', 'client.«chat»(undefined);', '{}'),
    shape('spread arguments', 'client.«chat»(...args);', '{ … }'),
    shape('an argument before a spread', "client.«chat»({ model: 'x' }, ...args);", '{ model: "x" }'),
    shape('something out of sight', 'client.«chat»(request);', '{ … }'),
    shape('no object at all', "client.«chat»('text');", '{ … }'),
    shape('an argument of call', "client.«chat».call(client, { model: 'x' });", '{ model: "x" }'),
    shape(
      'the second argument of a transcription',
      "client.audio.transcriptions.«create»(sound, { model: 'x' });",
      '{ model: "x" }',
    ),
    shape('a parameter', 'export const ask = (request) => client.«chat»(request);', '{ … }'),
    shape(
      'a parameter with a default',
      "export const ask = (request = { model: 'x' }) => client.«chat»(request);",
      '{ model?: "x", … }',
    ),
    shape(
      'a parameter that callers fill',
      "const ask = (request) => client.«chat»(request); ask({ model: 'x' }); ask({ model: 'y', seed: 1 });",
      '{ model: "x" | "y", seed?: 1 }',
    ),
    shape(
      'quoted, computed and numeric keys',
      "client.«chat»({ 'model': 'x', ['seed']: 1, 2: 3 });",
      '{ model: "x", seed: 1, 2: 3 }',
    ),
    shape('a constant key', "const key = 'model'; client.«chat»({ [key]: 'x' });", '{ model: "x" }'),
    shape('a key out of sight', "client.«chat»({ [key]: 'x' });", '{ … }'),
    shape('a key that is one of two', "client.«chat»({ [a ? 'model' : 'seed']: 'x' });", '{ … }'),
    shape('a key twice', "client.«chat»({ model: 'x', model: 'y' });", '{ model: "y" }'),
    shape('shorthand', "const model = 'x'; client.«chat»({ model, messages });", '{ model: "x", messages: unknown }'),
    shape(
      'undefined and null',
      'client.«chat»({ model: undefined, seed: null, k: void 0 });',
      '{ model!: nothing, seed!: nothing, k!: nothing }',
    ),
    shape(
      'a method and a getter',
      'client.«chat»({ model() {}, get seed() { return 1; } });',
      '{ model: function, seed: 1 }',
    ),
    shape('a constant', "const request = { model: 'x' }; client.«chat»(request);", '{ model: "x" }'),
    shape('a constant of a constant', "const a = { model: 'x' }; const b = a; client.«chat»(b);", '{ model: "x" }'),
    shape(
      'a frozen constant',
      "const request = Object.freeze({ model: 'x' }); client.«chat»(request);",
      '{ model: "x" }',
    ),
    shape(
      'one of two objects',
      "client.«chat»(short ? { model: 'x', maxTokens: 5 } : { model: 'y' });",
      '{ model: "x" | "y", maxTokens?: 5 }',
    ),
    shape('an object or nothing', "client.«chat»(short && { model: 'x' });", '{ model?: "x" }'),
    shape('a fallback', "client.«chat»(request ?? { model: 'x' });", '{ model?: "x", … }'),
    shape(
      "a helper's result",
      "const build = (text) => ({ model: 'x', text }); client.«chat»(build('hi'));",
      '{ model: "x", text: "hi" }',
    ),
    shape(
      "a method's result",
      "class A { build() { return { model: 'x' }; } ask() { return client.«chat»(this.build()); } }",
      '{ model: "x" }',
    ),
    shape("an unknown helper's result", 'client.«chat»(build());', '{ … }'),
    shape('a helper without a result', 'function build() {} client.«chat»(build());', '{ … }'),
    shape(
      'a field of a class',
      "class A { request = { model: 'x' }; ask() { return client.«chat»(this.request); } }",
      '{ model: "x" }',
    ),
    shape('an awaited object', "client.«chat»(await Promise.resolve({ model: 'x' }));", '{ model: "x" }'),
    typedShape(
      'casts',
      "client.«chat»({ model: 'x' as const, seed: <number>1, k: 2! } as unknown as Request satisfies Request);",
      '{ model: "x", seed: 1, k: 2 }',
    ),
    typedShape(
      'an annotated constant',
      "const request: Request = { model: 'x' }; client.«chat»(request);",
      '{ model: "x" }',
    ),
    typedShape(
      'an annotated parameter',
      'export const ask = (request: { model: string }) => client.«chat»(request);',
      '{ … }',
    ),
  ],
  'requests',
);

testDetection(
  'requests with spreads',
  [
    shape(
      'a spread of an object',
      "const base = { model: 'x', seed: 1 }; client.«chat»({ ...base, messages: [] });",
      '{ model: "x", seed: 1, messages: array }',
    ),
    shape(
      'a spread that a later key overrides',
      "const base = { model: 'x' }; client.«chat»({ ...base, model: 'y' });",
      '{ model: "y" }',
    ),
    shape(
      'a spread that overrides',
      "const base = { model: 'x' }; client.«chat»({ model: 'y', ...base });",
      '{ model: "x" }',
    ),
    shape(
      'a spread that takes a field away',
      'client.«chat»({ maxTokens: 5, ...{ maxTokens: undefined } });',
      '{ maxTokens!: nothing }',
    ),
    shape('a spread out of sight', "client.«chat»({ model: 'x', ...rest });", '{ model: "x", … }'),
    shape(
      'undefined before a spread out of sight',
      'client.«chat»({ model: undefined, ...rest });',
      '{ model?: nothing, … }',
    ),
    shape(
      'a conditional spread with &&',
      "client.«chat»({ model: 'x', ...(short && { maxTokens: 5 }) });",
      '{ model: "x", maxTokens?: 5 }',
    ),
    shape(
      'a conditional spread with &&, over a field',
      'client.«chat»({ maxTokens: 9, ...(short && { maxTokens: 5 }) });',
      '{ maxTokens: 9 | 5 }',
    ),
    shape(
      'a conditional spread with ternary',
      'client.«chat»({ ...(short ? { maxTokens: 5 } : {}) });',
      '{ maxTokens?: 5 }',
    ),
    shape(
      'a conditional spread with undefined',
      'client.«chat»({ ...(short ? { maxTokens: 5 } : undefined) });',
      '{ maxTokens?: 5 }',
    ),
    shape(
      'two branches that agree',
      'client.«chat»({ ...(short ? { maxTokens: 5 } : { maxTokens: 9 }) });',
      '{ maxTokens: 5 | 9 }',
    ),
    shape('a fallback in a spread', 'client.«chat»({ ...(options ?? { maxTokens: 5 }) });', '{ maxTokens?: 5, … }'),
    shape(
      'a spread of a parameter with a default',
      'export const ask = ({ ...rest } = {}) => client.«chat»({ ...rest });',
      '{ … }',
    ),
    shape(
      'a spread of a field',
      "class A { base = { model: 'x' }; ask() { return client.«chat»({ ...this.base }); } }",
      '{ model: "x" }',
    ),
    shape(
      'a spread of a spread',
      "const a = { model: 'x' }; const b = { ...a, seed: 1 }; client.«chat»({ ...b });",
      '{ model: "x", seed: 1 }',
    ),
    shape('Object.assign', "client.«chat»(Object.assign({}, { model: 'x' }, { seed: 1 }));", '{ model: "x", seed: 1 }'),
    shape(
      'Object.assign with something out of sight',
      "client.«chat»(Object.assign({ model: 'x' }, rest));",
      '{ model: "x", … }',
    ),
    shape(
      'Object.assign with spread arguments',
      "client.«chat»(Object.assign({ model: 'x' }, ...all));",
      '{ model: "x", … }',
    ),
    shape('an array in a spread', 'client.«chat»({ ...[1] });', '{ … }'),
    shape(
      'the rest of a destructured object',
      "const { a, ...rest } = { a, model: 'x' }; client.«chat»(rest);",
      '{ … }',
    ),
  ],
  'requests',
);

testDetection(
  'requests built step by step',
  [
    shape(
      'assignments',
      "const request = {}; request.model = 'x'; request['seed'] = 1; client.«chat»(request);",
      '{ model: "x", seed: 1 }',
    ),
    shape(
      'an assignment over a field',
      "const request = { model: 'x' }; request.model = 'y'; client.«chat»(request);",
      '{ model: "y" }',
    ),
    shape(
      'an assignment under a constant key',
      "const request = {}; const key = 'model'; request[key] = 'x'; client.«chat»(request);",
      '{ model: "x" }',
    ),
    shape(
      'an assignment under a key out of sight',
      "const request = { model: 'x' }; request[key] = 1; client.«chat»(request);",
      '{ model: "x", … }',
    ),
    shape(
      'an assignment that may not run',
      "const request = { model: 'x' }; if (short) request.maxTokens = 5; client.«chat»(request);",
      '{ model: "x", maxTokens?: 5 }',
    ),
    shape(
      'an assignment in a block that may not run',
      "const request = { model: 'x' }; if (short) { request.maxTokens = 5; } client.«chat»(request);",
      '{ model: "x", maxTokens?: 5 }',
    ),
    shape(
      'an assignment with &&',
      'const request = {}; short && (request.maxTokens = 5); client.«chat»(request);',
      '{ maxTokens?: 5 }',
    ),
    shape(
      'an assignment in a ternary',
      'const request = {}; short ? (request.maxTokens = 5) : 0; client.«chat»(request);',
      '{ maxTokens?: 5 }',
    ),
    shape(
      'an assignment in a loop',
      'const request = {}; for (const x of all) request.maxTokens = x; client.«chat»(request);',
      '{ maxTokens?: unknown }',
    ),
    shape(
      'an assignment in a case',
      'const request = {}; switch (a) { case 1: request.maxTokens = 5; } client.«chat»(request);',
      '{ maxTokens?: 5 }',
    ),
    shape(
      'an assignment in a try block',
      'const request = {}; try { request.maxTokens = limit(); } catch {} client.«chat»(request);',
      '{ maxTokens?: unknown }',
    ),
    shape(
      'everything in a try block',
      'try { const request = {}; request.maxTokens = 5; client.«chat»(request); } catch {}',
      '{ maxTokens: 5 }',
    ),
    shape(
      'a use in a block below',
      'const request = {}; request.maxTokens = 5; try { client.«chat»(request); } catch {}',
      '{ maxTokens: 5 }',
    ),
    shape(
      'an assignment after the use',
      'const request = {}; client.«chat»(request); request.maxTokens = 5;',
      '{ maxTokens?: 5 }',
    ),
    shape(
      'an assignment between two uses',
      'const request = {}; client.«chat»(request); request.maxTokens = 5; client.«chat»(request);',
      '{ maxTokens?: 5 }',
      '{ maxTokens: 5 }',
    ),
    shape(
      'an assignment in a callback',
      'const request = {}; all.forEach((x) => (request.maxTokens = 5)); client.«chat»(request);',
      '{ maxTokens?: 5 }',
    ),
    shape(
      'an assignment in a function of the file',
      'function bound(r) { r.maxTokens = 5; } const request = {}; bound(request); client.«chat»(request);',
      '{ maxTokens?: 5 }',
    ),
    shape(
      'an assignment inside the function that calls',
      "function ask(request) { request.model = 'x'; return client.«chat»(request); } ask({ seed: 1 });",
      '{ seed: 1, model?: "x" }',
    ),
    shape(
      'a use in a function below',
      'const request = {}; request.maxTokens = 5; export const ask = () => client.«chat»(request);',
      '{ maxTokens: 5 }',
    ),
    shape(
      'assignments of other kinds',
      'const request = {}; request.a ??= 1; request.b ||= 2; request.c &&= 3; request.d += 4; client.«chat»(request);',
      '{ a: 1, b: 2, c?: 3, d: unknown }',
    ),
    shape(
      'a fallback over a field',
      'const request = { maxTokens: undefined }; request.maxTokens ??= 5; client.«chat»(request);',
      '{ maxTokens: nothing | 5 }',
    ),
    shape(
      'Object.assign as a step',
      'const request = { seed: 1 }; Object.assign(request, { maxTokens: 5 }); client.«chat»(request);',
      '{ seed: 1, maxTokens: 5 }',
    ),
    shape(
      'Object.assign as a step that may not run',
      'const request = {}; if (short) Object.assign(request, { maxTokens: 5 }); client.«chat»(request);',
      '{ maxTokens?: 5 }',
    ),
    shape(
      'Object.assign before an assignment',
      'const request = {}; Object.assign(request, { seed: 1 }); request.seed = 2; client.«chat»(request);',
      '{ seed: 2 }',
    ),
    shape(
      'Object.assign with something out of sight as a step',
      'const request = {}; Object.assign(request, rest); client.«chat»(request);',
      '{ … }',
    ),
    shape(
      'Object.assign in a variable',
      'const request = {}; const other = Object.assign(request, { seed: 1 }); client.«chat»(other); client.«chat»(request);',
      '{ seed: 1 }',
      '{ seed: 1 }',
    ),
    shape(
      'a variable that is spread into itself',
      "let request = { model: 'x' }; if (short) request = { ...request, maxTokens: 5 }; client.«chat»(request);",
      '{ model: "x", maxTokens?: 5 }',
    ),
    shape(
      'an object that is assigned to itself',
      "const request = { model: 'x' }; Object.assign(request, request); client.«chat»(request);",
      '{ model: "x" }',
    ),
    shape(
      'two objects that are spread into each other',
      'let a = { x: 1 }, b = { y: 2 }; a = { ...b, x: 1 }; b = { ...a, y: 2 }; client.«chat»(a);',
      '{ x: 1 | 1, y?: 2 | 2 }',
    ),
    shape('a variable that is nothing but itself', 'let a; a = { ...a }; client.«chat»(a);', '{}'),
    shape(
      'two assignments of the whole',
      "let request; if (short) request = { model: 'x' }; else request = { model: 'y', seed: 1 }; client.«chat»(request);",
      '{ model: "x" | "y", seed?: 1 }',
    ),
    shape(
      'an unknown helper that gets the object',
      "const request = { model: 'x' }; enrich(request); client.«chat»(request);",
      '{ model: "x", … }',
    ),
    shape(
      'an unknown helper that gets the object of a later assignment',
      "let request; request = { model: 'x' }; enrich(request); client.«chat»(request);",
      '{ model: "x", … }',
    ),
    shape(
      'an unknown class that gets the object',
      "const request = { model: 'x' }; new Enricher(request); client.«chat»(request);",
      '{ model: "x", … }',
    ),
    shape(
      'an unknown helper that gets a field',
      "const app = { request: { model: 'x' } }; enrich(app.request); client.«chat»(app.request);",
      '{ model: "x", … }',
    ),
    shape(
      'a helper that gets the object after the use',
      "const request = { model: 'x' }; client.«chat»(request); enrich(request);",
      '{ model: "x" }',
    ),
    shape(
      'a helper of the file that hands the object on',
      "function a(r) { enrich(r); } const request = { model: 'x' }; a(request); client.«chat»(request);",
      '{ model: "x", … }',
    ),
    shape(
      'an exported helper of the file',
      "export function a(r) { r.x = 1; } const request = { model: 'x' }; a(request); client.«chat»(request);",
      '{ model: "x", … }',
    ),
    shape(
      'a helper below the use that runs before',
      "const request = { model: 'x' }; export const ask = () => client.«chat»(request); enrich(request);",
      '{ model: "x", … }',
    ),
    shape(
      'a helper inside the builder',
      "function build() { const r = { model: 'x' }; enrich(r); return r; } client.«chat»(build());",
      '{ model: "x", … }',
    ),
    shape(
      'a builder below the use',
      "client.«chat»(build()); function build() { const r = { model: 'x' }; enrich(r); return r; }",
      '{ model: "x", … }',
    ),
    shape(
      'a builder with steps',
      "function build() { const r = {}; r.model = 'x'; if (a) r.seed = 1; return r; } client.«chat»(build());",
      '{ model: "x", seed?: 1 }',
    ),
    shape(
      'functions that only look',
      "const request = { model: 'x' }; console.log(request); JSON.stringify(request); Object.keys(request); client.«chat»(request);",
      '{ model: "x" }',
    ),
    shape(
      'a use in a wrapper',
      "const request = { model: 'x' }; await retry(() => client.«chat»(request));",
      '{ model: "x" }',
    ),
    typedShape(
      'a Record with steps',
      "const request: Record<string, unknown> = { model: 'x' }; request.tools = []; client.«chat»(request as any);",
      '{ model: "x", tools: array }',
    ),
    typedShape(
      'any with steps',
      "const request: any = {}; request.model = 'x'; client.«chat»(request);",
      '{ model: "x" }',
    ),
  ],
  'requests',
);

testDetection(
  'values of fields',
  [
    shape(
      'constants of all kinds',
      "client.«chat»({ a: `x`, b: 'x' + 'y', c: `x-${'y'}`, d: -1, e: +1, f: !0, g: /x/, h: 10n });",
      '{ a: "x", b: "xy", c: "x-y", d: -1, e: unknown, f: unknown, g: unknown, h: unknown }',
    ),
    shape(
      'text from constants',
      "const version = 'v4.0'; client.«embed»({ model: `embed-${version}`, input: 'embed-' + version });",
      '{ model: "embed-v4.0", input: "embed-v4.0" }',
    ),
    shape(
      'text from something out of sight',
      "client.«embed»({ model: `embed-${version}`, input: 'embed-' + version, other: 2 - 1 });",
      '{ model: unknown, input: unknown, other: unknown }',
    ),
    shape('a ternary', "client.«chat»({ model: fast ? 'x' : 'y' });", '{ model: "x" | "y" }'),
    shape(
      'a fallback for the environment',
      "client.«chat»({ model: process.env.MODEL || 'x', seed: import.meta.env.SEED ?? 1, k: Bun.env.K, p: process.env.P.x });",
      '{ model: environment MODEL | "x", seed: environment SEED | 1, k: environment K, p: unknown }',
    ),
    shape(
      'the environment in other ways',
      "import process from 'node:process'; import { env } from 'process'; const { MODEL } = process.env; client.«chat»({ model: MODEL, a: env.A, b: process.env['B'], c: Deno.env.get('C') });",
      '{ model: environment MODEL, a: environment A, b: environment B, c: environment C }',
    ),
    shape(
      'a variable of the environment under a name out of sight',
      'client.«chat»({ model: Deno.env.get(name), seed: Deno.env.get() });',
      '{ model: environment undefined, seed: environment undefined }',
    ),
    shape(
      'an empty fallback',
      "client.«chat»({ model: '' || 'x', seed: 0 || 1, k: false || 2, p: true || 3, q: 5 || 6 });",
      '{ model: "x", seed: 1, k: 2, p: true | 3, q: 5 | 6 }',
    ),
    shape(
      'a default parameter',
      "export const ask = (model = 'x') => client.«chat»({ model });",
      '{ model: caller | "x" }',
    ),
    shape(
      'a destructured default',
      "export const ask = ({ model = 'x' } = {}) => client.«chat»({ model });",
      '{ model: caller | "x" }',
    ),
    shape(
      'a parameter that callers fill',
      "const ask = (model) => client.«chat»({ model }); ask('x'); ask('y');",
      '{ model: "x" | "y" }',
    ),
    shape(
      'an object of constants',
      "const MODELS = { chat: 'x', embed: 'y' }; client.«chat»({ model: MODELS.chat });",
      '{ model: "x" }',
    ),
    shape(
      'an object of constants with a computed key',
      "const MODELS = { chat: 'x', embed: 'y' }; client.«chat»({ model: MODELS[kind] });",
      '{ model: "y" | "x" }',
    ),
    shape(
      'a list of constants',
      "const all = ['x', 'y']; client.«chat»({ model: all[1], k: all[at] });",
      '{ model: "y", k: "x" | "y" }',
    ),
    shape(
      'a let with several writes',
      "let model = 'x'; if (a) model = 'y'; client.«chat»({ model });",
      '{ model: "x" | "y" }',
    ),
    shape(
      'a let that something is added to',
      "let model = 'x'; model += 'y'; client.«chat»({ model });",
      '{ model: "x" | unknown }',
    ),
    shape(
      'a field of a class',
      "class A { model = 'x'; ask() { return client.«chat»({ model: this.model }); } }",
      '{ model: "x" }',
    ),
    shape(
      'a field that a constructor fills',
      "class A { constructor(model = 'x') { this.model = model; } ask() { return client.«chat»({ model: this.model }); } }",
      '{ model: caller | "x" }',
    ),
    shape(
      'a function',
      "const pick = (fast) => (fast ? 'x' : 'y'); client.«chat»({ model: pick(true) });",
      '{ model: "x" | "y" }',
    ),
    shape(
      'a fallback to undefined',
      'client.«chat»({ maxTokens: limit ?? undefined });',
      '{ maxTokens: unknown | nothing }',
    ),
    shape('a loop over constants', "for (const model of ['x', 'y']) client.«chat»({ model });", '{ model: "x" | "y" }'),
    shape('a callback over constants', "['x', 'y'].map((model) => client.«chat»({ model }));", '{ model: "x" | "y" }'),
    typedShape(
      'an enum',
      "enum Model { Z, Chat = 'x', Embed = 'y' } client.«chat»({ model: Model.Chat, a: Model['Embed'], b: Model[k], c: Model.Z });",
      '{ model: "x", a: "y", b: unknown | "x" | "y", c: unknown }',
    ),
    typedShape(
      'an enum in two parts',
      "enum Model { Chat = 'x' } enum Model { 'Embed' = 'y' } client.«chat»({ model: Model.Embed });",
      '{ model: "y" }',
    ),
    typedShape(
      'a constant object with as const',
      "const MODELS = { chat: 'x', embed: 'y' } as const; client.«chat»({ model: MODELS[kind as 'chat'] });",
      '{ model: "y" | "x" }',
    ),
    typedShape(
      'a declared type',
      'class A { constructor(private config: { model: string }) {} ask() { return client.«chat»({ model: this.config.model }); } }',
      '{ model: unknown }',
    ),
  ],
  'requests',
);

testDetection(
  'options of calls',
  [
    shape('none', 'client.«chat»({});', '{}'),
    shape(
      'an object',
      'client.«chat»({}, { timeoutInSeconds: 5, maxRetries: 0, abortSignal });',
      '{ timeoutInSeconds: 5, maxRetries: 0, abortSignal: unknown }',
    ),
    shape('out of sight', 'client.«chat»({}, options);', '{ … }'),
    shape('behind spread arguments', 'client.«chat»(...args, {});', '{ … }'),
    shape(
      'of a transcription',
      'client.audio.transcriptions.«create»(sound, {}, { maxRetries: 1 });',
      '{ maxRetries: 1 }',
    ),
    shape('of call', 'client.«chat».call(client, {}, { maxRetries: 1 });', '{ maxRetries: 1 }'),
  ],
  'requestOptions',
);

testDetection(
  'places of fields',
  [
    shape(
      'keys of an object',
      "client.chat({ «model»: 'x', «'seed'»: 1, [«`k`»]: 2 });",
      'model: "x"',
      'seed: 1',
      'k: 2',
    ),
    shape('a shorthand key', "const model = 'x'; client.chat({ «model» });", 'model: "x"'),
    shape(
      'keys of assignments',
      "const request = {}; request.«model» = 'x'; request[«'seed'»] = 1; client.chat(request);",
      'model: "x"',
      'seed: 1',
    ),
    shape('keys of spreads', "const base = { «model»: 'x' }; client.chat({ ...base });", 'model: "x"'),
  ],
  'fields',
);

testDetection(
  'literals that a fix may add to',
  [
    shape('an inline object', 'client.chat(«{}»); client.chat(«{ model, ...rest }»);', 'literal', 'literal'),
    typedShape('a cast object', 'client.chat(«{}» as Request);', 'literal'),
    shape('a constant for one call', 'const request = «{}»; request.model = 1; client.chat(request);', 'literal'),
    shape('a constant for several calls', 'const request = {}; client.chat(request); client.chat(request);'),
    shape('an exported constant', 'export const request = {}; client.chat(request);'),
    shape('a constant that goes elsewhere', 'const request = {}; send(request); client.chat(request);'),
    shape('a variable with two objects', 'let request = {}; request = { model }; client.chat(request);'),
    shape('one of two objects', 'client.chat(a ? {} : { model });'),
    shape("a helper's object", 'const build = () => ({}); client.chat(build());'),
    shape('a field', 'const app = { request: {} }; client.chat(app.request);'),
    shape('a missing argument', 'client.chat(); client.chat(...args);'),
  ],
  'literals',
);
