import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import {
  type ClassNode,
  type Node,
  findAncestor,
  findVariable,
  isClass,
  memberName,
  propertyName,
  unwrap,
  walk,
  wrapped,
} from '../core/ast.js';
import type { CohereClient } from './client.js';
import type { ClientCreation, CohereFile } from './cohere-file.js';
import type { Evaluator } from './evaluator/evaluator.js';
import { type Values, present } from './evaluator/values.js';

/** A method or resource of a client that a file reaches for. */
export interface ClientUse {
  /** The first name after the client, or after its `.v2`: `chat`, `models`. */
  readonly name: string;
  /** Whether it is reached through the `.v2` of a v1 client. */
  readonly isOnV2View: boolean;
  /** What reaches for it: a member expression, or a property of a pattern. */
  readonly node: Node;
}

/** What a file does with a client that it makes. */
export interface ClientUses {
  readonly uses: readonly ClientUse[];
  /** Whether these are all: the client is not exported, passed on, returned or in a field that others can read. */
  readonly isComplete: boolean;
  /** The expressions `client.v2`. */
  readonly v2Views: readonly TSESTree.MemberExpression[];
  /** The declared types of what holds the client. */
  readonly declaredTypes: readonly TSESTree.TypeNode[];
}

/** Every use of a client that its file shows. */
export function clientUses({ node, client }: ClientCreation, { evaluator, calls }: CohereFile): ClientUses {
  const trail = new Trail(evaluator, client);
  trail.follow(node, false);
  const called = calls
    .filter(({ clients }) => clients.includes(client))
    .map(({ endpoint, api, node: call }) => ({
      name: endpoint.split('.', 1)[0]!,
      isOnV2View: api === 'v2' && client.api === 'v1',
      node: unwrap(call.callee),
    }));
  const { uses, isComplete, v2Views, declaredTypes } = trail;
  return { uses: [...uses, ...called], isComplete, v2Views, declaredTypes };
}

/** Where a client goes: from its creation through variables, private fields and expressions that pass it on. */
class Trail {
  readonly uses: ClientUse[] = [];
  readonly v2Views: TSESTree.MemberExpression[] = [];
  readonly declaredTypes: TSESTree.TypeNode[] = [];
  isComplete = true;
  readonly #evaluator: Evaluator;
  readonly #client: CohereClient;
  readonly #followed = new Set<object>();

  constructor(evaluator: Evaluator, client: CohereClient) {
    this.#evaluator = evaluator;
    this.#client = client;
  }

  /** Follows the value of an expression that is the client, or its `.v2`. */
  follow(expression: Node, isOnV2View: boolean): void {
    const value = wrapped(expression);
    this.#addCasts(expression, value);
    const { parent } = value;
    switch (parent?.type) {
      case 'MemberExpression':
        return this.#followMember(parent, value, isOnV2View);
      case 'VariableDeclarator':
        return this.#followPattern(parent.id, isOnV2View);
      case 'AssignmentExpression':
        return this.#followAssignment(parent, value, isOnV2View);
      case 'PropertyDefinition':
        return this.#followField(parent.parent.parent, propertyName(parent), isOnV2View);
      case 'ConditionalExpression':
        return parent.test === value ? undefined : this.follow(parent, isOnV2View);
      case 'LogicalExpression':
      case 'AwaitExpression':
        return this.follow(parent, isOnV2View);
      default:
        this.isComplete &&= parent !== undefined && isHarmless(parent);
    }
  }

  #addCasts(expression: Node, value: Node): void {
    for (let node = expression; node !== value; node = node.parent!) {
      const cast = node.parent!;
      if ('typeAnnotation' in cast) this.declaredTypes.push(cast.typeAnnotation as TSESTree.TypeNode);
    }
  }

  #followMember(member: TSESTree.MemberExpression, value: Node, isOnV2View: boolean): void {
    const name = member.object === value ? memberName(member) : undefined;
    if (name === undefined) this.isComplete = false;
    else if (name !== 'v2' || isOnV2View) this.uses.push({ name, isOnV2View, node: member });
    else {
      this.v2Views.push(member);
      this.follow(member, true);
    }
  }

  #followPattern(pattern: Node, isOnV2View: boolean): void {
    if (pattern.type === 'Identifier') {
      this.#followVariable(pattern, isOnV2View);
      return;
    }
    for (const property of pattern.type === 'ObjectPattern' ? pattern.properties : [undefined]) {
      const name = property?.type === 'Property' ? propertyName(property) : undefined;
      if (name === undefined || name === 'v2') this.isComplete = false;
      else this.uses.push({ name, isOnV2View, node: property! });
    }
  }

  #followAssignment(assignment: TSESTree.AssignmentExpression, value: Node, isOnV2View: boolean): void {
    const { left } = assignment;
    if (value === left) return;
    if (left.type !== 'MemberExpression') this.#followPattern(left, isOnV2View);
    else this.#followField(findAncestor(assignment, isClass), memberName(left), isOnV2View);
    this.follow(assignment, isOnV2View);
  }

  #followVariable(name: TSESTree.Identifier, isOnV2View: boolean): void {
    const variable = findVariable(this.#evaluator.sourceCode, name, name.name);
    if (!variable) this.isComplete = false;
    if (!variable || this.#followed.has(variable)) return;
    this.#followed.add(variable);
    this.isComplete &&= !isExported(variable) && this.#isClientAlone(this.#evaluator.valuesOfVariable(variable));
    for (const { typeAnnotation } of variable.identifiers) {
      if (typeAnnotation) this.declaredTypes.push(typeAnnotation.typeAnnotation);
    }
    for (const reference of variable.references) {
      if (reference.isRead() && !isTypeAlone(reference)) this.follow(reference.identifier, isOnV2View);
    }
  }

  /** Follows a field to the places of its class that read it. */
  #followField(owner: ClassNode | undefined, name: string | undefined, isOnV2View: boolean): void {
    const field = owner?.body.body.find((member) => 'key' in member && propertyName(member) === name);
    if (!owner || field?.type !== 'PropertyDefinition' || !isPrivate(field)) {
      this.isComplete = false;
      return;
    }
    if (this.#followed.has(field)) return;
    this.#followed.add(field);
    if (field.typeAnnotation) this.declaredTypes.push(field.typeAnnotation.typeAnnotation);
    walk(owner.body, this.#evaluator.sourceCode.visitorKeys, (node) => {
      if (node.type !== 'MemberExpression' || memberName(node) !== name) return;
      this.isComplete &&= this.#isClientAlone(this.#evaluator.valuesOf(node));
      this.follow(node, isOnV2View);
    });
  }

  /** Whether values are the client and nothing else, so that what holds for the one holds for all. */
  #isClientAlone(values: Values): boolean {
    return present(values).every((value) => value.kind === 'client' && value.client === this.#client);
  }
}

const harmlessParents = new Set(['ExpressionStatement', 'UnaryExpression', 'IfStatement', 'TSTypeQuery']);

/** Whether a place neither uses a client nor hands it on: it drops it, or asks whether it is there. */
function isHarmless(parent: Node): boolean {
  return harmlessParents.has(parent.type) || (parent.type === 'BinaryExpression' && /^[!=]==?$/u.test(parent.operator));
}

/** Only the scopes of TypeScript's parser know types; `export { client }` counts as both there. */
function isTypeAlone(reference: TSESLint.Scope.Reference): boolean {
  return 'isValueReference' in reference && !reference.isValueReference;
}

function isPrivate({ key, accessibility }: TSESTree.PropertyDefinition): boolean {
  return key.type === 'PrivateIdentifier' || accessibility === 'private';
}

function isExported({ defs }: TSESLint.Scope.Variable): boolean {
  return defs.some(({ node }) => node.parent?.parent?.type === 'ExportNamedDeclaration');
}
