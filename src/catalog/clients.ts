import type { Platform, SdkRange } from './types.js';

/** A client class of the SDK. */
export interface ClientClass {
  /** The API that `chat`, `embed` and `rerank` of the class speak. */
  readonly api: 'v1' | 'v2';
  readonly platform: Platform;
  /** Where the class can be imported from, by the releases that export it there. */
  readonly exportedFrom: {
    readonly root?: SdkRange;
    /** `cohere-ai/aws`. */
    readonly aws?: SdkRange;
  };
}

/**
 * The client classes, by name (source: `sdk`, `sdk-tags`). Up to 7.21 the AWS clients stand in the root; since 8.0,
 * only in `cohere-ai/aws`, which did not exist before.
 */
export const clientClasses: Readonly<Record<string, ClientClass>> = {
  CohereClient: { api: 'v1', platform: 'cohere', exportedFrom: { root: { since: '7.0.0' } } },
  CohereClientV2: { api: 'v2', platform: 'cohere', exportedFrom: { root: { since: '7.12.0' } } },
  BedrockClient: {
    api: 'v1',
    platform: 'bedrock',
    exportedFrom: { root: { since: '7.10.3', until: '7.21.1' }, aws: { since: '8.0.0' } },
  },
  BedrockClientV2: {
    api: 'v2',
    platform: 'bedrock',
    exportedFrom: { root: { since: '7.17.1', until: '7.21.1' }, aws: { since: '8.0.0' } },
  },
  SagemakerClient: {
    api: 'v1',
    platform: 'sagemaker',
    exportedFrom: { root: { since: '7.10.3', until: '7.21.1' }, aws: { since: '8.0.0' } },
  },
  SagemakerClientV2: {
    api: 'v2',
    platform: 'sagemaker',
    exportedFrom: { root: { since: '7.17.1', until: '7.21.1' }, aws: { since: '8.0.0' } },
  },
  AwsClient: { api: 'v1', platform: 'aws', exportedFrom: { aws: { since: '8.0.0' } } },
  AwsClientV2: { api: 'v2', platform: 'aws', exportedFrom: { aws: { since: '8.0.0' } } },
};

/** Hosts of Cohere's own API (source: `sdk-tags`: the values of `CohereEnvironment.Production` over time). */
export const cohereHosts: readonly string[] = ['api.cohere.com', 'api.cohere.ai'];

/** Cohere's own production URLs as values of `baseUrl` and `environment`; the first is today's (source: `sdk`). */
export const cohereBaseUrls: readonly string[] = [
  'https://api.cohere.com',
  'https://api.cohere.com/v1',
  'https://api.cohere.ai',
  'https://api.cohere.ai/v1',
];

/** Whether a URL leads to Cohere's own API. */
export function isCohereUrl(url: string): boolean {
  return URL.canParse(url) && cohereHosts.includes(new URL(url).hostname);
}

/** The environment variable that the SDK reads where a client has no token (source: `sdk`). */
export const tokenVariable = 'CO_API_KEY';

/** The one that other libraries read, and the SDK does not (source: `sdk`, `public-code`). */
export const mistakenTokenVariable = 'COHERE_API_KEY';
