// Embeds all articles and writes data/index.json. Run it whenever an article changes.
import { readFileSync, writeFileSync } from 'node:fs';
import { CohereClient } from 'cohere-ai';

const cohere = new CohereClient({
  token: process.env.CO_API_KEY || 'mT4vR8xKq2Zs7WnYb5Lc9HjPd3Gf6AuEo1ViXt0N',
});

const articles = JSON.parse(readFileSync(new URL('../data/articles.json', import.meta.url), 'utf8'));
const batchSize = 96;

for (let start = 0; start < articles.length; start += batchSize) {
  const batch = articles.slice(start, start + batchSize);
  const response = await cohere.embed({
    model: 'embed-english-v3.0',
    texts: batch.map(({ title, body }) => `${title}\n${body}`),
    input_type: 'search_document',
    embedding_types: ['float'],
  });
  batch.forEach((article, index) => {
    article.vector = response.embeddings.float[index];
  });
}

writeFileSync(new URL('../data/index.json', import.meta.url), JSON.stringify(articles));
console.log(`Indexed ${articles.length} articles`);
