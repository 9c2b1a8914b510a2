import type { CohereCall } from '../analysis/calls.js';
import { fieldWriter } from '../analysis/writers/field-writer.js';
import { type MisspellingMessages, misspellingReport } from '../analysis/requests/misspelled-field.js';
import { requestFields, requiredField } from '../analysis/requests/required-field.js';
import { createCohereRule } from '../analysis/cohere-rule.js';
import { visitCohere } from '../analysis/visit.js';
import { type Node, literalText, unwrap } from '../core/ast.js';
import type { FinishedRule } from '../core/create-rule.js';
import { quote } from '../core/fixes.js';
import { isTypeScript } from '../core/is-typescript.js';

type MessageIds =
  | 'missing'
  | 'missingOnV1'
  | 'snakeCaseOnV2'
  | 'document'
  | 'query'
  | 'classification'
  | 'clustering'
  | 'image'
  | MisspellingMessages;

/** What a vector can be for, by the message that offers it. */
const purposes = {
  document: 'search_document',
  query: 'search_query',
  classification: 'classification',
  clustering: 'clustering',
} as const;

const rule: FinishedRule = createCohereRule<[], MessageIds>({
  name: 'require-embed-input-type',
  meta: {
    type: 'problem',
    docs: {
      description: 'require `inputType` on every embed call',
      preset: 'recommended',
      checklist: 'embed-input-type',
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: {
      missing: '`embed()` has no `inputType`: the SDK throws before it sends anything. Say what the vectors are for.',
      missingOnV1:
        '`embed()` has no `inputType`: the API answers 400 for every current model. Say what the vectors are for.',
      snakeCase: '`{{key}}` goes to the API unchecked by the SDK. Write `{{field}}`.',
      snakeCaseOnV2:
        '`{{key}}` is not the name the SDK looks for, so it throws before it sends anything. Write `{{field}}`.',
      misspelled: '`{{key}}` is no field of `embed()`, so the call fails for want of `{{field}}`. Write `{{field}}`.',
      document: "Set `inputType` to 'search_document': texts that go into an index.",
      query: "Set `inputType` to 'search_query': a query against an index.",
      classification: "Set `inputType` to 'classification': texts for a classifier.",
      clustering: "Set `inputType` to 'clustering': texts to be grouped.",
      image: "Set `inputType` to 'image': images.",
      rename: 'Rename it to `{{field}}`.',
    },
  },
  create(context) {
    const reportMisspelling = misspellingReport(context);
    const { sourceCode, filename } = context;

    function reportMissing({ request, name, api }: CohereCall): void {
      const isImages = request.presence('images') === 'present';
      const offers = isImages
        ? ([['image', 'image']] as const)
        : (Object.entries(purposes) as [keyof typeof purposes, string][]);
      context.report({
        node: name,
        messageId: api === 'v2' ? 'missing' : 'missingOnV1',
        suggest: offers.flatMap(([messageId, value]) => {
          const text = quote(sourceCode, value);
          const inferred = isTypeScript(filename) ? `${text} as const` : text;
          const fix = fieldWriter(sourceCode, request, 'inputType', text, inferred);
          return fix ? [{ messageId, fix }] : [];
        }),
      });
    }

    return visitCohere(context, {
      call(call, file) {
        if (call.endpoint !== 'embed' || !Object.hasOwn(requestFields(call), 'inputType')) return;
        const found = requiredField(call, 'inputType');
        if (found.state === 'absent') reportMissing(call);
        if (found.state !== 'snakeCase' && found.state !== 'misspelled') return;
        const messageId = found.state === 'snakeCase' && call.api === 'v2' ? 'snakeCaseOnV2' : found.state;
        const isSafe = found.state === 'snakeCase' && isText(unwrap(found.field.value));
        reportMisspelling(call, file, found, 'inputType', isSafe, messageId);
      },
    });
  },
});

function isText(node: Node): boolean {
  return literalText(node) !== undefined;
}

export default rule;
