import type { Evaluator } from './evaluator.js';
import { propertyValues } from './properties.js';
import type { Values } from './values.js';

/** Modules of Node whose exports are those of an object that the analysis knows as a global. */
const builtins = new Set(['process', 'module']);

/** What an import of one of Node's own modules gives; `undefined` for all other modules. */
export function builtinValues(evaluator: Evaluator, source: string, name: string): Values | undefined {
  const module = source.replace(/^node:/u, '');
  if (!builtins.has(module)) return undefined;
  const global: Values = [{ kind: 'global', name: module }];
  return name === '*' || name === 'default' ? global : propertyValues(evaluator, global, name);
}
