import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../core/ast.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import { fieldsOf } from './field-reader.js';
import { type Field, FieldSet } from './object-fields.js';
import { OwnLiteral } from './own-literal.js';
import { isNothing } from '../evaluator/values.js';

/** Whether an object has a field when it is used; `unknown` where that cannot be seen. */
export type Presence = 'present' | 'absent' | 'unknown';

/** The fields of an object at the place where it is used: a request, or a client's options. */
export class ObjectShape {
  /** An object of which nothing is known. */
  static readonly hidden: ObjectShape = new ObjectShape(hiddenFields(), undefined);

  /** The same, with what is known of its place. */
  readonly own: OwnLiteral | undefined;
  readonly #fields: FieldSet;

  private constructor(fields: FieldSet, own: OwnLiteral | undefined) {
    this.#fields = fields;
    this.own = own;
  }

  /** The object that a call gets as its `at`th argument. A missing argument is an object without fields. */
  static ofArgument(
    evaluator: Evaluator,
    args: readonly TSESTree.CallExpressionArgument[],
    at: number,
    use: Node,
  ): ObjectShape {
    if (args.slice(0, at + 1).some(({ type }) => type === 'SpreadElement')) return ObjectShape.hidden;
    const argument = args[at];
    return argument ? ObjectShape.of(evaluator, argument, use) : new ObjectShape(new FieldSet(), undefined);
  }

  /** The object that an expression gives to the code at `use`. */
  static of(evaluator: Evaluator, expression: Node, use: Node): ObjectShape {
    return new ObjectShape(fieldsOf(evaluator, expression, use), OwnLiteral.behind(evaluator, expression));
  }

  /** The literal that the object comes from, when it is one that no other code uses. */
  get literal(): TSESTree.ObjectExpression | undefined {
    return this.own?.node;
  }

  /** Whether the object may have fields besides those in sight. */
  get isOpen(): boolean {
    return this.#fields.isOpen;
  }

  /** The names of all fields in sight. */
  get names(): readonly string[] {
    return [...this.#fields.fields.keys()];
  }

  /** Every place that may give a field its value, in source order. */
  fieldsNamed(name: string): readonly Field[] {
    return this.#fields.fields.get(name) ?? [];
  }

  /** The place that gives a field its value: the last one, where there are several. */
  field(name: string): Field | undefined {
    return this.fieldsNamed(name).at(-1);
  }

  /** Whether the object has a field with a value other than `undefined` and `null`. */
  presence(name: string): Presence {
    const fields = this.fieldsNamed(name);
    if (fields.every(({ values }) => isNothing(values))) return this.isOpen ? 'unknown' : 'absent';
    return this.#fields.certain.has(name) ? 'present' : 'unknown';
  }
}

function hiddenFields(): FieldSet {
  const fields = new FieldSet();
  fields.isOpen = true;
  return fields;
}
