import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Node, isFunction, propertyName, specifierName } from '../../core/ast.js';
import { nameValues } from './annotations.js';
import type { Evaluator } from './evaluator.js';
import { parameterValues } from './functions.js';
import { isPlainAssignment } from './object-properties.js';
import { propertyValues } from './properties.js';
import { type Values, orElse, present, union, unknown } from './values.js';

type Definition = TSESLint.Scope.Definition;

/** Whether a variable is imported for its type alone. */
export function isTypeImport({ defs }: TSESLint.Scope.Variable): boolean {
  return defs.some(({ node, parent }) => isTypeOnly(node) || isTypeOnly(parent));
}

function isTypeOnly(node: object | null | undefined): boolean {
  return !!node && 'importKind' in node && node.importKind === 'type';
}

/** The possible values of a variable: what declares it and everything that is written to it, or else its type. */
export function variableValues(evaluator: Evaluator, variable: TSESLint.Scope.Variable): Values {
  const writes = variable.references
    .filter((reference) => reference.isWrite())
    .map(({ identifier }) => incomingValues(evaluator, identifier));
  const declared = withoutOverloads(variable.defs).map((definition) => definitionValues(evaluator, definition));
  const sources = [...declared.filter((values) => values !== undefined), ...writes];
  const values = sources.length > 0 ? union(...sources) : unknown;
  const annotation = variable.identifiers.map(annotationOf).find(Boolean);
  return annotation ? orElse(values, () => evaluator.valuesOfType(annotation)) : values;
}

/** Where a function has a body, its overloads say nothing more. */
function withoutOverloads(definitions: readonly Definition[]): readonly Definition[] {
  const hasBody = definitions.some(({ node }) => isFunction(node as Node));
  return hasBody ? definitions.filter(({ node }) => node.type !== 'TSDeclareFunction') : definitions;
}

/** What a declaration itself gives a name; `undefined` where it gives nothing, or writes count instead. */
function definitionValues(evaluator: Evaluator, definition: Definition): Values | undefined {
  const home = evaluator;
  // Compared as text: the enum of the typings is a run-time import.
  switch (definition.type as string) {
    case 'ImportBinding':
      return importValues(evaluator, definition.node as TSESTree.ImportClause | TSESTree.TSImportEqualsDeclaration);
    case 'Variable':
      // The initialiser counts as a write.
      return undefined;
    case 'Parameter':
      return incomingValues(evaluator, definition.name);
    case 'FunctionName':
      return functionValues(evaluator, definition.node as Node);
    case 'ClassName':
      return [{ kind: 'class', node: definition.node as TSESTree.ClassDeclaration, home }];
    case 'TSEnumName':
      return [{ kind: 'enum', node: definition.node as TSESTree.TSEnumDeclaration, home }];
    case 'Type':
    case 'TSModuleName':
      // An interface or a namespace of the same name adds no value.
      return undefined;
    default:
      return unknown;
  }
}

/** A function, or what an overload or `declare function` says that it returns. */
function functionValues(home: Evaluator, node: Node): Values {
  if (isFunction(node)) return [{ kind: 'function', node, home }];
  const type = (node as TSESTree.TSDeclareFunction).returnType?.typeAnnotation;
  return type ? [{ kind: 'returns', type, home }] : unknown;
}

function importValues(evaluator: Evaluator, node: TSESTree.ImportClause | TSESTree.TSImportEqualsDeclaration): Values {
  const { outside } = evaluator;
  if (node.type === 'TSImportEqualsDeclaration') {
    const { moduleReference } = node;
    return moduleReference.type === 'TSExternalModuleReference'
      ? outside.importValues(String((moduleReference.expression as TSESTree.StringLiteral).value), '*', node)
      : (nameValues(evaluator, moduleReference) ?? unknown);
  }
  const source = (node.parent as TSESTree.ImportDeclaration).source.value;
  if (node.type === 'ImportNamespaceSpecifier') return outside.importValues(source, '*', node);
  if (node.type === 'ImportDefaultSpecifier') return outside.importValues(source, 'default', node);
  return outside.importValues(source, specifierName(node.imported), node);
}

/** The values that reach a pattern, or else what its annotation says. */
function patternValues(evaluator: Evaluator, pattern: Node): Values {
  const values = incomingValues(evaluator, pattern);
  const annotation = annotationOf(pattern);
  return annotation ? orElse(values, () => evaluator.valuesOfType(annotation)) : values;
}

function annotationOf(name: Node): TSESTree.TypeNode | undefined {
  return 'typeAnnotation' in name
    ? (name.typeAnnotation as TSESTree.TSTypeAnnotation | undefined)?.typeAnnotation
    : undefined;
}

/**
 * The values that reach a name or a pattern through what stands around it: a declaration, an assignment, a parameter, a
 * loop, with destructuring and defaults on the way.
 */
function incomingValues(evaluator: Evaluator, target: Node): Values {
  const { parent } = target;
  if (isFunction(parent)) {
    return parameterValues(evaluator, parent, parent.params.indexOf(target as TSESTree.Parameter));
  }
  switch (parent?.type) {
    case 'VariableDeclarator':
      // Without an initialiser it is a loop that writes.
      return parent.init ? evaluator.valuesOf(parent.init) : incomingValues(evaluator, parent.parent);
    case 'AssignmentExpression':
      return isPlainAssignment(parent) ? evaluator.valuesOf(parent.right) : unknown;
    case 'AssignmentPattern':
      return union(present(patternValues(evaluator, parent)), evaluator.valuesOf(parent.right));
    case 'Property':
      return propertyValues(evaluator, patternValues(evaluator, parent.parent), propertyName(parent));
    case 'ArrayPattern': {
      const at = parent.elements.indexOf(target as TSESTree.DestructuringPattern);
      return propertyValues(evaluator, patternValues(evaluator, parent), String(at));
    }
    case 'TSParameterProperty':
      return incomingValues(evaluator, parent);
    case 'ForOfStatement':
      return propertyValues(evaluator, evaluator.valuesOf(parent.right), undefined);
    default:
      return unknown;
  }
}
