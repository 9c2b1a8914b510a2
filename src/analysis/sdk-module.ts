/** A module specifier that names the SDK. */
export interface SdkSpecifier {
  /** The part of the package: its root, the AWS clients, or a file inside (possible up to 7.x). */
  readonly entry: 'root' | 'aws' | 'deep';
  /** The version in the specifier (`npm:cohere-ai@7.2.0`), when it is a complete one. */
  readonly version: string | undefined;
}

const sdkPattern =
  /^(?:npm:|jsr:|https?:\/\/(?:esm\.sh|cdn\.skypack\.dev|esm\.run|unpkg\.com|cdn\.jsdelivr\.net\/npm)\/)?cohere-ai(?:@([^/?#]+))?(?:\/([^?#]+))?(?:[?#].*)?$/u;

/** Reads a module specifier; `undefined` when it is not the SDK's. Deno and URL specifiers count. */
export function readSdkSpecifier(source: string): SdkSpecifier | undefined {
  const match = sdkPattern.exec(source);
  if (!match) return undefined;
  const [, version = '', path] = match;
  return {
    entry: path === undefined ? 'root' : path === 'aws' ? 'aws' : 'deep',
    version: /^\d+\.\d+\.\d+/u.exec(version)?.[0],
  };
}
