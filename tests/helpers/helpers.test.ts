import { describe, expect, it } from 'vitest';
import { createRule, type FinishedRule } from '../../src/core/create-rule.js';
import { readMarks } from './marks.js';
import { testRule } from './rule-tester.js';

describe('readMarks', () => {
  it('reads nested and repeated marks in the order in which they open', () => {
    expect(readMarks('«a(«b»)»;\n«c\n»')).toEqual({
      code: 'a(b);\nc\n',
      locations: [
        { line: 1, column: 1, endLine: 1, endColumn: 5 },
        { line: 1, column: 3, endLine: 1, endColumn: 4 },
        { line: 2, column: 1, endLine: 3, endColumn: 1 },
      ],
    });
  });

  it('counts columns in UTF-16 units, as ESLint does', () => {
    expect(readMarks('"𝒳"; «a»').locations[0]).toMatchObject({ column: 7, endColumn: 8 });
  });

  it('refuses a mark without partner', () => {
    expect(() => readMarks('«a')).toThrow('« without »');
    expect(() => readMarks('a»')).toThrow('» without «');
  });
});

describe('testRule', () => {
  const rule: FinishedRule = createRule({
    name: 'no-foo',
    meta: {
      type: 'problem',
      docs: { description: 'disallow foo', preset: null, checklist: 'none' },
      messages: { foo: 'No foo.' },
      schema: [],
    },
    create: () => ({}),
  });

  it('refuses a case without a name', () => {
    expect(() => testRule('no-foo', rule, { valid: [{ name: ' ', code: 'a' }], invalid: [] })).toThrow('needs a name');
  });

  it('refuses two cases of one name', () => {
    const twice = [
      { name: 'a', code: 'a' },
      { name: 'a', code: 'b' },
    ];
    expect(() => testRule('no-foo', rule, { valid: twice, invalid: [] })).toThrow('Two cases are called "a"');
  });
});
