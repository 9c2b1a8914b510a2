import { breakerFetchWriter, breakerWrapper } from '../analysis/writers/breaker-writer.js';
import type { CohereCall } from '../analysis/calls.js';
import { isOutsideBreakers } from '../analysis/surroundings/circuit-breakers.js';
import { hasHelpers } from '../analysis/writers/client-option-writer.js';
import type { CohereFile } from '../analysis/cohere-file.js';
import { Surroundings } from '../analysis/surroundings/surroundings.js';
import { createCohereRule } from '../analysis/cohere-rule.js';
import { visitCohere } from '../analysis/visit.js';
import type { FinishedRule, Suggestion } from '../core/create-rule.js';

type MessageIds = 'outside' | 'wrap' | 'giveFetch';

const endpointsToGuard = new Set(['chat', 'chatStream', 'embed', 'rerank', 'parse']);

const rule: FinishedRule = createCohereRule<[], MessageIds>({
  name: 'require-circuit-breaker',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'require a circuit breaker around the calls of models',
      preset: 'strict',
      checklist: 'circuit-breaker',
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      outside:
        'No circuit breaker stops `{{method}}()` while Cohere fails: every user waits for the time-out and the retries of each request, and adds to the load. Use `CohereCircuitBreaker` of `eslint-plugin-cohere/runtime`, or give the client its `cohereFetch({ breaker })`.',
      wrap: 'Run the call through a `CohereCircuitBreaker`.',
      giveFetch: 'Give the client a `cohereFetch()` with a breaker for each model.',
    },
  },
  create(context) {
    let surroundings: Surroundings | undefined;

    function suggestions(call: CohereCall, file: CohereFile): Suggestion<MessageIds>[] {
      if (!hasHelpers(file)) return [];
      const wrap = breakerWrapper(file, call);
      const giveFetch = breakerFetchWriter(file, call);
      return [
        ...(wrap ? [{ messageId: 'wrap' as const, fix: wrap }] : []),
        ...(giveFetch ? [{ messageId: 'giveFetch' as const, fix: giveFetch }] : []),
      ];
    }

    return visitCohere(context, {
      call(call, file) {
        const { endpoint, name } = call;
        if (!endpointsToGuard.has(endpoint) || file.isTest) return;
        surroundings ??= new Surroundings(file.evaluator);
        if (!isOutsideBreakers(call, surroundings)) return;
        context.report({
          node: name,
          messageId: 'outside',
          data: { method: endpoint },
          suggest: suggestions(call, file),
        });
      },
    });
  },
});

export default rule;
