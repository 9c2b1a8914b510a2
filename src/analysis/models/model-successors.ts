import {
  type Model,
  type ModelEndpoint,
  type ModelOverride,
  type SuggestedModel,
  endpoints,
  findModel,
  modelConcern,
  servesEndpoint,
  suggestedModels,
} from '../../catalog/index.js';
import type { CohereCall } from '../calls.js';
import { refusedFields } from './model-fit.js';

/**
 * The models to use in place of one in all of some calls, best first, with what a user must know before choosing.
 * Calls of a removed endpoint count as calls of chat, which came after it.
 *
 * @param overrides what the project says of models, by ID
 */
export function modelSuccessors(
  model: Model,
  calls: readonly CohereCall[],
  overrides: Readonly<Record<string, ModelOverride>>,
): readonly SuggestedModel[] {
  const [endpoint] = calls.map(endpointAsked);
  const isOnCohere = model.platform === 'cohere';
  const fits = (id: string): boolean => {
    const successor = findModel(id, isOnCohere ? 'cohere' : 'bedrock', overrides);
    return !successor || (!modelConcern(successor) && calls.every((call) => serves(successor, call)));
  };
  const documented = (model.replacements ?? []).filter(fits);
  const general =
    isOnCohere && endpoint
      ? suggestedModels(endpoint)
          .map(({ id }) => id)
          .filter(fits)
      : [];
  const ids = documented.length > 0 ? documented : general;
  return isOnCohere ? ids.map((id) => withCaveats(id, endpoint, calls)) : ids.map((id) => ({ id }));
}

/** What the models of a call are listed under. */
function endpointAsked({ endpoint }: CohereCall): ModelEndpoint {
  const { modelEndpoint, removed } = endpoints[endpoint]!;
  return removed ? 'chat' : modelEndpoint!;
}

/** Whether a model answers a call. Some models chat on v2 alone. */
function serves(model: Model, call: CohereCall): boolean {
  const endpoint = endpointAsked(call);
  const isV1Chat = call.api === 'v1' && call.endpoint.startsWith('chat');
  return servesEndpoint(model, endpoint) && !(isV1Chat && model.v1Chat === false);
}

function withCaveats(id: string, asked: ModelEndpoint | undefined, calls: readonly CohereCall[]): SuggestedModel {
  const model = findModel(id, 'cohere');
  const endpoint = asked ?? model?.endpoints[0];
  if (!model || !endpoint) return { id };
  const listed = suggestedModels(endpoint).find((suggested) => suggested.id === id);
  const refused = new Set(calls.flatMap((call) => refusedFields(model, call)));
  const caveats = [
    ...(listed ? [listed.caveat] : [reindexing(endpoint), productionLimit(model)]),
    ...[...refused].map((field) => `it refuses \`${field}\``),
  ].filter((caveat) => caveat !== undefined);
  return caveats.length > 0 ? { id, caveat: caveats.join('; ') } : { id };
}

function reindexing(endpoint: ModelEndpoint): string | undefined {
  return endpoint.startsWith('embed') ? 'the index must be embedded with the same model' : undefined;
}

function productionLimit({ productionKey }: Model): string | undefined {
  switch (productionKey?.access) {
    case 'full':
      return undefined;
    case 'trial-limited':
      return 'a production key is limited like a trial key';
    case 'evaluation-only':
      return 'for evaluation only';
    default:
      return 'limits of a production key are not documented';
  }
}
