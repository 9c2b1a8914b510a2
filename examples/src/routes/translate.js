import { CohereClientV2 } from 'cohere-ai';

const cohere = new CohereClientV2({ token: process.env.CO_API_KEY });

const translate = async (text, language) => {
  try {
    return cohere.chat({
      model: 'c4ai-aya-expanse-8b',
      messages: [{ role: 'user', content: `Translate into ${language}:\n\n${text}` }],
      temperature: 0,
      max_tokens: 800,
    });
  } catch (err) {
    console.error('translation failed', err);
    throw new Error('Translation failed');
  }
};

/** POST /api/translate: an article in the customer's language. */
export async function translateArticle(request) {
  const { text, language } = await request.json();
  const { message } = await translate(text, language);
  return Response.json({ text: message.content[0].text });
}
