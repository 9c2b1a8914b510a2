import type { TSESTree } from '@typescript-eslint/utils';
import { type Node, keyName, literalText, wrapped } from '../../core/ast.js';
import type { CohereFile } from '../cohere-file.js';
import { type SdkSpecifier, readSdkSpecifier } from './sdk-module.js';

/** A place that loads a part of the SDK, types included. */
export interface SdkImport {
  /** The specifier, as a string literal. */
  readonly source: Node;
  readonly text: string;
  readonly entry: SdkSpecifier['entry'];
  /** The exports that it takes by name; `undefined` where it takes the module as a whole. */
  readonly names: readonly ImportedName[] | undefined;
}

export interface ImportedName {
  readonly name: string;
  readonly node: Node;
}

/** Every import, re-export, `require` and type that loads the SDK. */
export function sdkImports({ evaluator }: CohereFile): readonly SdkImport[] {
  return evaluator.index.loads.flatMap(({ node, source }): readonly SdkImport[] => {
    const text = literalText(source);
    const sdk = text === undefined ? undefined : readSdkSpecifier(text);
    return sdk && text !== undefined ? [{ source, text, entry: sdk.entry, names: namesIn(node) }] : [];
  });
}

function namesIn(node: Node): readonly ImportedName[] | undefined {
  if (node.type === 'ImportDeclaration' || node.type === 'ExportNamedDeclaration')
    return specifierNames(node.specifiers);
  if (node.type !== 'CallExpression' && node.type !== 'ImportExpression') return undefined;
  const outer = wrapped(node).parent;
  const holder = outer?.type === 'AwaitExpression' ? wrapped(outer).parent : outer;
  return holder?.type === 'VariableDeclarator' && holder.id.type === 'ObjectPattern'
    ? patternNames(holder.id)
    : undefined;
}

type Specifier = TSESTree.ImportClause | TSESTree.ExportSpecifier;

function specifierNames(specifiers: readonly Specifier[]): readonly ImportedName[] | undefined {
  const names = specifiers.map((node): ImportedName | undefined => {
    if (node.type !== 'ImportSpecifier' && node.type !== 'ExportSpecifier') return undefined;
    const taken = node.type === 'ImportSpecifier' ? node.imported : node.local;
    return { name: taken.type === 'Identifier' ? taken.name : taken.value, node: taken };
  });
  return names.every((name) => name !== undefined) ? names : undefined;
}

function patternNames({ properties }: TSESTree.ObjectPattern): readonly ImportedName[] | undefined {
  const names = properties.map((property): ImportedName | undefined => {
    const name = property.type === 'Property' ? keyName(property.key, property.computed) : undefined;
    return property.type === 'Property' && name !== undefined ? { name, node: property.key } : undefined;
  });
  return names.every((name) => name !== undefined) ? names : undefined;
}
