import type { TSESLint } from '@typescript-eslint/utils';
import { callModels } from '../analysis/call-models.js';
import type { CohereCall } from '../analysis/calls.js';
import type { CohereFile } from '../analysis/cohere-file.js';
import { type MisspellingMessages, reportMisspelling } from '../analysis/misspelled-field.js';
import { fieldName, requiredField } from '../analysis/required-field.js';
import { visitCohere } from '../analysis/visit.js';
import type { Node } from '../core/ast.js';
import { type FinishedRule, createRule } from '../core/create-rule.js';
import { insertProperty, replaceValue } from '../core/fixes.js';

interface Options {
  readonly max?: number;
  readonly insert?: number;
}

type MessageIds = 'missing' | 'missingForModel' | 'tooHigh' | 'add' | 'replace' | 'lower' | MisspellingMessages;

/** What the suggestion inserts where the team has configured nothing: enough for a long answer. */
const suggestedTokens = 1024;

const endpointsWithBound = new Set(['chat', 'chatStream']);

const rule: FinishedRule = createRule<[Options], MessageIds>({
  name: 'require-max-tokens',
  meta: {
    type: 'problem',
    docs: {
      description: 'require an upper bound on the tokens that a chat may generate',
      preset: 'recommended',
      checklist: 'max-tokens',
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          max: { type: 'integer', minimum: 1, description: 'The largest bound that a call may set, in tokens.' },
          insert: {
            type: 'integer',
            minimum: 1,
            description: 'The bound, in tokens, that `--fix` writes into calls without one. Left out: nothing is fixed.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{}],
    messages: {
      missing:
        '`{{method}}()` sets no `{{field}}`: an answer may run to the limit of the model, and every token is billed.',
      missingForModel:
        '`{{method}}()` sets no `{{field}}`: an answer may run to the {{limit}} tokens of `{{model}}`, all of them billed.',
      snakeCase: '`{{key}}` goes to the API unchecked by the SDK. Write `{{field}}`.',
      misspelled: '`{{key}}` is no field of `{{method}}()`, so nothing bounds the answer. Write `{{field}}`.',
      tooHigh: '`{{field}}` is {{value}}, above the {{max}} tokens that this project allows for an answer.',
      add: 'Add `{{field}}: {{value}}`.',
      replace: 'Set `{{field}}` to {{value}}.',
      rename: 'Rename it to `{{field}}`.',
      lower: 'Lower it to {{max}}.',
    },
  },
  create(context) {
    const { sourceCode } = context;
    const [{ max = Infinity, insert }] = context.options;
    const value = insert ?? Math.min(suggestedTokens, max);

    function reportMissing(call: CohereCall, field: string, file: CohereFile): void {
      const model = callModels(call, file).find(({ maxOutputTokens }) => maxOutputTokens !== undefined);
      const data = { method: call.endpoint, field, model: model?.id, limit: model?.maxOutputTokens };
      const { literal } = call.request;
      const empty = call.request.field(field)?.node;
      const fix = empty
        ? (fixer: TSESLint.RuleFixer) => replaceValue(fixer, empty, String(value))
        : literal && ((fixer: TSESLint.RuleFixer) => insertProperty(sourceCode, fixer, literal, `${field}: ${value}`));
      context.report({
        node: call.name,
        messageId: model ? 'missingForModel' : 'missing',
        data,
        ...(fix && insert !== undefined && { fix }),
        ...(fix && insert === undefined && { suggest: [{ messageId: empty ? 'replace' : 'add', data: { field, value }, fix }] }),
      });
    }

    function checkBound(call: CohereCall, field: string): void {
      for (const { node, values, value: place } of call.request.fieldsNamed(field)) {
        const above = values.find((candidate) => candidate.kind === 'number' && candidate.number > max);
        if (above?.kind !== 'number') continue;
        const isWrittenHere = above.node === place;
        context.report({
          node: above.node,
          messageId: 'tooHigh',
          data: { field, value: above.number, max },
          suggest: isWrittenHere
            ? [{ messageId: 'lower', data: { max }, fix: (fixer) => replaceValue(fixer, node, String(max)) }]
            : [],
        });
      }
    }

    return visitCohere(context, {
      call(call, file) {
        if (!endpointsWithBound.has(call.endpoint)) return;
        const field = fieldName(call, 'maxTokens');
        const found = requiredField(call, field);
        if (found.state === 'absent') reportMissing(call, field, file);
        else if (found.state === 'snakeCase' || found.state === 'misspelled') {
          reportMisspelling(context, call, found, 'maxTokens', isNumber);
        } else checkBound(call, field);
      },
    });
  },
});

function isNumber(node: Node): boolean {
  return node.type === 'Literal' && typeof node.value === 'number';
}

export default rule;
