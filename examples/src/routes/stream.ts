import { type Cohere, CohereError, CohereTimeoutError } from 'cohere-ai';
import { cohere } from '../cohere.ts';

/** POST /api/chat: the chat window, streamed as plain text. */
export async function stream(request: Request): Promise<Response> {
  const { messages } = (await request.json()) as { messages: Cohere.ChatMessages };
  try {
    const events = await cohere.chatStream({ model: 'command-a-03-2025', messages });
    const text = new ReadableStream<string>({
      async start(controller) {
        for await (const event of events) {
          if (event.type === 'content-delta') controller.enqueue(event.delta?.message?.content?.text ?? '');
        }
        controller.close();
      },
    });
    return new Response(text.pipeThrough(new TextEncoderStream()));
  } catch (error) {
    if (error instanceof CohereTimeoutError) return new Response('Cohere is slow', { status: 504 });
    if (error instanceof CohereError) return new Response('Cohere failed', { status: error.statusCode ? 502 : 504 });
    throw error;
  }
}
