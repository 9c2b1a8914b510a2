import { type ChatCapabilities, type Model } from '../../catalog/index.js';
import { literalText, walk } from '../../core/ast.js';
import type { CohereCall } from '../calls.js';
import { isNothing } from '../evaluator/values.js';

/** The fields of a chat that only models with a capability take. */
export const neededCapabilities: Readonly<Record<string, keyof ChatCapabilities>> = {
  tools: 'tools',
  strictTools: 'tools',
  toolChoice: 'toolChoice',
  thinking: 'reasoning',
};

/** The fields of a request that a model refuses, as far as the file shows the request and the catalog the model. */
export function refusedFields(model: Model, call: Pick<CohereCall, 'request'>): readonly string[] {
  const { capabilities = {} } = model;
  const unsupported = Object.entries(neededCapabilities).filter(
    ([field, capability]) => capabilities[capability] === false && isSet(field, call),
  );
  return [
    ...unsupported.map(([field]) => field),
    ...(refusesSafetyMode(model, call) ? ['safetyMode'] : []),
    ...(refusesMaxTokens(model, call) ? ['maxTokens'] : []),
    ...(refusesImages(model, call) ? ['image_url'] : []),
  ];
}

function isSet(name: string, { request }: Pick<CohereCall, 'request'>): boolean {
  return request.fieldsNamed(name).some(({ values }) => !isNothing(values));
}

function refusesSafetyMode({ capabilities }: Model, { request }: Pick<CohereCall, 'request'>): boolean {
  const modes: readonly string[] | undefined = capabilities?.safetyModes;
  const values = request.fieldsNamed('safetyMode').flatMap((field) => field.values);
  // v1 calls it `NONE` what v2 calls `OFF`.
  return values.some(
    (value) => value.kind === 'text' && modes && !modes.includes(value.text === 'NONE' ? 'OFF' : value.text),
  );
}

function refusesMaxTokens({ maxOutputTokens = Infinity }: Model, { request }: Pick<CohereCall, 'request'>): boolean {
  const values = request.fieldsNamed('maxTokens').flatMap((field) => field.values);
  return values.some((value) => value.kind === 'number' && value.number > maxOutputTokens);
}

function refusesImages({ modalities }: Model, { request }: Pick<CohereCall, 'request'>): boolean {
  if (!modalities || modalities.includes('image')) return false;
  let hasImage = false;
  for (const { value, home } of request.fieldsNamed('messages')) {
    walk(value, home.sourceCode.visitorKeys, (node) => {
      hasImage ||= literalText(node) === 'image_url';
    });
  }
  return hasImage;
}
