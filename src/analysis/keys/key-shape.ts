import { isSecretShaped } from '../../core/secret-free.js';

/** Whether a text has the shape of a real key. Keys have no prefix. */
export const isKeyShaped: (text: string) => boolean = isSecretShaped;

/** Brackets around a name, punctuation alone, words for "fill this in", names of the key itself. */
const placeholders = [
  /^[<[{$%].*[>\]}%]?$/u,
  /^[^A-Za-z0-9]+$/u,
  /your|replace|insert|change.?me|placeholder|example|dummy|fake|sample|xxx|\.\.\.|…/iu,
  /^(?:test|todo|none|null|undefined)\b/iu,
  /^(?:(?:my|the|co|cohere)[-_ ]?)*(?:api)?[-_ ]?(?:key|token|secret)$/iu,
];

/** Whether a text only stands where a key belongs: `YOUR_API_KEY`, `<token>`, `xxxx`. */
export function isPlaceholder(text: string): boolean {
  return !isKeyShaped(text) && placeholders.some((placeholder) => placeholder.test(text));
}

const commentedKey = /(?:token|key|init|bearer)["'`]?[\s:=(]*["'`]?([A-Za-z0-9]{40})(?![A-Za-z0-9])/giu;

/** Where a key stands in a text of a comment, by offset: after a word that says what it is, and no hash (hex alone). */
export function keysInComment(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(commentedKey)].flatMap(({ 0: match, 1: key = '', index }) => {
    const end = index + match.length;
    return isKeyShaped(key) && /[g-z]/iu.test(key) ? [{ start: end - key.length, end }] : [];
  });
}
