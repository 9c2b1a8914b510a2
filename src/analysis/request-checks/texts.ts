/** Texts that stand for each other, and texts for messages. */
import { cohereValue } from '../../catalog/index.js';
import { isSlip } from '../requests/required-field.js';

/** Whether two texts are the same, or, where that does not matter, differ in small and capital letters only. */
export function isSameText(a: string, b: string, anyCase: boolean): boolean {
  return anyCase ? a.toLowerCase() === b.toLowerCase() : a === b;
}

/** Values in words: `a`, `b` or `c`. */
export function alternatives(values: readonly (string | number)[]): string {
  const quoted = values.map((value) => `\`${value}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}

/** The value that a text is, or was meant to be. */
export function closest(text: string, values: readonly string[]): string | undefined {
  const known = cohereValue(text);
  return (
    values.find((value) => value === text) ??
    values.find((value) => isSameText(value, text, true)) ??
    values.find((value) => value === known) ??
    values.find((value) => isSlip(text, value))
  );
}
