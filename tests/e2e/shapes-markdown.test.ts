/** Code in Markdown and MDX, with the configuration that the documentation gives. */
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { read } from '../helpers/files.js';
import { findWithEslint } from '../helpers/fixture-app.js';
import { samplesOf } from '../helpers/page.js';
import { pinned } from '../helpers/pinned.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

const config = samplesOf(read('docs/frameworks.md')).find(({ code }) => code.includes('@eslint/markdown'))!.code;

const guide = `# Guide

\`\`\`js
import { CohereClientV2 } from 'cohere-ai';

const cohere = new CohereClientV2({ token: process.env.CO_API_KEY });
await cohere.chat({ model: 'command-r', messages: [{ role: 'user', content: 'Hi' }], max_tokens: 5 });
\`\`\`

- In a list:

  \`\`\`js
  import { cohere } from './lib/cohere.js';

  cohere.rerank({ query: 'Hi', documents: ['Hi'] }).catch(console.error);
  \`\`\`

\`\`\`json
{ "model": "command-r" }
\`\`\`
`;

const mdxPage = `import { CohereClientV2 } from 'cohere-ai';
import { Chart } from '../components/chart.js';

export const cohere = new CohereClientV2({ token: process.env.CO_API_KEY });

# Page

<Chart answer={cohere.rerank({ query: 'Hi', documents: ['Hi'] })} />

${guide}`;

const project = new TemporaryProject({
  'package-lock.json': '{}',
  'eslint.config.js': config,
  'src/guide.md': guide,
  'src/page.mdx': mdxPage,
});
beforeAll(() =>
  project.install(inject('tarball'), pinned('eslint'), '@eslint/markdown@8.0.3', 'eslint-plugin-mdx@3.8.3'),
);
afterAll(() => project.remove());

it('finds everything, at its place on the page', async () => {
  expect(await findWithEslint(project)).toEqual([
    'src/guide.md:15:10 cohere/require-model',
    'src/guide.md:15:3 cohere/require-error-handling',
    'src/guide.md:7:28 cohere/no-deprecated-model',
    'src/guide.md:7:7 cohere/require-error-handling',
    'src/guide.md:7:86 cohere/require-max-tokens',
    'src/page.mdx:16:28 cohere/no-deprecated-model',
    'src/page.mdx:16:7 cohere/require-error-handling',
    'src/page.mdx:16:86 cohere/require-max-tokens',
    'src/page.mdx:24:10 cohere/require-model',
    'src/page.mdx:24:3 cohere/require-error-handling',
    'src/page.mdx:8:23 cohere/require-model',
  ]);
});

it('--fix changes the code in its block', async () => {
  await findWithEslint(project, { options: ['--fix'] });
  const fixed = (text: string) =>
    text.replace("'command-r', messages", "'command-r-08-2024', messages").replace('max_tokens', 'maxTokens');
  expect(project.read('src/guide.md')).toBe(fixed(guide));
  expect(project.read('src/page.mdx')).toBe(fixed(mdxPage));
});
