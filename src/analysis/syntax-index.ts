import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, type Node, isFunction, keyName, memberName, unwrap, walk } from '../core/ast.js';

/** `object.name = value`. */
export interface MemberWrite {
  readonly node: TSESTree.AssignmentExpression;
  readonly object: TSESTree.Expression;
}

/** A node that loads a module, and the specifier in it. */
export interface Load {
  readonly node: Node;
  readonly source: Node;
}

/** What one walk over a file collects, so that nobody has to walk again. */
export interface SyntaxIndex {
  readonly calls: readonly TSESTree.CallExpression[];
  readonly constructions: readonly TSESTree.NewExpression[];
  /** Writes to a member by its name; under `undefined` those whose name is computed. */
  readonly memberWrites: ReadonlyMap<string | undefined, readonly MemberWrite[]>;
  /** Calls of `….set(key, value)`. */
  readonly setCalls: readonly TSESTree.CallExpression[];
  /** Calls of `….assign(target, …)`. */
  readonly assignCalls: readonly TSESTree.CallExpression[];
  readonly loops: readonly TSESTree.ForOfStatement[];
  /** What loads a module: imports, re-exports, `require(…)`, `import(…)` and types from another file. */
  readonly loads: readonly Load[];
  /** `return` statements by the function that they end. */
  readonly returns: ReadonlyMap<FunctionNode, readonly TSESTree.ReturnStatement[]>;
}

/** Walks a file once. */
export function indexSyntax({ ast, visitorKeys }: Readonly<TSESLint.SourceCode>): SyntaxIndex {
  const calls: TSESTree.CallExpression[] = [];
  const constructions: TSESTree.NewExpression[] = [];
  const setCalls: TSESTree.CallExpression[] = [];
  const assignCalls: TSESTree.CallExpression[] = [];
  const memberWrites = new Map<string | undefined, MemberWrite[]>();
  const loops: TSESTree.ForOfStatement[] = [];
  const loads: Load[] = [];
  const returns = new Map<FunctionNode, TSESTree.ReturnStatement[]>();

  function visit(node: Node): void {
    const source = loadedSource(node);
    if (source) loads.push({ node, source });
    if (node.type === 'CallExpression') {
      calls.push(node);
      const callee = unwrap(node.callee);
      const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
      if (name === 'set') setCalls.push(node);
      if (name === 'assign') assignCalls.push(node);
    } else if (node.type === 'NewExpression') {
      constructions.push(node);
    } else if (node.type === 'AssignmentExpression') {
      const target = unwrap(node.left);
      if (target.type === 'MemberExpression') {
        append(memberWrites, keyName(target.property, target.computed), { node, object: target.object });
      }
    } else if (node.type === 'ForOfStatement') {
      loops.push(node);
    } else if (node.type === 'ReturnStatement') {
      const owner = functionAround(node);
      if (owner) append(returns, owner, node);
    }
  }

  walk(ast, visitorKeys, visit);
  return { calls, constructions, memberWrites, setCalls, assignCalls, loops, loads, returns };
}

function loadedSource(node: Node): Node | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return node.source;
    case 'ExportNamedDeclaration':
      return node.source ?? undefined;
    case 'TSExternalModuleReference':
      return node.expression;
    case 'CallExpression':
      return node.callee.type === 'Identifier' && node.callee.name === 'require' ? node.arguments[0] : undefined;
    default:
      return undefined;
  }
}

/** The function whose body a node stands in. */
export function functionAround(node: Node): FunctionNode | undefined {
  let outer = node.parent;
  while (outer && !isFunction(outer)) outer = outer.parent;
  // The parent of the whole file is `null`, whatever its type says.
  return outer ?? undefined;
}

function append<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
