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

type Problem = 'refused' | 'notRecommended' | 'unbounded';
type MessageIds = Problem | 'useHelper';

/** A problem of a list, and its size where that is known. */
interface Finding {
  readonly messageId: Problem;
  readonly size?: string;
}

const max = limits.rerankDocuments;
const recommended = limits.rerankRecommendedDocuments;

const rule: FinishedRule = createCohereRule<[Options], MessageIds>({
  name: 'max-rerank-documents',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow more documents in one rerank call than Cohere recommends',
      preset: 'recommended',
      checklist: 'rerank-documents',
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
      refused:
        '`rerank()` gets {{size}} documents at once, and the API refuses more than {{max}}: nothing is ranked. Send them in batches, as `rerankInBatches()` of `eslint-plugin-cohere/runtime` does.',
      notRecommended:
        '`rerank()` gets {{size}} documents at once: for its performance Cohere recommends no more than {{recommended}}. Send them in batches, as `rerankInBatches()` of `eslint-plugin-cohere/runtime` does.',
      unbounded:
        '`documents` is as long as the caller wants: Cohere recommends no more than {{recommended}}, and refuses more than {{max}}. Send them in batches, as `rerankInBatches()` of `eslint-plugin-cohere/runtime` does.',
      useHelper: 'Let `rerankInBatches()` send them.',
    },
  },
  create(context) {
    const [{ reportUnbounded }] = context.options;

    function findingOf({ home, value }: Field): Finding | undefined {
      const size = listSize(home, value);
      const refused = sizeText(size, max);
      if (refused !== undefined) return { messageId: 'refused', size: refused };
      const notRecommended = sizeText(size, recommended);
      if (notRecommended !== undefined) return { messageId: 'notRecommended', size: notRecommended };
      return reportUnbounded && isUnboundedList(home, value) ? { messageId: 'unbounded' } : undefined;
    }

    function report(call: CohereCall, file: CohereFile, field: Field, { messageId, size }: Finding): void {
      // Scores of different models cannot be compared, so the helper wants to know which one it is.
      const isModelNamed = call.request.presence('model') === 'present';
      const fix = isModelNamed ? batchWriter(file, call, 'rerankInBatches') : undefined;
      context.report({
        node: placeOf(file, call, field, field.key),
        messageId,
        data: { max, recommended, ...(size !== undefined && { size }) },
        suggest: fix ? [{ messageId: 'useHelper', fix }] : [],
      });
    }

    return visitCohere(context, {
      call(call, file) {
        if (call.endpoint !== 'rerank') return;
        for (const field of call.request.fieldsNamed('documents')) {
          const finding = findingOf(field);
          if (finding) report(call, file, field, finding);
        }
      },
    });
  },
});

export default rule;
