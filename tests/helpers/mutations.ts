/** Damaged files: cut off, with nodes that are gone, doubled or elsewhere, with names that collide. */
import * as parser from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/utils';
import { type Node, walk } from '../../src/core/ast.js';

/** A whole number from 0 to below a limit. */
export type Random = (limit: number) => number;

/** Numbers that look random, and are the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): Random {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

type Mutation = (code: string, nodes: readonly Node[], random: Random) => string;

const pick = <Item>(items: readonly Item[], random: Random): Item => items[random(items.length)]!;

const textOf = (code: string, { range }: Node): string => code.slice(...range);

function replace(code: string, { range: [start, end] }: Node, text: string): string {
  return code.slice(0, start) + text + code.slice(end);
}

function truncate(code: string, nodes: readonly Node[], random: Random): string {
  return code.slice(0, pick(nodes, random).range[random(2)]);
}

function remove(code: string, nodes: readonly Node[], random: Random): string {
  return replace(code, pick(nodes, random), '');
}

function duplicate(code: string, nodes: readonly Node[], random: Random): string {
  const node = pick(nodes, random);
  const text = textOf(code, node);
  const separator = /(?:Statement|Declaration|Definition)$/u.test(node.type) ? '\n' : ', ';
  return replace(code, node, text + separator + text);
}

/** A node in the place of another of its kind. */
function move(code: string, nodes: readonly Node[], random: Random): string {
  const node = pick(nodes, random);
  const kind = (type: string): string => /[A-Z][a-z]+$/u.exec(type)![0];
  const others = nodes.filter(({ type }) => kind(type) === kind(node.type));
  return replace(code, node, textOf(code, pick(others, random)));
}

/** All uses of a name, so that it means something else. */
function rename(code: string, nodes: readonly Node[], random: Random): string {
  const names = nodes.filter((node): node is TSESTree.Identifier => node.type === 'Identifier');
  if (names.length === 0) return code;
  const from = pick(names, random).name;
  const to = pick(names, random).name;
  return code.replaceAll(new RegExp(`(?<![\\w$])${from.replaceAll('$', '\\$')}(?![\\w$])`, 'gu'), () => to);
}

const mutations: readonly Mutation[] = [truncate, remove, duplicate, move, rename];

/** The nodes of a file; none where it cannot be parsed. */
function nodesOf(code: string, path: string): readonly Node[] {
  const nodes: Node[] = [];
  try {
    const { ast, visitorKeys } = parser.parseForESLint(code, { range: true, filePath: path, sourceType: 'module' });
    walk(ast as Node, visitorKeys, (node) => nodes.push(node));
  } catch {
    return [];
  }
  return nodes.slice(1);
}

/** A file with one to four mutations. Most of those that leave nothing to parse are taken back. */
export function mutate(code: string, path: string, random: Random): string {
  let mutated = code;
  let nodes = nodesOf(code, path);
  for (let left = 1 + random(4); left > 0 && nodes.length > 0; left--) {
    const next = pick(mutations, random)(mutated, nodes, random);
    const nextNodes = nodesOf(next, path);
    if (nextNodes.length === 0 && random(8) > 0) continue;
    mutated = next;
    nodes = nextNodes;
  }
  return mutated;
}
