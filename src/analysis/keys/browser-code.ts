/** Which code, and which variables, end up in a browser. */
import type { TSESLint } from '@typescript-eslint/utils';

/**
 * Beginnings of variables that bundlers write into the browser's code, by their documentation: Next, Vite, Create React
 * App, Expo, Astro and SvelteKit, Nuxt, Gatsby, Vue CLI, Angular (ngx-env), Snowpack, Storybook, Redwood.
 */
const publicPrefixes = [
  'NEXT_PUBLIC_',
  'VITE_',
  'REACT_APP_',
  'EXPO_PUBLIC_',
  'PUBLIC_',
  'NUXT_PUBLIC_',
  'GATSBY_',
  'VUE_APP_',
  'NG_APP_',
  'SNOWPACK_PUBLIC_',
  'STORYBOOK_',
  'REDWOOD_ENV_',
];

/** The part of a variable's name that makes it public; `undefined` for a variable of the server. */
export function publicPrefix(variable: string): string | undefined {
  return publicPrefixes.find((prefix) => variable.startsWith(prefix));
}

/** Whether a module gives SvelteKit's public variables. */
export function isPublicEnvironmentModule(source: string): boolean {
  return source === '$env/static/public' || source === '$env/dynamic/public';
}

const stateHooks = new Set(['useState', 'useEffect', 'useReducer', 'useLayoutEffect']);

/**
 * Whether a file certainly runs in a browser: `'use client'`, a Vue or Svelte component, a script of an Astro page
 * (`page.astro/1.ts`), or React's hooks.
 */
export function isBrowserFile(filename: string, { ast }: Readonly<TSESLint.SourceCode>): boolean {
  if (/\.(?:vue|svelte|astro[\\/][^\\/]+)$/u.test(filename)) return true;
  return ast.body.some((statement) => {
    if (statement.type === 'ExpressionStatement') return statement.directive === 'use client';
    return (
      statement.type === 'ImportDeclaration' &&
      statement.source.value === 'react' &&
      statement.specifiers.some(
        (specifier) =>
          specifier.type === 'ImportSpecifier' &&
          specifier.imported.type === 'Identifier' &&
          stateHooks.has(specifier.imported.name),
      )
    );
  });
}
