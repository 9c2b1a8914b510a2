/** The reads of an answer of v1's chat, or of `generate`, as reads of an answer of v2's chat. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../core/ast.js';
import { quote } from '../../core/fixes.js';
import { insertionAt, replacementOf } from '../../core/replacements.js';
import { answerPlaces, isDroppedOrTested, readsOf } from './answer-places.js';
import { type Edits, everyEdit } from './edits.js';
import { firstFreeName } from './names.js';
import { type Read, optionalRead, textOf } from './optional-read.js';
import { isWritten, pathFrom, startsWith, tailOf } from './path.js';
import { boundName } from './patterns.js';
import { isSharedCount, isSharedReason } from './shared.js';
import { textConstant } from './text-constant.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Where an answer of v1 has its text: the names on the way to it. */
export type TextPath = readonly [string, ...string[]];

/** The edits of all reads of a call's answer; `undefined` where one is out of sight, or asks for what v2 has not. */
export function migrateAnswer(
  sourceCode: SourceCode,
  call: TSESTree.CallExpression,
  textPath: TextPath,
  isTypeScript: boolean,
): Edits {
  const places = answerPlaces(sourceCode, call);
  const migrator = new AnswerMigrator(sourceCode, textPath, isTypeScript);
  const constant = places && textConstant(sourceCode, call, places.values, textPath);
  const values =
    places &&
    everyEdit(places.values, (value) => {
      const read = constant?.reads.get(value);
      return read ? [read] : migrator.editsOfValue(value);
    });
  const patterns = places && everyEdit(places.patterns, (pattern) => migrator.editsOfPattern(pattern));
  return values && patterns && [...(constant ? [constant.added] : []), ...values, ...patterns];
}

class AnswerMigrator {
  readonly #sourceCode: SourceCode;
  readonly #textPath: TextPath;
  readonly #isTypeScript: boolean;

  constructor(sourceCode: SourceCode, textPath: TextPath, isTypeScript: boolean) {
    this.#sourceCode = sourceCode;
    this.#textPath = textPath;
    this.#isTypeScript = isTypeScript;
  }

  /** The edits of `response.text` and the like, where an expression is the answer. */
  editsOfValue(value: Node): Edits {
    const path = pathFrom(value);
    const [first] = path;
    const tail = first && tailOf(this.#sourceCode, first.node);
    if (!tail) return undefined;
    switch (first.name) {
      case this.#textPath[0]:
        return this.#editsOfText(first.node, tail.start, `${tail.dot}message`);
      case 'finishReason':
        return this.#textPath.length === 1 && isSharedReason(first.node, this.#isTypeScript) ? [] : undefined;
      case 'meta':
        return isSharedCount(path) ? [replacementOf(first.node.property, 'usage')] : undefined;
      default:
        return undefined;
    }
  }

  /** The edits of `const { text } = response`, and of what reads its names. */
  editsOfPattern(pattern: TSESTree.ObjectPattern): Edits {
    const [only, ...others] = pattern.properties;
    const { parent } = pattern;
    const name = only && boundName(only);
    const isText = this.#textPath.length === 1 && name?.key === this.#textPath[0];
    if (name && isText && others.length === 0 && parent.type === 'VariableDeclarator') {
      const init = parent.init!;
      const [open, close] = init.type === 'AwaitExpression' ? ['(', ')'] : ['', ''];
      return [
        replacementOf(pattern, name.local.name),
        insertionAt(init.range[0], open),
        insertionAt(init.range[1], `${close}.${textOf(this.#sourceCode, 'message')} ?? ${quote(this.#sourceCode, '')}`),
      ];
    }
    return everyEdit(pattern.properties, (property) => this.#editsOfProperty(property, pattern));
  }

  #editsOfProperty(property: TSESTree.ObjectPattern['properties'][number], pattern: Node): Edits {
    const bound = boundName(property);
    const reads = bound && readsOf(this.#sourceCode, bound.local);
    if (!reads) return undefined;
    if (bound.key === 'finishReason' && this.#textPath.length === 1) {
      return reads.every((read) => isSharedReason(read, this.#isTypeScript)) ? [] : undefined;
    }
    if (bound.key !== this.#textPath[0]) return undefined;
    const message = firstFreeName(this.#sourceCode, ['message', 'answer'], [pattern, ...reads]);
    if (message === undefined) return undefined;
    const edits = everyEdit(reads, (read) => this.#editsOfText(read, read.range[0], message));
    return edits && [replacementOf(property, message === 'message' ? message : `message: ${message}`), ...edits];
  }

  /**
   * The edits of what reads the text, or the list that holds it.
   *
   * @param base what gives the first name on the way to the text
   * @param start where in it the new text begins
   * @param message what gives v2's message, from there on
   */
  #editsOfText(base: Node, start: number, message: string): Edits {
    const path = pathFrom(base);
    const rest = this.#textPath.slice(1);
    const node = rest.length === 0 ? base : path[rest.length - 1]?.node;
    if (node && startsWith(path, rest))
      return this.#optional({ node, start }, textOf(this.#sourceCode, message), quote(this.#sourceCode, ''));
    if (isDroppedOrTested(base)) return [{ range: [start, base.range[1]], text: `${message}.content` }];
    const [next] = path;
    if (next?.name !== 'length') return undefined;
    return this.#optional({ node: next.node, start }, `${message}.content?.length`, '0');
  }

  #optional(read: Read, written: string, fallback: string): Edits {
    const { node, start } = read;
    const isCommented = this.#sourceCode.getCommentsInside(node).some(({ range }) => range[0] >= start);
    if (isCommented || isWritten(node)) return undefined;
    const { parent } = node;
    const isShorthand = parent?.type === 'Property' && parent.shorthand;
    const edits = optionalRead(this.#sourceCode, read, written, fallback);
    return isShorthand ? [insertionAt(start, `${this.#sourceCode.getText(node)}: `), ...edits] : edits;
  }
}
