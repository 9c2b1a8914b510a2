import { batchWriter } from '../analysis/writers/batch-writer.js';
import type { CohereCall } from '../analysis/calls.js';
import type { CohereFile } from '../analysis/cohere-file.js';
import { listSize, sizeText } from '../analysis/requests/list-size.js';
import type { Field } from '../analysis/objects/object-fields.js';
import { placeOf } from '../analysis/place.js';
import { isUnboundedList } from '../analysis/requests/unbounded-list.js';
import { createCohereRule } from '../analysis/cohere-rule.js';
import { visitCohere } from '../analysis/visit.js';
import { limits } from '../catalog/index.js';
import type { FinishedRule } from '../core/create-rule.js';

interface Options {
  readonly reportUnbounded: boolean;
}

type MessageIds = 'tooMany' | 'unbounded' | 'useHelper';

const max = limits.embedInputs;

/** Images have no limit of their own but for v3, which takes one. */
const fieldsWithInputs = ['texts', 'inputs'];

const rule: FinishedRule = createCohereRule<[Options], MessageIds>({
  name: 'max-embed-batch',
  meta: {
    type: 'problem',
    docs: {
      description: `disallow more than ${max} inputs in one embed call`,
      preset: 'recommended',
      checklist: 'embed-batch',
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          reportUnbounded: {
            type: 'boolean',
            description:
              'Whether lists are reported too that are as long as a caller wants, where nothing looks at their length.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ reportUnbounded: false }],
    messages: {
      tooMany:
        '`embed()` gets {{size}} {{field}} at once, and the API takes {{max}}: it answers 400 and embeds none of them. Send them in batches, as `embedInBatches()` of `eslint-plugin-cohere/runtime` does.',
      unbounded:
        '`{{field}}` is as long as the caller wants: with more than {{max}} the API answers 400 and embeds none of them. Send them in batches, as `embedInBatches()` of `eslint-plugin-cohere/runtime` does.',
      useHelper: 'Let `embedInBatches()` send them.',
    },
  },
  create(context) {
    const [{ reportUnbounded }] = context.options;

    function report(call: CohereCall, file: CohereFile, field: Field, messageId: MessageIds, size: string): void {
      const fix = batchWriter(file, call, 'embedInBatches');
      context.report({
        node: placeOf(file, call, field, field.key),
        messageId,
        data: { field: field.name, max, ...(messageId === 'tooMany' && { size }) },
        suggest: fix ? [{ messageId: 'useHelper', fix }] : [],
      });
    }

    function checkField(call: CohereCall, file: CohereFile, field: Field): void {
      const size = sizeText(listSize(field.home, field.value), max);
      if (size !== undefined) report(call, file, field, 'tooMany', size);
      else if (reportUnbounded && isUnboundedList(field.home, field.value)) report(call, file, field, 'unbounded', '');
    }

    return visitCohere(context, {
      call(call, file) {
        // `embed` of 5.x and 6.x sends batches by itself.
        if (call.endpoint !== 'embed' || call.api === 'init') return;
        const fields = fieldsWithInputs.flatMap((name) => call.request.fieldsNamed(name));
        for (const field of fields) checkField(call, file, field);
      },
    });
  },
});

export default rule;
