import type { TSESTree } from '@typescript-eslint/utils';
import { type ClassNode, type Node, isFunction, propertyName } from '../../core/ast.js';
import type { ClientSource } from '../client.js';
import type { Evaluator } from './evaluator.js';
import { writtenValues } from './object-properties.js';
import { type Value, type Values, clientValue, orElse, union, unknown } from './values.js';

export type ClassValue = Extract<Value, { kind: 'class' }>;

/** The object of a class, the SDK's or the file's, that a node makes or declares; `undefined` for any other value. */
export function objectOf(value: Value, node: Node, evaluator: Evaluator, source: ClientSource): Value | undefined {
  if (value.kind === 'client-class') return clientValue(evaluator.client(node, value.name, source));
  if (value.kind !== 'class') return undefined;
  const { node: owner, home } = value;
  return superClient(value, node, evaluator, source) ?? { kind: 'instance', node: owner, home };
}

/** A class and whatever it extends, nearest first. */
export function* ancestry(start: ClassValue): Generator<Value> {
  const seen = new Set<ClassNode>();
  const open: Value[] = [start];
  for (const value of open) {
    if (value.kind === 'class') {
      // A class that extends itself, by way of others, fails when it runs, and still can be linted.
      if (seen.has(value.node)) continue;
      seen.add(value.node);
      if (value.node.superClass) open.push(...value.home.valuesOf(value.node.superClass));
    }
    yield value;
  }
}

/** The client that an object of a class is, when the class extends one of the SDK's, however indirectly. */
function superClient(start: ClassValue, node: Node, evaluator: Evaluator, source: ClientSource): Value | undefined {
  for (const value of ancestry(start)) {
    if (value.kind === 'client-class') {
      return clientValue(evaluator.client(node, value.name, source, { subclass: start }));
    }
  }
  return undefined;
}

/** What `this` or `super` is at a place. */
export function thisValues(evaluator: Evaluator, node: TSESTree.ThisExpression | TSESTree.Super): Values {
  let inner: Node = node;
  for (let outer: Node | undefined = node.parent; outer; inner = outer, outer = outer.parent) {
    if (outer.type === 'StaticBlock') return ownValues(evaluator, outer.parent.parent, true, node);
    if ((outer.type === 'PropertyDefinition' || outer.type === 'AccessorProperty') && inner === outer.value) {
      return ownValues(evaluator, outer.parent.parent, outer.static, node);
    }
    if (!isFunction(outer) || outer.type === 'ArrowFunctionExpression') continue;
    const member = outer.parent;
    if (member.type === 'MethodDefinition') return ownValues(evaluator, member.parent.parent, member.static, node);
    return member.type === 'Property' ? evaluator.valuesOf(member.parent) : unknown;
  }
  return unknown;
}

/** A class (where the place is static) or its object; for `super`, that of the class that it extends. */
function ownValues(evaluator: Evaluator, owner: ClassNode, isStatic: boolean, { type }: Node): Values {
  const classes: Values =
    type === 'Super' ? evaluator.valuesOf(owner.superClass!) : [{ kind: 'class', node: owner, home: evaluator }];
  if (isStatic) return classes;
  const place = type === 'Super' ? owner.superClass! : owner;
  return classes.map((value) => objectOf(value, place, evaluator, 'annotation') ?? { kind: 'unknown' });
}

/** A member of a class, of its objects or (static) of itself; `undefined` when the class has none of that name. */
export function memberValues(start: ClassValue, name: string, isStatic: boolean): Values | undefined {
  for (const value of ancestry(start)) {
    const values = value.kind === 'class' ? ownMemberValues(value, name, isStatic) : undefined;
    if (values) return values;
  }
  return undefined;
}

function ownMemberValues({ node, home }: ClassValue, name: string, isStatic: boolean): Values | undefined {
  const members = node.body.body.filter((member) => 'key' in member);
  const declared = members
    .filter((member) => propertyName(member) === name && member.static === isStatic)
    .map((member) => declaredMember(member, home));
  const parameters = isStatic ? [] : parameterProperties(node, name).map((parameter) => home.valuesOf(parameter));
  const isWritten = (value: Value): boolean =>
    isStatic ? value.kind === 'class' && value.node === node : isObjectOf(value, node);
  const written = writtenValues(home, name, isWritten);
  if (declared.length + parameters.length + written.length === 0) return undefined;
  const sources = [...declared.flatMap(({ values }) => (values ? [values] : [])), ...parameters, ...written];
  const values = sources.length > 0 ? union(...sources) : unknown;
  const type = declared.find((member) => member.type)?.type;
  return type ? orElse(values, () => home.valuesOfType(type)) : values;
}

function isObjectOf(value: Value, node: ClassNode): boolean {
  if (value.kind === 'instance') return value.node === node;
  return value.kind === 'client' && value.client.subclass?.node === node;
}

/** What a class says of a member: a value, a type, both or neither. */
interface Member {
  readonly values?: Values | undefined;
  readonly type?: TSESTree.TypeNode | undefined;
}

function declaredMember(
  member: Exclude<TSESTree.ClassElement, TSESTree.StaticBlock | TSESTree.TSIndexSignature>,
  home: Evaluator,
): Member {
  switch (member.type) {
    case 'MethodDefinition':
      return { values: methodValues(member, home) };
    case 'TSAbstractMethodDefinition':
      return { values: abstractMethodValues(member, home) };
    default:
      return {
        values: member.value ? home.valuesOf(member.value) : undefined,
        type: member.typeAnnotation?.typeAnnotation,
      };
  }
}

function methodValues({ kind, value }: TSESTree.MethodDefinition, home: Evaluator): Values | undefined {
  // A setter gives nothing; an overload has no body.
  if (kind === 'set' || value.type !== 'FunctionExpression') return undefined;
  return kind === 'get' ? home.valuesReturnedBy(value) : [{ kind: 'function', node: value, home }];
}

function abstractMethodValues(
  { kind, value }: TSESTree.TSAbstractMethodDefinition,
  home: Evaluator,
): Values | undefined {
  const type = value.returnType?.typeAnnotation;
  if (!type) return undefined;
  return kind === 'get' ? home.valuesOfType(type) : [{ kind: 'returns', type, home }];
}

/** The constructor of a class, when the class has one of its own. */
export function constructorOf(node: ClassNode): TSESTree.FunctionExpression | undefined {
  for (const member of node.body.body) {
    if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') continue;
    if (member.value.type === 'FunctionExpression') return member.value;
  }
  return undefined;
}

/** The constructor's parameters that are fields at the same time, by name. */
function parameterProperties(node: ClassNode, name: string): readonly TSESTree.Identifier[] {
  return (constructorOf(node)?.params ?? []).flatMap((parameter) => {
    if (parameter.type !== 'TSParameterProperty') return [];
    const target = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
    return target.type === 'Identifier' && target.name === name ? [target] : [];
  });
}
