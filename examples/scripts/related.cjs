// Prints, for each article, the one to read next.
const path = require('path');
const { CohereClient } = require('cohere-ai');

const articles = require(path.join(__dirname, '../data/articles.json'));

const cohere = new CohereClient({ token: process.env.CO_API_KEY });

const dot = (a, b) => a.reduce((sum, value, index) => sum + value * b[index], 0);

cohere
  .embed({ model: 'embed-english-v2.0', texts: articles.map((article) => article.body) })
  .then(({ embeddings }) => {
    articles.forEach((article, i) => {
      const others = articles.map((_, j) => j).filter((j) => j !== i);
      const [next] = others.sort((a, b) => dot(embeddings[i], embeddings[b]) - dot(embeddings[i], embeddings[a]));
      console.log(`${article.title} -> ${articles[next].title}`);
    });
  })
  .catch((err) => console.log(err));
