import type { SdkRange } from './types.js';

/** Releases of `cohere-ai` at which something changed (source: `sdk`, `sdk-tags`). */
export const sdkVersions = {
  /** The newest release that the catalog describes; assumed where none is installed. */
  newest: '8.1.0',
  /** The oldest release that the runtime helpers support: the first with a `fetch` option. */
  oldestForHelpers: '7.20.0',
  /** `CohereClient` in place of `cohere.init`. */
  firstClass: '7.0.0',
  /** `CohereClientV2`, and `.v2` on the v1 class. */
  firstV2Client: '7.12.0',
  /** `embed` and `rerank` of `CohereClientV2` speak v2; before, they were v1's. */
  v2EmbedAndRerank: '7.13.2',
  /** `.withRawResponse()` on the promise of a call. */
  withRawResponse: '7.18.0',
  /** `fetch`, `headers`, `logging`, `maxRetries` and `timeoutInSeconds` as options of a client. */
  clientFetch: '7.20.0',
  /** `Retry-After` is honoured. */
  retryAfter: '7.20.0',
  /** The `name` of an error of the SDK is that of its class; before, `Error`. */
  namedErrors: '7.21.0',
  /** An `exports` map: `cohere-ai` and `cohere-ai/aws`, nothing deeper. */
  exportsMap: '8.0.0',
  /** `token: ''` sends no `Authorization` header; before, `Bearer ` alone. */
  emptyTokenSendsNoHeader: '8.0.1',
} as const;

/** What can be imported, by specifier (source: `sdk`). `cohere-ai/*` stands for every deeper path. */
export const entryPoints: Readonly<Record<string, SdkRange>> = {
  'cohere-ai': {},
  'cohere-ai/aws': { since: sdkVersions.exportsMap },
  'cohere-ai/*': { until: '7.21.1' },
};

/** What `cohere-ai` exports since the AWS clients moved out (source: `sdk`). */
export const rootExports: readonly string[] = [
  'Cohere',
  'CohereClient',
  'CohereClientV2',
  'CohereEnvironment',
  'CohereError',
  'CohereTimeoutError',
];

/**
 * Compares two releases by their three numbers; what follows them (`-beta.1`, `+build`) does not count.
 *
 * @returns negative, 0 or positive, as `Array.prototype.sort` wants it
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(/[.+-]/, 3).map(Number)) as [number[], number[]];
  for (const index of [0, 1, 2]) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether a release of the SDK has what a range describes. */
export function isInRange(version: string, { since, until }: SdkRange): boolean {
  return (
    (since === undefined || compareVersions(version, since) >= 0) &&
    (until === undefined || compareVersions(version, until) <= 0)
  );
}
