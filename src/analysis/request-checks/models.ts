/** What a model does not take. */
import { type Model, findModel, limits, modelConcern, outputLimit, servesEndpoint } from '../../catalog/index.js';
import type { ModelName } from '../models/call-models.js';
import type { CohereFile } from '../cohere-file.js';
import { neededCapabilities } from '../models/model-fit.js';
import type { Field } from '../objects/object-fields.js';
import type { Value } from '../evaluator/values.js';
import type { CheckedRequest } from './checked-request.js';
import type { RequestProblem } from './problem.js';
import type { RequestPart } from './request-reader.js';
import { alternatives } from './texts.js';

/** A model that a request may name, and where. */
interface NamedModel {
  readonly model: Model;
  readonly name: ModelName;
  readonly field: Field;
}

/**
 * What the models of a request do not take. A field counts where it has one value in any case: where model and field
 * are chosen together, nobody knows which goes with which. Models that are gone take nothing at all, which another rule
 * says.
 */
export function modelProblems(request: CheckedRequest, file: CohereFile): readonly RequestProblem[] {
  return namedModels(request, file).flatMap((named) => {
    const ofEndpoint = endpointProblem(request, named);
    if (ofEndpoint) return [ofEndpoint];
    const { modelEndpoint } = request.endpoint;
    if (modelEndpoint === 'chat') return chatProblems(request, named.model);
    return modelEndpoint === 'embed' ? embedProblems(request, named.model) : [];
  });
}

function namedModels({ call, endpoint }: CheckedRequest, { settings }: CohereFile): readonly NamedModel[] {
  if (!endpoint.takesModel) return [];
  const [{ platform }] = call.clients;
  return call.request.fieldsNamed('model').flatMap((field) =>
    field.values.flatMap((name) => {
      const model = name.kind === 'text' ? findModel(name.text, platform, settings.models) : undefined;
      const concern = model && modelConcern(model);
      const isUsable = concern === undefined || concern === 'deprecated' || concern === 'floating';
      return model && name.kind === 'text' && isUsable ? [{ model, name, field }] : [];
    }),
  );
}

function endpointProblem(request: CheckedRequest, { model, name, field }: NamedModel): RequestProblem | undefined {
  const { call, endpoint } = request;
  const places = [name.node, field.value, call.name];
  const data = { model: model.id, method: call.endpoint };
  // Whether embed jobs take the newest embed models is not documented.
  const isJob = endpoint.modelEndpoint === 'embed-jobs' && model.endpoints.includes('embed');
  if (!isJob && !servesEndpoint(model, endpoint.modelEndpoint!)) {
    return { kind: 'wrongEndpoint', data: { ...data, endpoints: alternatives(model.endpoints) }, places };
  }
  const isV1Chat = call.api === 'v1' && endpoint.modelEndpoint === 'chat';
  return isV1Chat && model.v1Chat === false ? { kind: 'notOnV1', data, places } : undefined;
}

function chatProblems(request: CheckedRequest, model: Model): readonly RequestProblem[] {
  return [
    outputProblem(request, model),
    thinkingProblem(request, model),
    ...capabilityProblems(request, model),
    safetyProblem(request, model),
    ...imageProblems(request, model),
  ].filter((problem) => problem !== undefined);
}

/** The one value that a field of an object has, in any case. */
interface Certain {
  readonly field: Field;
  readonly value: Value;
}

function certain({ object }: RequestPart, name: string): Certain | undefined {
  const [field, ...otherFields] = object.fieldsNamed(name);
  const [value, ...otherValues] = field?.values ?? [];
  const isSole = otherFields.length === 0 && otherValues.length === 0 && object.presence(name) === 'present';
  return field && value && isSole ? { field, value } : undefined;
}

function placesOf({ call }: CheckedRequest, { field, value }: Certain): RequestProblem['places'] {
  return ['node' in value ? value.node : field.value, field.value, call.name];
}

function outputProblem(request: CheckedRequest, model: Model): RequestProblem | undefined {
  const maxTokens = certain(request.root, 'maxTokens');
  const limit = outputLimit(model);
  if (maxTokens?.value.kind !== 'number' || limit === undefined || maxTokens.value.number <= limit) return undefined;
  return { kind: 'aboveOutputLimit', data: { model: model.id, limit }, places: placesOf(request, maxTokens) };
}

/** The budget for thinking counts as output, and the answer needs some of that too. */
function thinkingProblem(request: CheckedRequest, model: Model): RequestProblem | undefined {
  const [thinking, ...others] = request.parts.filter(({ path }) => path === 'thinking');
  const budget = thinking && others.length === 0 ? certain(thinking, 'tokenBudget') : undefined;
  if (budget?.value.kind !== 'number') return undefined;
  const { value: maxTokens } = certain(request.root, 'maxTokens') ?? {};
  const ofModel = (outputLimit(model) ?? Infinity) - limits.answerBesideThinking;
  const ofCall = maxTokens?.kind === 'number' ? maxTokens.number - 1 : Infinity;
  if (budget.value.number <= Math.min(ofModel, ofCall)) return undefined;
  const limit =
    ofCall < ofModel ? `the ${ofCall + 1} of \`maxTokens\`` : `the ${outputLimit(model)} of \`${model.id}\``;
  return { kind: 'thinkingLeavesNothing', data: { limit }, places: placesOf(request, budget) };
}

function capabilityProblems(request: CheckedRequest, model: Model): readonly RequestProblem[] {
  return Object.entries(neededCapabilities).flatMap(([name, capability]): RequestProblem[] => {
    const found = model.capabilities?.[capability] === false ? certain(request.root, name) : undefined;
    if (!found || !asksForSomething(request, found)) return [];
    const places = [found.field.key, found.field.value, request.call.name];
    return [{ kind: 'unsupportedField', data: { model: model.id, field: name }, places }];
  });
}

/** Whether a field is more than switched off: `thinking: { type: 'disabled' }`, `strictTools: false`, `tools: []`. */
function asksForSomething({ parts }: CheckedRequest, { value }: Certain): boolean {
  switch (value.kind) {
    case 'text':
      return true;
    case 'boolean':
      return value.boolean;
    case 'array':
      return value.node.elements.length > 0;
    case 'object': {
      const part = parts.find(({ places }) => places[0] === value.node);
      const type = part && certain(part, 'type')?.value;
      return type?.kind === 'text' && type.text === 'enabled';
    }
    default:
      return false;
  }
}

function safetyProblem(request: CheckedRequest, model: Model): RequestProblem | undefined {
  const modes = model.capabilities?.safetyModes;
  const mode = certain(request.root, 'safetyMode');
  // v1 calls it `NONE` what v2 calls `OFF`.
  const isOff = mode?.value.kind === 'text' && /^(?:OFF|NONE)$/u.test(mode.value.text);
  if (!modes || modes.includes('OFF') || !isOff) return undefined;
  return unsupportedValue(model, 'safetyMode', modes, placesOf(request, mode));
}

function unsupportedValue(
  { id }: Model,
  field: string,
  values: readonly (string | number)[],
  places: RequestProblem['places'],
): RequestProblem {
  return { kind: 'unsupportedValue', data: { model: id, field, values: alternatives(values) }, places };
}

/** Images in the messages of a chat. */
function imageProblems({ parts }: CheckedRequest, model: Model): readonly RequestProblem[] {
  const { id, modalities, maxImages = Infinity } = model;
  const images = parts.filter(({ variant }) => variant === 'image_url');
  if (modalities && !modalities.includes('image')) {
    return images.map(({ places }) => ({ kind: 'unsupportedField', data: { model: id, field: 'image_url' }, places }));
  }
  const [tooMany] = images.slice(maxImages);
  return tooMany ? [{ kind: 'tooManyImages', data: { model: id, max: maxImages }, places: tooMany.places }] : [];
}

function embedProblems(request: CheckedRequest, model: Model): readonly RequestProblem[] {
  return [dimensionProblem(request, model), ...typeProblems(request, model), embedImageProblem(request, model)].filter(
    (problem) => problem !== undefined,
  );
}

function dimensionProblem(request: CheckedRequest, model: Model): RequestProblem | undefined {
  const { id, dimensions } = model;
  const dimension = certain(request.root, 'outputDimension');
  if (!dimensions || !dimension || dimension.value.kind === 'nothing') return undefined;
  const places = placesOf(request, dimension);
  if (dimensions.length === 1) {
    const data = { model: id, field: 'outputDimension' };
    return { kind: 'unsupportedField', data, places: [dimension.field.key, ...places] };
  }
  const isWrong = dimension.value.kind === 'number' && !dimensions.includes(dimension.value.number);
  return isWrong ? unsupportedValue(model, 'outputDimension', dimensions, places) : undefined;
}

function typeProblems({ root, values, shape }: CheckedRequest, model: Model): readonly RequestProblem[] {
  const types: readonly string[] = model.embeddingTypes ?? [];
  const known = shape.fields['embeddingTypes']!.items!.values!;
  const list = certain(root, 'embeddingTypes')?.value;
  if (list?.kind !== 'array' || types.length === 0) return [];
  return values
    .filter(({ places, value }) => places[0] !== list.node && places.includes(list.node) && value.kind === 'text')
    .filter(({ value }) => value.kind === 'text' && known.includes(value.text) && !types.includes(value.text))
    .map(({ places }) => unsupportedValue(model, 'embeddingTypes', types, places));
}

/** Images that an embed call gets as they are. */
function embedImageProblem(request: CheckedRequest, { id, maxImages = Infinity }: Model): RequestProblem | undefined {
  const images = certain(request.root, 'images');
  const count = images?.value.kind === 'array' ? images.value.node.elements.length : 0;
  if (!images || count <= maxImages) return undefined;
  return { kind: 'tooManyImages', data: { model: id, max: maxImages }, places: placesOf(request, images) };
}
