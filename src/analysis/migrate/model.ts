import { findModel, modelConcern, suggestedModels } from '../../catalog/index.js';
import { literalText } from '../../core/ast.js';
import { quote } from '../../core/fixes.js';
import { type Replacement, replacementOf } from '../../core/replacements.js';
import { modelSuccessors } from '../models/model-successors.js';
import { type V1Request, namesText } from './v1-request.js';

/** What a request needs for v2, which insists on a model. */
export interface ModelMigration {
  readonly edits: readonly Replacement[];
  /** A property to add. */
  readonly added?: string;
  /** The model that is new in the request. */
  readonly id?: string;
}

/** The model that a request names for v2; `undefined` where nobody can say which. */
export function migrateModel(request: V1Request): ModelMigration | undefined {
  const { call, file, properties } = request;
  const { evaluator, settings } = file;
  const isOnCohere = call.clients.every(({ platform }) => platform === 'cohere');
  const property = properties.get('model');
  if (!property) {
    const [model] = isOnCohere ? suggestedModels('chat') : [];
    return model && { edits: [], added: `model: ${quote(evaluator.sourceCode, model.id)}`, id: model.id };
  }
  if (!namesText(request, 'model')) return undefined;
  const written = isOnCohere ? literalText(property.value) : undefined;
  const model = written === undefined ? undefined : findModel(written, 'cohere', settings.models);
  const [successor] = model && modelConcern(model) === 'gone' ? modelSuccessors(model, [call], settings.models) : [];
  if (!successor) return { edits: [] };
  return {
    edits: [replacementOf(property.value, quote(evaluator.sourceCode, successor.id))],
    id: successor.id,
  };
}
