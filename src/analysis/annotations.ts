import type { TSESTree } from '@typescript-eslint/utils';
import { type Node, findVariable } from '../core/ast.js';
import { classInstance } from './classes.js';
import type { Evaluator } from './evaluator.js';
import { propertyValues } from './properties.js';
import { type Values, clientValue, nothing, union, unknown } from './values.js';

/** What a type says about the values that have it, read without a type checker. */
export function annotationValues(evaluator: Evaluator, type: TSESTree.TypeNode): Values {
  const home = evaluator;
  switch (type.type) {
    case 'TSNullKeyword':
    case 'TSUndefinedKeyword':
    case 'TSVoidKeyword':
      return nothing;
    case 'TSUnionType':
      return union(...type.types.map((member) => evaluator.valuesOfType(member)));
    case 'TSIntersectionType':
      return intersectionValues(evaluator, type);
    case 'TSTypeReference':
      return referenceValues(evaluator, type);
    case 'TSImportType':
      return importTypeValues(evaluator, type);
    case 'TSTypeQuery':
      return queryValues(evaluator, type);
    case 'TSTypeLiteral':
      return [{ kind: 'typed', members: type.members, home }];
    case 'TSArrayType':
      return [{ kind: 'elements', of: type.elementType, home }];
    case 'TSTypeOperator':
      return type.operator === 'readonly' && type.typeAnnotation ? evaluator.valuesOfType(type.typeAnnotation) : unknown;
    case 'TSFunctionType':
      return type.returnType ? [{ kind: 'returns', type: type.returnType.typeAnnotation, home }] : unknown;
    case 'TSIndexedAccessType': {
      const { objectType, indexType } = type;
      const key = indexType.type === 'TSLiteralType' && indexType.literal.type === 'Literal' ? indexType.literal.value : undefined;
      return propertyValues(evaluator, evaluator.valuesOfType(objectType), typeof key === 'string' ? key : undefined);
    }
    default:
      return unknown;
  }
}

/** `CohereClientV2 & Extra` is a client; two object types together have the members of both. */
function intersectionValues(evaluator: Evaluator, { types }: TSESTree.TSIntersectionType): Values {
  const parts = types.flatMap((member) => evaluator.valuesOfType(member));
  const clients = parts.filter(({ kind }) => kind === 'client');
  if (clients.length > 0) return clients;
  const members = parts.flatMap((part) => (part.kind === 'typed' ? part.members : []));
  return members.length > 0 ? [{ kind: 'typed', members, home: evaluator }] : unknown;
}

/** Types that have, for our purposes, the members of their first argument. */
const transparentTypes = new Set([
  'Awaited',
  'NonNullable',
  'Omit',
  'Partial',
  'Pick',
  'Promise',
  'PromiseLike',
  'Readonly',
  'Required',
]);

/** Types of things that hold values of one type, and which of their arguments that is. */
const holders: Readonly<Record<string, number>> = { Array: 0, ReadonlyArray: 0, Set: 0, Map: 1, WeakMap: 1, Record: 1 };

function referenceValues(evaluator: Evaluator, type: TSESTree.TSTypeReference): Values {
  const { typeName, typeArguments } = type;
  const declared = instancesOf(evaluator, entityValues(evaluator, typeName), type);
  if (declared || typeName.type !== 'Identifier') return declared ?? unknown;
  const { name } = typeName;
  const [first] = typeArguments?.params ?? [];
  if (!first) return unknown;
  if (transparentTypes.has(name)) return evaluator.valuesOfType(first);
  if (name === 'InstanceType') return instancesOf(evaluator, evaluator.valuesOfType(first), type) ?? unknown;
  if (name === 'ReturnType') return returnedBy(evaluator.valuesOfType(first));
  const held = Object.hasOwn(holders, name) ? typeArguments?.params[holders[name]!] : undefined;
  return held ? [{ kind: 'elements', of: held, home: evaluator }] : unknown;
}

/** The objects that a type name stands for; `undefined` when nothing in sight declares it. */
function instancesOf(evaluator: Evaluator, values: Values | undefined, type: Node): Values | undefined {
  return (
    values &&
    union(
      ...values.map((value): Values => {
        if (value.kind === 'client-class') return [clientValue(evaluator.client(type, value.name, 'annotation'))];
        if (value.kind === 'class') return [classInstance(value)];
        return ['typed', 'client', 'returns', 'elements'].includes(value.kind) ? [value] : unknown;
      }),
    )
  );
}

function returnedBy(values: Values): Values {
  return union(
    ...values.map((value): Values => {
      if (value.kind === 'function') return value.home.valuesReturnedBy(value.node);
      return value.kind === 'returns' ? value.home.valuesOfType(value.type) : unknown;
    }),
  );
}

/** What a (dotted) name in a type refers to. */
function entityValues(evaluator: Evaluator, name: TSESTree.EntityName | TSESTree.TSImportType): Values | undefined {
  if (name.type === 'TSQualifiedName') {
    const left = entityValues(evaluator, name.left);
    return left && propertyValues(evaluator, left, name.right.name);
  }
  if (name.type !== 'Identifier') return undefined;
  const variable = findVariable(evaluator.sourceCode, name, name.name);
  const [definition] = variable?.defs ?? [];
  if (!variable || !definition) return undefined;
  const { node } = definition;
  if (node.type === 'TSInterfaceDeclaration') return [{ kind: 'typed', members: node.body.body, home: evaluator }];
  if (node.type === 'TSTypeAliasDeclaration') return evaluator.valuesOfType(node.typeAnnotation);
  return evaluator.valuesOfVariable(variable);
}

/** `import('cohere-ai').CohereClientV2`. */
function importTypeValues(evaluator: Evaluator, type: TSESTree.TSImportType): Values {
  const { source, qualifier } = type;
  if (typeof source.value !== 'string') return unknown;
  const module = evaluator.outside.importValues(source.value, '*', type);
  const names = qualifier ? entityNames(qualifier) : [];
  const values = names.reduce<Values>((inner, name) => propertyValues(evaluator, inner, name), module);
  return instancesOf(evaluator, values, type) ?? unknown;
}

function entityNames(name: TSESTree.EntityName): readonly string[] {
  if (name.type === 'TSQualifiedName') return [...entityNames(name.left), name.right.name];
  return name.type === 'Identifier' ? [name.name] : [];
}

/** `typeof client`: the value itself. */
function queryValues(evaluator: Evaluator, { exprName }: TSESTree.TSTypeQuery): Values {
  if (exprName.type === 'TSImportType') {
    const { source } = exprName;
    return typeof source.value === 'string' ? evaluator.outside.importValues(source.value, '*', exprName) : unknown;
  }
  return entityValues(evaluator, exprName) ?? unknown;
}
