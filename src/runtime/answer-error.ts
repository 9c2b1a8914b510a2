/** What can be wrong with an answer that arrived, or began to. */
export type AnswerFault = 'malformed' | 'truncated' | 'timeout' | 'network';

const openings: Readonly<Record<AnswerFault, string>> = {
  malformed: 'Cohere answer malformed:',
  truncated: 'Cohere answer truncated:',
  timeout: 'Cohere answer timed out:',
  network: 'Cohere answer interrupted:',
};

/**
 * An answer that the SDK would have passed on as if it were right. SDK 7.x keeps nothing of it but the message, so
 * the message tells the fault.
 */
export class CohereAnswerError extends Error {
  override readonly name: string = 'CohereAnswerError';

  /** @param detail What was wrong, without any text of the answer. */
  constructor(fault: AnswerFault, detail: string, options?: ErrorOptions) {
    super(`${openings[fault]} ${detail}`, options);
  }
}

/** The fault that a message tells; `undefined` for any other message. */
export function answerFaultOf(message: string): AnswerFault | undefined {
  const faults = Object.keys(openings) as AnswerFault[];
  return faults.find((fault) => message.startsWith(openings[fault]));
}
