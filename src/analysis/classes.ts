import type { TSESTree } from '@typescript-eslint/utils';
import { type ClassNode, type Node, isFunction, propertyName } from '../core/ast.js';
import type { Evaluator } from './evaluator.js';
import { writtenValues } from './properties.js';
import { type Value, type Values, clientValue, orElse, union, unknown } from './values.js';

type ClassValue = Extract<Value, { kind: 'class' }>;
type InstanceValue = Extract<Value, { kind: 'instance' }>;

/** An object of a class of the file. */
export function classInstance({ node, home }: ClassValue): InstanceValue {
  return { kind: 'instance', node, home };
}

/** The client that an object of a class is, when the class extends one of the SDK's, however indirectly. */
export function superClient({ node, home }: ClassValue, creation: Node, evaluator: Evaluator): Value | undefined {
  const clientOfSubclass = (className: string): Value =>
    clientValue(evaluator.client(creation, className, 'constructor', { subclass: node }));
  for (const parent of superClasses(node, home)) {
    if (parent.kind === 'client-class') return clientOfSubclass(parent.name);
    const inherited = parent.kind === 'class' ? superClient(parent, creation, evaluator) : undefined;
    if (inherited?.kind === 'client') return clientOfSubclass(inherited.client.className);
  }
  return undefined;
}

function superClasses(node: ClassNode, home: Evaluator): Values {
  return node.superClass ? home.valuesOf(node.superClass).filter((value) => value.kind !== 'class' || value.node !== node) : [];
}

/** What `this` (or `super`) is at a place. */
export function thisValues(evaluator: Evaluator, node: Node): Values {
  let inner: Node = node;
  for (let outer = node.parent; outer; inner = outer, outer = outer.parent) {
    if (outer.type === 'StaticBlock') return ownerValues(evaluator, outer.parent.parent, true);
    if (outer.type === 'PropertyDefinition' && inner === outer.value) {
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
  return [superClient(owner, node, evaluator) ?? classInstance(owner)];
}

/** A member of a class, of its objects or (static) of itself; `undefined` when the class has none of that name. */
export function memberValues(node: ClassNode, home: Evaluator, name: string, isStatic: boolean): Values | undefined {
  const declared = node.body.body.flatMap((member) => {
    if (!('key' in member) || propertyName(member) !== name || member.static !== isStatic) return [];
    return [declaredMember(member, home)];
  });
  const parameters = isStatic ? [] : parameterProperties(node, name).map((parameter) => home.valuesOf(parameter));
  const isWritten = (value: Value): boolean =>
    isStatic ? value.kind === 'class' && value.node === node : isObjectOf(value, node);
  const written = writtenValues(home, name, isWritten);
  if (declared.length + parameters.length + written.length > 0) {
    const values = union(...declared.map(({ values }) => values), ...parameters, ...written);
    const type = declared.find((member) => member.type)?.type;
    return type ? orElse(values, () => home.valuesOfType(type)) : values.length > 0 ? values : unknown;
  }
  for (const parent of superClasses(node, home)) {
    const inherited = parent.kind === 'class' ? memberValues(parent.node, parent.home, name, isStatic) : undefined;
    if (inherited) return inherited;
  }
  return undefined;
}

function isObjectOf(value: Value, node: ClassNode): boolean {
  if (value.kind === 'instance') return value.node === node;
  return value.kind === 'client' && value.client.subclass === node;
}

interface Member {
  readonly values: Values;
  readonly type?: TSESTree.TypeNode | undefined;
}

function declaredMember(member: Exclude<TSESTree.ClassElement, TSESTree.StaticBlock | TSESTree.TSIndexSignature>, home: Evaluator): Member {
  switch (member.type) {
    case 'MethodDefinition':
      if (member.kind === 'set' || member.value.type !== 'FunctionExpression') return { values: [] };
      if (member.kind === 'get') return { values: home.valuesReturnedBy(member.value) };
      return { values: [{ kind: 'function', node: member.value, home }] };
    case 'PropertyDefinition':
    case 'AccessorProperty':
      return {
        values: member.value ? home.valuesOf(member.value) : [],
        type: member.typeAnnotation?.typeAnnotation,
      };
    default:
      return { values: unknown };
  }
}

/** The constructor's parameters that are fields at the same time, by name. */
function parameterProperties(node: ClassNode, name: string): readonly TSESTree.Identifier[] {
  const constructor = node.body.body.find(
    (member) => member.type === 'MethodDefinition' && member.kind === 'constructor',
  );
  if (constructor?.type !== 'MethodDefinition') return [];
  return constructor.value.params.flatMap((parameter) => {
    if (parameter.type !== 'TSParameterProperty') return [];
    const target = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
    return target.type === 'Identifier' && target.name === name ? [target] : [];
  });
}
