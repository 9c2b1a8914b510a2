/** How code tells the failures of a call apart: by class, by name, by status. */
import type { TSESTree } from '@typescript-eslint/utils';
import { compareVersions, errorClasses, sdkVersions } from '../../catalog/index.js';
import { type Node, literalText, unwrap } from '../../core/ast.js';
import { isNothing } from '../evaluator/values.js';
import type { CaughtError } from './caught-error.js';
import { calleePath, isAnswer, isReader } from './named-functions.js';

/** The ways in which a call of Cohere fails that a handler must deal with. */
export type Failure =
  /** A `CohereError` with the status of an answer. */
  | 'refusal'
  /** A `CohereError` without one: a time-out or a broken connection on Node's own `fetch`. */
  | 'silence'
  /** A `CohereTimeoutError`: a time-out of `cohereFetch` or another `fetch` function. */
  | 'timeout';

export const failures: readonly Failure[] = ['refusal', 'silence', 'timeout'];

/** Which failures were told apart from the application's own errors. */
export interface Told {
  readonly cohereErrors: boolean;
  readonly timeouts: boolean;
}

export const nothingTold: Told = { cohereErrors: false, timeouts: false };
export const everythingTold: Told = { cohereErrors: true, timeouts: true };
export const cohereErrorsTold: Told = { cohereErrors: true, timeouts: false };
export const timeoutsTold: Told = { cohereErrors: false, timeouts: true };

/** What two places tell apart together. */
export function bothTold(a: Told, b: Told): Told {
  return { cohereErrors: a.cohereErrors || b.cohereErrors, timeouts: a.timeouts || b.timeouts };
}

/** Whether a failure was told apart. */
export function isTold(told: Told, failure: Failure): boolean {
  return failure === 'timeout' ? told.timeouts : told.cohereErrors;
}

/** A question that code asks about an error. */
type Question =
  /** Is it of this class? `undefined`: of one that no failure of Cohere has. */
  | { readonly about: 'class'; readonly name: string | undefined }
  /** Has its class this name? A class that extends it has another. */
  | { readonly about: 'className'; readonly name: string | undefined }
  /** Is it an error at all? */
  | { readonly about: 'error' }
  /** How does its status compare to a value? */
  | { readonly about: 'status' }
  /** Does it have a status? */
  | { readonly about: 'hasStatus' };

/** A comparison in a handler: a question, or its opposite. */
interface Test {
  readonly question: Question;
  readonly isNegated: boolean;
}

/** Reads the tests of a handler, and answers them for a failure. */
export class FailureTests {
  readonly #error: CaughtError;
  readonly #sdkVersion: string;

  constructor(error: CaughtError, sdkVersion: string) {
    this.#error = error;
    this.#sdkVersion = sdkVersion;
  }

  /** What a node tells apart, by itself: what is inside it counts apart. */
  toldBy(node: Node): Told {
    switch (node.type) {
      case 'BinaryExpression':
        return toldBy(this.#testIn(node));
      case 'IfStatement':
      case 'ConditionalExpression':
        return this.#isStatus(node.test) ? everythingTold : nothingTold;
      case 'UnaryExpression':
        return node.operator === '!' && this.#isStatus(node.argument) ? everythingTold : nothingTold;
      case 'LogicalExpression':
        return node.operator !== '&&' && this.#isStatus(node.left) ? everythingTold : nothingTold;
      case 'AssignmentPattern':
        return this.#isStatus(node.left) ? everythingTold : nothingTold;
      case 'MemberExpression':
        return node.computed && this.#isStatus(node.property) ? cohereErrorsTold : nothingTold;
      case 'CallExpression':
        return this.#looksUpStatus(node) ? cohereErrorsTold : nothingTold;
      case 'SwitchStatement':
        return node.cases.map((branch) => toldBy(this.#testOf(node, branch))).reduce(bothTold, nothingTold);
      default:
        return nothingTold;
    }
  }

  /** Whether a condition holds for a failure; `undefined` where that cannot be known. */
  holdsFor(failure: Failure, condition: Node): boolean | undefined {
    const node = unwrap(condition);
    if (node.type === 'UnaryExpression' && node.operator === '!') return not(this.holdsFor(failure, node.argument));
    if (node.type === 'LogicalExpression' && node.operator !== '??') {
      const sides = [this.holdsFor(failure, node.left), this.holdsFor(failure, node.right)];
      const decisive = node.operator === '||';
      if (sides.includes(decisive)) return decisive;
      return sides.includes(undefined) ? undefined : !decisive;
    }
    if (this.#error.isError(node)) return true;
    return holds(
      this.#isStatus(node) ? { question: { about: 'hasStatus' }, isNegated: false } : this.#testIn(node),
      failure,
    );
  }

  /** Whether a failure may lead to a branch of a `switch`; `undefined` where that cannot be known. */
  leadsTo(failure: Failure, statement: TSESTree.SwitchStatement, branch: TSESTree.SwitchCase): boolean | undefined {
    return holds(this.#testOf(statement, branch), failure);
  }

  /** `retryable.has(err.statusCode)`, `res.status(err.statusCode)`. */
  #looksUpStatus(call: TSESTree.CallExpression): boolean {
    const path = calleePath(call);
    return (isReader(path) || isAnswer(path)) && call.arguments.some((argument) => this.#isStatus(argument));
  }

  #isStatus(node: Node): boolean {
    return this.#error.partOf(node) === 'status';
  }

  #testOf({ discriminant }: TSESTree.SwitchStatement, { test }: TSESTree.SwitchCase): Test | undefined {
    if (!test) return undefined;
    const isTrue = discriminant.type === 'Literal' && discriminant.value === true;
    return isTrue ? this.#testIn(unwrap(test)) : this.#comparison(discriminant, test, '===');
  }

  #testIn(node: Node): Test | undefined {
    if (node.type !== 'BinaryExpression') return undefined;
    const { operator, left, right } = node;
    if (operator === 'instanceof') {
      return this.#error.isError(left) ? { question: this.#classQuestion(right), isNegated: false } : undefined;
    }
    if (operator === 'in') {
      // The SDK gives the field to each of its errors but the one for time-outs.
      const isField = this.#error.isError(right) && literalText(left) === 'statusCode';
      return isField ? { question: { about: 'class', name: 'CohereError' }, isNegated: false } : undefined;
    }
    return this.#comparison(left, right, operator) ?? this.#comparison(right, left, operator);
  }

  #comparison(side: Node, other: Node, operator: string): Test | undefined {
    const isNegated = operator.startsWith('!');
    switch (this.#error.partOf(side)) {
      case 'status':
        return isNothing(this.#error.home.valuesOf(other))
          ? { question: { about: 'hasStatus' }, isNegated: !isNegated }
          : { question: { about: 'status' }, isNegated };
      case 'class':
        return { question: classNamed(this.#nameOfClass(other)), isNegated };
      case 'className':
        return { question: classNamed(literalText(other)), isNegated };
      case 'name':
        return { question: classNamed(this.#areErrorsNamed() ? literalText(other) : undefined), isNegated };
      default:
        return this.#typeTest(side, other, isNegated);
    }
  }

  /** `typeof err.statusCode === 'number'`. */
  #typeTest(side: Node, other: Node, isNegated: boolean): Test | undefined {
    if (side.type !== 'UnaryExpression' || side.operator !== 'typeof' || !this.#isStatus(side.argument))
      return undefined;
    const isNumber = literalText(other) === 'number';
    return { question: { about: 'hasStatus' }, isNegated: isNegated === isNumber };
  }

  #classQuestion(right: Node): Question {
    if (right.type === 'Identifier' && right.name === 'Error') return { about: 'error' };
    return { about: 'class', name: sdkClass(this.#nameOfClass(right)) };
  }

  /** A local module may hand on the SDK's classes: then they have their own names there. */
  #nameOfClass(node: Node): string | undefined {
    const [value] = this.#error.home.valuesOf(node);
    return value?.kind === 'sdk-export' || value?.kind === 'imported' ? value.name.split('.').at(-1) : undefined;
  }

  #areErrorsNamed(): boolean {
    return compareVersions(this.#sdkVersion, sdkVersions.namedErrors) >= 0;
  }
}

function classNamed(name: string | undefined): Question {
  return { about: 'className', name: sdkClass(name) };
}

function sdkClass(name: string | undefined): string | undefined {
  return name !== undefined && Object.hasOwn(errorClasses, name) ? name : undefined;
}

function toldBy(test: Test | undefined): Told {
  if (!test) return nothingTold;
  const { question } = test;
  switch (question.about) {
    case 'hasStatus':
      return everythingTold;
    case 'status':
      return cohereErrorsTold;
    case 'error':
      return nothingTold;
    default:
      if (question.name === 'CohereTimeoutError') return timeoutsTold;
      return question.name !== undefined && errorClasses[question.name]!.isCohereError ? cohereErrorsTold : nothingTold;
  }
}

function holds(test: Test | undefined, failure: Failure): boolean | undefined {
  if (!test) return undefined;
  const answer = answerTo(test.question, failure);
  return test.isNegated ? not(answer) : answer;
}

function answerTo(question: Question, failure: Failure): boolean | undefined {
  switch (question.about) {
    case 'error':
      return true;
    case 'hasStatus':
      return failure === 'refusal';
    case 'status':
      return failure === 'refusal' ? undefined : false;
    default:
      return isOfClass(question, failure);
  }
}

function isOfClass(
  { about, name }: Extract<Question, { about: 'class' | 'className' }>,
  failure: Failure,
): boolean | undefined {
  if (name === 'CohereTimeoutError') return failure === 'timeout';
  if (name === undefined || failure === 'timeout' || !errorClasses[name]!.isCohereError) return false;
  if (name === 'CohereError' && (about === 'class' || failure === 'silence')) return true;
  return failure === 'refusal' ? undefined : false;
}

function not(answer: boolean | undefined): boolean | undefined {
  return answer === undefined ? undefined : !answer;
}
