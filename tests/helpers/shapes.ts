/** Small projects and components: the ways in which real code spreads its use of Cohere over files and languages. */

export interface Shape {
  readonly files: Readonly<Record<string, string>>;
  /** What the preset `recommended` finds: `path:line:column rule`, sorted. */
  readonly findings: readonly string[];
  /** What of that Oxlint finds, which gives rules no parser for local modules. Default: all of it. */
  readonly oxlint?: readonly string[];
}

const request = "model: 'command-a-03-2025', messages: [{ role: 'user', content: 'Hi' }]";

const clientModule = `import { CohereClientV2 } from 'cohere-ai';

export const cohere = new CohereClientV2({ token: process.env.CO_API_KEY });
`;

/** Projects in JavaScript and TypeScript. */
export const shapes: Readonly<Record<string, Shape>> = {
  'a shared module behind a path of tsconfig.json': {
    files: {
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
      'src/lib/ai.ts': clientModule,
      'src/models.ts': "export const MODELS = { chat: 'command-r', embed: 'embed-v4.0' } as const;\n",
      'src/answer.ts': `import { cohere } from '@/lib/ai';
import { MODELS } from '@/models';

/** @throws {CohereError} */
export async function answer(content: string) {
  return await cohere.chat({ model: MODELS.chat, messages: [{ role: 'user', content }], max_tokens: 200 });
}
`,
    },
    findings: ['src/answer.ts:6:37 cohere/no-deprecated-model', 'src/answer.ts:6:89 cohere/require-max-tokens'],
    oxlint: [],
  },

  'a barrel': {
    files: {
      'src/lib/client.js': clientModule,
      'src/lib/prompts.js': "export const system = 'Be short.';\n",
      'src/lib/index.js': "export * from './prompts.js';\nexport { cohere as llm } from './client.js';\n",
      'src/search.js': `import { llm, system } from './lib/index.js';

/** @throws {CohereError} */
export async function search(query, documents) {
  await llm.embed({ model: 'embed-v4.0', texts: [system + query] });
  return await llm.rerank({ query, documents });
}
`,
    },
    findings: [
      'src/search.js:5:13 cohere/require-embed-input-type',
      'src/search.js:5:13 cohere/require-embedding-types',
      'src/search.js:6:20 cohere/require-model',
    ],
    oxlint: [],
  },

  'a package of the workspace': {
    files: {
      'package.json': '{ "private": true, "type": "module", "workspaces": ["packages/*"] }',
      'packages/llm/package.json': '{ "name": "@acme/llm", "exports": "./dist/index.js" }',
      'packages/llm/src/index.ts': clientModule,
      'packages/web/package.json': '{ "name": "@acme/web" }',
      'packages/web/src/ask.ts': `import { cohere } from '@acme/llm';

/** @throws {CohereError} */
export async function ask() {
  return await cohere.chat({ ${request} });
}
`,
    },
    findings: ['packages/web/src/ask.ts:5:23 cohere/require-max-tokens'],
    oxlint: [],
  },

  'a factory in another file': {
    files: {
      'src/create.ts': `import { CohereClient } from 'cohere-ai';

export function createClient(token: string) {
  return new CohereClient({ token });
}
`,
      'src/ask.ts': `import { createClient } from './create';

/** @throws {CohereError} */
export async function ask(token: string, message: string) {
  const client = createClient(token);
  return await client.chat({ message, model: 'command-r', maxTokens: 200 });
}
`,
    },
    findings: ['src/ask.ts:6:46 cohere/no-deprecated-model', 'src/create.ts:4:10 cohere/no-v1-client'],
    oxlint: ['src/create.ts:4:10 cohere/no-v1-client'],
  },

  'a class that is given its client': {
    files: {
      'src/assistant.ts': `import type { CohereClientV2 } from 'cohere-ai';

export class Assistant {
  constructor(private readonly client: CohereClientV2) {}

  /** @throws {CohereError} */
  async ask(content: string) {
    return await this.client.chat({ model: 'command-a-03-2025', messages: [{ role: 'user', content }] });
  }
}
`,
      'src/container.js': `import { CohereClientV2 } from 'cohere-ai';

export class Container {
  client = new CohereClientV2({ token: process.env.CO_API_KEY });
}
`,
      'src/worker.js': `import { Container } from './container.js';

class Worker {
  constructor(container = new Container()) {
    this.cohere = container.client;
  }

  /** @throws {CohereError} */
  async run(texts) {
    return await this.cohere.embed({ model: 'embed-v4.0', texts, embeddingTypes: ['float'] });
  }
}

export const worker = new Worker();
`,
    },
    findings: [
      'src/assistant.ts:8:30 cohere/require-max-tokens',
      'src/worker.js:10:30 cohere/require-embed-input-type',
    ],
    oxlint: ['src/assistant.ts:8:30 cohere/require-max-tokens'],
  },

  'a Next application: app router, pages router, server action, client component': {
    files: {
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
      'lib/cohere.ts': clientModule,
      'app/api/chat/route.ts': `import { cohere } from '@/lib/cohere';

export async function POST(request: Request) {
  const { messages } = await request.json();
  const answer = await cohere.chat({ model: 'command-r-plus', messages, maxTokens: 500 });
  return Response.json(answer.message);
}
`,
      'pages/api/rank.ts': `import type { NextApiRequest, NextApiResponse } from 'next';
import { cohere } from '../../lib/cohere';

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { results } = await cohere.rerank({ query: req.body.query, documents: req.body.documents });
  res.status(200).json(results);
}
`,
      'app/actions.ts': `'use server';

import { cohere } from '@/lib/cohere';

export const embed = async (texts: string[]) =>
  cohere.embed({ model: 'embed-v4.0', inputType: 'search_query', embeddingTypes: ['float'], texts });
`,
      'components/Ask.tsx': `'use client';

import { useState } from 'react';
import { CohereClientV2 } from 'cohere-ai';

const cohere = new CohereClientV2({ token: process.env.NEXT_PUBLIC_COHERE_KEY });

export function Ask() {
  const [answer, setAnswer] = useState('');
  const ask = async () => {
    try {
      const { id } = await cohere.chat({ ${request} });
      setAnswer(id);
    } catch (error) {
      setAnswer(String(error));
    }
  };
  return <button onClick={ask}>{answer}</button>;
}
`,
    },
    findings: [
      'app/actions.ts:6:3 cohere/require-error-handling',
      'app/api/chat/route.ts:5:24 cohere/require-error-handling',
      'app/api/chat/route.ts:5:45 cohere/no-deprecated-model',
      'components/Ask.tsx:12:28 cohere/require-error-handling',
      'components/Ask.tsx:12:35 cohere/require-max-tokens',
      'components/Ask.tsx:6:44 cohere/no-public-api-key',
      'pages/api/rank.ts:5:29 cohere/require-error-handling',
      'pages/api/rank.ts:5:36 cohere/require-model',
    ],
  },

  'Deno: specifiers of npm and of a CDN': {
    files: {
      'deno.json': '{}',
      'deno.lock': '{}',
      'supabase/functions/ask/index.ts': `import { CohereClientV2 } from 'npm:cohere-ai@7.14.0';

const cohere = new CohereClientV2({ token: Deno.env.get('COHERE_API_KEY') ?? '' });

Deno.serve(async () => Response.json(await cohere.chat({ ${request} })));
`,
      'supabase/functions/_shared/cohere.ts': `import { CohereClient } from 'https://esm.sh/cohere-ai@7.9.5';

export const cohere = new CohereClient({ token: Deno.env.get('CO_API_KEY') });
`,
      'supabase/functions/embed/index.ts': `import { cohere } from '../_shared/cohere.ts';

Deno.serve(async () => Response.json(await cohere.embed({ texts: ['Hi'], model: 'embed-english-v2.0' })));
`,
    },
    findings: [
      'supabase/functions/_shared/cohere.ts:3:23 cohere/no-v1-client',
      'supabase/functions/ask/index.ts:3:44 cohere/valid-client-options',
      'supabase/functions/ask/index.ts:5:44 cohere/require-error-handling',
      'supabase/functions/ask/index.ts:5:51 cohere/require-max-tokens',
      'supabase/functions/embed/index.ts:3:44 cohere/require-error-handling',
      'supabase/functions/embed/index.ts:3:51 cohere/require-embed-input-type',
      'supabase/functions/embed/index.ts:3:51 cohere/require-embedding-types',
      'supabase/functions/embed/index.ts:3:81 cohere/no-deprecated-model',
    ],
  },

  'deep imports of 7.x': {
    files: {
      'src/types.ts': `import type { ChatRequest } from 'cohere-ai/api';
import { RequestOptions } from 'cohere-ai/core';
import { CohereClientV2 } from 'cohere-ai/dist/cjs/ClientV2';

const client = new CohereClientV2({ token: process.env.CO_API_KEY });

/** @throws {CohereError} */
export async function ask(request: ChatRequest, options: RequestOptions) {
  return await client.chat({ ${request}, documents: request.documents }, options);
}
`,
      'src/errors.js': `const { CohereError } = require('cohere-ai/dist/errors');

module.exports = (error) => error instanceof CohereError;
`,
    },
    findings: [
      'src/errors.js:1:33 cohere/no-removed-api',
      'src/types.ts:1:34 cohere/no-removed-api',
      'src/types.ts:2:32 cohere/no-removed-api',
      'src/types.ts:3:32 cohere/no-removed-api',
      'src/types.ts:9:23 cohere/require-max-tokens',
    ],
  },

  '5.x and 6.x: a module that is initialised': {
    files: {
      'src/cohere.js': `const cohere = require('cohere-ai');

cohere.init(process.env.COHERE_API_KEY);

module.exports = cohere;
`,
      'src/generate.js': `const cohere = require('./cohere');

/** @throws {Error} */
module.exports = async function generate(prompt) {
  const response = await cohere.generate({ model: 'xlarge', prompt, max_tokens: 100 });
  return response.body.generations[0].text;
};
`,
      'src/classify.js': `import cohere from 'cohere-ai';

cohere.init('${'k3Y9'.repeat(10)}');

/** @throws {Error} */
export async function classify(inputs, examples) {
  return await cohere.classify({ inputs, examples });
}
`,
    },
    findings: [
      'src/classify.js:3:1 cohere/no-v1-client',
      'src/classify.js:3:13 cohere/no-hardcoded-api-key',
      'src/classify.js:7:23 cohere/no-removed-api',
      'src/classify.js:7:23 cohere/require-model',
      'src/cohere.js:3:1 cohere/no-v1-client',
      'src/generate.js:5:33 cohere/no-removed-api',
      'src/generate.js:5:51 cohere/no-deprecated-model',
    ],
  },
};

/** A component, which lies in `src` beside the client module `ai.ts`. */
export interface Component {
  readonly text: string;
  /** `line:column rule`. */
  readonly findings: readonly string[];
  /** What of that Oxlint finds, in the scripts that it hands to rules. Default: all of it. */
  readonly oxlint?: readonly string[];
  /** What `--fix` makes of some lines. */
  readonly fixed: Readonly<Record<number, string>>;
}

/** Components of Vue, Svelte and Astro. */
export const components: Readonly<Record<string, Component>> = {
  'src/Setup.vue': {
    text: `<script setup lang="ts">
import { cohere } from './ai';

async function ask(content: string): Promise<void> {
  await cohere.chat({ model: 'command-r', messages: [{ role: 'user', content }], max_tokens: 5 });
}
</script>

<template>
  <button @click="ask('Hi')">Ask</button>
</template>
`,
    findings: ['5:30 cohere/no-deprecated-model', '5:82 cohere/require-max-tokens'],
    oxlint: [],
    fixed: {
      5: "  await cohere.chat({ model: 'command-r-08-2024', messages: [{ role: 'user', content }], maxTokens: 5 });",
    },
  },
  'src/Options.vue': {
    text: `<script>
import { CohereClientV2 } from 'cohere-ai';

export default {
  data: () => ({ answer: '' }),
  methods: {
    /** @throws {CohereError} */
    async ask() {
      const cohere = new CohereClientV2({ token: import.meta.env.VITE_COHERE_KEY });
      this.answer = await cohere.embed({ model: 'embed-v4.0', texts: ['Hi'], inputType: 'search_query' });
    },
  },
};
</script>
`,
    findings: ['10:34 cohere/require-embedding-types', '9:50 cohere/no-public-api-key'],
    fixed: {
      10: "      this.answer = await cohere.embed({ model: 'embed-v4.0', texts: ['Hi'], inputType: 'search_query', embeddingTypes: ['float'] });",
    },
  },
  'src/Ask.svelte': {
    text: `<script lang="ts">
  import { cohere } from './ai';

  async function ask(content: string): Promise<void> {
    await cohere.chat({ model: 'command-r', messages: [{ role: 'user', content }], max_tokens: 5 });
  }
</script>

<button onclick={() => ask('Hi')}>Ask</button>
{#await cohere.rerank({ query: 'Hi', documents: ['Hi'] }) then { results }}{results.length}{/await}
`,
    findings: ['10:16 cohere/require-model', '5:32 cohere/no-deprecated-model', '5:84 cohere/require-max-tokens'],
    oxlint: [],
    fixed: {
      5: "    await cohere.chat({ model: 'command-r-08-2024', messages: [{ role: 'user', content }], maxTokens: 5 });",
    },
  },
  'src/page.astro': {
    text: `---
import { cohere } from './ai';

const answer = await cohere.chat({ model: 'command-r', messages: [{ role: 'user', content: 'Hi' }], maxTokens: 5 });
---

<p>{answer.message}</p>
<p>{(await cohere.rerank({ query: 'Hi', documents: ['Hi'] })).results}</p>
<script>
  import { CohereClientV2 } from 'cohere-ai';

  const cohere = new CohereClientV2({ token: 'x' });
  cohere.embed({ model: 'embed-v4.0', texts: ['Hi'], inputType: 'search_query' });
</script>
`,
    findings: [
      '12:22 cohere/no-public-api-key',
      '12:46 cohere/no-hardcoded-api-key',
      '13:10 cohere/require-embedding-types',
      '13:3 cohere/require-error-handling',
      '4:22 cohere/require-error-handling',
      '4:43 cohere/no-deprecated-model',
      '8:12 cohere/require-error-handling',
      '8:19 cohere/require-model',
    ],
    oxlint: [
      '12:46 cohere/no-hardcoded-api-key',
      '13:10 cohere/require-embedding-types',
      '13:3 cohere/require-error-handling',
    ],
    fixed: {
      4: "const answer = await cohere.chat({ model: 'command-r-08-2024', messages: [{ role: 'user', content: 'Hi' }], maxTokens: 5 });",
      13: "  cohere.embed({ model: 'embed-v4.0', texts: ['Hi'], inputType: 'search_query', embeddingTypes: ['float'] });",
    },
  },
};
