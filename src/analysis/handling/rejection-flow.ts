import type { TSESTree } from '@typescript-eslint/utils';
import {
  type FunctionNode,
  type Node,
  findVariable,
  isFunction,
  memberName,
  unwrap,
  walk,
  wrapped,
} from '../../core/ast.js';
import type { CohereCall } from '../calls.js';
import type { CohereFile } from '../cohere-file.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import { functionAround } from '../evaluator/syntax-index.js';
import { isNothing } from '../evaluator/values.js';
import { bothTold, failures, nothingTold } from './failure-tests.js';
import { registersErrorHandler } from './framework-handlers.js';
import { ofUses } from './function-flow.js';
import { FunctionUses, readsOf } from './function-uses.js';
import { type Handler, catchHandler, functionHandler } from './handler.js';
import { HandlerReader, type HandlerSummary, functionsIn } from './handler-reader.js';
import { finalKind, partialKind, repeats, stayingKinds } from './handler-verdict.js';
import { type Fault, type Handling, isFault, worst } from './handling.js';
import { type Invocation, calleePath, isListed, isLogger, isPassing, namesIn } from './named-functions.js';
import { settledBy } from './promise-executor.js';
import { ofSettled } from './settled.js';
import { streamFollower } from './stream-flow.js';
import { hasThrowsTag } from './throws-tag.js';
import { type Follow, type Trip, evading, forwarded, unknown } from './trip.js';

/** What a team decides. */
export interface HandlingOptions {
  /** Whether a framework's handler in another file gets what the routes and exports of this one reject with. */
  readonly frameworkHandler: boolean;
  /** Names of functions that log or report. */
  readonly loggers: readonly string[];
  /** Names of functions that call their callback and let its rejection out. */
  readonly passThrough: readonly string[];
}

/** Ways out of functions that one rejection is followed on: where everything calls everything, they have no end. */
const maxSteps = 500;

/** Follows the rejection of a call to the code that handles it. */
export class RejectionFlow {
  readonly options: HandlingOptions;
  /** Names of functions that handle what their callback throws, from the settings. */
  readonly wrappers: readonly string[];
  readonly #home: Evaluator;
  readonly #reader: HandlerReader;
  readonly #asPromise: Follow = (node, trip) => this.ofPromise(node, trip);
  readonly #asStream: Follow = streamFollower(this);
  #hasFrameworkHandler: boolean | undefined;
  #steps = 0;

  constructor({ evaluator, settings, sdk }: CohereFile, options: HandlingOptions) {
    this.options = options;
    this.wrappers = settings.wrappers;
    this.#home = evaluator;
    this.#reader = new HandlerReader(sdk.version, options.loggers);
  }

  /** Whether a handler of a framework gets what the routes of the file reject with. */
  get hasFrameworkHandler(): boolean {
    this.#hasFrameworkHandler ??= this.options.frameworkHandler || registersErrorHandler(this.#home);
    return this.#hasFrameworkHandler;
  }

  /** What becomes of the rejection of a call, and of an error in the middle of the stream that it opens. */
  of({ node, endpoint, api }: CohereCall): Handling {
    const opening = this.ofPromise(node, this.#start(node)) ?? unknown(this.#start(node));
    if (isFault(opening.kind))
      return api === 'init' && isAboutClasses(opening.kind) ? unknown(this.#start(node)) : opening;
    const reading = endpoint.endsWith('Stream') ? this.#asStream(node, this.#start(node)) : undefined;
    if (reading && lostReading.has(reading.kind)) return { ...reading, kind: 'streamOutside' };
    return reading && isSwallowed(reading.kind) ? reading : opening;
  }

  /** The code that reads the stream of a call where no handler covers it; the call itself where it is out of sight. */
  lostReaderOf({ node, endpoint }: CohereCall): Node | undefined {
    const reading = endpoint.endsWith('Stream') ? this.#asStream(node, this.#start(node)) : undefined;
    return reading && lostReading.has(reading.kind) ? reading.origin : undefined;
  }

  /** What would become of the rejection of a call if its function waited for it at once. */
  ofAwaited(node: Node): Handling | undefined {
    return this.ofThrow(node, this.#start(node));
  }

  #start(origin: Node): Trip {
    this.#steps = 0;
    return { origin, home: this.#home, told: nothingTold, entries: new Map(), seen: new Set() };
  }

  /** What becomes of the rejection of a promise. */
  ofPromise(node: Node, trip: Trip): Handling | undefined {
    const value = wrapped(node);
    const { parent } = value;
    switch (parent?.type) {
      case 'AwaitExpression':
        return this.ofThrow(parent, trip);
      case 'MemberExpression':
        return this.#ofMethod(parent, trip);
      case 'CallExpression':
      case 'NewExpression':
        return this.ofArgument(parent, value, trip, this.#asPromise);
      case 'ArrayExpression':
      case 'SpreadElement':
      case 'ConditionalExpression':
      case 'LogicalExpression':
        return this.ofPromise(parent, trip);
      case 'ReturnStatement':
        return this.#ofReturn(parent, trip);
      case 'ArrowFunctionExpression':
        return this.leave(parent, trip, this.#asPromise);
      case 'VariableDeclarator':
        return this.ofVariable(parent.id, trip, this.#asPromise);
      case 'AssignmentExpression':
        return parent.parent.type === 'ExpressionStatement'
          ? this.ofVariable(parent.left, trip, this.#asPromise)
          : this.ofPromise(parent, trip);
      case 'ExpressionStatement':
      case 'UnaryExpression':
        return this.fault('floating', trip);
      default:
        return unknown(trip);
    }
  }

  /** What becomes of an error that is thrown at a node. */
  ofThrow(node: Node, trip: Trip): Handling | undefined {
    let next = trip;
    let inner = node;
    for (let outer = node.parent; outer; inner = outer, outer = outer.parent) {
      if (isFunction(outer)) return this.leave(outer, next, outer.generator ? this.#asStream : this.#asPromise);
      if (outer.type !== 'TryStatement') continue;
      const { block, handler, finalizer } = outer;
      const statement = outer;
      if (handler && inner === block) {
        return this.#ofHandler(catchHandler(trip.home, handler), next, (onward) => this.ofThrow(statement, onward));
      }
      if (finalizer && inner !== finalizer && returns(finalizer, trip.home))
        return { kind: 'emptyHandler', origin: trip.origin };
      if (inner !== block) next = evading(next, 'inHandler');
    }
    return this.lost('unhandled', next);
  }

  /** What becomes of a rejection that leaves a function: `follow` says how it goes on at each of its calls. */
  leave(fn: FunctionNode, trip: Trip, follow: Follow): Handling | undefined {
    if (trip.seen.has(fn)) return undefined;
    if (++this.#steps > maxSteps) return unknown(trip);
    if (hasThrowsTag(trip.home, fn)) return forwarded(trip);
    const next = { ...trip, seen: new Set([...trip.seen, fn]) };
    const entry = trip.entries.get(fn);
    if (entry) return follow(entry.call, { ...next, home: entry.home });
    return ofUses(this, this.usesOf(fn, next).all(), fn, next, follow);
  }

  /** What becomes of a rejection that is on its way in a variable. */
  ofVariable(target: Node, trip: Trip, follow: Follow): Handling | undefined {
    if (target.type !== 'Identifier') return unknown(trip);
    const all = readsOf(trip.home, target);
    if (all.length === 0) return isReadElsewhere(trip.home, target) ? unknown(trip) : this.fault('floating', trip);
    const reads = all.filter((read) => !trip.seen.has(read));
    const next = { ...trip, seen: new Set([...trip.seen, ...reads]) };
    const ways = reads.map((read) => follow(read, next));
    // `p.catch(() => {})` beside `await p` only keeps the process alive.
    const deciding = ways.filter((way) => way?.kind !== 'emptyHandler');
    return worst(deciding.length > 0 ? deciding : ways);
  }

  /** What becomes of a promise, or a stream, that is passed to a function. */
  ofArgument(call: Invocation, argument: Node, trip: Trip, follow: Follow): Handling | undefined {
    const path = calleePath(call);
    if (isListed(this.wrappers, path)) return forwarded(trip);
    const [value] = trip.home.valuesOf(call.callee);
    if (value?.kind === 'global' && value.name === 'Promise.allSettled') return ofSettled(call, trip);
    if (value?.kind === 'global' && value.name.startsWith('Promise.')) return follow(call, trip);
    const promise = settledBy(trip.home, call.callee, 'resolve');
    if (promise) return follow(promise, trip);
    const callee = unwrap(call.callee);
    if (callee.type === 'MemberExpression' && memberName(callee) === 'push')
      return this.ofVariable(callee.object, trip, follow);
    const inside = this.throughParameters(call, argument, trip, follow);
    if (inside.length > 0) return worst(inside);
    return isPassing(path, this.options.passThrough) ? follow(call, trip) : unknown(trip);
  }

  /** What becomes of an argument inside each of the functions in sight that it is passed to. */
  throughParameters(call: Invocation, argument: Node, trip: Trip, follow: Follow): readonly (Handling | undefined)[] {
    const at = call.arguments.indexOf(argument as TSESTree.Expression);
    return functionsIn(trip.home, call.callee).map(({ node, home }) => {
      if (trip.entries.has(node)) return undefined;
      const parameter = node.params[at];
      const name = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
      const reads = name?.type === 'Identifier' ? readsOf(home, name) : [];
      const next = { ...trip, home, entries: new Map([...trip.entries, [node, { call, home: trip.home }]]) };
      return worst(reads.map((read) => follow(read, next))) ?? unknown(trip);
    });
  }

  /** A fault, and the handler that let the rejection through. */
  fault(kind: Fault, { origin, passedBy }: Trip): Handling {
    return { kind, origin, handler: passedBy };
  }

  /** Nobody gets the rejection: that, or how it got around the handler of its own function. */
  lost(kind: Fault, trip: Trip): Handling {
    return this.fault(trip.evaded ?? kind, trip);
  }

  /** The uses of a function in the file that a rejection is in. */
  usesOf(fn: FunctionNode, { home }: Trip): FunctionUses {
    return new FunctionUses(home, fn);
  }

  /** `promise.catch(…)` and its relatives. */
  #ofMethod(member: TSESTree.MemberExpression, trip: Trip): Handling | undefined {
    const callee = wrapped(member);
    const call = callee.parent;
    if (call?.type !== 'CallExpression' || call.callee !== callee) return unknown(trip);
    switch (memberName(member)) {
      case 'catch':
        return this.#ofRejectionHandler(call.arguments[0], call, trip);
      case 'then':
        return this.#ofRejectionHandler(call.arguments[1], call, trip);
      case 'finally':
      case 'withRawResponse':
        return this.ofPromise(call, trip);
      case 'push':
        // A list that gets another promise.
        return undefined;
      default:
        return unknown(trip);
    }
  }

  #ofRejectionHandler(handler: Node | undefined, call: Node, trip: Trip): Handling | undefined {
    const { home } = trip;
    if (!handler || isNothing(home.valuesOf(handler))) return this.ofPromise(call, trip);
    const promise = settledBy(home, handler, 'reject');
    if (promise) return this.ofPromise(promise, trip);
    const ways = functionsIn(home, handler).map(({ node, home: own }) =>
      this.#ofHandler(functionHandler(own, node), trip, (onward) => this.ofPromise(call, onward)),
    );
    if (ways.length > 0) return worst(ways);
    return isLogger(namesIn(handler), this.options.loggers) ? { kind: 'logOnly', origin: trip.origin } : unknown(trip);
  }

  /** `return promise`: a `try` around it ends before the promise does. */
  #ofReturn(statement: TSESTree.ReturnStatement, trip: Trip): Handling | undefined {
    const fn = functionAround(statement);
    if (!fn) return unknown(trip);
    return this.leave(fn, isGuarded(statement, fn) ? evading(trip, 'unawaitedReturn') : trip, this.#asPromise);
  }

  #ofHandler(handler: Handler, trip: Trip, goOn: (onward: Trip) => Handling | undefined): Handling | undefined {
    const { origin } = trip;
    const summary = this.#reader.read(handler);
    const told = bothTold(trip.told, summary.told);
    const final = finalKind(summary, told);
    if (final) return { kind: final, origin, handler };
    const onward = { ...trip, told, passedBy: trip.passedBy ?? handler };
    const ways = [
      ...(passesOn(summary) ? [goOn(onward)] : []),
      ...summary.exits.map((exit) => this.#ofExit(exit, { ...onward, home: handler.home })),
    ];
    const next = worst(ways);
    if (told.cohereErrors || told.timeouts) {
      return next && !isFault(next.kind) ? next : { kind: partialKind(summary, told), origin, handler };
    }
    const isRetry = ways.length > 0 && repeats(handler);
    const staying = isRetry ? [] : stayingKinds(summary).map((kind): Handling => ({ kind, origin, handler }));
    return worst([next, ...staying]);
  }

  /** A statement that throws an error later, or a promise that it rejects. */
  #ofExit(exit: Node, trip: Trip): Handling | undefined {
    return exit.type === 'ThrowStatement' ? this.ofThrow(exit, trip) : this.ofPromise(exit, trip);
  }
}

/** What leaves the code that reads a stream without a handler. */
const lostReading = new Set<Handling['kind']>(['floating', 'unhandled', 'escapes', 'unawaitedReturn', 'inHandler']);

const isSwallowed = (kind: Handling['kind']): boolean => kind === 'emptyHandler' || kind === 'logOnly';

/** The SDK of 5.x and 6.x has no classes of error. */
const isAboutClasses = (kind: Handling['kind']): boolean =>
  kind === 'catchAll' || kind === 'missesCohereError' || kind === 'missesTimeout';

function passesOn({ outcomes }: HandlerSummary): boolean {
  return failures.some((failure) => outcomes[failure].has('rethrown'));
}

/** Whether a `try` with a `catch` of its own function stands around a statement. */
function isGuarded(statement: Node, fn: FunctionNode): boolean {
  let inner = statement;
  for (let outer = statement.parent; outer && outer !== fn; inner = outer, outer = outer.parent) {
    if (outer.type === 'TryStatement' && outer.handler && inner === outer.block) return true;
  }
  return false;
}

/** Whether a `finally` block returns: then the error is gone. */
function returns(finalizer: Node, { sourceCode }: Evaluator): boolean {
  const fn = functionAround(finalizer);
  let found = false;
  walk(finalizer, sourceCode.visitorKeys, (node) => {
    found ||= node.type === 'ReturnStatement' && functionAround(node) === fn;
  });
  return found;
}

/** Whether a variable is exported, or one that nobody in the file declares. */
function isReadElsewhere({ sourceCode }: Evaluator, name: TSESTree.Identifier): boolean {
  const declaration = name.parent.parent;
  return declaration?.parent?.type === 'ExportNamedDeclaration' || !findVariable(sourceCode, name, name.name);
}
