/** Where the answer of a call goes. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Node, findVariable, isFunction, memberName } from '../../core/ast.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** The places of a file that have an answer in their hands. */
export interface AnswerPlaces {
  /** Expressions that are the answer and of which a part is read: `response`, `(await cohere.chat(…))`. */
  readonly values: readonly Node[];
  /** Patterns that take it apart: `{ text }`. */
  readonly patterns: readonly TSESTree.ObjectPattern[];
}

/** The places that an answer gets to; `undefined` where it gets out of sight. */
export function answerPlaces(sourceCode: SourceCode, call: TSESTree.CallExpression): AnswerPlaces | undefined {
  const trail = new Trail(sourceCode);
  return trail.followPromise(call) ? trail : undefined;
}

/** The places where a variable that holds the answer is read; `undefined` where they are not all that it is for. */
export function readsOf(sourceCode: SourceCode, name: TSESTree.Identifier): readonly Node[] | undefined {
  const variable = findVariable(sourceCode, name, name.name)!;
  const [definition, ...others] = variable.defs;
  const isExported = definition?.node.parent?.parent?.type === 'ExportNamedDeclaration';
  const writes = variable.references.filter((reference) => reference.isWrite());
  const isTyped = variable.identifiers.some(({ typeAnnotation }) => typeAnnotation);
  const isOnlyValue = writes.length <= 1 && others.length === 0;
  if (isExported || isTyped || !isOnlyValue) return undefined;
  return variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier as Node);
}

/** Follows one answer. Its steps tell whether it stays in sight. */
class Trail implements AnswerPlaces {
  readonly values: Node[] = [];
  readonly patterns: TSESTree.ObjectPattern[] = [];
  readonly #sourceCode: SourceCode;

  constructor(sourceCode: SourceCode) {
    this.#sourceCode = sourceCode;
  }

  followPromise(promise: Node): boolean {
    const { parent } = promise;
    switch (parent?.type) {
      case 'AwaitExpression':
        return this.#follow(parent);
      case 'ExpressionStatement':
        return true;
      case 'MemberExpression':
        return memberName(parent) === 'then' && this.#followThen(parent.parent);
      default:
        return false;
    }
  }

  /** Follows an answer into the first function of `.then(…)`. */
  #followThen(then: Node): boolean {
    const callback = then.type === 'CallExpression' ? then.arguments[0] : undefined;
    if (!isFunction(callback)) return false;
    const [parameter] = callback.params;
    return !parameter || this.#followTarget(parameter);
  }

  #follow(value: Node): boolean {
    const { parent } = value;
    switch (parent?.type) {
      case 'VariableDeclarator':
        return this.#followTarget(parent.id);
      case 'AssignmentExpression': {
        const isPlain = parent.operator === '=' && parent.parent.type === 'ExpressionStatement';
        return isPlain && parent.left.type === 'Identifier' && this.#followTarget(parent.left);
      }
      case 'MemberExpression':
      case 'ForOfStatement':
        this.values.push(value);
        return true;
      case 'CallExpression':
        return isPrinted(parent);
      default:
        return isDroppedOrTested(value);
    }
  }

  /** Follows an answer into a name or a pattern. */
  #followTarget(target: Node): boolean {
    if (target.type === 'ObjectPattern' && !target.typeAnnotation) {
      this.patterns.push(target);
      return true;
    }
    const reads = target.type === 'Identifier' ? readsOf(this.#sourceCode, target) : undefined;
    return reads !== undefined && reads.every((read) => this.#follow(read));
  }
}

/** `console.log(answer)`: whoever looks at it sees the new one. */
export function isPrinted({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'console';
}

/** Whether an answer is dropped, or asked only whether it is there. */
export function isDroppedOrTested(value: Node): boolean {
  const { parent } = value;
  switch (parent?.type) {
    case 'ExpressionStatement':
      return true;
    case 'UnaryExpression':
      return parent.operator === '!';
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test === value;
    case 'LogicalExpression':
      return parent.left === value && isDroppedOrTested(parent);
    default:
      return false;
  }
}
