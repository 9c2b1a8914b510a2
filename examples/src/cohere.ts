import { CohereClientV2 } from 'cohere-ai';

/** The one client that the application shares. */
export const cohere = new CohereClientV2({ token: process.env.CO_API_KEY });
