import { testDetection } from '../../helpers/detection.js';

const v2 = 'constructor CohereClientV2 on cohere';
const v1 = 'constructor CohereClient on cohere';
const init = 'init init on cohere';
const by = (api: string, endpoint: string, className: string, source = 'constructor'): string =>
  `${api} ${endpoint} of ${className} by ${source}`;

const file = (code: string): string => `import { CohereClient, CohereClientV2 } from 'cohere-ai';\n${code}`;

testDetection('generations of the SDK', [
  {
    name: 'cohere.init of 5.x and 6.x',
    code: "import cohere from 'cohere-ai'; «cohere.init(key)»; cohere.«generate»({}); cohere.«embed»({});",
    finds: [init, by('init', 'generate', 'init', 'init'), by('init', 'embed', 'init', 'init')],
  },
  {
    name: 'cohere.init after require',
    sourceType: 'commonjs',
    code: "const cohere = require('cohere-ai'); «cohere.init(key)»; cohere.«classify»({});",
    finds: [init, by('init', 'classify', 'init', 'init')],
  },
  {
    name: 'cohere.init of a namespace import',
    code: "import * as cohere from 'cohere-ai'; «cohere.init(key)»; cohere.«summarize»({});",
    finds: [init, by('init', 'summarize', 'init', 'init')],
  },
  {
    name: 'cohere.init after require and default',
    sourceType: 'commonjs',
    code: "const cohere = require('cohere-ai').default; «cohere.init(key)»; cohere.«detectLanguage»({});",
    finds: [init, by('init', 'detectLanguage', 'init', 'init')],
  },
  {
    name: 'init and methods, destructured',
    sourceType: 'commonjs',
    code: "const { init, tokenize } = require('cohere-ai'); «init(key)»; «tokenize»({});",
    finds: [init, by('init', 'tokenize', 'init', 'init')],
  },
  {
    name: 'a named import of init',
    code: "import { init as start } from 'cohere-ai'; «start(key)»;",
    finds: [init],
  },
  {
    name: 'two inits in one module',
    code: "import cohere from 'cohere-ai'; «cohere.init(a)»; «cohere.init(b)»;",
    finds: [init, init],
  },
  {
    name: 'two generations in one file',
    code: `import cohere, { CohereClient } from 'cohere-ai';
«cohere.init(key)»;
const client = «new CohereClient()»;
cohere.«generate»({});
client.«generate»({});`,
    finds: [init, v1, by('init', 'generate', 'init', 'init'), by('v1', 'generate', 'CohereClient')],
  },
  {
    name: 'two generations in two fields without types',
    typescript: true,
    code: `import cohere from 'cohere-ai';
class A {
  private old: any = cohere;
  private client: any;
  constructor() { «this.old.init(key)»; this.client = «new cohere.CohereClient()»; }
  ask() { return this.client.«chat»({}) ?? this.old.«generate»({}); }
}`,
    finds: [init, v1, by('v1', 'chat', 'CohereClient'), by('init', 'generate', 'init', 'init')],
  },
  {
    name: 'a method that 5.x does not have',
    code: "import cohere from 'cohere-ai'; cohere.chat({}); cohere.rerank({});",
    finds: [],
  },

  {
    name: 'endpoints of the v1 class',
    code: file(
      'const c = «new CohereClient()»; c.«chat»({}); c.«chatStream»({}); c.«embed»({}); c.«rerank»({}); c.«generate»({}); c.«generateStream»({}); c.«classify»({}); c.«summarize»({}); c.«tokenize»({}); c.«detokenize»({}); c.«checkApiKey»();',
    ),
    finds: [
      v1,
      ...[
        'chat',
        'chatStream',
        'embed',
        'rerank',
        'generate',
        'generateStream',
        'classify',
        'summarize',
        'tokenize',
        'detokenize',
        'checkApiKey',
      ].map((name) => by('v1', name, 'CohereClient')),
    ],
  },
  {
    name: 'endpoints of the v2 class',
    code: file(
      'const c = «new CohereClientV2()»; c.«chat»({}); c.«chatStream»({}); c.«embed»({}); c.«rerank»({}); c.«parse»({});',
    ),
    finds: [v2, ...['chat', 'chatStream', 'embed', 'rerank', 'parse'].map((name) => by('v2', name, 'CohereClientV2'))],
  },
  {
    name: "v1's methods of the v2 class",
    code: file('const c = «new CohereClientV2()»; c.«generate»({}); c.«tokenize»({});'),
    finds: [v2, by('v2', 'generate', 'CohereClientV2'), by('v2', 'tokenize', 'CohereClientV2')],
  },
  {
    name: '.v2 of the v1 class',
    code: file('const c = «new CohereClient()»; c.v2.«chat»({}); c.«chat»({});'),
    finds: [v1, by('v2', 'chat', 'CohereClient'), by('v1', 'chat', 'CohereClient')],
  },
  {
    name: '.v2 of the v1 class in a variable',
    code: file('const { v2 } = «new CohereClient()»; v2.«embed»({});'),
    finds: [v1, by('v2', 'embed', 'CohereClient')],
  },
  {
    name: '.v2 of an annotated client',
    typescript: true,
    code: file('export function ask(client: CohereClient) { return client.v2?.«rerank»({}); }'),
    finds: [by('v2', 'rerank', 'CohereClient', 'annotation')],
  },
  { name: 'a method of v1 under .v2', code: file('«new CohereClient()».v2.generate({});'), finds: [v1] },
  { name: 'a resource under .v2', code: file('«new CohereClient()».v2.embedJobs.create({});'), finds: [v1] },
  { name: '.v2 under .v2', code: file('«new CohereClient()».v2.v2.chat({});'), finds: [v1] },
  { name: '.v2 of the v2 class', code: file('«new CohereClientV2()».v2.chat({});'), finds: [v2] },
  { name: 'parse of the v1 class', code: file('«new CohereClient()».parse({});'), finds: [v1] },

  {
    name: 'resources',
    code: file(
      'const c = «new CohereClientV2()»; c.embedJobs.«create»({}); c.datasets.«list»({}); c.models.«get»(id); c.batches.«create»({}); c.connectors.«list»({}); c.finetuning.«listFinetunedModels»();',
    ),
    finds: [
      v2,
      ...[
        'embedJobs.create',
        'datasets.list',
        'models.get',
        'batches.create',
        'connectors.list',
        'finetuning.listFinetunedModels',
      ].map((name) => by('v2', name, 'CohereClientV2')),
    ],
  },
  {
    name: 'a resource within a resource',
    code: file('«new CohereClientV2()».audio.transcriptions.«create»(file, {});'),
    finds: [v2, by('v2', 'audio.transcriptions.create', 'CohereClientV2')],
  },
  {
    name: 'a resource in a variable',
    code: file('const { embedJobs: jobs } = «new CohereClient()»; jobs.«create»({});'),
    finds: [v1, by('v1', 'embedJobs.create', 'CohereClient')],
  },
  {
    name: 'a destructured resource',
    code: file('const { embedJobs } = «new CohereClient()»; embedJobs.«create»({});'),
    finds: [v1, by('v1', 'embedJobs.create', 'CohereClient')],
  },
  {
    name: 'a resource under a name that cannot be known',
    code: file('«new CohereClientV2()»[name].create({});'),
    finds: [v2],
  },
  {
    name: 'a destructured method of a resource',
    code: file('const { audio: { transcriptions: { create } } } = «new CohereClientV2()»; «create»(file, {});'),
    finds: [v2, by('v2', 'audio.transcriptions.create', 'CohereClientV2')],
  },
  {
    name: 'a method that a resource does not have',
    code: file('«new CohereClientV2()».embedJobs.run({});'),
    finds: [v2],
  },
  { name: 'a resource called as a function', code: file('«new CohereClientV2()».embedJobs({});'), finds: [v2] },

  {
    name: 'a class that depends on a condition',
    code: file('const Client = key ? CohereClient : CohereClientV2; new Client().chat({});'),
    finds: [],
  },
  {
    name: 'clients of two generations in one variable',
    code: file('const c = old ? «new CohereClient()» : «new CohereClientV2()»; c.chat({});'),
    finds: [v1, v2],
  },
  {
    name: '.v2 of a client and the client itself',
    code: file('const client = «new CohereClient()»; const c = old ? client : client.v2; c.chat({});'),
    finds: [v1],
  },
  {
    name: '.v2 of one client and the other client itself',
    code: file('const c = old ? «new CohereClient()».v2 : «new CohereClientV2()»; c.chat({});'),
    finds: [v1, v2],
  },
  {
    name: 'two methods in one variable',
    code: file('const c = «new CohereClientV2()»; const ask = stream ? c.chatStream : c.chat; ask({});'),
    finds: [v2],
  },
]);

testDetection('platforms', [
  { name: 'no endpoint', code: file('«new CohereClientV2({ token })»;'), finds: [v2] },
  {
    name: 'an undefined endpoint',
    code: file('«new CohereClientV2({ baseUrl: undefined, environment: undefined })»;'),
    finds: [v2],
  },
  { name: "Cohere's own URL", code: file("«new CohereClientV2({ baseUrl: 'https://api.cohere.com' })»;"), finds: [v2] },
  {
    name: "Cohere's own URL with a path and a slash",
    code: file("«new CohereClientV2({ environment: 'https://api.cohere.ai/v1/' })»;"),
    finds: [v2],
  },
  {
    name: "Cohere's own URL or nothing",
    code: file("«new CohereClientV2({ baseUrl: own ? 'https://api.cohere.com' : undefined })»;"),
    finds: [v2],
  },
  {
    name: 'CohereEnvironment',
    code: "import { CohereClientV2, CohereEnvironment } from 'cohere-ai'; «new CohereClientV2({ environment: CohereEnvironment.Production })»;",
    finds: [v2],
  },
  {
    name: 'CohereEnvironment of a namespace import',
    code: "import * as co from 'cohere-ai'; «new co.CohereClientV2({ environment: co.CohereEnvironment.Production })»;",
    finds: [v2],
  },
  {
    name: 'options out of sight',
    code: file('«new CohereClientV2(options)»; «new CohereClientV2(...all)»; «new CohereClientV2({ ...options })»;'),
    finds: [v2, v2, v2],
  },
  {
    name: 'another URL',
    code: file("«new CohereClientV2({ baseUrl: 'https://cohere.example.com' })».«chat»({});"),
    finds: ['constructor CohereClientV2 on own', 'v2 chat of CohereClientV2 by constructor on own'],
  },
  {
    name: 'another URL in constant options',
    code: file("const options = { environment: 'http://localhost:8000' }; «new CohereClientV2(options)»;"),
    finds: ['constructor CohereClientV2 on own'],
  },
  {
    name: 'a URL from the environment',
    code: file('«new CohereClientV2({ baseUrl: process.env.COHERE_URL })»;'),
    finds: ['constructor CohereClientV2 on own'],
  },
  {
    name: "a URL from the environment, or Cohere's own",
    code: file("«new CohereClientV2({ baseUrl: process.env.COHERE_URL ?? 'https://api.cohere.com' })»;"),
    finds: ['constructor CohereClientV2 on own'],
  },
  {
    name: 'a URL out of sight',
    code: file('«new CohereClientV2({ baseUrl })»;'),
    finds: ['constructor CohereClientV2 on own'],
  },
  {
    name: 'another environment of the SDK',
    code: "import { CohereClientV2, CohereEnvironment } from 'cohere-ai'; «new CohereClientV2({ environment: CohereEnvironment.Staging })»;",
    finds: ['constructor CohereClientV2 on own'],
  },
  {
    name: 'a URL in a subclass',
    code: file(
      "class Mine extends CohereClientV2 { constructor() { super({ baseUrl: 'http://localhost' }); } } «new Mine()»;",
    ),
    finds: ['constructor CohereClientV2 on own'],
  },
  {
    name: 'the AWS clients in a chosen service',
    code: "import { AwsClient, AwsClientV2 } from 'cohere-ai/aws'; «new AwsClient()»; «new AwsClientV2()»;",
    finds: ['constructor AwsClient on aws', 'constructor AwsClientV2 on aws'],
  },
  {
    name: 'SageMaker with an endpoint',
    code: "import { SagemakerClientV2 } from 'cohere-ai/aws'; «new SagemakerClientV2({ environment: url })»;",
    finds: ['constructor SagemakerClientV2 on sagemaker'],
  },
]);

testDetection(
  "a client's options",
  [
    { name: 'none', code: file('«new CohereClientV2()»;'), finds: ['{}'] },
    {
      name: 'an object',
      code: file('«new CohereClientV2({ token: process.env.CO_API_KEY, timeoutInSeconds: 5 })»;'),
      finds: ['{ token: environment CO_API_KEY, timeoutInSeconds: 5 }'],
    },
    {
      name: 'a constant',
      code: file("const options = { token: 'x' }; «new CohereClientV2(options)»;"),
      finds: ['{ token: "x" }'],
    },
    { name: 'a positional key', code: file("«new CohereClientV2('x')»;"), finds: ['{ … }'] },
    {
      name: 'options that a function gets',
      code: file("function make(options) { return «new CohereClientV2(options)»; } make({ token: 'x' });"),
      finds: ['{ token: "x" }'],
    },
    {
      name: 'the argument of cohere.init',
      code: "import cohere from 'cohere-ai'; «cohere.init('x')»;",
      finds: ['{ … }'],
    },
    {
      name: 'a subclass without a constructor',
      code: file("class Mine extends CohereClientV2 {} «new Mine({ token: 'x' })»;"),
      finds: ['{ token: "x" }'],
    },
    {
      name: 'a subclass with options of its own',
      code: file(
        "class Mine extends CohereClientV2 { constructor() { super({ token: 'x' }); } } «new Mine({ other: 1 })»;",
      ),
      finds: ['{ token: "x" }'],
    },
    {
      name: 'a subclass that hands its parameter on',
      code: file(
        "class Mine extends CohereClientV2 { constructor(options) { super(options); } } «new Mine({ token: 'x' })»; «new Mine({ token: 'y' })»;",
      ),
      finds: ['{ token: "x" }', '{ token: "y" }'],
    },
    {
      name: 'an exported subclass that hands its parameter on',
      code: file(
        "export class Mine extends CohereClientV2 { constructor(name, options) { super(options); } } «new Mine('a', { token: 'x' })»;",
      ),
      finds: ['{ token: "x" }'],
    },
    {
      name: 'a subclass that hands all on',
      code: file(
        "class Mine extends CohereClientV2 { constructor(...all) { super(...all); } } «new Mine({ token: 'x' })»; «new Mine()»;",
      ),
      finds: ['{ token: "x" }', '{}'],
    },
    {
      name: 'a subclass that hands the rest on',
      code: file(
        "class Mine extends CohereClientV2 { constructor(name, ...rest) { super(...rest); } } «new Mine('a', { token: 'x' })»;",
      ),
      finds: ['{ token: "x" }'],
    },
    {
      name: 'a subclass with a default',
      code: file(
        "class Mine extends CohereClientV2 { constructor(options = { token: 'd' }) { super(options); } } «new Mine({ token: 'x' })»;",
      ),
      finds: ['{ token: "x" }'],
    },
    {
      name: 'a subclass whose default holds',
      code: file(
        "class Mine extends CohereClientV2 { constructor(options = { token: 'd' }) { super(options); } } «new Mine()»;",
      ),
      finds: ['{ token: "d" }'],
    },
    {
      name: 'a subclass that nobody gives options',
      code: file('class Mine extends CohereClientV2 { constructor(options) { super(options); } } «new Mine()»;'),
      finds: ['{}'],
    },
    {
      name: 'an exported subclass that nobody gives options here',
      code: file('export class Mine extends CohereClientV2 { constructor(options) { super(options); } } «new Mine()»;'),
      finds: ['{ … }'],
    },
    {
      name: 'a subclass that spreads its parameter',
      code: file(
        "class Mine extends CohereClientV2 { constructor(options) { super({ token: 'd', ...options }); } } «new Mine({ maxRetries: 0 })»;",
      ),
      finds: ['{ token: "d", maxRetries: 0 }'],
    },
    {
      name: 'a subclass that changes its parameter',
      code: file(
        "class Mine extends CohereClientV2 { constructor(options) { options = { token: 'd' }; super(options); } } «new Mine({ token: 'x' })»;",
      ),
      finds: ['{ token: "x" | "d" }'],
    },
    {
      name: 'a subclass that is given a spread',
      code: file('class Mine extends CohereClientV2 { constructor(options) { super(options); } } «new Mine(...all)»;'),
      finds: ['{ … }'],
    },
    {
      name: 'a subclass that is given a spread before its options',
      code: file(
        "class Mine extends CohereClientV2 { constructor(name, options) { super(options); } } «new Mine(...all, { token: 'x' })»;",
      ),
      finds: ['{ … }'],
    },
    {
      name: 'a subclass that spreads something else',
      code: file('class Mine extends CohereClientV2 { constructor(options) { super(...options); } } «new Mine([])»;'),
      finds: ['{ … }'],
    },
    {
      name: 'a subclass that hands its rest on whole',
      code: file(
        "class Mine extends CohereClientV2 { constructor(...all) { super(all); } } «new Mine({ token: 'x' })»;",
      ),
      finds: ['{ … }'],
    },
    {
      name: 'a subclass without a call of super',
      code: file('class Mine extends CohereClientV2 { constructor() { return other; } } «new Mine()»;'),
      finds: ['{ … }'],
    },
    {
      name: 'a class within a subclass',
      code: file(
        "class Mine extends CohereClientV2 { constructor() { class B extends C { constructor() { super({ token: 'b' }); } } super({ token: 'x' }); } } «new Mine()»;",
      ),
      finds: ['{ token: "x" }'],
    },
    {
      name: 'a subclass of a subclass',
      code: file(
        "class A extends CohereClientV2 { constructor(options) { super({ ...options, maxRetries: 0 }); } } class B extends A { constructor() { super({ token: 'x' }); } } «new B()»;",
      ),
      finds: ['{ maxRetries: 0, … }'],
    },
    {
      name: 'a parameter property',
      typescript: true,
      code: file(
        "class Mine extends CohereClientV2 { constructor(readonly options: object) { super(options); } } «new Mine({ token: 'x' })»;",
      ),
      finds: ['{ token: "x" }'],
    },
  ],
  'clientOptions',
);
