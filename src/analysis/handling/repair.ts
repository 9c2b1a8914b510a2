import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Node, findAncestor, isFunction, isInside } from '../../core/ast.js';
import { quote } from '../../core/fixes.js';
import { freeName, importNames } from '../../core/imports.js';
import { indentUnit, lineIndent, statementAround, wrapInTry } from '../../core/wrap-in-try.js';
import type { CohereCall } from '../calls.js';
import type { CohereFile } from '../cohere-file.js';
import { readSdkSpecifier } from '../sdk-module.js';
import { functionAround } from '../syntax-index.js';
import type { Handler } from './handler.js';
import type { Fault, Handling } from './handling.js';
import type { RejectionFlow } from './rejection-flow.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What a repair does, and its edits. */
export interface Repair {
  readonly kind: 'tellApart' | 'rethrow' | 'wrap' | 'await';
  readonly fix: TSESLint.ReportFixFunction;
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
 * The edit that gives a call a handler which tests both classes of error: branches in the handler that is there, or a
 * `try` around the statement. There is none where neither is safe.
 */
export function repairOf(
  { evaluator }: CohereFile,
  flow: RejectionFlow,
  call: CohereCall,
  { kind, origin, handler }: Handling,
): Repair | undefined {
  const { sourceCode } = evaluator;
  if (kind === 'unawaitedReturn') return withAwait(flow, origin);
  const lostReader = flow.lostReaderOf(call);
  const branch = branches[kind as Fault];
  if (handler && branch) {
    const isHere = handler.home === evaluator && !lostReader;
    return isHere ? withBranches(sourceCode, handler, kind as Fault, branch) : undefined;
  }
  return wrappable.has(kind) && lostReader !== call.node ? withTry(sourceCode, origin, lostReader) : undefined;
}

/** Adds branches at the top of a handler: what it did before, it does after them. */
function withBranches(
  sourceCode: SourceCode,
  { node, body }: Handler,
  fault: Fault,
  kind: Repair['kind'],
): Repair | undefined {
  const parameter = node.type === 'CatchClause' ? node.param : node.params[0];
  if (body.type !== 'BlockStatement' || (parameter && parameter.type !== 'Identifier')) return undefined;
  const name = parameter?.name ?? freeName(sourceCode, 'error', body);
  const { written, edits } = importClasses(sourceCode, body);
  const tests = { ...written, name, sourceCode };
  const lines = kind === 'rethrow' ? throwingBranches(tests) : loggingBranches(tests, fault);
  return {
    kind,
    fix: (fixer) => [
      ...edits(fixer),
      ...(parameter ? [] : [addParameter(sourceCode, fixer, node, name)]),
      insertLines(sourceCode, fixer, body, lines),
    ],
  };
}

/** Puts a `try` around the statement that waits for a call, or that reads a stream. */
function withTry(sourceCode: SourceCode, origin: Node, reader: Node = origin): Repair | undefined {
  const statement = statementAround(origin);
  if (!statement) return undefined;
  const awaited = isReturned(statement, origin) ? origin : undefined;
  if (!awaited && !throwsIn(statement, origin)) return undefined;
  const name = freeName(sourceCode, 'error', statement);
  const { written, edits } = importClasses(sourceCode, statement);
  const lines = [...throwingBranches({ ...written, name, sourceCode }), `throw ${name};`];
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

/** Lets the handler run that stands around a `return`, where that one is good. */
function withAwait(flow: RejectionFlow, origin: Node): Repair | undefined {
  const statement = statementAround(origin);
  if (!statement || !isReturned(statement, origin)) return undefined;
  if (flow.ofAwaited(origin)?.kind !== 'handled') return undefined;
  return { kind: 'await', fix: (fixer) => fixer.insertTextBefore(origin, 'await ') };
}

function importClasses(
  sourceCode: SourceCode,
  place: Node,
): ReturnType<typeof importNames<'CohereError' | 'CohereTimeoutError'>> {
  const sources = sourceCode.ast.body.flatMap((statement) =>
    statement.type === 'ImportDeclaration' ? [statement.source.value] : [],
  );
  const source = sources.find((specifier) => readSdkSpecifier(specifier)?.entry === 'root') ?? 'cohere-ai';
  return importNames(sourceCode, source, ['CohereError', 'CohereTimeoutError'], place);
}

/** What the inserted code is written with. */
interface Words {
  readonly CohereError: string;
  readonly CohereTimeoutError: string;
  /** The variable with the error. */
  readonly name: string;
  readonly sourceCode: SourceCode;
}

function isUnanswered({ CohereError, CohereTimeoutError, name }: Words): string {
  return `${name} instanceof ${CohereTimeoutError} || (${name} instanceof ${CohereError} && ${name}.statusCode === undefined)`;
}

const unanswered = 'Cohere did not answer: a time-out, or no connection.';

function throwingBranches(words: Words): readonly string[] {
  const { CohereError, name, sourceCode } = words;
  const unit = indentUnit(sourceCode);
  return [
    `if (${isUnanswered(words)}) {`,
    `${unit}throw new Error(${quote(sourceCode, unanswered)}, { cause: ${name} });`,
    '}',
    `if (${name} instanceof ${CohereError}) {`,
    `${unit}throw new Error(\`Cohere answered with status \${${name}.statusCode}.\`, { cause: ${name} });`,
    '}',
  ];
}

function loggingBranches(words: Words, fault: Fault): readonly string[] {
  const { CohereError, name, sourceCode } = words;
  const unit = indentUnit(sourceCode);
  const first = [`if (${isUnanswered(words)}) {`, `${unit}console.warn(${quote(sourceCode, unanswered)});`];
  const second = [
    `if (${name} instanceof ${CohereError}) {`,
    `${unit}console.warn(\`Cohere answered with status \${${name}.statusCode}.\`);`,
    '}',
  ];
  if (fault === 'missesTimeout') return [...first, '}'];
  return [...first, `} else ${second[0]}`, ...second.slice(1)];
}

function addParameter(
  sourceCode: SourceCode,
  fixer: TSESLint.RuleFixer,
  node: Handler['node'],
  name: string,
): TSESLint.RuleFix {
  if (!isFunction(node)) return fixer.insertTextBefore(node.body, `(${name}) `);
  return fixer.insertTextAfter(
    sourceCode.getFirstToken(node, ({ value }) => value === '(')!,
    name,
  );
}

/** Inserts lines at the top of a block. */
function insertLines(
  sourceCode: SourceCode,
  fixer: TSESLint.RuleFixer,
  block: TSESTree.BlockStatement,
  lines: readonly string[],
): TSESLint.RuleFix {
  const brace = sourceCode.getFirstToken(block)!;
  const next = sourceCode.getTokenAfter(brace, { includeComments: true })!;
  const base = lineIndent(sourceCode, brace);
  const inner = `${base}${indentUnit(sourceCode)}`;
  const text = lines.map((line) => `\n${inner}${line}`).join('');
  if (next.loc.start.line > brace.loc.end.line) return fixer.insertTextAfter(brace, text);
  const isEmpty = next.range[1] === block.range[1];
  return fixer.replaceTextRange([brace.range[1], next.range[0]], `${text}\n${isEmpty ? base : inner}`);
}
