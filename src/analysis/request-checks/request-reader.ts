import {
  type FieldValue,
  type Fields,
  type RequestField,
  type Variants,
  isInRange,
  sdkName,
} from '../../catalog/index.js';
import type { Node } from '../../core/ast.js';
import type { CohereCall } from '../calls.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import type { Field } from '../objects/object-fields.js';
import { ObjectShape } from '../objects/object-shape.js';
import type { ObjectValue } from '../objects/object-steps.js';
import type { Value, Values } from '../evaluator/values.js';
import { closest } from './texts.js';

/** An object of a request that has keys of the SDK: the request itself, or one inside it. */
export interface RequestPart {
  /** Where it is in the request: empty for the request itself, `messages[]` for any of the messages. */
  readonly path: string;
  readonly object: ObjectShape;
  /** The keys that it may have. */
  readonly fields: Fields;
  /** The value of the key that tells its variants apart. */
  readonly variant: string | undefined;
  /** Where to report it as a whole: the best place first, as it may stand in another file. */
  readonly places: readonly Node[];
}

/** A value in a request, of which the catalog says what it may be. */
export interface RequestValue {
  readonly path: string;
  readonly rule: FieldValue;
  readonly value: Value;
  /** Whether it is written where it is used, without a variable in between. */
  readonly isInPlace: boolean;
  /** Whether the SDK looks at it: not under the name of the wire. */
  readonly isChecked: boolean;
  /** Where to report it, the best place first. */
  readonly places: readonly Node[];
}

/** Whether a node is another one, or stands inside it. */
export function isWithin(node: Node | undefined, outer: Node): boolean {
  for (let ancestor = node; ancestor; ancestor = ancestor.parent) if (ancestor === outer) return true;
  return false;
}

/**
 * The values that an expression is likely to give. A variable that is also written out of sight may never hold its
 * other values when the request is made.
 */
export function likelyValues(values: Values, expression: Node): Values {
  const isLoose = values.some(({ kind }) => kind === 'unknown' || kind === 'imported');
  return isLoose ? values.filter((value) => 'node' in value && isWithin(value.node, expression)) : values;
}

/** An expression, and what it can be. */
type Source = Pick<Field, 'values' | 'value'>;

type ListValue = Extract<Value, { kind: 'array' }>;

/** What holds for the values of a field or a list. */
interface Around {
  readonly isChecked: boolean;
  /** The places of the objects and lists that they stand in. */
  readonly outer: readonly Node[];
}

/** Collects the objects and the values of a request. */
export class RequestReader {
  readonly parts: RequestPart[] = [];
  readonly values: RequestValue[] = [];
  readonly #call: CohereCall;
  readonly #home: Evaluator;
  readonly #version: string;

  constructor(call: CohereCall, home: Evaluator, version: string) {
    this.#call = call;
    this.#home = home;
    this.#version = version;
  }

  readPart(part: RequestPart): void {
    this.parts.push(part);
    const { object, fields } = part;
    for (const written of object.names) {
      const name = Object.hasOwn(fields, written) ? written : sdkName(written);
      const rule = Object.hasOwn(fields, name) ? fields[name]! : undefined;
      const isChecked = written === name;
      // Under two names at once, the SDK's own counts.
      const isHidden = !isChecked && object.fieldsNamed(name).length > 0;
      if (!rule || isHidden || !isInRange(this.#version, rule)) continue;
      const path = part.path === '' ? name : `${part.path}.${name}`;
      for (const field of object.fieldsNamed(written)) {
        this.#readValues(path, rule, field, { isChecked, outer: part.places });
      }
    }
  }

  #readValues(path: string, rule: FieldValue, source: Source, { isChecked, outer }: Around): void {
    const { values, value: expression } = source;
    for (const value of likelyValues(values, expression)) {
      const node = 'node' in value ? [value.node] : [];
      const places = [...node, expression, ...outer];
      this.values.push({ path, rule, value, isInPlace: isWithin(node[0], expression), isChecked, places });
      if (value.kind === 'array') this.#readItems(path, rule, value, { isChecked, outer: places });
      // What stands in an object is spelled for the wire, like the object's own name, until that is put right.
      if (value.kind === 'object' && isChecked) this.#readObject(path, rule, value, places);
    }
  }

  #readItems(path: string, { items }: FieldValue, { node, home }: ListValue, around: Around): void {
    for (const item of node.elements) {
      if (!items || !item || item.type === 'SpreadElement') continue;
      this.#readValues(`${path}[]`, items, { values: home.valuesOf(item), value: item }, around);
    }
  }

  #readObject(path: string, rule: FieldValue, { node, home }: ObjectValue, places: readonly Node[]): void {
    const object = ObjectShape.of(home, node, home === this.#home ? this.#call.node : node);
    if (rule.entries) this.#readEntries(path, rule.entries, object, places);
    else if (rule.variants) this.#readVariant(path, rule, rule.variants, object, places);
    else if (rule.fields) this.readPart({ path, object, fields: rule.fields, variant: undefined, places });
  }

  /** Reads an object whose keys are the user's. */
  #readEntries(path: string, rule: FieldValue, object: ObjectShape, outer: readonly Node[]): void {
    for (const field of object.names.flatMap((name) => object.fieldsNamed(name))) {
      this.#readValues(`${path}.${field.name}`, rule, field, { isChecked: true, outer });
    }
  }

  #readVariant(
    path: string,
    rule: FieldValue,
    { key, shapes }: Variants,
    object: ObjectShape,
    places: readonly Node[],
  ): void {
    const { anyCase = false } = rule;
    const names = Object.keys(shapes);
    const keyRule: RequestField = { kinds: ['string'], values: names, anyCase, required: 'sdk' };
    const fields = object.fieldsNamed(key);
    const [value, ...others] = fields.flatMap((field) => field.values);
    const variant = value?.kind === 'text' && others.length === 0 ? closest(value.text, names) : undefined;
    const shape = variant === undefined ? {} : { ...shapes[variant], ...rule.untyped };
    // Without the key nothing else can be told; with one that is out of sight, or means nothing, neither.
    if (variant !== undefined || object.presence(key) === 'absent') {
      this.readPart({ path, object, fields: { ...shape, [key]: keyRule }, variant, places });
      return;
    }
    for (const field of fields) this.#readValues(`${path}.${key}`, keyRule, field, { isChecked: true, outer: places });
  }
}
