/** How often the SDK tries a call again by itself. */
import { clientOptions, isInRange, requestOptions, timeouts } from '../../catalog/index.js';
import type { CohereCall } from '../calls.js';
import type { CohereClient } from '../client.js';
import type { CohereFile } from '../cohere-file.js';
import type { Field } from '../objects/object-fields.js';
import type { ObjectShape } from '../objects/object-shape.js';

/** The retries of a call after its first attempt; `undefined` where they are out of sight, or nobody knows them. */
export function sdkRetries({ clients, options }: CohereCall, { sdk }: CohereFile): number | undefined {
  // What makes the requests in place of the SDK may do with `maxRetries` whatever it likes.
  const isPlain = clients.every(
    (client) => client.className !== 'init' && isCohere(client) && client.options.presence('fetcher') === 'absent',
  );
  if (!isPlain || !isInRange(sdk.version, requestOptions['maxRetries']!)) return undefined;
  if (options.presence('maxRetries') !== 'absent') return retriesIn(options);
  const [first, ...others] = clients.map((client) => retriesOf(client, sdk.version));
  return others.every((retries) => retries === first) ? first : undefined;
}

/** The option that decides the retries of a call. */
export function retryOption({ clients: [client], options }: CohereCall): Field | undefined {
  return options.field('maxRetries') ?? client.options.field('maxRetries');
}

/** The AWS clients make their requests with a fetcher of their own. */
function isCohere({ platform }: CohereClient): boolean {
  return platform === 'cohere' || platform === 'own';
}

function retriesOf({ options }: CohereClient, version: string): number | undefined {
  const isUnset = options.presence('maxRetries') === 'absent' || !isInRange(version, clientOptions['maxRetries']!);
  return isUnset ? timeouts.defaultRetries : retriesIn(options);
}

function retriesIn(options: ObjectShape): number | undefined {
  if (options.presence('maxRetries') !== 'present') return undefined;
  const [value, ...others] = options.fieldsNamed('maxRetries').flatMap(({ values }) => values);
  return value?.kind === 'number' && others.length === 0 ? Math.max(value.number, 0) : undefined;
}
