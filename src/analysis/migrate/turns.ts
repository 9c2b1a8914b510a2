/** The turns of a v1 chat, `{ role: 'USER', message }`, as messages of v2, `{ role: 'user', content }`. */
import type { TSESTree } from '@typescript-eslint/utils';
import { roleMoves } from '../../catalog/index.js';
import { type Node, isFunction, literalText, memberName, propertyName } from '../../core/ast.js';
import { type Replacement, insertionAt, replacementOf, textReplacementOf } from '../../core/replacements.js';
import { everyEdit } from './edits.js';

/** What turns may look like. */
export interface TurnStyle {
  /** Whether TypeScript has to be told that a role is a constant: where it does not stand in the request itself. */
  readonly needsConst: boolean;
  /** Whether the first turn may be the system's, which v2 takes in no other place. */
  readonly mayBeginWithSystem: boolean;
}

/** The edits inside of a list of turns; `undefined` where some of them are out of sight or have no counterpart. */
export function turnEdits(list: Node, style: TurnStyle): readonly Replacement[] | undefined {
  if (list.type === 'CallExpression') return mappedEdits(list, style);
  if (list.type !== 'ArrayExpression') return undefined;
  return everyEdit(list.elements, (element, at) => {
    const mayBeginWithSystem = style.mayBeginWithSystem && at === 0;
    return element?.type === 'ObjectExpression' ? editsOfTurn(element, { ...style, mayBeginWithSystem }) : undefined;
  });
}

/** The edits inside of `list.map((entry) => ({ role: …, message: … }))`. */
function mappedEdits(
  { callee, arguments: [callback] }: TSESTree.CallExpression,
  style: TurnStyle,
): readonly Replacement[] | undefined {
  const isMap = callee.type === 'MemberExpression' && !callee.optional && memberName(callee) === 'map';
  if (!isMap || !isFunction(callback) || callback.returnType || callback.async) return undefined;
  const turn = resultOf(callback.body);
  return turn?.type === 'ObjectExpression' ? editsOfTurn(turn, { ...style, mayBeginWithSystem: false }) : undefined;
}

/** What a function with this body gives, where it is one expression. */
function resultOf(body: Node): Node | null | undefined {
  if (body.type !== 'BlockStatement') return body;
  const [statement, ...others] = body.body;
  return statement?.type === 'ReturnStatement' && others.length === 0 ? statement.argument : undefined;
}

function editsOfTurn({ properties }: TSESTree.ObjectExpression, style: TurnStyle): readonly Replacement[] | undefined {
  if (properties.length !== 2) return undefined;
  return everyEdit(properties, (property) => {
    const name = property.type === 'Property' && !property.computed ? propertyName(property) : undefined;
    if (property.type !== 'Property') return undefined;
    if (name === 'message') return [renamed(property, 'content')];
    return name === 'role' ? roleEdits(property.value, style) : undefined;
  });
}

function renamed({ key, shorthand }: TSESTree.Property, name: string): Replacement {
  return shorthand ? insertionAt(key.range[0], `${name}: `) : replacementOf(key, name);
}

function roleEdits(role: Node, style: TurnStyle): readonly Replacement[] | undefined {
  if (role.type === 'ConditionalExpression') {
    return everyEdit([role.consequent, role.alternate], (side) => roleEdits(side, style));
  }
  if (role.type === 'TSAsExpression' && isConst(role))
    return roleEdits(role.expression, { ...style, needsConst: false });
  const moved = roleMoves[literalText(role)?.toUpperCase() ?? ''];
  if (moved === undefined || (moved === 'system' && !style.mayBeginWithSystem)) return undefined;
  const text = textReplacementOf(role, moved);
  return style.needsConst ? [text, insertionAt(role.range[1], ' as const')] : [text];
}

function isConst({ typeAnnotation: type }: TSESTree.TSAsExpression): boolean {
  return type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'const';
}
