import type { Model } from './model.js';

/** Models that read documents or transcribe speech. */
export const documentAndAudioModels: readonly Model[] = [
  {
    id: 'parse-v5.0',
    platform: 'cohere',
    endpoints: ['parse'],
    documented: { status: 'live' },
    contextLength: 8_192,
    modalities: ['image'],
    confidence: 'high',
    sources: ['docs-models-september', 'parse-5'],
    notes: 'An image of at most 20 MB, 50 megapixels and 200 MB decoded. Billed per page.',
  },
  {
    id: 'cohere-transcribe-03-2026',
    platform: 'cohere',
    endpoints: ['audio'],
    documented: { status: 'live' },
    modalities: ['audio'],
    productionKey: { access: 'trial-limited', limit: 'limited like a trial key: 5 requests per minute' },
    confidence: 'high',
    sources: ['docs-models', 'docs-models-september', 'rate-limits'],
    notes: 'At most 25 MB of flac, mp3, mpeg, mpga, ogg or wav. Production use is by Model Vault or by contract.',
  },
  {
    id: 'cohere-transcribe-arabic-07-2026',
    platform: 'cohere',
    endpoints: ['audio'],
    documented: { status: 'live' },
    modalities: ['audio'],
    confidence: 'high',
    sources: ['docs-models-september'],
    notes: 'The repository of its weights is called cohere-transcribe-arabic-06-2026.',
  },
];
