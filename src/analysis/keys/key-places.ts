/** Every place of a file that hands an API key to Cohere. */
import type { TSESTree } from '@typescript-eslint/utils';
import { mistakenClientOptions, mistakenTokenVariable, tokenVariable } from '../../catalog/index.js';
import { type Node, unwrap } from '../../core/ast.js';
import { perObject } from '../../core/per-file.js';
import type { CohereCall } from '../calls.js';
import type { CohereClient } from '../client.js';
import type { ClientCreation, CohereFile } from '../cohere-file.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import type { Field } from '../objects/object-fields.js';
import { ObjectShape } from '../objects/object-shape.js';
import { authorizationFields, rawAuthorizations } from '../requests/raw-requests.js';

/** An expression that gives the API key, or the header that carries it. */
export interface KeyPlace {
  readonly expression: Node;
  /** The file that holds the expression. */
  readonly home: Evaluator;
  /** The call of the linted file that uses the key. */
  readonly user: Node;
  /** The clients that get the key; empty where it goes to a request without the SDK, or to the environment. */
  readonly clients: readonly CohereClient[];
  /** The assignment, call or property that puts the key into the environment. */
  readonly environmentWrite?: Node;
}

/** `token`, and what people write for it. */
export const tokenOptions: readonly string[] = [
  'token',
  ...Object.keys(mistakenClientOptions).filter((name) => mistakenClientOptions[name]!.meant === 'token'),
];

/** The variables that are read as the key, by the SDK or by mistake. */
const keyVariables = [tokenVariable, mistakenTokenVariable];

/** The places of a file where a key is handed over: to a client, in a header, or through the environment. */
export const keyPlaces: (file: CohereFile) => readonly KeyPlace[] = perObject((file) => [
  ...file.creations.flatMap((creation) => creationPlaces(creation, file)),
  ...file.calls.flatMap(callPlaces),
  ...rawAuthorizations(file).map(({ field, call }) => placeOf(field, call, [])),
  ...environmentPlaces(file.evaluator),
]);

function placeOf({ value, home }: Field, user: Node, clients: readonly CohereClient[]): KeyPlace {
  return { expression: value, home, user, clients };
}

function creationPlaces({ node, client }: ClientCreation, { evaluator }: CohereFile): readonly KeyPlace[] {
  const user = node.callee;
  const clients = [client];
  const [first] = node.arguments;
  // What a class of the file does with its arguments is its own business.
  const isPositional = first && first.type !== 'SpreadElement' && !client.subclass;
  const positional: KeyPlace[] = isPositional ? [{ expression: first, home: evaluator, user, clients }] : [];

  const isInit = node.type === 'CallExpression';
  const options = isInit ? ObjectShape.ofArgument(evaluator, node.arguments, 0, node) : client.options;
  const tokens = tokenFields(options).flatMap((field) => [field, ...fieldsInside(field, node)]);
  const headers = options.fieldsNamed('headers').flatMap((field) => authorizationFields(field, node));
  return [...positional, ...[...tokens, ...headers].map((field) => placeOf(field, user, clients))];
}

function tokenFields(options: ObjectShape): readonly Field[] {
  return tokenOptions.flatMap((name) => options.fieldsNamed(name));
}

/** `auth: { apiKey }` hides the key one level deeper. */
function fieldsInside({ value, home }: Field, use: Node): readonly Field[] {
  return tokenFields(ObjectShape.of(home, value, use));
}

function callPlaces({ node, name, options, clients }: CohereCall): readonly KeyPlace[] {
  const headers = options.fieldsNamed('headers').flatMap((field) => authorizationFields(field, node));
  return headers.map((field) => placeOf(field, name, clients));
}

/** `process.env.CO_API_KEY = …`, `Object.assign(process.env, { … })` and `Deno.env.set('CO_API_KEY', …)`. */
function environmentPlaces(evaluator: Evaluator): readonly KeyPlace[] {
  const { memberWrites, assignCalls, setCalls } = evaluator.index;
  const home = evaluator;
  const isEnvironment = (node: Node): boolean =>
    evaluator.valuesOf(node).some((value) => value.kind === 'environment' && value.name === undefined);

  const written = keyVariables
    .flatMap((name) => memberWrites.get(name) ?? [])
    .filter(({ object }) => isEnvironment(object))
    .map(({ node }): KeyPlace => ({ expression: node.right, home, user: node, clients: [], environmentWrite: node }));
  const assigned = assignCalls
    .filter(({ arguments: [target] }) => target && isEnvironment(target))
    .flatMap((call) => {
      const shapes = call.arguments.slice(1).map((source) => ObjectShape.of(evaluator, source, call));
      const fields = shapes.flatMap((shape) => keyVariables.flatMap((name) => shape.fieldsNamed(name)));
      return fields.map((field) => ({ ...placeOf(field, call, []), environmentWrite: field.node }));
    });
  const set = setCalls.flatMap((call): KeyPlace[] => {
    const [name, value] = call.arguments;
    return name && value && namesKey(evaluator, name) && isDenoEnvironment(evaluator, call.callee)
      ? [{ expression: value, home, user: call, clients: [], environmentWrite: call }]
      : [];
  });
  return [...written, ...assigned, ...set];
}

function isDenoEnvironment(evaluator: Evaluator, callee: Node): boolean {
  const { object } = unwrap(callee) as TSESTree.MemberExpression;
  return evaluator.valuesOf(object).some((value) => value.kind === 'global' && value.name === 'Deno.env');
}

function namesKey(evaluator: Evaluator, node: Node): boolean {
  return evaluator.valuesOf(node).some((value) => value.kind === 'text' && keyVariables.includes(value.text));
}
