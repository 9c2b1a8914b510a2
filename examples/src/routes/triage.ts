import { CohereClient, CohereError } from 'cohere-ai';

const cohere = new CohereClient({ token: process.env.CO_API_KEY || '' });

const departments = ['orders', 'repairs', 'other'] as const;

/** POST /api/tickets: which department a ticket goes to. */
export async function triage(request: Request): Promise<Response> {
  const { ticket } = (await request.json()) as { ticket: string };
  try {
    const { text } = await cohere.chat({
      message: ticket,
      preamble: `You sort letters of customers. Answer with one word: ${departments.join(', ')}.`,
      temperature: 0,
    });
    const department = departments.find((name) => text.toLowerCase().includes(name)) ?? 'other';
    return Response.json({ department });
  } catch (error) {
    if (error instanceof CohereError && error.statusCode === 429) {
      return Response.json({ error: 'Too many tickets' }, { status: 429 });
    }
    throw error;
  }
}
