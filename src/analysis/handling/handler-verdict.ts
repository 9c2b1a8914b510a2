import { type Node, walk } from '../../core/ast.js';
import { functionAround } from '../evaluator/syntax-index.js';
import type { Outcome } from './effects.js';
import { type Told, failures, isTold } from './failure-tests.js';
import type { Handler } from './handler.js';
import { type HandlerSummary, functionsIn } from './handler-reader.js';
import type { Handling } from './handling.js';

type Kind = Handling['kind'];

/** What a handler is by itself, whatever becomes of an error that it passes on; `undefined` where that decides. */
export function finalKind({ outcomes }: HandlerSummary, told: Told): Kind | undefined {
  const ends = failures.flatMap((failure) => [...outcomes[failure]]);
  const isSwallowed = ends.length > 0 && ends.every((end) => end === 'dropped' || end === 'logged');
  if (isSwallowed) return ends.includes('logged') ? 'logOnly' : 'emptyHandler';
  return told.cohereErrors && told.timeouts ? 'handled' : undefined;
}

/** What a handler is that tells one case apart: the other one may go where it cannot be seen. */
export function partialKind({ outcomes }: HandlerSummary, told: Told): Kind {
  const untold = failures.filter((failure) => !isTold(told, failure)).flatMap((failure) => [...outcomes[failure]]);
  if (untold.every((end) => end === 'unknown' || end === 'forwarded')) return 'unknown';
  return told.timeouts ? 'missesCohereError' : 'missesTimeout';
}

const kinds: ReadonlyMap<Outcome, Kind> = new Map([
  ['dropped', 'emptyHandler'],
  ['logged', 'logOnly'],
  ['answered', 'catchAll'],
  ['unknown', 'unknown'],
  ['forwarded', 'forwarded'],
]);

/** What the paths that do not pass the error on are, in a handler that tells nothing apart. */
export function stayingKinds({ outcomes }: HandlerSummary): readonly Kind[] {
  return failures.flatMap((failure) => [...outcomes[failure]].flatMap((end) => kinds.get(end) ?? []));
}

const loops = new Set<string>([
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
]);

/** Whether a handler only lets the same code run again: in a loop, or by a call of its own function. */
export function repeats({ node, home, body }: Handler): boolean {
  const fn = functionAround(node);
  for (let outer: Node | undefined = node.parent; outer && outer !== fn; outer = outer.parent) {
    if (loops.has(outer.type)) return true;
  }
  let isRecursive = false;
  walk(body, home.sourceCode.visitorKeys, (inner) => {
    if (inner.type !== 'CallExpression') return;
    isRecursive ||= functionsIn(home, inner.callee).some((callee) => callee.node === fn);
  });
  return isRecursive;
}
