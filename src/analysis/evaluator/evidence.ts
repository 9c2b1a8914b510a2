import type { TSESTree } from '@typescript-eslint/utils';
import { endpoints, isV2Method, sdkName } from '../../catalog/index.js';
import { keyName, memberName, unwrap } from '../../core/ast.js';
import type { Evaluator } from './evaluator.js';
import { type Value, present } from './values.js';

/**
 * The client behind `cohere.chat({ … })` where `cohere` comes from a local module that could not be read: its specifier
 * names Cohere, and the request has the SDK's shape. In public code the two together were right 40 times of 40, the
 * name alone 78 times of 100.
 */
export function presumedMethod(
  evaluator: Evaluator,
  node: TSESTree.CallExpression,
  receiver: TSESTree.Expression,
  endpoint: string,
): Extract<Value, { kind: 'method' }> | undefined {
  const [value, ...others] = present(evaluator.valuesOf(receiver));
  if (value?.kind !== 'imported' || others.length > 0) return undefined;
  if (!isLocal(value.source) || !namesCohere(value.source)) return undefined;
  const [request] = node.arguments;
  const literal = request ? unwrap(request) : undefined;
  if (literal?.type !== 'ObjectExpression') return undefined;
  const keys = literal.properties.flatMap((property) =>
    property.type === 'Property' ? (keyName(property.key, property.computed) ?? []) : [],
  );
  const { v1, v2 } = endpoints[endpoint]!.methods;
  const fields = { ...v1?.request?.fields, ...v2?.request?.fields };
  if (!keys.some((key) => Object.hasOwn(fields, sdkName(key)))) return undefined;
  const isV2View = receiver.type === 'MemberExpression' && memberName(receiver) === 'v2';
  if (isV2View && !isV2Method(endpoint)) return undefined;
  // Most clients in public code are v1's; `messages` are v2's alone.
  const isV2 = !v1 || (v2 !== undefined && keys.includes('messages'));
  const className = isV2 && !isV2View ? 'CohereClientV2' : 'CohereClient';
  return { kind: 'method', client: evaluator.client(value.node, className, 'presumed'), endpoint, isV2View };
}

/** Whether an import can only mean a file of the project. */
export function isLocal(source: string): boolean {
  return /^(?:[./~#]|@\/)/u.test(source);
}

/** Whether a segment of a path names Cohere: `./cohere`, `@/lib/cohereClient`, `../services/cohere-service.js`. */
function namesCohere(source: string): boolean {
  return source.split('/').some((segment) => /cohere(?!n)/iu.test(segment));
}
