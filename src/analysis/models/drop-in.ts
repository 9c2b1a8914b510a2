import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Model, type ModelOverride, findModel, modelConcern } from '../../catalog/index.js';
import { type Node, findVariable } from '../../core/ast.js';
import type { CohereCall } from '../calls.js';
import { refusedFields } from './model-fit.js';
import type { ModelUse } from './model-uses.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** The endpoints on which one model may take another's place; vectors of two models never mix. */
const swappable = new Set(['chat', 'chatStream', 'rerank']);

/**
 * The model that may take another's place without a look at the code: the documented successor, in calls that use
 * nothing it refuses, written in a place that nothing but such calls reads.
 */
export function dropInFor(
  { dropIn }: Model,
  { place, calls }: ModelUse,
  sourceCode: SourceCode,
  overrides: Readonly<Record<string, ModelOverride>>,
): string | undefined {
  const successor = dropIn === undefined ? undefined : findModel(dropIn, 'cohere', overrides);
  if (!successor || modelConcern(successor) || successor.productionKey?.access === 'trial-limited') return undefined;
  const isTakenByAll = calls.every((call) => takes(call, successor));
  const isModelField = (node: Node): boolean => calls.some((call) => isOwnModelField(call, node));
  return isTakenByAll && goesOnlyTo(sourceCode, place, isModelField) ? dropIn : undefined;
}

function takes(call: CohereCall, model: Model): boolean {
  const { endpoint, api, clients, request } = call;
  return (
    swappable.has(endpoint) &&
    clients.every(({ platform }) => platform === 'cohere') &&
    (api === 'v2' || model.v1Chat !== false) &&
    !request.isOpen &&
    refusedFields(model, call).length === 0
  );
}

/** Whether an expression is the `model` of a call's own request, which no other code reads. */
function isOwnModelField({ request }: CohereCall, node: Node): boolean {
  return request.fieldsNamed('model').some((field) => field.value === node && request.own?.hasToItself(field));
}

/** Whether a value goes from the place where it is written to places that pass a test, and nowhere else. */
function goesOnlyTo(sourceCode: SourceCode, node: Node, isGoal: (node: Node) => boolean): boolean {
  if (isGoal(node)) return true;
  const { parent } = node;
  switch (parent?.type) {
    case 'LogicalExpression':
      return goesOnlyTo(sourceCode, parent, isGoal);
    case 'ConditionalExpression':
      return node !== parent.test && goesOnlyTo(sourceCode, parent, isGoal);
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' && variableGoesOnlyTo(sourceCode, parent.id, isGoal);
    case 'AssignmentPattern':
      return parent.left.type === 'Identifier' && variableGoesOnlyTo(sourceCode, parent.left, isGoal);
    default:
      return false;
  }
}

function variableGoesOnlyTo(
  sourceCode: SourceCode,
  name: TSESTree.Identifier,
  isGoal: (node: Node) => boolean,
): boolean {
  if (!acceptsAnyText(sourceCode, name) || isExported(name)) return false;
  const reads = findVariable(sourceCode, name, name.name)!.references.filter((reference) => reference.isRead());
  return reads.every(({ identifier }) => {
    // A read before the declaration could lead back to it.
    const isLater = identifier.range[0] > name.range[0];
    return isLater && goesOnlyTo(sourceCode, identifier, isGoal);
  });
}

/** Whether the declared type of a variable, if there is one, takes any string: a union of IDs would not. */
function acceptsAnyText(sourceCode: SourceCode, { typeAnnotation, parent }: TSESTree.Identifier): boolean {
  if (isTypedByComment(sourceCode, parent.parent!)) return false;
  const pattern = parent.parent?.type === 'Property' ? parent.parent.parent : undefined;
  if (pattern && 'typeAnnotation' in pattern && pattern.typeAnnotation) return false;
  return !typeAnnotation || typeAnnotation.typeAnnotation.type === 'TSStringKeyword';
}

/** Whether a comment gives what is declared in a statement its type. */
export function isTypedByComment(sourceCode: SourceCode, statement: Node): boolean {
  return sourceCode.getCommentsBefore(statement).some(({ value }) => /@type\b/u.test(value));
}

function isExported({ parent }: TSESTree.Identifier): boolean {
  const statement = parent.type === 'VariableDeclarator' ? parent.parent.parent : undefined;
  return statement?.type === 'ExportNamedDeclaration';
}
