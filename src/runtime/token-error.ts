// Shared by the ESM and the CommonJS copy of this package.
const mark: symbol = Symbol.for('eslint-plugin-cohere.token-error');

/** Remembers that an error came from reading the key, so that a network error of a secret store is not Cohere's. */
export function markTokenError(error: unknown): void {
  if (typeof error === 'object' && error !== null && Object.isExtensible(error)) {
    Object.defineProperty(error, mark, { value: true });
  }
}

export function isTokenError(error: object): boolean {
  return (error as Record<symbol, unknown>)[mark] === true;
}
