/** Keys that a request, or an object in it, lacks. */
import { isInRange, substituteFor } from '../../catalog/index.js';
import { type CheckedRequest, isOfCohere, nameOf } from './checked-request.js';
import type { RequestProblem } from './problem.js';
import type { RequestPart } from './request-reader.js';
import { alternatives } from './texts.js';

/** The fields that a rule of their own requires, by endpoint: it also reports their misspellings. */
const requiredElsewhere: Readonly<Record<string, readonly string[]>> = {
  chat: ['maxTokens'],
  chatStream: ['maxTokens'],
  embed: ['inputType', 'embeddingTypes'],
};

/** The fields of a call that rules of their own require. */
export function fieldsRequiredElsewhere({ call, endpoint }: CheckedRequest): readonly string[] {
  return [...(endpoint.takesModel ? ['model'] : []), ...(requiredElsewhere[call.endpoint] ?? [])];
}

/** The keys that an object certainly lacks and that no other rule requires. */
export function missingKeys(request: CheckedRequest, { path, object, fields }: RequestPart): readonly string[] {
  const elsewhere = path === '' ? fieldsRequiredElsewhere(request) : [];
  return Object.keys(fields).filter((name) => {
    const rule = fields[name]!;
    const isRequired = rule.required === 'sdk' || (rule.required === 'api' && isOfCohere(request));
    const isMissing = isRequired && !elsewhere.includes(name) && object.presence(name) === 'absent';
    return isMissing && isInRange(request.version, rule);
  });
}

export function missingProblem(request: CheckedRequest, part: RequestPart, missing: readonly string[]): RequestProblem {
  const { call, endpoint } = request;
  const isBySdk = missing.some((name) => part.fields[name]!.required === 'sdk');
  return {
    kind: 'missingKey',
    data: {
      owner: nameOf(request, part),
      fields: missing.map((name) => `\`${name}\``).join(' and '),
      outcome: isBySdk ? 'the SDK throws before it sends anything' : 'the API answers 400',
      advice: substituteFor(call.api, endpoint.modelEndpoint, part.path) ?? 'Add it',
    },
    places: part.places,
    isTypeError: true,
  };
}

export function lacksInput({ shape: { oneOf } }: CheckedRequest, { path, object }: RequestPart): boolean {
  return path === '' && !!oneOf && oneOf.every((name) => object.presence(name) === 'absent');
}

export function nothingToEmbed({ shape: { oneOf = [] }, root: { places } }: CheckedRequest): RequestProblem {
  return { kind: 'nothingToEmbed', data: { fields: alternatives(oneOf) }, places };
}
