import type { Outcome } from './circuit-permit.js';
import { answerFault, cancelled, classifyCohereError, classifyFinishReason } from './classify-error.js';

/** The fields of a chat stream's events that tell its beginning and its end, on v2 and on v1. */
interface ChatEvent {
  readonly type?: unknown;
  readonly delta?: object | null;
  readonly eventType?: unknown;
}

/**
 * Passes a stream on and tells how it ended. The first outcome counts: what follows the last event changes nothing.
 *
 * A chat stream must have its last event. A stream of anything else, such as one that the application made of it, is
 * complete when it ends; one without any event never is.
 */
export async function* watchStream<Event>(
  stream: AsyncIterable<Event>,
  decide: (outcome: Outcome) => void,
): AsyncGenerator<Event, void, undefined> {
  let endsByItself: boolean | undefined;
  try {
    for await (const event of stream) {
      endsByItself ??= !isFirstOfChat(event);
      const outcome = outcomeOf(event);
      if (outcome) decide(outcome);
      yield event;
    }
    decide(endsByItself ? 'success' : answerFault('truncated'));
  } catch (error) {
    decide(classifyCohereError(error));
    throw error;
  } finally {
    // Reached without an outcome only by a consumer that left early.
    decide(cancelled);
  }
}

function isFirstOfChat(event: unknown): boolean {
  const { type, eventType } = (event ?? {}) as ChatEvent;
  return type === 'message-start' || eventType === 'stream-start';
}

function outcomeOf(event: unknown): Outcome | undefined {
  const { type, delta, eventType } = (event ?? {}) as ChatEvent;
  if (type === 'message-end') return classifyFinishReason(delta ?? {}) ?? 'success';
  if (eventType === 'stream-end') return classifyFinishReason(event as object) ?? 'success';
  return undefined;
}
