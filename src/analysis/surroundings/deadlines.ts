/** What bounds the time that a call may take. */
import { mistakenClientOptions, mistakenRequestOptions } from '../../catalog/index.js';
import type { Node } from '../../core/ast.js';
import type { CohereCall } from '../calls.js';
import type { CohereClient } from '../client.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import { type Invocation, calleePath } from '../handling/named-functions.js';
import type { ObjectShape } from '../objects/object-shape.js';
import { importedFrom } from '../project/packages.js';
import { type Look, Surroundings } from './surroundings.js';

/** Names meant for `timeoutInSeconds` or `abortSignal`: `valid-client-options` reports that the SDK ignores them. */
const meantAsBound = Object.entries({ ...mistakenClientOptions, ...mistakenRequestOptions })
  .filter(([, { meant }]) => meant === 'timeoutInSeconds' || meant === 'abortSignal')
  .map(([name]) => name);
const clientBounds = ['timeoutInSeconds', 'fetch', 'fetcher', ...meantAsBound];
const callBounds = ['timeoutInSeconds', 'abortSignal', ...meantAsBound];

/** Whether the options of a client bound its calls, or may do so out of sight. */
export function isClientBounded({ options }: CohereClient): boolean {
  return mayHave(options, clientBounds);
}

function mayHave(options: ObjectShape, names: readonly string[]): boolean {
  return names.some((name) => options.presence(name) !== 'absent');
}

/** Finds the calls of one file that something bounds besides their client. */
export class Deadlines {
  readonly #surroundings: Surroundings;
  readonly #look: Look<true>;

  constructor(home: Evaluator, calls: readonly CohereCall[]) {
    this.#surroundings = new Surroundings(home);
    const nodes = new Set<Node>(calls.map(({ node }) => node));
    this.#look = { atCall: (call, argument, from) => isDeadline(call, argument, from, nodes) || undefined };
  }

  /** Whether the options of a call, or the code around it, bound it or may do so out of sight. */
  isBounded({ node, options }: CohereCall): boolean {
    return mayHave(options, callBounds) || this.#surroundings.isFoundEverywhere(node, this.#look);
  }
}

const namesDeadline = /time_?out|deadline/iu;
const schedulers = new Set(['setTimeout', 'clearTimeout']);

/** Whether a call ends what it gets after a time: `withTimeout(…)`, `Promise.race([…, timer])`, a policy. */
function isDeadline(call: Invocation, argument: Node, home: Evaluator, cohereCalls: ReadonlySet<Node>): boolean {
  const { source, name } = importedFrom(home, call.callee) ?? {};
  // opossum gives up after 10 seconds unless it is told another time.
  if (source === 'opossum') return true;
  if (source === 'cockatiel') return name === 'timeout' || name === 'wrap';
  const [value] = home.valuesOf(call.callee);
  if (value?.kind === 'global' && value.name === 'Promise.race') return isRaceWithTimer(argument, cohereCalls);
  return calleePath(call).some((part) => namesDeadline.test(part) && !schedulers.has(part));
}

/** Whether a race has a runner that is no call of Cohere. */
function isRaceWithTimer(runners: Node, cohereCalls: ReadonlySet<Node>): boolean {
  return runners.type !== 'ArrayExpression' || runners.elements.some((runner) => runner && !cohereCalls.has(runner));
}
