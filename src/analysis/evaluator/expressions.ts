import type { TSESTree } from '@typescript-eslint/utils';
import { type Node, findVariable, isFunction, literalText, memberName } from '../../core/ast.js';
import { isTypeImport } from './bindings.js';
import { thisValues } from './classes.js';
import type { Evaluator } from './evaluator.js';
import { callValues, constructionValues, importedModule } from './invocations.js';
import { propertyValues } from './properties.js';
import { type Value, type Values, nothing, orElse, present, union, unknown } from './values.js';

/** The possible values of an expression, one level deep; the evaluator answers for what is inside. */
export function expressionValues(evaluator: Evaluator, node: Node): Values {
  switch (node.type) {
    case 'Identifier':
      return identifierValues(evaluator, node);
    case 'MemberExpression':
      return memberValues(evaluator, node);
    case 'CallExpression':
      return callValues(evaluator, node);
    case 'NewExpression':
      return constructionValues(evaluator, node);
    case 'ImportExpression':
      return importedModule(evaluator, node.source);
    case 'ThisExpression':
    case 'Super':
      return thisValues(evaluator, node);
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSInstantiationExpression':
      return evaluator.valuesOf(node.expression);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return orElse(evaluator.valuesOf(node.expression), () => evaluator.valuesOfType(node.typeAnnotation));
    case 'AwaitExpression':
      return evaluator.valuesOf(node.argument);
    case 'ConditionalExpression':
      return union(evaluator.valuesOf(node.consequent), evaluator.valuesOf(node.alternate));
    case 'LogicalExpression':
      return logicalValues(evaluator, node);
    case 'AssignmentExpression':
      return assignmentValues(evaluator, node);
    case 'SequenceExpression':
      return evaluator.valuesOf(node.expressions.at(-1)!);
    case 'MetaProperty':
      return [{ kind: 'global', name: `${node.meta.name}.${node.property.name}` }];
    default:
      return constantValues(evaluator, node);
  }
}

/** Literals, functions, classes, objects and lists. */
function constantValues(evaluator: Evaluator, node: Node): Values {
  const home = evaluator;
  if (isFunction(node)) return [{ kind: 'function', node, home }];
  switch (node.type) {
    case 'Literal':
      return literalValues(node);
    case 'TemplateLiteral':
      return templateValues(evaluator, node);
    case 'BinaryExpression':
      return node.operator === '+' ? joinedText(evaluator, node, [node.left, node.right]) : unknown;
    case 'UnaryExpression':
      return unaryValues(evaluator, node);
    case 'ObjectExpression':
      return [{ kind: 'object', node, home }];
    case 'ArrayExpression':
      return [{ kind: 'array', node, home }];
    case 'ClassExpression':
    case 'ClassDeclaration':
      return [{ kind: 'class', node, home }];
    default:
      return unknown;
  }
}

function literalValues(node: TSESTree.Literal): Values {
  if (node.value === null && node.raw === 'null') return [{ kind: 'nothing', isNull: true }];
  switch (typeof node.value) {
    case 'string':
      return [{ kind: 'text', text: node.value, node }];
    case 'number':
      return [{ kind: 'number', number: node.value, node }];
    case 'boolean':
      return [{ kind: 'boolean', boolean: node.value, node }];
    default:
      return unknown;
  }
}

function unaryValues(evaluator: Evaluator, node: TSESTree.UnaryExpression): Values {
  if (node.operator === 'void') return nothing;
  const [value, ...others] = evaluator.valuesOf(node.argument);
  if (node.operator !== '-' || value?.kind !== 'number' || others.length > 0) return unknown;
  return [{ kind: 'number', number: -value.number, node }];
}

function templateValues(evaluator: Evaluator, node: TSESTree.TemplateLiteral): Values {
  const text = literalText(node);
  if (text !== undefined) return [{ kind: 'text', text, node }];
  const parts = node.quasis.flatMap((quasi, at) => [quasi, ...node.expressions.slice(at, at + 1)]);
  return joinedText(evaluator, node, parts);
}

/** The text that constant parts add up to. */
function joinedText(evaluator: Evaluator, node: Node, parts: readonly Node[]): Values {
  let text = '';
  for (const part of parts) {
    if (part.type === 'TemplateElement') {
      text += part.value.cooked;
      continue;
    }
    const [value, ...others] = evaluator.valuesOf(part);
    if (value?.kind !== 'text' || others.length > 0) return unknown;
    text += value.text;
  }
  return [{ kind: 'text', text, node }];
}

const globalObjects = new Set(['globalThis', 'global', 'window', 'self']);
const globals = new Set([
  'require',
  'process',
  'Object',
  'Promise',
  'Map',
  'WeakMap',
  'Deno',
  'Bun',
  'structuredClone',
]);

function identifierValues(evaluator: Evaluator, node: TSESTree.Identifier): Values {
  const variable = findVariable(evaluator.sourceCode, node, node.name);
  if (variable && variable.defs.length > 0)
    return isTypeImport(variable) ? unknown : evaluator.valuesOfVariable(variable);
  if (node.name === 'undefined') return nothing;
  if (globalObjects.has(node.name)) return [{ kind: 'global', name: 'globalThis' }];
  return globals.has(node.name) ? [{ kind: 'global', name: node.name }] : unknown;
}

function memberValues(evaluator: Evaluator, node: TSESTree.MemberExpression): Values {
  const values = propertyValues(evaluator, evaluator.valuesOf(node.object), memberKey(evaluator, node));
  // A variable of the environment is worth pointing at where it is read.
  return values.map((value) => (value.kind === 'environment' ? { ...value, node } : value));
}

/** The name that a member expression reads, also when a constant holds it. */
export function memberKey(evaluator: Evaluator, node: TSESTree.MemberExpression): string | undefined {
  const written = memberName(node);
  if (written !== undefined || !node.computed) return written;
  const [key, ...others] = evaluator.valuesOf(node.property);
  return key?.kind === 'text' && others.length === 0 ? key.text : undefined;
}

function logicalValues(evaluator: Evaluator, node: TSESTree.LogicalExpression): Values {
  const right = evaluator.valuesOf(node.right);
  if (node.operator === '&&') return union(right, nothing);
  const left = present(evaluator.valuesOf(node.left));
  // What stands on the left of `||` passes on only when it is truthy.
  return union(node.operator === '||' ? left.filter(isTruthy) : left, right);
}

function isTruthy(value: Value): boolean {
  if (value.kind === 'text') return value.text !== '';
  if (value.kind === 'number') return value.number !== 0;
  return value.kind !== 'boolean' || value.boolean;
}

function assignmentValues(evaluator: Evaluator, node: TSESTree.AssignmentExpression): Values {
  switch (node.operator) {
    case '=':
      return evaluator.valuesOf(node.right);
    case '??=':
    case '||=':
      return union(present(evaluator.valuesOf(node.left)), evaluator.valuesOf(node.right));
    case '&&=':
      return union(evaluator.valuesOf(node.right), nothing);
    default:
      return unknown;
  }
}
