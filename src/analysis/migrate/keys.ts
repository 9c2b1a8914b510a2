/** The keys of a request that v2 has in another form, or not at all. */
import type { TSESTree } from '@typescript-eslint/utils';
import { type FieldMove, type FieldMoves, type Fields, type RequestField, isInRange } from '../../catalog/index.js';
import { type Node, literalText, propertyName } from '../../core/ast.js';
import { quote } from '../../core/fixes.js';
import { type Replacement, insertionAt, removalsOf, replacementOf } from '../../core/replacements.js';
import type { Value } from '../evaluator/values.js';
import { type Edits, everyEdit } from './edits.js';
import type { V1Request } from './v1-request.js';

/**
 * The edits of a request's keys, but for the text of `messages`; `undefined` where v2 has no counterpart for one.
 *
 * @param moves what becomes of the endpoint's keys
 * @param fields the keys that v2 takes
 */
export function keyEdits(request: V1Request, moves: FieldMoves, fields: Fields): Edits {
  const { file, literal, properties } = request;
  const { sourceCode } = file.evaluator;
  const removed = new Set<TSESTree.Property>();
  const edits = everyEdit([...properties], ([name, property]) => {
    const move = Object.hasOwn(moves, name) ? moves[name]! : undefined;
    if (move && isGone(move)) removed.add(property);
    return move && editsOfKey(request, { name, property }, move, fields);
  });
  const isCommented = [...removed].some((property) => hasCommentBesideValue(request, property));
  return edits && !isCommented ? [...edits, ...removalsOf(sourceCode, literal, removed)] : undefined;
}

/** Whether a key leaves its place: what the system and the turns before say goes to what the user says. */
function isGone(move: FieldMove): boolean {
  return move.kind === 'dropped' || (move.kind === 'message' && move.as !== 'user');
}

/** Whether a property has a comment that its value does not take along. */
export function hasCommentBesideValue({ file }: V1Request, property: TSESTree.Property): boolean {
  const { sourceCode } = file.evaluator;
  return sourceCode.getCommentsInside(property).length > sourceCode.getCommentsInside(property.value).length;
}

/** A property, under the SDK's name of its key. */
interface Named {
  readonly name: string;
  readonly property: TSESTree.Property;
}

function editsOfKey(request: V1Request, named: Named, move: FieldMove, fields: Fields): Edits {
  const { value } = named.property;
  switch (move.kind) {
    case 'message':
      return [];
    case 'same':
      return isTaken(request, value, fields[named.name]!) ? nameEdits(named) : undefined;
    case 'dropped':
      return isOneOf(value, move.values) ? [] : undefined;
    case 'values':
      return valueEdits(request, named, move, fields[named.name]!);
    case 'nested':
      return nestedEdits(request, named.property, move, fields[move.name]!);
    case 'keys':
      return innerKeyEdits(named, move);
  }
}

/** The SDK's name in place of the one on the wire, which v2 would not know. */
function nameEdits({ name, property }: Named): readonly Replacement[] {
  if (propertyName(property) === name) return [];
  return [property.shorthand ? insertionAt(property.range[0], `${name}: `) : replacementOf(property.key, name)];
}

/** Whether v2 of the release in use takes a value, as far as that is known. */
function isTaken({ file }: V1Request, value: Node, field: RequestField): boolean {
  const values = file.evaluator.valuesOf(value);
  return isInRange(file.sdk.version, field) && values.every((known) => fits(known, field));
}

function fits(value: Value, { min = -Infinity, max = Infinity, maxItems = Infinity }: RequestField): boolean {
  if (value.kind === 'number') return value.number >= min && value.number <= max;
  return value.kind !== 'array' || value.node.elements.length <= maxItems;
}

function isOneOf(value: Node, values: readonly unknown[]): boolean {
  return value.type === 'Literal' && values.includes(value.value);
}

/** Another word for a value. */
function valueEdits(
  { file }: V1Request,
  named: Named,
  { values }: Extract<FieldMove, { kind: 'values' }>,
  field: RequestField,
): Edits {
  const { value } = named.property;
  const text = literalText(value);
  const moved = text === undefined ? undefined : (values[text] ?? text);
  if (moved === undefined || !field.values!.includes(moved) || !isInRange(file.sdk.version, field)) return undefined;
  const written = moved === text ? [] : [replacementOf(value, quote(file.evaluator.sourceCode, moved))];
  return [...nameEdits(named), ...written];
}

/** A value that became a key of an object. */
function nestedEdits(
  { file }: V1Request,
  { key, value }: TSESTree.Property,
  { name, key: inner }: Extract<FieldMove, { kind: 'nested' }>,
  field: RequestField,
): Edits {
  const text = literalText(value)?.toUpperCase();
  const isKnown = text !== undefined && field.fields![inner]!.values!.includes(text);
  if (!isKnown || !isInRange(file.sdk.version, field)) return undefined;
  const object = `{ ${inner}: ${quote(file.evaluator.sourceCode, text)} }`;
  return [replacementOf(key, name), replacementOf(value, object)];
}

/** Keys inside of an object. */
function innerKeyEdits(named: Named, { keys }: Extract<FieldMove, { kind: 'keys' }>): Edits {
  const { value } = named.property;
  const inner = value.type === 'ObjectExpression' ? value.properties : [undefined];
  const edits = everyEdit(inner, (property) => {
    if (property?.type !== 'Property' || property.computed) return undefined;
    const name = propertyName(property)!;
    const moved = keys[name];
    if (moved === undefined) return [];
    return [replacementOf(property.key, property.shorthand ? `${moved}: ${name}` : moved)];
  });
  return edits && [...nameEdits(named), ...edits];
}
