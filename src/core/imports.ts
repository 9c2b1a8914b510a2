/** Makes exports of a module available to code that a fix inserts. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Node, findVariable, keyName, literalText, topStatements, unwrap } from './ast.js';
import { insertItem, quote } from './fixes.js';
import { lineIndent } from './wrap-in-try.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Fixer = TSESLint.RuleFixer;
type Fix = TSESLint.RuleFix;

/** Exports of a module, ready to be used at one place of a file. */
export interface ImportedNames<Name extends string> {
  /** How code at that place writes each export: `CohereError`, `CohereError2`, `cohere.CohereError`. */
  readonly written: Readonly<Record<Name, string>>;
  /** The edits that import what the file lacks: none where it has everything. */
  readonly edits: (fixer: Fixer) => Fix[];
}

/** A statement, or a part of one, that binds exports of a module: `import …`, or `… = require(…)`. */
type Load = TSESTree.ImportDeclaration | TSESTree.TSImportEqualsDeclaration | TSESTree.VariableDeclarator;

/** A name that a load declares, and the export that it stands for; `*` is the module itself. */
interface Binding {
  readonly exported: string | undefined;
  readonly local: TSESTree.Identifier;
}

/**
 * Finds out how to write exports of a module at a place, and how to import those that the file does not have: into an
 * import or `require` that is there, or with a new one in the file's own module system. A name that is taken gets a
 * number. Imports of types alone are left as they are.
 */
export function importNames<const Name extends string>(
  sourceCode: SourceCode,
  source: string,
  names: readonly Name[],
  place: Node,
): ImportedNames<Name> {
  const loads = findLoads(sourceCode, source);
  const bindings = loads.flatMap(bindingsOf).filter((binding) => isVisible(sourceCode, binding, place));
  const missing: [name: string, local: string][] = [];
  const written = names.map((name): [Name, string] => {
    const known = writtenAs(bindings, name);
    if (known !== undefined) return [name, known];
    const local = freeName(sourceCode, name, place);
    missing.push([name, local]);
    return [name, local];
  });
  return {
    written: Object.fromEntries(written) as Record<Name, string>,
    edits: (fixer) => (missing.length === 0 ? [] : importMissing(sourceCode, fixer, source, loads, missing)),
  };
}

function findLoads(sourceCode: SourceCode, source: string): readonly Load[] {
  return topStatements(sourceCode).flatMap((statement): readonly Load[] => {
    switch (statement.type) {
      case 'ImportDeclaration':
        return statement.importKind !== 'type' && statement.source.value === source ? [statement] : [];
      case 'TSImportEqualsDeclaration':
        return statement.importKind !== 'type' && requiredBy(statement) === source ? [statement] : [];
      case 'VariableDeclaration':
        return statement.declarations.filter(({ init }) => init && requiredBy(init) === source);
      default:
        return [];
    }
  });
}

/** The specifier in `require('…')` and `import x = require('…')`. */
function requiredBy(node: Node): string | undefined {
  if (node.type === 'TSImportEqualsDeclaration') {
    const { moduleReference } = node;
    return moduleReference.type === 'TSExternalModuleReference' ? literalText(moduleReference.expression) : undefined;
  }
  const call = unwrap(node);
  const isRequire =
    call.type === 'CallExpression' && call.callee.type === 'Identifier' && call.callee.name === 'require';
  const [specifier] = isRequire ? call.arguments : [];
  return specifier && literalText(specifier);
}

function bindingsOf(load: Load): readonly Binding[] {
  if (load.type === 'ImportDeclaration') return load.specifiers.flatMap(bindingOfSpecifier);
  if (load.id.type === 'Identifier') return [{ exported: '*', local: load.id }];
  if (load.id.type !== 'ObjectPattern') return [];
  return load.id.properties.flatMap((property) =>
    property.type === 'Property' && property.value.type === 'Identifier'
      ? [{ exported: keyName(property.key, property.computed), local: property.value }]
      : [],
  );
}

function bindingOfSpecifier(specifier: TSESTree.ImportClause): readonly Binding[] {
  const { local } = specifier;
  if (specifier.type === 'ImportNamespaceSpecifier') return [{ exported: '*', local }];
  if (specifier.type === 'ImportDefaultSpecifier' || specifier.importKind === 'type') return [];
  const { imported } = specifier;
  return [{ exported: imported.type === 'Identifier' ? imported.name : imported.value, local }];
}

function isVisible(sourceCode: SourceCode, { local }: Binding, place: Node): boolean {
  return findVariable(sourceCode, place, local.name)!.identifiers.includes(local);
}

function writtenAs(bindings: readonly Binding[], name: string): string | undefined {
  const named = bindings.find(({ exported }) => exported === name);
  if (named) return named.local.name;
  const namespace = bindings.find(({ exported }) => exported === '*');
  return namespace && `${namespace.local.name}.${name}`;
}

/** A name that nothing has at a place: the one that is wanted, or that with a number. */
export function freeName(sourceCode: SourceCode, name: string, place: Node): string {
  let candidate = name;
  for (let number = 2; findVariable(sourceCode, place, candidate)?.defs.length; number++)
    candidate = `${name}${number}`;
  return candidate;
}

type Missing = readonly (readonly [name: string, local: string])[];

function importMissing(
  sourceCode: SourceCode,
  fixer: Fixer,
  source: string,
  loads: readonly Load[],
  missing: Missing,
): Fix[] {
  for (const load of loads) {
    const fixes =
      load.type === 'ImportDeclaration'
        ? intoImport(sourceCode, fixer, load, missing)
        : intoRequire(sourceCode, fixer, load, missing);
    if (fixes) return fixes;
  }
  return [addStatement(sourceCode, fixer, source, missing)];
}

const list = (missing: Missing, alias: string): string =>
  missing.map(([name, local]) => (name === local ? name : `${name}${alias}${local}`)).join(', ');

function intoImport(
  sourceCode: SourceCode,
  fixer: Fixer,
  declaration: TSESTree.ImportDeclaration,
  missing: Missing,
): Fix[] | undefined {
  const last = declaration.specifiers.at(-1);
  const names = list(missing, ' as ');
  if (last?.type === 'ImportSpecifier') return insertItem(sourceCode, fixer, declaration, last, names);
  const isBare = sourceCode.getLastToken(declaration, ({ value }) => value === '}') === null;
  return last?.type === 'ImportDefaultSpecifier' && isBare
    ? [fixer.insertTextAfter(last, `, { ${names} }`)]
    : undefined;
}

function intoRequire(
  sourceCode: SourceCode,
  fixer: Fixer,
  { id }: Exclude<Load, TSESTree.ImportDeclaration>,
  missing: Missing,
): Fix[] | undefined {
  const last = id.type === 'ObjectPattern' ? id.properties.at(-1) : undefined;
  if (!last) return undefined;
  const names = list(missing, ': ');
  return last.type === 'RestElement'
    ? [fixer.insertTextBefore(last, `${names}, `)]
    : insertItem(sourceCode, fixer, id, last, names);
}

function addStatement(sourceCode: SourceCode, fixer: Fixer, source: string, missing: Missing): Fix {
  const from = quote(sourceCode, source);
  const statement = isEsm(sourceCode)
    ? `import { ${list(missing, ' as ')} } from ${from};`
    : `const { ${list(missing, ': ')} } = require(${from});`;
  const head = headOf(sourceCode);
  const last = head.at(-1);
  if (!last) return fixer.insertTextBeforeRange([startOfCode(sourceCode), 0], `${statement}\n`);
  const comment = sourceCode.getCommentsAfter(last).findLast(({ loc }) => loc.end.line === last.loc.end.line);
  return fixer.insertTextAfter(comment ?? last, `\n${lineIndent(sourceCode, last)}${statement}`);
}

/** A file without `import` and `export` may be either: its own words decide, and then how it is parsed. */
function isEsm(sourceCode: SourceCode): boolean {
  const { ast, text } = sourceCode;
  if (topStatements(sourceCode).some(({ type }) => /^(?:TS)?(?:Import|Export)/u.test(type))) return true;
  return ast.sourceType === 'module' && !/\brequire\s*\(|\bmodule\.exports\b|\bexports\./u.test(text);
}

/** The directives, imports and `require`s that a file begins with. */
function headOf(sourceCode: SourceCode): readonly TSESTree.ProgramStatement[] {
  const head: TSESTree.ProgramStatement[] = [];
  for (const statement of topStatements(sourceCode)) {
    if (!isLoad(statement)) break;
    head.push(statement);
  }
  return head;
}

/** Whether a statement must stay above what uses it: an import, a `require`, a directive. */
export function isLoad(statement: TSESTree.ProgramStatement): boolean {
  switch (statement.type) {
    case 'ImportDeclaration':
    case 'TSImportEqualsDeclaration':
      return true;
    case 'ExpressionStatement':
      // Oxlint gives `null` where the others give nothing.
      return typeof statement.directive === 'string';
    case 'VariableDeclaration':
      return statement.declarations.some(({ init }) => init && requiredBy(init) !== undefined);
    default:
      return false;
  }
}

/** Where the first statement begins, with the comments that stand right above it. */
function startOfCode(sourceCode: SourceCode): number {
  const first = topStatements(sourceCode)[0]!;
  let start: Node | TSESTree.Comment = first;
  for (const comment of sourceCode.getCommentsBefore(first).reverse()) {
    const isAttached = comment.loc.end.line >= start.loc.start.line - 1;
    if (!isAttached || sourceCode.getText(comment as never).startsWith('#!')) break;
    start = comment;
  }
  return start.range[0];
}
