import type { TSESTree } from '@typescript-eslint/utils';
import { sdkName } from '../../catalog/index.js';
import { propertyName } from '../../core/ast.js';
import type { CohereCall } from '../calls.js';
import type { CohereFile } from '../cohere-file.js';
import { ownConstant } from './constants.js';
import { isText } from './texts.js';

/** A request of v1 that is wholly in sight, on its way to v2. */
export interface V1Request {
  readonly call: CohereCall;
  readonly file: CohereFile;
  readonly literal: TSESTree.ObjectExpression;
  /** Its properties by the SDK's names, also those that are written as on the wire. */
  readonly properties: ReadonlyMap<string, TSESTree.Property>;
  /** Whether it stands in the call, where TypeScript knows what a role may be. */
  readonly isInPlace: boolean;
  /** Whether the file is TypeScript. */
  readonly isTypeScript: boolean;
}

/** The request of a call, where it is a literal of `key: value` in the call or in a constant for it alone. */
export function v1Request(call: CohereCall, file: CohereFile, isTypeScript: boolean): V1Request | undefined {
  const [argument] = call.node.arguments;
  const literal = argument?.type === 'Identifier' ? ownConstant(file.evaluator, argument) : argument;
  if (literal?.type !== 'ObjectExpression') return undefined;
  const properties = new Map<string, TSESTree.Property>();
  for (const property of literal.properties) {
    if (property.type !== 'Property' || property.kind !== 'init' || property.computed) return undefined;
    properties.set(sdkName(propertyName(property)!), property);
  }
  const isPlain = properties.size === literal.properties.length;
  return isPlain ? { call, file, literal, properties, isInPlace: literal === argument, isTypeScript } : undefined;
}

/** Whether a request has a key whose value is text in any case, which v1's typings do not ask for, and v2's do. */
export function namesText({ call, file, properties, isTypeScript }: V1Request, key: string): boolean {
  const property = properties.get(key);
  if (!property || call.request.presence(propertyName(property)!) !== 'present') return false;
  return !isTypeScript || isText(file.evaluator, property.value);
}
