/** Whether an expression is a string in any case, as far as its file shows. */
import type { TSESTree } from '@typescript-eslint/utils';
import {
  type Node,
  findAncestor,
  findVariable,
  isClass,
  isFunction,
  literalText,
  memberName,
  propertyName,
  unwrap,
} from '../../core/ast.js';
import { constantOf } from '../evaluator/constant.js';
import type { Evaluator } from '../evaluator/evaluator.js';

/** Whether an expression is a string: not `undefined`, and nothing else either. */
export function isText(evaluator: Evaluator, expression: Node): boolean {
  const node = unwrap(expression);
  if (evaluator.valuesOf(node).every(({ kind }) => kind === 'text')) return true;
  switch (node.type) {
    case 'TemplateLiteral':
      return true;
    case 'BinaryExpression':
      return node.operator === '+' && [node.left, node.right].some((side) => isText(evaluator, side));
    case 'LogicalExpression':
      // What is no string on the left would be wrong on v1, too.
      return node.operator !== '&&' && isText(evaluator, node.right);
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].every((side) => isText(evaluator, side));
    case 'CallExpression':
      return givesText(evaluator, node);
    case 'Identifier':
      return isTextName(evaluator, node);
    case 'MemberExpression':
      return node.object.type === 'ThisExpression' && isTextField(node);
    default:
      return false;
  }
}

/** Methods of strings and lists that give a string. */
const textMethods = new Set(['trim', 'join']);

function givesText(evaluator: Evaluator, { callee }: TSESTree.CallExpression): boolean {
  if (callee.type === 'MemberExpression' && textMethods.has(memberName(callee) ?? '')) return !callee.optional;
  return evaluator.valuesOf(callee).every((value) => value.kind === 'function' && isTextType(value.node.returnType));
}

function isTextName(evaluator: Evaluator, name: TSESTree.Identifier): boolean {
  const constant = constantOf(evaluator, name);
  if (constant) return isText(evaluator, constant);
  const declared = findVariable(evaluator.sourceCode, name, name.name)?.identifiers ?? [];
  return declared.some(({ optional, typeAnnotation }) => !optional && isTextType(typeAnnotation));
}

/** Whether the class around `this.name` declares the field as a string. */
function isTextField(member: TSESTree.MemberExpression): boolean {
  const members = findAncestor(member, isClass)?.body.body ?? [];
  return members.some(
    (field) =>
      field.type === 'PropertyDefinition' &&
      propertyName(field) === memberName(member) &&
      !field.optional &&
      isTextType(field.typeAnnotation),
  );
}

function isTextType(annotation: TSESTree.TSTypeAnnotation | undefined): boolean {
  return annotation !== undefined && isStringType(annotation.typeAnnotation);
}

/** `string`, `'a'`, `'a' | 'b'`. */
function isStringType(type: TSESTree.TypeNode): boolean {
  if (type.type === 'TSUnionType') return type.types.every(isStringType);
  return type.type === 'TSStringKeyword' || (type.type === 'TSLiteralType' && literalText(type.literal) !== undefined);
}

/** Whether an expression is a list of strings. */
export function isTextList(evaluator: Evaluator, expression: Node): boolean {
  const node = unwrap(expression);
  switch (node.type) {
    case 'ArrayExpression':
      return node.elements.every((element) => element !== null && isText(evaluator, element));
    case 'CallExpression':
      return isMapToText(evaluator, node);
    case 'Identifier': {
      const constant = constantOf(evaluator, node);
      if (constant) return isTextList(evaluator, constant);
      const declared = findVariable(evaluator.sourceCode, node, node.name)?.identifiers ?? [];
      return declared.some(({ optional, typeAnnotation }) => !optional && isTextArray(typeAnnotation?.typeAnnotation));
    }
    default:
      return false;
  }
}

/** `list.map((entry) => 'text')`. */
function isMapToText(evaluator: Evaluator, { callee, arguments: [callback] }: TSESTree.CallExpression): boolean {
  const isMap = callee.type === 'MemberExpression' && memberName(callee) === 'map';
  return isMap && isFunction(callback) && callback.body.type !== 'BlockStatement' && isText(evaluator, callback.body);
}

function isTextArray(type: TSESTree.TypeNode | undefined): boolean {
  return type?.type === 'TSArrayType' && isStringType(type.elementType);
}
