/** The first command of the README. */
import { expect, it } from 'vitest';
import { filesIn, read, root } from '../helpers/files.js';
import { run } from '../helpers/run.js';

const checklistRules = [
  'require-model',
  'no-deprecated-model',
  'require-embed-input-type',
  'require-embedding-types',
  'no-v1-client',
  'no-hardcoded-api-key',
  'require-max-tokens',
  'require-error-handling',
];

const example = (): string[] => filesIn('examples').map((path) => `${path}\n${read(path)}`);

it('shows what the eight rules of the checklist find, what --fix changed and what is left, and changes nothing', async () => {
  const before = example();
  const { code, stdout } = await run(process.execPath, ['node_modules/jiti/lib/jiti-cli.mjs', 'scripts/demo.ts'], root);
  expect(code).toBe(0);
  const [, findings, changes, left] = stdout.split(/^===.*===$/mu);
  for (const rule of checklistRules) expect(findings).toContain(`cohere/${rule}`);
  expect(findings).toMatch(/^examples\/src\/.+\n +\d+:\d+ +error/mu);
  expect(changes).toMatch(/^\+\+\+ after\//mu);
  expect(left).toMatch(/\d+ problems/u);
  expect(example()).toEqual(before);
});
