import { expect, it } from 'vitest';
import * as entry from '../../src/index.js';
import { read } from '../helpers/files.js';

it('the entry gives the plugin to import and to require', () => {
  expect(Object.keys(entry)).toEqual(['default', 'module.exports']);
  expect(entry['module.exports']).toBe(entry.default);
});

it('the plugin has its meta, rules and configs, and nothing else', () => {
  const { name, version } = JSON.parse(read('package.json')) as { name: string; version: string };
  expect(Object.keys(entry.default)).toEqual(['meta', 'rules', 'configs']);
  expect(entry.default.meta).toEqual({ name, version, namespace: 'cohere' });
});
