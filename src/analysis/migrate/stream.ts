/** The loops over a v1 stream, as loops over a stream of v2's chat. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { eventMoves } from '../../catalog/index.js';
import { type Node, literalText } from '../../core/ast.js';
import { quote } from '../../core/fixes.js';
import { replacementOf, textReplacementOf } from '../../core/replacements.js';
import type { TextPath } from './answer.js';
import { answerPlaces, isPrinted, readsOf } from './answer-places.js';
import { type Edits, everyEdit } from './edits.js';
import { optionalRead } from './optional-read.js';
import { isWritten, pathFrom, startsWith, tailOf } from './path.js';
import { isSharedCount, isSharedReason } from './shared.js';
import { gatherText } from './whole-text.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * The edits of all loops over a call's stream; `undefined` where one asks an event for what v2 has not.
 *
 * @param textPath where an answer of v1 has its text: the last event has a whole answer
 */
export function migrateStream(
  sourceCode: SourceCode,
  call: TSESTree.CallExpression,
  textPath: TextPath,
  isTypeScript: boolean,
): Edits {
  const places = answerPlaces(sourceCode, call);
  if (!places || places.patterns.length > 0) return undefined;
  return everyEdit(places.values, (stream) => editsOfLoop(sourceCode, stream, ['response', ...textPath], isTypeScript));
}

/** The edits of `for await (const event of stream) { … }`. */
function editsOfLoop(
  sourceCode: SourceCode,
  { parent: loop }: Node,
  wholePath: readonly string[],
  isTypeScript: boolean,
): Edits {
  if (loop?.type !== 'ForOfStatement' || !loop.await || loop.left.type !== 'VariableDeclaration') return undefined;
  const { id: event } = loop.left.declarations[0];
  const reads = event.type === 'Identifier' ? readsOf(sourceCode, event) : undefined;
  if (event.type !== 'Identifier' || !reads) return undefined;
  const whole = new Map(
    reads.flatMap((read): [Node, Node][] => {
      const path = pathFrom(read);
      return startsWith(path, wholePath) ? [[read, path[wholePath.length - 1]!.node]] : [];
    }),
  );
  const gathered = whole.size === 0 ? [] : gatherText(sourceCode, loop, event.name, [...whole.values()]);
  const others = everyEdit(reads, (read) => (whole.has(read) ? [] : editsOfEvent(sourceCode, read, isTypeScript)));
  return gathered && others && [...gathered, ...others];
}

/** The edits of one place that reads an event. */
function editsOfEvent(sourceCode: SourceCode, event: Node, isTypeScript: boolean): Edits {
  if (event.parent?.type === 'CallExpression') return isPrinted(event.parent) ? [] : undefined;
  const path = pathFrom(event);
  const [first, second] = path;
  const tail = first && tailOf(sourceCode, first.node);
  if (!tail || isWritten(first.node)) return undefined;
  const { start, dot } = tail;
  switch (first.name) {
    case 'eventType':
      return typeEdits(first.node);
    case 'text':
      return optionalRead(
        sourceCode,
        { node: first.node, start },
        `${dot}delta?.message?.content?.text`,
        quote(sourceCode, ''),
      );
    case 'finishReason': {
      const edit = { range: [start, first.node.range[1]], text: `${dot}delta?.finishReason` } as const;
      return isSharedReason(first.node, isTypeScript) ? [edit] : undefined;
    }
    case 'response': {
      const isCount = second?.name === 'meta' && isSharedCount(path.slice(1));
      return isCount ? [{ range: [start, second.node.range[1]], text: `${dot}delta?.usage` }] : undefined;
    }
    default:
      return undefined;
  }
}

/** The edits of a place that tells the kinds of events apart. */
function typeEdits(type: TSESTree.MemberExpression): Edits {
  const edits = everyEdit(comparedWith(type), (value) => {
    const moved = eventMoves[literalText(value) ?? ''];
    return moved === undefined ? undefined : [textReplacementOf(value, moved)];
  });
  return edits && edits.length > 0 ? [replacementOf(type.property, 'type'), ...edits] : undefined;
}

/** What an expression is compared with. */
function comparedWith(node: Node): readonly Node[] {
  const { parent } = node;
  if (parent?.type === 'BinaryExpression') return [parent.left === node ? parent.right : parent.left];
  if (parent?.type !== 'SwitchStatement') return [];
  return parent.cases.flatMap(({ test }) => test ?? []);
}
