import type { TSESTree } from '@typescript-eslint/utils';
import { type Node, findAncestor, findVariable, isInside, unwrap } from '../../core/ast.js';
import { CaughtError } from './caught-error.js';
import type { Failure } from './failure-tests.js';
import type { Handler } from './handler.js';
import type { HandlerReader } from './handler-reader.js';
import { type Invocation, calleePath, isAnswer, isLogger, isReader } from './named-functions.js';
import { settledBy } from './promise-executor.js';

/** What became of an error. */
export type Outcome =
  /** Nothing at all. */
  | 'dropped'
  | 'logged'
  /** Something else was done in its place: an answer, a fallback, another error without it. */
  | 'answered'
  /** A function out of sight got it. */
  | 'unknown'
  /** A new error carries it on as its cause. */
  | 'forwarded'
  | 'rethrown'
  /** It leaves from another place: one of the exits. */
  | 'deferred';

/** What the expressions of a handler do when the error is one of a kind of failure. */
export class Effects {
  /** Where else the error goes on: statements that throw it later, promises that it rejects. */
  readonly exits: Set<Node> = new Set();
  readonly #reader: HandlerReader;
  readonly #handler: Handler;
  readonly #failure: Failure;

  constructor(reader: HandlerReader, handler: Handler, failure: Failure) {
    this.#reader = reader;
    this.#handler = handler;
    this.#failure = failure;
  }

  /** Whether a node is a call that logs. The project's own functions are read, whatever their name. */
  isLog(node: Node): boolean {
    const call = unwrap(node);
    if (call.type !== 'CallExpression') return false;
    return isLogger(calleePath(call), this.#reader.loggers) && this.#reader.delegates(this.#handler, call).length === 0;
  }

  /** The effects that one node may have, by itself: what is inside it counts apart. */
  of(node: Node): readonly Outcome[] {
    switch (node.type) {
      case 'CallExpression':
      case 'NewExpression':
        return this.#ofCall(node);
      case 'AssignmentExpression':
        return [this.#ofAssignment(node)];
      case 'UpdateExpression':
      case 'YieldExpression':
      case 'TaggedTemplateExpression':
        return ['answered'];
      default:
        return ['dropped'];
    }
  }

  #ofCall(call: Invocation): readonly Outcome[] {
    const { home, error } = this.#handler;
    const delegates = this.#reader.delegates(this.#handler, call);
    if (delegates.length > 0) return delegates.flatMap((delegate) => this.#reader.outcomesIn(delegate, this.#failure));
    const path = calleePath(call);
    if (isAnswer(path)) return ['answered'];
    if (isReader(path) || this.#reader.isClassifier(home, call)) return ['dropped'];
    const promise = settledBy(home, call.callee, 'reject');
    if (promise || path.join('.') === 'Promise.reject') return [this.#ofRejection(call, promise)];
    // A new error is worth what is done with it.
    if (call.type === 'NewExpression') return ['dropped'];
    const isGiven = call.arguments.some((argument) => error.isHolding(argument) || error.partOf(argument) === 'status');
    return [isGiven ? 'unknown' : 'answered'];
  }

  #ofRejection({ arguments: [reason] }: Invocation, promise: Node | undefined): Outcome {
    const part = reason && this.#handler.error.partOf(reason);
    if (part !== 'error') return part === 'holder' ? 'forwarded' : 'answered';
    if (!promise) return 'rethrown';
    this.exits.add(promise);
    return 'deferred';
  }

  #ofAssignment({ left, right }: TSESTree.AssignmentExpression): Outcome {
    const { home, error, body } = this.#handler;
    const isHeld = error.isHolding(right);
    const target = unwrap(left);
    const variable = target.type === 'Identifier' ? findVariable(home.sourceCode, target, target.name) : null;
    if (!variable) return isHeld ? 'unknown' : 'answered';
    if (variable.identifiers.some((name) => isInside(name, body))) return 'dropped';
    return isHeld
      ? this.#ofStoring(
          target,
          variable.references.map(({ identifier }) => identifier),
        )
      : 'answered';
  }

  /** `lastError = err`, thrown after the loop. */
  #ofStoring(target: Node, mentions: readonly Node[]): Outcome {
    const { home, body } = this.#handler;
    const stored = new CaughtError(home, target, target);
    for (const mention of mentions) {
      const statement = isInside(mention, body) ? undefined : findAncestor(mention, isThrow);
      if (!statement) continue;
      const part = stored.partOf(statement.argument);
      if (part !== 'error') return part === 'holder' ? 'forwarded' : 'answered';
      this.exits.add(statement);
      return 'deferred';
    }
    return 'unknown';
  }
}

function isThrow(node: Node): node is TSESTree.ThrowStatement {
  return node.type === 'ThrowStatement';
}
