import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type FunctionNode, type Node, isFunction, keyName, memberName, propertyName, unwrap } from '../../core/ast.js';
import { perObject } from '../../core/per-file.js';
import { walkFile } from '../../core/walk-file.js';

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
  /** Every member expression, and every name that a pattern gives to a member, by the member's name. */
  readonly memberReads: ReadonlyMap<string, readonly Node[]>;
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

/** The index of a file, linted or imported. */
export const syntaxIndex: (sourceCode: Readonly<TSESLint.SourceCode>) => SyntaxIndex = perObject(indexSyntax);

function indexSyntax(sourceCode: Readonly<TSESLint.SourceCode>): SyntaxIndex {
  const calls: TSESTree.CallExpression[] = [];
  const constructions: TSESTree.NewExpression[] = [];
  const setCalls: TSESTree.CallExpression[] = [];
  const assignCalls: TSESTree.CallExpression[] = [];
  const memberWrites = new Map<string | undefined, MemberWrite[]>();
  const memberReads = new Map<string, Node[]>();
  const loops: TSESTree.ForOfStatement[] = [];
  const loads: Load[] = [];
  const returns = new Map<FunctionNode, TSESTree.ReturnStatement[]>();

  function visit(node: Node): void {
    switch (node.type) {
      case 'CallExpression':
        return visitCall(node);
      case 'NewExpression':
        constructions.push(node);
        return;
      case 'AssignmentExpression':
        return visitTarget(unwrap(node.left), node);
      case 'MemberExpression':
        return visitRead(memberName(node), node);
      case 'Property':
        return node.parent.type === 'ObjectPattern' ? visitRead(propertyName(node), node.value) : undefined;
      case 'ForOfStatement':
        loops.push(node);
        return;
      case 'ReturnStatement':
        return visitReturn(node, functionAround(node));
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
      case 'ImportExpression':
      case 'TSImportType':
        return visitLoad(node, node.source);
      case 'TSExternalModuleReference':
        return visitLoad(node, node.expression);
    }
  }

  function visitLoad(node: Node, source: Node | null | undefined): void {
    if (source) loads.push({ node, source });
  }

  function visitCall(node: TSESTree.CallExpression): void {
    calls.push(node);
    const callee = unwrap(node.callee);
    if (callee.type === 'Identifier' && callee.name === 'require') visitLoad(node, node.arguments[0]);
    const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
    if (name === 'set') setCalls.push(node);
    if (name === 'assign') assignCalls.push(node);
  }

  function visitTarget(target: Node, node: TSESTree.AssignmentExpression): void {
    if (target.type !== 'MemberExpression') return;
    append(memberWrites, keyName(target.property, target.computed), { node, object: target.object });
  }

  function visitRead(name: string | undefined, read: Node): void {
    if (name !== undefined) append(memberReads, name, read);
  }

  function visitReturn(node: TSESTree.ReturnStatement, owner: FunctionNode | undefined): void {
    if (owner) append(returns, owner, node);
  }

  walkFile(sourceCode, visit);
  return { calls, constructions, memberWrites, memberReads, setCalls, assignCalls, loops, loads, returns };
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
