import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Node, findAncestor, isInside } from '../../core/ast.js';
import { addParameter, insertLines } from '../../core/handler-code.js';
import { freeName } from '../../core/imports.js';
import { statementAround, wrapInTry } from '../../core/wrap-in-try.js';
import type { CohereCall } from '../calls.js';
import { hasHelpers } from '../writers/client-option-writer.js';
import type { CohereFile } from '../cohere-file.js';
import type { Edits } from '../writers/field-writer.js';
import { functionAround } from '../evaluator/syntax-index.js';
import type { Handler } from './handler.js';
import { type Fault, type Handling, isFault } from './handling.js';
import {
  type HandlerWriter,
  type TestWriter,
  classTests,
  kindTests,
  streamHandler,
  throwingHandler,
} from './inserted-tests.js';
import type { RejectionFlow } from './rejection-flow.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What a repair does, and its edits. `classify` does what another one does, with the runtime helpers. */
export interface Repair {
  readonly kind: 'tellApart' | 'rethrow' | 'wrap' | 'await' | 'awaitAndTellApart' | 'classify';
  readonly fix: Edits;
}

/** How a kind of fault is repaired in a handler that is there: by branches that log, or that throw. */
const branches: Readonly<Partial<Record<Fault, Repair['kind']>>> = {
  unhandled: 'tellApart',
  escapes: 'tellApart',
  inHandler: 'tellApart',
  catchAll: 'tellApart',
  missesCohereError: 'tellApart',
  missesTimeout: 'tellApart',
  emptyHandler: 'rethrow',
  logOnly: 'rethrow',
};

/** Faults that a new handler around the statement repairs. */
const wrappable = new Set<string>(['unhandled', 'escapes', 'inHandler', 'streamOutside']);

/**
 * The edits that give a call a handler which tells its failures apart, by their classes or with the runtime helpers:
 * branches in the handler that is there, or a `try` around the statement. There are none where neither is safe.
 */
export function repairsOf(
  file: CohereFile,
  flow: RejectionFlow,
  call: CohereCall,
  handling: Handling,
): readonly Repair[] {
  if (handling.kind === 'unawaitedReturn') return withAwait(file, flow, call, handling.origin);
  const byClasses = repairWith(file, flow, call, handling, classTests);
  const byKinds = hasHelpers(file) ? repairWith(file, flow, call, handling, kindTests) : undefined;
  return [...(byClasses ? [byClasses] : []), ...(byKinds ? [{ ...byKinds, kind: 'classify' as const }] : [])];
}

function repairWith(
  file: CohereFile,
  flow: RejectionFlow,
  call: CohereCall,
  { kind, origin, handler }: Handling,
  testsFor: TestWriter,
): Repair | undefined {
  const { evaluator } = file;
  const { sourceCode } = evaluator;
  const lostReader = flow.lostReaderOf(call);
  const branch = branches[kind as Fault];
  if (handler && branch) {
    const isHere = handler.home === evaluator && !lostReader;
    return isHere ? withBranches(sourceCode, handler, kind as Fault, branch, testsFor) : undefined;
  }
  const hasNoClass = kind === 'streamOutside' && testsFor === classTests;
  return wrappable.has(kind) && lostReader !== call.node
    ? withTry(file, origin, lostReader ?? origin, hasNoClass ? streamHandler : throwingHandler(testsFor))
    : undefined;
}

/** Adds branches at the top of a handler: what it did before, it does after them. */
function withBranches(
  sourceCode: SourceCode,
  { node, body }: Handler,
  fault: Fault,
  kind: Repair['kind'],
  testsFor: TestWriter,
): Repair | undefined {
  const parameter = node.type === 'CatchClause' ? node.param : node.params[0];
  if (body.type !== 'BlockStatement' || (parameter && parameter.type !== 'Identifier')) return undefined;
  const name = parameter?.name ?? freeName(sourceCode, 'error', body);
  const tests = testsFor(sourceCode, body, name);
  const lines = kind === 'rethrow' ? tests.throwing : tests.logging(fault);
  return {
    kind,
    fix: (fixer) => [
      ...tests.edits(fixer),
      ...(parameter ? [] : [addParameter(sourceCode, fixer, node, name)]),
      insertLines(sourceCode, fixer, body, lines),
    ],
  };
}

/** Puts a `try` around the statement that waits for a call, or that reads a stream. */
function withTry(
  { evaluator: { sourceCode }, isComponent }: CohereFile,
  origin: Node,
  reader: Node,
  handlerFor: HandlerWriter,
): Repair | undefined {
  const statement = statementAround(origin);
  if (!statement || (isComponent && statement.type === 'VariableDeclaration' && !functionAround(statement)))
    return undefined;
  const awaited = isReturned(statement, origin) ? origin : undefined;
  if (!awaited && !throwsIn(statement, origin)) return undefined;
  const name = freeName(sourceCode, 'error', statement);
  const { lines, edits } = handlerFor(sourceCode, statement, name);
  const replacement = wrapInTry(sourceCode, statement, { name, lines }, awaited);
  // Code that reads the stream elsewhere would still have no handler.
  const isCovered =
    replacement && reader.range[1] <= replacement.range[1] && functionAround(reader) === functionAround(origin);
  if (!isCovered) return undefined;
  return {
    kind: 'wrap',
    fix: (fixer) => [...edits(fixer), fixer.replaceTextRange(replacement.range, replacement.text)],
  };
}

/** Whether an error of the call is thrown in the statement, and not in code that gets its promise. */
function throwsIn(statement: TSESTree.Statement, origin: Node): boolean {
  const waiting = origin.type === 'ForOfStatement' ? origin : findAncestor(origin, isAwait);
  return waiting !== undefined && isInside(waiting, statement);
}

function isAwait(node: Node): node is TSESTree.AwaitExpression {
  return node.type === 'AwaitExpression';
}

/** `return client.chat(…)` in an async function. */
function isReturned(statement: TSESTree.Statement, origin: Node): boolean {
  return statement.type === 'ReturnStatement' && statement.argument === origin && functionAround(statement)!.async;
}

/** Lets the handler run that stands around a `return`, and tell failures apart where it does not. */
function withAwait(file: CohereFile, flow: RejectionFlow, call: CohereCall, origin: Node): readonly Repair[] {
  const statement = statementAround(origin);
  const handling = statement && isReturned(statement, origin) ? flow.ofAwaited(origin) : undefined;
  if (!handling) return [];
  const addAwait: Edits = (fixer) => [fixer.insertTextBefore(origin, 'await ')];
  if (!isFault(handling.kind)) return [{ kind: 'await', fix: addAwait }];
  const repairs = handling.handler ? repairsOf(file, flow, call, handling) : [];
  return repairs.map(({ kind, fix }) => ({
    kind: kind === 'classify' ? kind : 'awaitAndTellApart',
    fix: (fixer) => [...fix(fixer), ...addAwait(fixer)],
  }));
}
