import type { TSESLint } from '@typescript-eslint/utils';
import type { CohereClient } from '../analysis/client.js';
import {
  type StreamLoop,
  eventName,
  lastEvent,
  looksForEnd,
  passesEventsOn,
  streamLoops,
} from '../analysis/surroundings/stream-loops.js';
import { createCohereRule } from '../analysis/cohere-rule.js';
import { visitCohere } from '../analysis/visit.js';
import { type Node, isFunction, walk } from '../core/ast.js';
import type { FinishedRule } from '../core/create-rule.js';
import { indentOf } from '../core/fixes.js';
import { freeName } from '../core/imports.js';

type MessageIds = 'unseenEnd' | 'throwAtCut';

const rule: FinishedRule = createCohereRule<[], MessageIds>({
  name: 'require-stream-end',
  meta: {
    type: 'problem',
    docs: {
      description: 'require loops over a stream to look for its last event',
      preset: 'strict',
      checklist: 'streaming',
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      unseenEnd:
        'A stream that is cut off ends this loop as if it were complete, and half an answer passes for a whole one. Look for `{{event}}`.',
      throwAtCut: 'Throw when the stream ends before `{{event}}`.',
    },
  },
  create(context) {
    const { sourceCode } = context;

    /** Notes the last event, and throws after the loop when there was none. */
    function endCheck({ node, api }: StreamLoop): TSESLint.ReportFixFunction | undefined {
      const { body, parent } = node;
      const event = eventName(node);
      const isInBlock = parent.type === 'BlockStatement' || parent.type === 'Program';
      const brace = sourceCode.getFirstToken(body);
      const indent = indentOf(sourceCode, node);
      if (!event || !isInBlock || body.type !== 'BlockStatement' || !brace || indent === undefined) return undefined;
      if (endsEarly(body)) return undefined;
      const ended = freeName(sourceCode, 'hasEnded', body);
      const { field, value } = lastEvent[api];
      return (fixer) => [
        fixer.insertTextBefore(node, `let ${ended} = false;\n${indent}`),
        fixer.insertTextAfter(brace, `\n${indent}  if (${event.name}.${field} === '${value}') ${ended} = true;`),
        fixer.insertTextAfter(node, `\n${indent}if (!${ended}) throw new Error('The stream was cut off.');`),
      ];
    }

    /** Whether the loop is left on purpose, so that its last event may be missing. */
    function endsEarly(body: Node): boolean {
      let isLeft = false;
      walk(body, sourceCode.visitorKeys, (inner) => {
        isLeft ||= inner.type === 'BreakStatement' || inner.type === 'ReturnStatement' || isFunction(inner);
      });
      return isLeft;
    }

    return visitCohere(context, {
      file(file) {
        for (const loop of streamLoops(file)) {
          const { node, client, api } = loop;
          if (isGuarded(client) || looksForEnd(loop, sourceCode) || passesEventsOn(loop, sourceCode)) continue;
          const data = { event: lastEvent[api].value };
          const fix = endCheck(loop);
          const suggest = fix ? [{ messageId: 'throwAtCut', data, fix } as const] : [];
          context.report({ node: node.right, messageId: 'unseenEnd', data, suggest });
        }
      },
    });
  },
});

/** Whether `cohereFetch` of the helpers turns a stream that is cut off into an error. */
function isGuarded({ options }: CohereClient): boolean {
  return options
    .fieldsNamed('fetch')
    .some(({ values }) => values.some((value) => value.kind === 'imported' && value.name === 'cohereFetch'));
}

export default rule;
