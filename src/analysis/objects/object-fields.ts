import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../core/ast.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import { isPlainAssignment, valueOfProperty } from '../evaluator/object-properties.js';
import { type Values, unknown } from '../evaluator/values.js';

type FieldNode = TSESTree.Property | TSESTree.AssignmentExpression;

/** One place that gives an object a field. */
export class Field {
  readonly name: string;
  /** The key, as the place to report. */
  readonly key: Node;
  /** The property of a literal, or the assignment, that gives the field. */
  readonly node: FieldNode;
  /** The expression of the value; of a shorthand property that is the key's text as well. */
  readonly value: Node;
  readonly home: Evaluator;

  constructor(name: string, key: Node, node: FieldNode, home: Evaluator) {
    this.name = name;
    this.key = key;
    this.node = node;
    this.value = node.type === 'Property' ? node.value : node.right;
    this.home = home;
  }

  /** What the field can be. */
  get values(): Values {
    if (this.node.type === 'Property') return valueOfProperty(this.node, this.home);
    return isPlainAssignment(this.node) ? this.home.valuesOf(this.value) : unknown;
  }
}

/** The fields of an object, in the making. */
export class FieldSet {
  /** The places that may give a field its value. */
  readonly fields: Map<string, readonly Field[]> = new Map();
  /** The fields that the object has in any case. */
  readonly certain: Set<string> = new Set();
  /** Whether the object may have fields besides these. */
  isOpen = false;

  /** Adds fields of one name that come after the others. */
  add(
    name: string,
    fields: readonly Field[],
    how: { readonly isCertain: boolean; readonly overwrites: boolean },
  ): void {
    const older = how.overwrites ? [] : (this.fields.get(name) ?? []);
    const added = fields.filter(({ node }) => !older.some((field) => field.node === node));
    this.fields.set(name, [...older, ...added]);
    if (how.isCertain) this.certain.add(name);
  }

  /** Adds the fields of an object that is spread over this one. */
  spread(other: FieldSet): void {
    for (const [name, fields] of other.fields) {
      const isCertain = other.certain.has(name);
      this.add(name, fields, { isCertain, overwrites: isCertain });
    }
    this.isOpen ||= other.isOpen;
  }

  /** The object that is one of several: what only some of them have is not certain. */
  static oneOf(alternatives: readonly FieldSet[]): FieldSet {
    const all = new FieldSet();
    for (const alternative of alternatives) {
      for (const [name, fields] of alternative.fields) {
        const isCertain = alternatives.every(({ certain }) => certain.has(name));
        all.add(name, fields, { isCertain, overwrites: false });
      }
      all.isOpen ||= alternative.isOpen;
    }
    return all;
  }
}
