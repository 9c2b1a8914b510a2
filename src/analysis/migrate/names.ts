import type { TSESLint } from '@typescript-eslint/utils';
import type { Node } from '../../core/ast.js';
import { freeName } from '../../core/imports.js';

/** The first of some names that has no meaning at any of several places, and that no code takes for a global. */
export function firstFreeName(
  sourceCode: Readonly<TSESLint.SourceCode>,
  names: readonly string[],
  places: readonly Node[],
): string | undefined {
  const globals = new Set(sourceCode.scopeManager!.globalScope!.through.map(({ identifier }) => identifier.name));
  const isFree = (name: string): boolean => places.every((place) => freeName(sourceCode, name, place) === name);
  return names.find((name) => !globals.has(name) && isFree(name));
}
