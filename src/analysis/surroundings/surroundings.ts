import { type FunctionNode, type Node, isFunction } from '../../core/ast.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import { type FunctionUse, FunctionUses, readsOf } from '../handling/function-uses.js';
import { functionsIn } from '../handling/handler-reader.js';
import type { Invocation } from '../handling/named-functions.js';

/** What a search around a piece of code looks at. Either look ends the search on that way. */
export interface Look<Found> {
  /** Looks at a call that gets the code: a function around it, or its promise. */
  readonly atCall?: (call: Invocation, argument: Node, home: Evaluator) => Found | undefined;
  /** Looks at a node around the code; `inner` is the part of it that the code stands in. */
  readonly around?: (node: Node, inner: Node, home: Evaluator) => Found | undefined;
}

/** What was found on each way that leads to a piece of code; a way without a find counts as well. */
export type Finds<Found> = readonly (Found | undefined)[];

/** How far one search has come. */
interface Search<Found> {
  readonly look: Look<Found>;
  /** The evaluator of the file that it is in. */
  readonly home: Evaluator;
  /** The function that it came into through a call in sight: it goes no further out. */
  readonly end?: FunctionNode;
  /** Functions and names that it has been in. */
  readonly seen: Set<Node>;
}

/** Looks outward from code: through the functions around it to wherever the file calls them or passes them on. */
export class Surroundings {
  readonly #home: Evaluator;

  /** @param home the evaluator of the linted file */
  constructor(home: Evaluator) {
    this.#home = home;
  }

  /** What is found on one of the ways that lead to a node. */
  find<Found>(node: Node, look: Look<Found>): Found | undefined {
    return this.findAll(node, look).find((found) => found !== undefined);
  }

  /** Whether something is found on every way in sight that leads to a node. */
  isFoundEverywhere(node: Node, look: Look<true>): boolean {
    return this.findAll(node, look).every(Boolean);
  }

  /** What is found on each of the ways in sight that lead to a node: there is one at least. */
  findAll<Found>(node: Node, look: Look<Found>): Finds<Found> {
    const finds = this.#outward(node, { look, home: this.#home, seen: new Set() });
    return finds.length > 0 ? finds : [undefined];
  }

  #outward<Found>(node: Node, search: Search<Found>): Finds<Found> {
    const { look, home } = search;
    let isAwaited = false;
    let inner = node;
    for (let outer = node.parent; outer; inner = outer, outer = outer.parent) {
      const beyond = isAwaited ? undefined : this.#atPromise(outer, inner, search);
      const found = look.around?.(outer, inner, home) ?? beyond;
      if (found !== undefined) return [found];
      if (isFunction(outer)) return outer === search.end ? [undefined] : this.#ofFunction(outer, search);
      // What comes after `await` is the answer, and no promise any more.
      isAwaited ||= outer.type === 'AwaitExpression';
    }
    return [undefined];
  }

  /** What is found where a promise goes: into a call, or into a variable. */
  #atPromise<Found>(outer: Node, inner: Node, search: Search<Found>): Found | undefined {
    if (isInvocation(outer)) return outer.callee === inner ? undefined : this.#inCall(outer, inner, search);
    if (outer.type !== 'VariableDeclarator' || outer.id.type !== 'Identifier') return undefined;
    return this.#ofReads(readsOf(search.home, outer.id), search);
  }

  #ofReads<Found>(reads: readonly Node[], search: Search<Found>): Found | undefined {
    const unseen = reads.filter((read) => !search.seen.has(read));
    const next = { ...search, seen: new Set([...search.seen, ...reads]) };
    return unseen.flatMap((read) => this.#outward(read, next)).find((found) => found !== undefined);
  }

  #ofFunction<Found>(fn: FunctionNode, search: Search<Found>): Finds<Found> {
    if (search.seen.has(fn)) return [];
    search.seen.add(fn);
    const uses = new FunctionUses(search.home, fn).all();
    const isUsed = uses.some(({ kind }) => kind === 'called' || kind === 'passed');
    return isUsed ? uses.flatMap((use) => this.#ofUse(use, search)) : [undefined];
  }

  #ofUse<Found>(use: FunctionUse, search: Search<Found>): Finds<Found> {
    if (use.kind === 'called') return this.#outward(use.call, search);
    if (use.kind !== 'passed') return [];
    const found = this.#inCall(use.call, use.argument, search);
    return found === undefined ? this.#outward(use.call, search) : [found];
  }

  /** What is found at a call that gets something, or inside the functions in sight that it calls. */
  #inCall<Found>(call: Invocation, argument: Node, search: Search<Found>): Found | undefined {
    const found = search.look.atCall?.(call, argument, search.home);
    if (found !== undefined) return found;
    const at = call.arguments.findIndex((candidate) => candidate === argument);
    for (const { node, home } of functionsIn(search.home, call.callee)) {
      const parameter = node.params[at];
      if (parameter?.type !== 'Identifier' || search.seen.has(node)) continue;
      const next = { ...search, home, end: node, seen: new Set([...search.seen, node]) };
      const inside = this.#ofReads(readsOf(home, parameter), next);
      if (inside !== undefined) return inside;
    }
    return undefined;
  }
}

function isInvocation(node: Node): node is Invocation {
  return node.type === 'CallExpression' || node.type === 'NewExpression';
}
