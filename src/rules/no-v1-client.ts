import { clientUses, type ClientUse } from '../analysis/client-uses.js';
import type { ClientCreation, CohereFile } from '../analysis/cohere-file.js';
import { modelNote } from '../analysis/migrate/index.js';
import { type Migration, hasV2Client, migrationToV2, sharedResources } from '../analysis/migrate/v2-migration.js';
import { createCohereRule } from '../analysis/cohere-rule.js';
import { visitCohere } from '../analysis/visit.js';
import type { FinishedRule, Suggestion } from '../core/create-rule.js';

type MessageIds = 'v1' | 'viewOnly' | 'upgrade' | 'init' | 'migrate' | 'migrateCalls';

/** What only the v1 class can do: `CohereClientV2` throws a `TypeError` from these in 7.18 to 8.1. */
const v1Methods = new Set(['checkApiKey', 'tokenize', 'detokenize']);

const rule: FinishedRule = createCohereRule<[], MessageIds>({
  name: 'no-v1-client',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow clients of the v1 API where `CohereClientV2` serves',
      preset: 'recommended',
      checklist: 'v2-client',
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: {
      v1: '`CohereClient` speaks v1 of the API: the newest chat models answer on v2 alone, whose requests and answers have other fields. Use `CohereClientV2`.',
      viewOnly:
        'Every call of this `CohereClient` in sight goes through `.v2`: one that leaves it out is sent to v1, which takes and gives other fields. Use `CohereClientV2`.',
      upgrade:
        '`CohereClient` speaks v1 of the API, and cohere-ai {{version}} speaks nothing else: the newest models answer on v2 alone. Upgrade to 7.12 or later and use `CohereClientV2`.',
      init: '`init()` is how cohere-ai 5.x and 6.x start: their `generate`, `classify` and `summarize` were removed from the API, and 7.0 and later have no `init()`. Use `CohereClientV2`.',
      migrate: 'Use `CohereClientV2`, which does not drop a final `/v1` of `environment`.',
      migrateCalls: 'Use `CohereClientV2`, and move its calls to v2{{models}}.',
    },
  },
  create(context) {
    function checkV1Client(creation: ClientCreation, file: CohereFile): void {
      const found = clientUses(creation, file);
      if (needsV1(found.uses)) return;
      const migration = migrationToV2(creation, found, file, context.filename);
      const isViewOnly = found.uses.length > 0 && found.uses.every(({ isOnV2View }) => isOnV2View);
      context.report({
        loc: placeOf(creation),
        messageId: hasV2Client(file.sdk) ? (isViewOnly ? 'viewOnly' : 'v1') : 'upgrade',
        data: { version: file.sdk.version },
        ...(migration?.isSafe && { fix: migration.fix }),
        ...(migration && !migration.isSafe && { suggest: [suggestion(migration)] }),
      });
    }

    return visitCohere(context, {
      creation(creation, file) {
        const { className } = creation.client;
        // The AWS clients of v1 stay: the streams of their v2 classes are broken.
        if (className === 'CohereClient') checkV1Client(creation, file);
        if (className === 'init') context.report({ loc: placeOf(creation), messageId: 'init' });
      },
    });
  },
});

function suggestion({ fix, calls }: Migration): Suggestion<MessageIds> {
  if (calls.length === 0) return { messageId: 'migrate', fix };
  return { messageId: 'migrateCalls', data: { models: modelNote(calls) }, fix };
}

/** Whether a client does something that only the v1 class can, and nothing that v2 does another way. */
function needsV1(uses: readonly ClientUse[]): boolean {
  const own = uses.filter(({ isOnV2View, name }) => !isOnV2View && !sharedResources.has(name));
  return own.length > 0 && own.every(({ name }) => v1Methods.has(name));
}

/** The words that make the client, without their arguments. */
function placeOf({ node }: ClientCreation) {
  return { start: node.loc.start, end: node.callee.loc.end };
}

export default rule;
