/** JSON schemas: of structured answers, and of the parameters of tools. */
import { jsonSchemaLimits } from '../../catalog/index.js';
import type { Node } from '../../core/ast.js';
import { ObjectShape } from '../objects/object-shape.js';
import type { Value } from '../evaluator/values.js';
import type { RequestProblem } from './problem.js';
import { likelyValues } from './request-reader.js';

/** An object of a JSON schema, as far as the file shows it. */
export interface Schema {
  readonly object: ObjectShape;
  readonly places: readonly Node[];
}

/** The schema that a value is; `undefined` where it is out of sight, and for one that contains itself. */
export function schemaOf(value: Value, places: readonly Node[]): Schema | undefined {
  if (value.kind !== 'object' || places.slice(1).includes(value.node)) return undefined;
  return { object: ObjectShape.of(value.home, value.node, value.node), places };
}

/** The object with the properties of an object's schema. */
export function propertiesOf(schema: Schema): readonly Schema[] {
  return under(schema, 'properties');
}

/** The schemas of the properties, by name. */
export function propertySchemas(schema: Schema): readonly (readonly [name: string, schema: Schema])[] {
  return propertiesOf(schema).flatMap((properties) =>
    properties.object.names.flatMap((name) => under(properties, name).map((property) => [name, property] as const)),
  );
}

/** A value, and where to report it. */
type Placed = readonly [value: Value, places: readonly Node[]];

/** The values of a keyword that the file shows, and where they are written. */
export function keywordValues({ object, places }: Schema, keyword: string): readonly Placed[] {
  return object.fieldsNamed(keyword).flatMap(({ values, value: expression }) =>
    likelyValues(values, expression).map((value) => {
      const written = 'node' in value && value.node !== expression ? [value.node] : [];
      return [value, [...written, expression, ...places]] as const;
    }),
  );
}

/** The texts of a list, such as `required`. */
export function textsIn(value: Value): readonly (readonly [text: string, node: Node])[] {
  if (value.kind !== 'array') return [];
  return value.node.elements.flatMap((element) => {
    const [item] = element && element.type !== 'SpreadElement' ? value.home.valuesOf(element) : [];
    return item?.kind === 'text' ? [[item.text, item.node] as const] : [];
  });
}

/** The schemas below a keyword. */
function under(schema: Schema, keyword: string): readonly Schema[] {
  return keywordValues(schema, keyword).flatMap(([value, places]) => schemaOf(value, places) ?? []);
}

/** Keywords whose value is a schema, and those whose values are schemas by name. */
const withSchema = ['items', 'additionalProperties'];
const withNamedSchemas = ['$defs', 'definitions'];

function innerSchemas(schema: Schema): readonly Schema[] {
  return [
    ...propertySchemas(schema).map(([, property]) => property),
    ...withSchema.flatMap((keyword) => under(schema, keyword)),
    ...withNamedSchemas.flatMap((keyword) =>
      under(schema, keyword).flatMap((named) => named.object.names.flatMap((name) => under(named, name))),
    ),
    ...keywordValues(schema, 'anyOf').flatMap(([value, places]) => listedSchemas(value, places)),
  ];
}

function listedSchemas(value: Value, places: readonly Node[]): readonly Schema[] {
  if (value.kind !== 'array') return [];
  return value.node.elements.flatMap((element) => {
    if (!element || element.type === 'SpreadElement') return [];
    return value.home.valuesOf(element).flatMap((item) => schemaOf(item, [element, ...places]) ?? []);
  });
}

/** A schema is that of an object, at the top (source: `docs-errors`, `docs-guides`). */
export function topLevelProblems(schema: Schema): readonly RequestProblem[] {
  return keywordValues(schema, 'type').flatMap(([type, places]) =>
    type.kind === 'text' && type.text !== 'object' ? [{ kind: 'schemaNotObject', data: {}, places } as const] : [],
  );
}

/** What structured outputs do not support, in a schema and in all inside it. */
export function strictProblems(schema: Schema): readonly RequestProblem[] {
  return [
    ...keywordProblems(schema),
    ...valueProblems(
      schema,
      'format',
      'unsupportedFormat',
      (text) => !jsonSchemaLimits.formats.includes(text as never),
    ),
    ...valueProblems(schema, 'pattern', 'unsupportedPattern', hasUnsupportedPart),
    ...requiredProblems(schema),
    ...innerSchemas(schema).flatMap(strictProblems),
  ];
}

function keywordProblems({ object, places }: Schema): readonly RequestProblem[] {
  return jsonSchemaLimits.unsupportedKeywords.flatMap((keyword) =>
    object.fieldsNamed(keyword).map(({ key, value }) => {
      return { kind: 'unsupportedKeyword', data: { keyword }, places: [key, value, ...places] } as const;
    }),
  );
}

function valueProblems(
  schema: Schema,
  keyword: string,
  kind: 'unsupportedFormat' | 'unsupportedPattern',
  isUnsupported: (text: string) => boolean,
): readonly RequestProblem[] {
  return keywordValues(schema, keyword).flatMap(([value, places]) =>
    value.kind === 'text' && isUnsupported(value.text) ? [{ kind, data: {}, places }] : [],
  );
}

/** An escaped character is not the operator. */
function hasUnsupportedPart(pattern: string): boolean {
  const operators = pattern.replace(/\\./gsu, '');
  return jsonSchemaLimits.unsupportedPatterns.some((part) => operators.includes(part));
}

/** Every object must require something. */
function requiredProblems(schema: Schema): readonly RequestProblem[] {
  const { object, places } = schema;
  const isObject = object.presence('properties') === 'present';
  const lists = keywordValues(schema, 'required').map(([value]) => value);
  const isEmpty =
    lists.length > 0 && lists.every((value) => value.kind === 'array' && value.node.elements.length === 0);
  const lacks = object.presence('required') === 'absent' || isEmpty;
  return isObject && lacks ? [{ kind: 'nothingRequired', data: {}, places }] : [];
}
