import { describe, expect, it } from 'vitest';
import {
  type Method,
  clientClasses,
  cohereBaseUrls,
  endpoints,
  entryPoints,
  isInRange,
  isV2Method,
  sdkVersions,
} from '../../src/catalog/index.js';
import { call, construct, exportedClasses, isImportable, member, recordingFetch, sdks } from './sdks.js';
import { sampleRequest } from './samples.js';

/** Members of clients that are no endpoint: `fetch` sends any request, the others are the clients inside. */
const notEndpoints = ['fetch', 'constructor', 'options', 'client', 'clientV2'];

/** The dotted paths of all methods that a real client has. */
function methodPaths(value: object, prefix = ''): string[] {
  const names = new Set<string>();
  for (let proto = value; proto !== Object.prototype; proto = Object.getPrototypeOf(proto) as object) {
    for (const name of Object.getOwnPropertyNames(proto)) names.add(name);
  }
  return [...names].flatMap((name) => {
    if (name.startsWith('_') || (prefix === '' && notEndpoints.includes(name)) || name === 'constructor') return [];
    const part = (value as Record<string, unknown>)[name];
    if (typeof part === 'function') return [prefix + name];
    return typeof part === 'object' && part !== null ? methodPaths(part, `${prefix}${name}.`) : [];
  });
}

/** What the catalog says that a class has. */
function catalogPaths(api: 'v1' | 'v2', version: string): string[] {
  const own = Object.values(endpoints).filter(({ methods }) => {
    const method = methods[api];
    return method && isInRange(version, method);
  });
  const paths = own.map(({ path }) => path);
  if (api === 'v2') return paths;
  const v2 = Object.values(endpoints).filter(
    ({ path, methods }) => isV2Method(path) && methods.v2 && isInRange(version, methods.v2),
  );
  return [...paths, ...v2.map(({ path }) => `v2.${path}`)];
}

it('is checked against the newest release that the catalog describes, and the oldest that the helpers support', () => {
  const { newest, oldestForHelpers } = sdkVersions;
  expect(sdks.map(({ version }) => version)).toStrictEqual([newest, '7.21.0', oldestForHelpers]);
});

describe.each(sdks)('$name $version', (sdk) => {
  it.each(Object.keys(clientClasses))('exports %s exactly where the catalog says', (name) => {
    const { root, aws } = clientClasses[name]?.exportedFrom ?? {};
    expect(name in sdk.root).toBe(root !== undefined && isInRange(sdk.version, root));
    expect(sdk.aws !== undefined && name in sdk.aws).toBe(aws !== undefined && isInRange(sdk.version, aws));
  });

  it('exports no other client', () => {
    const exported = [...Object.keys(sdk.root), ...Object.keys(sdk.aws ?? {})];
    expect(exported.filter((name) => /Client/.test(name) && !(name in clientClasses))).toStrictEqual([]);
  });

  it('can be imported by the specifiers of the catalog', () => {
    for (const [specifier, range] of Object.entries(entryPoints)) {
      const real = specifier.replace('cohere-ai', sdk.name);
      const paths = real.endsWith('/*') ? ['errors', 'api', 'core', 'package.json'] : [''];
      for (const path of paths) {
        expect(isImportable(real.replace('*', path)), `${specifier} ${path}`).toBe(isInRange(sdk.version, range));
      }
    }
  });

  it('has the production URL of the catalog', () => {
    const { Production } = sdk.root['CohereEnvironment'] as { Production: string };
    expect(cohereBaseUrls[0]).toBe(Production);
  });

  describe.each(exportedClasses(sdk))('%s', (name) => {
    const { api } = clientClasses[name] ?? expect.fail();
    const client = construct(sdk, name);

    it('has exactly the methods of the catalog', () => {
      expect(methodPaths(client).sort()).toStrictEqual(catalogPaths(api, sdk.version).sort());
    });
  });

  describe.each(exportedClasses(sdk).filter((name) => clientClasses[name]?.api === 'v2'))('%s', (name) => {
    const broken = Object.values(endpoints).filter(
      ({ brokenOnV2 }) => brokenOnV2 && isInRange(sdk.version, brokenOnV2),
    );

    it.each(broken)('throws at once from $path', ({ path, methods }) => {
      const fetch = recordingFetch();
      const method = member(construct(sdk, name, { fetch }), path) as (request: unknown) => unknown;
      const request = methods.v2?.request && sampleRequest(methods.v2.request, 'required', sdk.version);
      expect(() => method(request)).toThrow(TypeError);
      expect(fetch.sent).toStrictEqual([]);
    });
  });

  describe.each(['CohereClient', 'CohereClientV2'] as const)('%s', (name) => {
    const { api } = clientClasses[name] ?? expect.fail();
    const working = catalogPaths(api, sdk.version).filter((path) => {
      const { brokenOnV2 } = endpoints[path] ?? {};
      return api === 'v1' || !brokenOnV2 || !isInRange(sdk.version, brokenOnV2);
    });

    it.each(working)('sends %s to the URL of the catalog', async (path) => {
      const fetch = recordingFetch();
      const isNested = path.startsWith('v2.');
      const { methods } = endpoints[isNested ? path.slice(3) : path] ?? expect.fail();
      const method = methods[isNested ? 'v2' : api] ?? expect.fail();
      await call(construct(sdk, name, { fetch }), path, argumentsOf(path, method, sdk.version));
      const sent = fetch.sent.map(({ method: verb, url }) => `${verb} ${url.origin}${url.pathname}`);
      const [verb, pathname] = method.http.split(' ');
      expect(sent).toStrictEqual([`${verb} https://api.cohere.com${pathname?.replace(/\{\w+\}/, 'an-id')}`]);
    });
  });
});

/** What to call a method with: an ID where its URL has one, files where it takes some, then the request. */
function argumentsOf(path: string, { http, request, requestIndex }: Method, version: string): unknown[] {
  const before = http.includes('{') ? ['an-id'] : Array.from({ length: requestIndex }, () => new Blob(['a file']));
  const sample = request ? sampleRequest(request, 'required', version) : unlistedRequests[path];
  return sample ? [...before, sample] : before;
}

const finetunedModel = { name: 'x', settings: { baseModel: { baseType: 'BASE_TYPE_CHAT' }, datasetId: 'x' } };

/** Requests of removed endpoints, whose fields the catalog does not list. */
const unlistedRequests: Readonly<Record<string, object>> = {
  'connectors.create': { name: 'x', url: 'https://example.com' },
  'finetuning.createFinetunedModel': finetunedModel,
  'finetuning.updateFinetunedModel': finetunedModel,
};
