import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Node, findVariable, memberName, propertyName, unwrap, walk } from '../../core/ast.js';
import type { Evaluator } from '../evaluator/evaluator.js';

type Variable = TSESLint.Scope.Variable;

/** What a variable of a handler has of the error. */
export type Part =
  /** The error itself. */
  | 'error'
  /** An object with the error in it, such as a new error with it as its cause. */
  | 'holder'
  /** Its `statusCode`. */
  | 'status'
  /** Its `name`. */
  | 'name'
  /** Its class. */
  | 'class'
  /** The name of its class. */
  | 'className';

/** The members of an error that tell failures apart. */
const members: ReadonlyMap<string, Part> = new Map([
  ['statusCode', 'status'],
  ['name', 'name'],
  ['constructor', 'class'],
]);

/** Errors of the language that keep nothing of their first argument but its text. */
const languageErrors = /^(?:Eval|Range|Reference|Syntax|Type|URI)?Error$/u;

/** The error that a handler gets, under all the names that the handler gives to it and to its parts. */
export class CaughtError {
  readonly home: Evaluator;
  readonly #parts = new Map<Variable, Part>();

  /**
   * @param home the evaluator of the file in which the handler stands
   * @param parameter the handler's first parameter; left out where it takes none
   * @param body the handler's code
   * @param part what the parameter gets
   */
  constructor(home: Evaluator, parameter: Node | null | undefined, body: Node, part: Part = 'error') {
    this.home = home;
    if (!parameter) return;
    this.#bind(parameter, part, body);
    walk(body, home.sourceCode.visitorKeys, (node) => {
      if (node.type === 'VariableDeclarator' && node.init) this.#bindTo(node.id, node.init);
      if (node.type === 'AssignmentExpression' && node.operator === '=') this.#bindTo(node.left, node.right);
    });
  }

  /** Whether an expression is the error itself, on one path at least. */
  isError(node: Node): boolean {
    return this.partOf(node) === 'error';
  }

  /** Whether an expression is the error, or an object with the error in it. */
  isHolding(node: Node): boolean {
    const part = this.partOf(node);
    return part === 'error' || part === 'holder';
  }

  /** What of the error an expression is; `undefined` for anything else. */
  partOf(node: Node): Part | undefined {
    const inner = unwrap(node);
    switch (inner.type) {
      case 'Identifier': {
        const variable = findVariable(this.home.sourceCode, inner, inner.name);
        return variable ? this.#parts.get(variable) : undefined;
      }
      case 'MemberExpression':
        return this.#memberPart(inner);
      case 'AssignmentExpression':
        return this.partOf(inner.right);
      case 'ConditionalExpression':
        return this.partOf(inner.consequent) ?? this.partOf(inner.alternate);
      case 'LogicalExpression':
        // `status ?? 500` is a status no more: that is the branch for a missing one.
        return this.isError(inner.left) || this.isError(inner.right) ? 'error' : undefined;
      default:
        return this.#isHolder(inner) ? 'holder' : undefined;
    }
  }

  #bindTo(pattern: Node, value: Node): void {
    const part = this.partOf(value);
    if (part) this.#bind(pattern, part, pattern);
  }

  #bind(pattern: Node, part: Part, scope: Node): void {
    const target = pattern.type === 'AssignmentPattern' ? pattern.left : pattern;
    if (target.type === 'Identifier') {
      const variable = findVariable(this.home.sourceCode, scope, target.name);
      if (variable) this.#parts.set(variable, part);
    }
    if (target.type !== 'ObjectPattern' || part !== 'error') return;
    for (const property of target.properties) {
      const name = property.type === 'Property' ? propertyName(property) : undefined;
      const member = name === undefined ? undefined : members.get(name);
      if (member && property.type === 'Property') this.#bind(property.value, member, scope);
    }
  }

  #memberPart(node: TSESTree.MemberExpression): Part | undefined {
    const name = memberName(node);
    if (name === undefined) return undefined;
    if (this.isError(node.object)) return members.get(name);
    return name === 'name' && this.partOf(node.object) === 'class' ? 'className' : undefined;
  }

  #isHolder(node: Node): boolean {
    switch (node.type) {
      case 'ObjectExpression':
        return node.properties.some((property) =>
          this.isHolding(property.type === 'SpreadElement' ? property.argument : property.value),
        );
      case 'ArrayExpression':
        return node.elements.some((element) => element && this.isHolding(element));
      case 'NewExpression':
        return node.arguments.some((argument, at) => this.isHolding(argument) && !this.#isLost(node, argument, at));
      default:
        return false;
    }
  }

  /** `new Error(err)` keeps a text alone; the language's own errors keep an error as their `cause`. */
  #isLost({ callee }: TSESTree.NewExpression, argument: Node, at: number): boolean {
    const isBuiltin =
      callee.type === 'Identifier' &&
      languageErrors.test(callee.name) &&
      !findVariable(this.home.sourceCode, callee, callee.name)?.defs.length;
    return isBuiltin && (at !== 1 || argument.type !== 'ObjectExpression');
  }
}
