import type { TSESLint } from '@typescript-eslint/utils';
import type { FunctionNode, Node } from '../../core/ast.js';
import { type TypeNode, annotationValues } from './annotations.js';
import { Answers } from './answers.js';
import { variableValues } from './bindings.js';
import { type ClientSource, type ClientTraits, CohereClient } from '../client.js';
import { expressionValues } from './expressions.js';
import { returnValues } from './functions.js';
import { type ObjectUses, findObjectUses } from '../objects/object-uses.js';
import { type SyntaxIndex, syntaxIndex } from './syntax-index.js';
import type { Values } from './values.js';

/** What lies outside a file: the modules that it imports. */
export interface Outside {
  /** The values that an import gives: `name` is the export's, `*` the module itself. */
  importValues(source: string, name: string, node: Node): Values;
}

/**
 * Finds what the expressions of one file can evaluate to, without running anything: through constants, fields,
 * functions, type annotations and imports. Every answer is computed once.
 */
export class Evaluator {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly outside: Outside;
  readonly index: SyntaxIndex;
  readonly #answers: Answers;
  readonly #clients = new Map<Node, CohereClient[]>();
  #objectUses: ObjectUses | undefined;

  /** Files that import each other share their answers, as their questions may run in a circle. */
  constructor(sourceCode: Readonly<TSESLint.SourceCode>, outside: Outside, answers: Answers) {
    this.sourceCode = sourceCode;
    this.outside = outside;
    this.#answers = answers;
    this.index = syntaxIndex(sourceCode);
  }

  /** Where the object literals of the file turn up again. */
  get objectUses(): ObjectUses {
    this.#objectUses ??= findObjectUses(this);
    return this.#objectUses;
  }

  /** The possible values of an expression. */
  valuesOf(node: Node): Values {
    return this.#answers.get(node, () => expressionValues(this, node));
  }

  /** The possible values of a variable, from its declaration and all writes to it. */
  valuesOfVariable(variable: TSESLint.Scope.Variable): Values {
    return this.#answers.get(variable, () => variableValues(this, variable));
  }

  /** What calling a function gives; promises count as what they resolve to. */
  valuesReturnedBy(node: FunctionNode): Values {
    const compute = (): Values => returnValues(this, node);
    // The body of a short arrow function is an expression, and so a question of its own.
    return node.body.type === 'BlockStatement' ? this.#answers.get(node.body, compute) : compute();
  }

  /** What a type annotation says about a value. */
  valuesOfType(node: TypeNode): Values {
    return this.#answers.get(node, () => annotationValues(this, node));
  }

  /** The possible values of what something holds under a name, or (`undefined`) under any, found by `compute`. */
  valuesOfMember(holder: object, name: string | undefined, compute: () => Values): Values {
    return this.#answers.get(this.#answers.memberOf(holder, name), compute);
  }

  /** The client of a class that a node creates or declares: always the same object for the same node. */
  client(node: Node, className: string, source: ClientSource, traits: ClientTraits = {}): CohereClient {
    const known = this.#clients.get(node) ?? [];
    const same = known.find((client) => client.className === className);
    if (same) return same;
    const client = new CohereClient(this, node, className, source, traits);
    this.#clients.set(node, [...known, client]);
    return client;
  }
}
