import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { perObject } from './per-file.js';

export type Node = TSESTree.Node;
export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** Whether a node is a function with a body of its own. */
export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return (
    node?.type === 'FunctionDeclaration' ||
    node?.type === 'FunctionExpression' ||
    node?.type === 'ArrowFunctionExpression'
  );
}

/** Whether a node is a class. */
export function isClass(node: Node | null | undefined): node is ClassNode {
  return node?.type === 'ClassDeclaration' || node?.type === 'ClassExpression';
}

/** Whether a node at the top of a file is markup of a component, or the element around a script of it (Svelte). */
export function isMarkup({ type }: Node): boolean {
  return /^(?:Astro|JSX|Svelte)/u.test(type);
}

/** What Svelte's parser puts around the statements of a script. */
interface ScriptElement {
  readonly type: 'SvelteScriptElement';
  readonly body: readonly TSESTree.ProgramStatement[];
}

/** The statements at the top of a file, or of the scripts of a component. */
export const topStatements: (sourceCode: Readonly<TSESLint.SourceCode>) => readonly TSESTree.ProgramStatement[] =
  perObject(({ ast }) => {
    const body: readonly (TSESTree.ProgramStatement | ScriptElement)[] = ast.body;
    return body.flatMap((node) => (node.type === 'SvelteScriptElement' ? node.body : [node]));
  });

/** Whether a node only changes the type of the expression inside, or marks an optional chain. */
function isTransparent(
  node: Node,
): node is
  | TSESTree.TSAsExpression
  | TSESTree.TSSatisfiesExpression
  | TSESTree.TSNonNullExpression
  | TSESTree.TSTypeAssertion
  | TSESTree.TSInstantiationExpression
  | TSESTree.ChainExpression {
  return (
    node.type === 'TSAsExpression' ||
    node.type === 'TSSatisfiesExpression' ||
    node.type === 'TSNonNullExpression' ||
    node.type === 'TSTypeAssertion' ||
    node.type === 'TSInstantiationExpression' ||
    node.type === 'ChainExpression'
  );
}

/** The expression inside `as`, `satisfies`, `!`, `<T>`, type arguments and optional chains. */
export function unwrap<T extends Node>(node: T): Exclude<T, TSESTree.ChainExpression> | TSESTree.Expression {
  let inner: Node = node;
  while (isTransparent(inner)) inner = inner.expression;
  return inner as TSESTree.Expression;
}

/** The outermost node that has the value of this expression: the opposite of `unwrap`. */
export function wrapped(node: Node): Node {
  let outer = node;
  while (outer.parent && isTransparent(outer.parent)) outer = outer.parent;
  return outer;
}

/** The constant text of an expression that is written as a string or a template without holes. */
export function literalText(node: Node): string | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.type === 'TemplateLiteral' && node.quasis.length === 1) return node.quasis[0]!.value.cooked ?? undefined;
  return undefined;
}

/** The name of a property key as written: `a`, `'a'`, `['a']`, `#a`, `1`; `undefined` for `[computed]`. */
export function keyName(key: Node, computed: boolean): string | undefined {
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (!computed && key.type === 'Identifier') return key.name;
  if (key.type === 'Literal' && typeof key.value === 'number') return String(key.value);
  return literalText(unwrap(key));
}

/** The name that a member expression reads, when it is written down. */
export function memberName(node: TSESTree.MemberExpression): string | undefined {
  return keyName(node.property, node.computed);
}

/** The name of a property, method or class field, when it is written down. */
export function propertyName(
  node:
    | TSESTree.Property
    | TSESTree.MethodDefinition
    | TSESTree.PropertyDefinition
    | TSESTree.AccessorProperty
    | TSESTree.TSAbstractPropertyDefinition
    | TSESTree.TSAbstractMethodDefinition
    | TSESTree.TSAbstractAccessorProperty
    | TSESTree.TSPropertySignature
    | TSESTree.TSMethodSignature,
): string | undefined {
  return keyName(node.key, node.computed);
}

/** The name in an import or export, which may be written as a string. */
export function specifierName(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
}

/** The nearest ancestor, the node itself not counted, that passes a test. */
export function findAncestor<T extends Node>(node: Node, test: (ancestor: Node) => ancestor is T): T | undefined {
  for (let ancestor = node.parent; ancestor; ancestor = ancestor.parent) if (test(ancestor)) return ancestor;
  return undefined;
}

/** Whether a node stands in the linted file, and not in a module that it imports. */
export function isInFile({ ast }: Readonly<TSESLint.SourceCode>, node: Node): boolean {
  let root = node;
  while (root.parent) root = root.parent;
  return root === ast;
}

/** Whether `inner` is `outer` or stands inside it. */
export function isInside(inner: Node, outer: Node): boolean {
  return inner.range[0] >= outer.range[0] && inner.range[1] <= outer.range[1];
}

/** The variable that a name means at a place, or `null` for a global that nobody declares. */
export function findVariable(
  sourceCode: Readonly<TSESLint.SourceCode>,
  node: Node,
  name: string,
): TSESLint.Scope.Variable | null {
  const { parent } = node;
  const own = sourceCode.getScope(node);
  // The name of a function is declared around it, not among its own variables.
  const isFunctionName = parent?.type === 'FunctionDeclaration' && parent.id === node;
  for (let scope = isFunctionName ? own.upper : own; scope; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (variable) return variable;
  }
  return null;
}

type VisitorKeys = Readonly<Record<string, readonly string[] | undefined>>;

/** The nodes directly inside a node, in source order. */
export function* childrenOf(node: Node, visitorKeys: VisitorKeys): Generator<Node> {
  for (const key of visitorKeys[node.type] ?? []) {
    const child = node[key as keyof Node] as unknown as Node | (Node | null)[] | null | undefined;
    if (!Array.isArray(child)) {
      if (child) yield child;
    } else {
      for (const item of child) if (item) yield item;
    }
  }
}

/** Calls `visit` for a node and everything in it, in source order. */
export function walk(root: Node, visitorKeys: VisitorKeys, visit: (node: Node) => void): void {
  // A stack of our own: generated code nests deeper than the engine's. The last child goes onto it first.
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    visit(node);
    const keys = visitorKeys[node.type] ?? [];
    for (let at = keys.length - 1; at >= 0; at--) {
      const child = node[keys[at] as keyof Node] as unknown as Node | (Node | null)[] | null | undefined;
      if (!Array.isArray(child)) {
        if (child) open.push(child);
        continue;
      }
      for (let item = child.length - 1; item >= 0; item--) {
        const element = child[item];
        if (element) open.push(element);
      }
    }
  }
}
