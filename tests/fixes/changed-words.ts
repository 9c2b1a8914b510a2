const word = /[\w'"`.:-]/u;

/** The words in which two texts differ, from the first to the last; `undefined` where a line does not show them. */
export function changedWords(before: string, after: string): readonly [from: string, to: string] | undefined {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  while (start > 0 && word.test(before[start - 1]!)) start--;
  while (end > 0 && word.test(before.at(-end)!)) end--;
  const words = [before, after].map((text) => text.slice(start, text.length - end).trim()) as [string, string];
  return words.some((text) => text.includes('\n') || text.length > 60) ? undefined : words;
}
