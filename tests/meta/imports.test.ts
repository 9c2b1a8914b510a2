import { dirname, join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { filesIn, read } from '../helpers/files.js';

interface Import {
  readonly specifier: string;
  readonly isTypeOnly: boolean;
}

function importsOf(path: string): Import[] {
  const imports: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      const isTypeOnly = ts.isExportDeclaration(node)
        ? node.isTypeOnly
        : node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
      const specifier = node.moduleSpecifier && (node.moduleSpecifier as ts.StringLiteral).text;
      if (specifier) imports.push({ specifier, isTypeOnly });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      imports.push({ specifier: node.arguments[0]?.getText().slice(1, -1) ?? '', isTypeOnly: false });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true));
  return imports;
}

/** The part of the house that a file belongs to: the folder under `src`, or `index` for the plugin itself. */
const partOf = (path: string): string => /^src\/(\w+)/u.exec(path)?.[1] ?? '';

/** What each part may import beside itself. */
const allowed: Record<string, readonly string[]> = {
  analysis: ['catalog', 'core'],
  catalog: [],
  configs: ['rules'],
  core: [],
  index: ['configs', 'rules'],
  rules: ['analysis', 'catalog', 'core'],
  runtime: ['catalog'],
  testing: [],
};

const files = filesIn('src');
const imports = files.flatMap((path) => importsOf(path).map((found) => ({ path, ...found })));
const local = imports.filter(({ specifier }) => specifier.startsWith('.'));
const packages = imports.filter(({ specifier }) => !specifier.startsWith('.') && !specifier.startsWith('node:'));
const show = ({ path, specifier }: { path: string; specifier: string }): string => `${path} imports ${specifier}`;

it('each part imports only what the design lets it see', () => {
  expect(local.length).toBeGreaterThan(0);
  const wrong = local.filter(({ path, specifier }) => {
    const part = partOf(path);
    const target = partOf(join(dirname(path), specifier));
    return target !== part && !allowed[part]?.includes(target);
  });
  expect(wrong.map(show)).toEqual([]);
});

/** The small libraries that the build bundles. */
const bundled = ['eslint-scope', 'get-tsconfig', 'picomatch', 'resolve-pkg-maps', 'tiny-lru'];

it('what runs comes from the bundled libraries: anything else gives types alone', () => {
  const wrong = packages.filter(({ specifier, isTypeOnly }) => !isTypeOnly && !bundled.includes(specifier));
  expect(wrong.map(show)).toEqual([]);
});

it('what applications import knows nothing of linters and compilers', () => {
  const wrong = packages.filter(
    ({ path, specifier }) =>
      ['runtime', 'testing'].includes(partOf(path)) && /eslint|oxlint|typescript/u.test(specifier),
  );
  expect(wrong.map(show)).toEqual([]);
});
