import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import type { Node } from '../../src/core/ast.js';
import { walkFile } from '../../src/core/walk-file.js';

const code = `import { a } from 'b';
export class C {
  async m(x) {
    for (const y of x) if (await a(y)) return \`\${y}\`;
  }
}`;

function visited(sourceCode: object): Node[] {
  const nodes: Node[] = [];
  walkFile(sourceCode as never, (node) => nodes.push(node));
  return nodes;
}

it('visits the same nodes in the same order on a linter that keeps its way through a file and on one that does not', () => {
  const linter = new Linter();
  linter.verify(code, {});
  const sourceCode = linter.getSourceCode();
  const nodes = visited(sourceCode);
  expect(nodes[0]).toBe(sourceCode.ast);
  expect(nodes.map(({ type }) => type)).toContain('TemplateElement');
  expect(visited({ ast: sourceCode.ast, visitorKeys: sourceCode.visitorKeys })).toEqual(nodes);
});
