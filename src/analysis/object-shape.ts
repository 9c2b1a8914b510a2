import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Node, findVariable, unwrap, wrapped } from '../core/ast.js';
import type { Evaluator } from './evaluator.js';
import { fieldsOf } from './field-reader.js';
import { type Field, FieldSet } from './object-fields.js';
import { isNothing } from './values.js';

/** Whether an object has a field when it is used; `unknown` where that cannot be seen. */
export type Presence = 'present' | 'absent' | 'unknown';

/** The fields of an object at the place where it is used: a request, or a client's options. */
export class ObjectShape {
  /** An object of which nothing is known. */
  static readonly hidden: ObjectShape = new ObjectShape(hiddenFields(), undefined);

  /** The literal that the object comes from, when it is one that no other code uses: a fix may add a field to it. */
  readonly literal: TSESTree.ObjectExpression | undefined;
  readonly #fields: FieldSet;

  private constructor(fields: FieldSet, literal: TSESTree.ObjectExpression | undefined) {
    this.#fields = fields;
    this.literal = literal;
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
    return new ObjectShape(fieldsOf(evaluator, expression, use), ownLiteral(evaluator, expression));
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

/** The literal behind an expression: written in place, or in a variable that is used nowhere else as a whole. */
function ownLiteral(evaluator: Evaluator, expression: Node): TSESTree.ObjectExpression | undefined {
  const inner = unwrap(expression);
  if (inner.type === 'ObjectExpression') return inner;
  const [value, ...others] = evaluator.valuesOf(inner);
  if (inner.type !== 'Identifier' || value?.kind !== 'object' || others.length > 0 || value.home !== evaluator) {
    return undefined;
  }
  const variable = findVariable(evaluator.sourceCode, inner, inner.name);
  return variable && !isShared(variable) ? value.node : undefined;
}

/** Whether other code sees what a variable holds: by its name, or as an export. */
function isShared({ defs, references }: TSESLint.Scope.Variable): boolean {
  const isExported = defs.some(({ parent }) => parent?.parent?.type === 'ExportNamedDeclaration');
  const uses = references.filter(({ init, identifier }) => {
    const { parent } = wrapped(identifier);
    return !init && !(parent?.type === 'MemberExpression' && parent.object === wrapped(identifier));
  });
  return isExported || uses.length > 1;
}
