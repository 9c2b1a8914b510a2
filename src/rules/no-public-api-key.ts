import { isBrowserFile, isPublicEnvironmentModule, publicPrefix } from '../analysis/keys/browser-code.js';
import type { ClientCreation, CohereFile } from '../analysis/cohere-file.js';
import { type KeyPlace, keyPlaces } from '../analysis/keys/key-places.js';
import type { Value } from '../analysis/evaluator/values.js';
import { createCohereRule } from '../analysis/cohere-rule.js';
import { visitCohere } from '../analysis/visit.js';
import { partsOf } from '../analysis/keys/written-keys.js';
import { type Node, isInFile, isInside, unwrap } from '../core/ast.js';
import type { FinishedRule } from '../core/create-rule.js';

type MessageIds = 'publicVariable' | 'publicModule' | 'clientInBrowser';

const rule: FinishedRule = createCohereRule<[], MessageIds>({
  name: 'no-public-api-key',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow API keys that reach a browser',
      preset: 'recommended',
      checklist: 'public-key',
    },
    schema: [],
    messages: {
      publicVariable:
        'The bundler writes `{{variable}}` into the code that browsers load, because its name begins with `{{prefix}}`: every visitor can use the key at your expense. Revoke it, and call Cohere from a server.',
      publicModule:
        '`{{source}}` gives what browsers may see: every visitor can use the key at your expense. Revoke it, and call Cohere from a server.',
      clientInBrowser:
        'This code runs in the browser, and its client sends the API key from there: every visitor can use it at your expense. Call Cohere from a server.',
    },
  },
  create(context) {
    const { sourceCode, filename } = context;
    const reported = new Set<Node>();

    function report(node: Node, messageId: MessageIds, data: Record<string, string>): void {
      if (reported.has(node)) return;
      reported.add(node);
      context.report({ node, messageId, data });
    }

    function checkPlace({ expression, home, user, environmentWrite }: KeyPlace): boolean {
      // What is written into the environment is not read from it.
      if (environmentWrite) return false;
      const values = leavesOf(expression).flatMap((leaf) => home.valuesOf(leaf).flatMap(supplied));
      for (const value of values) {
        const exposed = exposure(value);
        if (!exposed) continue;
        const place = [exposed.node, expression].find((node) => isInFile(sourceCode, node)) ?? user;
        report(place.type === 'Program' ? expression : place, exposed.messageId, exposed.data);
      }
      return values.some((value) => exposure(value));
    }

    /** A client of the browser's own code whose key is in the bundle, or would have to be. */
    function checkCreation({ node, client }: ClientCreation, places: readonly KeyPlace[]): void {
      if (client.hasOwnEndpoint) return;
      const keys = places.filter(({ expression }) => isInside(expression, node));
      const isGivenLater = keys.some(({ expression, home }) => home.valuesOf(expression).some(isFromElsewhere));
      if (!isGivenLater && !client.options.isOpen) report(node.callee, 'clientInBrowser', {});
    }

    return visitCohere(context, {
      file(file: CohereFile) {
        const places = keyPlaces(file);
        const exposed = new Set(places.filter(checkPlace));
        if (!isBrowserFile(filename, sourceCode)) return;
        for (const creation of file.creations) {
          const isReported = [...exposed].some(({ user }) => user === creation.node.callee);
          if (!isReported) checkCreation(creation, places);
        }
      },
    });
  },
});

/** The expressions that a text is put together from, or chosen among. */
function leavesOf(node: Node): readonly Node[] {
  const inner = unwrap(node);
  return partsOf(inner)?.flatMap(leavesOf) ?? [inner];
}

/** A supplier function gives the key that it returns. */
function supplied(value: Value): readonly Value[] {
  return value.kind === 'function' ? value.home.valuesReturnedBy(value.node) : [value];
}

interface Exposure {
  readonly node: Node;
  readonly messageId: MessageIds;
  readonly data: Record<string, string>;
}

function exposure(value: Value): Exposure | undefined {
  if (value.kind === 'imported' && isPublicEnvironmentModule(value.source)) {
    return { node: value.node, messageId: 'publicModule', data: { source: value.source } };
  }
  const prefix = value.kind === 'environment' && value.name !== undefined ? publicPrefix(value.name) : undefined;
  if (value.kind !== 'environment' || prefix === undefined) return undefined;
  return { node: value.node, messageId: 'publicVariable', data: { variable: value.name!, prefix } };
}

/** A key that a parameter, a state or another module gives: a visitor's own, for all that can be seen. */
function isFromElsewhere({ kind }: Value): boolean {
  return kind === 'caller' || kind === 'unknown' || kind === 'imported';
}

export default rule;
