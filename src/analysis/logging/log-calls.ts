/** Calls that write what they get into a log, or into the attributes of a trace. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Node, findVariable, isFunction, memberName, unwrap } from '../../core/ast.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import { namesIn } from '../handling/named-functions.js';
import { importedFrom } from '../project/packages.js';

/** A call that writes into a log or a trace. */
export interface LogCall {
  readonly node: TSESTree.CallExpression;
  /** What it writes. */
  readonly written: readonly TSESTree.CallExpressionArgument[];
  /** Whether it takes values of any type, so that a fix may change the type of what it gets. */
  readonly takesAnything: boolean;
  /** Whether it writes to the console of a program for the terminal: that is its screen, and no log. */
  readonly isScreen: boolean;
}

const consoleMethods = new Set(
  'log info debug warn error trace dir dirxml table group groupCollapsed assert'.split(' '),
);
const levels = new Set(
  'log trace debug verbose silly http info notice warn warning error crit critical alert emerg fatal'.split(' '),
);

const logPackages = new Set(['pino', 'winston', 'bunyan']);
/** What people call a logger that comes from elsewhere. */
const loggerName = /^(?:log|logger)$|Logger$/u;

const tracePackage = /^@opentelemetry\/|^@sentry\/|^dd-trace$|^newrelic$/u;
const spanName = /span$/iu;
const traceMethods = new Set([
  ...['setAttribute', 'setAttributes', 'addEvent', 'startSpan', 'startActiveSpan'],
  ...['setTag', 'setTags', 'addTags', 'setExtra', 'setExtras', 'setContext', 'addBreadcrumb'],
  ...['addCustomAttribute', 'addCustomAttributes'],
]);

/** The calls of a file that write into a log or a trace, in source order. */
export function logCalls(evaluator: Evaluator): readonly LogCall[] {
  return evaluator.index.calls.flatMap((node) => readLogCall(evaluator, node) ?? []);
}

function readLogCall(evaluator: Evaluator, node: TSESTree.CallExpression): LogCall | undefined {
  const callee = unwrap(node.callee);
  const written = node.arguments;
  if (callee.type === 'Identifier') {
    return isDebug(evaluator, callee) ? { node, written, takesAnything: true, isScreen: false } : undefined;
  }
  const method = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
  if (callee.type !== 'MemberExpression' || method === undefined) return undefined;
  const logger = unwrap(callee.object);
  if (consoleMethods.has(method) && isConsole(evaluator, logger)) {
    const shown = method === 'assert' ? written.slice(1) : written;
    return { node, written: shown, takesAnything: true, isScreen: isTerminalProgram(evaluator) };
  }
  if (levels.has(method) && isLogger(evaluator, logger)) {
    // Several loggers want a text in front of other arguments.
    return { node, written, takesAnything: written.length === 1, isScreen: false };
  }
  const isAttribute = traceMethods.has(method) && isTrace(evaluator, logger);
  return isAttribute ? { node, written, takesAnything: false, isScreen: false } : undefined;
}

const terminalSign = /^#!|\bprocess\.argv\b/u;
const terminalImport =
  /['"](?:(?:node:)?readline(?:\/promises|-sync)?|commander|yargs|inquirer|(?:@(?:inquirer|clack)\/)?prompts)['"]/u;

function isTerminalProgram({ sourceCode: { text } }: Evaluator): boolean {
  return terminalSign.test(text) || terminalImport.test(text);
}

/** The global `console`, or that of Node's module. */
function isConsole(evaluator: Evaluator, node: Node): boolean {
  if (node.type !== 'Identifier') return false;
  const variable = findVariable(evaluator.sourceCode, node, node.name);
  if (!variable?.defs.length) return node.name === 'console';
  return /^(?:node:)?console$/u.test(importedFrom(evaluator, node)?.source ?? '');
}

/** `debug('app')`, or a function that it made. */
function isDebug(evaluator: Evaluator, callee: TSESTree.Identifier): boolean {
  const { sourceCode } = evaluator;
  const [definition] = findVariable(sourceCode, callee, callee.name)?.defs ?? [];
  return (
    definition !== undefined &&
    mayBeDebug(sourceCode, callee.name, definition) &&
    importedFrom(evaluator, callee)?.source === 'debug'
  );
}

const debugName = /debug|log/iu;

/** A cheap look before the other: every function that a file calls is asked about, and the answer may be far away. */
function mayBeDebug(
  sourceCode: Evaluator['sourceCode'],
  name: string,
  { node, parent }: TSESLint.Scope.Definition,
): boolean {
  if (debugName.test(name)) return true;
  const declaration = (parent?.type === 'ImportDeclaration' ? parent : node) as Node;
  return !isFunction(declaration) && debugName.test(sourceCode.getText(declaration));
}

function isLogger(evaluator: Evaluator, node: Node): boolean {
  if (loggerName.test(namesIn(node).at(-1)!)) return true;
  return logPackages.has(importedFrom(evaluator, node)?.source ?? '');
}

function isTrace(evaluator: Evaluator, node: Node): boolean {
  if (spanName.test(namesIn(node).at(-1)!)) return true;
  return tracePackage.test(importedFrom(evaluator, node)?.source ?? '');
}
