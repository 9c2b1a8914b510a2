/** Edits that let code use another class of the SDK, with its import. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Node, findVariable, propertyName } from '../../core/ast.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Fixer = TSESLint.RuleFixer;
type Fix = TSESLint.RuleFix;

/** A name of a class of the SDK: `CohereClient`, `cohere.CohereClient`. */
export type ClassName = TSESTree.Identifier | TSESTree.MemberExpression | TSESTree.TSQualifiedName;

/**
 * Lets names of one class mean another one: writes other words in their place, and renames, extends or cuts the import
 * or `require` that they come from. `undefined` where they come from several, and where the new name is taken.
 */
export function classSwap(
  sourceCode: SourceCode,
  names: readonly ClassName[],
  from: string,
  to: string,
): ((fixer: Fixer) => Fix[]) | undefined {
  const identifiers = names.filter((name) => name.type === 'Identifier');
  const imported = identifiers.length === 0 ? () => [] : importedSwap(sourceCode, identifiers, from, to);
  if (!imported) return undefined;
  return (fixer) => [
    ...names.flatMap((name) => (name.type === 'Identifier' ? [] : [fixer.replaceText(lastPart(name), to)])),
    ...imported(fixer),
  ];
}

function lastPart(name: TSESTree.MemberExpression | TSESTree.TSQualifiedName): Node {
  return name.type === 'MemberExpression' ? name.property : name.right;
}

/** What binds a class to a name: a part of an import, or of a pattern around `require()` or `await import()`. */
type Specifier = TSESTree.ImportSpecifier | TSESTree.Property;

function importedSwap(sourceCode: SourceCode, names: readonly TSESTree.Identifier[], from: string, to: string) {
  const [variable, ...others] = new Set(names.map((name) => findVariable(sourceCode, name, name.name)!));
  const specifier = others.length === 0 ? specifierOf(variable!, from) : undefined;
  if (!specifier) return undefined;
  const isUsedElsewhere = variable!.references.some(
    ({ identifier, init }) => !init && !names.includes(identifier as TSESTree.Identifier),
  );
  if (variable!.name !== from && !isUsedElsewhere) {
    return (fixer: Fixer) => [fixer.replaceText(externalName(specifier), to)];
  }

  const known = siblingsOf(specifier).find((sibling) => exportOf(sibling) === to);
  const local = known ? localName(known) : to;
  const isFree = names.every((name) => {
    const found = findVariable(sourceCode, name, local);
    return known ? found?.identifiers.some(({ parent }) => parent === known) : !found;
  });
  if (!isFree) return undefined;
  return (fixer: Fixer): Fix[] => {
    const renamed = names.map((name) => fixer.replaceText(name, local));
    if (known) return isUsedElsewhere ? renamed : [...renamed, removeSpecifier(sourceCode, fixer, specifier)];
    const edit = isUsedElsewhere ? fixer.insertTextAfter(specifier, `, ${to}`) : fixer.replaceText(specifier, to);
    return [...renamed, edit];
  };
}

function specifierOf({ identifiers: [name] }: TSESLint.Scope.Variable, from: string): Specifier | undefined {
  const { parent } = name!;
  const isImport = parent.type === 'ImportSpecifier' && !isTypeOnly(parent) && importOf(parent).importKind !== 'type';
  const isPattern = parent.type === 'Property' && parent.value === name && parent.parent.type === 'ObjectPattern';
  return (isImport || isPattern) && exportOf(parent) === from ? parent : undefined;
}

/** The SDK's name of what a specifier binds. */
function exportOf(specifier: Specifier): string | undefined {
  if (specifier.type === 'Property') return propertyName(specifier);
  const { imported } = specifier;
  return imported.type === 'Identifier' ? imported.name : imported.value;
}

function externalName(specifier: Specifier): Node {
  return specifier.type === 'Property' ? specifier.key : specifier.imported;
}

function localName(specifier: Specifier): string {
  const name = specifier.type === 'Property' ? specifier.value : specifier.local;
  return name.type === 'Identifier' ? name.name : '';
}

function importOf({ parent }: TSESTree.ImportSpecifier): TSESTree.ImportDeclaration {
  return parent as TSESTree.ImportDeclaration;
}

function siblingsOf(specifier: Specifier): readonly Specifier[] {
  const siblings: readonly Node[] =
    specifier.type === 'Property'
      ? (specifier.parent as TSESTree.ObjectPattern).properties
      : importOf(specifier).specifiers;
  return siblings.filter((sibling) => sibling.type === specifier.type && !isTypeOnly(sibling)) as Specifier[];
}

function isTypeOnly(node: Node): boolean {
  return node.type === 'ImportSpecifier' && node.importKind === 'type';
}

/** Removes one of several specifiers, with one comma. */
function removeSpecifier(sourceCode: SourceCode, fixer: Fixer, specifier: Specifier): Fix {
  const next = sourceCode.getTokenAfter(specifier)!;
  if (next.value !== ',')
    return fixer.removeRange([sourceCode.getTokenBefore(specifier)!.range[0], specifier.range[1]]);
  return fixer.removeRange([specifier.range[0], sourceCode.getTokenAfter(next, { includeComments: true })!.range[0]]);
}
