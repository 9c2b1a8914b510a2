import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import {
  type FunctionNode,
  type Node,
  findVariable,
  memberName,
  propertyName,
  unwrap,
  wrapped,
} from '../../core/ast.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import { functionAround } from '../evaluator/syntax-index.js';
import type { Invocation } from './named-functions.js';

/** What code does with a function. */
export type FunctionUse =
  | { readonly kind: 'called'; readonly call: TSESTree.CallExpression }
  /** Passed to another function. */
  | { readonly kind: 'passed'; readonly call: Invocation; readonly argument: Node }
  /** Given back by another function. */
  | { readonly kind: 'returned'; readonly by: FunctionNode }
  /** Out for everybody: exported, a method, a property of an object. */
  | { readonly kind: 'public' }
  /** Called by the platform, which drops what it gives back: an event handler in JSX, the source of a stream. */
  | { readonly kind: 'event' }
  | { readonly kind: 'unknown' };

const isPublic: readonly FunctionUse[] = [{ kind: 'public' }];
const isEvent: readonly FunctionUse[] = [{ kind: 'event' }];
const isUnknown: readonly FunctionUse[] = [{ kind: 'unknown' }];

/** Finds out where one function goes. */
export class FunctionUses {
  readonly #home: Evaluator;
  readonly #fn: FunctionNode;
  readonly #seen = new Set<Node>();

  /** @param home the evaluator of the file in which the function is used */
  constructor(home: Evaluator, fn: FunctionNode) {
    this.#home = home;
    this.#fn = fn;
  }

  /** Everything that the file does with the function; nothing where it never mentions it again. */
  all(): readonly FunctionUse[] {
    const fn = this.#fn;
    if (fn.type !== 'FunctionDeclaration') return this.at(fn);
    const own = fn.parent.type.startsWith('Export') ? isPublic : [];
    return fn.id ? [...own, ...this.#ofName(fn.id)] : own;
  }

  /** What becomes of the function at one place that mentions it. */
  at(node: Node): readonly FunctionUse[] {
    const value = wrapped(node);
    const { parent } = value;
    if (this.#seen.has(value)) return [];
    this.#seen.add(value);
    switch (parent?.type) {
      case 'CallExpression':
      case 'NewExpression':
        return [useInCall(parent, value)];
      case 'MemberExpression':
        return this.#ofMember(parent);
      case 'ConditionalExpression':
      case 'LogicalExpression':
        return this.at(parent);
      case 'VariableDeclarator':
        return this.#ofTarget(parent.id);
      case 'AssignmentExpression':
        return parent.right === value ? this.#ofTarget(parent.left) : [];
      case 'Property':
        return [...this.#ofReads(propertyName(parent)), ...ofObject(this.#home, parent.parent)];
      case 'MethodDefinition':
        return parent.kind === 'method' ? [...this.#ofReads(propertyName(parent)), ...isPublic] : isUnknown;
      case 'PropertyDefinition':
        return [...this.#ofReads(propertyName(parent)), ...isPublic];
      case 'ExportDefaultDeclaration':
      case 'ExportSpecifier':
        return isPublic;
      case 'ReturnStatement':
        return returnedBy(functionAround(parent));
      case 'ArrowFunctionExpression':
        return returnedBy(parent);
      case 'TSTypeQuery':
        return [];
      case 'JSXExpressionContainer':
        return isListener(parent.parent) ? isEvent : isUnknown;
      default:
        return isUnknown;
    }
  }

  /** `f.bind(this)`, `f.call(this)`. */
  #ofMember(member: TSESTree.MemberExpression): readonly FunctionUse[] {
    const callee = wrapped(member);
    const call = callee.parent;
    if (call?.type !== 'CallExpression' || call.callee !== callee) return isUnknown;
    const name = memberName(member);
    if (name === 'bind') return this.at(call);
    return name === 'call' || name === 'apply' ? [{ kind: 'called', call }] : isUnknown;
  }

  #ofTarget(target: Node): readonly FunctionUse[] {
    if (target.type === 'Identifier') {
      const declaration = target.parent?.parent;
      const own = declaration?.parent?.type === 'ExportNamedDeclaration' ? isPublic : [];
      return [...own, ...this.#ofName(target)];
    }
    if (target.type !== 'MemberExpression') return isUnknown;
    const reads = this.#ofReads(memberName(target));
    if (isExports(target.object)) return [...reads, ...isPublic];
    return reads.length > 0 ? reads : isUnknown;
  }

  #ofName(name: TSESTree.Identifier): readonly FunctionUse[] {
    return readsOf(this.#home, name).flatMap((read) => this.at(read));
  }

  /** The uses of a method or property, wherever the file reads it: `this.ask`, `service.ask`, `const { ask } = …`. */
  #ofReads(name: string | undefined): readonly FunctionUse[] {
    const reads = (name === undefined ? undefined : this.#home.index.memberReads.get(name)) ?? [];
    return reads
      .filter((read) => this.#home.valuesOf(read).some((value) => value.kind === 'function' && value.node === this.#fn))
      .flatMap((read) => (read.type === 'Identifier' ? this.#ofName(read) : this.at(read)));
  }
}

/** `module.exports`, `exports` and `module`, whose members are exports. */
function isExports(node: Node): boolean {
  const object = unwrap(node);
  if (object.type === 'MemberExpression') return memberName(object) === 'exports';
  return object.type === 'Identifier' && (object.name === 'exports' || object.name === 'module');
}

/** Where a file reads a variable, by any of its names in a declaration. */
export function readsOf({ sourceCode }: Evaluator, name: TSESTree.Identifier): readonly Node[] {
  const variable = findVariable(sourceCode, name, name.name);
  // A global that nobody declares may be read anywhere.
  if (!variable) return [];
  return variable.references
    .filter((reference) => reference.isRead() && !isType(reference))
    .map(({ identifier }) => identifier);
}

/** Whether a reference names a type alone: `export { ask }` may name a value too. */
function isType(reference: TSESLint.Scope.Reference): boolean {
  return 'isValueReference' in reference && !reference.isValueReference;
}

function returnedBy(by: FunctionNode | undefined): readonly FunctionUse[] {
  return by ? [{ kind: 'returned', by }] : isUnknown;
}

function useInCall(call: Invocation, value: Node): FunctionUse {
  if (call.callee !== value) return { kind: 'passed', call, argument: value };
  return call.type === 'CallExpression' ? { kind: 'called', call } : { kind: 'unknown' };
}

/** Where an object goes that has the function as a property. */
function ofObject(home: Evaluator, object: Node): readonly FunctionUse[] {
  const value = wrapped(object);
  const { parent } = value;
  switch (parent?.type) {
    case 'Property':
      return ofObject(home, parent.parent);
    case 'CallExpression':
      return isUnknown;
    case 'NewExpression':
      return isStreamSource(parent) ? isEvent : isUnknown;
    case 'ArrayExpression':
      return isUnknown;
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' && readsOf(home, parent.id).some(isHandedOn) ? isUnknown : isPublic;
    default:
      return isPublic;
  }
}

/** Whether an object is passed to a function, which may do with its methods whatever it likes. */
function isHandedOn(read: Node): boolean {
  const value = wrapped(read);
  const { parent } = value;
  return (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') && parent.callee !== value;
}

function isStreamSource({ callee }: TSESTree.NewExpression): boolean {
  return callee.type === 'Identifier' && /^(?:Readable|Writable|Transform)Stream$/u.test(callee.name);
}

/** Attributes of JSX whose function the platform calls: events, and the actions of forms. */
const listenerAttribute = /^(?:on[A-Z].*|action|formAction)$/u;

function isListener(node: Node): boolean {
  return node.type === 'JSXAttribute' && node.name.type === 'JSXIdentifier' && listenerAttribute.test(node.name.name);
}
