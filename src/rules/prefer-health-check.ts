import type { CohereCall } from '../analysis/calls.js';
import type { CohereClient } from '../analysis/client.js';
import type { CohereFile } from '../analysis/cohere-file.js';
import { Deadlines, isClientBounded } from '../analysis/surroundings/deadlines.js';
import { healthCheckWriter } from '../analysis/writers/health-check-writer.js';
import { healthRouteLook, mayHoldHealthRoute } from '../analysis/surroundings/routes.js';
import { Surroundings } from '../analysis/surroundings/surroundings.js';
import { createCohereRule } from '../analysis/cohere-rule.js';
import { visitCohere } from '../analysis/visit.js';
import { isBilled, timeouts } from '../catalog/index.js';
import type { FinishedRule } from '../core/create-rule.js';

type MessageIds = 'billed' | 'noDeadline' | 'useHelper';

/** A time-out of a client above this is meant for its real work, and too long for whoever probes. Seconds. */
const longestProbe = 10;

const rule: FinishedRule = createCohereRule<[], MessageIds>({
  name: 'prefer-health-check',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'disallow hand-written calls of Cohere in health routes',
      preset: 'strict',
      checklist: 'health-check',
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      billed:
        'Each probe of `{{path}}` is a billed `{{method}}()`, which counts against the limits of the key. Use `createHealthCheck()` of `eslint-plugin-cohere/runtime`, which asks for one model, free of charge and within a deadline.',
      noDeadline:
        'A probe of `{{path}}` waits for `{{method}}()` for up to {{attempts}} attempts of {{seconds}} seconds, and Kubernetes gives up after one second. `createHealthCheck()` of `eslint-plugin-cohere/runtime` answers within a deadline.',
      useHelper: 'Answer with `createHealthCheck()`.',
    },
  },
  create(context) {
    function check(file: CohereFile): void {
      if (!mayHoldHealthRoute(context.sourceCode.text, context.filename)) return;
      const surroundings = new Surroundings(file.evaluator);
      const deadlines = new Deadlines(file.evaluator, file.calls);
      const look = healthRouteLook(context.filename);
      for (const call of file.calls) {
        const messageId = problemOf(call, deadlines);
        const route = messageId && surroundings.find(call.node, look);
        if (!route) continue;
        const fix = healthCheckWriter(file, call, route);
        context.report({
          node: call.name,
          messageId,
          data: {
            path: route.path,
            method: call.endpoint,
            attempts: timeouts.defaultRetries + 1,
            seconds: timeouts.defaultSeconds,
          },
          suggest: fix ? [{ messageId: 'useHelper', fix }] : [],
        });
      }
    }

    return visitCohere(context, { file: check });
  },
});

/** What is wrong with a call as a probe. The AWS clients cannot list models, so no health check can use them. */
function problemOf(call: CohereCall, deadlines: Deadlines): 'billed' | 'noDeadline' | undefined {
  if (call.clients.some(({ platform }) => platform !== 'cohere' && platform !== 'own')) return undefined;
  if (isBilled(call.endpoint)) return 'billed';
  return deadlines.isBounded(call) || call.clients.some(isQuick) ? undefined : 'noDeadline';
}

/** Whether a client gives up as soon as a probe must, or may do so out of sight. */
function isQuick(client: CohereClient): boolean {
  const limits = client.options.fieldsNamed('timeoutInSeconds').flatMap(({ values }) => values);
  const isSlow = limits.some((limit) => limit.kind === 'number' && limit.number > longestProbe);
  return isClientBounded(client) && !isSlow;
}

export default rule;
