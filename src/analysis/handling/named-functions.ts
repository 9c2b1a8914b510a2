/**
 * What the name of a function says where its code is out of sight. Names decide only about functions that get an
 * error, a promise or a callback; they never make a call Cohere's.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { type Node, memberName, unwrap } from '../../core/ast.js';

export type Invocation = TSESTree.CallExpression | TSESTree.NewExpression;

/** The names by which a call reaches its function: `res.status(500).json(…)` is `res`, `status`, `json`. */
export function calleePath({ callee }: Invocation): readonly string[] {
  return namesIn(callee);
}

/** The names in a (dotted) expression. */
export function namesIn(node: Node): readonly string[] {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'Identifier':
      return [inner.name];
    case 'ThisExpression':
      return ['this'];
    case 'MemberExpression':
      return [...namesIn(inner.object), memberName(inner) ?? ''];
    case 'CallExpression':
    case 'NewExpression':
      return namesIn(inner.callee);
    default:
      return [''];
  }
}

/** Whether a list of names, each plain (`retry`) or with its owner (`limiter.schedule`), has the name of a function. */
export function isListed(list: readonly string[], path: readonly string[]): boolean {
  const full = path.join('.');
  return list.some((name) => full === name || full.endsWith(`.${name}`));
}

const logOwner =
  /^(?:console|log|logs|winston|pino|bunyan|sentry|bugsnag|rollbar|newrelic|honeybadger|airbrake|span)$|logger$/iu;
const logSuffix = /[a-z]Log$/u;
const logFunction = /^(?:log|debug|report|capture|notice)(?:[A-Z_]\w*)?$/u;
const logMethod = /^(?:capture|notice|record|track)(?:Exception|Error|Message)$/u;

/** Whether a function writes what it gets into a log, or reports it: `console.error`, `captureException`. */
export function isLogger(path: readonly string[], listed: readonly string[]): boolean {
  const name = path.at(-1)!;
  const owners = path.slice(0, -1);
  return (
    owners.some((owner) => logOwner.test(owner) || logSuffix.test(owner)) ||
    (owners.length === 0 && logFunction.test(name)) ||
    logMethod.test(name) ||
    isListed(listed, path)
  );
}

const answers = new Set([
  'json',
  'send',
  'sendStatus',
  'status',
  'end',
  'write',
  'render',
  'redirect',
  'reply',
  'editReply',
  'followUp',
  'text',
  'html',
  'Response',
  'NextResponse',
]);

/** Whether a function answers a request or a message, with what it gets: `res.json`, `new Response`. */
export function isAnswer(path: readonly string[]): boolean {
  return answers.has(path.at(-1)!);
}

const readers = new Set([
  'String',
  'Number',
  'Boolean',
  'stringify',
  'inspect',
  'keys',
  'entries',
  'values',
  'has',
  'includes',
  'indexOf',
  'isError',
  'toString',
]);

/** Whether a function only looks at what it gets: `String`, `JSON.stringify`, `includes`. */
export function isReader(path: readonly string[]): boolean {
  return readers.has(path.at(-1)!);
}

const passing =
  /retry|retries|attempt|back_?off|limit|throttle|queue|breaker|circuit|time_?out|deadline|bulkhead|policy/iu;
const passingMethod = /^(?:add|call|enqueue|exec|execute|fire|push|run|schedule)$/u;
const spans = /^(?:startSpan|startActiveSpan|withSpan|startSpanManual)$/u;

/**
 * Whether a function calls its callback, or waits for its promise, and lets the rejection out again: what retries,
 * queues, limiters, breakers, time-outs and traces do.
 */
export function isPassing(path: readonly string[], listed: readonly string[]): boolean {
  const name = path.at(-1)!;
  const owner = path.at(-2) ?? '';
  return (
    passing.test(name) ||
    spans.test(name) ||
    (passingMethod.test(name) && passing.test(owner)) ||
    isListed(listed, path)
  );
}

const timers = new Set([
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'nextTick',
  'requestAnimationFrame',
  'requestIdleCallback',
]);
const listeners = new Set(['on', 'once', 'addListener', 'prependListener', 'addEventListener']);

/** Whether a function calls its callback later and looks at nothing that it gives back: timers, events, `cron`. */
export function isScheduling(call: Invocation, path: readonly string[]): boolean {
  const name = path.at(-1)!;
  const isMethod = path.length > 1;
  return timers.has(name) || (isMethod && (listeners.has(name) || (name === 'schedule' && startsWithText(call))));
}

const routes = new Set([
  'get',
  'post',
  'put',
  'patch',
  'delete',
  'del',
  'head',
  'options',
  'all',
  'route',
  'command',
  'action',
]);
const servers = new Set(['serve', 'createServer', 'onRequest', 'onCall']);

/** Whether a function registers its callback with an HTTP or bot framework: `app.post('/chat', …)`, `Deno.serve(…)`. */
export function isRegistering(call: Invocation, path: readonly string[]): boolean {
  const name = path.at(-1)!;
  if (servers.has(name)) return true;
  const isOnRoute = path.slice(0, -1).includes('route') || startsWithText(call);
  return path.length > 1 && (name === 'use' || (routes.has(name) && isOnRoute));
}

function startsWithText({ arguments: [first] }: Invocation): boolean {
  if (first?.type === 'Literal') return typeof first.value !== 'number';
  return first?.type === 'TemplateLiteral' || first?.type === 'ArrayExpression';
}
