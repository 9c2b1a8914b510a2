import { type Model, modelConcern } from '../catalog/index.js';
import { callModels } from '../analysis/models/call-models.js';
import type { CohereCall } from '../analysis/calls.js';
import type { CohereFile } from '../analysis/cohere-file.js';
import { fieldWriter } from '../analysis/writers/field-writer.js';
import { type MisspellingMessages, misspellingReport } from '../analysis/requests/misspelled-field.js';
import { placeOf } from '../analysis/place.js';
import { requiredField } from '../analysis/requests/required-field.js';
import { canMatter } from '../analysis/cohere-file.js';
import { createCohereRule } from '../analysis/cohere-rule.js';
import { visitCohere } from '../analysis/visit.js';
import { type Node, unwrap } from '../core/ast.js';
import type { FinishedRule } from '../core/create-rule.js';

interface Options {
  readonly max?: number;
  readonly insert?: number;
}

type MessageIds = 'missing' | 'missingForModel' | 'tooHigh' | 'add' | 'lower' | MisspellingMessages;

/** What the suggestion inserts where the team has configured nothing: enough for a long answer. */
const suggestedTokens = 1024;

const field = 'maxTokens';
const endpointsWithBound = new Set(['chat', 'chatStream']);

const rule: FinishedRule = createCohereRule<[Options], MessageIds>({
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
            description:
              'The bound, in tokens, that `--fix` writes into calls without one. Left out: nothing is fixed.',
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
      add: 'Set `{{field}}` to {{value}}.',
      rename: 'Rename it to `{{field}}`.',
      lower: 'Lower it to {{max}}.',
    },
  },
  concerns(context) {
    const [{ max = Infinity, insert = 0 }] = context.options;
    // Wrong in every file, not only where it shows.
    if (insert > max) {
      throw new Error(`require-max-tokens: option "insert" (${insert}) is above option "max" (${max}).`);
    }
    return canMatter(context);
  },
  create(context) {
    const reportMisspelling = misspellingReport(context);
    const [{ max = Infinity, insert }] = context.options;
    const value = insert ?? Math.min(suggestedTokens, max);
    const reported = new Set<Node>();

    function reportMissing(call: CohereCall, file: CohereFile): void {
      // The limit of a model that is gone holds for nobody.
      const isTelling = (model: Model): boolean => model.maxOutputTokens !== undefined && !modelConcern(model);
      const model = callModels(call, file).find(isTelling);
      const fix = fieldWriter(context.sourceCode, call.request, field, String(value));
      context.report({
        node: call.name,
        messageId: model ? 'missingForModel' : 'missing',
        data: { method: call.endpoint, field, ...(model && { model: model.id, limit: model.maxOutputTokens }) },
        ...(fix && (insert === undefined ? { suggest: [{ messageId: 'add', data: { field, value }, fix }] } : { fix })),
      });
    }

    function checkBound(call: CohereCall, file: CohereFile): void {
      for (const bound of call.request.fieldsNamed(field)) {
        const above = bound.values.find((candidate) => candidate.kind === 'number' && candidate.number > max);
        if (above?.kind !== 'number') continue;
        const place = placeOf(file, call, bound, above.node);
        if (reported.has(place)) continue;
        reported.add(place);
        context.report({
          node: place,
          messageId: 'tooHigh',
          data: { field, value: above.number, max },
          suggest:
            place === above.node
              ? [{ messageId: 'lower', data: { max }, fix: (fixer) => fixer.replaceText(place, String(max)) }]
              : [],
        });
      }
    }

    return visitCohere(context, {
      call(call, file) {
        if (!endpointsWithBound.has(call.endpoint)) return;
        const found = requiredField(call, field);
        if (found.state === 'absent') reportMissing(call, file);
        else if (found.state === 'snakeCase' || found.state === 'misspelled') {
          const isSafe = found.state === 'snakeCase' && isNumber(unwrap(found.field.value));
          reportMisspelling(call, file, found, field, isSafe, found.state);
        } else checkBound(call, file);
      },
    });
  },
});

function isNumber(node: Node): boolean {
  return node.type === 'Literal' && typeof node.value === 'number';
}

export default rule;
