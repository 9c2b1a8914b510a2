import { describe, expect, it } from 'vitest';
import {
  type FieldValue,
  type Fields,
  type RequestShape,
  clientClasses,
  endpoints,
  isInRange,
  wireName,
} from '../../src/catalog/index.js';
import { type Extent, sampleRequest } from './samples.js';
import { type Sdk, call, construct, recordingFetch, sdks } from './sdks.js';
import { describeFields, typedRequest } from './typings.js';

interface Case {
  readonly path: string;
  readonly className: string;
  readonly http: string;
  readonly request: RequestShape;
  readonly requestIndex: number;
}

/** Every request of the catalog that a release takes, each on the class that speaks its API. */
function casesOf({ version }: Sdk): Case[] {
  return (['v1', 'v2'] as const).flatMap((api) => {
    const className = Object.keys(clientClasses).find((name) => clientClasses[name]?.api === api) ?? expect.fail();
    return Object.values(endpoints).flatMap(({ path, methods }) => {
      const method = methods[api];
      const isTheSame = api === 'v2' && methods.v2 === methods.v1;
      if (!method?.request || !isInRange(version, method) || isTheSame) return [];
      return [{ path, className, http: method.http, request: method.request, requestIndex: method.requestIndex }];
    });
  });
}

/** What goes over the wire when a request is sent. */
async function send(sdk: Sdk, { className, path, requestIndex }: Case, request: unknown): Promise<unknown[]> {
  const fetch = recordingFetch();
  const files = Array.from({ length: requestIndex }, () => new Blob(['a file']));
  await call(construct(sdk, className, { fetch }), path, [...files, request]);
  return fetch.sent.map(({ body }) => body);
}

/** How the SDK refuses a request, which it must do without sending anything. */
async function refusal(sdk: Sdk, { className, path, requestIndex }: Case, request: unknown): Promise<Error> {
  const fetch = recordingFetch();
  const files = Array.from({ length: requestIndex }, () => new Blob(['a file']));
  const error: unknown = await call(construct(sdk, className, { fetch }), path, [...files, request]).then(
    () => expect.fail('the request was sent'),
    (reason: unknown) => reason,
  );
  expect(fetch.sent).toStrictEqual([]);
  return error as Error;
}

describe.each(sdks)('$name $version', (sdk) => {
  const cases = casesOf(sdk);
  const posts = cases.filter(({ http }) => http.startsWith('POST'));
  const jsonPosts = posts.filter(({ requestIndex }) => requestIndex === 0);

  it.each(cases)('types $className $path as the catalog has it', ({ className, path, request, requestIndex }) => {
    const fields = describeFields(request.fields, sdk.version);
    // The API insists on it, the typings do not.
    if (className === 'CohereClient' && path === 'embed' && fields['inputType']) fields['inputType'].required = false;
    expect(fields).toStrictEqual(typedRequest(sdk, className, path, requestIndex));
  });

  it.each(posts)('sends $className $path with the least that the catalog allows', async (each) => {
    expect(await send(sdk, each, sampleOf(sdk, each, 'required'))).toHaveLength(1);
  });

  it.each(jsonPosts)('sends $className $path with everything, spelled as on the wire', async (each) => {
    const [body] = await send(sdk, each, sampleOf(sdk, each, 'everything'));
    const overwritten = Object.fromEntries((each.request.overwritten ?? []).map((name) => [name, isStream(each.path)]));
    const expected = onTheWire(sampleOf(sdk, each, 'everything'), each.request.fields);
    // Sent as a header.
    delete expected['accepts'];
    expect(body).toStrictEqual({ ...expected, ...overwritten });
  });

  it.each(posts)('refuses $className $path without any of its required keys, before it sends', async (each) => {
    const complete = sampleOf(sdk, each, 'required');
    for (const [name, { required }] of Object.entries(each.request.fields)) {
      if (required !== 'sdk') continue;
      const { [name]: left, ...without } = complete;
      expect(left, name).toBeDefined();
      const error = await refusal(sdk, each, without);
      expect(error.constructor.name, name).toBe('JsonError');
      if (each.requestIndex === 0) expect(error.message).toContain(`Missing required key "${name}"`);
    }
  });

  it.each(jsonPosts)('refuses $className $path without any required key deep inside, before it sends', async (each) => {
    const variations = [...lacking(sampleOf(sdk, each, 'everything'), { kinds: ['object'], ...each.request })];
    for (const variation of variations) {
      const error = await refusal(sdk, each, variation);
      expect(error.constructor.name, JSON.stringify(variation)).toBe('JsonError');
    }
  });

  it.each(posts)('sends $className $path without what only the API insists on', async (each) => {
    const complete = sampleOf(sdk, each, 'everything');
    for (const [name, { required }] of Object.entries(each.request.fields)) {
      if (required === 'sdk') continue;
      const { [name]: left, ...without } = complete;
      expect(await send(sdk, each, without), `${name} ${typeof left}`).toHaveLength(1);
    }
  });

  it.each(jsonPosts)('refuses a value of the wrong kind in $className $path, before it sends', async (each) => {
    const complete = sampleOf(sdk, each, 'required');
    for (const [name, field] of Object.entries(each.request.fields)) {
      // Headers are not part of the body, and are not checked.
      if (!isInRange(sdk.version, field) || name === 'accepts') continue;
      const wrong = field.kinds.includes('number') ? '5' : 5;
      const error = await refusal(sdk, each, { ...complete, [name]: wrong });
      expect(error.constructor.name, name).toBe('JsonError');
    }
  });

  it.each(jsonPosts)('sends strings that the API does not take in $className $path', async (each) => {
    const complete = sampleOf(sdk, each, 'required');
    for (const [name, field] of Object.entries(each.request.fields)) {
      if (!isInRange(sdk.version, field) || field.values === undefined) continue;
      expect(await send(sdk, each, { ...complete, [name]: 'no-such-value' }), name).toHaveLength(1);
    }
  });

  it.each(jsonPosts)('passes unknown and snake_case keys of $className $path on as they are', async (each) => {
    const [body] = await send(sdk, each, { ...sampleOf(sdk, each, 'required'), maxTokns: 5, max_tokens: '5' });
    expect(body).toMatchObject({ maxTokns: 5, max_tokens: '5' });
  });
});

function sampleOf({ version }: Sdk, { request }: Case, extent: Extent): Record<string, unknown> {
  return sampleRequest(request, extent, version);
}

function isStream(path: string): boolean {
  return endpoints[path]?.streaming ?? expect.fail();
}

/** The value over and over, each time without another one of the keys that the SDK insists on, at any depth. */
function* lacking(value: unknown, field: FieldValue): Generator<unknown> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const part of lacking(item, field.items ?? expect.fail())) yield value.with(index, part);
    }
  } else if (typeof value === 'object' && value !== null) {
    const object = value as Record<string, unknown>;
    for (const [name, nested] of Object.entries(fieldsOf(object, field) ?? {})) {
      const { [name]: left, ...without } = object;
      if (nested.required === 'sdk') yield without;
      for (const part of lacking(left, nested)) yield { ...object, [name]: part };
    }
  }
}

/** The keys that an object may have, where they are the SDK's. */
function fieldsOf(object: Record<string, unknown>, { fields, variants }: FieldValue): Fields | undefined {
  return variants ? variants.shapes[String(object[variants.key])] : fields;
}

/** A request as the catalog says it goes over the wire: the SDK's own keys renamed, the user's as they are. */
function onTheWire(value: Record<string, unknown>, fields: Fields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      return [wireName(name), valueOnTheWire(part, fields[name] ?? expect.fail(name))];
    }),
  );
}

function valueOnTheWire(value: unknown, field: FieldValue): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => valueOnTheWire(item, field.items ?? expect.fail()));
  if (typeof value !== 'object' || value === null) return value;
  const object = value as Record<string, unknown>;
  const fields = fieldsOf(object, field);
  if (fields) return onTheWire(object, fields);
  return Object.fromEntries(
    Object.entries(object).map(([name, part]) => [name, field.entries ? valueOnTheWire(part, field.entries) : part]),
  );
}
