import type { TSESTree } from '@typescript-eslint/utils';
import type { CohereCall } from '../analysis/calls.js';
import { clientUses } from '../analysis/client-uses.js';
import type { CohereFile } from '../analysis/cohere-file.js';
import type { Field } from '../analysis/objects/object-fields.js';
import {
  type RetryWithHandler,
  hasHandler,
  repeatsRefusals,
  tellsFailuresApart,
} from '../analysis/retries/retry-handlers.js';
import { type Retry, retryLook } from '../analysis/retries/retry-loops.js';
import { hasRetrySubstitute } from '../analysis/retries/retry-substitutes.js';
import { optionRemover, retriesSwitch, retryLimiter } from '../analysis/retries/retry-writer.js';
import { retryOption, sdkRetries } from '../analysis/retries/sdk-retries.js';
import { isTestFile } from '../analysis/project/settings.js';
import { Surroundings } from '../analysis/surroundings/surroundings.js';
import { createCohereRule } from '../analysis/cohere-rule.js';
import { visitCohere } from '../analysis/visit.js';
import { isBilled, timeouts } from '../catalog/index.js';
import { type Node, isInFile } from '../core/ast.js';
import type { FinishedRule, Suggestion } from '../core/create-rule.js';

type MessageIds =
  'multiplied' | 'everything' | 'switchedOff' | 'switchOff' | 'limit' | 'switchOffAndLimit' | 'switchOn';

/** The calls that one place tries again. */
interface RetriedCalls {
  readonly retry: Retry;
  readonly calls: [CohereCall, ...CohereCall[]];
  /** Whether no way in sight leads to one of the calls but through a retry. */
  isOnlyWay: boolean;
}

const rule: FinishedRule = createCohereRule<[], MessageIds>({
  name: 'no-unsafe-retry',
  meta: {
    type: 'suggestion',
    docs: {
      description: "disallow retries that multiply the SDK's own, retry what cannot succeed, or are missing",
      preset: 'strict',
      checklist: 'retries',
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      multiplied:
        'The SDK makes {{attempts}} attempts of `{{method}}()` by itself, up to {{seconds}} seconds apart, and this code repeats all of them: one call becomes many requests while Cohere is busy or a limit is reached. Set `maxRetries: 0` for the calls, or remove the retry here.',
      everything:
        "This tries `{{method}}()` again whatever went wrong: a wrong key, a bad request and a month's limit fail each time, after every wait. Give up unless `classifyCohereError(error).retryable`, of `eslint-plugin-cohere/runtime`.",
      switchedOff:
        'Nothing stands in for the retries that are switched off here: the first 429 or 503 of `{{method}}()` is an error for the user. Leave them to the SDK ({{retries}} by default), or try again in code of your own.',
      switchOff: 'Leave the retries to this code: set `maxRetries` of its calls to 0.',
      limit: 'Give up what the runtime helpers do not call retryable.',
      switchOffAndLimit:
        'Leave the retries to this code: set `maxRetries` of its calls to 0, and give up what the runtime helpers do not call retryable.',
      switchOn: 'Leave the retries to the SDK: remove this `maxRetries`.',
    },
  },
  create(context) {
    const { sourceCode } = context;

    function reportMultiplied({ retry, calls, isOnlyWay }: RetriedCalls, file: CohereFile): void {
      const [{ name, endpoint }] = calls;
      context.report({
        ...placeOf(retry, name),
        messageId: 'multiplied',
        data: {
          method: endpoint,
          attempts: sdkRetries(calls[0], file)! + 1,
          seconds: timeouts.longestRetryWaitSeconds,
        },
        suggest: isOnlyWay ? oneRetry(retry, calls, file) : [],
      });
    }

    /** Leaves the retries to the code that is reported, and lets it give up what cannot succeed. */
    function oneRetry(retry: Retry, calls: readonly CohereCall[], file: CohereFile): Suggestion<MessageIds>[] {
      const off = retriesSwitch(file, calls);
      if (!off) return [];
      if (!hasHandler(retry) || tellsFailuresApart(retry)) return [{ messageId: 'switchOff', fix: off }];
      const limit = retryLimiter(file, retry);
      return limit ? [{ messageId: 'switchOffAndLimit', fix: (fixer) => [...limit(fixer), ...off(fixer)] }] : [];
    }

    function reportEverything(retry: RetryWithHandler, { name, endpoint }: CohereCall, file: CohereFile): void {
      const limit = retryLimiter(file, retry);
      context.report({
        ...placeOf(retry, name),
        messageId: 'everything',
        data: { method: endpoint },
        suggest: limit ? [{ messageId: 'limit', fix: limit }] : [],
      });
    }

    function reportSwitchedOff(field: Field, { endpoint }: CohereCall, isNeeded: boolean, file: CohereFile): void {
      const fix = isNeeded ? undefined : optionRemover(file, field);
      context.report({
        node: field.key,
        messageId: 'switchedOff',
        data: { method: endpoint, retries: timeouts.defaultRetries },
        suggest: fix ? [{ messageId: 'switchOn', fix }] : [],
      });
    }

    /** Where to report a retry; where it stands in another file, at the call. */
    function placeOf({ node }: Retry, name: Node): { node: Node } | { loc: TSESTree.SourceLocation } {
      if (!isInFile(sourceCode, node)) return { node: name };
      if (node.type === 'CallExpression' || node.type === 'NewExpression') return { node: node.callee };
      const { start } = node.loc;
      return { loc: { start, end: sourceCode.getTokenBefore(node.body)!.loc.end } };
    }

    function check(file: CohereFile): void {
      const surroundings = new Surroundings(file.evaluator);
      const retried = retriedCalls(file, surroundings);
      for (const found of retried) {
        const { retry, calls } = found;
        const on = calls.filter((call) => sdkRetries(call, file)! > 0) as typeof calls;
        if (on.length > 0 && repeatsRefusals(retry)) reportMultiplied({ ...found, calls: on }, file);
        else if (on.length === 0 && hasHandler(retry) && !tellsFailuresApart(retry))
          reportEverything(retry, calls[0], file);
      }
      const checked = new Set<Node>();
      for (const call of file.calls) {
        const field = switchedOffBy(call, file);
        if (!field || checked.has(field.node) || hasRetrySubstitute(call, surroundings, context.filename)) continue;
        checked.add(field.node);
        // Other calls that it holds for may be tried again in another way.
        const isNeeded = retried.some(({ calls }) => calls.some((other) => retryOption(other)?.node === field.node));
        reportSwitchedOff(field, call, isNeeded, file);
      }
    }

    return visitCohere(context, {
      file(file) {
        if (!isTestFile(context.filename, context.cwd, file.settings)) check(file);
      },
    });
  },
});

/** Everything that tries calls again whose own retries are known, with these calls. */
function retriedCalls(file: CohereFile, surroundings: Surroundings): readonly RetriedCalls[] {
  const { sourceCode } = file.evaluator;
  const found = new Map<Node, RetriedCalls>();
  for (const call of file.calls) {
    if (sdkRetries(call, file) === undefined) continue;
    const ways = surroundings.findAll(call.node, retryLook);
    const retries = ways.filter((way) => way !== undefined && way !== 'handled');
    const isOnlyWay = retries.length === ways.length;
    for (const retry of retries) {
      const place = isInFile(sourceCode, retry.node) ? retry.node : call.name;
      const known = found.get(place);
      if (!known) found.set(place, { retry, calls: [call], isOnlyWay });
      else if (!known.calls.includes(call)) {
        known.calls.push(call);
        known.isOnlyWay &&= isOnlyWay;
      }
    }
  }
  return [...found.values()];
}

/** The option that switches the retries of a call off, where the file shows it and all that it holds for. */
function switchedOffBy(call: CohereCall, file: CohereFile): Field | undefined {
  if (sdkRetries(call, file) !== 0 || !isBilled(call.endpoint)) return undefined;
  const field = retryOption(call)!;
  if (!isInFile(file.evaluator.sourceCode, field.node)) return undefined;
  if (call.options.field('maxRetries')) return field;
  const creation = file.creations.find(({ client }) => call.clients.includes(client));
  return creation && clientUses(creation, file).isComplete ? field : undefined;
}

export default rule;
