import { CohereClient } from 'cohere-ai';
import type { Retriever } from '../retrieval.ts';

const cohere = new CohereClient({ token: process.env.CO_API_KEY });

/** POST /api/ask: answers a customer's question from the articles. */
export async function ask(request: Request, retriever: Retriever): Promise<Response> {
  try {
    const { question } = (await request.json()) as { question: string };
    const articles = await retriever.search(question);
    const { message } = await cohere.v2.chat({
      model: process.env.COHERE_MODEL ?? 'command-r-plus',
      messages: [
        { role: 'system', content: 'You help customers of a bicycle shop. Answer from the documents only.' },
        { role: 'user', content: question },
      ],
      documents: articles.map(({ id, title, body }) => ({ id, data: { title, body } })),
    });
    const [answer] = message.content ?? [];
    return Response.json({ answer: answer?.type === 'text' ? answer.text : '', articles: articles.map(({ id }) => id) });
  } catch (error) {
    console.error('Failed to answer:', error);
    return Response.json({ error: 'Something went wrong' }, { status: 500 });
  }
}
