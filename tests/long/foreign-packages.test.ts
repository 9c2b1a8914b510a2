/** 10,000 files of packages that have methods named like Cohere's, and of their dependencies: nothing is reported. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { foreignFiles } from '../helpers/foreign-files.js';
import { lintForeign, reportsOf } from '../helpers/foreign-lint.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

/** SDKs of other models, frameworks around them, and vector databases. */
const packages = [
  '@ai-sdk/openai',
  '@anthropic-ai/sdk',
  '@aws-sdk/client-bedrock-runtime',
  '@google/genai',
  '@google/generative-ai',
  '@huggingface/inference',
  '@langchain/core',
  '@langchain/openai',
  '@langchain/textsplitters',
  '@mistralai/mistralai',
  '@pinecone-database/pinecone',
  '@qdrant/js-client-rest',
  'ai',
  'chromadb',
  'groq-sdk',
  'langchain',
  'llamaindex',
  'ollama',
  'openai',
  'replicate',
  'together-ai',
  'voyageai',
  'weaviate-client',
];

const project = new TemporaryProject();
beforeAll(
  () =>
    project.must(
      'npm',
      ...['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps'],
      ...packages,
    ),
  600_000,
);
afterAll(() => project.remove());

it('nothing is reported in 10,000 files', { timeout: 3_600_000 }, () => {
  const files = foreignFiles(Infinity, project.folder);
  let parsed = 0;
  for (const file of files) {
    const messages = lintForeign(file, project.folder);
    expect(reportsOf(messages), file.path).toEqual([]);
    if (!messages.some(({ fatal }) => fatal)) parsed += 1;
  }
  expect(parsed).toBeGreaterThan(10_000);
});
