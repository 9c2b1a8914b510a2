import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endpoints } from '../../src/catalog/index.js';
import { rules } from '../../src/rules/index.js';
import { filesIn, read } from '../helpers/files.js';

type Line = Readonly<Record<string, unknown>>;

const linesOf = (path: string): Line[] =>
  read(path)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);

/** What a line must have to be found again: the code itself is not here. */
const place = {
  repository: expect.stringMatching(/^[\w.-]+\/[\w.-]+$/u),
  path: expect.stringMatching(/^[^/].*\.[cm]?[jt]sx?$/u),
  commit: expect.stringMatching(/^[0-9a-f]{40}$/u),
  line: expect.any(Number),
};

const fields = [
  ...Object.keys(place),
  'altLines',
  'rule',
  'verdict',
  'confidence',
  'why',
  'subtype',
  'corrected',
  'endpoint',
  'api',
];

const labelFiles = filesIn('tests/corpus/labels').filter((path) => path.endsWith('.jsonl'));

describe.each([...labelFiles, 'tests/corpus/calls.jsonl'])('%s', (path) => {
  it('names its places, and holds no code', () => {
    for (const line of linesOf(path)) {
      expect(line).toMatchObject(place);
      expect(fields).toEqual(expect.arrayContaining(Object.keys(line)));
    }
  });
});

describe.each(labelFiles)('the labels of %s', (path) => {
  it('say what a rule should do', () => {
    for (const { rule = basename(path, '.jsonl'), verdict, confidence = 'high', why } of linesOf(path)) {
      expect(Object.keys(rules)).toContain(rule);
      expect(['violation', 'ok']).toContain(verdict);
      expect(['high', 'medium', 'low']).toContain(confidence);
      expect(why).toEqual(expect.any(String));
      // A list of keys would be a list of places to steal them.
      expect(rule).not.toBe('no-hardcoded-api-key');
    }
  });
});

describe('the calls', () => {
  it('are as many as the page of no-removed-api says', () => {
    const calls = linesOf('tests/corpus/calls.jsonl').map(({ endpoint }) => String(endpoint));
    const removed = calls.filter((endpoint) =>
      /^(?:generate|summarize|classify|connectors|finetuning)/u.test(endpoint),
    );
    const [, all, gone] = /\[(\d+) calls in public code\]\S+ (\d+) are/u.exec(read('docs/rules/no-removed-api.md'))!;
    expect({ all: Number(all), gone: Number(gone) }).toEqual({ all: calls.length, gone: removed.length });
  });

  it('name an endpoint and an API', () => {
    for (const { endpoint, api } of linesOf('tests/corpus/calls.jsonl')) {
      expect(Object.keys(endpoints)).toContain(endpoint);
      expect(['init', 'v1', 'v2']).toContain(api);
    }
  });
});
