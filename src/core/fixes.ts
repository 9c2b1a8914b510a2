/** Edits that keep comments, commas, quotes and layout as they are. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Node, findVariable, literalText, memberName, propertyName, unwrap, wrapped } from './ast.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Fixer = TSESLint.RuleFixer;
type Fix = TSESLint.RuleFix;

/** A string literal in the quotes that the file prefers. */
export function quote(sourceCode: SourceCode, text: string): string {
  const first = sourceCode.ast.tokens.find(({ type }) => type === 'String');
  const mark = first?.value.startsWith('"') ? '"' : "'";
  return `${mark}${text.replaceAll('\\', '\\\\').replaceAll(mark, `\\${mark}`)}${mark}`;
}

/** Adds a property at the end of an object literal. */
export function insertProperty(
  sourceCode: SourceCode,
  fixer: Fixer,
  object: TSESTree.ObjectExpression,
  property: string,
): Fix[] {
  const last = object.properties.at(-1);
  return last
    ? insertItem(sourceCode, fixer, object, last, property)
    : insertFirst(sourceCode, fixer, object, property);
}

/** Adds an item after the last one of a list: of an object's properties, or of the names in an import. */
export function insertItem(sourceCode: SourceCode, fixer: Fixer, list: Node, last: Node, item: string): Fix[] {
  const next = sourceCode.getTokenAfter(last)!;
  const hasComma = next.value === ',';
  const end = hasComma ? next : last;
  const indent = indentOf(sourceCode, last);
  if (indent === undefined || last.loc.start.line === list.loc.start.line) {
    return [fixer.insertTextAfter(end, hasComma ? ` ${item},` : `, ${item}`)];
  }
  const line = `\n${indent}${item}${hasComma ? ',' : ''}`;
  const comment = sourceCode
    .getCommentsAfter(end)
    .findLast(({ loc }) => loc.start.line === end.loc.end.line && loc.end.line === loc.start.line);
  const comma = hasComma ? [] : [fixer.insertTextAfter(last, ',')];
  return comment
    ? [...comma, fixer.insertTextAfter(comment, line)]
    : [fixer.insertTextAfter(end, hasComma ? line : `,${line}`)];
}

function insertFirst(sourceCode: SourceCode, fixer: Fixer, object: TSESTree.ObjectExpression, property: string): Fix[] {
  const brace = sourceCode.getFirstToken(object)!;
  const isEmpty = sourceCode.getCommentsInside(object).length === 0;
  return [isEmpty ? fixer.replaceText(object, `{ ${property} }`) : fixer.insertTextAfter(brace, ` ${property},`)];
}

/** The white space before a node that begins its line; `undefined` when something stands before it. */
export function indentOf({ lines }: SourceCode, node: Node | TSESTree.Token): string | undefined {
  const before = lines[node.loc.start.line - 1]!.slice(0, node.loc.start.column);
  return before.trim() === '' ? before : undefined;
}

/** Takes a property out of an object literal, with its comma. Comments stay. */
export function removeProperty(sourceCode: SourceCode, fixer: Fixer, property: TSESTree.Property): Fix[] {
  const before = sourceCode.getTokenBefore(property, { includeComments: true })!;
  const next = sourceCode.getTokenAfter(property)!;
  if (next.value === ',') {
    const after = sourceCode.getTokenAfter(next, { includeComments: true })!;
    const isLast = sourceCode.getTokenAfter(next)!.value === '}';
    const range = isLast ? [before.range[1], next.range[1]] : [property.range[0], after.range[0]];
    return [fixer.removeRange(range as [number, number])];
  }
  const comma = sourceCode.getTokenBefore(property)!;
  const fixes = comma.value === ',' ? [fixer.remove(comma)] : [];
  return [...fixes, fixer.removeRange([before.range[1], property.range[1]])];
}

/** Gives a property another key: `max_tokens: n` becomes `maxTokens: n`, also quoted, computed or shorthand. */
export function renameKey(
  sourceCode: SourceCode,
  fixer: Fixer,
  property: TSESTree.Property | TSESTree.AssignmentExpression,
  name: string,
): Fix {
  const key = property.type === 'Property' ? property.key : memberKey(property);
  const isShorthand = property.type === 'Property' && property.shorthand;
  if (isShorthand) return fixer.insertTextBefore(property, `${name}: `);
  return fixer.replaceText(key, literalText(key) === undefined ? name : quoteLike(sourceCode, key, name));
}

/** The same, wherever the file asks for the property by the name of the object, or assigns it. */
export function renameField(
  sourceCode: SourceCode,
  fixer: Fixer,
  property: TSESTree.Property | TSESTree.AssignmentExpression,
  name: string,
): Fix[] {
  const others = otherMentions(sourceCode, property).map(({ property: key, computed }) =>
    fixer.replaceText(key, computed ? quoteLike(sourceCode, key, name) : name),
  );
  return [renameKey(sourceCode, fixer, property, name), ...others];
}

function otherMentions(
  sourceCode: SourceCode,
  property: TSESTree.Property | TSESTree.AssignmentExpression,
): TSESTree.MemberExpression[] {
  const member = property.type === 'Property' ? undefined : (unwrap(property.left) as TSESTree.MemberExpression);
  const name = property.type === 'Property' ? propertyName(property) : memberName(member!);
  const object = member ? unwrap(member.object) : nameOfLiteral(property.parent);
  if (object?.type !== 'Identifier') return [];
  const { references } = findVariable(sourceCode, object, object.name)!;
  return references.flatMap(({ identifier }) => {
    const { parent } = wrapped(identifier);
    const isMention = parent?.type === 'MemberExpression' && memberName(parent) === name && parent !== member;
    return isMention ? [parent] : [];
  });
}

/** What an object literal is called, where it is the value that a variable begins with. */
function nameOfLiteral(literal: Node): Node | undefined {
  const { parent } = wrapped(literal);
  return parent?.type === 'VariableDeclarator' ? parent.id : undefined;
}

function memberKey({ left }: TSESTree.AssignmentExpression): Node {
  return (unwrap(left) as TSESTree.MemberExpression).property;
}

function quoteLike(sourceCode: SourceCode, literal: Node, text: string): string {
  const mark = sourceCode.getText(literal).at(0)!;
  return `${mark}${text}${mark}`;
}

/** Gives a property another value; a shorthand property gets its key written out. */
export function replaceValue(
  fixer: Fixer,
  property: TSESTree.Property | TSESTree.AssignmentExpression,
  value: string,
): Fix {
  if (property.type === 'AssignmentExpression') return fixer.replaceText(property.right, value);
  if (property.shorthand) return fixer.insertTextAfter(property, `: ${value}`);
  return fixer.replaceText(property.value, value);
}

/** Replaces the text of a string literal and keeps its quotes. */
export function replaceText(sourceCode: SourceCode, fixer: Fixer, literal: Node, text: string): Fix {
  return fixer.replaceText(literal, quoteLike(sourceCode, literal, text));
}
