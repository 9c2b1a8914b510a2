import { expect, it } from 'vitest';
import { rules } from '../../src/rules/index.js';
import { read } from '../helpers/files.js';

it('names rules beside the items that they give evidence for', () => {
  const rows = [...read('docs/checklist.md').matchAll(/^\| `(.+?)` \|.*\[`(.+?)`\]/gmu)];
  expect(rows.length).toBeGreaterThanOrEqual(8);
  for (const [, item, rule = ''] of rows) expect(rules[rule]?.meta.docs.checklist, rule).toBe(item);
});
