import { type ViteUserConfig, defineConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'eslint 10', include: ['tests/**/*.test.ts'] } },
      {
        extends: true,
        resolve: { alias: [{ find: /^eslint$/, replacement: 'eslint9' }] },
        test: { name: 'eslint 9', include: ['tests/{rules,analysis,core}/**/*.test.ts'] },
      },
    ],
  },
});

export default config;
