/** Where a report starts and ends, as ESLint counts: lines and columns from 1, the end exclusive. */
export interface Location {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Code without its marks, and what each pair enclosed, in the order in which the pairs open. */
export interface MarkedCode {
  readonly code: string;
  readonly locations: readonly Location[];
}

/**
 * Reads `«…»` as "reported here". Pairs may nest and repeat.
 *
 * @throws {Error} when a mark has no partner.
 */
export function readMarks(marked: string): MarkedCode {
  const locations: Location[] = [];
  const open: number[] = [];
  let code = '';
  let line = 1;
  let column = 1;
  for (const character of marked) {
    if (character === '«') {
      open.push(locations.length);
      locations.push({ line, column, endLine: 0, endColumn: 0 });
    } else if (character === '»') {
      const index = open.pop();
      const start = index === undefined ? undefined : locations[index];
      if (index === undefined || !start) throw new Error(`» without « in:\n${marked}`);
      locations[index] = { ...start, endLine: line, endColumn: column };
    } else {
      code += character;
      line += character === '\n' ? 1 : 0;
      column = character === '\n' ? 1 : column + character.length;
    }
  }
  if (open.length > 0) throw new Error(`« without » in:\n${marked}`);
  return { code, locations };
}
