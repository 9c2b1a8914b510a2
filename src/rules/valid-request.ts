import {
  type Repair,
  type RequestProblem,
  type RequestProblemKind,
  requestProblems,
} from '../analysis/request-checks/index.js';
import { createCohereRule } from '../analysis/cohere-rule.js';
import { visitCohere } from '../analysis/visit.js';
import { type Node, isInFile } from '../core/ast.js';
import type { FinishedRule, Suggestion } from '../core/create-rule.js';
import { renameField, replaceText } from '../core/fixes.js';

interface Options {
  readonly checkTypes: boolean;
}

type MessageIds = RequestProblemKind | 'rename' | 'rewrite';

const rule: FinishedRule = createCohereRule<[Options], MessageIds>({
  name: 'valid-request',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow requests that the SDK or the API refuses, and fields that have no effect',
      preset: 'recommended',
      checklist: 'request',
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          checkTypes: {
            type: 'boolean',
            description: 'Whether what TypeScript reports, where it knows the types, is reported as well.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ checkTypes: true }],
    messages: {
      snakeCase: '`{{key}}` goes to the API unchecked by the SDK. Write `{{field}}`.',
      snakeCaseLost: '`{{key}}` is not the name the SDK looks for, so {{outcome}}. Write `{{field}}`.',
      spelledTwice:
        '`{{key}}` and `{{field}}` are one field on the wire, where one overwrites the other. Keep `{{field}}`.',
      misspelled: '`{{key}}` is no field of `{{owner}}`, so {{outcome}} (did you mean `{{field}}`?).',
      otherApi: '`{{key}}` is a field of the {{other}} API, so {{outcome}}. {{advice}}.',
      otherRelease:
        '`{{key}}` is a field of cohere-ai {{releases}} and {{version}} does not know it, so {{outcome}}. {{advice}}.',
      overwritten: '`{{key}}` has no effect here: the SDK sets it itself. Call `{{other}}()`.',
      unknownKey: '`{{key}}` is no field of `{{owner}}`, so {{outcome}}. Leave it out.',
      missingKey: '`{{owner}}` has no {{fields}}, so {{outcome}}. {{advice}}.',
      nothingToEmbed: '`embed()` gets nothing to embed, so the API answers 400. Pass {{fields}}.',
      wrongKind: '`{{path}}` is {{actual}} where the SDK expects {{expected}}, so it throws before it sends anything.',
      unknownValue: '`{{path}}` can be {{values}}; the API refuses anything else.',
      outOfRange: '`{{path}}` must be {{range}}: the API answers 400 to anything else.',
      notWhole: '`{{path}}` must be a whole number: the API answers 400 to anything else.',
      blank: '`{{path}}` is blank, so the API answers 400.',
      emptyList: '`{{path}}` is empty, so the API answers 400.',
      tooManyItems: '`{{path}}` has {{count}} items, and the API refuses more than {{max}}.',
      refusedTogether: '`{{field}}` cannot stand beside `{{beside}}`: the API answers 400{{answer}}.',
      ignoredTogether: '`{{field}}` has no effect beside `{{beside}}`. Leave one of them out.',
      needs: '`{{field}}` means nothing without `{{needs}}`, so the API answers 400.',
      imagesOfOtherType: "`images` need `inputType: 'image'`: the API answers 400 to anything else.",
      textsAsImages: "`inputType: 'image'` is for `images`: the API answers 400 when it gets `texts`.",
      wrongEndpoint: '`{{model}}` is a model for {{endpoints}}, so the API answers 400 to `{{method}}()`.',
      notOnV1: '`{{model}}` chats on v2 only, so the API refuses this request to v1. Use `CohereClientV2`.',
      aboveOutputLimit:
        '`{{model}}` writes {{limit}} tokens at most: the API cuts the bound down to that, or answers 400.',
      thinkingLeavesNothing:
        'This leaves too few of {{limit}} tokens for the answer, which is cut off or empty. Leave at least 1,000.',
      unsupportedField: '`{{model}}` does not support `{{field}}`: the API refuses the request, or ignores the field.',
      unsupportedValue:
        '`{{field}}` of `{{model}}` can be {{values}}: the API refuses anything else, or ignores the field.',
      tooManyImages: '`{{model}}` takes at most {{max}} images in a request: the API refuses more.',
      systemNotFirst:
        'A `system` message after other ones: the API answers 400 "system turn must be the first in the list".',
      toolWithoutCall:
        'No assistant message before this one calls the tool: the API answers 400 "tool call id not found in previous tool calls".',
      toolName:
        'A tool’s name has letters, digits and `_` only and does not begin with a digit, or the API answers 400.',
      untypedParameter: 'The parameter `{{name}}` has no `type`, so the API answers 400.',
      requiredUnknown: '`{{name}}` is required and not among the `properties`, so the API answers 400.',
      schemaNotObject: 'A schema is of `type` `object` at the top, or the API answers 400.',
      nothingRequired:
        'Structured outputs need at least one `required` property in every object: the API refuses other schemas.',
      unsupportedKeyword:
        'Structured outputs do not support `{{keyword}}`: the API refuses the schema, or does not enforce it.',
      unsupportedFormat:
        'Structured outputs support the formats `date-time`, `uuid`, `date` and `time`: the API refuses others, or does not enforce them.',
      unsupportedPattern:
        'Structured outputs do not support `^`, `$`, `?=` and `?!`: the API refuses the pattern, or does not enforce it.',
      tooManyToolFields:
        'The tools have {{count}} fields, and the API refuses `strictTools` with more than {{max}} in all.',
      rename: 'Rename it to `{{name}}`.',
      rewrite: 'Use `{{text}}`.',
    },
  },
  create(context) {
    const { sourceCode } = context;
    const [{ checkTypes }] = context.options;
    const reported = new Map<Node, Set<string>>();

    /** A place that several calls share has each problem once. */
    function isNew(place: Node, { kind, data }: RequestProblem): boolean {
      const seen = reported.get(place) ?? new Set();
      const problem = JSON.stringify([kind, data]);
      reported.set(place, seen);
      return !seen.has(problem) && !!seen.add(problem);
    }

    function suggestion(repair: Repair): Suggestion<MessageIds> {
      if (repair.kind === 'rewrite') {
        const { node, text } = repair;
        return { messageId: 'rewrite', data: { text }, fix: (fixer) => replaceText(sourceCode, fixer, node, text) };
      }
      const { field, name } = repair;
      return { messageId: 'rename', data: { name }, fix: (fixer) => renameField(sourceCode, fixer, field.node, name) };
    }

    function report(problem: RequestProblem): void {
      const { kind, data, places, repair } = problem;
      // The last place is the call itself, which stands in this file.
      const place = places.find((node) => isInFile(sourceCode, node))!;
      if (!isNew(place, problem)) return;
      const offer = repair && place === places[0] ? suggestion(repair) : undefined;
      const isSafe = repair?.kind === 'rename' && repair.isSafe;
      context.report({
        node: place,
        messageId: kind,
        data,
        ...(offer && (isSafe ? { fix: offer.fix } : { suggest: [offer] })),
      });
    }

    return visitCohere(context, {
      call(call, file) {
        for (const problem of requestProblems(call, file)) {
          if (checkTypes || !problem.isTypeError) report(problem);
        }
      },
    });
  },
});

export default rule;
