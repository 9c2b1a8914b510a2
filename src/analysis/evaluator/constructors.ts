import type { TSESTree } from '@typescript-eslint/utils';
import { type Node, findAncestor, findVariable, isClass, isInside } from '../../core/ast.js';
import { type ClassValue, ancestry, constructorOf } from './classes.js';
import type { Evaluator } from './evaluator.js';

/** What a constructor gets, and the call that gives it. */
export interface ConstructorArguments {
  readonly args: readonly TSESTree.CallExpressionArgument[];
  /** Left out where a constructor on the way calls no `super` in sight. */
  readonly use: TSESTree.NewExpression | TSESTree.CallExpression | undefined;
}

/** What reaches the constructor of the SDK's class, through the classes of the file that extend it. */
export function constructorArguments(
  creation: TSESTree.NewExpression,
  subclass: ClassValue | undefined,
  evaluator: Evaluator,
): ConstructorArguments {
  let args: readonly TSESTree.CallExpressionArgument[] = creation.arguments;
  let use: ConstructorArguments['use'] = creation;
  for (const value of subclass ? ancestry(subclass) : []) {
    const constructor = value.kind === 'class' ? constructorOf(value.node) : undefined;
    // A class without a constructor passes on what it gets.
    if (!constructor) continue;
    use = superCall(constructor, evaluator);
    if (!use) break;
    const given = args;
    args = use.arguments.flatMap((argument) => passedOn(evaluator, constructor, argument, given) ?? argument);
  }
  return { args, use };
}

function superCall(
  constructor: TSESTree.FunctionExpression,
  { index }: Evaluator,
): TSESTree.CallExpression | undefined {
  return index.calls.find(
    (call) =>
      call.callee.type === 'Super' &&
      isInside(call, constructor) &&
      findAncestor(call, isClass) === findAncestor(constructor, isClass),
  );
}

/** The arguments that a constructor hands on as it got them: one of its parameters, or all the rest. */
function passedOn(
  { sourceCode }: Evaluator,
  { params }: TSESTree.FunctionExpression,
  argument: TSESTree.CallExpressionArgument,
  given: readonly TSESTree.CallExpressionArgument[],
): readonly TSESTree.CallExpressionArgument[] | undefined {
  const isRest = argument.type === 'SpreadElement';
  const name = isRest ? argument.argument : argument;
  const variable = name.type === 'Identifier' ? findVariable(sourceCode, name, name.name) : null;
  if (!variable || variable.references.some((reference) => reference.isWrite() && !reference.init)) return undefined;
  const at = params.findIndex((parameter) =>
    variable.identifiers.some((own) => own === parameterName(parameter, isRest)),
  );
  if (at < 0 || given.some(({ type }) => type === 'SpreadElement')) return undefined;
  if (isRest) return given.slice(at);
  return at < given.length ? [given[at]!] : undefined;
}

function parameterName(parameter: TSESTree.Parameter, isRest: boolean): Node | undefined {
  if (parameter.type === 'RestElement') return isRest ? parameter.argument : undefined;
  const pattern = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  if (isRest) return undefined;
  return pattern.type === 'AssignmentPattern' ? pattern.left : pattern;
}
