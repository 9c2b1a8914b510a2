import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode, Node } from '../../core/ast.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import { CaughtError, type Part } from './caught-error.js';

/** Code that gets an error: a `catch` clause, or a function that an error is passed to. */
export interface Handler {
  readonly node: TSESTree.CatchClause | FunctionNode;
  readonly home: Evaluator;
  readonly error: CaughtError;
  readonly body: Node;
}

/** A `catch` clause as a handler. */
export function catchHandler(home: Evaluator, node: TSESTree.CatchClause): Handler {
  return { node, home, error: new CaughtError(home, node.param, node.body), body: node.body };
}

/** A function as a handler: its parameter at a place gets the error, or a part of it. */
export function functionHandler(home: Evaluator, node: FunctionNode, at = 0, part: Part = 'error'): Handler {
  return { node, home, error: new CaughtError(home, node.params[at], node.body, part), body: node.body };
}
