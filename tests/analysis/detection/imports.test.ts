import { testDetection } from '../../helpers/detection.js';

const v2 = 'constructor CohereClientV2 on cohere';
const v2Chat = 'v2 chat of CohereClientV2 by constructor';
const v1 = 'constructor CohereClient on cohere';
const v1Chat = 'v1 chat of CohereClient by constructor';

testDetection('imports', [
  {
    name: 'a named import',
    code: "import { CohereClientV2 } from 'cohere-ai'; «new CohereClientV2()».«chat»({});",
    finds: [v2, v2Chat],
  },
  {
    name: 'an import under an alias',
    code: "import { CohereClientV2 as Cohere } from 'cohere-ai'; «new Cohere()».«chat»({});",
    finds: [v2, v2Chat],
  },
  {
    name: 'an import by a string name',
    code: "import { 'CohereClientV2' as Cohere } from 'cohere-ai'; «new Cohere()».«chat»({});",
    finds: [v2, v2Chat],
  },
  {
    name: 'an import after its use',
    code: "«new CohereClientV2()».«chat»({}); import { CohereClientV2 } from 'cohere-ai';",
    finds: [v2, v2Chat],
  },
  {
    name: 'a default import',
    code: "import cohere from 'cohere-ai'; «new cohere.CohereClientV2()».«chat»({});",
    finds: [v2, v2Chat],
  },
  {
    name: 'a default import by name',
    code: "import { default as cohere } from 'cohere-ai'; «new cohere.CohereClient()».«chat»({});",
    finds: [v1, v1Chat],
  },
  {
    name: 'a namespace import',
    code: "import * as cohere from 'cohere-ai'; «new cohere.CohereClientV2()».«chat»({});",
    finds: [v2, v2Chat],
  },
  {
    name: 'the default of a namespace import',
    code: "import * as cohere from 'cohere-ai'; «new cohere.default.CohereClientV2()».«chat»({});",
    finds: [v2, v2Chat],
  },
  {
    name: 'a class in a constant',
    code: "import * as cohere from 'cohere-ai'; const { CohereClientV2: Client } = cohere; «new Client()».«chat»({});",
    finds: [v2, v2Chat],
  },
  {
    name: 'a class under a computed name',
    code: "import * as cohere from 'cohere-ai'; «new cohere['CohereClientV2']()».«chat»({});",
    finds: [v2, v2Chat],
  },
  {
    name: 'require',
    sourceType: 'commonjs',
    code: "const cohere = require('cohere-ai'); «new cohere.CohereClient()».«chat»({});",
    finds: [v1, v1Chat],
  },
  {
    name: 'require in place',
    sourceType: 'commonjs',
    code: "const client = «new (require('cohere-ai').CohereClientV2)()»; client.«chat»({});",
    finds: [v2, v2Chat],
  },
  {
    name: 'require, destructured',
    sourceType: 'commonjs',
    code: "const { CohereClientV2 } = require('cohere-ai'); «new CohereClientV2()».«chat»({});",
    finds: [v2, v2Chat],
  },
  {
    name: 'require, destructured under an alias, with var, in a function',
    sourceType: 'script',
    code: "function f() { var { CohereClientV2: C } = require('cohere-ai'); «new C()».«chat»({}); }",
    finds: [v2, v2Chat],
  },
  {
    name: 'require with a template',
    sourceType: 'commonjs',
    code: 'const { CohereClientV2 } = require(`cohere-ai`); «new CohereClientV2()».«chat»({});',
    finds: [v2, v2Chat],
  },
  {
    name: 'require with a constant',
    sourceType: 'commonjs',
    code: "const sdk = 'cohere-ai'; const { CohereClientV2 } = require(sdk); «new CohereClientV2()».«chat»({});",
    finds: [v2, v2Chat],
  },
  {
    name: 'require in a file that is linted as a module',
    code: "const { CohereClientV2 } = require('cohere-ai'); «new CohereClientV2()».«chat»({});",
    finds: [v2, v2Chat],
  },
  {
    name: 'the default of require',
    sourceType: 'commonjs',
    code: "const cohere = require('cohere-ai').default; «new cohere.CohereClientV2()».«chat»({});",
    finds: [v2, v2Chat],
  },
  {
    name: 'createRequire',
    code: `import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const { CohereClientV2 } = require('cohere-ai');
«new CohereClientV2()».«chat»({});`,
    finds: [v2, v2Chat],
  },
  {
    name: 'createRequire of a namespace, under another name',
    code: `import * as module from 'module';
const load = module.createRequire(import.meta.url);
«new (load('cohere-ai').CohereClientV2)()».«chat»({});`,
    finds: [v2, v2Chat],
  },
  {
    name: 'import = require',
    typescript: true,
    code: "import cohere = require('cohere-ai'); «new cohere.CohereClientV2()».«chat»({});",
    finds: [v2, v2Chat],
  },
  {
    name: 'import = a name in a namespace',
    typescript: true,
    code: "import * as cohere from 'cohere-ai'; import Client = cohere.CohereClientV2; «new Client()».«chat»({});",
    finds: [v2, v2Chat],
  },
  {
    name: 'a dynamic import, destructured',
    code: "const { CohereClientV2 } = await import('cohere-ai'); «new CohereClientV2()».«chat»({});",
    finds: [v2, v2Chat],
  },
  {
    name: 'a dynamic import, whole',
    code: "const cohere = await import('cohere-ai'); «new cohere.CohereClientV2()».«chat»({});",
    finds: [v2, v2Chat],
  },
  {
    name: 'a dynamic import in place',
    code: "«new (await import('cohere-ai')).CohereClientV2()».«chat»({});",
    finds: [v2, v2Chat],
  },
  {
    name: 'a dynamic import with then',
    code: "import('cohere-ai').then((cohere) => «new cohere.CohereClientV2()».«chat»({}));",
    finds: [v2, v2Chat],
  },
  {
    name: 'a dynamic import with then, destructured',
    code: "import('cohere-ai').then(({ CohereClientV2 }) => «new CohereClientV2()».«chat»({}));",
    finds: [v2, v2Chat],
  },
  {
    name: 'a dynamic import with then that gives the client',
    code: "const client = await import('cohere-ai').then((m) => «new m.CohereClientV2()»); client.«chat»({});",
    finds: [v2, v2Chat],
  },
  {
    name: 'a dynamic import with then, catch and finally',
    code: `const cohere = await import('cohere-ai').then((m) => m.default).catch(report).finally(done);
«new cohere.CohereClientV2()».«chat»({});`,
    finds: [v2, v2Chat],
  },
  {
    name: 'a dynamic import among others',
    code: `const [fs, { CohereClientV2 }] = await Promise.all([import('fs'), import('cohere-ai')]);
«new CohereClientV2()».«chat»({});`,
    finds: [v2, v2Chat],
  },
  {
    name: 'a function that imports',
    code: `const load = () => import('cohere-ai');
const { CohereClientV2 } = await load();
«new CohereClientV2()».«chat»({});`,
    finds: [v2, v2Chat],
  },
  {
    name: "Deno's npm specifier",
    code: "import { CohereClientV2 } from 'npm:cohere-ai@7.14.0'; «new CohereClientV2()».«chat»({});",
    finds: [v2, v2Chat],
  },
  {
    name: "Deno's npm specifier without a version",
    code: "import { CohereClientV2 } from 'npm:cohere-ai'; «new CohereClientV2()».«chat»({});",
    finds: [v2, v2Chat],
  },
  {
    name: 'a URL of esm.sh',
    code: "import { CohereClient } from 'https://esm.sh/cohere-ai@7.7.5?target=deno'; «new CohereClient()».«chat»({});",
    finds: [v1, v1Chat],
  },
  {
    name: 'a URL of jsDelivr',
    code: "import { CohereClient } from 'https://cdn.jsdelivr.net/npm/cohere-ai@7/+esm'; «new CohereClient()».«chat»({});",
    finds: [v1, v1Chat],
  },
  {
    name: 'a file inside the package',
    code: "import { CohereClient } from 'cohere-ai/Client'; «new CohereClient()».«chat»({});",
    finds: [v1, v1Chat],
  },
  {
    name: 'the AWS clients of 8.x',
    code: `import { BedrockClientV2, SagemakerClient } from 'cohere-ai/aws';
«new BedrockClientV2()».«chat»({});
«new SagemakerClient()».«embed»({});`,
    finds: [
      'constructor BedrockClientV2 on bedrock',
      'v2 chat of BedrockClientV2 by constructor on bedrock',
      'constructor SagemakerClient on sagemaker',
      'v1 embed of SagemakerClient by constructor on sagemaker',
    ],
  },
  {
    name: 'the AWS clients of 7.x',
    code: "import { BedrockClient } from 'cohere-ai'; «new BedrockClient()».«chat»({});",
    finds: ['constructor BedrockClient on bedrock', 'v1 chat of BedrockClient by constructor on bedrock'],
  },
  {
    name: 'one generation beside the other',
    code: `import { CohereClient, CohereClientV2 } from 'cohere-ai';
const v1 = «new CohereClient()»;
const v2 = «new CohereClientV2()»;
v1.«embed»({});
v2.«embed»({});`,
    finds: [v1, v2, 'v1 embed of CohereClient by constructor', 'v2 embed of CohereClientV2 by constructor'],
  },

  {
    name: 'import = a name in something unknown',
    typescript: true,
    code: "import Client = Unknown.CohereClientV2; new Client().chat({ sdk: 'cohere-ai' });",
    finds: [],
  },
  {
    name: 'another package of a similar name',
    code: "import { CohereClientV2 } from 'cohere-ai-tools'; new CohereClientV2().chat({});",
    finds: [],
  },
  {
    name: 'another package with a scope',
    code: "import { CohereClientV2 } from '@ai-sdk/cohere-ai'; new CohereClientV2().chat({});",
    finds: [],
  },
  {
    name: 'another package of a similar path',
    code: "import { CohereClientV2 } from 'tools/cohere-ai'; new CohereClientV2().chat({});",
    finds: [],
  },
  {
    name: 'a local module',
    code: "import { CohereClientV2 } from './cohere-ai'; new CohereClientV2().chat({});",
    finds: [],
  },
  {
    name: "the AWS SDK's BedrockClient beside Cohere's clients",
    code: `import { BedrockClient } from '@aws-sdk/client-bedrock';
import { CohereClientV2 } from 'cohere-ai';
new BedrockClient().chat({});
export const client = «new CohereClientV2()»;`,
    finds: [v2],
  },
  {
    name: 'an import for types alone, used as a value',
    typescript: true,
    code: "import type { CohereClientV2 } from 'cohere-ai'; new CohereClientV2().chat({});",
    finds: [],
  },
  {
    name: 'a named import for types alone, used as a value',
    typescript: true,
    code: "import { type CohereClientV2 } from 'cohere-ai'; new CohereClientV2().chat({});",
    finds: [],
  },
  { name: 'an import without names', code: "import 'cohere-ai'; cohere.chat({});", finds: [] },
  {
    name: 'an export of the SDK',
    code: "export { CohereClientV2 } from 'cohere-ai'; new CohereClientV2().chat({});",
    finds: [],
  },
  {
    name: 'an export that is no client',
    code: "import { CohereError } from 'cohere-ai'; new CohereError().chat({});",
    finds: [],
  },
  {
    name: 'a require that the file declares itself',
    sourceType: 'commonjs',
    code: "function require() { return other; } new (require('cohere-ai').CohereClientV2)().chat({});",
    finds: [],
  },
  {
    name: 'a require without a specifier',
    sourceType: 'commonjs',
    code: "const cohere = require(); new cohere.CohereClientV2().chat('cohere-ai');",
    finds: [],
  },
  {
    name: 'an import with a specifier out of sight',
    code: "const { CohereClientV2 } = await import(sdk ?? 'cohere-ai'); new CohereClientV2().chat({});",
    finds: [],
  },
]);
