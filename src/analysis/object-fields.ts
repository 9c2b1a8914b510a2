import type { TSESTree } from '@typescript-eslint/utils';
import { type Node, findVariable, isInside, keyName, memberName, unwrap, wrapped } from '../core/ast.js';
import type { Evaluator } from './evaluator.js';
import type { Value, Values } from './values.js';

type FieldNode = TSESTree.Property | TSESTree.AssignmentExpression;

/** One place that gives an object a field. */
export class Field {
  readonly name: string;
  /** The key, as the place to report. */
  readonly key: Node;
  /** The property of a literal, or the assignment, that gives the field. */
  readonly node: FieldNode;
  /** The expression of the value; of a shorthand property that is the key's text as well. */
  readonly value: Node;
  readonly home: Evaluator;

  constructor(name: string, key: Node, node: FieldNode, home: Evaluator) {
    this.name = name;
    this.key = key;
    this.node = node;
    this.value = node.type === 'Property' ? node.value : node.right;
    this.home = home;
  }

  /** What the field can be. */
  get values(): Values {
    return this.home.valuesOf(this.value);
  }
}

/** The fields of an object, in the making. */
export class FieldSet {
  /** The places that may give a field its value. */
  readonly fields: Map<string, readonly Field[]> = new Map();
  /** The fields that the object has in any case. */
  readonly certain: Set<string> = new Set();
  /** Whether the object may have fields besides these. */
  isOpen = false;

  /** Adds a field that comes after the others and so wins over them, if it comes at all. */
  add(field: Field, isCertain: boolean): void {
    this.#add(field.name, [field], isCertain);
  }

  /** Adds the fields of an object that is spread over this one. */
  spread(other: FieldSet): void {
    for (const [name, fields] of other.fields) this.#add(name, fields, other.certain.has(name));
    this.isOpen ||= other.isOpen;
  }

  #add(name: string, fields: readonly Field[], isCertain: boolean): void {
    this.fields.set(name, isCertain ? fields : [...(this.fields.get(name) ?? []), ...fields]);
    if (isCertain) this.certain.add(name);
  }

  /** The object that is one of several: what only some of them have is not certain. */
  static oneOf(alternatives: readonly FieldSet[]): FieldSet {
    const all = new FieldSet();
    for (const alternative of alternatives) {
      for (const [name, fields] of alternative.fields) {
        all.fields.set(name, [...(all.fields.get(name) ?? []), ...fields]);
        if (alternatives.every(({ certain }) => certain.has(name))) all.certain.add(name);
      }
      all.isOpen ||= alternative.isOpen;
    }
    return all;
  }
}

/** The fields of the object that an expression gives to the code at `use`. */
export function fieldsOf(evaluator: Evaluator, expression: Node, use: Node): FieldSet {
  const values = evaluator.valuesOf(expression);
  const alternatives = values.map((value) => valueFields(value, use));
  if (alternatives.length === 1) return alternatives[0]!;
  const fields = FieldSet.oneOf(alternatives);
  fields.isOpen ||= alternatives.length === 0;
  return fields;
}

function valueFields(value: Value, use: Node): FieldSet {
  const fields = new FieldSet();
  if (value.kind === 'object') {
    for (const property of value.node.properties) addProperty(fields, property, value.home, use);
    addLaterSteps(fields, value, use);
  } else if (value.kind === 'assigned') {
    for (const argument of value.node.arguments) {
      if (argument.type === 'SpreadElement') fields.isOpen = true;
      else fields.spread(fieldsOf(value.home, argument, use));
    }
  } else {
    fields.isOpen = value.kind !== 'nothing';
  }
  return fields;
}

function addProperty(
  fields: FieldSet,
  property: TSESTree.Property | TSESTree.SpreadElement,
  home: Evaluator,
  use: Node,
): void {
  if (property.type === 'SpreadElement') {
    fields.spread(spreadFields(home, property.argument, use));
    return;
  }
  const name = keyName(property.key, property.computed) ?? computedName(home, property.key);
  if (name === undefined) fields.isOpen = true;
  else fields.add(new Field(name, property.key, property, home), true);
}

/** Spreading `false`, `0`, `''` or nothing adds no field: `...(wanted && { … })`. */
function spreadFields(home: Evaluator, argument: Node, use: Node): FieldSet {
  const inner = unwrap(argument);
  if (inner.type !== 'LogicalExpression' || inner.operator !== '&&') return fieldsOf(home, argument, use);
  return FieldSet.oneOf([new FieldSet(), fieldsOf(home, inner.right, use)]);
}

function computedName(home: Evaluator, key: Node): string | undefined {
  const [value, ...others] = home.valuesOf(key);
  return value?.kind === 'text' && others.length === 0 ? value.text : undefined;
}

type ObjectValue = Extract<Value, { kind: 'object' }>;

/** What happens to an object between its literal and its use: assignments, `Object.assign`, other code. */
function addLaterSteps(fields: FieldSet, value: ObjectValue, use: Node): void {
  const { node, home } = value;
  if (isArgument(wrapped(node))) return;
  const isThis = (object: Node): boolean =>
    home.valuesOf(object).some((other) => other.kind === 'object' && other.node === node);

  for (const [name, writes] of home.index.memberWrites) {
    for (const write of writes.filter(({ object }) => isThis(object))) {
      const member = unwrap(write.node.left);
      if (name === undefined || member.type !== 'MemberExpression') fields.isOpen = true;
      else fields.add(new Field(name, member.property, write.node, home), isStraightStep(write.node, node, use));
    }
  }
  for (const call of home.index.assignCalls) {
    const [target, ...sources] = call.arguments;
    if (!target || !isThis(target) || wrapped(call).parent?.type !== 'ExpressionStatement') continue;
    for (const source of sources) {
      const added = source.type === 'SpreadElement' ? undefined : fieldsOf(home, source, use);
      if (!added || !isStraightStep(call, node, use)) fields.isOpen = true;
      if (added) fields.spread(added);
    }
  }
  if (mayChangeElsewhere(value, use)) fields.isOpen = true;
}

function isArgument(node: Node): boolean {
  return node.parent?.type === 'CallExpression' || node.parent?.type === 'NewExpression';
}

/** Whether a statement runs whenever the object reaches its use: it stands on the straight way between the two. */
function isStraightStep(step: Node, literal: Node, use: Node): boolean {
  const block = statementBlock(step);
  if (!block || !isInside(literal, block)) return false;
  const isSameBlock = statementBlock(literal) === block;
  const isBeforeUse = step.range[1] <= use.range[0];
  return isInside(use, block) ? isBeforeUse : isSameBlock;
}

/** The block that a node's own statement stands in. */
function statementBlock(node: Node): Node | undefined {
  let inner: Node = node;
  while (inner.parent && inner.parent.type !== 'BlockStatement' && inner.parent.type !== 'Program') {
    const { type } = inner.parent;
    // A step that runs only sometimes, or later, is not on the straight way.
    if (/^(?:If|For|While|DoWhile|Switch|Conditional|Logical|Arrow)/u.test(type)) return undefined;
    inner = inner.parent;
  }
  return inner.parent;
}

/** Functions that only look at what they get. */
const readers = new Set(['stringify', 'log', 'info', 'debug', 'warn', 'error', 'trace', 'keys', 'values', 'entries', 'freeze']);

/** Whether the object goes, before its use, to code that could add fields to it. */
function mayChangeElsewhere({ node, home }: ObjectValue, use: Node): boolean {
  const declarator = wrapped(node).parent;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier') return false;
  const variable = findVariable(home.sourceCode, declarator.id, declarator.id.name);
  return (variable?.references ?? []).some(({ identifier }) => {
    const argument = wrapped(identifier);
    const call = argument.parent;
    if (call?.type !== 'CallExpression' || call.callee === argument || argument.range[0] > use.range[1]) return false;
    return call !== use && !onlyReads(home, call);
  });
}

function onlyReads(home: Evaluator, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
  // `Object.assign(target, …)` is followed as a step of its own.
  if (name !== undefined && (readers.has(name) || name === 'assign')) return true;
  return home.valuesOf(callee).some(({ kind }) => kind === 'method');
}
