import * as sdk from 'cohere-ai';
import { expect, it } from 'vitest';
import { rootExports } from '../../src/catalog/index.js';

it('the SDK exports from its root what the catalog says', () => {
  const names = Object.keys(sdk).filter(
    (name) => name !== 'default' && name !== 'module.exports' && name !== '__esModule',
  );
  expect(names.sort()).toEqual([...rootExports].sort());
});
