import { describe, expect, it } from 'vitest';
import {
  type Model,
  type ModelOverride,
  effectiveStatus,
  endpoints,
  findModel,
  modelConcern,
  modelEndpoints,
  models,
  servesEndpoint,
  sources,
  suggestedModels,
} from '../../src/catalog/index.js';
import { cloudIds, cohereIds } from './known-ids.js';

const onCohere = models.filter((model) => model.platform === 'cohere');
const onClouds = models.filter((model) => model.platform !== 'cohere');

/** The model of an ID on Cohere's API, which must be one. */
function cohere(id: string, overrides?: Readonly<Record<string, ModelOverride>>): Model {
  const model = findModel(id, 'cohere', overrides);
  return model ?? expect.fail(`${id} is not in the catalog`);
}

function isDay(date: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && new Date(date).toISOString().startsWith(date);
}

describe('models', () => {
  it('has exactly the IDs of the research, each with its status', () => {
    expect(Object.fromEntries(onCohere.map((model) => [model.id, effectiveOf(model)]))).toStrictEqual(cohereIds);
    expect(onCohere).toHaveLength(97);
    const byPlatform = onClouds.map((model) => [`${model.platform} ${model.id}`, effectiveStatus(model).status]);
    expect(Object.fromEntries(byPlatform)).toStrictEqual(cloudIds);
    expect(onClouds).toHaveLength(42);
  });

  /** `command-nightly` is the one model whose last recorded answer is better than its place in the documentation. */
  function effectiveOf(model: Model): string {
    return model.id === 'command-nightly' ? model.documented.status : effectiveStatus(model).status;
  }

  it('has no placeholders', () => {
    for (const { id } of models) expect(id).toMatch(/^[A-Za-z0-9][A-Za-z0-9./:-]*$/);
  });

  it.each(models)('$platform $id cites sources that exist', (model) => {
    expect(model.sources.length).toBeGreaterThan(0);
    for (const source of model.sources) expect(sources).toHaveProperty([source]);
    expect(new Set(model.sources).size).toBe(model.sources.length);
  });

  it.each(models)('$platform $id has real days in order', (model) => {
    const { deprecatedOn, shutdownOn } = model.documented;
    const days = [deprecatedOn, shutdownOn, model.observed?.on].filter((day) => day !== undefined);
    for (const day of days) {
      expect(isDay(day)).toBe(true);
      expect(day <= '2026-11-21').toBe(true);
    }
    if (deprecatedOn && shutdownOn) expect(deprecatedOn <= shutdownOn).toBe(true);
    if (shutdownOn) expect(model.documented.status).toBe('shutdown');
    if (deprecatedOn) expect(['deprecated', 'shutdown']).toContain(model.documented.status);
  });

  const superseded = models.filter(({ replacements }) => replacements);

  it.each(superseded)('$platform $id names successors that are fine on the same platform', (model) => {
    for (const id of model.replacements ?? []) {
      const successor = models.find((other) => other.id === id && other.platform === model.platform);
      expect(successor, id).toBeDefined();
      expect(successor && modelConcern(successor), id).toBeUndefined();
    }
    if (model.dropIn !== undefined) expect(model.replacements?.[0]).toBe(model.dropIn);
  });

  it.each(models.filter(({ aliasOf }) => aliasOf))('$platform $id stands for an ID that exists', (model) => {
    const target = models.find(({ id, platform }) => id === model.aliasOf && platform !== 'bedrock');
    expect(target).toBeDefined();
    expect(target?.aliasOf).toBeUndefined();
  });

  it.each(models)('$platform $id has endpoints, unless it never was an ID', (model) => {
    const isName = ['weights-only', 'not-an-api-id'].includes(model.documented.status);
    expect(model.endpoints.length === 0).toBe(isName);
    for (const endpoint of model.endpoints) expect(modelEndpoints).toContain(endpoint);
    expect(model.endpoints).not.toContain('tokenize');
  });

  it.each(models)('$platform $id has numbers that fit together', (model) => {
    const { dimensions, defaultDimension, contextLength, maxOutputTokens } = model;
    if (defaultDimension !== undefined) expect(dimensions).toContain(defaultDimension);
    if (dimensions) expect([...dimensions].sort((a, b) => a - b)).toStrictEqual(dimensions);
    if (contextLength !== undefined && maxOutputTokens !== undefined) {
      expect(maxOutputTokens).toBeLessThanOrEqual(contextLength);
    }
    const isKnownEmbedder = model.platform === 'cohere' && model.endpoints.includes('embed') && !model.aliasOf;
    expect(dimensions !== undefined).toBe(isKnownEmbedder);
    expect(model.embeddingTypes !== undefined).toBe(isKnownEmbedder);
  });

  it.each(models.filter(({ observed }) => observed?.assumedFrom))('$id says whose answer it has', ({ observed }) => {
    const asked = cohere(observed?.assumedFrom ?? '').observed;
    expect(asked?.answer).toBe(observed?.answer);
    expect(asked?.assumedFrom).toBeUndefined();
  });

  it('knows the drop-in successors and no others', () => {
    const dropIns = models.filter((model) => model.dropIn !== undefined).map(({ id, dropIn }) => [id, dropIn]);
    expect(Object.fromEntries(dropIns)).toStrictEqual({
      'command-r': 'command-r-08-2024',
      'command-r-03-2024': 'command-r-08-2024',
      'command-r-plus': 'command-r-plus-08-2024',
      'command-r-plus-04-2024': 'command-r-plus-08-2024',
      'rerank-english-v2.0': 'rerank-v3.5',
      'rerank-multilingual-v2.0': 'rerank-v3.5',
    });
  });

  it('drops in only what may be used in production, on the same endpoint', () => {
    for (const model of models.filter(({ dropIn }) => dropIn !== undefined)) {
      const successor = cohere(model.dropIn ?? '');
      expect(modelConcern(model)).toBe('gone');
      expect(successor.productionKey?.access).toBe('full');
      expect(successor.endpoints).toStrictEqual(model.endpoints);
    }
  });
});

describe('effectiveStatus', () => {
  it('lets the observed answer win', () => {
    const commandR = cohere('command-r');
    expect(commandR.documented).toStrictEqual({ status: 'deprecated', deprecatedOn: '2025-09-15' });
    expect(effectiveStatus(commandR)).toStrictEqual({ status: 'shutdown', since: '2025-09-15', clock: 'observed' });
    expect(commandR.observed?.answer).toBe("model 'command-r' was removed on September 15, 2025.");
  });

  it('leaves the day out where the answer has none', () => {
    expect(effectiveStatus(cohere('small'))).toStrictEqual({ status: 'shutdown', clock: 'observed' });
  });

  it('is what the documentation says where nobody recorded an answer', () => {
    expect(effectiveStatus(cohere('c4ai-aya-expanse-8b'))).toStrictEqual({
      status: 'shutdown',
      since: '2026-04-04',
      clock: 'documented',
    });
    expect(effectiveStatus(cohere('embed-v4.0'))).toStrictEqual({ status: 'live', clock: 'documented' });
  });
});

describe('modelConcern', () => {
  it.each([
    ['command-r-plus', 'gone'],
    ['c4ai-aya-23-8b', 'gone'],
    ['embed-english-v2.0', 'gone'],
    ['xlarge-20220301', 'gone'],
    ['command-nightly', 'floating'],
    ['command-light-nightly', 'floating'],
    ['command-a', 'never-an-id'],
    ['embed-v4', 'never-an-id'],
    ['c4ai-command-r-plus', 'weights-only'],
    ['command-a-03-2025', undefined],
    ['command-r-plus-08-2024', undefined],
    ['command-r7b-arabic-02-2025', undefined],
    ['north-small-translate-09-2026', undefined],
  ])('%s: %s', (id, concern) => {
    expect(modelConcern(cohere(id))).toBe(concern);
  });

  it('knows Bedrock by its own clock', () => {
    const concernOnBedrock = (id: string) => modelConcern(findModel(id, 'bedrock') ?? expect.fail(id));
    expect(concernOnBedrock('cohere.command-r-plus-v1:0')).toBe('gone');
    expect(concernOnBedrock('cohere.command-a-03-2025')).toBe('never-an-id');
    expect(concernOnBedrock('cohere.rerank-v3-5:0')).toBeUndefined();
  });

  it('calls a live model deprecated when the project says so', () => {
    expect(modelConcern(cohere('embed-v4.0', { 'embed-v4.0': { status: 'deprecated' } }))).toBe('deprecated');
  });
});

describe('findModel', () => {
  it('keeps the platforms apart', () => {
    expect(findModel('command-r', 'bedrock')).toBeUndefined();
    expect(findModel('cohere.rerank-v3-5:0', 'cohere')).toBeUndefined();
    expect(findModel('cohere.embed-v4.0', 'bedrock')).toBeUndefined();
  });

  it.each(['sagemaker', 'aws', 'own'] as const)('is silent on %s, whatever the settings say', (platform) => {
    expect(findModel('command-r', platform)).toBeUndefined();
    expect(findModel('command-r', platform, { 'command-r': { status: 'shutdown' } })).toBeUndefined();
  });

  it('does not know fine-tunes, or what objects inherit', () => {
    expect(findModel('3b9c5c1e-ft', 'cohere')).toBeUndefined();
    expect(findModel('toString', 'cohere', {})).toBeUndefined();
    expect(findModel('constructor', 'cohere', {})).toBeUndefined();
  });

  it('takes a new model from the settings', () => {
    expect(findModel('acme-1', 'cohere', { 'acme-1': { status: 'live' } })).toStrictEqual({
      id: 'acme-1',
      platform: 'cohere',
      endpoints: [],
      documented: { status: 'live' },
      observed: undefined,
      floating: undefined,
      replacements: undefined,
      dropIn: undefined,
      confidence: 'high',
      sources: ['settings'],
    });
  });

  it('takes dates and successors from the settings', () => {
    const model = cohere('acme-1', {
      'acme-1': { status: 'shutdown', since: '2026-01-31', endpoints: ['rerank'], replacement: 'acme-2', dropIn: true },
    });
    expect(effectiveStatus(model)).toStrictEqual({ status: 'shutdown', since: '2026-01-31', clock: 'documented' });
    expect(model).toMatchObject({ endpoints: ['rerank'], replacements: ['acme-2'], dropIn: 'acme-2' });
    const deprecated = cohere('acme-1', { 'acme-1': { status: 'deprecated', since: '2026-01-31' } });
    expect(effectiveStatus(deprecated).since).toBe('2026-01-31');
  });

  it('overrides a status and keeps the rest of what is known', () => {
    const known = cohere('command-nightly');
    const model = cohere('command-nightly', { 'command-nightly': { status: 'live' } });
    expect(modelConcern(model)).toBeUndefined();
    expect(model).toMatchObject({ endpoints: known.endpoints, contextLength: known.contextLength });
    expect(model.replacements).toBeUndefined();
  });

  it('keeps the known successors of a model that is not live, unless the settings give another', () => {
    const given = (override: Omit<ModelOverride, 'status'>) =>
      cohere('command-r', { 'command-r': { status: 'shutdown', ...override } });
    expect(given({})).toMatchObject({ dropIn: 'command-r-08-2024', replacements: cohere('command-r').replacements });
    expect(given({ dropIn: false }).dropIn).toBeUndefined();
    expect(given({ replacement: 'acme-2' })).toMatchObject({ replacements: ['acme-2'], dropIn: undefined });
  });
});

describe('servesEndpoint', () => {
  it('knows which models answer where', () => {
    expect(servesEndpoint(cohere('embed-v4.0'), 'embed')).toBe(true);
    expect(servesEndpoint(cohere('embed-v4.0'), 'chat')).toBe(false);
    expect(servesEndpoint(cohere('embed-english-v3.0'), 'tokenize')).toBe(true);
    expect(servesEndpoint(cohere('command-a'), 'rerank')).toBe(true);
  });
});

describe('suggestedModels', () => {
  const suggested = modelEndpoints.flatMap((endpoint) =>
    suggestedModels(endpoint).map((suggestion) => ({ endpoint, suggestion })),
  );

  it('suggests nothing for what was removed', () => {
    for (const { modelEndpoint, removed } of Object.values(endpoints)) {
      if (modelEndpoint && removed) expect(suggestedModels(modelEndpoint)).toStrictEqual([]);
      if (modelEndpoint && !removed) expect(suggestedModels(modelEndpoint).length).toBeGreaterThan(0);
    }
  });

  it.each(suggested)('suggests $suggestion.id for $endpoint: live, and serves it', ({ endpoint, suggestion }) => {
    const model = cohere(suggestion.id);
    expect(modelConcern(model)).toBeUndefined();
    expect(effectiveStatus(model).status).toBe('live');
    expect(servesEndpoint(model, endpoint)).toBe(true);
  });

  it('says what a production key may do, unless its limits are documented', () => {
    for (const { suggestion } of suggested) {
      const access = cohere(suggestion.id).productionKey?.access;
      if (access === 'full') expect(suggestion.caveat ?? '').not.toMatch(/production key/);
      else expect(suggestion.caveat).toMatch(access ? /limited like a trial key/ : /limits of .* not documented/);
    }
  });

  it('puts models with documented limits first', () => {
    expect(suggestedModels('chat').map(({ id }) => id)).toStrictEqual([
      'command-a-03-2025',
      'command-r7b-12-2024',
      'command-a-plus-05-2026',
    ]);
    expect(suggestedModels('embed').map(({ id }) => id)).toStrictEqual(['embed-v4.0', 'embed-v5.0-pro']);
    expect(suggestedModels('rerank').map(({ id }) => id)).toStrictEqual(['rerank-v3.5', 'rerank-v5.0-pro']);
    expect(suggestedModels('parse').map(({ id }) => id)).toStrictEqual(['parse-v5.0']);
    expect(suggestedModels('audio').map(({ id }) => id)).toStrictEqual(['cohere-transcribe-03-2026']);
  });

  it('reminds of the index with every model that embeds', () => {
    for (const { caveat } of suggestedModels('embed')) expect(caveat).toMatch(/index must be embedded/);
  });
});
