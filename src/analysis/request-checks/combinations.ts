/** Fields that need each other, or exclude each other. */
import type { FieldConflict, FieldNeed } from '../../catalog/index.js';
import { callModels } from '../models/call-models.js';
import type { CohereFile } from '../cohere-file.js';
import type { Field } from '../objects/object-fields.js';
import { type Value, isKnown, present } from '../evaluator/values.js';
import type { CheckedRequest } from './checked-request.js';
import type { RequestProblem } from './problem.js';

/** Fields that cannot stand together, or not alone. Only what is certain counts: an option may be left out. */
export function combinationProblems(request: CheckedRequest, file: CohereFile): readonly RequestProblem[] {
  const { conflicts = [], needs = [] } = request.shape;
  return [
    ...conflicts.flatMap((conflict) => conflictProblem(request, conflict) ?? []),
    ...needs.flatMap((need) => needProblem(request, need) ?? []),
    ...(request.call.endpoint === 'embed' ? inputTypeProblems(request, file) : []),
  ];
}

function conflictProblem(request: CheckedRequest, conflict: FieldConflict): RequestProblem | undefined {
  const { fields, when, unless, exceptZero, effect, answer } = conflict;
  const [first, second] = fields.map((name) => certainValues(request, name));
  if (!first || !second) return undefined;
  const isOff = [...first, ...second].some((value) => exceptZero && value.kind === 'number' && value.number === 0);
  if (isOff || (when !== undefined && !first.every((value) => says(request, value, when)))) return undefined;
  if (unless !== undefined && second.some((value) => says(request, value, unless))) return undefined;
  const [earlier, later] = inSourceOrder(request, fields);
  return {
    kind: effect === 'refused' ? 'refusedTogether' : 'ignoredTogether',
    data: {
      // What is ignored is the second field, wherever it stands.
      field: effect === 'refused' ? later.name : fields[1],
      beside: effect === 'refused' ? earlier.name : fields[0],
      answer: answer === undefined ? '' : ` "${answer.replace(/\.$/u, '')}"`,
    },
    places: [later.key, later.value, request.call.name],
  };
}

/** What a field is when the call is made; `undefined` where it may be out of sight, missing or empty. */
function certainValues({ root: { object } }: CheckedRequest, name: string): readonly Value[] | undefined {
  if (object.presence(name) !== 'present') return undefined;
  const values = object.fieldsNamed(name).flatMap((field) => field.values);
  const isCertain = isKnown(values) && present(values).length === values.length && !values.some(isEmptyList);
  return isCertain ? values : undefined;
}

function isEmptyList(value: Value): boolean {
  return value.kind === 'array' && value.node.elements.length === 0;
}

/** Whether a value is this, or an object of this type. */
function says({ parts }: CheckedRequest, value: Value, what: string | boolean): boolean {
  switch (value.kind) {
    case 'text':
      return value.text === what;
    case 'boolean':
      return value.boolean === what;
    default:
      return parts.some(({ places, variant }) => 'node' in value && places[0] === value.node && variant === what);
  }
}

function inSourceOrder(
  { root: { object } }: CheckedRequest,
  names: readonly [string, string],
): readonly [Field, Field] {
  const [first, second] = names.map((name) => object.field(name)!) as [Field, Field];
  const isReversed = first.home === second.home && first.key.range[0] > second.key.range[0];
  return isReversed ? [second, first] : [first, second];
}

function needProblem(request: CheckedRequest, { field: name, needs }: FieldNeed): RequestProblem | undefined {
  const { object } = request.root;
  const values = certainValues(request, name);
  const isOff = values?.some((value) => value.kind === 'boolean' && !value.boolean);
  if (!values || isOff || object.presence(needs) !== 'absent') return undefined;
  const field = object.field(name)!;
  return { kind: 'needs', data: { field: name, needs }, places: [field.key, field.value, request.call.name] };
}

/** Whether `inputType` fits to what an embed call gets. */
function inputTypeProblems(request: CheckedRequest, file: CohereFile): readonly RequestProblem[] {
  const { object } = request.root;
  const inputs = request.shape.oneOf!.filter((name) => object.presence(name) !== 'absent');
  const [only, ...others] = inputs;
  const types = certainValues(request, 'inputType')?.filter((value) => value.kind === 'text') ?? [];
  if (only === undefined || others.length > 0 || object.presence(only) !== 'present') return [];
  const wrong = types.filter(({ text }) => (text === 'image') !== (only === 'images'));
  // Newer models take the type of images for `search_document`.
  const isTaken = callModels(request.call, file).some(({ modalities }) => modalities?.includes('mixed'));
  if (only === 'inputs' || (only === 'texts' && isTaken)) return [];
  return wrong.map(({ node }) => ({
    kind: only === 'images' ? 'imagesOfOtherType' : 'textsAsImages',
    data: {},
    places: [node, object.field('inputType')!.value, request.call.name],
  }));
}
