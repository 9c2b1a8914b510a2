import type { TSESTree } from '@typescript-eslint/utils';
import { type Node, isFunction, propertyName } from '../../core/ast.js';
import type { Evaluator } from './evaluator.js';
import { propertyValues } from './properties.js';
import { type Value, type Values, isKnown, maxAlternatives, nothing, union, unknown } from './values.js';

type ObjectValue = Extract<Value, { kind: 'object' }>;

/** A property of an object literal, from the literal itself and from what the file writes to it; else from its type. */
export function objectProperty(object: ObjectValue, name: string | undefined): Values {
  const { node, home } = object;
  if (name === undefined && node.properties.length > maxAlternatives) return unknown;
  const isThis = (value: Value): boolean => value.kind === 'object' && value.node === node;
  const names = name === undefined ? [...home.index.memberWrites.keys()] : [name];
  const found = [
    ...literalProperty(object, name),
    ...names.flatMap((written) => writtenValues(home, written, isThis)),
    ...assignedValues(home, name, isThis),
  ];
  return found.length > 0 ? union(...found) : missingProperty(object, name);
}

function literalProperty({ node, home }: ObjectValue, name: string | undefined): readonly Values[] {
  const found: Values[] = [];
  for (const member of node.properties.toReversed()) {
    if (member.type === 'SpreadElement') {
      found.push(propertyValues(home, home.valuesOf(member.argument), name));
      continue;
    }
    if (member.kind === 'set') continue;
    const key = propertyName(member);
    if (name === undefined || key === undefined || key === name) found.push(valueOfProperty(member, home));
    // What stands before it is overwritten.
    if (name !== undefined && key === name) break;
  }
  return found;
}

/** The value of one property of an object literal. */
export function valueOfProperty({ value, kind }: TSESTree.Property, home: Evaluator): Values {
  return kind === 'get' && isFunction(value) ? home.valuesReturnedBy(value) : home.valuesOf(value);
}

/** What the file assigns to a property of an object that passes a test. */
export function writtenValues(
  home: Evaluator,
  name: string | undefined,
  isTarget: (value: Value) => boolean,
): readonly Values[] {
  const { memberWrites } = home.index;
  const computed = name === undefined ? [] : (memberWrites.get(undefined) ?? []);
  return [...(memberWrites.get(name) ?? []), ...computed]
    .filter(({ object }) => home.valuesOf(object).some(isTarget))
    .map(({ node }) => (isPlainAssignment(node) ? home.valuesOf(node.right) : unknown));
}

/** Whether an assignment gives its target the right side as it is, if it gives it anything. */
export function isPlainAssignment({ operator }: TSESTree.AssignmentExpression): boolean {
  return operator === '=' || operator === '??=' || operator === '||=' || operator === '&&=';
}

/** What `Object.assign(target, …)` gives a property of an object that passes a test. */
function assignedValues(
  home: Evaluator,
  name: string | undefined,
  isTarget: (value: Value) => boolean,
): readonly Values[] {
  return home.index.assignCalls
    .filter(({ arguments: [target] }) => target && home.valuesOf(target).some(isTarget))
    .flatMap(({ arguments: [, ...sources] }) => sources.map((source) => argumentProperty(home, source, name)));
}

/** A property of what `Object.assign(…)` gives: any of its arguments may have given it. */
export function assignedProperty(
  { node, home }: Extract<Value, { kind: 'assigned' }>,
  name: string | undefined,
): Values {
  return union(...node.arguments.map((argument) => argumentProperty(home, argument, name)));
}

function argumentProperty(home: Evaluator, argument: Node, name: string | undefined): Values {
  return argument.type === 'SpreadElement' ? unknown : propertyValues(home, home.valuesOf(argument), name);
}

function missingProperty({ node, home }: ObjectValue, name: string | undefined): Values {
  const type = declaredType(node);
  const values = type ? propertyValues(home, home.valuesOfType(type), name) : [];
  if (isKnown(values)) return values;
  // An empty object is there to be filled, and not always in sight; one that is taken apart at once is not.
  const isWhole = node.properties.length > 0 || isTakenApart(node);
  return name !== undefined && isWhole ? nothing : unknown;
}

/** `const { … } = {}`, `({ … } = {})`. */
function isTakenApart({ parent }: Node): boolean {
  if (parent?.type === 'VariableDeclarator') return parent.id.type === 'ObjectPattern';
  return parent?.type === 'AssignmentPattern' && parent.left.type === 'ObjectPattern';
}

/** The type of the variable or field that a literal initialises, or of the cast around it. */
export function declaredType({ parent }: Node): TSESTree.TypeNode | undefined {
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.id.typeAnnotation?.typeAnnotation;
    case 'PropertyDefinition':
    case 'AccessorProperty':
      return parent.typeAnnotation?.typeAnnotation;
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return parent.typeAnnotation;
    default:
      return undefined;
  }
}
