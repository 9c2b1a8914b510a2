/** The loops over a v1 stream, as loops over a stream of v2's chat. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { eventMoves } from '../../catalog/index.js';
import { type Node, literalText } from '../../core/ast.js';
import { quote } from '../../core/fixes.js';
import { replacementOf, textReplacementOf } from '../../core/replacements.js';
import { answerPlaces, isPrinted, readsOf } from './answer-places.js';
import { type Edits, everyEdit } from './edits.js';
import { optionalRead } from './optional-read.js';
import { isWritten, pathFrom, tailOf } from './path.js';
import { isSharedCount, isSharedReason } from './shared.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** The edits of all loops over a call's stream; `undefined` where one asks an event for what v2 has not. */
export function migrateStream(sourceCode: SourceCode, call: TSESTree.CallExpression, isTypeScript: boolean): Edits {
  const places = answerPlaces(sourceCode, call);
  if (!places || places.patterns.length > 0) return undefined;
  return everyEdit(places.values, (stream) => {
    const event = loopVariable(stream);
    const reads = event && readsOf(sourceCode, event);
    return reads && everyEdit(reads, (read) => editsOfEvent(sourceCode, read, isTypeScript));
  });
}

/** The name that `for await (const event of stream)` gives to an event. */
function loopVariable({ parent }: Node): TSESTree.Identifier | undefined {
  if (parent?.type !== 'ForOfStatement' || !parent.await || parent.left.type !== 'VariableDeclaration')
    return undefined;
  const { id } = parent.left.declarations[0];
  return id.type === 'Identifier' ? id : undefined;
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
