import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Node, findVariable, literalText, memberName, unwrap, walk, wrapped } from '../../core/ast.js';
import type { CohereClient } from '../client.js';
import type { CohereFile } from '../cohere-file.js';
import { present } from '../evaluator/values.js';

/** A loop over the events of a chat. */
export interface StreamLoop {
  readonly node: TSESTree.ForOfStatement;
  readonly client: CohereClient;
  readonly api: 'v1' | 'v2';
}

/** The `for await` loops of a file that read the stream of a `chatStream`. */
export function streamLoops({ evaluator }: CohereFile): readonly StreamLoop[] {
  return evaluator.index.loops.flatMap((node): readonly StreamLoop[] => {
    if (!node.await) return [];
    const [stream, ...others] = present(evaluator.valuesOf(node.right));
    if (stream?.kind !== 'answer' || stream.endpoint !== 'chatStream' || others.length > 0) return [];
    const { client, isV2View } = stream;
    return [{ node, client, api: isV2View || client.api === 'v2' ? 'v2' : 'v1' }];
  });
}

/** The event that ends a whole stream, and the field that tells the kinds of events apart. */
export const lastEvent = {
  v1: { field: 'eventType', value: 'stream-end' },
  v2: { field: 'type', value: 'message-end' },
} as const;

/** Whether a loop looks for the last event, or for the reason that only this event gives. */
export function looksForEnd({ node, api }: StreamLoop, { visitorKeys }: Readonly<TSESLint.SourceCode>): boolean {
  let isFound = false;
  for (const part of [node.left, node.body]) {
    walk(part, visitorKeys, (inner) => {
      const name = inner.type === 'MemberExpression' ? memberName(inner) : undefined;
      const key = inner.type === 'Property' && inner.key.type === 'Identifier' ? inner.key.name : undefined;
      isFound ||= literalText(inner) === lastEvent[api].value || name === 'finishReason' || key === 'finishReason';
    });
  }
  return isFound;
}

/** The name of the whole event; `undefined` where the loop takes it apart. */
export function eventName({ left }: TSESTree.ForOfStatement): TSESTree.Identifier | undefined {
  const target = left.type === 'VariableDeclaration' ? left.declarations[0].id : left;
  return target.type === 'Identifier' ? target : undefined;
}

/** Whether a loop hands whole events to other code, which may look for the end. Logging them hands them to nobody. */
export function passesEventsOn({ node }: StreamLoop, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  const event = eventName(node);
  const variable = event && findVariable(sourceCode, node.body, event.name);
  return (variable?.references ?? []).some((reference) => reference.isRead() && goesElsewhere(reference.identifier));
}

function goesElsewhere(event: Node): boolean {
  const value = wrapped(event);
  const { parent } = value;
  if (parent?.type === 'MemberExpression') return parent.object !== value;
  if (parent?.type !== 'CallExpression')
    return parent?.type !== 'VariableDeclarator' || parent.id.type === 'Identifier';
  const callee = unwrap(parent.callee);
  const object = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
  return !(object?.type === 'Identifier' && object.name === 'console');
}
