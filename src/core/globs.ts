// Globs are the user's, so they must mean what globs mean everywhere, braces and negation included: a matcher of our
// own would be short and wrong. picomatch has no dependency and less than 100 kB, and Node has its own from 22 on.
import picomatch from 'picomatch';

let matchers: WeakMap<readonly string[], (path: string) => boolean> | undefined;

/** Whether a path, with `/` between its parts, matches one of some patterns. A list of patterns is compiled once. */
export function matchesGlobs(path: string, patterns: readonly string[]): boolean {
  matchers ??= new WeakMap();
  const matches = matchers.get(patterns) ?? picomatch([...patterns], { dot: true });
  matchers.set(patterns, matches);
  return matches(path);
}
