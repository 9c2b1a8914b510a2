/** What the catalog says of the way from v1 to v2, against the typings of both in every release. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type FieldMove,
  type FieldMoves,
  chatMoves,
  embedMoves,
  eventMoves,
  generateMoves,
  rerankMoves,
  roleMoves,
  sharedCounts,
  sharedFinishReasons,
} from '../../src/catalog/index.js';
import { compile } from '../helpers/compile.js';
import { type Sdk, sdks } from './sdks.js';
import { type Description, typedRequest } from './typings.js';

/** An endpoint of v1, the one of v2 that takes its place, and the keys of v1 that have no counterpart there. */
const endpoints: readonly (readonly [v1: string, v2: string, moves: FieldMoves, left: readonly string[]])[] = [
  [
    'chat',
    'chat',
    chatMoves,
    [
      'accepts',
      'connectors',
      'conversationId',
      'documents',
      'forceSingleStep',
      'maxInputTokens',
      'promptTruncation',
      'rawPrompting',
      'searchQueriesOnly',
      'toolResults',
      'tools',
    ],
  ],
  ['generate', 'chat', generateMoves, ['endSequences', 'preset', 'rawPrompting']],
  ['embed', 'embed', embedMoves, []],
  ['rerank', 'rerank', rerankMoves, ['maxChunksPerDoc', 'rankFields']],
];

type Typed = NonNullable<Description['fields']>;

const kindsOf = (fields: Typed | undefined, key: string): readonly string[] | undefined => fields?.[key]?.kinds;

/** Whether v2 has what becomes of a key. */
function arrives(name: string, move: FieldMove, v1: Typed, v2: Typed): boolean {
  switch (move.kind) {
    case 'same':
      // Documents of v1 may be objects, too.
      return kindsOf(v2, name)?.every((kind) => kindsOf(v1, name)?.includes(kind)) ?? false;
    case 'message':
      return kindsOf(v2, 'messages')?.[0] === 'list';
    case 'values':
      return [...(v1[name]?.values ?? [])].every((value) => v2[name]?.values?.includes(move.values[value] ?? value));
    case 'nested':
      return [...(v1[name]?.values ?? [])].every((value) =>
        v2[move.name]?.fields?.[move.key]?.values?.includes(value.toUpperCase()),
      );
    case 'keys':
      return Object.entries(move.keys).every(([from, to]) => {
        const shapes = (typed: Typed): Typed[] => Object.values(typed[name]?.variants?.shapes ?? {});
        return shapes(v1).some((shape) => shape[from]) && shapes(v2).some((shape) => shape[to]);
      });
    case 'dropped':
      return v2[name] === undefined;
  }
}

/** A module that compiles only if both APIs of a release know the same words, and no others. */
function words({ name }: Sdk): string {
  const record = (keys: readonly string[]): string => JSON.stringify(Object.fromEntries(keys.map((key) => [key, 1])));
  const counts = Object.entries(sharedCounts).map(([group, keys]) => {
    const type = `${group[0]?.toUpperCase() ?? ''}${group.slice(1)}`;
    const shared = `keyof Cohere.ApiMeta${type} & keyof Cohere.Usage${type}`;
    return `export const ${group}: Record<${shared}, 1> = ${record(keys)};`;
  });
  return [
    `import type { Cohere } from '${name}';`,
    `type Events = readonly (readonly [Cohere.StreamedChatResponse['eventType'], Cohere.V2ChatStreamResponse['type']])[];`,
    `export const events: Events = ${JSON.stringify(Object.entries(eventMoves))};`,
    `export const reasons: Record<Cohere.FinishReason & Cohere.ChatFinishReason, 1> = ${record(sharedFinishReasons)};`,
    ...counts,
  ].join('\n');
}

describe.each(sdks)('$name $version', (sdk) => {
  it.each(endpoints)('the keys of %s have a place in %s', (from, to, moves, left) => {
    const v1 = typedRequest(sdk, 'CohereClient', from, 0) ?? {};
    const v2 = typedRequest(sdk, 'CohereClientV2', to, 0) ?? {};
    expect(Object.keys(v1).sort()).toEqual([...Object.keys(moves), ...left].sort());
    const lost = Object.entries(moves).filter(([name, move]) => !arrives(name, move, v1, v2));
    expect(lost).toEqual([]);
  });

  it('the roles of turns', () => {
    const roles = (className: string, key: string): string[] =>
      Object.keys(typedRequest(sdk, className, 'chat', 0)?.[key]?.items?.variants?.shapes ?? {});
    expect(roles('CohereClient', 'chatHistory')).toEqual(expect.arrayContaining(Object.keys(roleMoves)));
    expect(roles('CohereClientV2', 'messages')).toEqual(expect.arrayContaining(Object.values(roleMoves)));
  });
});

describe('the words of answers and streams', { timeout: 60_000 }, () => {
  it('are those of the typings', () => {
    const modules = sdks.map((sdk) => [join(import.meta.dirname, `words-${sdk.version}.mts`), words(sdk)] as const);
    expect(compile(new Map(modules))).toEqual([]);
  });

  it('and others would be noticed', () => {
    const [sdk] = sdks as [Sdk];
    const wrong = words(sdk).replace('"TIMEOUT"', '"TIME"').replace('content-delta', 'content');
    expect(compile(new Map([[join(import.meta.dirname, 'words.mts'), wrong]]))).toHaveLength(2);
  });
});
