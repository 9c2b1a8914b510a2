import { createHash } from 'node:crypto';

/**
 * The embedding that the fake server gives to an input: a unit vector derived from the text alone, so that equal
 * texts get equal vectors and a test can tell which input an embedding belongs to.
 *
 * @param text The embedded text (or the data URI of an embedded image).
 * @param dimension Length of the vector; what the fake uses unless the request has an `output_dimension` is 16.
 */
export function fakeEmbedding(text: string, dimension: number = 16): number[] {
  const raw = Array.from({ length: dimension }, (_, index) => fraction(`${index}:${text}`) - 0.5);
  const length = Math.hypot(...raw);
  return raw.map((value) => value / length);
}

/**
 * The score that the fake server gives to a document: mostly the share of the query's words that the document
 * contains, with a small part derived from both texts so that no two documents tie. Always within 0 and 1.
 */
export function fakeRelevance(query: string, document: string): number {
  const wanted = words(query);
  const present = new Set(words(document));
  const share = wanted.filter((word) => present.has(word)).length / Math.max(wanted.length, 1);
  return 0.9 * share + 0.1 * fraction(`${query}\n${document}`);
}

/** The words of a text in lower case; the fake also counts tokens with them. */
export function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A number from 0 to below 1 that depends on the text alone. */
function fraction(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32;
}

/** One vector in each of the wire's encodings. */
export const encodings: Readonly<Record<string, (vector: readonly number[]) => readonly number[] | string>> = {
  float: (vector) => vector,
  int8: (vector) => vector.map((value) => Math.round(value * 127)),
  uint8: (vector) => vector.map((value) => Math.round(value * 127) + 128),
  binary: (vector) => packBits(vector).map((byte) => byte - 128),
  ubinary: packBits,
  base64: (vector) => Buffer.from(new Float32Array(vector).buffer).toString('base64'),
};

function packBits(vector: readonly number[]): number[] {
  return Array.from({ length: Math.ceil(vector.length / 8) }, (_, byte) =>
    vector.slice(byte * 8, byte * 8 + 8).reduce((bits, value, bit) => bits | ((value > 0 ? 128 : 0) >> bit), 0),
  );
}
