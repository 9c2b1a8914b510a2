/** Tools, and structured outputs. */
import { limits, toolNamePattern } from '../../catalog/index.js';
import type { Node } from '../../core/ast.js';
import type { CheckedRequest } from './checked-request.js';
import type { RequestProblem } from './problem.js';
import {
  type Schema,
  keywordValues,
  propertiesOf,
  propertySchemas,
  schemaOf,
  strictProblems,
  textsIn,
  topLevelProblems,
} from './schemas.js';

export function toolProblems(request: CheckedRequest): readonly RequestProblem[] {
  const parameters = schemasAt(request, 'tools[].function.parameters');
  const answers = ['jsonSchema', 'schema'].flatMap((name) => schemasAt(request, `responseFormat.${name}`));
  return [
    ...nameProblems(request),
    ...[...parameters, ...answers].flatMap(topLevelProblems),
    ...parameters.flatMap(propertyProblems),
    ...answers.flatMap(strictProblems),
    ...(isStrict(request) ? [...parameters.flatMap(strictProblems), ...sizeProblems(request, parameters)] : []),
  ];
}

function schemasAt({ values }: CheckedRequest, wanted: string): readonly Schema[] {
  const wantedValues = values.filter(({ path }) => path === wanted);
  return wantedValues.flatMap(({ value, places }) => schemaOf(value, [...new Set(places)]) ?? []);
}

function nameProblems({ values }: CheckedRequest): readonly RequestProblem[] {
  return values.flatMap(({ path, value, places }): RequestProblem[] => {
    const isName = path === 'tools[].function.name' || path === 'tools[].name';
    const isWrong = isName && value.kind === 'text' && !toolNamePattern.test(value.text);
    return isWrong ? [{ kind: 'toolName', data: {}, places }] : [];
  });
}

/** What says what a parameter is. */
const typings = ['type', '$ref', 'anyOf', 'oneOf', 'allOf', 'enum', 'const'];

/** Every parameter has a type, and what is required is among them (source: `docs-errors`). */
function propertyProblems(schema: Schema): readonly RequestProblem[] {
  const isUntyped = ({ object }: Schema): boolean => typings.every((keyword) => object.presence(keyword) === 'absent');
  const untyped = propertySchemas(schema).filter(([, property]) => isUntyped(property));
  const [properties, ...others] = propertiesOf(schema);
  const isWhole = properties && others.length === 0 && !properties.object.isOpen;
  const unknown = keywordValues(schema, 'required')
    .flatMap(([value, places]) => textsIn(value).map(([text, node]) => ({ text, places: [node, ...places] })))
    .filter(({ text }) => isWhole && !properties.object.names.includes(text));
  return [
    ...untyped.map(([name, { places }]) => ({ kind: 'untypedParameter', data: { name }, places }) as const),
    ...unknown.map(({ text, places }) => ({ kind: 'requiredUnknown', data: { name: text }, places }) as const),
  ];
}

function isStrict({ root: { object } }: CheckedRequest): boolean {
  const values = object.fieldsNamed('strictTools').flatMap((field) => field.values);
  return values.length > 0 && values.every((value) => value.kind === 'boolean' && value.boolean);
}

function sizeProblems({ root: { object }, call }: CheckedRequest, tools: readonly Schema[]): readonly RequestProblem[] {
  const count = tools.reduce((sum, schema) => sum + fieldCount(schema), 0);
  if (count <= limits.strictToolFields) return [];
  const { key, value } = object.field('strictTools')!;
  const places: readonly Node[] = [key, value, call.name];
  return [{ kind: 'tooManyToolFields', data: { count, max: limits.strictToolFields }, places }];
}

function fieldCount(schema: Schema): number {
  return propertySchemas(schema).reduce((sum, [, property]) => sum + 1 + fieldCount(property), 0);
}
