import { expect, it } from 'vitest';
import { rules } from '../../src/rules/index.js';
import { read } from '../helpers/files.js';

it('names the rule that gives evidence for each item', () => {
  const rows = [...read('docs/checklist.md').matchAll(/^\| `(.+?)` \|.*\[`(.+?)`\]/gmu)].map(([, item, rule]) => [rule, item]);
  const items = Object.entries(rules).map(([name, { meta }]) => [name, meta.docs.checklist]);
  expect(rows.sort()).toEqual(items.sort());
});
