/** How a whole call of v1 moves to v2: its request, all reads of its answer, and the loops over its stream. */
import type { TSESLint } from '@typescript-eslint/utils';
import { type FieldMoves, chatMoves, generateMoves, isInRange, typedV2Answers } from '../../catalog/index.js';
import type { Node } from '../../core/ast.js';
import { type Replacement, replacementOf } from '../../core/replacements.js';
import type { CohereCall } from '../calls.js';
import type { CohereFile } from '../cohere-file.js';
import { type TextPath, migrateAnswer } from './answer.js';
import { migrateChatRequest } from './chat-request.js';
import type { Edits } from './edits.js';
import { migrateEmbed } from './embed.js';
import { migrateRerank } from './rerank.js';
import { migrateStream } from './stream.js';
import { type V1Request, v1Request } from './v1-request.js';

/** A whole call's way to v2. */
export interface CallMigration {
  /** The edits, besides that of the method's name. */
  readonly edits: readonly Replacement[];
  /** The name of the method. */
  readonly name: Node;
  /** The method of v2. */
  readonly method: string;
  /** The model that is new in the request: there was none, or one that is gone. */
  readonly model?: string | undefined;
}

type Migrated = Omit<CallMigration, 'name'>;

/** How the calls of each endpoint move. */
const migrations: Readonly<Record<string, (request: V1Request) => Migrated | undefined>> = {
  chat: (request) => toChat(request, chatMoves, ['text']),
  chatStream: (request) => toChatStream(request, chatMoves, ['text']),
  generate: (request) => toChat(request, generateMoves, ['generations', '0', 'text']),
  generateStream: (request) => toChatStream(request, generateMoves, ['generations', '0', 'text']),
  embed: (request) => sameMethod('embed', migrateEmbed(request)),
  rerank: (request) => sameMethod('rerank', migrateRerank(request)),
};

function toChat(request: V1Request, moves: FieldMoves, textPath: TextPath): Migrated | undefined {
  const { call, file, isTypeScript } = request;
  const asked = migrateChatRequest(request, moves);
  const reads = asked && migrateAnswer(file.evaluator.sourceCode, call.node, textPath, isTypeScript);
  return reads && { method: 'chat', edits: [...asked.edits, ...reads], model: asked.model };
}

function toChatStream(request: V1Request, moves: FieldMoves, textPath: TextPath): Migrated | undefined {
  const { call, file, isTypeScript } = request;
  const asked = migrateChatRequest(request, moves);
  const reads = asked && migrateStream(file.evaluator.sourceCode, call.node, textPath, isTypeScript);
  return reads && { method: 'chatStream', edits: [...asked.edits, ...reads], model: asked.model };
}

function sameMethod(method: string, edits: Edits): Migrated | undefined {
  return edits && { method, edits };
}

/**
 * The migration of a call; `undefined` where the file does not show all of it, or v2 has no counterpart for a part.
 *
 * @param filename tells whether the file is TypeScript
 */
export function migrationOfCall(call: CohereCall, file: CohereFile, filename: string): CallMigration | undefined {
  const { callee } = call.node;
  const isPlain = callee.type === 'MemberExpression' && callee.property === call.name && !callee.computed;
  const migrate = Object.hasOwn(migrations, call.endpoint) ? migrations[call.endpoint] : undefined;
  if (!isPlain || !migrate || !isInRange(file.sdk.version, { since: typedV2Answers })) return undefined;
  const request = v1Request(call, file, /\.[cm]?tsx?$/u.test(filename));
  const migrated = request && migrate(request);
  return migrated && { ...migrated, name: call.name };
}

/**
 * The edits of a call.
 *
 * @param view `v2.` where the client stays one of v1
 */
export function editsOfCall(
  fixer: TSESLint.RuleFixer,
  { edits, name, method }: CallMigration,
  view: '' | 'v2.',
): TSESLint.RuleFix[] {
  return [...edits, replacementOf(name, view + method)].map(({ range: [start, end], text }) =>
    fixer.replaceTextRange([start, end], text),
  );
}

/** For a suggestion's text: the models that calls get which had none, or one that is gone. */
export function modelNote(calls: readonly CallMigration[]): string {
  const models = new Set(calls.flatMap(({ model }) => model ?? []));
  return models.size === 0 ? '' : `, with ${[...models].map((model) => `\`${model}\``).join(' and ')}`;
}

/** A suggestion that moves one call. */
export interface CallMove {
  readonly data: { readonly method: string; readonly models: string };
  readonly fix: TSESLint.ReportFixFunction;
}

/** The move of one call to v2, whatever else its client does; `undefined` where the client may have no v2. */
export function moveOfCall(call: CohereCall, file: CohereFile, filename: string): CallMove | undefined {
  const view = v2ViewOf(call);
  const migration = view === undefined ? undefined : migrationOfCall(call, file, filename);
  if (view === undefined || !migration) return undefined;
  return {
    data: { method: migration.method, models: modelNote([migration]) },
    fix: (fixer) => editsOfCall(fixer, migration, view),
  };
}

/** How the clients of a call reach v2; `undefined` for those that may not. */
function v2ViewOf({ clients }: CohereCall): '' | 'v2.' | undefined {
  const [{ className }] = clients;
  if (clients.some(({ source }) => source === 'presumed')) return undefined;
  if (className === 'CohereClientV2') return '';
  return className === 'CohereClient' ? 'v2.' : undefined;
}
