import { expect, it } from 'vitest';
import { rules } from '../../src/rules/index.js';
import { read } from '../helpers/files.js';

it('names rules beside the items that they give evidence for', () => {
  const rows = [...read('docs/checklist.md').matchAll(/^\| `(.+?)` \|.*\| (.+) \|$/gmu)];
  const shown = rows.flatMap(([, item, cell = '']) =>
    [...cell.matchAll(/`(.+?)`/gu)].map(([, rule = '']) => [rule, item]),
  );
  expect(shown.length).toBeGreaterThanOrEqual(8);
  for (const [rule = '', item] of shown) expect(rules[rule]?.meta.docs.checklist, rule).toBe(item);
});
