import type { FieldValue, Fields, RequestField } from './request.js';
import type { SdkRange } from './types.js';

export const text: FieldValue = { kinds: ['string'] };
export const boolean: FieldValue = { kinds: ['boolean'] };
export const number: FieldValue = { kinds: ['number'] };
export const integer: FieldValue = { kinds: ['number'], integer: true };
export const date: FieldValue = { kinds: ['date'] };
/** An object whose keys are the user's: a JSON schema, a document, a tool's parameters. */
export const freeObject: FieldValue = { kinds: ['object'] };

export function oneOf(...values: readonly string[]): FieldValue {
  return { kinds: ['string'], values };
}

export function list(items: FieldValue, limits: Pick<FieldValue, 'minItems' | 'maxItems'> = {}): FieldValue {
  return { kinds: ['list'], items, ...limits };
}

export function object(fields: Fields): FieldValue {
  return { kinds: ['object'], fields };
}

export function variants(key: string, shapes: Readonly<Record<string, Fields>>): FieldValue {
  return { kinds: ['object'], variants: { key, shapes } };
}

/** A string, or what else is said. */
export function textOr(other: FieldValue): FieldValue {
  return { ...other, kinds: ['string', ...other.kinds] };
}

/** A key without which the SDK rejects the call before it sends anything. */
export function required(value: FieldValue, range: SdkRange = {}): RequestField {
  return { ...value, ...range, required: 'sdk' };
}

/** A key without which the API answers 400. */
export function requiredByApi(value: FieldValue, range: SdkRange = {}): RequestField {
  return { ...value, ...range, required: 'api' };
}

/** A key that came to the SDK, or left it, later than the class. */
export function during(range: SdkRange, value: FieldValue): RequestField {
  return { ...value, ...range };
}
