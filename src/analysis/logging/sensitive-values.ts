/** What of a file's use of Cohere does not belong into a log. */
import type { TSESTree } from '@typescript-eslint/utils';
import { awsClientOptions, endpoints, mistakenTokenVariable, tokenVariable } from '../../catalog/index.js';
import { type Node, memberName, propertyName, unwrap } from '../../core/ast.js';
import type { CohereCall } from '../calls.js';
import type { CohereFile } from '../cohere-file.js';
import { CohereErrors } from './cohere-errors.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import { type KeyPlace, keyPlaces, tokenOptions } from '../keys/key-places.js';
import { Things } from './things.js';
import type { Value } from '../evaluator/values.js';
import { partsOf } from '../keys/written-keys.js';

/** Why a value does not belong into a log. */
export type Sensitivity =
  /** It prints its key. */
  | 'client'
  | 'options'
  | 'key'
  /** What users wrote, alone or in a request. */
  | 'texts'
  /** The body of an error, and what the service answered. */
  | 'body'
  | 'response'
  /** A whole error, its message or its stack. */
  | 'error'
  /** A whole answer. */
  | 'answer';

/** How a value gets into a log: `text` as a part of a string, where most objects show nothing. */
export type Form = 'value' | 'text';

/** Fields of requests that are texts, or lists of texts. */
const textFields = ['message', 'prompt', 'preamble', 'query', 'text', 'texts', 'documents', 'images', 'inputs'];
/** Fields of requests that are lists of objects with texts in them. */
const listFields = ['messages', 'chatHistory', 'chat_history', 'toolResults'];
/** Fields of messages and documents that are texts. */
const innerFields = new Set(['content', 'message', 'text', 'data', 'snippet']);

const secretOptions = [
  ...tokenOptions,
  ...Object.keys(awsClientOptions).filter((name) => /^aws(?!Region)/u.test(name)),
];

/** What of one file does not belong into a log. */
export class SensitiveValues {
  readonly #home: Evaluator;
  readonly #keys: Things;
  readonly #options: Things;
  readonly #requests: Things;
  readonly #texts: Things;
  readonly #lists: Things;
  readonly #errors: CohereErrors;

  constructor(file: CohereFile) {
    const { evaluator } = file;
    this.#home = evaluator;
    this.#keys = new Things(evaluator);
    this.#options = new Things(evaluator);
    this.#requests = new Things(evaluator);
    this.#texts = new Things(evaluator);
    this.#lists = new Things(evaluator);
    this.#errors = new CohereErrors(file);
    for (const place of keyPlaces(file)) this.#addKey(place);
    for (const { node, client } of file.creations) {
      const [options] = node.arguments;
      const hasSecret = secretOptions.some((name) => client.options.fieldsNamed(name).length > 0);
      if (options && hasSecret) this.#options.add(options, evaluator);
    }
    for (const call of file.calls) if (endpoints[call.endpoint]!.takesModel) this.#addRequest(call);
  }

  /** Why an expression does not belong into a log; `undefined` where it does, for all that can be seen. */
  of(node: Node, form: Form): Sensitivity | undefined {
    const values = this.#home.valuesOf(node);
    const isValue = form === 'value';
    if (isValue && values.some(({ kind }) => kind === 'client')) return 'client';
    if (isValue && this.#options.has(node)) return 'options';
    if (values.some(isKeyVariable) || this.#keys.has(node) || this.#isMember(node, this.#options, secretOptions)) {
      return 'key';
    }
    if (isValue && (this.#requests.has(node) || this.#lists.has(node))) return 'texts';
    if (this.#texts.has(node) || this.#isMember(node, this.#requests, textFields)) return 'texts';
    if (isValue && this.#isMember(node, this.#requests, listFields)) return 'texts';
    if (isValue && values.some(isWholeAnswer)) return 'answer';
    return this.#errors.partOf(node, form);
  }

  #addKey({ expression, home }: KeyPlace): void {
    // The one argument of a client's class is its options, and a key by mistake only.
    const isArgument = expression.parent?.type === 'NewExpression';
    for (const leaf of leavesOf(expression)) {
      const isKey = !isArgument || home.valuesOf(leaf).some(({ kind }) => kind === 'text' || kind === 'environment');
      if (isKey) this.#keys.add(leaf, home);
    }
  }

  #addRequest({ node, endpoint, api, request }: CohereCall): void {
    const argument = node.arguments[endpoints[endpoint]!.methods[api]!.requestIndex];
    if (argument && !isOwnText(this.#home, argument)) this.#requests.add(argument, this.#home);
    for (const [names, things] of [
      [textFields, this.#texts],
      [listFields, this.#lists],
    ] as const) {
      for (const { value, home } of names.flatMap((name) => request.fieldsNamed(name)))
        this.#addTexts(value, home, things);
    }
  }

  /** Adds an expression that holds texts of users, and the texts inside of it. */
  #addTexts(expression: Node, home: Evaluator, things: Things): void {
    if (isOwnText(home, expression)) return;
    const node = unwrap(expression);
    if (node.type === 'ConditionalExpression') {
      for (const branch of [node.consequent, node.alternate]) this.#addTexts(branch, home, things);
      return;
    }
    things.add(sliced(node) ?? node, home);
    const literals = isLiteral(node) ? [node] : literalsOf(home, node);
    for (const literal of literals) {
      const isList = literal.type === 'ArrayExpression';
      for (const inner of textsInside(literal)) this.#addTexts(inner, home, isList ? things : this.#texts);
    }
  }

  #isMember(expression: Node, owners: Things, names: readonly string[]): boolean {
    const node = unwrap(expression);
    if (node.type !== 'MemberExpression') return false;
    const name = memberName(node);
    return name !== undefined && names.includes(name) && owners.has(node.object);
  }
}

type Literal = TSESTree.ObjectExpression | TSESTree.ArrayExpression;

function isLiteral(node: Node): node is Literal {
  return node.type === 'ObjectExpression' || node.type === 'ArrayExpression';
}

/** The lists and objects of the same file that an expression can be. */
function literalsOf(home: Evaluator, node: Node): readonly Literal[] {
  return home
    .valuesOf(node)
    .flatMap((value) =>
      (value.kind === 'array' || value.kind === 'object') && value.home === home ? [value.node] : [],
    );
}

function textsInside(literal: Literal): readonly Node[] {
  if (literal.type === 'ArrayExpression') {
    return literal.elements.flatMap((element) =>
      element?.type === 'SpreadElement' ? element.argument : (element ?? []),
    );
  }
  return literal.properties.flatMap((property) =>
    property.type === 'Property' && innerFields.has(propertyName(property) ?? '') ? [property.value] : [],
  );
}

/** Texts that are nested deeper are taken for somebody else's. */
const maxDepth = 5;

/** Whether all texts in an expression are written in the code: what the team itself wrote is no secret. */
function isOwnText(home: Evaluator, node: Node, depth = 0): boolean {
  const isOwn = (inner: Node, innerHome: Evaluator): boolean =>
    depth < maxDepth && isOwnText(innerHome, inner, depth + 1);
  return home.valuesOf(node).every((value) => {
    switch (value.kind) {
      case 'text':
      case 'number':
      case 'boolean':
      case 'nothing':
        return true;
      case 'array':
        return value.node.elements.every((element) => !element || isOwn(element, value.home));
      case 'object':
        return value.node.properties.every(
          (property) => property.type === 'Property' && isOwn(property.value, value.home),
        );
      default:
        return false;
    }
  });
}

/** The expressions that a text is put together from, or chosen among. */
function leavesOf(node: Node): readonly Node[] {
  const inner = unwrap(node);
  return partsOf(inner)?.flatMap(leavesOf) ?? [inner];
}

const slices = new Set(['slice', 'substring', 'substr', 'charAt', 'at', 'trim', 'toString']);

/** The text of which an expression is a part: `key` of `key.slice(0, 4)`. */
export function sliced(node: Node): Node | undefined {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  if (callee?.type !== 'MemberExpression' || !slices.has(memberName(callee) ?? '')) return undefined;
  return unwrap(callee.object);
}

function isKeyVariable(value: Value): boolean {
  return value.kind === 'environment' && (value.name === tokenVariable || value.name === mistakenTokenVariable);
}

/** A stream prints nothing of what it will give. */
function isWholeAnswer(value: Value): boolean {
  if (value.kind !== 'answer') return false;
  const { takesModel, streaming } = endpoints[value.endpoint]!;
  return takesModel && !streaming;
}
