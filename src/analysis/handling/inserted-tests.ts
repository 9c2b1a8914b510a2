/** The code that a suggestion writes into a handler: what tells failures apart, and what it does with them. */
import type { TSESLint } from '@typescript-eslint/utils';
import { type Node, topStatements } from '../../core/ast.js';
import { quote } from '../../core/fixes.js';
import { freeName, importNames } from '../../core/imports.js';
import { indentUnit } from '../../core/wrap-in-try.js';
import type { Edits } from '../writers/field-writer.js';
import { runtimeModule } from '../project/packages.js';
import { readSdkSpecifier } from '../project/sdk-module.js';
import type { Fault } from './handling.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Lines that tell the failures of Cohere apart, and the imports that they need. */
export interface InsertedTests {
  readonly edits: Edits;
  /** Lines that throw each failure, told apart. */
  readonly throwing: readonly string[];
  /** Lines that log what the handler has not told apart so far. */
  readonly logging: (fault: Fault) => readonly string[];
}

/** Writes tests of an error for a place; `name` is the variable with the error. */
export type TestWriter = (sourceCode: SourceCode, place: Node, name: string) => InsertedTests;

/** The code of a new handler, and the imports that it needs. */
export interface NewHandler {
  readonly edits: Edits;
  readonly lines: readonly string[];
}

/** Writes a new handler for a place; `name` is the variable with the error. */
export type HandlerWriter = (sourceCode: SourceCode, place: Node, name: string) => NewHandler;

const unanswered = 'Cohere did not answer: a time-out, or no connection.';

/** Tests of both classes of error. */
export const classTests: TestWriter = (sourceCode, place, name) => {
  const { written, edits } = importNames(
    sourceCode,
    sdkSpecifier(sourceCode),
    ['CohereError', 'CohereTimeoutError'],
    place,
  );
  const { CohereError, CohereTimeoutError } = written;
  const isUnanswered = `${name} instanceof ${CohereTimeoutError} || (${name} instanceof ${CohereError} && ${name}.statusCode === undefined)`;
  const unit = indentUnit(sourceCode);
  const text = quote(sourceCode, unanswered);
  const status = `\`Cohere answered with status \${${name}.statusCode}.\``;
  const logTimeout = [`if (${isUnanswered}) {`, `${unit}console.warn(${text});`];
  return {
    edits,
    throwing: [
      `if (${isUnanswered}) {`,
      `${unit}throw new Error(${text}, { cause: ${name} });`,
      '}',
      `if (${name} instanceof ${CohereError}) {`,
      `${unit}throw new Error(${status}, { cause: ${name} });`,
      '}',
    ],
    logging: (fault) =>
      fault === 'missesTimeout'
        ? [...logTimeout, '}']
        : [...logTimeout, `} else if (${name} instanceof ${CohereError}) {`, `${unit}console.warn(${status});`, '}'],
  };
};

/** Tests with the runtime helpers, which know failures by their structure. */
export const kindTests: TestWriter = (sourceCode, place, name) => {
  const { written, edits } = importNames(sourceCode, runtimeModule, ['classifyCohereError'], place);
  const kind = freeName(sourceCode, 'kind', place);
  const unit = indentUnit(sourceCode);
  const pattern = kind === 'kind' ? kind : `kind: ${kind}`;
  const tests = [
    `const { ${pattern} } = ${written.classifyCohereError}(${name});`,
    `if (${kind} !== ${quote(sourceCode, 'unknown')}) {`,
  ];
  const text = `\`Cohere failed: \${${kind}}.\``;
  return {
    edits,
    throwing: [...tests, `${unit}throw new Error(${text}, { cause: ${name} });`, '}'],
    logging: () => [...tests, `${unit}console.warn(${text});`, '}'],
  };
};

/** A new handler that throws each failure, told apart, and everything else as it is. */
export function throwingHandler(testsFor: TestWriter): HandlerWriter {
  return (sourceCode, place, name) => {
    const { edits, throwing } = testsFor(sourceCode, place, name);
    return { edits, lines: [...throwing, `throw ${name};`] };
  };
}

/**
 * A new handler around code that reads a stream. What breaks a stream has no class of the SDK: a connection that ends
 * is a `TypeError`, an event that is no JSON a `SyntaxError`. What the caller aborts is no failure.
 */
export const streamHandler: HandlerWriter = (sourceCode, _, name) => {
  const unit = indentUnit(sourceCode);
  const text = quote(sourceCode, 'The answer of Cohere was not read to its end.');
  return {
    edits: () => [],
    lines: [
      `if (${name} instanceof Error && ${name}.name === ${quote(sourceCode, 'AbortError')}) {`,
      `${unit}throw ${name};`,
      '}',
      `throw new Error(${text}, { cause: ${name} });`,
    ],
  };
};

/** The specifier by which a file imports the SDK. */
function sdkSpecifier(sourceCode: SourceCode): string {
  const sources = topStatements(sourceCode).flatMap((statement) =>
    statement.type === 'ImportDeclaration' ? [statement.source.value] : [],
  );
  return sources.find((specifier) => readSdkSpecifier(specifier)?.entry === 'root') ?? 'cohere-ai';
}
