import * as newest from 'cohere-ai';
import * as newest7 from 'cohere-ai-7';
import * as oldest from 'cohere-ai-7.20';

/** The supported releases of the SDK: the oldest, the last 7.x, the newest. Their clients are used alike. */
export const sdks: readonly [version: string, sdk: typeof newest][] = [
  ['7.20.0', oldest as unknown as typeof newest],
  ['7.21.0', newest7 as unknown as typeof newest],
  ['8.1.0', newest],
];

export const chatRequest: newest.Cohere.V2ChatRequest = {
  model: 'command-a-03-2025',
  messages: [{ role: 'user', content: 'Say hello to the whole team' }],
  maxTokens: 100,
};
