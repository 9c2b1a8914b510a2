/** The request of a v1 chat, or of `generate`, as a request of v2's chat. */
import type { TSESTree } from '@typescript-eslint/utils';
import { type FieldMoves, endpoints } from '../../catalog/index.js';
import { indentOf } from '../../core/fixes.js';
import { type Replacement, replacementOf } from '../../core/replacements.js';
import { hasCommentBesideValue, keyEdits } from './keys.js';
import { messagesProperty } from './messages.js';
import { migrateModel } from './model.js';
import type { V1Request } from './v1-request.js';

/** What makes a request one of v2's chat. */
export interface RequestMigration {
  readonly edits: readonly Replacement[];
  /** The model that is new in the request: there was none, or one that is gone. */
  readonly model: string | undefined;
}

const v2Fields = endpoints['chat']!.methods.v2!.request!.fields;

/**
 * What makes a request one of v2's chat; `undefined` where it asks for something that v2 has not.
 *
 * @param moves what becomes of the endpoint's keys
 */
export function migrateChatRequest(request: V1Request, moves: FieldMoves): RequestMigration | undefined {
  const { file, properties } = request;
  const keys = keyEdits(request, moves, v2Fields);
  const said = (as: string): TSESTree.Property | undefined =>
    [...properties].find(([name]) => moves[name]?.kind === 'message' && moves[name].as === as)?.[1];
  const [system, history, user] = ['system', 'history', 'user'].map(said);
  const messages = user && messagesProperty(request, { system, history, user });
  const model = migrateModel(request);
  if (!keys || !messages || !model || hasCommentBesideValue(request, user)) return undefined;
  const indent = indentOf(file.evaluator.sourceCode, user);
  const added = model.added === undefined ? '' : `${model.added},${indent === undefined ? ' ' : `\n${indent}`}`;
  const edits = [...keys, ...model.edits, ...messages.elsewhere, replacementOf(user, added + messages.text)];
  return { edits, model: model.id };
}
