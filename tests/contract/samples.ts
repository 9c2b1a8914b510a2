import type { FieldValue, Fields, RequestShape } from '../../src/catalog/index.js';
import { isInRange } from '../../src/catalog/index.js';

/** How much of a request a sample holds: the fields that the SDK insists on, or all that a release has. */
export type Extent = 'required' | 'everything';

/** A value that fits, shaped by the catalog alone. */
export function sampleValue(value: FieldValue, extent: Extent, version: string): unknown {
  const [kind] = value.kinds.toReversed();
  switch (kind) {
    case 'string':
      return value.values?.[0] ?? 'x'.repeat(value.minLength ?? 1);
    case 'number':
      return value.min ?? 1;
    case 'boolean':
      return true;
    case 'date':
      return new Date('2026-11-20T00:00:00.000Z');
    case 'list':
      return samplesOf(value.items ?? { kinds: ['string'] }, extent, version);
    default:
      return samplesOf(value, extent, version)[0];
  }
}

/** One sample for each variant of a value; one where it has no variants. */
function samplesOf(value: FieldValue, extent: Extent, version: string): unknown[] {
  if (value.variants) return Object.values(value.variants.shapes).map((shape) => sampleFields(shape, extent, version));
  if (value.fields) return [sampleFields(value.fields, extent, version)];
  if (value.entries) return [{ free_key: sampleValue(value.entries, extent, version) }];
  if (value.kinds.includes('object')) return [{ free_key: 'x' }];
  return [sampleValue(value, extent, version)];
}

function sampleFields(fields: Fields, extent: Extent, version: string): Record<string, unknown> {
  const wanted = Object.entries(fields).filter(
    ([, field]) => isInRange(version, field) && (extent === 'everything' || field.required !== undefined),
  );
  return Object.fromEntries(wanted.map(([name, field]) => [name, sampleValue(field, extent, version)]));
}

/** A request that the SDK takes. */
export function sampleRequest(shape: RequestShape, extent: Extent, version: string): Record<string, unknown> {
  return sampleFields(shape.fields, extent, version);
}
