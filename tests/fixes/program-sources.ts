/** What programs begin with. */

/** A program with a v2 client called `cohere`. */
export const v2 = (body: string, options = '{}'): string =>
  `import { CohereClientV2 } from 'cohere-ai';\n\nconst cohere = new CohereClientV2(${options});\n${body}\n`;

/** A program with a v1 client called `cohere`. */
export const v1 = (body: string, options = '{}'): string =>
  `import { CohereClient } from 'cohere-ai';\n\nconst cohere = new CohereClient(${options});\n${body}\n`;

export const messages = "messages: [{ role: 'user', content: 'Hello' }]";

/** Asks a v2 client, and prints the answer. */
export const chat = (fields: string): string =>
  `const { message, finishReason } = await cohere.chat({ ${fields} });\nconsole.log(message.content, finishReason);`;

/** Embeds with a v2 client, and prints how many vectors came of which length. */
export const embed = (fields: string): string =>
  `const { embeddings } = await cohere.embed({ ${fields} });\nconsole.log(Object.entries(embeddings).map(([type, all]) => [type, all.length]));`;

/** Reranks, and prints the order. */
export const rerank = (fields: string): string =>
  `const { results } = await cohere.rerank({ ${fields} });\nconsole.log(results.map(({ index }) => index));`;
