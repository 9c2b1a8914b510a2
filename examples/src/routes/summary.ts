import { type CohereClientV2, CohereError, CohereTimeoutError } from 'cohere-ai';

/** POST /api/summary: a conversation in two sentences, for the next colleague. */
export async function summarize(request: Request, cohere: CohereClientV2): Promise<Response> {
  const { conversation } = (await request.json()) as { conversation: string };
  try {
    const { message } = await cohere.chat({
      model: 'command-r7b-12-2024',
      messages: [{ role: 'user', content: `Summarize in two sentences:\n\n${conversation}` }],
      maxTokens: 200,
    });
    const [summary] = message.content ?? [];
    return Response.json({ summary: summary?.type === 'text' ? summary.text : '' });
  } catch (error) {
    // Without a status the request was never answered: the network, or a time-out on Node's own fetch.
    const isTimeout = error instanceof CohereTimeoutError || (error instanceof CohereError && !error.statusCode);
    if (isTimeout) return Response.json({ error: 'Cohere does not answer' }, { status: 504 });
    if (error instanceof CohereError) return Response.json({ error: 'Cohere refused' }, { status: 502 });
    throw error;
  }
}
