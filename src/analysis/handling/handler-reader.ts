import { type FunctionNode, type Node, walk } from '../../core/ast.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import { runtimeModule } from '../project/packages.js';
import type { Value } from '../evaluator/values.js';
import type { Outcome } from './effects.js';
import {
  type Failure,
  FailureTests,
  type Told,
  bothTold,
  cohereErrorsTold,
  everythingTold,
  failures,
  nothingTold,
  timeoutsTold,
} from './failure-tests.js';
import { type Handler, functionHandler } from './handler.js';
import { HandlerPaths } from './handler-paths.js';
import type { Invocation } from './named-functions.js';

/** What a handler does with the failures of a call. */
export interface HandlerSummary {
  readonly told: Told;
  /** How the paths through the handler end, by failure. */
  readonly outcomes: Readonly<Record<Failure, ReadonlySet<Outcome>>>;
  /** Where else the error goes on: statements that throw it later, promises that it rejects. */
  readonly exits: readonly Node[];
}

/** What has an error in its hands. */
type Receiver = Pick<Handler, 'home' | 'error'>;

/** A function of the project that a handler passes an error to. */
export interface Delegate extends Handler {
  readonly node: FunctionNode;
}

/** The functions of `eslint-plugin-cohere/runtime` that tell failures apart. */
const classifiers: ReadonlyMap<string, Told> = new Map([
  ['classifyCohereError', everythingTold],
  ['isCohereFailure', everythingTold],
  ['isCohereTimeout', timeoutsTold],
  ['cohereRetryAfterMs', cohereErrorsTold],
]);

/** Reads handlers, with the functions of the project that they delegate to. */
export class HandlerReader {
  readonly sdkVersion: string;
  /** Names of the project's own functions that log. */
  readonly loggers: readonly string[];
  readonly #summaries = new Map<Node, HandlerSummary>();
  /** Functions that are being read: one that calls itself adds nothing. */
  readonly #open = new Set<FunctionNode>();

  constructor(sdkVersion: string, loggers: readonly string[]) {
    this.sdkVersion = sdkVersion;
    this.loggers = loggers;
  }

  /** Reads a handler, once. */
  read(handler: Handler): HandlerSummary {
    const summary = this.#summaries.get(handler.node) ?? this.#summarize(handler);
    this.#summaries.set(handler.node, summary);
    return summary;
  }

  #summarize(handler: Handler): HandlerSummary {
    const paths = failures.map((failure) => new HandlerPaths(this, handler, failure));
    const outcomes = Object.fromEntries(failures.map((failure, at) => [failure, paths[at]!.ends]));
    return {
      told: this.toldBy(handler),
      outcomes: outcomes as unknown as HandlerSummary['outcomes'],
      exits: [...new Set(paths.flatMap(({ exits }) => [...exits]))],
    };
  }

  /** Which failures a handler tells apart, itself or in a function that it passes the error to. */
  toldBy({ home, error, body }: Handler): Told {
    const tests = new FailureTests(error, this.sdkVersion);
    let told = nothingTold;
    walk(body, home.sourceCode.visitorKeys, (node) => {
      told = bothTold(told, tests.toldBy(node));
      if (node.type === 'CallExpression' || node.type === 'NewExpression')
        told = bothTold(told, this.#toldByCall({ home, error }, node));
    });
    return told;
  }

  #toldByCall(handler: Receiver, call: Invocation): Told {
    return this.delegates(handler, call)
      .map((delegate) => this.#inside(delegate, () => this.toldBy(delegate)) ?? nothingTold)
      .reduce(bothTold, classifierTold(handler.home, call));
  }

  /** How the paths through a function end for a failure that it gets; none for a function that calls itself. */
  outcomesIn(delegate: Delegate, failure: Failure): readonly Outcome[] {
    return this.#inside(delegate, () => [...new HandlerPaths(this, delegate, failure).ends]) ?? [];
  }

  /** The functions in sight that a call passes the error, or a part of it, to. */
  delegates({ home, error }: Receiver, call: Invocation): readonly Delegate[] {
    const at = call.arguments.findIndex((argument) => error.partOf(argument));
    const part = at === -1 ? undefined : error.partOf(call.arguments[at]!);
    // What happens to an error inside another object is out of sight.
    if (!part || part === 'holder') return [];
    return functionsIn(home, call.callee).map(({ node, home: own }) => ({
      ...functionHandler(own, node, at, part),
      node,
    }));
  }

  /** Whether a call asks the runtime helpers what an error means. */
  isClassifier(home: Evaluator, call: Invocation): boolean {
    return isRuntime(home.valuesOf(call.callee)[0]);
  }

  #inside<Result>({ node }: Delegate, read: () => Result): Result | undefined {
    if (this.#open.has(node)) return undefined;
    this.#open.add(node);
    const result = read();
    this.#open.delete(node);
    return result;
  }
}

/** The functions in sight that an expression may be. */
export function functionsIn(home: Evaluator, expression: Node): readonly { node: FunctionNode; home: Evaluator }[] {
  return home.valuesOf(expression).flatMap((value) => (value.kind === 'function' ? [value] : []));
}

type Imported = Extract<Value, { kind: 'imported' }>;

function isRuntime(value: Value | undefined): value is Imported {
  return value?.kind === 'imported' && value.source === runtimeModule;
}

function classifierTold(home: Evaluator, { callee }: Invocation): Told {
  const [value] = home.valuesOf(callee);
  return (isRuntime(value) && classifiers.get(value.name)) || nothingTold;
}
