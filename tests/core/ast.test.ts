import type { TSESTree } from '@typescript-eslint/utils';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import * as typescriptParser from '@typescript-eslint/parser';
import {
  type Node,
  childrenOf,
  findAncestor,
  findVariable,
  isClass,
  isFunction,
  isInFile,
  isInside,
  keyName,
  literalText,
  memberName,
  unwrap,
  walk,
  wrapped,
} from '../../src/core/ast.js';
import type { RuleContext } from '../../src/core/create-rule.js';

type SourceCode = RuleContext['sourceCode'];

/** Parses a file as ESLint does. */
function parse(code: string): SourceCode {
  const linter = new Linter();
  const messages = linter.verify(code, { languageOptions: { parser: typescriptParser } });
  expect(messages).toEqual([]);
  return linter.getSourceCode() as unknown as SourceCode;
}

function nodesOf(sourceCode: SourceCode): Node[] {
  const nodes: Node[] = [];
  walk(sourceCode.ast, sourceCode.visitorKeys, (node) => nodes.push(node));
  return nodes;
}

/** The first node of a type. */
function first(nodes: readonly Node[], type: string): Node {
  const found = nodes.find((node) => node.type === type);
  if (!found) throw new Error(`No ${type}.`);
  return found;
}

/** An expression on its own. */
function expression(code: string): Node {
  const statement = first(nodesOf(parse(`(${code});`)), 'ExpressionStatement') as TSESTree.ExpressionStatement;
  return statement.expression;
}

describe('walk', () => {
  it('visits every node once, in source order', () => {
    const sourceCode = parse('const { a, b: [, c] } = f(1, `x${y}`) as T;');
    const nodes = nodesOf(sourceCode);
    expect(new Set(nodes).size).toBe(nodes.length);
    expect(nodes.filter(({ type }) => type === 'Identifier').map((node) => sourceCode.getText(node))).toEqual([
      'a',
      'a',
      'b',
      'c',
      'f',
      'y',
      'T',
    ]);
    expect(nodes.slice(0, 3).map(({ type }) => type)).toEqual(['Program', 'VariableDeclaration', 'VariableDeclarator']);
  });

  it('reaches code that nests deeper than the stack', () => {
    let deep: object = { type: 'Leaf' };
    for (let depth = 0; depth < 100_000; depth++) deep = { type: 'Nest', inner: deep };
    let visited = 0;
    walk(deep as Node, { Nest: ['inner'] }, () => visited++);
    expect(visited).toBe(100_001);
  });

  it('reaches lists of any length', () => {
    const list = {
      type: 'List',
      items: Array.from({ length: 200_000 }, (_, at) => (at % 2 ? null : { type: 'Leaf' })),
    };
    let visited = 0;
    walk(list as unknown as Node, { List: ['items', 'missing'] }, () => visited++);
    expect(visited).toBe(100_001);
  });
});

describe('childrenOf', () => {
  it('gives the nodes directly inside, without holes', () => {
    const sourceCode = parse('[a, , b]; if (c) d;');
    const texts = (node: Node): string[] =>
      [...childrenOf(node, sourceCode.visitorKeys)].map((child) => sourceCode.getText(child));
    const nodes = nodesOf(sourceCode);
    expect(texts(first(nodes, 'ArrayExpression'))).toEqual(['a', 'b']);
    expect(texts(first(nodes, 'IfStatement'))).toEqual(['c', 'd;']);
  });

  it('knows nothing of types without keys', () => {
    expect([...childrenOf({ type: 'Other' } as unknown as Node, {})]).toEqual([]);
  });
});

describe('unwrap and wrapped', () => {
  it.each(['a as T', 'a satisfies T', 'a!', '<T>a', '(a)', 'a as unknown as T', '(a!)!', 'a<T>'])('%s', (code) => {
    const outer = expression(code);
    const inner = unwrap(outer);
    expect(inner).toMatchObject({ type: 'Identifier', name: 'a' });
    expect(wrapped(inner)).toBe(outer);
  });

  it('an optional chain', () => {
    const outer = expression('a?.b');
    expect(outer.type).toBe('ChainExpression');
    expect(unwrap(outer).type).toBe('MemberExpression');
    expect(wrapped(unwrap(outer))).toBe(outer);
  });
});

describe('names', () => {
  it.each([
    ['a.b', 'b'],
    ['a.#b', '#b'],
    ["a['b']", 'b'],
    ['a[`b`]', 'b'],
    ['a[1]', '1'],
    ["a['b' as T]", 'b'],
    ['a[b]', undefined],
    ['a[`${b}`]', undefined],
    ['a[null]', undefined],
  ])('%s', (code, name) => {
    const nodes = nodesOf(parse(`class A { #b; f() { ${code}; } }`));
    const member = first(nodes, 'MemberExpression') as TSESTree.MemberExpression;
    expect(memberName(member)).toBe(name);
    expect(keyName(member.property, member.computed)).toBe(name);
  });

  it.each([
    ["'x'", 'x'],
    ['`x`', 'x'],
    ['`x${1}`', undefined],
    ['1', undefined],
    ['x', undefined],
  ])('the text of %s', (code, text) => {
    expect(literalText(expression(code))).toBe(text);
  });

  it('a tag may get a template that is no text', () => {
    expect(literalText(first(nodesOf(parse('tag`\\u`;')), 'TemplateLiteral'))).toBeUndefined();
  });
});

describe('kinds of nodes', () => {
  it('functions and classes', () => {
    const nodes = nodesOf(
      parse('function a() {} const b = () => 1; const c = function () {}; class D {} const e = class {};'),
    );
    expect(nodes.filter(isFunction).map(({ type }) => type)).toEqual([
      'FunctionDeclaration',
      'ArrowFunctionExpression',
      'FunctionExpression',
    ]);
    expect(nodes.filter(isClass).map(({ type }) => type)).toEqual(['ClassDeclaration', 'ClassExpression']);
    expect(isFunction(undefined)).toBe(false);
    expect(isClass(null)).toBe(false);
  });
});

describe('places', () => {
  const sourceCode = parse('class A { f() { return x; } }\nconst x = 1;');
  const x = first(nodesOf(sourceCode), 'ReturnStatement');
  const outer = first(nodesOf(sourceCode), 'ClassDeclaration');

  it('ancestors', () => {
    expect(findAncestor(x, isClass)).toBe(outer);
    expect(findAncestor(outer, isClass)).toBeUndefined();
  });

  it('inside and in the file', () => {
    expect([isInside(x, outer), isInside(x, x), isInside(outer, x)]).toEqual([true, true, false]);
    expect([isInFile(sourceCode, x), isInFile(parse('x;'), x)]).toEqual([true, false]);
  });

  it('variables, from the inside out', () => {
    expect(findVariable(sourceCode, x, 'x')?.defs).toHaveLength(1);
    expect(findVariable(sourceCode, x, 'A')?.name).toBe('A');
    expect(findVariable(sourceCode, x, 'missing')).toBeNull();
  });
});
