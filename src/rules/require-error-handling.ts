import { type Fault, faults, isFault } from '../analysis/handling/handling.js';
import { type HandlingOptions, RejectionFlow } from '../analysis/handling/rejection-flow.js';
import { type Repair, repairsOf } from '../analysis/handling/repair.js';
import { createCohereRule } from '../analysis/cohere-rule.js';
import { visitCohere } from '../analysis/visit.js';
import type { FinishedRule } from '../core/create-rule.js';

interface Options extends HandlingOptions {
  readonly accept: readonly Fault[];
}

type MessageIds = Fault | Repair['kind'];

const rule: FinishedRule = createCohereRule<[Options], MessageIds>({
  name: 'require-error-handling',
  meta: {
    type: 'problem',
    docs: {
      description: 'require a handler that tells failures and time-outs of Cohere apart',
      preset: 'recommended',
      checklist: 'error-handling',
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          accept: {
            type: 'array',
            items: { enum: [...faults] },
            uniqueItems: true,
            description: 'Cases that the team accepts; each has the name of its message.',
          },
          frameworkHandler: {
            type: 'boolean',
            description: 'Whether what routes and exported functions reject with reaches a handler in another file.',
          },
          loggers: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description: 'Functions of your own that only log or report, as `name` or `owner.name`.',
          },
          passThrough: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description: 'Functions that run a callback and let its rejection out, as `name` or `owner.name`.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ accept: [], frameworkHandler: false, loggers: [], passThrough: [] }],
    messages: {
      floating:
        'A failure of `{{method}}()` ends in a promise that nobody waits for: Node ends the process. Wait for it where a handler stands, or give it a `.catch()`.',
      unhandled:
        'No handler gets a failure of `{{method}}()`: a rate limit, a network error or a time-out ends the request, or the process. Catch it where something can stand in for the answer.',
      escapes:
        'Nothing in this file handles a failure of `{{method}}()`: it goes to callers in other files. Handle it here, or declare it with `@throws` in a JSDoc comment.',
      unawaitedReturn:
        'This `return` leaves the `try` before `{{method}}()` fails, so its `catch` never runs. Write `return await`.',
      inHandler:
        '`{{method}}()` runs in a `catch` or `finally` block, which its own `try` does not cover: a second failure reaches no handler. Give it one of its own.',
      emptyHandler:
        'The handler drops every failure of `{{method}}()`: Cohere may be out of reach for hours, and nobody sees it. Test for `CohereError` and `CohereTimeoutError`, and pass on what it cannot deal with.',
      logOnly:
        'The handler logs a failure of `{{method}}()`, and the code goes on as if there were an answer. Test for `CohereError` and `CohereTimeoutError`, and pass on what it cannot deal with.',
      streamOutside:
        'A handler covers the call of `{{method}}()`, and none the code that reads its stream: a connection that breaks in the middle of an answer reaches nobody. Read the stream inside of a `try` too.',
      catchAll:
        'The handler of `{{method}}()` treats every error alike: a rate limit, a wrong key and a time-out look like a bug. Test for `CohereError` and `CohereTimeoutError`.',
      missesCohereError:
        'The handler of `{{method}}()` tests for time-outs alone: a rate limit, a wrong key and, without `cohereFetch` of `eslint-plugin-cohere/runtime`, a time-out are a `CohereError`. Test for that too.',
      missesTimeout:
        'The handler of `{{method}}()` has no branch for a time-out: without `cohereFetch` of `eslint-plugin-cohere/runtime` it is a `CohereError` without `statusCode`, with it (or a `fetch` of your own) a `CohereTimeoutError`. Test for both.',
      tellApart: 'Tell the failures of Cohere apart in this handler.',
      rethrow: 'Throw the failures of Cohere from this handler, told apart.',
      wrap: 'Handle the failures of Cohere around this statement.',
      await: 'Add `await`, so that the handler runs.',
      awaitAndTellApart: 'Add `await`, so that the handler runs, and tell the failures of Cohere apart in it.',
      classify: 'Let `classifyCohereError()` of the runtime helpers tell them apart.',
    },
  },
  create(context) {
    const [options] = context.options;
    let flow: RejectionFlow | undefined;
    return visitCohere(context, {
      call(call, file) {
        if (file.isTest) return;
        flow ??= new RejectionFlow(file, options);
        const handling = flow.of(call);
        const { kind } = handling;
        if (!isFault(kind) || options.accept.includes(kind)) return;
        const repairs = call.api !== 'init' ? repairsOf(file, flow, call, handling) : [];
        context.report({
          node: call.node,
          messageId: kind,
          data: { method: call.endpoint },
          suggest: repairs.map((repair) => ({ messageId: repair.kind, fix: repair.fix })),
        });
      },
    });
  },
});

export default rule;
