/**
 * Cheap looks at names, before anybody asks what they stand for: most calls of a file have nothing to do with a client,
 * and the answer may lie in another file.
 */
import type { TSESLint } from '@typescript-eslint/utils';
import { endpoints } from '../catalog/index.js';
import { type Node, findVariable, isFunction, memberName, specifierName, unwrap } from '../core/ast.js';
import type { Evaluator } from './evaluator/evaluator.js';
import { memberKey } from './evaluator/expressions.js';

type SourceCode = Evaluator['sourceCode'];
type Definition = TSESLint.Scope.Definition;

const paths = Object.keys(endpoints).map((path) => path.split('.'));

/** What clients themselves can be asked for. */
const clientMethods = new Set(['init', ...paths.filter(({ length }) => length === 1).flat()]);

const methodNames = new Set(['init', ...paths.map((path) => path.at(-1)!)]);
const methodName = new RegExp(`\\b(?:${[...methodNames].join('|')})\\b`, 'u');

/** Whether a callee may be a client's method, as far as names show. */
export function mayBeMethod(evaluator: Evaluator, callee: Node): boolean {
  const { sourceCode } = evaluator;
  if (callee.type === 'Identifier') return declaresMethod(sourceCode, definitionOf(sourceCode, callee));
  if (callee.type === 'CallExpression') {
    const bound = unwrap(callee.callee);
    return (
      bound.type === 'MemberExpression' && memberName(bound) === 'bind' && mayBeMethod(evaluator, unwrap(bound.object))
    );
  }
  if (callee.type !== 'MemberExpression') return false;
  const name = memberKey(evaluator, callee);
  const receiver = unwrap(callee.object);
  if (name === undefined) return false;
  // `parse` is everybody's.
  if (name === 'parse') return !isFromElsewhere(sourceCode, receiver);
  if (clientMethods.has(name)) return true;
  return methodNames.has(name) && namesResource(sourceCode, receiver, resourcesWith(name));
}

/** The resources that have a method of a name. */
function resourcesWith(method: string): readonly string[] {
  return paths.filter((path) => path.at(-1) === method).map((path) => path.at(-2)!);
}

/** Whether an expression starts at an import from a module that does not name Cohere. */
export function isFromElsewhere(sourceCode: SourceCode, expression: Node): boolean {
  let head = unwrap(expression);
  while (head.type === 'MemberExpression') head = unwrap(head.object);
  const parent = definitionOf(sourceCode, head)?.parent;
  return parent?.type === 'ImportDeclaration' && !/cohere/iu.test(parent.source.value);
}

function definitionOf(sourceCode: SourceCode, node: Node): Definition | undefined {
  return node.type === 'Identifier' ? findVariable(sourceCode, node, node.name)?.defs[0] : undefined;
}

/** Whether a declared name can stand for a method: the method's name is part of its declaration. */
function declaresMethod(sourceCode: SourceCode, definition: Definition | undefined): boolean {
  // Compared as text: the enum of the typings is a run-time import.
  switch (definition?.type as string | undefined) {
    case 'ImportBinding':
      return methodNames.has(importedName(definition!));
    case 'Variable': {
      const { init } = definition!.node as { readonly init: Node | null };
      return !init || (!isFunction(init) && methodName.test(sourceCode.getText(definition!.node)));
    }
    default:
      return definition?.type === 'Parameter';
  }
}

/** The name that a module exports something by; for a default or a namespace, the name that the file gives it. */
function importedName({ node, name }: Definition): string {
  return node.type === 'ImportSpecifier' ? specifierName(node.imported) : (name as { readonly name: string }).name;
}

/** Whether what stands before a method's name is a resource that has it: `client.embedJobs`, `embedJobs`. */
function namesResource(sourceCode: SourceCode, receiver: Node, resources: readonly string[]): boolean {
  if (receiver.type === 'MemberExpression') return resources.includes(memberName(receiver) ?? '');
  if (receiver.type !== 'Identifier') return false;
  const definition = definitionOf(sourceCode, receiver);
  const isDeclared = definition?.node.type === 'VariableDeclarator';
  const text = isDeclared ? sourceCode.getText(definition.node) : receiver.name;
  return resources.some((resource) => text.includes(resource));
}
