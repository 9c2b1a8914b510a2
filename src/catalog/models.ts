import { chatModels } from './chat-models.js';
import { cloudModels } from './cloud-models.js';
import { documentAndAudioModels } from './document-and-audio-models.js';
import { embedModels } from './embed-models.js';
import { generateModels } from './generate-models.js';
import { mistakenNames } from './mistaken-names.js';
import type { Model, ModelEndpoint, ModelStatus } from './model.js';
import { rerankModels } from './rerank-models.js';
import { retiredModels } from './retired-models.js';
import type { IsoDate, Platform } from './types.js';

/** Every model ID that is known, on Cohere's API and on the clouds. */
export const models: readonly Model[] = [
  ...chatModels,
  ...retiredModels,
  ...generateModels,
  ...embedModels,
  ...rerankModels,
  ...documentAndAudioModels,
  ...mistakenNames,
  ...cloudModels,
];

const cohereModels = indexById('cohere');
const bedrockModels = indexById('bedrock');

function indexById(platform: Model['platform']): ReadonlyMap<string, Model> {
  return new Map(models.filter((model) => model.platform === platform).map((model) => [model.id, model]));
}

/** What a project says of a model in `settings.cohere.models`. */
export interface ModelOverride {
  readonly status: 'live' | 'deprecated' | 'shutdown';
  /** Left out: what the catalog knows, else any. */
  readonly endpoints?: readonly ModelEndpoint[];
  /** The first day of the status. */
  readonly since?: IsoDate;
  readonly replacement?: string;
  /** `--fix` may write the replacement. */
  readonly dropIn?: boolean;
}

/**
 * The model that an ID means on a platform, with what the project says of it.
 *
 * @returns `undefined` for an ID that nobody describes, and on platforms that have no clock of their own here
 */
export function findModel(
  id: string,
  platform: Platform,
  overrides: Readonly<Record<string, ModelOverride>> = {},
): Model | undefined {
  if (platform !== 'cohere' && platform !== 'bedrock') return undefined;
  const known = (platform === 'cohere' ? cohereModels : bedrockModels).get(id);
  const override = Object.hasOwn(overrides, id) ? overrides[id] : undefined;
  return override ? overridden(id, platform, known, override) : known;
}

/** Status and successors are the project's word; what the catalog knows of the rest stays. */
function overridden(
  id: string,
  platform: 'cohere' | 'bedrock',
  known: Model | undefined,
  override: ModelOverride,
): Model {
  const { status, endpoints, since } = override;
  return {
    ...known,
    id,
    platform,
    endpoints: endpoints ?? known?.endpoints ?? [],
    documented: {
      status,
      ...(since !== undefined && status === 'deprecated' && { deprecatedOn: since }),
      ...(since !== undefined && status === 'shutdown' && { shutdownOn: since }),
    },
    observed: undefined,
    floating: undefined,
    ...successors(known, override),
    confidence: 'high',
    sources: ['settings'],
  };
}

function successors(
  known: Model | undefined,
  { status, replacement, dropIn }: ModelOverride,
): Pick<Model, 'replacements' | 'dropIn'> {
  if (replacement !== undefined) return { replacements: [replacement], dropIn: dropIn ? replacement : undefined };
  if (status === 'live') return { replacements: undefined, dropIn: undefined };
  return { replacements: known?.replacements, dropIn: dropIn === false ? undefined : known?.dropIn };
}

/** The status that counts, and where it comes from. */
export interface EffectiveStatus {
  readonly status: ModelStatus;
  /** The first day of it, where that is known. */
  readonly since?: IsoDate;
  readonly clock: 'observed' | 'documented';
}

/** What holds for a model today: what the API was seen to answer, else what the documentation says. */
export function effectiveStatus({ documented, observed }: Model): EffectiveStatus {
  if (observed) {
    // An answer may name no day; where the documentation agrees on the status, its day holds.
    const since = observed.on ?? (observed.status === documented.status ? documented.shutdownOn : undefined);
    return { status: observed.status, ...(since && { since }), clock: 'observed' };
  }
  const since = documented.status === 'deprecated' ? documented.deprecatedOn : documented.shutdownOn;
  return { status: documented.status, ...(since && { since }), clock: 'documented' };
}

/** Why a model is worth a report. */
export type ModelConcern = 'gone' | 'deprecated' | 'floating' | 'never-an-id' | 'weights-only';

const concerns: Partial<Record<ModelStatus, ModelConcern>> = {
  shutdown: 'gone',
  'removed-undocumented': 'gone',
  deprecated: 'deprecated',
  unlisted: 'floating',
  'not-an-api-id': 'never-an-id',
  invalid: 'never-an-id',
  'weights-only': 'weights-only',
};

/** What is wrong with sending a model's ID; `undefined` for one that is fine. */
export function modelConcern(model: Model): ModelConcern | undefined {
  const concern = concerns[effectiveStatus(model).status];
  return concern ?? (model.floating ? 'floating' : undefined);
}

/** Whether a model can be asked for this; unknown counts as yes. */
export function servesEndpoint(model: Model, endpoint: ModelEndpoint): boolean {
  return endpoint === 'tokenize' || model.endpoints.length === 0 || model.endpoints.includes(endpoint);
}
