/** Values that the SDK or the API does not take. */
import type { FieldValue, ValueKind } from '../../catalog/index.js';
import { literalText } from '../../core/ast.js';
import type { Value } from '../evaluator/values.js';
import { type CheckedRequest, isOfCohere } from './checked-request.js';
import type { Repair, RequestProblem, RequestProblemKind } from './problem.js';
import type { RequestValue } from './request-reader.js';
import { alternatives, closest, isSameText } from './texts.js';

/** What is wrong with the values of a request. A value of the wrong kind has no other problem. */
export function valueProblems(request: CheckedRequest): readonly RequestProblem[] {
  const hasLimits = isOfCohere(request);
  return request.values.flatMap((value) => {
    const ofKind = request.isJson && value.isChecked ? kindProblem(value) : undefined;
    return ofKind ?? (hasLimits ? limitProblem(request, value) : undefined) ?? [];
  });
}

function limitProblem(request: CheckedRequest, value: RequestValue): RequestProblem | undefined {
  switch (value.value.kind) {
    case 'text':
      return textProblem(request, value, value.value);
    case 'number':
      return numberProblem(value, value.value.number);
    case 'array':
      return listProblem(request, value, value.value.node.elements);
    default:
      return undefined;
  }
}

/** What a value is to the SDK, which looks at the kind before it sends anything. */
const kinds: Partial<Record<Value['kind'], ValueKind>> = {
  text: 'string',
  number: 'number',
  boolean: 'boolean',
  array: 'list',
  object: 'object',
};
const kindNames: Readonly<Record<ValueKind, string>> = {
  string: 'a string',
  number: 'a number',
  boolean: 'a boolean',
  date: 'a date',
  list: 'a list',
  object: 'an object',
};

/** Whether a value is of a kind that a field takes; what cannot be seen counts as one. */
export function fits({ kind }: Value, rule: FieldValue): boolean {
  const seen = kinds[kind];
  return seen === undefined || rule.kinds.includes(seen);
}

function kindProblem(value: RequestValue): RequestProblem | undefined {
  const { rule, path } = value;
  const kind = kinds[value.value.kind];
  if (!kind || fits(value.value, rule)) return undefined;
  const expected = rule.kinds.map((each) => kindNames[each]).join(' or ');
  return problem('wrongKind', value, { path, expected, actual: kindNames[kind] }, { isTypeError: true });
}

function textProblem(
  { isJson }: CheckedRequest,
  value: RequestValue,
  { text, node }: Extract<Value, { kind: 'text' }>,
): RequestProblem | undefined {
  const { rule, path } = value;
  if (rule.minLength !== undefined && text.trim() === '') return problem('blank', value, { path });
  // The lists of what queries and forms take grow with the API.
  if (!isJson || !rule.values || isAllowed(text, rule)) return undefined;
  const meant = closest(text, rule.values);
  const isRepairable = meant !== undefined && literalText(node) === text;
  const repair: Repair | undefined = isRepairable ? { kind: 'rewrite', node, text: meant } : undefined;
  const data = { path, values: alternatives(rule.values) };
  return problem('unknownValue', value, data, { isTypeError: true, ...(repair && { repair }) });
}

function isAllowed(text: string, { values = [], formerValues = [], anyCase = false }: FieldValue): boolean {
  return [...values, ...formerValues].some((value) => isSameText(value, text, anyCase));
}

function numberProblem(value: RequestValue, number: number): RequestProblem | undefined {
  const { path, rule } = value;
  const { min = -Infinity, max = Infinity } = rule;
  if (number < min || number > max) return problem('outOfRange', value, { path, range: rangeOf(rule) });
  return rule.integer && !Number.isInteger(number) ? problem('notWhole', value, { path }) : undefined;
}

function rangeOf({ min, max }: FieldValue): string {
  return max === undefined ? `at least ${min}` : `${min} to ${max}`;
}

/** The endpoints whose lists of inputs have rules of their own. */
const batchEndpoints = new Set(['embed', 'rerank']);

function listProblem(
  { call }: CheckedRequest,
  value: RequestValue,
  items: readonly ({ readonly type: string } | null)[],
): RequestProblem | undefined {
  const { path, rule, isInPlace } = value;
  const { minItems = 0, maxItems = Infinity } = rule;
  // An empty list in a variable is there to be filled.
  if (items.length === 0 && minItems > 0 && isInPlace) return problem('emptyList', value, { path });
  const count = items.filter((item) => item?.type !== 'SpreadElement').length;
  if (count <= maxItems || batchEndpoints.has(call.endpoint)) return undefined;
  return problem('tooManyItems', value, { path, count, max: maxItems });
}

function problem(
  kind: RequestProblemKind,
  { places }: RequestValue,
  data: RequestProblem['data'],
  more: Pick<RequestProblem, 'isTypeError' | 'repair'> = {},
): RequestProblem {
  return { kind, data, places, ...more };
}
