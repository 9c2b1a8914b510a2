/** Files around a few statements, one for each generation of the SDK. Each has a client called `cohere`. */

export const v2 = (body: string): string => `import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2({});
${body}`;

export const v1 = (body: string): string => `import { CohereClient } from 'cohere-ai';
const cohere = new CohereClient();
${body}`;

export const init = (body: string): string => `import cohere from 'cohere-ai';
cohere.init(process.env.CO_API_KEY);
${body}`;

export const bedrock = (body: string): string => `import { BedrockClient } from 'cohere-ai/aws';
const cohere = new BedrockClient({ awsRegion: 'us-east-1' });
${body}`;
