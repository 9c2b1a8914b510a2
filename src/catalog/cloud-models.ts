import type { Model, ModelEndpoint, ModelPlatform } from './model.js';
import type { SourceKey } from './sources.js';
import type { Confidence } from './types.js';

interface CloudList {
  readonly platform: ModelPlatform;
  readonly sources: readonly SourceKey[];
  readonly confidence?: Confidence;
}

type CloudEntry = Partial<Omit<Model, 'id' | 'platform'>> & { readonly id: string };

function listed({ platform, sources, confidence = 'high' }: CloudList, entries: readonly CloudEntry[]): Model[] {
  return entries.map((entry) => ({
    platform,
    endpoints: [],
    documented: { status: 'live' },
    confidence,
    sources,
    ...entry,
  }));
}

const chat: readonly ModelEndpoint[] = ['chat'];
const embed: readonly ModelEndpoint[] = ['embed'];
const rerank: readonly ModelEndpoint[] = ['rerank'];

const ociRetiredEmbed = {
  endpoints: embed,
  documented: { status: 'shutdown', shutdownOn: '2026-09-30' },
  replacements: ['cohere.embed-v4.0'],
  confidence: 'medium',
} as const satisfies Partial<Model>;

const bedrockModels = listed({ platform: 'bedrock', sources: ['bedrock'] }, [
  {
    id: 'cohere.command-r-plus-v1:0',
    endpoints: chat,
    documented: { status: 'shutdown', shutdownOn: '2026-08-19' },
    notes: 'Requests fail with ResourceNotFoundException.',
  },
  {
    id: 'cohere.command-r-v1:0',
    endpoints: chat,
    documented: { status: 'shutdown', shutdownOn: '2026-08-19' },
    notes: 'The day is that of an older model card; the page after it was not seen.',
  },
  {
    id: 'cohere.command-text-v14',
    endpoints: ['generate'],
    documented: { status: 'shutdown' },
    confidence: 'medium',
    notes: "Not on AWS's current list.",
  },
  {
    id: 'cohere.command-light-text-v14',
    endpoints: ['generate'],
    documented: { status: 'shutdown' },
    confidence: 'medium',
    notes: "Not on AWS's current list.",
  },
  { id: 'cohere.embed-english-v3', endpoints: embed },
  { id: 'cohere.embed-multilingual-v3', endpoints: embed },
  {
    id: 'cohere.embed-v4:0',
    endpoints: embed,
    confidence: 'medium',
    notes: 'AWS lists Embed v4; the ID itself was not seen on a page of AWS.',
  },
  { id: 'cohere.rerank-v3-5:0', endpoints: rerank, sources: ['bedrock', 'docs-models'] },
  {
    id: 'cohere.command-a-03-2025',
    endpoints: chat,
    documented: { status: 'invalid' },
    confidence: 'medium',
    sources: ['docs-models', 'bedrock'],
    notes: 'The example of the README of SDK 8.x; Cohere calls it "coming soon" on Bedrock, AWS does not list it.',
  },
]);

const azureModels = listed({ platform: 'azure', sources: ['docs-models'] }, [
  { id: 'coherelabs-command-a-plus-05-2026-w4a4', endpoints: chat },
  { id: 'cohere-embed-v-4-plan', endpoints: embed },
  { id: 'cohere-rerank-v4-pro', endpoints: rerank },
  { id: 'cohere-rerank-v4-fast', endpoints: rerank },
  { id: 'Cohere-rerank-v3.5', endpoints: rerank },
  {
    id: 'Cohere-rerank-v3-english',
    endpoints: rerank,
    documented: { status: 'deprecated', deprecatedOn: '2025-03-31' },
    confidence: 'medium',
    sources: ['azure-answer'],
  },
  {
    id: 'Cohere-rerank-v3-multilingual',
    endpoints: rerank,
    documented: { status: 'deprecated', deprecatedOn: '2025-03-31' },
    confidence: 'medium',
    sources: ['azure-answer'],
  },
  { id: 'cohere-parse-v5.0', endpoints: ['parse'], sources: ['docs-models-september'] },
  { id: 'coherelabs-cohere-transcribe-03-2026', endpoints: ['audio'] },
  { id: 'Cohere-Embed-V5-Pro', endpoints: embed, confidence: 'medium', sources: ['embed-5'] },
]);

const ociModels = listed({ platform: 'oci', sources: ['oci'] }, [
  { id: 'cohere.command-a-03-2025', endpoints: chat, sources: ['docs-models', 'oci'] },
  { id: 'cohere.command-a-vision', endpoints: chat },
  ...['cohere.command-r-08-2024', 'cohere.command-r-plus-08-2024'].map((id): CloudEntry => ({
    id,
    endpoints: chat,
    documented: { status: 'likely-live' },
    confidence: 'low',
    notes: 'In an older table, with Command A as replacement; of the newest table only a part was seen.',
  })),
  ...['cohere.command-r-16k', 'cohere.command-r-plus'].map((id): CloudEntry => ({
    id,
    endpoints: chat,
    documented: { status: 'shutdown', shutdownOn: '2025-01-16' },
    notes: 'On demand; dedicated clusters until 2025-08-07.',
  })),
  ...['cohere.command', 'cohere.command-light'].map((id): CloudEntry => ({
    id,
    endpoints: ['generate'],
    documented: { status: 'shutdown', shutdownOn: '2024-10-02' },
    notes: 'On demand; dedicated clusters until 2025-08-07.',
  })),
  { id: 'cohere.embed-v4.0', endpoints: embed, confidence: 'medium' },
  { id: 'cohere.embed-english-v3.0', ...ociRetiredEmbed },
  { id: 'cohere.embed-multilingual-v3.0', ...ociRetiredEmbed },
  { id: 'cohere.embed-english-light-v3.0', ...ociRetiredEmbed },
  { id: 'cohere.embed-multilingual-light-v3.0', ...ociRetiredEmbed },
  { id: 'cohere.embed-english-image-v3.0', ...ociRetiredEmbed },
  { id: 'cohere.embed-multilingual-image-v3.0', ...ociRetiredEmbed },
  { id: 'cohere.embed-english-light-image-v3.0', ...ociRetiredEmbed },
  { id: 'cohere.embed-multilingual-light-image-v3.0', ...ociRetiredEmbed },
  {
    id: 'cohere.embed-english-light-v2.0',
    endpoints: embed,
    documented: { status: 'shutdown' },
    confidence: 'low',
    notes: 'Not in the list of 2026.',
  },
  { id: 'cohere.rerank.3-5', endpoints: rerank, sources: ['oci', 'docs-models'] },
]);

const openRouterModels = listed({ platform: 'openrouter', sources: ['rerank-5'] }, [
  { id: 'cohere/embed-5-pro', endpoints: embed, aliasOf: 'embed-v5.0-pro' },
  { id: 'cohere/embed-5-fast', endpoints: embed, aliasOf: 'embed-v5.0-fast' },
  { id: 'cohere/rerank-5-pro', endpoints: rerank, aliasOf: 'rerank-v5.0-pro' },
  { id: 'cohere/rerank-5-fast', endpoints: rerank, aliasOf: 'rerank-v5.0-fast' },
]);

/** Cohere's models on other people's platforms, each with the platform's own ID and clock. */
export const cloudModels: readonly Model[] = [...bedrockModels, ...azureModels, ...ociModels, ...openRouterModels];
