import { expect, it } from 'vitest';
import { rules } from '../../src/rules/index.js';
import { read } from '../helpers/files.js';

it('names each rule beside the item that it gives evidence for, and no other', () => {
  const rows = [...read('docs/checklist.md').matchAll(/^\| `(.+?)` \|.*\| (.+) \|$/gmu)];
  const shown = rows.flatMap(([, item, cell = '']) => [...cell.matchAll(/`(.+?)`/gu)].map(([, rule]) => [rule, item]));
  const meant = Object.entries(rules).map(([name, { meta }]) => [name, meta.docs.checklist]);
  expect(shown.sort()).toEqual(meant.sort());
});
