/** A module specifier that names the SDK. */
export interface SdkSpecifier {
  /** The part of the package: its root, the AWS clients, or a file inside (possible up to 7.x). */
  readonly entry: 'root' | 'aws' | 'deep';
  /** The version in the specifier (`npm:cohere-ai@7.2.0`), when it is a complete one. */
  readonly version: string | undefined;
}

/** What Deno and browsers write before a package's name. */
const origin = /^(?:npm:|https?:\/\/(?:esm\.sh|esm\.run|cdn\.skypack\.dev|unpkg\.com|cdn\.jsdelivr\.net\/npm)\/)/u;
const sdk = /^cohere-ai(?:@([^/?#]+))?(?:\/([^?#]+))?(?:[?#].*)?$/u;

/** Reads a module specifier; `undefined` when it is not the SDK's. Deno and URL specifiers count. */
export function readSdkSpecifier(source: string): SdkSpecifier | undefined {
  const match = sdk.exec(source.replace(origin, ''));
  if (!match) return undefined;
  const [, version = '', path] = match;
  return { entry: entryOf(path), version: /^\d+\.\d+\.\d+/u.exec(version)?.[0] };
}

function entryOf(path: string | undefined): SdkSpecifier['entry'] {
  // `+esm` is jsDelivr's name for a package as one module.
  if (path === undefined || path === '+esm') return 'root';
  return path === 'aws' ? 'aws' : 'deep';
}
