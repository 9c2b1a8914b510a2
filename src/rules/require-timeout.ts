import { callOptionWriter } from '../analysis/writers/call-option-writer.js';
import type { CohereCall } from '../analysis/calls.js';
import { clientOptionWriter, hasGuardedFetch } from '../analysis/writers/client-option-writer.js';
import type { ClientCreation, CohereFile } from '../analysis/cohere-file.js';
import { Deadlines, isClientBounded } from '../analysis/surroundings/deadlines.js';
import { runtimeModule } from '../analysis/project/packages.js';
import { createCohereRule } from '../analysis/cohere-rule.js';
import { visitCohere } from '../analysis/visit.js';
import { clientOptions, isInRange, timeouts } from '../catalog/index.js';
import type { FinishedRule, Suggestion } from '../core/create-rule.js';
import { importNames } from '../core/imports.js';

type MessageIds = 'client' | 'call' | 'guardFetch' | 'boundClient' | 'boundCalls';
type Suggestions = Suggestion<MessageIds>[];

/** What the suggestions write: longer than a long answer takes, shorter than users wait. Seconds. */
const suggestedSeconds = 60;
const defaults = { seconds: timeouts.defaultSeconds, attempts: timeouts.defaultRetries + 1 };

const rule: FinishedRule = createCohereRule<[], MessageIds>({
  name: 'require-timeout',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'require a bound on the time that calls of Cohere may take',
      preset: 'strict',
      checklist: 'timeout',
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      client:
        'Nothing bounds the calls of this client: each may take {{attempts}} attempts of {{seconds}} seconds, and a body or stream that stalls never ends. Give it `cohereFetch()` of `eslint-plugin-cohere/runtime`, or `timeoutInSeconds`.',
      call: 'Nothing bounds `{{method}}()`, nor does its client: it may take {{attempts}} attempts of {{seconds}} seconds, and a body or stream that stalls never ends. Set `timeoutInSeconds` or an `abortSignal`.',
      guardFetch: 'Give the client a `cohereFetch()`, which ends a call after {{seconds}} seconds, its body included.',
      boundClient:
        'Set `timeoutInSeconds` of the client to {{seconds}}: it bounds each attempt, up to the headers of the answer.',
      boundCalls: 'Set `timeoutInSeconds` to {{seconds}}: it bounds each attempt, up to the headers of the answer.',
    },
  },
  create(context) {
    const { sourceCode } = context;
    const data = { seconds: suggestedSeconds };

    function boundCalls(calls: readonly CohereCall[]): Suggestions {
      const writers = calls.map((call) =>
        callOptionWriter(sourceCode, call, 'timeoutInSeconds', String(suggestedSeconds)),
      );
      if (writers.includes(undefined)) return [];
      return [{ messageId: 'boundCalls', data, fix: (fixer) => writers.flatMap((write) => write!(fixer)) }];
    }

    function boundClient({ client }: ClientCreation, file: CohereFile): Suggestions {
      const fix = clientOptionWriter(file, client, 'timeoutInSeconds', String(suggestedSeconds));
      return fix ? [{ messageId: 'boundClient', data, fix }] : [];
    }

    function guardFetch({ node, client }: ClientCreation, file: CohereFile): Suggestions {
      if (!hasGuardedFetch(file, client)) return [];
      const { written, edits } = importNames(sourceCode, runtimeModule, ['cohereFetch'], node);
      const write = clientOptionWriter(file, client, 'fetch', `${written.cohereFetch}({ totalTimeoutMs: 60_000 })`);
      return write ? [{ messageId: 'guardFetch', data, fix: (fixer) => [...write(fixer), ...edits(fixer)] }] : [];
    }

    function reportClient(creation: ClientCreation, calls: readonly CohereCall[], file: CohereFile): void {
      // Before, the SDK ignores these options of a client.
      const hasOptions = isInRange(file.sdk.version, clientOptions['timeoutInSeconds']!);
      const suggest = hasOptions ? [...guardFetch(creation, file), ...boundClient(creation, file)] : boundCalls(calls);
      const { start } = creation.node.loc;
      context.report({
        loc: { start, end: creation.node.callee.loc.end },
        messageId: 'client',
        data: defaults,
        suggest,
      });
    }

    function check(file: CohereFile): void {
      const deadlines = new Deadlines(file.evaluator, file.calls);
      const unbounded = file.calls.filter((call) => !call.clients.some(isClientBounded) && !deadlines.isBounded(call));
      const made = new Set(file.creations.map(({ client }) => client));
      for (const creation of file.creations) {
        const calls = unbounded.filter(({ clients }) => clients.includes(creation.client));
        if (calls.length > 0) reportClient(creation, calls, file);
      }
      for (const call of unbounded) {
        if (call.clients.some((client) => made.has(client))) continue;
        const callData = { ...defaults, method: call.endpoint };
        context.report({ node: call.name, messageId: 'call', data: callData, suggest: boundCalls([call]) });
      }
    }

    return visitCohere(context, {
      file(file) {
        if (!file.isTest) check(file);
      },
    });
  },
});

export default rule;
