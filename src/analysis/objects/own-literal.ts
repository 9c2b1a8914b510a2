import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Node, findVariable, memberName, propertyName, unwrap, wrapped } from '../../core/ast.js';
import { nameValues } from '../evaluator/annotations.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import type { Field } from './object-fields.js';
import { declaredType } from '../evaluator/object-properties.js';

/**
 * How TypeScript comes to the type of a literal: from the place where it is used, from the literal itself, or from a
 * type that may not take every field.
 */
type Typing = 'context' | 'inferred' | 'declared';

/** An object literal that no other code uses: a fix may change it. */
export class OwnLiteral {
  readonly home: Evaluator;
  readonly node: TSESTree.ObjectExpression;
  /** The name of the object, where the literal is not written in place. */
  readonly #variable: TSESLint.Scope.Variable | undefined;

  private constructor(home: Evaluator, node: TSESTree.ObjectExpression, variable?: TSESLint.Scope.Variable) {
    this.home = home;
    this.node = node;
    this.#variable = variable;
  }

  /** The literal behind an expression: written in place, or what a variable that is used nowhere else begins with. */
  static behind(home: Evaluator, expression: Node): OwnLiteral | undefined {
    const inner = unwrap(expression);
    if (inner.type === 'ObjectExpression') return new OwnLiteral(home, inner);
    const [value, ...others] = home.valuesOf(inner);
    if (inner.type !== 'Identifier' || value?.kind !== 'object' || others.length > 0) return undefined;
    const variable = findVariable(home.sourceCode, inner, inner.name)!;
    const isInitial = variable.defs.some(({ node }) => node === wrapped(value.node).parent);
    return isInitial && !isShared(variable) ? new OwnLiteral(home, value.node, variable) : undefined;
  }

  get typing(): Typing {
    const type = declaredType(this.node);
    // An assertion may leave fields out.
    const isAsserted = this.node.parent.type !== 'TSSatisfiesExpression' && wrapped(this.node) !== this.node;
    if (type && !isAsserted) return takesAnyField(this.home, type) ? 'context' : 'declared';
    return this.#variable && !isAsserted ? 'inferred' : 'context';
  }

  /** Whether a field is written in the literal, or assigned to the object by its name. */
  holds({ name, node }: Field): boolean {
    if (node.type === 'Property') return node.parent === this.node;
    return this.#membersNamed(name).some((member) => member === unwrap(node.left));
  }

  /** Whether a field comes from an object that is spread into the literal, which has none of that name itself. */
  spreads({ name, node }: Field): boolean {
    const isSource = ({ argument }: TSESTree.SpreadElement): boolean =>
      this.home.valuesOf(argument).some((value) => value.kind === 'object' && value.node === node.parent);
    const { properties } = this.node;
    return (
      properties.some((property) => property.type === 'SpreadElement' && isSource(property)) &&
      !properties.some((property) => property.type === 'Property' && propertyName(property) === name)
    );
  }

  /** Whether a field is the object's own, and no other code asks the object for it, or gives it one of that name. */
  hasToItself(field: Field): boolean {
    const others = this.#membersNamed(field.name).filter((member) => wrapped(member).parent !== field.node);
    return this.holds(field) && others.length === 0;
  }

  #membersNamed(name: string): readonly Node[] {
    return (this.#variable?.references ?? []).flatMap(({ identifier }) => {
      const { parent } = wrapped(identifier);
      const isNamed = parent?.type === 'MemberExpression' && (memberName(parent) ?? name) === name;
      return isNamed ? [parent] : [];
    });
  }
}

/** Whether other code sees what a variable holds: by its name, or as an export. */
function isShared({ defs, references }: TSESLint.Scope.Variable): boolean {
  const isExported = defs.some(({ parent }) => parent?.parent?.type === 'ExportNamedDeclaration');
  const uses = references.filter(({ init, identifier }) => {
    const { parent } = wrapped(identifier);
    return !init && !(parent?.type === 'MemberExpression' && parent.object === wrapped(identifier));
  });
  return isExported || uses.length > 1;
}

/** Whether a type has every field of the SDK's: a type of its own, `any`, or a record of them. */
function takesAnyField(home: Evaluator, type: TSESTree.TypeNode): boolean {
  if (type.type === 'TSIndexedAccessType') return takesAnyField(home, type.objectType);
  if (type.type !== 'TSTypeReference') return type.type === 'TSAnyKeyword';
  const { typeName, typeArguments } = type;
  if (typeName.type === 'Identifier' && typeArguments) {
    const held = typeArguments.params.at(-1)!;
    if (typeName.name === 'Record') return held.type === 'TSAnyKeyword' || held.type === 'TSUnknownKeyword';
    return typeName.name === 'Parameters' || typeName.name === 'ConstructorParameters';
  }
  return (nameValues(home, typeName) ?? []).some(({ kind }) => kind === 'sdk-export');
}
