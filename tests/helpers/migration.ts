import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { expect } from 'vitest';
import rule from '../../src/rules/no-v1-client.js';

/** How a sample is to be read. */
export interface MigrationOptions {
  /** Default: `file.js`. */
  readonly filename?: string;
  /** Default: the newest release that the catalog knows. */
  readonly sdkVersion?: string;
}

const client = (name: string): string => `import { ${name} } from 'cohere-ai';\nconst cohere = new ${name}({});\n`;

/** What becomes of statements that use a v1 client `cohere`; `undefined` where no whole migration is suggested. */
export function migrated(body: string, options: MigrationOptions = {}): string | undefined {
  const { filename = 'file.js', sdkVersion = '8.1.0' } = options;
  const code = client('CohereClient') + body;
  const config: Linter.Config = {
    files: ['**'],
    languageOptions: { parser },
    plugins: { test: { rules: { rule } } },
    rules: { 'test/rule': 'error' },
    settings: { cohere: { sdkVersion } },
  };
  const lint = (text: string): Linter.LintMessage[] => new Linter().verify(text, [config], filename);
  const [report] = lint(code);
  expect(report?.ruleId, report?.message).toBe('test/rule');
  const fix = report?.suggestions?.find(({ messageId }) => messageId === 'migrateCalls')?.fix;
  if (!fix) return undefined;
  const output = code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]);
  expect(lint(output)).toEqual([]);
  expect(output).toMatch(client('CohereClientV2'));
  return output.slice(client('CohereClientV2').length);
}
