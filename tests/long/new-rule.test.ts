/** What `npm run new-rule` writes is a rule that works: it lints, type-checks and passes the tests of all rules. */
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, it } from 'vitest';
import { root } from '../helpers/files.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

const jiti = 'node_modules/jiti/lib/jiti-cli.mjs';
const copy = new TemporaryProject();
const node = (...args: string[]): Promise<string> => copy.must(process.execPath, ...args);

beforeAll(() => {
  const own = (path: string): boolean => !/\/(?:node_modules|\.git|coverage)$/u.test(path);
  cpSync(root, copy.folder, { recursive: true, filter: own });
  symlinkSync(join(root, 'node_modules'), join(copy.folder, 'node_modules'));
});
afterAll(() => copy.remove());

it('writes three files that pass', async () => {
  await node(jiti, 'scripts/new-rule.ts', 'prefer-tea');
  await node(jiti, 'scripts/docs.ts');
  // Not the page of the checklist: where a rule stands there is for its author to say.
  const tests = ['rules/prefer-tea', 'meta/rules', 'meta/docs', 'meta/exports', 'meta/imports'];
  const paths = tests.map((path) => `tests/${path}.test.ts`);
  await node('node_modules/vitest/vitest.mjs', 'run', '--project', '!package', ...paths);
  await node('node_modules/eslint/bin/eslint.js', 'src/rules', 'tests/rules/prefer-tea.test.ts');
  await node('node_modules/typescript/bin/tsc', '-p', '.');
});
