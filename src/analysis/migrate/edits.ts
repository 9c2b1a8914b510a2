import type { Replacement } from '../../core/replacements.js';

/** Edits that belong together; `undefined` where the code cannot be changed so that it means the same on v2. */
export type Edits = readonly Replacement[] | undefined;

/** The edits of all parts; `undefined` as soon as one of the parts has none. */
export function everyEdit<Part>(parts: readonly Part[], editsOf: (part: Part, at: number) => Edits): Edits {
  const all: Replacement[] = [];
  for (const [at, part] of parts.entries()) {
    const edits = editsOf(part, at);
    if (!edits) return undefined;
    all.push(...edits);
  }
  return all;
}
