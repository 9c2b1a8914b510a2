import * as typescriptParser from '@typescript-eslint/parser';
import type { Linter } from 'eslint';
import { expect, it } from 'vitest';
import { walk } from '../../src/core/ast.js';
import { analyse } from '../helpers/analyse.js';

/** The parser of today, with the nodes of `import('…')` types as earlier releases of typescript-eslint 8 made them. */
const olderParser = {
  parseForESLint(code: string, options: object) {
    const result = typescriptParser.parseForESLint(code, { ...options, suppressDeprecatedPropertyWarnings: true });
    walk(result.ast as never, result.visitorKeys, (node) => {
      if (node.type === 'TSImportType') Object.assign(node, { source: undefined, argument: node.argument });
    });
    return result;
  },
};

it('reads types that import, as older parsers give them', () => {
  const code = "export const ask = (client: import('cohere-ai').CohereClientV2) => client.chat({});";
  const { calls } = analyse(code, { parser: olderParser as Linter.Parser });
  expect(calls.map(({ endpoint, clients: [{ className }] }) => [endpoint, className])).toEqual([
    ['chat', 'CohereClientV2'],
  ]);
});
