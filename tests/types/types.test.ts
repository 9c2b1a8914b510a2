/** Type-checks configs and applications of users against the built package, on every supported compiler and ESLint. */
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

const configs = { files: ['eslint.config.ts', 'eslint.config.cts'], types: [] };
const applications = { files: ['application.ts', 'application.cts'], types: ['node'] };

interface Check {
  readonly typescript: string;
  readonly eslint?: string;
  readonly module?: string;
  readonly moduleResolution?: string;
  /** What the files of users are, and the ambient types that they have. */
  readonly user: { readonly files: readonly string[]; readonly types: readonly string[] };
}

/** What the compiler says about files of users, which check every declaration that they reach. */
function check({ typescript, eslint = 'eslint', module = 'nodenext', moduleResolution, user }: Check): string {
  const project = join(folder, `${typescript}-${eslint}-${module}-${user.types.length}.json`);
  const compilerOptions = {
    target: 'es2022',
    lib: ['es2022'],
    module,
    ...(moduleResolution && { moduleResolution }),
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
    types: user.types,
    paths: eslintTypes(eslint),
  };
  writeFileSync(project, JSON.stringify({ compilerOptions, files: user.files.map((name) => `../${name}`) }));
  const tsc = join(root, 'node_modules', typescript, 'bin/tsc');
  const { stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8' });
  return stdout + stderr;
}

describe.each(['typescript5', 'typescript', 'typescript7'])('%s', (typescript) => {
  it.each(['eslint', 'eslint9'])('checks configs with %s', (eslint) => {
    expect(check({ typescript, eslint, user: configs })).toBe('');
  });

  it('checks applications', () => {
    expect(check({ typescript, user: applications })).toBe('');
  });
});

describe.each(['typescript', 'typescript7'])('%s checks applications', (typescript) => {
  it('with module node16', () => {
    expect(check({ typescript, module: 'node16', user: applications })).toBe('');
  });

  it('with moduleResolution bundler', () => {
    const user = { ...applications, files: ['application.ts'] };
    expect(check({ typescript, module: 'esnext', moduleResolution: 'bundler', user })).toBe('');
  });
});

it.each(['node20', 'preserve'])('applications compile with module %s', (module) => {
  expect(check({ typescript: 'typescript7', module, user: applications })).toBe('');
});
