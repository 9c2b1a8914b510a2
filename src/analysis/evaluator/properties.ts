import { propertyName } from '../../core/ast.js';
import { type ClassValue, memberValues } from './classes.js';
import type { Evaluator } from './evaluator.js';
import { exportValues } from './exports.js';
import { assignedProperty, objectProperty, writtenValues } from './object-properties.js';
import { clientMember, resourceMember, sdkExport } from './sdk-properties.js';
import { type Value, type Values, maxAlternatives, nothing, union, unknown } from './values.js';

/** What reading a property gives; with `name` undefined, any of the properties. */
export function propertyValues(evaluator: Evaluator, receivers: Values, name: string | undefined): Values {
  return union(...receivers.map((receiver) => propertyOf(evaluator, receiver, name)));
}

function propertyOf(evaluator: Evaluator, receiver: Value, name: string | undefined): Values {
  switch (receiver.kind) {
    case 'nothing':
      return [];
    case 'caller':
      return [receiver];
    case 'object':
      return receiver.home.valuesOfMember(receiver.node, name, () => objectProperty(receiver, name));
    case 'assigned':
      return receiver.home.valuesOfMember(receiver.node, name, () => assignedProperty(receiver, name));
    case 'array':
      return arrayElement(receiver, name);
    case 'enum':
      return enumMember(receiver, name);
    case 'elements':
      return receiver.home.valuesOfType(receiver.of);
    case 'typed':
      return typedMember(receiver, name);
    case 'environment':
      return receiver.name === undefined ? [{ ...receiver, name }] : unknown;
    default:
      return name === undefined ? unknown : namedProperty(evaluator, receiver, name);
  }
}

/** A property of something that has properties of different kinds. */
function namedProperty(evaluator: Evaluator, receiver: Value, name: string): Values {
  switch (receiver.kind) {
    case 'imported':
      return receiver.name === '*' ? evaluator.outside.importValues(receiver.source, name, receiver.node) : [receiver];
    case 'module':
      return exportValues(receiver.home, name);
    case 'sdk':
      return [sdkExport(evaluator, receiver, name)];
    case 'sdk-export':
      return [{ kind: 'sdk-export', name: `${receiver.name}.${name}` }];
    case 'client':
      return clientMember(receiver, name);
    case 'resource':
      return resourceMember(receiver, name);
    case 'class':
      return classMember(receiver, name, true);
    case 'instance':
      return classMember({ ...receiver, kind: 'class' }, name, false);
    case 'global':
      return globalProperty(evaluator, receiver.name, name);
    default:
      return unknown;
  }
}

/** A member of a class or of its objects, looked up once for all its uses. */
function classMember(owner: ClassValue, name: string, isStatic: boolean): Values {
  const holder = isStatic ? owner.node.body : owner.node;
  return owner.home.valuesOfMember(holder, name, () => memberValues(owner, name, isStatic) ?? unknown);
}

const environments = new Set(['process.env', 'import.meta.env', 'Bun.env']);

function globalProperty(evaluator: Evaluator, object: string, name: string): Values {
  if (object === 'globalThis') {
    const written = writtenValues(evaluator, name, (value) => value.kind === 'global' && value.name === 'globalThis');
    return written.length > 0 ? union(...written) : [{ kind: 'global', name }];
  }
  const path = `${object}.${name}`;
  return environments.has(path)
    ? [{ kind: 'environment', name: undefined, node: evaluator.sourceCode.ast }]
    : [{ kind: 'global', name: path }];
}

function arrayElement({ node, home }: Extract<Value, { kind: 'array' }>, name: string | undefined): Values {
  const { elements } = node;
  if (elements.some((element) => element?.type === 'SpreadElement')) return unknown;
  if (name !== undefined && !/^\d+$/u.test(name)) return unknown;
  if (name === undefined && elements.length > maxAlternatives) return unknown;
  const wanted = name === undefined ? elements : [elements[Number(name)]];
  return union(...wanted.map((element) => (element ? home.valuesOf(element) : nothing)));
}

function enumMember({ node, home }: Extract<Value, { kind: 'enum' }>, name: string | undefined): Values {
  const members = node.body.members.filter(
    ({ id }) => name === undefined || (id.type === 'Identifier' ? id.name : id.value) === name,
  );
  return union(...members.map(({ initializer }) => (initializer ? home.valuesOf(initializer) : unknown)));
}

function typedMember({ members, home }: Extract<Value, { kind: 'typed' }>, name: string | undefined): Values {
  const found = members.flatMap((member): Values[] => {
    if (member.type === 'TSPropertySignature' && (name === undefined || propertyName(member) === name)) {
      const type = member.typeAnnotation?.typeAnnotation;
      return [type ? home.valuesOfType(type) : unknown];
    }
    if (member.type === 'TSMethodSignature' && propertyName(member) === name && member.returnType) {
      return [[{ kind: 'returns', type: member.returnType.typeAnnotation, home }]];
    }
    return [];
  });
  return found.length > 0 ? union(...found) : unknown;
}
