import { type TestProjectInlineConfiguration, type ViteUserConfig, defineConfig } from 'vitest/config';

/** The tests of code that runs inside the linter: they run once per linter. */
const lintingTests = 'tests/{analysis,core,rules}/**/*.test.ts';
const configTests = 'tests/configs/**/*.test.ts';

/** The tests of what `npm run build` made, and the proofs that take long. */
const packageTests = 'tests/{e2e,types}/**/*.test.ts';
const longTests = 'tests/long/**/*.test.ts';

// Linters take half a second to load: their tests share them, and keep nothing else from file to file.
const isolate = false;

const projects: TestProjectInlineConfiguration[] = [
  { test: { name: 'eslint 10', include: [lintingTests, configTests], isolate } },
  {
    resolve: { alias: [{ find: /^eslint(?=$|\/)/, replacement: 'eslint9' }] },
    test: { name: 'eslint 9', include: [lintingTests, configTests], isolate },
  },
  {
    test: {
      name: 'unit',
      include: ['tests/**/*.test.ts'],
      exclude: [lintingTests, configTests, packageTests, longTests],
      // Processes are started, and a busy machine is slow to do so.
      testTimeout: 30_000,
      hookTimeout: 60_000,
    },
  },
  {
    test: {
      name: 'package',
      include: process.env['COHERE_LONG_TESTS'] ? [packageTests, longTests] : [packageTests],
      globalSetup: 'tests/helpers/pack.ts',
      // Installs wait when a registry is slow: npm tries again after 10 and after 60 seconds.
      testTimeout: 300_000,
      hookTimeout: 300_000,
    },
  },
];

// Oxlint's tester takes a 6 GiB buffer, which Node 20 cannot make: `npm run test:oxlint` brings a newer Node along.
if (Number.parseInt(process.versions.node, 10) >= 22) {
  projects.push({
    test: {
      name: 'oxlint',
      include: [lintingTests],
      isolate,
      setupFiles: 'tests/helpers/oxlint-first.ts',
      env: { TEST_LINTER: 'oxlint' },
    },
  });
}

const config: ViteUserConfig = defineConfig({
  test: {
    projects,
    coverage: {
      include: ['src/{analysis,core,rules}/**'],
      reporter: [['text', { skipFull: true }]],
      reportOnFailure: true,
      thresholds: { 100: true },
    },
  },
});

export default config;
