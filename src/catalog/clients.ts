import type { Platform, SdkRange, SdkVersion } from './types.js';

/** A client class of the SDK. */
export interface ClientClass {
  /** The API that `chat`, `embed`, `rerank` of the class speak. */
  readonly api: 'v1' | 'v2';
  readonly platform: Platform;
  /** Where the class can be imported from, by entry point and SDK release. */
  readonly exportedFrom: {
    readonly 'cohere-ai'?: SdkRange;
    readonly 'cohere-ai/aws'?: SdkRange;
  };
}

const untilExportsMap = { until: '7.21.0' } as const;
const sinceExportsMap = { since: '8.0.0' } as const;

/**
 * The client classes, by name (source: `sdk`, `sdk-tags`). Up to 7.21 the AWS clients stand in the root; since 8.0,
 * only in `cohere-ai/aws`, which did not exist before.
 */
export const clientClasses: Readonly<Record<string, ClientClass>> = {
  CohereClient: { api: 'v1', platform: 'cohere', exportedFrom: { 'cohere-ai': { since: '7.0.0' } } },
  CohereClientV2: { api: 'v2', platform: 'cohere', exportedFrom: { 'cohere-ai': { since: '7.12.0' } } },
};
