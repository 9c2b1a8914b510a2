import { expect, it, onTestFinished } from 'vitest';
import { ProbedProject } from '../../helpers/lint-project.js';

const made = 'v2 chat of CohereClientV2 by constructor';

it('modules may pass exports on in a circle', async () => {
  const project = new ProbedProject({
    'a.js': "export * from './b.js';\nexport { lost } from './b.js';\nexport { client as again } from './b.js';\n",
    'b.js': "export * from './a.js';\nexport { lost } from './a.js';\nexport * from './cohere.js';\n",
    'cohere.js': "import { CohereClientV2 } from 'cohere-ai';\nexport const client = new CohereClientV2();\n",
    'ask.js':
      "import { again, client, lost, missing } from './a.js';\nfor (const c of [client, again]) c.chat({});\nlost.chat({});\nmissing.chat({});\n",
  });
  onTestFinished(() => project.remove());
  expect(await project.probe('ask.js')).toEqual([made]);
});

it('values may run in a circle through several modules', async () => {
  const project = new ProbedProject({
    'a.js':
      "import { second } from './b.js';\nexport let first = second;\nexport function make(n) { return n ? second : first; }\n",
    'b.js':
      "import { first } from './a.js';\nimport { CohereClientV2 } from 'cohere-ai';\nexport let second = first ?? new CohereClientV2();\n",
    'ask.js':
      "import { first, make } from './a.js';\nimport { second } from './b.js';\nfirst.chat({});\nsecond.chat({});\nmake(1).chat({});\n",
  });
  onTestFinished(() => project.remove());
  expect(await project.probe('ask.js')).toEqual([made, made, made]);
});
