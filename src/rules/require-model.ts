import { endpoints, findModel, suggestedModels } from '../catalog/index.js';
import type { CohereCall } from '../analysis/calls.js';
import { fieldWriter } from '../analysis/writers/field-writer.js';
import { misspellingReport } from '../analysis/requests/misspelled-field.js';
import { placeOf } from '../analysis/place.js';
import { requestFields, requiredField } from '../analysis/requests/required-field.js';
import { createCohereRule } from '../analysis/cohere-rule.js';
import { visitCohere } from '../analysis/visit.js';
import type { FinishedRule } from '../core/create-rule.js';
import { quote } from '../core/fixes.js';

type MissingMessage = 'refused' | 'refusedByApi' | 'chosenByApi' | 'chosenByUrl' | 'removed';
type MessageIds = MissingMessage | 'empty' | 'set' | 'setWithCaveat' | 'misspelled' | 'rename';

const rule: FinishedRule = createCohereRule<[], MessageIds>({
  name: 'require-model',
  meta: {
    type: 'problem',
    docs: {
      description: 'require an explicit `model` on every call that takes one',
      preset: 'recommended',
      checklist: 'explicit-model',
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      refused: '`{{method}}()` names no `model`: the SDK throws before it sends anything. Name one.',
      refusedByApi: '`{{method}}()` names no `model`: the API answers 400. Name one.',
      chosenByApi:
        '`{{method}}()` names no `model`: the API picks a default, which changes without a change in this code. Name one.',
      chosenByUrl:
        '`{{method}}()` names no `model`: the AWS clients put it into the URL, so the request goes to a model called `undefined`. Name one.',
      removed:
        '`{{method}}()` names no `model`, and its endpoint was removed on {{on}}: every call fails. Move to {{successor}}, with an explicit model.',
      empty: 'An empty `model` names no model, so that the API picks one or refuses the call. Name one.',
      misspelled: '`{{key}}` is no field of `{{method}}()`, so the call names no `{{field}}`. Write `{{field}}`.',
      set: 'Set `model` to `{{model}}`.',
      setWithCaveat: 'Set `model` to `{{model}}` ({{caveat}}).',
      rename: 'Rename it to `{{field}}`.',
    },
  },
  create(context) {
    const reportMisspelling = misspellingReport(context);
    const { sourceCode } = context;

    function suggestions(call: CohereCall) {
      return suggestionsFor(call).flatMap(({ id, caveat }) => {
        const fix = fieldWriter(sourceCode, call.request, 'model', quote(sourceCode, id));
        if (!fix) return [];
        const messageId = caveat === undefined ? 'set' : 'setWithCaveat';
        return [{ messageId, data: { model: id, ...(caveat !== undefined && { caveat }) }, fix } as const];
      });
    }

    function reportMissing(call: CohereCall): void {
      const { on, successor } = endpoints[call.endpoint]!.removed ?? {};
      const messageId = missingMessage(call);
      context.report({
        node: call.name,
        messageId,
        data: { method: call.endpoint, ...(messageId === 'removed' && { on, successor }) },
        suggest: suggestions(call),
      });
    }

    return visitCohere(context, {
      call(call, file) {
        // What takes no model, or took none in 5.x and 6.x, lacks none.
        if (!endpoints[call.endpoint]!.takesModel || !Object.hasOwn(requestFields(call), 'model')) return;
        const found = requiredField(call, 'model');
        if (found.state === 'absent') reportMissing(call);
        else if (found.state === 'misspelled') {
          reportMisspelling(call, file, found, 'model', false, 'misspelled');
        } else if (found.state === 'present') {
          const field = call.request.field('model')!;
          const isEmpty = field.values.every((value) => value.kind === 'text' && value.text === '');
          if (!isEmpty) return;
          const place = placeOf(file, call, field, field.value);
          context.report({ node: place, messageId: 'empty', suggest: suggestions(call) });
        }
      },
    });
  },
});

/** What happens in production without a model. */
function missingMessage(call: CohereCall): MissingMessage {
  const [{ platform }] = call.clients;
  if (endpoints[call.endpoint]!.removed) return 'removed';
  const { required } = requestFields(call)['model']!;
  if (required) return required === 'sdk' ? 'refused' : 'refusedByApi';
  return platform === 'cohere' || platform === 'own' ? 'chosenByApi' : 'chosenByUrl';
}

/** Models of Cohere's own platform that the call's API takes. */
function suggestionsFor({ endpoint, api, clients: [{ platform }] }: CohereCall) {
  const { modelEndpoint } = endpoints[endpoint]!;
  if (!modelEndpoint || platform !== 'cohere') return [];
  const needsV1Chat = modelEndpoint === 'chat' && api === 'v1';
  return suggestedModels(modelEndpoint).filter(({ id }) => !needsV1Chat || findModel(id, platform)?.v1Chat === true);
}

export default rule;
