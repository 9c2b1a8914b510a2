/** How a v1 client becomes a `CohereClientV2`, with the calls that speak v1. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { clientClasses, endpoints, isInRange, isV2Method } from '../../catalog/index.js';
import { type Node, literalText, memberName, unwrap } from '../../core/ast.js';
import { type ClassName, classSwap } from './class-swap.js';
import type { CohereClient } from '../client.js';
import type { ClientUse, ClientUses } from '../client-uses.js';
import type { ClientCreation, CohereFile } from '../cohere-file.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import { type CallMigration, editsOfCall, migrationOfCall } from './index.js';
import { readSdkSpecifier } from '../project/sdk-module.js';
import type { SdkRelease } from '../project/sdk-version.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Fixer = TSESLint.RuleFixer;

const v1Class = 'CohereClient';
const v2Class = 'CohereClientV2';

/** The resources that both classes have, the same in each. */
export const sharedResources: ReadonlySet<string> = new Set(['models', 'datasets', 'embedJobs', 'batches', 'audio']);

/** A change of the code, and whether it can be made without a look at it. */
export interface Migration {
  readonly fix: TSESLint.ReportFixFunction;
  readonly isSafe: boolean;
  /** The calls that speak v1 until then. */
  readonly calls: readonly CallMigration[];
}

/** Whether a release of the SDK has `CohereClientV2`. */
export function hasV2Client({ version }: SdkRelease): boolean {
  return isInRange(version, clientClasses[v2Class]!.exportedFrom.root!);
}

/**
 * The change that turns a client into a `CohereClientV2`; `undefined` where its file does not show all uses, or one has
 * no counterpart on v2.
 */
export function migrationToV2(
  creation: ClientCreation,
  uses: ClientUses,
  file: CohereFile,
  filename: string,
): Migration | undefined {
  const { evaluator, sdk } = file;
  const { sourceCode } = evaluator;
  const { node, client } = creation;
  if (!uses.isComplete || uses.uses.length === 0 || !hasV2Client(sdk)) return undefined;
  if (node.type !== 'NewExpression' || client.subclass || isReplaced(evaluator)) return undefined;
  const environment = isSameEnvironment(client);
  const names = isNamedInJsdoc(sourceCode) ? undefined : classNames(evaluator, node, uses.declaredTypes);
  const swap = names && classSwap(sourceCode, names, v1Class, v2Class);
  if (!swap || environment === false || !uses.v2Views.every((view) => isRemovable(sourceCode, view))) return undefined;
  const calls = migrationsOfCalls(uses, file, filename);
  if (!calls) return undefined;
  return {
    isSafe: environment === true && calls.length === 0,
    calls,
    fix: (fixer) => [
      ...swap(fixer),
      ...(node.arguments.length > 0 ? [] : [addOptions(sourceCode, fixer, node)]),
      ...uses.v2Views.map((view) => removeView(sourceCode, fixer, view)),
      ...calls.flatMap((call) => editsOfCall(fixer, call, '')),
    ],
  };
}

/** The migrations of the calls that speak v1; `undefined` where a use has none. */
function migrationsOfCalls(
  { uses }: ClientUses,
  file: CohereFile,
  filename: string,
): readonly CallMigration[] | undefined {
  const old = new Set(uses.filter((use) => !worksOnV2(use, file.sdk)).map(({ node }) => node));
  const migrations = [...old].map((callee) => {
    const call = file.calls.find(({ node }) => node.callee === callee);
    return call && migrationOfCall(call, file, filename);
  });
  const known = migrations.filter((migration) => migration !== undefined);
  return known.length === migrations.length ? known : undefined;
}

function worksOnV2({ name, isOnV2View }: ClientUse, { version }: SdkRelease): boolean {
  if (!isOnV2View) return sharedResources.has(name);
  return isV2Method(name) && isInRange(version, endpoints[name]!.methods.v2!);
}

/** Whether both classes send to the same URL: v1 drops a final `/v1`. `undefined` where the URL is not in sight. */
function isSameEnvironment({ options }: CohereClient): boolean | undefined {
  if (options.presence('environment') === 'absent') return true;
  const values = options.fieldsNamed('environment').flatMap((field) => field.values);
  if (values.some((value) => value.kind === 'text' && /\/v1\/?$/u.test(value.text))) return false;
  const isSeen = values.length > 0 && values.every(({ kind }) => kind === 'text' || kind === 'sdk-export');
  return isSeen && options.presence('environment') === 'present' ? true : undefined;
}

/** The names to change: the class after `new`, and the same class in the types of what holds the client. */
function classNames(
  evaluator: Evaluator,
  { callee }: TSESTree.NewExpression,
  types: readonly TSESTree.TypeNode[],
): readonly ClassName[] | undefined {
  const name = unwrap(callee);
  const isMember = name.type === 'MemberExpression' && !name.computed && isSdk(evaluator, name.object);
  if (name.type !== 'Identifier' && !isMember) return undefined;
  return allNames([[name], ...types.map((type) => classNamesInType(evaluator, type))]);
}

/** The names of all lists; `undefined` as soon as one of them is. */
function allNames(lists: readonly (readonly ClassName[] | undefined)[]): readonly ClassName[] | undefined {
  const known = lists.filter((names) => names !== undefined);
  return known.length === lists.length ? known.flat() : undefined;
}

/** Whether a test puts something else in the SDK's place, which has the old class alone: `vi.mock('cohere-ai', …)`. */
function isReplaced({ index }: Evaluator): boolean {
  return index.calls.some(({ callee, arguments: [module] }) => {
    const text = module && literalText(module);
    const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
    return text !== undefined && readSdkSpecifier(text) !== undefined && /mock|module/iu.test(name ?? '');
  });
}

/** Whether a type in a comment names the class: no edit reaches it there. */
function isNamedInJsdoc(sourceCode: SourceCode): boolean {
  return sourceCode.getAllComments().some(({ value }) => /\{[^}]*\bCohereClient\b/u.test(value));
}

const openTypes = new Set(['TSNullKeyword', 'TSUndefinedKeyword', 'TSAnyKeyword', 'TSUnknownKeyword']);

/** The names of the class in a type; `undefined` where the type may ask for something that the new class is not. */
function classNamesInType(evaluator: Evaluator, type: TSESTree.TypeNode): readonly ClassName[] | undefined {
  if (openTypes.has(type.type)) return [];
  if (type.type === 'TSUnionType') return allNames(type.types.map((part) => classNamesInType(evaluator, part)));
  if (type.type !== 'TSTypeReference') return undefined;
  const { typeName } = type;
  const isMember = typeName.type === 'TSQualifiedName' && isSdk(evaluator, typeName.left);
  const [value] = evaluator.valuesOfType(type);
  const isClass = value?.kind === 'client' && value.client.node === type && value.client.className === v1Class;
  return (typeName.type === 'Identifier' || isMember) && isClass ? [typeName] : undefined;
}

function isSdk(evaluator: Evaluator, node: Node): boolean {
  return evaluator.valuesOf(node).every(({ kind }) => kind === 'sdk');
}

/** The v2 class insists on options, the v1 class does not. */
function addOptions(sourceCode: SourceCode, fixer: Fixer, node: TSESTree.NewExpression) {
  const [open, close] = sourceCode.getLastTokens(node, 2);
  const hasParentheses = open?.value === '(' && close?.value === ')';
  return hasParentheses ? fixer.insertTextBefore(close, '{}') : fixer.insertTextAfter(node, '({})');
}

function isRemovable(sourceCode: SourceCode, view: TSESTree.MemberExpression): boolean {
  if (view.computed || sourceCode.commentsExistBetween(view.object, view.property)) return false;
  return !view.optional || nextName(view) !== undefined;
}

/** Removes `.v2`; from `client?.v2.chat` it takes `v2.`, so that the question stays. */
function removeView(sourceCode: SourceCode, fixer: Fixer, view: TSESTree.MemberExpression) {
  const next = view.optional ? nextName(view) : undefined;
  if (next) return fixer.removeRange([view.property.range[0], next.range[0]]);
  const dot = sourceCode.getTokenBefore(view.property)!;
  return fixer.removeRange([sourceCode.getTokenBefore(dot)!.range[1], view.range[1]]);
}

function nextName(view: TSESTree.MemberExpression): Node | undefined {
  const { parent } = view;
  const isPlain =
    parent.type === 'MemberExpression' && !parent.computed && parent.object === view && memberName(parent);
  return isPlain ? parent.property : undefined;
}
