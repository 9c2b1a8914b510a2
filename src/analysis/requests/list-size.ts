/** How many items a list has, as far as literals, constants, slices and chunks show it. */
import type { TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, type Node, findVariable, isFunction, memberName, unwrap, wrapped } from '../../core/ast.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import { knownCalls } from '../evaluator/functions.js';
import { functionsIn } from '../handling/handler-reader.js';
import { type Invocation, calleePath } from '../handling/named-functions.js';
import { numberOf, sliceLength } from './numbers.js';
import { ObjectShape } from '../objects/object-shape.js';

/** How many items a list has. */
export interface ListSize {
  /** At least; 0 where nothing is known. */
  readonly min: number;
  /** At most; `Infinity` where nothing is known. */
  readonly max: number;
}

const unknown: ListSize = { min: 0, max: Infinity };
const exactly = (count: number | undefined): ListSize => (count === undefined ? unknown : { min: count, max: count });
const atMost = (count: number | undefined): ListSize => (count === undefined ? unknown : { min: 0, max: count });

/** The size that a list may have: of several in sight, the largest. */
export function listSize(home: Evaluator, expression: Node): ListSize {
  return new ListReader().sizeOf(home, expression);
}

/** How to say that a list is longer than a limit, such as `200` or `up to 200`; `undefined` where that is not known. */
export function sizeText({ min, max }: ListSize, limit: number): string | undefined {
  if (min > limit) return String(min);
  return max > limit && max !== Infinity ? `up to ${max}` : undefined;
}

/** Methods that give a list of the same size. */
const keepers = new Set(['fill', 'map', 'reverse', 'sort', 'toReversed', 'toSorted', 'with']);
/** Methods that pass the items to a callback, one by one. */
const iterators = new Set(['every', 'filter', 'flatMap', 'forEach', 'map', 'some']);
/** Methods that make a list shorter, and those that make it longer. */
const shrinkers = new Set(['length', 'pop', 'shift', 'splice']);
const growers = new Set(['push', 'unshift']);
/** Names of functions that divide a list into lists of a given size. */
const namesChunks = /chunk|batch|cluster|splitEvery/iu;

/** How to read the result of a function. */
type Reading = (home: Evaluator, result: Node) => ListSize;

class ListReader {
  readonly #sizes = new Map<Node, ListSize>();
  readonly #elementSizes = new Map<Node, ListSize>();

  sizeOf(home: Evaluator, expression: Node): ListSize {
    return once(this.#sizes, expression, () => this.#read(home, unwrap(expression)));
  }

  #read(home: Evaluator, node: Node): ListSize {
    switch (node.type) {
      case 'ArrayExpression':
        return this.#arraySize(home, node);
      case 'Identifier':
        return this.#variableSize(home, node);
      case 'CallExpression':
        return this.#callSize(home, node);
      case 'NewExpression':
        return isArrayConstructor(home, node) ? exactly(numberOf(home, node.arguments[0]!)) : unknown;
      case 'AwaitExpression':
        return this.sizeOf(home, node.argument);
      case 'ConditionalExpression':
        return largest([this.sizeOf(home, node.consequent), this.sizeOf(home, node.alternate)]);
      case 'LogicalExpression':
        return largest([this.sizeOf(home, node.left), this.sizeOf(home, node.right)]);
      default:
        return this.#valueSize(home, node);
    }
  }

  #arraySize(home: Evaluator, { elements }: TSESTree.ArrayExpression): ListSize {
    const spread = elements.flatMap((element) => (element?.type === 'SpreadElement' ? [element.argument] : []));
    return sum([exactly(elements.length - spread.length), ...spread.map((list) => this.sizeOf(home, list))]);
  }

  /** The size of the literals that an expression may be. */
  #valueSize(home: Evaluator, node: Node): ListSize {
    return largest(
      home.valuesOf(node).map((value) => (value.kind === 'array' ? this.#arraySize(value.home, value.node) : unknown)),
    );
  }

  #variableSize(home: Evaluator, name: TSESTree.Identifier): ListSize {
    const variable = findVariable(home.sourceCode, name, name.name);
    if (!variable) return unknown;
    const parameter = variable.defs.map((definition) => definition.name).find((own) => isFunction(own.parent));
    if (parameter) return this.#parameterSize(home, parameter.parent as FunctionNode, parameter);
    const writes = variable.references.filter((reference) => reference.isWrite());
    const written = writes.map(({ identifier }) => this.#writtenSize(home, identifier));
    const size = writes.length > 0 ? largest(written) : this.#valueSize(home, name);
    const changes = variable.references.flatMap(({ identifier }) => changeOf(identifier) ?? []);
    if (changes.some((change) => shrinkers.has(change))) return unknown;
    return changes.some((change) => growers.has(change)) ? { ...size, max: Infinity } : size;
  }

  #writtenSize(home: Evaluator, { parent }: Node): ListSize {
    if (parent?.type === 'AssignmentExpression') return this.sizeOf(home, parent.right);
    if (parent?.type !== 'VariableDeclarator') return unknown;
    if (parent.init) return this.sizeOf(home, parent.init);
    const loop = parent.parent.parent;
    return loop.type === 'ForOfStatement' ? this.#elementSize(home, loop.right) : unknown;
  }

  /** What the callers in sight pass, or a list's method passes to its callback. */
  #parameterSize(home: Evaluator, fn: FunctionNode, parameter: Node): ListSize {
    const at = fn.params.findIndex((candidate) => candidate === parameter);
    const { parent } = fn;
    const callee = parent.type === 'CallExpression' ? unwrap(parent.callee) : undefined;
    const isIterated = callee?.type === 'MemberExpression' && iterators.has(memberName(callee) ?? '');
    if (isIterated && at === 0) return this.#elementSize(home, callee.object);
    const passed = (knownCalls(home, fn) ?? []).map(({ arguments: args }) => args[at]);
    return largest(passed.map((argument) => (argument ? this.sizeOf(home, argument) : unknown)));
  }

  #callSize(home: Evaluator, call: TSESTree.CallExpression): ListSize {
    if (isArrayConstructor(home, call)) return exactly(numberOf(home, call.arguments[0]!));
    const callee = unwrap(call.callee);
    const size = callee.type === 'MemberExpression' ? this.#methodSize(home, call, callee) : undefined;
    return size ?? this.#returned(home, call, (own, result) => this.sizeOf(own, result));
  }

  /** The size of what methods of lists give, and `Array.from` and `Promise.all`; `undefined` for other methods. */
  #methodSize(home: Evaluator, call: TSESTree.CallExpression, callee: TSESTree.MemberExpression): ListSize | undefined {
    const name = memberName(callee);
    const { object } = callee;
    const [first, second] = call.arguments;
    if (name !== undefined && keepers.has(name)) return this.sizeOf(home, object);
    switch (name) {
      case 'slice':
        return atMost(Math.min(sliceLength(home, first, second) ?? Infinity, this.sizeOf(home, object).max));
      case 'splice':
        return atMost(second && numberOf(home, second));
      case 'concat':
        return sum([object, ...call.arguments].map((part) => this.sizeOf(home, part)));
      case 'all':
        return first && this.sizeOf(home, first);
      case 'from':
        return first && this.#copySize(home, first, call);
      default:
        return undefined;
    }
  }

  /** `Array.from({ length })`, or of another list. */
  #copySize(home: Evaluator, original: Node, call: TSESTree.CallExpression): ListSize {
    const length = ObjectShape.of(home, original, call).field('length');
    return length ? exactly(numberOf(length.home, length.value)) : this.sizeOf(home, original);
  }

  /** The size of the lists in a list. */
  #elementSize(home: Evaluator, list: Node): ListSize {
    return once(this.#elementSizes, list, () => this.#readElements(home, unwrap(list)));
  }

  #readElements(home: Evaluator, node: Node): ListSize {
    switch (node.type) {
      case 'ArrayExpression':
        return largest(node.elements.map((element) => (element ? this.sizeOf(home, element) : unknown)));
      case 'AwaitExpression':
        return this.#elementSize(home, node.argument);
      case 'Identifier':
        return this.#storedSize(home, node);
      case 'CallExpression':
        return this.#chunkSize(home, node);
      default:
        return unknown;
    }
  }

  /** The lists that a variable gets at its beginning, and those that are pushed into it. */
  #storedSize(home: Evaluator, name: TSESTree.Identifier): ListSize {
    const variable = findVariable(home.sourceCode, name, name.name);
    const initial = variable?.defs.map(({ node }) =>
      node.type === 'VariableDeclarator' && node.init ? this.#elementSize(home, node.init) : unknown,
    );
    const pushed = variable?.references.flatMap(({ identifier }) => pushedTo(identifier));
    return largest([...(initial ?? []), ...(pushed ?? []).map((item) => this.sizeOf(home, item))]);
  }

  #chunkSize(home: Evaluator, call: TSESTree.CallExpression): ListSize {
    const [size, ...others] = call.arguments.flatMap((argument) => numberOf(home, argument) ?? []);
    if (others.length === 0 && namesChunks.test(calleePath(call).at(-1)!)) return atMost(size);
    const callee = unwrap(call.callee);
    const [callback] = call.arguments.flatMap((argument) => (isFunction(argument) ? [argument] : []));
    const isMapping = callee.type === 'MemberExpression' && /^(?:map|from)$/u.test(memberName(callee) ?? '');
    if (isMapping && callback) return this.#resultSize(home, callback, (own, result) => this.sizeOf(own, result));
    return this.#returned(home, call, (own, result) => this.#elementSize(own, result));
  }

  /** What a reading of the results of the functions in sight that a call may mean gives. */
  #returned(home: Evaluator, call: TSESTree.CallExpression, read: Reading): ListSize {
    return largest(functionsIn(home, call.callee).map(({ node, home: own }) => this.#resultSize(own, node, read)));
  }

  #resultSize(home: Evaluator, fn: FunctionNode, read: Reading): ListSize {
    if (fn.body.type !== 'BlockStatement') return read(home, fn.body);
    const results = home.index.returns.get(fn) ?? [];
    return largest(results.map(({ argument }) => (argument ? read(home, argument) : unknown)));
  }
}

/** Reads a size once. While it is being read it is unknown: a list that depends on itself has no known size. */
function once(sizes: Map<Node, ListSize>, node: Node, read: () => ListSize): ListSize {
  const known = sizes.get(node);
  if (known) return known;
  sizes.set(node, unknown);
  const size = read();
  sizes.set(node, size);
  return size;
}

/** The size that says most: the highest maximum in sight, or, without one, the minimum. */
function largest(sizes: readonly ListSize[]): ListSize {
  return sizes.toSorted((a, b) => evidence(b) - evidence(a))[0] ?? unknown;
}

const evidence = ({ min, max }: ListSize): number => (max === Infinity ? min : max);

function sum(sizes: readonly ListSize[]): ListSize {
  return sizes.reduce((total, { min, max }) => ({ min: total.min + min, max: total.max + max }), exactly(0));
}

/** `new Array(n)`, `Array(n)`. */
function isArrayConstructor({ sourceCode }: Evaluator, { callee, arguments: args }: Invocation): boolean {
  if (callee.type !== 'Identifier' || callee.name !== 'Array' || args.length !== 1) return false;
  return !findVariable(sourceCode, callee, callee.name)?.defs.length;
}

/** The name of the member through which a reference may change its list. */
function changeOf(identifier: Node): string | undefined {
  const member = wrapped(identifier).parent;
  if (member?.type !== 'MemberExpression' || member.object !== wrapped(identifier)) return undefined;
  const { parent } = member;
  const isWritten = parent.type === 'AssignmentExpression' && parent.left === member;
  // `list[n] = item` may add one.
  return isWritten || parent.type === 'CallExpression' ? (memberName(member) ?? 'push') : undefined;
}

/** The arguments of `name.push(…)`. */
function pushedTo(identifier: Node): readonly Node[] {
  const member = identifier.parent;
  const call = member?.type === 'MemberExpression' && memberName(member) === 'push' ? member.parent : undefined;
  return call?.type === 'CallExpression' ? call.arguments : [];
}
