interface Builtins {
  'node:async_hooks': typeof import('node:async_hooks');
  'node:fs/promises': typeof import('node:fs/promises');
}

/**
 * A built-in module of Node, where there is one. No `import`: bundlers for browsers and Workers would have to resolve
 * it. Source: `process.getBuiltinModule` exists since Node 20.16 and 22.3.
 */
export function nodeBuiltin<Name extends keyof Builtins>(name: Name): Builtins[Name] | undefined {
  return globalThis.process?.getBuiltinModule?.(name) as Builtins[Name] | undefined;
}
