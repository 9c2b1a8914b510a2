import { describe, expect, it } from 'vitest';
import {
  type FieldValue,
  type RequestShape,
  clientClasses,
  clientOptions,
  cohereBaseUrls,
  compareVersions,
  endpoints,
  errorClasses,
  isBilled,
  isCohereUrl,
  isInRange,
  isRetriedStatus,
  isV2Method,
  limits,
  mistakenClientOptions,
  mistakenRequestOptions,
  modelEndpoints,
  rateLimitTexts,
  rateLimits,
  requestOptions,
  sdkName,
  sdkVersions,
  sources,
  timeouts,
  toolNamePattern,
  wireName,
} from '../../src/catalog/index.js';

const all = Object.values(endpoints);
const shapes = all.flatMap(({ path, methods }) =>
  Object.entries(methods).flatMap(([api, { request }]) => (request ? [{ name: `${api} ${path}`, request, api }] : [])),
);

function expectVersion(version: string | undefined): void {
  if (version !== undefined) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
}

describe('sources', () => {
  it.each(Object.entries(sources))('%s has a title, an address and a day', (_, source) => {
    expect(source.title).not.toBe('');
    if ('url' in source) expect(URL.canParse(source.url)).toBe(true);
    if ('date' in source) expect(source.date).toMatch(/^\d{4}(-\d{2}-\d{2})?$/);
  });

  it('cites nothing from the future', () => {
    for (const source of Object.values(sources)) if ('date' in source) expect(source.date <= '2026-11-21').toBe(true);
  });
});

describe('endpoints', () => {
  it('are keyed by their path', () => {
    for (const [path, endpoint] of Object.entries(endpoints)) expect(endpoint.path).toBe(path);
  });

  it('are billed where they run a model, but for the tokens of a text', () => {
    const billed = [
      'chat',
      'chatStream',
      'embed',
      'embedJobs.create',
      'rerank',
      'parse',
      'audio.transcriptions.create',
    ];
    for (const path of billed) expect(isBilled(path), path).toBe(true);
    const free = ['tokenize', 'detokenize', 'checkApiKey', 'models.list', 'models.get', 'datasets.list', 'no such'];
    for (const path of free) expect(isBilled(path), path).toBe(false);
  });

  it('take a model exactly where the rules say so', () => {
    expect(
      all
        .filter(({ takesModel }) => takesModel)
        .map(({ path }) => path)
        .sort(),
    ).toStrictEqual([
      'audio.transcriptions.create',
      'chat',
      'chatStream',
      'classify',
      'detokenize',
      'embed',
      'embedJobs.create',
      'generate',
      'generateStream',
      'parse',
      'rerank',
      'summarize',
      'tokenize',
    ]);
    for (const { takesModel, modelEndpoint } of all) {
      expect(modelEndpoint !== undefined).toBe(takesModel);
      if (modelEndpoint) expect(modelEndpoints).toContain(modelEndpoint);
    }
  });

  it('stream exactly where the name says so', () => {
    for (const { path, streaming } of all) expect(streaming).toBe(path.endsWith('Stream'));
  });

  it('speak v2 in five methods', () => {
    const speaking = Object.keys(endpoints).filter(isV2Method);
    expect(speaking).toStrictEqual(['chat', 'chatStream', 'embed', 'rerank', 'parse']);
    expect(isV2Method('no.such.method')).toBe(false);
  });

  it('were removed together', () => {
    const removed = all.filter(({ removed }) => removed);
    const groups = new Set(removed.map(({ path }) => path.replace(/\..*/, '')));
    expect([...groups]).toStrictEqual([
      'generate',
      'generateStream',
      'summarize',
      'classify',
      'connectors',
      'finetuning',
    ]);
    for (const { removed: removal } of removed) expect(removal).toMatchObject({ on: '2025-09-15' });
    expect(endpoints['generate']?.removed?.answer).toMatch(/^Generate API was removed on September 15 2025\./);
    expect(endpoints['classify']?.removed?.answer).toBeUndefined();
  });

  it('have ranges in order and HTTP requests with a path', () => {
    for (const { methods, brokenOnV2, sources: cited } of all) {
      for (const key of cited) expect(sources).toHaveProperty([key]);
      for (const { since, until, http } of Object.values(methods)) {
        expectVersion(since);
        expectVersion(until);
        expect(http).toMatch(/^(GET|POST|PATCH|DELETE) \/v[12]\/[a-z]/);
      }
      expectVersion(brokenOnV2?.since);
    }
  });

  it('know the style of 5.x and 6.x, with its own names', () => {
    const init = all.filter(({ methods }) => methods.init).map(({ path }) => path);
    expect(init.sort()).toStrictEqual([
      'classify',
      'detectLanguage',
      'detokenize',
      'embed',
      'generate',
      'summarize',
      'tokenize',
    ]);
    expect(Object.keys(endpoints['generate']?.methods.init?.request?.fields ?? {})).toContain('max_tokens');
    expect(endpoints['embed']?.methods.init?.request?.fields['texts']?.maxItems).toBeUndefined();
  });
});

/** Every value that a request may hold, at any depth. */
function valuesIn({ fields, items, variants, entries }: Partial<FieldValue>): FieldValue[] {
  const nested = [
    ...Object.values(fields ?? {}),
    ...Object.values(variants?.shapes ?? {}).flatMap((shape) => Object.values(shape)),
    ...[items, entries].filter((value) => value !== undefined),
  ];
  return nested.flatMap((value) => [value, ...valuesIn(value)]);
}

describe('requests', () => {
  it.each(shapes)('$name has names of its own generation', ({ api, request }) => {
    for (const name of Object.keys(request.fields)) expect(name).toBe(api === 'init' ? wireName(name) : sdkName(name));
  });

  it.each(shapes)('$name speaks of its own fields', ({ request }: { request: RequestShape }) => {
    const names = Object.keys(request.fields);
    for (const { fields, sources: cited } of request.conflicts ?? []) {
      expect(names).toEqual(expect.arrayContaining([...fields]));
      for (const key of cited) expect(sources).toHaveProperty([key]);
    }
    for (const { field, needs } of request.needs ?? []) expect(names).toEqual(expect.arrayContaining([field, needs]));
    expect(names).toEqual(expect.arrayContaining([...(request.oneOf ?? [])]));
    for (const name of request.overwritten ?? []) expect(names).not.toContain(name);
  });

  it.each(shapes)('$name has ranges in order', ({ request }) => {
    for (const value of valuesIn(request)) {
      expect(value.min ?? -Infinity).toBeLessThan(value.max ?? Infinity);
      expect(value.minItems ?? 0).toBeLessThan(value.maxItems ?? Infinity);
      expect(value.minLength ?? 0).toBeLessThan(value.maxLength ?? Infinity);
      if (value.values) expect(new Set(value.values).size).toBe(value.values.length);
      if (value.items) expect(value.kinds).toContain('list');
      if (value.fields ?? value.variants ?? value.entries) expect(value.kinds).toContain('object');
    }
  });

  it('hold the limits of the documentation', () => {
    const v2 = (path: string, field: string) => endpoints[path]?.methods.v2?.request?.fields[field];
    expect(v2('embed', 'texts')?.maxItems).toBe(96);
    expect(v2('rerank', 'documents')?.maxItems).toBe(10_000);
    expect(v2('chat', 'temperature')).toMatchObject({ min: 0, max: 1 });
    expect(v2('chat', 'p')).toMatchObject({ min: 0.01, max: 0.99 });
    expect(v2('chat', 'k')).toMatchObject({ min: 0, max: 500 });
    expect(v2('chat', 'priority')).toMatchObject({ min: 0, max: 999 });
    expect(v2('chat', 'stopSequences')?.maxItems).toBe(5);
    expect(limits.rerankRecommendedDocuments).toBeLessThan(limits.rerankDocuments);
  });

  it('require on v2 what v1 leaves to the API', () => {
    const required = (path: string, api: 'v1' | 'v2') => {
      const fields = endpoints[path]?.methods[api]?.request?.fields ?? {};
      return Object.keys(fields).filter((name) => fields[name]?.required === 'sdk');
    };
    expect(required('chat', 'v2')).toStrictEqual(['model', 'messages']);
    expect(required('chat', 'v1')).toStrictEqual(['message']);
    expect(required('embed', 'v2')).toStrictEqual(['model', 'inputType']);
    expect(required('embed', 'v1')).toStrictEqual([]);
    expect(required('rerank', 'v2')).toStrictEqual(['model', 'query', 'documents']);
    expect(required('rerank', 'v1')).toStrictEqual(['query', 'documents']);
  });
});

describe('names', () => {
  it.each([
    ['inputType', 'input_type'],
    ['maxTokensPerDoc', 'max_tokens_per_doc'],
    ['model', 'model'],
    ['p', 'p'],
  ])('%s is %s on the wire', (sdk, wire) => {
    expect(wireName(sdk)).toBe(wire);
    expect(sdkName(wire)).toBe(sdk);
  });
});

describe('clients', () => {
  it('are exported from somewhere, in one place at a time', () => {
    for (const { exportedFrom } of Object.values(clientClasses)) {
      const { root, aws } = exportedFrom;
      expect(root ?? aws).toBeDefined();
      if (root && aws) expect(compareVersions(root.until ?? '', aws.since ?? '')).toBeLessThan(0);
    }
  });

  it.each(cohereBaseUrls)('%s is Cohere', (url) => {
    expect(isCohereUrl(url)).toBe(true);
    expect(isCohereUrl(`${url}/`)).toBe(true);
  });

  it.each([
    'http://localhost:8080',
    'https://api.cohere.com.example.org',
    'https://proxy.example/api.cohere.com',
    'api.cohere.com',
    '',
  ])('%j is not Cohere', (url) => {
    expect(isCohereUrl(url)).toBe(false);
  });

  it('mistake names only for options that exist', () => {
    for (const { meant } of Object.values(mistakenClientOptions)) {
      if (meant !== undefined) expect(clientOptions).toHaveProperty([meant]);
    }
    for (const { meant } of Object.values(mistakenRequestOptions)) {
      if (meant !== undefined) expect(requestOptions).toHaveProperty([meant]);
    }
    for (const name of Object.keys(clientOptions)) expect(mistakenClientOptions).not.toHaveProperty([name]);
    for (const name of Object.keys(requestOptions)) expect(mistakenRequestOptions).not.toHaveProperty([name]);
  });
});

describe('releases', () => {
  it('compare by number, not by text', () => {
    expect(compareVersions('7.9.0', '7.20.0')).toBeLessThan(0);
    expect(compareVersions('8.0.0', '7.21.1')).toBeGreaterThan(0);
    expect(compareVersions('8.1.0-beta.1', '8.1.0')).toBe(0);
    expect(compareVersions('8.1.0+build', '8.1.0')).toBe(0);
    expect(compareVersions('8', '8.0.0')).toBe(0);
  });

  it('are in a range with both its ends', () => {
    const range = { since: '7.18.0', until: '7.21.1' } as const;
    const releases = ['7.17.1', '7.18.0', '7.20.5', '7.21.1', '8.0.0'];
    expect(releases.filter((version) => isInRange(version, range))).toStrictEqual(['7.18.0', '7.20.5', '7.21.1']);
    expect(isInRange('0.0.1', {})).toBe(true);
  });

  it('are releases', () => {
    for (const version of Object.values(sdkVersions)) {
      expectVersion(version);
      expect(compareVersions(version, sdkVersions.newest)).toBeLessThanOrEqual(0);
    }
  });
});

describe('limits', () => {
  it('of keys cite the page', () => {
    for (const { sources: cited, trial, production } of rateLimits) {
      expect(cited).toStrictEqual(['rate-limits']);
      if (production !== undefined) expect(trial).toBeLessThanOrEqual(production);
    }
  });

  it('of time are in order', () => {
    expect(timeouts.defaultSeconds).toBeLessThan(timeouts.plausibleSeconds);
    expect(timeouts.plausibleSeconds).toBeLessThan(timeouts.maxSeconds);
  });

  it.each(['get_weather', '_a', 'Tool1'])('%s may name a tool', (name) => {
    expect(name).toMatch(toolNamePattern);
  });

  it.each(['1tool', 'get-weather', 'get weather', ''])('%j may not name a tool', (name) => {
    expect(name).not.toMatch(toolNamePattern);
  });
});

describe('errors', () => {
  it('tell a minute from a month', () => {
    const minute = 'You are using a Trial key, which is limited to 20 API calls / minute. You can continue to use';
    const month = 'You are using a Trial key, which is limited to 1000 API calls / month.';
    expect(rateLimitTexts.period.exec(minute)?.[1]).toBe('minute');
    expect(rateLimitTexts.period.exec(month)?.[1]).toBe('month');
    expect(minute).toMatch(rateLimitTexts.trial);
    expect('You are past the per minute request limit').not.toMatch(rateLimitTexts.trial);
  });

  it('leave two classes out of CohereError that can be caught, or cannot', () => {
    const outside = Object.keys(errorClasses).filter((name) => !errorClasses[name]?.isCohereError);
    expect(outside).toStrictEqual(['CohereTimeoutError', 'JsonError', 'ParseError']);
  });

  it('know what is tried again', () => {
    const statuses = [400, 408, 409, 422, 429, 499, 500, 501, 503];
    expect(statuses.filter(isRetriedStatus)).toStrictEqual([408, 429, 500, 501, 503]);
  });
});
