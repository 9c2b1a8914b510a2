import { testDetection } from '../../helpers/detection.js';

const settings = (...clients: readonly object[]) => ({ cohere: { clients, followImports: false } });
const chat = (className: string, api: string, platform = ''): string =>
  `${api} chat of ${className} by setting${platform}`;

testDetection('clients of the settings', [
  ...(
    [
      ['init', 'init generate of init by setting', 'generate'],
      ['v1', chat('CohereClient', 'v1'), 'chat'],
      ['v2', chat('CohereClientV2', 'v2'), 'chat'],
      ['bedrock', chat('BedrockClient', 'v1', ' on bedrock'), 'chat'],
      ['bedrock-v2', chat('BedrockClientV2', 'v2', ' on bedrock'), 'chat'],
      ['sagemaker', chat('SagemakerClient', 'v1', ' on sagemaker'), 'chat'],
      ['sagemaker-v2', chat('SagemakerClientV2', 'v2', ' on sagemaker'), 'chat'],
    ] as const
  ).map(([client, found, method]) => ({
    name: `a client of the kind ${client}`,
    settings: settings({ module: '@acme/cohere', client }),
    code: `import client from '@acme/cohere'; client.«${method}»({});`,
    finds: [found],
  })),
  {
    name: 'a named export',
    settings: settings({ module: 'acme', export: 'cohere', client: 'v2' }),
    code: "import { cohere as c, other } from 'acme'; c.«chat»({}); other.chat({});",
    finds: [chat('CohereClientV2', 'v2')],
  },
  {
    name: 'a named export of a namespace import',
    settings: settings({ module: 'acme', export: 'cohere', client: 'v2' }),
    code: "import * as acme from 'acme'; acme.cohere.«chat»({}); acme.chat({});",
    finds: [chat('CohereClientV2', 'v2')],
  },
  {
    name: 'all exports',
    settings: settings({ module: 'acme', export: '*', client: 'v2' }),
    code: "import a, { b } from 'acme'; import * as all from 'acme'; a.«chat»({}); b.«chat»({}); all.c.«chat»({}); all.chat({});",
    finds: [chat('CohereClientV2', 'v2'), chat('CohereClientV2', 'v2'), chat('CohereClientV2', 'v2')],
  },
  {
    name: 'the default of a namespace import',
    settings: settings({ module: 'acme', client: 'v2' }),
    code: "import * as acme from 'acme'; acme.default.«chat»({}); acme.chat({});",
    finds: [chat('CohereClientV2', 'v2')],
  },
  {
    name: 'require of a default export',
    sourceType: 'commonjs',
    settings: settings({ module: 'acme', client: 'v1' }),
    code: "const client = require('acme'); client.«chat»({}); client.default.«chat»({});",
    finds: [chat('CohereClient', 'v1'), chat('CohereClient', 'v1')],
  },
  {
    name: 'require of a named export',
    sourceType: 'commonjs',
    settings: settings({ module: 'acme', export: 'cohere', client: 'v1' }),
    code: "const { cohere } = require('acme'); cohere.«chat»({});",
    finds: [chat('CohereClient', 'v1')],
  },
  {
    name: 'import = require',
    typescript: true,
    settings: settings({ module: 'acme', client: 'v1' }),
    code: "import client = require('acme'); client.«chat»({});",
    finds: [chat('CohereClient', 'v1')],
  },
  {
    name: 'a dynamic import',
    settings: settings({ module: 'acme', client: 'v1' }),
    code: "const { default: client } = await import('acme'); client.«chat»({}); (await import('acme')).chat({});",
    finds: [chat('CohereClient', 'v1')],
  },
  {
    name: 'a factory',
    settings: settings({ module: 'acme', export: 'make', client: 'v2', factory: true }),
    code: "import { make } from 'acme'; make().«chat»({}); make.chat({}); const c = await make(); c.«embed»({});",
    finds: [chat('CohereClientV2', 'v2'), 'v2 embed of CohereClientV2 by setting'],
  },
  {
    name: 'an endpoint of its own',
    settings: settings({ module: 'acme', client: 'v2', ownEndpoint: true }),
    code: "import client from 'acme'; client.«chat»({});",
    finds: [chat('CohereClientV2', 'v2', ' on own')],
  },
  {
    name: '.v2 of a client',
    settings: settings({ module: 'acme', client: 'v1' }),
    code: "import client from 'acme'; client.v2.«chat»({});",
    finds: [chat('CohereClient', 'v2')],
  },
  {
    name: 'a path from the root',
    filename: 'src/app/ask.js',
    settings: settings({ module: 'src/lib/cohere.ts', client: 'v2' }),
    code: "import client from '../lib/cohere.js'; client.«chat»({});",
    finds: [chat('CohereClientV2', 'v2')],
  },
  {
    name: 'a path from the root with a dot',
    filename: 'src/app/ask.js',
    settings: settings({ module: './src/lib/cohere', client: 'v2' }),
    code: "import client from '../lib/cohere'; client.«chat»({});",
    finds: [chat('CohereClientV2', 'v2')],
  },
  {
    name: 'a path to an index',
    filename: 'src/app/ask.js',
    settings: settings({ module: 'src/lib/cohere/index.ts', client: 'v2' }),
    code: "import client from '../lib/cohere'; client.«chat»({});",
    finds: [chat('CohereClientV2', 'v2')],
  },
  {
    name: 'an index that is imported by its folder alone',
    filename: 'src/lib/ask.js',
    settings: settings({ module: 'src/lib', client: 'v2' }),
    code: "import client from '.'; client.«chat»({});",
    finds: [chat('CohereClientV2', 'v2')],
  },
  {
    name: 'an alias as imports write it',
    settings: settings({ module: '@/lib/cohere', client: 'v2' }),
    code: "import client from '@/lib/cohere'; client.«chat»({});",
    finds: [chat('CohereClientV2', 'v2')],
  },
  {
    name: 'the second of two settings',
    settings: settings({ module: 'acme', export: 'a', client: 'v1' }, { module: 'acme', export: 'b', client: 'v2' }),
    code: "import { b } from 'acme'; b.«chat»({});",
    finds: [chat('CohereClientV2', 'v2')],
  },

  {
    name: 'another module',
    settings: settings({ module: 'acme', client: 'v2' }),
    code: "import client from 'acme-tools'; client.chat({});",
    finds: [],
  },
  {
    name: 'another export',
    settings: settings({ module: 'acme', client: 'v2' }),
    code: "import { client } from 'acme'; client.chat({});",
    finds: [],
  },
  {
    name: 'a file of the same name elsewhere',
    filename: 'src/app/ask.js',
    settings: settings({ module: 'src/lib/client', client: 'v2' }),
    code: "import client from './client'; client.chat({});",
    finds: [],
  },
  {
    name: 'a factory that is no factory',
    settings: settings({ module: 'acme', client: 'v2' }),
    code: "import client from 'acme'; client().chat({});",
    finds: [],
  },
]);
