import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Node, findVariable, isFunction, isInside, memberName, propertyName, unwrap } from '../../core/ast.js';
import { nameValues } from '../evaluator/annotations.js';
import type { CohereFile } from '../cohere-file.js';
import type { Evaluator } from '../evaluator/evaluator.js';

type Variable = TSESLint.Scope.Variable;

/** What an expression shows of an error of the SDK. */
export type ErrorPart = 'error' | 'body' | 'response';

/** Tells the errors of a file that come from Cohere, and their parts. */
export class CohereErrors {
  readonly #home: Evaluator;
  readonly #calls: readonly Node[];

  constructor({ evaluator, calls }: Pick<CohereFile, 'evaluator' | 'calls'>) {
    this.#home = evaluator;
    this.#calls = calls.map(({ node }) => node);
  }

  /** What an expression shows of an error; of a response and its headers a string shows nothing. */
  partOf(expression: Node, form: 'value' | 'text'): ErrorPart | undefined {
    const part = this.#part(unwrap(expression));
    return part === 'response' && form === 'text' ? undefined : part;
  }

  #part(node: Node): ErrorPart | undefined {
    if (node.type === 'Identifier') return this.#isError(node) ? 'error' : this.#destructured(node);
    if (node.type !== 'MemberExpression') return undefined;
    const name = memberName(node);
    if (name === 'headers') return this.#part(unwrap(node.object)) === 'response' ? 'response' : undefined;
    return this.#isError(node.object) ? memberPart(name) : undefined;
  }

  /** `const { body } = error`. */
  #destructured(node: TSESTree.Identifier): ErrorPart | undefined {
    const variable = findVariable(this.#home.sourceCode, node, node.name);
    const [definition] = variable?.defs ?? [];
    const declarator = definition?.node;
    if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'ObjectPattern' || !declarator.init) {
      return undefined;
    }
    if (!this.#isError(declarator.init)) return undefined;
    const property = declarator.id.properties.find(({ value }) => value === definition!.name);
    return property?.type === 'Property' ? memberPart(propertyName(property)) : undefined;
  }

  #isError(expression: Node): boolean {
    if (isErrorCast(this.#home, expression)) return true;
    const node = unwrap(expression);
    const variable = node.type === 'Identifier' ? findVariable(this.#home.sourceCode, node, node.name) : null;
    const [definition] = variable?.defs ?? [];
    if (!variable || !definition) return false;
    return this.#isCaught(definition) || isTested(this.#home, variable) || isAnnotated(this.#home, definition);
  }

  /** Whether a `catch` gives a variable what a call of Cohere throws. */
  #isCaught({ node, name }: TSESLint.Scope.Definition): boolean {
    if (node.type === 'CatchClause')
      return node.param === name && this.#callsIn((node.parent as TSESTree.TryStatement).block);
    if (!isFunction(node) || node.params[0] !== name || node.parent.type !== 'CallExpression') return false;
    const callee = unwrap(node.parent.callee);
    const isCatch = callee.type === 'MemberExpression' && memberName(callee) === 'catch';
    return isCatch && this.#callsIn(callee.object);
  }

  #callsIn(outer: Node): boolean {
    return this.#calls.some((call) => isInside(call, outer));
  }
}

function memberPart(name: string | undefined): ErrorPart | undefined {
  switch (name) {
    case 'body':
      return 'body';
    case 'rawResponse':
      return 'response';
    case 'message':
    case 'stack':
      return 'error';
    default:
      return undefined;
  }
}

/** Whether the code asks whether a variable holds an error of the SDK. */
function isTested(home: Evaluator, { references }: Variable): boolean {
  return references.some(({ identifier: { parent } }) => {
    const isTest = parent?.type === 'BinaryExpression' && parent.operator === 'instanceof';
    return isTest && home.valuesOf(parent.right).some(({ kind }) => kind === 'sdk-export');
  });
}

function isAnnotated(home: Evaluator, { name }: TSESLint.Scope.Definition): boolean {
  return isErrorType(home, (name as TSESTree.Identifier).typeAnnotation?.typeAnnotation);
}

/** `error as CohereError`. */
function isErrorCast(home: Evaluator, node: Node): boolean {
  return node.type === 'TSAsExpression' && isErrorType(home, node.typeAnnotation);
}

function isErrorType(home: Evaluator, type: TSESTree.TypeNode | undefined): boolean {
  const values = type?.type === 'TSTypeReference' ? nameValues(home, type.typeName) : undefined;
  return !!values?.some((value) => value.kind === 'sdk-export' && value.name.endsWith('Error'));
}
