import type { Linter } from 'eslint';
import { defineConfig, globalIgnores } from 'eslint/config';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import tseslint from 'typescript-eslint';
import cohere from './src/index.js';

const config: Linter.Config[] = defineConfig([
  globalIgnores(['dist', 'coverage', 'examples', 'tests/fixtures']),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended, cohere.configs.strict],
    linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'max-len': ['error', { code: 120, ignoreStrings: true, ignoreTemplateLiterals: true }],
    },
  },
  {
    // These tests misbehave on purpose: they cut streams, leave out models and let calls fail.
    files: ['tests/{contract,runtime,testing}/**'],
    rules: Object.fromEntries(Object.keys(cohere.rules).map((name) => [`cohere/${name}`, 'off'])),
  },
  {
    files: ['src/rules/*.ts'],
    extends: [eslintPlugin.configs.all],
    rules: {
      'eslint-plugin/report-message-format': ['error', '^[A-Z`{].*\\.$'],
      // Helpers that several rules share report some of the messages: `testRule` demands a case of each.
      'eslint-plugin/no-unused-message-ids': 'off',
      // `createRule` supplies the first two; `meta.docs.preset` stands for the third.
      'eslint-plugin/require-meta-languages': 'off',
      'eslint-plugin/require-meta-docs-url': 'off',
      'eslint-plugin/require-meta-docs-recommended': 'off',
    },
  },
]);

export default config;
