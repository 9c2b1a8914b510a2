import { type Model, findModel } from '../../catalog/index.js';
import type { CohereCall } from '../calls.js';
import type { CohereFile } from '../cohere-file.js';
import type { Value } from '../evaluator/values.js';

/** A model ID that reaches a call, and where it is written. */
export type ModelName = Extract<Value, { kind: 'text' }>;

/** The model IDs that may reach a call, through constants, fallbacks and branches. */
export function modelNames({ request }: Pick<CohereCall, 'request'>): readonly ModelName[] {
  return request.fieldsNamed('model').flatMap(({ values }) => values.filter((value) => value.kind === 'text'));
}

/** What the catalog and the settings know of the models that may reach a call. */
export function callModels(call: CohereCall, { settings }: Pick<CohereFile, 'settings'>): readonly Model[] {
  const [{ platform }] = call.clients;
  return modelNames(call).flatMap(({ text }) => findModel(text, platform, settings.models) ?? []);
}
