import type { IsoDate } from './types.js';

/** Where facts were read, and when the text that was read dates from. */
export interface Source {
  readonly title: string;
  /** Left out where the source is no page. */
  readonly url?: string;
  /** The day of the text (not the day of reading); a year alone where the page shows no day. */
  readonly date?: IsoDate | `${number}`;
}

const docs = 'https://github.com/cohere-ai/cohere-developer-experience';

/** The name that entries of the catalog cite a source by. */
export type SourceKey =
  | 'docs-models'
  | 'docs-models-september'
  | 'docs-models-older'
  | 'deprecations'
  | 'embed-5'
  | 'rerank-5'
  | 'parse-5'
  | 'north-small-translate'
  | 'observed-404'
  | 'observed-422'
  | 'api-v2-post'
  | 'renaming-2023'
  | 'changelog-2022'
  | 'models-dev'
  | 'rate-limits'
  | 'bedrock'
  | 'oci'
  | 'azure-answer'
  | 'openapi'
  | 'docs-errors'
  | 'docs-guides'
  | 'sdk'
  | 'sdk-tags'
  | 'sdk-init'
  | 'public-code'
  | 'settings';

/** Every source that the catalog cites, by key. */
export const sources: Readonly<Record<SourceKey, Source>> = {
  'docs-models': {
    title: "Models page of Cohere's documentation",
    url: `${docs}/blob/e814c8a/fern/pages/models/models.mdx`,
    date: '2026-08-20',
  },
  'docs-models-september': {
    title: "Models page of Cohere's documentation, before Embed 5",
    url: `${docs}/blob/05db13a/fern/pages/models/models.mdx`,
    date: '2026-09-09',
  },
  'docs-models-older': {
    title: 'Older revisions of the model pages',
    url: `${docs}/commits/main/fern/pages/models`,
  },
  deprecations: {
    title: "Deprecations page of Cohere's documentation; read by a third party as of 2026-10-17 without a change",
    url: 'https://docs.cohere.com/docs/deprecations',
    date: '2026-08-20',
  },
  'embed-5': {
    title: 'Changelog: Embed 5',
    url: `${docs}/blob/152b674/fern/pages/changelog/2026-09-30-embed-v5.mdx`,
    date: '2026-09-30',
  },
  'rerank-5': {
    title: 'Changelog: Rerank 5',
    url: 'https://docs.cohere.com/changelog/rerank-v5',
    date: '2026-11-04',
  },
  'parse-5': {
    title: 'Page of Parse 5',
    url: `${docs}/blob/9c15480/fern/pages/models/parse.mdx`,
    date: '2026-08-27',
  },
  'north-small-translate': {
    title: 'Page of North Small Translate',
    url: `${docs}/blob/05db13a/fern/pages/models/north/north-small-translate-1.0.mdx`,
    date: '2026-09-09',
  },
  'observed-404': {
    title: "The API's own 404, as quoted in at least five public repositories",
    url: 'https://docs.cohere.com/docs/models#command',
    date: '2026-11-20',
  },
  'observed-422': {
    title: "The API's own 422 for fields that it does not know, as quoted in public issues on chat and rerank",
    url: 'https://github.com/OpenRouterTeam/openrouter-examples/issues/71',
    date: '2026-03-23',
  },
  'api-v2-post': {
    title: 'Introducing API v2: a system message may be the latest turn',
    url: 'https://cohere.com/blog/new-api-v2',
    date: '2024',
  },
  'renaming-2023': {
    title: 'Changelog: model names are changing',
    url: `${docs}/blob/e814c8a/fern/pages/changelog/2023-04-26-model-names-are-changing.mdx`,
    date: '2023-04-26',
  },
  'changelog-2022': {
    title: 'Changelog: entries of 2022-11-08, 2022-12-02 and 2023-01-17',
    url: `${docs}/tree/e814c8a/fern/pages/changelog`,
    date: '2023-01-17',
  },
  'models-dev': {
    title: 'models.dev',
    url: 'https://github.com/anomalyco/models.dev',
    date: '2026',
  },
  'rate-limits': {
    title: "Rate limits page of Cohere's documentation",
    url: 'https://docs.cohere.com/docs/rate-limits',
    date: '2026-08-04',
  },
  bedrock: {
    title: "Amazon Bedrock's cards of Cohere models",
    url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-cards-cohere.html',
    date: '2026-08-19',
  },
  oci: {
    title: "Oracle Cloud's table of retired models",
    url: 'https://docs.oracle.com/iaas/Content/generative-ai/deprecating-on-demand.htm',
    date: '2026',
  },
  'azure-answer': {
    title: "Microsoft's answer 2244146 on Rerank 3 in Azure",
    url: 'https://learn.microsoft.com/answers/questions/2244146',
    date: '2025-03-31',
  },
  openapi: {
    title: "Cohere's OpenAPI description",
    url: `${docs}/blob/e814c8a/cohere-openapi.yaml`,
    date: '2026-08-20',
  },
  'docs-errors': {
    title: "Errors page of Cohere's documentation",
    url: 'https://docs.cohere.com/reference/errors',
    date: '2026-08-20',
  },
  'docs-guides': {
    title: "Guides of Cohere's documentation",
    url: `${docs}/tree/e814c8a/fern/pages`,
    date: '2026-08-20',
  },
  sdk: {
    title: 'cohere-ai 8.1.0, 7.21.0 and 7.20.0: typings and source, and run on Node 20.20',
    date: '2026-11-20',
  },
  'sdk-tags': {
    title: 'cohere-typescript, source of the tags 7.0.0 to 8.0.1',
    url: 'https://github.com/cohere-ai/cohere-typescript',
    date: '2026-08-18',
  },
  'sdk-init': {
    title: 'cohere-ai 5.1.0 and 6.2.2: typings',
    url: 'https://github.com/cohere-ai/cohere-typescript',
    date: '2023-10-07',
  },
  'public-code': {
    title: 'Public code that uses the SDK: 385 files',
    date: '2026-11-20',
  },
  settings: {
    title: 'settings.cohere.models of the linted project',
  },
};
