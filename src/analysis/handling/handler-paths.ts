import type { TSESTree } from '@typescript-eslint/utils';
import { type Node, childrenOf, unwrap } from '../../core/ast.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import { isNothing } from '../evaluator/values.js';
import { Effects, type Outcome } from './effects.js';
import { type Failure, FailureTests } from './failure-tests.js';
import type { Handler } from './handler.js';
import type { HandlerReader } from './handler-reader.js';

/** From least to most: of all that a path did, the most counts. */
const ranks: readonly Outcome[] = ['dropped', 'logged', 'answered', 'unknown', 'forwarded'];

function most(a: Outcome, b: Outcome): Outcome {
  return ranks.indexOf(a) > ranks.indexOf(b) ? a : b;
}

/** What the paths that lead to a place have done so far; none when no path leads there. */
type Deeds = ReadonlySet<Outcome>;

const union = (...sets: readonly Deeds[]): Deeds => new Set(sets.flatMap((set) => [...set]));

/** Goes along every path through a handler that one failure can take. */
export class HandlerPaths {
  /** How the paths end. */
  readonly ends: Set<Outcome> = new Set();
  /** Where else the error goes on: statements that throw it later, promises that it rejects. */
  readonly exits: ReadonlySet<Node>;
  readonly #handler: Handler;
  readonly #failure: Failure;
  readonly #tests: FailureTests;
  readonly #effects: Effects;
  readonly #visitorKeys: Parameters<typeof childrenOf>[1];
  /** What paths had done when they left the loops and `switch`es around the current statement. */
  readonly #jumps: Set<Outcome>[] = [];

  constructor(reader: HandlerReader, handler: Handler, failure: Failure) {
    this.#handler = handler;
    this.#failure = failure;
    this.#tests = new FailureTests(handler.error, reader.sdkVersion);
    this.#effects = new Effects(reader, handler, failure);
    this.#visitorKeys = handler.home.sourceCode.visitorKeys;
    this.exits = this.#effects.exits;
    const { body } = handler;
    const start: Deeds = new Set<Outcome>(['dropped']);
    if (body.type === 'BlockStatement') this.#end(this.#block(body.body, start));
    else this.#leave(body, start);
  }

  #end(deeds: Iterable<Outcome>): void {
    for (const deed of deeds) this.ends.add(deed);
  }

  #block(statements: readonly Node[], before: Deeds): Deeds {
    return statements.reduce(
      (deeds, statement) => (deeds.size === 0 ? deeds : this.#statement(statement, deeds)),
      before,
    );
  }

  #statement(node: Node, before: Deeds): Deeds {
    switch (node.type) {
      case 'BlockStatement':
        return this.#block(node.body, before);
      case 'ExpressionStatement':
        return this.#act(node.expression, before);
      case 'VariableDeclaration':
        return node.declarations.reduce((deeds, { init }) => (init ? this.#look(init, deeds) : deeds), before);
      case 'IfStatement':
        return this.#choice(node, before);
      case 'SwitchStatement':
        return this.#switch(node, before);
      case 'ReturnStatement':
        return this.#leave(node.argument, before);
      case 'ThrowStatement':
        return this.#throw(node.argument, before);
      case 'BreakStatement':
      case 'ContinueStatement':
        return this.#jump(before);
      case 'TryStatement':
        return this.#try(node, before);
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        return this.#loop(node.body, before);
      default:
        return before;
    }
  }

  #choice({ test, consequent, alternate }: TSESTree.IfStatement, before: Deeds): Deeds {
    const deeds = this.#look(test, before);
    const holds = this.#tests.holdsFor(this.#failure, test);
    return union(
      holds === false ? new Set() : this.#statement(consequent, deeds),
      holds === true ? new Set() : alternate ? this.#statement(alternate, deeds) : deeds,
    );
  }

  #switch(node: TSESTree.SwitchStatement, before: Deeds): Deeds {
    const deeds = this.#look(node.discriminant, before);
    const { cases } = node;
    const answers = cases.map((branch) => this.#tests.leadsTo(this.#failure, node, branch));
    const certain = answers.indexOf(true);
    const possible = cases.filter((branch, at) =>
      branch.test ? answers[at] !== false && (certain === -1 || at <= certain) : certain === -1,
    );
    const hasDefault = cases.some(({ test }) => !test);
    const jumped = new Set<Outcome>();
    this.#jumps.push(jumped);
    const through = possible.map((branch) =>
      this.#block(
        cases.slice(cases.indexOf(branch)).flatMap(({ consequent }) => consequent),
        deeds,
      ),
    );
    this.#jumps.pop();
    return union(jumped, ...through, certain === -1 && !hasDefault ? deeds : new Set());
  }

  #loop(body: Node, before: Deeds): Deeds {
    const jumped = new Set<Outcome>();
    this.#jumps.push(jumped);
    const after = this.#statement(body, before);
    this.#jumps.pop();
    return union(before, after, jumped);
  }

  #jump(deeds: Deeds): Deeds {
    const around = this.#jumps.at(-1);
    if (around) for (const deed of deeds) around.add(deed);
    else this.#end(deeds);
    return new Set();
  }

  #try({ block, handler, finalizer }: TSESTree.TryStatement, before: Deeds): Deeds {
    const after = union(this.#statement(block, before), handler ? this.#statement(handler.body, before) : new Set());
    return finalizer ? this.#statement(finalizer, after) : after;
  }

  /** The end of a path with a value: `return …`, or the body of a short arrow function. */
  #leave(value: Node | null, before: Deeds): Deeds {
    if (!value || isEmpty(this.#handler.home, value)) this.#end(before);
    else if (this.#handler.error.isHolding(value)) this.ends.add('unknown');
    else {
      const deeds = this.#act(value, before);
      this.#end(this.#effects.isLog(value) ? deeds : [...deeds].map((deed) => most(deed, 'answered')));
    }
    return new Set();
  }

  #throw(thrown: Node, before: Deeds): Deeds {
    const part = this.#handler.error.partOf(thrown);
    if (part === 'error') {
      this.#end([...before].map((deed) => (deed === 'unknown' || deed === 'forwarded' ? deed : 'rethrown')));
    } else if (part === 'holder') {
      this.ends.add('forwarded');
    } else {
      this.#end([...this.#act(thrown, before)].map((deed) => most(deed, 'answered')));
    }
    return new Set();
  }

  /** An expression that is there for what it does. */
  #act(node: Node, before: Deeds): Deeds {
    return this.#evaluate(node, before, (effect) => effect);
  }

  /** An expression that is there for its value: calls that do not get the error do not count. */
  #look(node: Node, before: Deeds): Deeds {
    return this.#evaluate(node, before, (effect) => (effect === 'answered' ? 'dropped' : effect));
  }

  #evaluate(node: Node, before: Deeds, weigh: (effect: Outcome) => Outcome): Deeds {
    // What is made of an error for a log goes no further.
    if (this.#effects.isLog(node)) return this.#add(before, ['logged']);
    let deeds = before;
    for (const child of childrenOf(node, this.#visitorKeys)) deeds = this.#evaluate(child, deeds, weigh);
    const effects = this.#effects.of(node);
    // Most nodes do nothing by themselves.
    return effects.every((effect) => effect === 'dropped') ? deeds : this.#add(deeds, effects.map(weigh));
  }

  /** Each path goes on with each of the effects; where the error leaves, it ends. */
  #add(deeds: Deeds, effects: readonly Outcome[]): Deeds {
    const staying = effects.filter((effect) => ranks.includes(effect));
    this.#end(effects.filter((effect) => !ranks.includes(effect)));
    return new Set([...deeds].flatMap((deed) => staying.map((effect) => most(deed, effect))));
  }
}

/** A value that tells the reader of an answer nothing: `null`, `''`, `[]`, `{}`, `false`. */
function isEmpty(home: Evaluator, node: Node): boolean {
  const value = unwrap(node);
  switch (value.type) {
    case 'Literal':
      return !value.value;
    case 'ArrayExpression':
      return value.elements.length === 0;
    case 'ObjectExpression':
      return value.properties.length === 0;
    case 'Identifier':
    case 'UnaryExpression':
      return isNothing(home.valuesOf(value));
    default:
      return false;
  }
}
