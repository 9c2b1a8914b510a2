import type { TSESTree } from '@typescript-eslint/utils';
import { type ClassNode, type Node, isFunction, propertyName } from '../core/ast.js';
import type { ClientSource } from './client.js';
import type { Evaluator } from './evaluator.js';
import { writtenValues } from './object-properties.js';
import { type Value, type Values, clientValue, orElse, union, unknown } from './values.js';

export type ClassValue = Extract<Value, { kind: 'class' }>;
type InstanceValue = Extract<Value, { kind: 'instance' }>;

/** An object of a class of the file. */
export function classInstance({ node, home }: ClassValue): InstanceValue {
  return { kind: 'instance', node, home };
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
export function superClient(
  start: ClassValue,
  node: Node,
  evaluator: Evaluator,
  source: ClientSource,
): Value | undefined {
  for (const value of ancestry(start)) {
    if (value.kind === 'client-class') {
      return clientValue(evaluator.client(node, value.name, source, { subclass: start }));
    }
  }
  return undefined;
}

/** What `this` (or `super`) is at a place. */
export function thisValues(evaluator: Evaluator, node: Node): Values {
  let inner: Node = node;
  for (let outer = node.parent; outer; inner = outer, outer = outer.parent) {
    if (outer.type === 'StaticBlock') return ownerValues(evaluator, outer.parent.parent, true);
    if ((outer.type === 'PropertyDefinition' || outer.type === 'AccessorProperty') && inner === outer.value) {
      return ownerValues(evaluator, outer.parent.parent, outer.static);
    }
    if (!isFunction(outer) || outer.type === 'ArrowFunctionExpression') continue;
    const member = outer.parent;
    if (member.type === 'MethodDefinition') return ownerValues(evaluator, member.parent.parent, member.static);
    if (member.type === 'Property') return evaluator.valuesOf(member.parent);
    return unknown;
  }
  return unknown;
}

function ownerValues(evaluator: Evaluator, node: ClassNode, isStatic: boolean): Values {
  const owner: ClassValue = { kind: 'class', node, home: evaluator };
  if (isStatic) return [owner];
  return [superClient(owner, node, evaluator, 'annotation') ?? classInstance(owner)];
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
  const declared = node.body.body.flatMap((member) => {
    if (!('key' in member) || propertyName(member) !== name || member.static !== isStatic) return [];
    return [declaredMember(member, home)];
  });
  const parameters = isStatic ? [] : parameterProperties(node, name).map((parameter) => home.valuesOf(parameter));
  const isWritten = (value: Value): boolean =>
    isStatic ? value.kind === 'class' && value.node === node : isObjectOf(value, node);
  const written = writtenValues(home, name, isWritten);
  if (declared.length + parameters.length + written.length === 0) return undefined;
  const values = union(...declared.map((member) => member.values), ...parameters, ...written);
  const type = declared.find((member) => member.type)?.type;
  const known = type ? orElse(values, () => home.valuesOfType(type)) : values;
  return known.length > 0 ? known : unknown;
}

function isObjectOf(value: Value, node: ClassNode): boolean {
  if (value.kind === 'instance') return value.node === node;
  return value.kind === 'client' && value.client.subclass?.node === node;
}

interface Member {
  readonly values: Values;
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
      return { values: member.value ? home.valuesOf(member.value) : [], type: member.typeAnnotation?.typeAnnotation };
  }
}

function methodValues({ kind, value }: TSESTree.MethodDefinition, home: Evaluator): Values {
  // A setter gives nothing; an overload has no body.
  if (kind === 'set' || value.type !== 'FunctionExpression') return [];
  return kind === 'get' ? home.valuesReturnedBy(value) : [{ kind: 'function', node: value, home }];
}

function abstractMethodValues({ kind, value }: TSESTree.TSAbstractMethodDefinition, home: Evaluator): Values {
  const type = value.returnType?.typeAnnotation;
  if (!type) return [];
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
