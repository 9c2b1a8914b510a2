import { fieldWriter } from '../analysis/writers/field-writer.js';
import { type MisspellingMessages, misspellingReport } from '../analysis/requests/misspelled-field.js';
import { requestFields, requiredField } from '../analysis/requests/required-field.js';
import { createCohereRule } from '../analysis/cohere-rule.js';
import { visitCohere } from '../analysis/visit.js';
import { type Node, literalText, unwrap } from '../core/ast.js';
import type { FinishedRule } from '../core/create-rule.js';
import { isTypeScript } from '../core/is-typescript.js';

type MessageIds = 'missing' | 'missingOnV1' | 'add' | MisspellingMessages;

const rule: FinishedRule = createCohereRule<[], MessageIds>({
  name: 'require-embedding-types',
  meta: {
    type: 'problem',
    docs: {
      description: 'require `embeddingTypes` on every embed call',
      preset: 'recommended',
      checklist: 'embedding-types',
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: {
      missing:
        '`embed()` leaves `embeddingTypes` to the API, which assumes `float`. Say which types the index stores, so that a change of the default cannot change the answer.',
      missingOnV1:
        'Without `embeddingTypes`, v1 `embed()` returns a bare list of vectors; with it, an object with one list per type. Say which types the index stores.',
      snakeCase: '`{{key}}` goes to the API unchecked by the SDK. Write `{{field}}`.',
      misspelled: '`{{key}}` is no field of `embed()`, so the API chooses the types. Write `{{field}}`.',
      add: 'Set `embeddingTypes` to `float`; code that reads `embeddings` as a list must read `embeddings.float`.',
      rename: 'Rename it to `{{field}}`.',
    },
  },
  create(context) {
    const reportMisspelling = misspellingReport(context);
    return visitCohere(context, {
      call(call, file) {
        const { endpoint, api, request, name } = call;
        if (endpoint !== 'embed' || !Object.hasOwn(requestFields(call), 'embeddingTypes')) return;
        const found = requiredField(call, 'embeddingTypes');
        if (found.state === 'snakeCase' || found.state === 'misspelled') {
          const isSafe = found.state === 'snakeCase' && isListOfTexts(unwrap(found.field.value));
          reportMisspelling(call, file, found, 'embeddingTypes', isSafe, found.state);
        }
        if (found.state !== 'absent') return;
        const inferred = isTypeScript(context.filename) ? "['float' as const]" : undefined;
        const fix = fieldWriter(context.sourceCode, request, 'embeddingTypes', "['float']", inferred);
        // On v1 the field changes the shape of the answer.
        if (api === 'v2') context.report({ node: name, messageId: 'missing', ...(fix && { fix }) });
        else
          context.report({
            node: name,
            messageId: 'missingOnV1',
            ...(fix && { suggest: [{ messageId: 'add', fix }] }),
          });
      },
    });
  },
});

function isListOfTexts(node: Node): boolean {
  return (
    node.type === 'ArrayExpression' &&
    node.elements.every((element) => element !== null && literalText(element) !== undefined)
  );
}

export default rule;
