import { clientClasses, endpoints, isV2Method } from '../../catalog/index.js';
import { memberValues } from './classes.js';
import type { ClientApi } from '../client.js';
import type { Evaluator } from './evaluator.js';
import { type Value, type Values, unknown } from './values.js';

type ClientValue = Extract<Value, { kind: 'client' }>;

/** What a name means in the SDK's module. In 5.x and 6.x the module itself is the client. */
export function sdkExport(evaluator: Evaluator, sdk: Extract<Value, { kind: 'sdk' }>, name: string): Value {
  if (name === 'default' || name === '*') return sdk;
  if (Object.hasOwn(clientClasses, name)) return { kind: 'client-class', name };
  if (name !== 'init' && !hasMethod(name, 'init')) return { kind: 'sdk-export', name };
  return { kind: 'method', client: evaluator.client(sdk.node, 'init', 'init'), endpoint: name, isV2View: false };
}

/** What a member of a client is: the subclass's own, a resource, a method, the v2 methods of a v1 client. */
export function clientMember(receiver: ClientValue, name: string): Values {
  const { client, isV2View } = receiver;
  const own = client.subclass && memberValues(client.subclass, name, false);
  if (own) return own;
  // The module behind a setting may be a transpiled one, which keeps the client under this name.
  if (name === 'default' && client.source === 'setting') return [receiver];
  if (isV2View) return isV2Method(name) ? [{ kind: 'method', client, endpoint: name, isV2View }] : unknown;
  if (name === 'v2' && client.api === 'v1') return [{ kind: 'client', client, isV2View: true }];
  return pathValues(receiver, name);
}

/** What a member of a resource is: `create` of `embedJobs`, or `transcriptions` of `audio`. */
export function resourceMember(receiver: Extract<Value, { kind: 'resource' }>, name: string): Values {
  return pathValues(receiver, `${receiver.path}.${name}`);
}

const endpointPaths = Object.keys(endpoints);

function pathValues({ client }: Pick<ClientValue, 'client'>, path: string): Values {
  if (hasMethod(path, client.api)) return [{ kind: 'method', client, endpoint: path, isV2View: false }];
  const isResource = endpointPaths.some((endpoint) => endpoint.startsWith(`${path}.`));
  return isResource ? [{ kind: 'resource', client, path }] : unknown;
}

function hasMethod(path: string, api: ClientApi): boolean {
  return Object.hasOwn(endpoints, path) && endpoints[path]!.methods[api] !== undefined;
}
