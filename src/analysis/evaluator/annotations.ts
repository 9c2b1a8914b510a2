import type { TSESTree } from '@typescript-eslint/utils';
import { type Node, findVariable } from '../../core/ast.js';
import { objectOf } from './classes.js';
import type { Evaluator } from './evaluator.js';
import { propertyValues } from './properties.js';
import { type Value, type Values, nothing, union, unknown } from './values.js';

/** A type, or the name of one that an interface extends. */
export type TypeNode = TSESTree.TypeNode | TSESTree.TSInterfaceHeritage;

/** What a type says about the values that have it, read without a type checker. */
export function annotationValues(evaluator: Evaluator, type: TypeNode): Values {
  const home = evaluator;
  switch (type.type) {
    case 'TSNullKeyword':
    case 'TSUndefinedKeyword':
    case 'TSVoidKeyword':
      return nothing;
    case 'TSUnionType':
      return union(...type.types.map((member) => evaluator.valuesOfType(member)));
    case 'TSIntersectionType':
      return bothValues(
        evaluator,
        type.types.flatMap((member) => evaluator.valuesOfType(member)),
      );
    case 'TSTypeReference':
      return referenceValues(evaluator, type.typeName, type);
    case 'TSInterfaceHeritage':
      return type.expression.type === 'Identifier' ? referenceValues(evaluator, type.expression, type) : unknown;
    case 'TSImportType':
      return instancesOf(evaluator, importTypeValues(evaluator, type), type);
    case 'TSTypeQuery':
      return queryValues(evaluator, type);
    case 'TSTypeLiteral':
      return [{ kind: 'typed', members: type.members, home }];
    case 'TSArrayType':
      return [{ kind: 'elements', of: type.elementType, home }];
    case 'TSTypeOperator':
      return type.operator === 'readonly' ? evaluator.valuesOfType(type.typeAnnotation!) : unknown;
    case 'TSFunctionType':
      return [{ kind: 'returns', type: type.returnType!.typeAnnotation, home }];
    case 'TSIndexedAccessType':
      return propertyValues(evaluator, evaluator.valuesOfType(type.objectType), literalTypeText(type.indexType));
    default:
      return unknown;
  }
}

function literalTypeText(type: TSESTree.TypeNode): string | undefined {
  const value = type.type === 'TSLiteralType' && type.literal.type === 'Literal' ? type.literal.value : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** What has several types at once: a client stays a client, object types add up. */
function bothValues(evaluator: Evaluator, parts: Values): Values {
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

function referenceValues(
  evaluator: Evaluator,
  typeName: TSESTree.EntityName,
  type: TSESTree.TSTypeReference | TSESTree.TSInterfaceHeritage,
): Values {
  const declared = declaredValues(evaluator, typeName, type);
  if (declared || typeName.type !== 'Identifier') return declared ?? unknown;
  const { name } = typeName;
  const { typeArguments } = type;
  const [first] = typeArguments?.params ?? [];
  if (!first) return unknown;
  if (transparentTypes.has(name)) return evaluator.valuesOfType(first);
  if (name === 'InstanceType') return instancesOf(evaluator, evaluator.valuesOfType(first), type);
  if (name === 'ReturnType') return returnedBy(evaluator.valuesOfType(first));
  const held = Object.hasOwn(holders, name) ? typeArguments?.params[holders[name]!] : undefined;
  return held ? [{ kind: 'elements', of: held, home: evaluator }] : unknown;
}

/** The values of a type that the file declares or imports; `undefined` when nothing in sight declares it. */
function declaredValues(evaluator: Evaluator, name: TSESTree.EntityName, type: Node): Values | undefined {
  const variable = name.type === 'Identifier' ? findVariable(evaluator.sourceCode, name, name.name) : undefined;
  const declarations = (variable?.defs ?? []).map(({ node }) => node as Node);
  const [first] = declarations;
  if (first?.type === 'TSTypeAliasDeclaration') return evaluator.valuesOfType(first.typeAnnotation);
  if (first?.type === 'TSTypeParameter') return first.constraint ? evaluator.valuesOfType(first.constraint) : unknown;
  const interfaces = declarations.filter((node) => node.type === 'TSInterfaceDeclaration');
  if (interfaces.length > 0) return interfaceValues(evaluator, interfaces);
  const values = nameValues(evaluator, name);
  return values && instancesOf(evaluator, values, type);
}

/** All declarations of an interface, with what they extend. */
function interfaceValues(evaluator: Evaluator, declarations: readonly TSESTree.TSInterfaceDeclaration[]): Values {
  const own: Value = { kind: 'typed', members: declarations.flatMap(({ body }) => body.body), home: evaluator };
  const inherited = declarations.flatMap((declaration) => declaration.extends);
  return bothValues(evaluator, [own, ...inherited.flatMap((name) => evaluator.valuesOfType(name))]);
}

/** The objects that a class, as the name of a type, stands for. */
function instancesOf(evaluator: Evaluator, values: Values, type: Node): Values {
  return values.map((value) => objectOf(value, type, evaluator, 'annotation') ?? { kind: 'unknown' });
}

function returnedBy(values: Values): Values {
  return union(
    ...values.map((value): Values => {
      if (value.kind === 'function') return value.home.valuesReturnedBy(value.node);
      return value.kind === 'returns' ? value.home.valuesOfType(value.type) : unknown;
    }),
  );
}

/** What a (dotted) name outside of expressions refers to; `undefined` when nothing in sight declares it. */
export function nameValues(evaluator: Evaluator, name: TSESTree.EntityName): Values | undefined {
  if (name.type === 'TSQualifiedName') {
    const left = nameValues(evaluator, name.left);
    return left && propertyValues(evaluator, left, name.right.name);
  }
  const variable = name.type === 'Identifier' ? findVariable(evaluator.sourceCode, name, name.name) : null;
  return variable && variable.defs.length > 0 ? evaluator.valuesOfVariable(variable) : undefined;
}

/** `import('cohere-ai').CohereClientV2`: the class. */
function importTypeValues(evaluator: Evaluator, type: TSESTree.TSImportType): Values {
  const module = evaluator.outside.importValues(importSource(type), '*', type);
  const names = type.qualifier ? entityNames(type.qualifier) : [];
  return names.reduce<Values>((inner, name) => propertyValues(evaluator, inner, name), module);
}

function importSource({ source, argument }: TSESTree.TSImportType): string {
  // Earlier releases of typescript-eslint 8 have the argument alone.
  const literal: Node = source ?? (argument as TSESTree.TSLiteralType).literal;
  return String((literal as TSESTree.StringLiteral).value);
}

function entityNames(name: TSESTree.EntityName): readonly string[] {
  if (name.type === 'TSQualifiedName') return [...entityNames(name.left), name.right.name];
  return [(name as TSESTree.Identifier).name];
}

/** `typeof client`: the value itself. */
function queryValues(evaluator: Evaluator, { exprName }: TSESTree.TSTypeQuery): Values {
  if (exprName.type === 'TSImportType') return importTypeValues(evaluator, exprName);
  return nameValues(evaluator, exprName) ?? unknown;
}
