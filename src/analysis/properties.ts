import type { TSESTree } from '@typescript-eslint/utils';
import { clientClasses, endpoints } from '../catalog/index.js';
import { isFunction, propertyName } from '../core/ast.js';
import { memberValues } from './classes.js';
import type { CohereClient } from './client.js';
import type { Evaluator } from './evaluator.js';
import { exportValues } from './exports.js';
import { type Value, type Values, nothing, union, unknown } from './values.js';

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
    case 'imported':
      return receiver.name === '*' && name !== undefined ? evaluator.outside.importValues(receiver.source, name, receiver.node) : [receiver];
    case 'module':
      return (name === undefined ? undefined : exportValues(receiver.home, name)) ?? unknown;
    case 'environment':
      return receiver.name === undefined ? [{ ...receiver, name }] : unknown;
    case 'object':
      return objectProperty(receiver, name);
    case 'assigned':
      return assignedProperty(receiver, name);
    case 'array':
      return arrayElement(receiver, name);
    case 'enum':
      return enumMember(receiver, name);
    case 'elements':
      return receiver.home.valuesOfType(receiver.of);
    case 'typed':
      return typedMember(receiver, name);
    case 'instance':
      return (name === undefined ? undefined : memberValues(receiver.node, receiver.home, name, false)) ?? unknown;
    case 'class':
      return (name === undefined ? undefined : memberValues(receiver.node, receiver.home, name, true)) ?? unknown;
    case 'global':
      return name === undefined ? unknown : globalProperty(evaluator, receiver.name, name);
    default:
      return name === undefined ? unknown : sdkProperty(evaluator, receiver, name);
  }
}

/** The parts of the SDK: module, clients, resources. */
function sdkProperty(evaluator: Evaluator, receiver: Value, name: string): Values {
  switch (receiver.kind) {
    case 'sdk':
      return [sdkExport(evaluator, receiver, name)];
    case 'sdk-export':
      return [{ kind: 'sdk-export', name: `${receiver.name}.${name}` }];
    case 'client': {
      const { client, isV2View } = receiver;
      const { subclass } = client;
      const own = subclass && memberValues(subclass, client.home, name, false);
      return own ?? clientMember(receiver, name, isV2View);
    }
    case 'resource':
      return endpointValues(receiver, `${receiver.path}.${name}`, false);
    default:
      return unknown;
  }
}

/** What a name means in the SDK's module. In 5.x and 6.x the module itself is the client. */
export function sdkExport(evaluator: Evaluator, sdk: Extract<Value, { kind: 'sdk' }>, name: string): Value {
  if (name === 'default' || name === '*') return sdk;
  if (Object.hasOwn(clientClasses, name)) return { kind: 'client-class', name };
  if (name !== 'init' && !Object.hasOwn(endpoints, name)) return { kind: 'sdk-export', name };
  return { kind: 'method', client: evaluator.client(sdk.node, 'init', 'init'), endpoint: name, isV2View: false };
}

function clientMember(receiver: Extract<Value, { kind: 'client' }>, name: string, isV2View: boolean): Values {
  const { client } = receiver;
  if (name === 'v2' && client.api === 'v1' && !isV2View) return [{ ...receiver, isV2View: true }];
  return endpointValues(receiver, name, isV2View);
}

const endpointPaths = Object.keys(endpoints);

/** A method, a resource that holds methods, or something else of a client. */
function endpointValues({ client }: { readonly client: CohereClient }, path: string, isV2View: boolean): Values {
  const endpoint = Object.hasOwn(endpoints, path) ? endpoints[path] : undefined;
  // `client.v2` has the methods of its own API only.
  const isThere = endpoint && (!isV2View || (endpoint.methods.v2 && endpoint.methods.v2 !== endpoint.methods.v1));
  if (isThere) return [{ kind: 'method', client, endpoint: path, isV2View }];
  const isResource = endpointPaths.some((endpoint) => endpoint.startsWith(`${path}.`));
  return isResource ? [{ kind: 'resource', client, path }] : unknown;
}

const environments = new Set(['process.env', 'import.meta.env', 'Bun.env', 'Deno.env']);

function globalProperty(evaluator: Evaluator, object: string, name: string): Values {
  if (object === 'globalThis') {
    const written = writtenValues(evaluator, name, (value) => value.kind === 'global' && value.name === 'globalThis');
    if (written.length > 0) return union(...written);
    return [{ kind: 'global', name }];
  }
  const path = `${object}.${name}`;
  if (environments.has(path) && path !== 'Deno.env') {
    return [{ kind: 'environment', name: undefined, node: evaluator.sourceCode.ast }];
  }
  return [{ kind: 'global', name: path }];
}

/** The values that the file assigns to a property of an object that passes a test. */
export function writtenValues(home: Evaluator, name: string | undefined, isTarget: (value: Value) => boolean): Values[] {
  const { memberWrites } = home.index;
  const writes = [...(memberWrites.get(name) ?? []), ...(name === undefined ? [] : (memberWrites.get(undefined) ?? []))];
  return writes
    .filter(({ object }) => home.valuesOf(object).some(isTarget))
    .map(({ node }) => (['=', '??=', '||=', '&&='].includes(node.operator) ? home.valuesOf(node.right) : unknown));
}

function objectProperty({ node, home }: Extract<Value, { kind: 'object' }>, name: string | undefined): Values {
  const isThis = (value: Value): boolean => value.kind === 'object' && value.node === node;
  const written =
    name === undefined
      ? [...home.index.memberWrites.keys()].flatMap((key) => writtenValues(home, key, isThis))
      : writtenValues(home, name, isThis);
  const found: Values[] = [];
  let isDecided = false;
  for (const member of node.properties.toReversed()) {
    if (member.type === 'SpreadElement') {
      found.push(propertyValues(home, home.valuesOf(member.argument), name));
      continue;
    }
    const key = propertyName(member);
    if (name !== undefined && key !== undefined && key !== name) continue;
    found.push(propertyValue(member, home));
    isDecided = name !== undefined && key === name;
    if (isDecided) break;
  }
  if (found.length + written.length === 0) return name === undefined ? unknown : missingProperty(node);
  return union(...found, ...written);
}

/** A property that neither the literal nor a write gives: nothing, where all of its keys can be read. */
function missingProperty(node: TSESTree.ObjectExpression): Values {
  return node.properties.length > 0 ? nothing : unknown;
}

function propertyValue(property: TSESTree.Property, home: Evaluator): Values {
  const { value, kind } = property;
  if (kind === 'get' && isFunction(value)) return home.valuesReturnedBy(value);
  return home.valuesOf(value);
}

/** A property of `Object.assign(…)`: any of its arguments may have given it. */
function assignedProperty({ node, home }: Extract<Value, { kind: 'assigned' }>, name: string | undefined): Values {
  return union(
    ...node.arguments.map((argument) =>
      argument.type === 'SpreadElement' ? unknown : propertyValues(home, home.valuesOf(argument), name),
    ),
  );
}

function arrayElement({ node, home }: Extract<Value, { kind: 'array' }>, name: string | undefined): Values {
  const { elements } = node;
  if (elements.some((element) => element?.type === 'SpreadElement')) return unknown;
  if (name !== undefined && !/^\d+$/u.test(name)) return unknown;
  const wanted = name === undefined ? elements : [elements[Number(name)]];
  return union(...wanted.map((element) => (element ? home.valuesOf(element) : nothing)));
}

function enumMember({ node, home }: Extract<Value, { kind: 'enum' }>, name: string | undefined): Values {
  const members = node.body.members.filter(({ id }) => name === undefined || (id.type === 'Identifier' ? id.name : id.value) === name);
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
