import type { TSESTree } from '@typescript-eslint/utils';
import { type Node, keyName, memberName, unwrap } from '../../core/ast.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import { Field, FieldSet } from './object-fields.js';
import {
  type ObjectValue,
  isCreatedAt,
  isInUntouchedLiteral,
  isStraightStep,
  laterSteps,
  mayChangeElsewhere,
} from './object-steps.js';
import type { Value } from '../evaluator/values.js';

/** The fields of the object that an expression gives to the code at `use`. */
export function fieldsOf(evaluator: Evaluator, expression: Node, use: Node): FieldSet {
  return new FieldReader(evaluator, use).fieldsOf(evaluator, expression);
}

/** No real request is put together from more objects. */
const maxObjects = 100;

/** Reads the fields that objects have when they reach one place. */
class FieldReader {
  readonly #place: { readonly home: Evaluator; readonly use: Node };
  /** The objects that are being read. */
  readonly #open = new Set<Node>();
  #objects = 0;

  constructor(home: Evaluator, use: Node) {
    this.#place = { home, use };
  }

  fieldsOf(home: Evaluator, expression: Node): FieldSet {
    const values = home.valuesOf(expression);
    // `options = { ...options, … }`: what is being read adds nothing to itself.
    const others = values.filter((value) => !('node' in value && this.#open.has(value.node)));
    return FieldSet.oneOf(others.map((value) => this.#valueFields(value)));
  }

  #valueFields(value: Value): FieldSet {
    const fields = new FieldSet();
    const isObject = value.kind === 'object' || value.kind === 'assigned';
    if (!isObject || ++this.#objects > maxObjects) {
      fields.isOpen = value.kind !== 'nothing';
      return fields;
    }
    this.#open.add(value.node);
    if (value.kind === 'object') this.#addObject(fields, value);
    else for (const argument of value.node.arguments) this.#addArgument(fields, argument, value.home);
    this.#open.delete(value.node);
    return fields;
  }

  #addObject(fields: FieldSet, object: ObjectValue): void {
    const { node, home } = object;
    for (const property of node.properties) {
      if (property.type === 'SpreadElement') fields.spread(this.#spreadFields(home, property.argument));
      else addProperty(fields, property, home);
    }
    if (isCreatedAt(object, this.#place) || isInUntouchedLiteral(object)) return;
    for (const step of laterSteps(object)) this.#addStep(fields, step, object);
    fields.isOpen ||= mayChangeElsewhere(object, this.#place);
  }

  /** Spreading `false`, `0`, `''` or nothing adds no field: `...(wanted && { … })`. */
  #spreadFields(home: Evaluator, argument: Node): FieldSet {
    const inner = unwrap(argument);
    if (inner.type !== 'LogicalExpression' || inner.operator !== '&&') return this.fieldsOf(home, argument);
    return FieldSet.oneOf([new FieldSet(), this.fieldsOf(home, inner.right)]);
  }

  #addStep(fields: FieldSet, step: TSESTree.AssignmentExpression | TSESTree.CallExpression, object: ObjectValue): void {
    const isCertain = isStraightStep(step, object, this.#place);
    if (step.type === 'AssignmentExpression') {
      addWrite(fields, step, object.home, isCertain);
      return;
    }
    const added = new FieldSet();
    for (const source of step.arguments.slice(1)) this.#addArgument(added, source, object.home);
    fields.spread(isCertain ? added : FieldSet.oneOf([new FieldSet(), added]));
  }

  /** Adds what an argument of `Object.assign(…)` has. */
  #addArgument(fields: FieldSet, argument: TSESTree.CallExpressionArgument, home: Evaluator): void {
    if (argument.type === 'SpreadElement') fields.isOpen = true;
    else fields.spread(this.fieldsOf(home, argument));
  }
}

function addProperty(fields: FieldSet, property: TSESTree.Property, home: Evaluator): void {
  const name = keyName(property.key, property.computed) ?? constantText(home, property.key);
  if (name === undefined) fields.isOpen = true;
  else fields.add(name, [new Field(name, property.key, property, home)], { isCertain: true, overwrites: true });
}

function addWrite(fields: FieldSet, write: TSESTree.AssignmentExpression, home: Evaluator, isStraight: boolean): void {
  const member = unwrap(write.left) as TSESTree.MemberExpression;
  const name = memberName(member) ?? constantText(home, member.property);
  if (name === undefined) {
    fields.isOpen = true;
    return;
  }
  fields.add(name, [new Field(name, member.property, write, home)], {
    isCertain: isStraight && write.operator !== '&&=',
    overwrites: isStraight && write.operator === '=',
  });
}

function constantText(home: Evaluator, key: Node): string | undefined {
  const [value, ...others] = home.valuesOf(key);
  return value?.kind === 'text' && others.length === 0 ? value.text : undefined;
}
