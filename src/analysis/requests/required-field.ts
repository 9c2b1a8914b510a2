import { type Fields, endpoints, sdkName, wireName } from '../../catalog/index.js';
import type { CohereCall } from '../calls.js';
import type { Field } from '../objects/object-fields.js';

/** Whether a request has a field that a rule insists on, or only something that was meant to be it. */
export type RequiredField =
  | { readonly state: 'present' | 'absent' | 'unknown' }
  /** The name on the wire, in a generation of the SDK that writes camelCase: it is sent, unchecked. */
  | { readonly state: 'snakeCase'; readonly field: Field }
  /** A key that the endpoint does not have and that differs by a slip. */
  | { readonly state: 'misspelled'; readonly field: Field };

/** The fields that a call's endpoint takes, under the names that code writes. */
export function requestFields({ endpoint, api }: Pick<CohereCall, 'endpoint' | 'api'>): Fields {
  return endpoints[endpoint]?.methods[api]?.request?.fields ?? {};
}

/** Looks for a field in a request, by its right name first. */
export function requiredField(call: CohereCall, name: string): RequiredField {
  const { request } = call;
  const state = request.presence(name);
  if (state === 'present' || request.field(name)) return { state };
  const snakeCase = request.field(wireName(name));
  if (snakeCase && wireName(name) !== name) return { state: 'snakeCase', field: snakeCase };
  const known = requestFields(call);
  const slip = request.names.find((key) => !Object.hasOwn(known, sdkName(key)) && isSlip(sdkName(key), name));
  const misspelled = slip === undefined ? undefined : request.field(slip);
  return misspelled ? { state: 'misspelled', field: misspelled } : { state };
}

/** Whether two names differ by one or two letters that were left out, doubled, swapped or mistyped. */
export function isSlip(written: string, meant: string): boolean {
  const allowed = meant.length < 6 ? 1 : 2;
  return written !== meant && distance(written.toLowerCase(), meant.toLowerCase()) <= allowed;
}

/** The Damerau-Levenshtein distance (neighbours may swap once). */
function distance(a: string, b: string): number {
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const isEqual = a[row - 1] === b[column - 1];
      const isSwapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        previous[column]! + 1,
        current[column - 1]! + 1,
        previous[column - 1]! + (isEqual ? 0 : 1),
        isSwapped ? older[column - 2]! + 1 : Infinity,
      );
    }
    [older, previous] = [previous, current];
  }
  return previous[b.length]!;
}
