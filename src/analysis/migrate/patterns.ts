import type { TSESTree } from '@typescript-eslint/utils';
import { propertyName } from '../../core/ast.js';

/** A name that a pattern gives to a part of an object. */
export interface Bound {
  readonly key: string;
  readonly local: TSESTree.Identifier;
}

/** The key and the name of `key: name` in a pattern; `undefined` where there is more to it. */
export function boundName(property: TSESTree.ObjectPattern['properties'][number]): Bound | undefined {
  if (property.type !== 'Property' || property.computed || property.value.type !== 'Identifier') return undefined;
  return { key: propertyName(property)!, local: property.value };
}
