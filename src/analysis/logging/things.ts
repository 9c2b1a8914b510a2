import type { TSESLint } from '@typescript-eslint/utils';
import { type Node, findVariable, memberName, unwrap } from '../../core/ast.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import type { Value } from '../evaluator/values.js';

type Variable = TSESLint.Scope.Variable;

/** Expressions of a file by what they stand for, so that another expression can be told to be the same thing. */
export class Things {
  readonly #home: Evaluator;
  readonly #variables = new Set<Variable>();
  /** Members such as `req.body.message`, each as it is written, with the variable that it begins with. */
  readonly #members = new Map<string, Variable | null>();
  /** Literals, and the names of variables of the environment. */
  readonly #origins = new Set<Node | string>();

  constructor(home: Evaluator) {
    this.#home = home;
  }

  /** Adds the thing that an expression stands for; `home` is the file of the expression. */
  add(expression: Node, home: Evaluator): void {
    for (const value of home.valuesOf(expression)) {
      const origin = originOf(value);
      if (origin !== undefined) this.#origins.add(origin);
    }
    const node = unwrap(expression);
    if (home !== this.#home) return;
    const variable = this.#rootOf(node);
    if (node.type === 'Identifier' && variable) this.#variables.add(variable);
    if (node.type === 'MemberExpression') this.#members.set(this.#home.sourceCode.getText(node), variable);
  }

  /** Whether an expression of the file is a name, or a member, that stands for one of the things. */
  has(expression: Node): boolean {
    const node = unwrap(expression);
    const isMember = node.type === 'MemberExpression';
    // What is read under a name that cannot be seen may be anything.
    if (isMember ? memberName(node) === undefined : node.type !== 'Identifier') return false;
    const variable = this.#rootOf(node);
    if (isMember && this.#members.get(this.#home.sourceCode.getText(node)) === variable) return true;
    if (!isMember && variable && this.#variables.has(variable)) return true;
    return this.#home.valuesOf(node).some((value) => this.#origins.has(originOf(value) ?? ''));
  }

  /** The variable that a name or a member begins with; `null` for `this` and for globals. */
  #rootOf(node: Node): Variable | null {
    let root = node;
    while (root.type === 'MemberExpression') root = unwrap(root.object);
    return root.type === 'Identifier' ? findVariable(this.#home.sourceCode, root, root.name) : null;
  }
}

function originOf(value: Value): Node | string | undefined {
  switch (value.kind) {
    case 'environment':
      return value.name;
    case 'text':
    case 'object':
    case 'array':
      return value.node;
    default:
      return undefined;
  }
}
