/** Every invalid case of every rule: what `testRule` is given, taken down instead of tested. */
import { basename } from 'node:path';
import { vi } from 'vitest';
import { filesIn } from '../helpers/files.js';
import { readMarks } from '../helpers/marks.js';
import type { Cases, InvalidCase } from '../helpers/rule-tester.js';

/** An invalid case, and the rule that reports it. */
export interface RuleCase extends InvalidCase {
  readonly rule: string;
}

const recorded: RuleCase[] = [];

vi.doMock('../helpers/rule-tester.js', () => ({
  testRule: (rule: string, _: unknown, { invalid }: Cases) => {
    for (const { code, ...rest } of invalid) recorded.push({ rule, ...rest, code: readMarks(code).code });
  },
}));
for (const path of filesIn('tests/rules')) await import(`../rules/${basename(path, '.ts')}.ts`);

export const ruleCases: readonly RuleCase[] = recorded;
