import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Node, findVariable, specifierName, unwrap, memberName } from '../../core/ast.js';
import type { Evaluator } from './evaluator.js';
import { propertyValues } from './properties.js';
import { type Values, isOpen, union, unknown } from './values.js';

/** What a module exports under a name, through re-exports and in both module systems; `*` is the module itself. */
export function exportValues(evaluator: Evaluator, name: string): Values {
  // Modules may pass each other's exports on in a circle.
  return evaluator.valuesOfMember(evaluator.sourceCode, name, () => findExport(evaluator, name) ?? unknown);
}

function findExport(evaluator: Evaluator, name: string): Values | undefined {
  const commonJs = commonJsExport(evaluator, name);
  if (commonJs) return commonJs;
  if (name === '*') return [{ kind: 'module', home: evaluator }];
  for (const statement of evaluator.sourceCode.ast.body) {
    const values = statementExport(evaluator, statement, name);
    if (values) return values;
  }
  return barrelExport(evaluator, name);
}

function statementExport(evaluator: Evaluator, statement: TSESTree.ProgramStatement, name: string): Values | undefined {
  switch (statement.type) {
    case 'ExportDefaultDeclaration':
      return name === 'default' ? evaluator.valuesOf(statement.declaration) : undefined;
    case 'ExportNamedDeclaration':
      return namedExport(evaluator, statement, name);
    case 'ExportAllDeclaration':
      return statement.exported && specifierName(statement.exported) === name
        ? evaluator.outside.importValues(statement.source.value, '*', statement)
        : undefined;
    default:
      return undefined;
  }
}

function namedExport(
  evaluator: Evaluator,
  { declaration, specifiers, source }: TSESTree.ExportNamedDeclaration,
  name: string,
): Values | undefined {
  const specifier = specifiers.find(({ exported }) => specifierName(exported) === name);
  if (specifier && source) {
    return evaluator.outside.importValues(source.value, specifierName(specifier.local), specifier);
  }
  const variable = specifier
    ? findVariable(evaluator.sourceCode, specifier, specifierName(specifier.local))
    : declaration && declaredVariable(evaluator, declaration, name);
  return variable ? evaluator.valuesOfVariable(variable) : undefined;
}

function declaredVariable(
  { sourceCode }: Evaluator,
  declaration: Node,
  name: string,
): TSESLint.Scope.Variable | undefined {
  // A function declares its parameters as well. Compared as text: the enum of the typings is a run-time import.
  return sourceCode.getDeclaredVariables!(declaration).find(
    (variable) => variable.name === name && variable.defs.every(({ type }) => (type as string) !== 'Parameter'),
  );
}

/** `export * from './module'`: whichever of the modules has the name. */
function barrelExport(evaluator: Evaluator, name: string): Values | undefined {
  const found = evaluator.sourceCode.ast.body.flatMap((statement): Values[] => {
    if (name === 'default' || statement.type !== 'ExportAllDeclaration' || statement.exported) return [];
    return [evaluator.outside.importValues(statement.source.value, name, statement)];
  });
  const seen = found.filter((values) => !values.every(isOpen));
  return found.length > 0 ? union(...(seen.length > 0 ? seen : found)) : undefined;
}

/** `module.exports = …` and `export = …`, `module.exports.name = …`, `exports.name = …`. */
function commonJsExport(evaluator: Evaluator, name: string): Values | undefined {
  const { memberWrites } = evaluator.index;
  const written = (memberWrites.get('exports') ?? [])
    .filter(({ object }) => isGlobal(evaluator, object, 'module'))
    .map(({ node }) => node.right);
  const assigned = evaluator.sourceCode.ast.body.flatMap((statement) =>
    statement.type === 'TSExportAssignment' ? [statement.expression] : [],
  );
  const whole = [...written, ...assigned].map((expression) => evaluator.valuesOf(expression));
  if (name === '*' || name === 'default') return whole.length > 0 ? union(...whole) : undefined;
  const named = (memberWrites.get(name) ?? [])
    .filter(({ object }) => isExportsObject(evaluator, object))
    .map(({ node }) => evaluator.valuesOf(node.right));
  if (named.length > 0) return union(...named);
  return whole.length > 0 ? propertyValues(evaluator, union(...whole), name) : undefined;
}

function isExportsObject(evaluator: Evaluator, node: Node): boolean {
  const object = unwrap(node);
  if (object.type !== 'MemberExpression') return isGlobal(evaluator, object, 'exports');
  return memberName(object) === 'exports' && isGlobal(evaluator, object.object, 'module');
}

function isGlobal({ sourceCode }: Evaluator, node: Node, name: string): boolean {
  if (node.type !== 'Identifier' || node.name !== name) return false;
  return !findVariable(sourceCode, node, name)?.defs.length;
}
