import rule from '../../src/rules/no-hardcoded-api-key.js';
import { type InvalidCase, type ValidCase, testRule } from '../helpers/rule-tester.js';

/** Of the shape of a real key, and none. */
const key = 'aB3dE5fGhI'.repeat(4);
const hash = 'ab3de5f0c1'.repeat(4);

const head = "import { CohereClientV2 } from 'cohere-ai';\n";
const variable = 'process.env.CO_API_KEY';

type Ending = 'readVariable' | 'dropFallback' | 'dropAssignment';

/** A case with one report, and the code after its suggestion where it has one. */
function reported(
  name: string,
  code: string,
  fixed?: string,
  { as = 'readVariable', ...extra }: Partial<InvalidCase> & { as?: Ending } = {},
  messageId = 'hardcoded',
): InvalidCase {
  const suggestions = fixed === undefined ? [] : [{ messageId: as, output: fixed }];
  return { name, code, ...extra, errors: [{ messageId, ...(fixed !== undefined && { suggestions }) }] };
}

/** The same for the text in a client's `token`. */
function token(name: string, code: (value: string) => string, extra?: Partial<InvalidCase>): InvalidCase {
  return reported(name, head + code(`«'${key}'»`), head + code(variable), extra);
}

const placeholder = (text: string): InvalidCase =>
  reported(
    `the placeholder ${text}`,
    `${head}new CohereClientV2({ token: «'${text}'» });`,
    `${head}new CohereClientV2({ token: ${variable} });`,
    {},
    'placeholder',
  );

const silent = (name: string, code: string, extra: Partial<ValidCase> = {}): ValidCase => ({
  name,
  code: head + code,
  ...extra,
});

testRule('no-hardcoded-api-key', rule, {
  valid: [
    silent('the variable', `new CohereClientV2({ token: ${variable} });`),
    silent('no token', 'new CohereClientV2({});'),
    silent('a parameter', 'export const create = (token) => new CohereClientV2({ token });'),
    silent('a config', "import { config } from './config';\nnew CohereClientV2({ token: config.cohere.key });"),
    silent('an empty text is another rule’s', "new CohereClientV2({ token: process.env.CO_API_KEY ?? '' });"),
    silent(
      'an empty text alone',
      "new CohereClientV2({ token: '' });\nnew CohereClientV2({ headers: { Authorization: 'Bearer ' } });",
    ),
    silent('a template around the variable', 'new CohereClientV2({ token: `${process.env.CO_API_KEY}` });'),
    silent('a supplier that asks elsewhere', 'new CohereClientV2({ token: async () => (await vault.read()).key });'),
    silent(
      'a number of templates that say nothing',
      'new CohereClientV2({ token: `${a}${b}`, headers: { Authorization: `Bearer ${key}` } });',
    ),
    silent('what stands after `&&` may be no text', 'new CohereClientV2({ token: flag && key });'),
    silent('a number', 'new CohereClientV2({ token: 3 - 2 });'),
    silent('other options', `new CohereClientV2({ clientName: '${key}', model: '${key}' });`),
    silent('other headers', `new CohereClientV2({ headers: { 'X-Trace': '${key}' } });`),
    silent(
      'another client',
      `new Other({ token: '${key}' });\nfetch('https://api.acme.dev', { headers: { Authorization: 'Bearer ${key}' } });`,
    ),
    silent(
      'another host beside Cohere’s',
      `const cohere = 'https://api.cohere.com';\nfetch('https://api.acme.dev', { headers: { Authorization: 'Bearer ${key}' } });`,
    ),
    silent(
      'a header for a URL that is unknown',
      `const other = 'api.cohere.com';\nfetch(url, { headers: { Authorization: 'Bearer ${key}' } });\nfetch(\`\${url}/v1\`, {});\nfetch(url + '/v1', {});`,
    ),
    silent(
      'another variable',
      `process.env.ACME_API_KEY = '${key}';\nDeno.env.set('ACME_API_KEY', '${key}');\nObject.assign(process.env, { ACME: '${key}' });`,
    ),
    silent(
      'something else with the variable’s name',
      `config.CO_API_KEY = '${key}';\nmap.set('CO_API_KEY', '${key}');\nset('CO_API_KEY', '${key}');\nDeno.env.set('CO_API_KEY');\nObject.assign(config, { CO_API_KEY: '${key}' });`,
    ),
    silent(
      'the variable deleted or copied',
      'delete process.env.CO_API_KEY;\nprocess.env.CO_API_KEY = process.env.COHERE_API_KEY;',
    ),
    silent(
      'an argument of a class of the file',
      "class Bot extends CohereClientV2 { constructor(name) { super({ clientName: name }); } }\nnew Bot('support');",
    ),
    silent(
      'what another call of a helper falls back to',
      "const env = (name, fallback) => process.env[name] ?? fallback;\nconst port = env('PORT', '3000');\nnew CohereClientV2({ token: env('CO_API_KEY') });",
    ),
    {
      name: 'a helper for the requests of several providers',
      code: `const call = (url, key) => fetch(url, { headers: { Authorization: \`Bearer \${key}\` } });
call('https://api.cohere.com/v2/chat', process.env.CO_API_KEY);
call('https://api.acme.dev', '${key}');`,
    },
    silent('a spread', 'new CohereClientV2(...options);'),
    silent('a hash in a comment', `// token: '${hash}'\n// see commit ${key.toUpperCase()}`),
    silent('a text in a comment that is longer than a key', `// token: ${key}0`),
    silent(
      'a test file, with a text that is no key',
      "new CohereClientV2({ token: 'test-key' });\nprocess.env.CO_API_KEY = 'test';",
      {
        filename: 'src/cohere.test.js',
      },
    ),
    silent('a project’s own test files', "new CohereClientV2({ token: 'YOUR_API_KEY' });", {
      filename: 'checks/cohere.js',
      settings: { cohere: { testFiles: ['checks/**'] } },
    }),
    ...[
      'http://localhost:8080',
      'http://127.0.0.1:1',
      'http://[::1]:1',
      'http://192.168.1.7',
      'http://cohere.local',
      'http://host.docker.internal:80',
    ].map((url) => silent(`a client of ${url}`, `new CohereClientV2({ token: 'any', baseUrl: '${url}' });`)),
    silent(
      'a placeholder for another service',
      "new CohereClientV2({ token: 'none', baseUrl: 'https://llm.example.com' });",
    ),
    silent(
      'a client whose environment is local',
      "new CohereClientV2({ token: 'any', environment: 'http://localhost:8080' });",
    ),
    {
      name: 'AWS, which has keys of its own',
      code: "import { BedrockClient } from 'cohere-ai/aws';\nnew BedrockClient({ token: 'n/a' });",
    },
    {
      name: 'a comment in a file that may use Cohere and does not name it',
      code: `import { model } from './model.js';\n// token: '${key}'\nmodel.generate({});`,
    },
    {
      name: 'a comment in a file that uses a client and does not name Cohere',
      code: `import { model } from './model.js';\n// token: '${key}'\nmodel.chat({});`,
      settings: { cohere: { clients: [{ module: './model.js', export: 'model', client: 'v2' }] } },
    },
    { name: 'a file without Cohere', code: `// token: '${key}'\nnew Client({ token: '${key}' });` },
  ],
  invalid: [
    token('a token', (value) => `new CohereClientV2({ token: ${value} });`),
    token(
      'on v1',
      (value) =>
        `import { CohereClient } from 'cohere-ai';\nnew CohereClient({ token: ${value}, timeoutInSeconds: 5 });`,
    ),
    token('a quoted option', (value) => `new CohereClientV2({ 'token': ${value} });`),
    token('parentheses', (value) => `new CohereClientV2({ token: (${value}) });`),
    reported(
      'a template without holes',
      `${head}new CohereClientV2({ token: «\`${key}\`» });`,
      `${head}new CohereClientV2({ token: ${variable} });`,
    ),
    token('apiKey', (value) => `new CohereClientV2({ apiKey: ${value} });`),
    token('api_key', (value) => `new CohereClientV2({ api_key: ${value} });`),
    token('auth.apiKey', (value) => `new CohereClientV2({ auth: { apiKey: ${value} } });`),
    token('a constant', (value) => `const key = ${value};\nnew CohereClientV2({ token: key });`),
    token(
      'a constant with a neutral name, in an object',
      (value) => `const config = { a: ${value} };\nnew CohereClientV2({ token: config.a });`,
    ),
    token(
      'options in a constant',
      (value) => `const options = { token: ${value} };\nconst cohere = new CohereClientV2(options);`,
    ),
    token(
      'a constant that two clients get, once',
      (value) => `const token = ${value};\nnew CohereClientV2({ token });\nnew CohereClientV2({ token });`,
    ),
    token('a fallback', (value) => `new CohereClientV2({ token: process.env.KEY || ${value} });`),
    token(
      'a fallback through a helper',
      (value) =>
        `const env = (name, fallback) => process.env[name] ?? fallback;\nconst port = env('PORT', '3000');\nnew CohereClientV2({ token: env('KEY', ${value}) });`,
    ),
    token(
      'a fallback across a line break',
      (value) => `new CohereClientV2({\n  token: process.env.KEY ??\n    ${value},\n});`,
    ),
    token('a branch', (value) => `new CohereClientV2({ token: isProd ? process.env.KEY : ${value} });`),
    token('after `&&`', (value) => `new CohereClientV2({ token: isDev && ${value} });`),
    token(
      'a default of a parameter',
      (value) => `export const create = (token = ${value}) => new CohereClientV2({ token });`,
    ),
    ...Object.entries({
      'a supplier': `new CohereClientV2({ token: () => «'${key}'» });`,
      'a supplier that waits': `new CohereClientV2({ token: async () => { return «'${key}'»; } });`,
      'a supplier by name': `function read() { return «'${key}'»; }\nnew CohereClientV2({ token: read });`,
    }).map(([name, body]) => reported(`${name}: the SDK insists on a text from it`, head + body)),
    ...Object.entries({
      'a constant': `const key: string = «'${key}'»;\nnew CohereClientV2({ token: key });`,
      'a default': `export const create = (token: string = «'${key}'») => new CohereClientV2({ token });`,
      'a field': `class Bot { key: string = «'${key}'»; cohere = new CohereClientV2({ token: this.key }); }`,
    }).map(([name, body]) => reported(`${name} with a declared type`, head + body, undefined, { typescript: true })),
    token('a constant in a template', (value) => `const key = ${value};\nnew CohereClientV2({ token: \`\${key}\` });`),
    token(
      'a constant in a template in a constant',
      (value) => `const key = ${value};\nconst token = \`\${key}\`;\nnew CohereClientV2({ token });`,
    ),
    token(
      'through a constructor of the file',
      (value) =>
        `class Bot { constructor(key) { this.cohere = new CohereClientV2({ token: key }); } }\nnew Bot(${value});`,
    ),
    token(
      'a private field',
      (value) => `class Bot { #key = ${value}; #cohere = new CohereClientV2({ token: this.#key }); }`,
    ),
    token(
      'an object that is filled step by step',
      (value) => `const options = {};\noptions.token = ${value};\nnew CohereClientV2(options);`,
    ),
    token(
      'a subclass',
      (value) => `class Mine extends CohereClientV2 { constructor() { super({ token: ${value} }); } }\nnew Mine();`,
    ),
    token('a cast', (value) => `new CohereClientV2({ token: ${value} as string } as Options);`, { typescript: true }),
    token('a real key in a test file', (value) => `new CohereClientV2({ token: ${value} });`, {
      filename: 'tests/cohere.js',
    }),
    token(
      'a real key for a local address',
      (value) => `new CohereClientV2({ token: ${value}, baseUrl: 'http://localhost:1' });`,
    ),
    token('a client whose address is no URL', (value) => `new CohereClientV2({ token: ${value}, baseUrl: 'cohere' });`),
    token('a client whose address is unknown', (value) => `new CohereClientV2({ token: ${value}, baseUrl });`),
    token(
      'the `Authorization` of a raw request: a constant',
      (value) =>
        `const key = ${value};\nfetch('https://api.cohere.com/v2/chat', { headers: { Authorization: \`Bearer \${key}\` } });`,
    ),
    token(
      'the `Authorization` of a raw request: joined',
      (value) =>
        `const key = ${value};\nfetch('https://api.cohere.com/v2/chat', { headers: { Authorization: 'Bearer ' + key } });`,
    ),
    {
      ...token('an enum', (value) => `enum Keys { Cohere = ${value} }\nnew CohereClientV2({ token: Keys.Cohere });`),
      typescript: true,
      errors: [{ messageId: 'hardcoded' }],
    },
    {
      ...token(
        'as const',
        (value) => `const config = { key: ${value} as const };\nnew CohereClientV2({ token: config.key });`,
      ),
      typescript: true,
      errors: [{ messageId: 'hardcoded' }],
    },
    reported(
      'a positional text',
      `${head}new CohereClientV2(«'${key}'»);`,
      `${head}new CohereClientV2({ token: ${variable} });`,
    ),
    reported(
      'a positional constant',
      `${head}const key = «'${key}'»;\nnew CohereClientV2(key);`,
      `${head}const key = ${variable};\nnew CohereClientV2(key);`,
    ),
    reported(
      'init of 5.x and 6.x',
      `const cohere = require('cohere-ai');\ncohere.init(«"${key}"»);`,
      `const cohere = require('cohere-ai');\ncohere.init(${variable});`,
      { sourceType: 'commonjs' },
    ),
    reported(
      'init with options',
      `import cohere from 'cohere-ai';\ncohere.init({ apiKey: «'${key}'» });`,
      `import cohere from 'cohere-ai';\ncohere.init({ apiKey: ${variable} });`,
    ),
    reported(
      'any text, not only what looks like a key',
      `${head}new CohereClientV2({ token: «'s3cret'» });`,
      `${head}new CohereClientV2({ token: ${variable} });`,
    ),
    reported(
      'a fallback of the variable itself',
      `${head}new CohereClientV2({ token: process.env.CO_API_KEY || «'${key}'» });`,
      `${head}new CohereClientV2({ token: process.env.CO_API_KEY });`,
      { as: 'dropFallback' },
    ),
    reported('the environment', `process.env.CO_API_KEY = «'${key}'»;\nstart();`, '\nstart();', {
      as: 'dropAssignment',
    }),
    reported(
      'the environment, in a function',
      `function setUp() {\n  process.env.CO_API_KEY = «'${key}'»;\n}`,
      'function setUp() {\n  \n}',
      { as: 'dropAssignment' },
    ),
    reported('the environment, if it is empty', `process.env['CO_API_KEY'] ??= «'${key}'»;`, '', {
      as: 'dropAssignment',
    }),
    reported('the variable that other libraries read', `${head}process.env.COHERE_API_KEY = «'${key}'»;`, head, {
      as: 'dropAssignment',
    }),
    reported('the environment of Deno', `${head}Deno.env.set('CO_API_KEY', «'${key}'»);`, head, {
      as: 'dropAssignment',
    }),
    reported(
      'a constant in the environment: a missing variable would be written there as a text',
      `${head}const key = «'${key}'»;\nprocess.env.CO_API_KEY = key;`,
    ),
    reported('a fallback in the environment', `process.env.CO_API_KEY = process.env.CO_API_KEY || «'${key}'»;`),
    reported('an environment from an object', `Object.assign(process.env, { CO_API_KEY: «'${key}'» });`),
    reported(
      'the environment, without braces',
      `if (isDevelopment) process.env.CO_API_KEY = «'${key}'»;\nelse start();`,
    ),
    reported(
      'the environment, before a line that would continue the one above',
      `let count = 1\nprocess.env.CO_API_KEY = «'${key}'»\n;[1, 2].forEach(start)`,
    ),
    {
      name: 'a key in two pieces',
      code: `${head}new CohereClientV2({ token: «'${key.slice(20)}'» + «'${key.slice(20)}'» });`,
      errors: [{ messageId: 'hardcoded' }, { messageId: 'hardcoded' }],
    },
    reported(
      'a key of which a template holds the rest',
      `${head}const start = «'${key.slice(20)}'»;\nnew CohereClientV2({ token: \`\${start}${key.slice(20)}\` });`,
    ),
    reported(
      'a key after its scheme',
      `${head}fetch('https://api.cohere.com', { headers: { Authorization: 'Bearer ' + «'${key}'» } });`,
      `${head}fetch('https://api.cohere.com', { headers: { Authorization: 'Bearer ' + ${variable} } });`,
    ),
    reported('the environment, within an expression', `const key = (process.env.CO_API_KEY = «'${key}'»);`),
    reported(
      'a header of the client',
      `${head}new CohereClientV2({ headers: { authorization: «'Bearer ${key}'» } });`,
      `${head}new CohereClientV2({ headers: { authorization: \`Bearer \${${variable}}\` } });`,
    ),
    reported(
      'a header of a call',
      `${head}await new CohereClientV2({}).chat(request, { headers: { Authorization: «"BEARER ${key}"» } });`,
      `${head}await new CohereClientV2({}).chat(request, { headers: { Authorization: \`BEARER \${${variable}}\` } });`,
    ),
    reported(
      'fetch',
      `await fetch('https://api.cohere.ai/v1/generate', { method: 'POST', headers: { 'Authorization': «'Bearer ${key}'» } });`,
      `await fetch('https://api.cohere.ai/v1/generate', { method: 'POST', headers: { 'Authorization': \`Bearer \${${variable}}\` } });`,
    ),
    reported(
      'fetch with a URL in parts',
      `const base = process.env.BASE ?? 'https://api.cohere.com';\nawait fetch(\`\${base}/v2/\${path}\`, { headers: { Authorization: «'Bearer ${key}'» } });`,
      `const base = process.env.BASE ?? 'https://api.cohere.com';\nawait fetch(\`\${base}/v2/\${path}\`, { headers: { Authorization: \`Bearer \${${variable}}\` } });`,
    ),
    reported(
      'fetch with a URL that starts with the host',
      `await fetch(\`https://api.cohere.com/v2/\${path}\`, { headers: new Headers({ Authorization: «'${key}'» }) });`,
      `await fetch(\`https://api.cohere.com/v2/\${path}\`, { headers: new Headers({ Authorization: \`\${${variable}}\` }) });`,
    ),
    reported(
      'fetch with a joined URL',
      `await fetch('https://api.cohere.com/' + path, { headers: { Authorization: «'Bearer ${key}'» } });`,
      `await fetch('https://api.cohere.com/' + path, { headers: { Authorization: \`Bearer \${${variable}}\` } });`,
    ),
    reported(
      'fetch with a URL object',
      `await fetch(new URL('/v2/chat', 'https://api.cohere.com'), { headers: { Authorization: «'Bearer ${key}'» } });`,
      `await fetch(new URL('/v2/chat', 'https://api.cohere.com'), { headers: { Authorization: \`Bearer \${${variable}}\` } });`,
    ),
    reported(
      'a Request',
      `const request = new Request('https://api.cohere.com/v2/chat', { headers: { Authorization: «'Bearer ${key}'» } });`,
      `const request = new Request('https://api.cohere.com/v2/chat', { headers: { Authorization: \`Bearer \${${variable}}\` } });`,
    ),
    reported(
      'axios',
      `await axios.post('https://api.cohere.ai/v1/rerank', data, { headers: { Authorization: «'Bearer ${key}'» } });`,
      `await axios.post('https://api.cohere.ai/v1/rerank', data, { headers: { Authorization: \`Bearer \${${variable}}\` } });`,
    ),
    reported(
      'an instance of axios, and a constant with headers',
      `const headers = { Authorization: «'Bearer ${key}'» };\nconst http = axios.create({ baseURL: 'https://api.cohere.ai/v1', headers });`,
      `const headers = { Authorization: \`Bearer \${${variable}}\` };\nconst http = axios.create({ baseURL: 'https://api.cohere.ai/v1', headers });`,
    ),
    reported(
      'a request of node:https',
      `https.request({ hostname: 'api.cohere.com', path: '/v2/chat', headers: { Authorization: «'Bearer ${key}'» } });`,
      `https.request({ hostname: 'api.cohere.com', path: '/v2/chat', headers: { Authorization: \`Bearer \${${variable}}\` } });`,
    ),
    reported(
      'a placeholder in a header',
      `await fetch('https://api.cohere.com/v2/chat', { headers: { Authorization: «'Bearer <token>'» } });`,
      `await fetch('https://api.cohere.com/v2/chat', { headers: { Authorization: \`Bearer \${${variable}}\` } });`,
      {},
      'placeholder',
    ),
    ...[
      'YOUR_API_KEY',
      '<token>',
      'xxxx',
      '<<apiKey>>',
      '{{ key }}',
      '${KEY}',
      '***',
      'COHERE_API_KEY',
      'my-api-key',
      'test',
      'changeme',
      'co-…',
    ].map(placeholder),
    reported(
      'a key in a comment',
      `${head}// const cohere = new CohereClient({ token: "«${key}»" });`,
      undefined,
      {},
      'inComment',
    ),
    reported('a key in a block comment', `${head}/*\n * CO_API_KEY=«${key}»\n */`, undefined, {}, 'inComment'),
    reported('a key in a comment about init', `${head}// cohere.init('«${key}»')`, undefined, {}, 'inComment'),
    reported(
      'a key of another file is reported where this one passes it on',
      `${head}import { COHERE_KEY } from './cohere-keys.js';\nnew CohereClientV2({ token: «COHERE_KEY» });`,
      undefined,
      { filename: 'tests/fixtures/constants/bot.js', settings: { cohere: { testFiles: [] } }, oxlint: false },
    ),
    reported(
      'options of another file are reported where this one uses them',
      `${head}import { cohereOptions } from './cohere-keys.js';\nnew «CohereClientV2»(cohereOptions);`,
      undefined,
      { filename: 'tests/fixtures/constants/bot.js', settings: { cohere: { testFiles: [] } }, oxlint: false },
    ),
    reported(
      'a key that another file puts together',
      `${head}import { COHERE_JOINED } from './cohere-keys.js';\nnew CohereClientV2({ token: «COHERE_JOINED» });`,
      undefined,
      { filename: 'tests/fixtures/constants/bot.js', settings: { cohere: { testFiles: [] } }, oxlint: false },
    ),
    reported(
      'a real key on AWS',
      `import { BedrockClient } from 'cohere-ai/aws';\nnew BedrockClient({ token: «'${key}'» });`,
      `import { BedrockClient } from 'cohere-ai/aws';\nnew BedrockClient({ token: ${variable} });`,
    ),
  ],
});
