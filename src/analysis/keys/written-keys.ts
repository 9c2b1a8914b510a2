import { type Node, isInFile, unwrap } from '../../core/ast.js';
import type { CohereFile } from '../cohere-file.js';
import type { Evaluator } from '../evaluator/evaluator.js';
import type { KeyPlace } from './key-places.js';
import type { Value, Values } from '../evaluator/values.js';

/** A text that reaches a place where a key is handed over. */
export interface WrittenKey {
  readonly text: string;
  /** The literal that holds it; where that is in another file: what passes it on, or uses it, in this one. */
  readonly node: Node;
  /** Whether it is written in this file. */
  readonly isWrittenHere: boolean;
  /** Whether a function that is handed over gives it. */
  readonly isSupplied: boolean;
  /** Whether it is a part of the key, put together with others. */
  readonly isPiece: boolean;
}

/** The texts that can reach a place, through constants, fallbacks, branches, templates and functions. */
export function writtenKeys({ evaluator: { sourceCode } }: CohereFile, place: KeyPlace): readonly WrittenKey[] {
  const { expression, home, user } = place;
  return textsIn(home, expression).map(({ text, node: literal, isSupplied = false, isPiece = false }) => {
    const node = [literal, expression].find((candidate) => isInFile(sourceCode, candidate)) ?? user;
    return { text: withoutScheme(text), node, isWrittenHere: node === literal, isSupplied, isPiece };
  });
}

type Text = Extract<Value, { kind: 'text' }> & Partial<Pick<WrittenKey, 'isSupplied' | 'isPiece'>>;

function textsIn(evaluator: Evaluator, node: Node): readonly Text[] {
  const inner = unwrap(node);
  const parts = partsOf(inner);
  if (!parts) return textsAmong(evaluator, evaluator.valuesOf(inner));
  const texts = parts.map((part) => textsIn(evaluator, part));
  const pieces = [...texts, ...fixedTexts(inner)].filter((part) => part.some(({ text }) => withoutScheme(text) !== ''));
  const isPiece = pieces.length > 1 && (inner.type === 'TemplateLiteral' || inner.type === 'BinaryExpression');
  return isPiece ? texts.flat().map((text) => ({ ...text, isPiece })) : texts.flat();
}

/** What a template says between its holes. */
function fixedTexts(node: Node): readonly (readonly { readonly text: string }[])[] {
  return node.type === 'TemplateLiteral' ? node.quasis.map(({ value }) => [{ text: value.raw }]) : [];
}

function textsAmong(evaluator: Evaluator, values: Values): readonly Text[] {
  return values.flatMap((value): readonly Text[] => {
    if (value.kind === 'function') {
      const returned = textsAmong(value.home, value.home.valuesReturnedBy(value.node));
      return returned.map((text) => ({ ...text, isSupplied: true }));
    }
    if (value.kind !== 'text') return [];
    return partsOf(value.node) && isInFile(evaluator.sourceCode, value.node) ? textsIn(evaluator, value.node) : [value];
  });
}

/** The expressions that a text is put together from, or chosen among. */
export function partsOf(node: Node): readonly Node[] | undefined {
  switch (node.type) {
    case 'TemplateLiteral':
      return node.expressions.length > 0 ? node.expressions : undefined;
    case 'BinaryExpression':
      return node.operator === '+' ? [node.left, node.right] : undefined;
    case 'LogicalExpression':
      return node.operator === '&&' ? [node.right] : [node.left, node.right];
    case 'ConditionalExpression':
      return [node.consequent, node.alternate];
    default:
      return undefined;
  }
}

/** The scheme of an `Authorization` header, as people write it. */
export const scheme: RegExp = /^\s*bearer(?:\s+|$)/iu;

function withoutScheme(text: string): string {
  return text.replace(scheme, '').trim();
}
