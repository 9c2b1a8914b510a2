/** Type-checks configs of users against the built package, on every supported pair of TypeScript and ESLint. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '../helpers/files.js';

const folder = mkdtempSync(join(root, 'tests/fixtures/types/check-'));
afterAll(() => rmSync(folder, { recursive: true }));

const eslintTypes = (name: string) => ({
  eslint: [join(root, 'node_modules', name, 'lib/types/index.d.ts')],
  'eslint/config': [join(root, 'node_modules', name, 'lib/types/config-api.d.ts')],
});

function check(typescript: string, eslint: string): string {
  const project = join(folder, `${typescript}-${eslint}.json`);
  const compilerOptions = {
    target: 'es2022',
    module: 'nodenext',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
    types: ['node'],
    paths: eslintTypes(eslint),
  };
  writeFileSync(project, JSON.stringify({ compilerOptions, files: ['../eslint.config.ts', '../eslint.config.cts'] }));
  const tsc = join(root, 'node_modules', typescript, 'bin/tsc');
  const { stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8' });
  return stdout + stderr;
}

describe.each(['typescript5', 'typescript', 'typescript7'])('%s', (typescript) => {
  it.each(['eslint', 'eslint9'])('checks a config with %s', (eslint) => {
    expect(check(typescript, eslint)).toBe('');
  });
});
