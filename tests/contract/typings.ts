import { join } from 'node:path';
import ts from 'typescript';
import type { FieldValue, Fields, RequestField, ValueKind } from '../../src/catalog/index.js';
import { isInRange } from '../../src/catalog/index.js';
import type { Sdk } from './sdks.js';
import { sdks } from './sdks.js';

/** What a value may be: the catalog's words, without the rules that typings cannot say. */
export interface Description {
  kinds: ValueKind[];
  values?: string[];
  items?: Description;
  fields?: Record<string, Description & { required: boolean }>;
  variants?: { key: string; shapes: Record<string, NonNullable<Description['fields']>> };
  entries?: Description;
}

const probe = join(import.meta.dirname, 'probe.ts');
const specifiers = sdks.flatMap(({ name, aws }) => (aws ? [name, `${name}/aws`] : [name]));
const { checker, exported } = check();

/** One program over the typings of every installed SDK, whose only file exists in memory. */
function check(): { checker: ts.TypeChecker; exported: (sdk: Sdk, name: string) => ts.Symbol } {
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
  };
  const text = specifiers.map((specifier) => `import '${specifier}';`).join('\n');
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === probe || fileExists(name);
  host.getSourceFile = (name, language, ...rest) =>
    name === probe ? ts.createSourceFile(name, text, language, true) : getSourceFile(name, language, ...rest);
  const program = ts.createProgram([probe], options, host);
  const checker = program.getTypeChecker();
  const exports = new Map(
    (program.getSourceFile(probe)?.statements ?? []).map((statement) => {
      const { moduleSpecifier } = statement as ts.ImportDeclaration;
      const module = checker.getSymbolAtLocation(moduleSpecifier) as ts.Symbol;
      return [(moduleSpecifier as ts.StringLiteral).text, checker.getExportsOfModule(module)];
    }),
  );
  const exported = (sdk: Sdk, name: string): ts.Symbol => {
    const all = [...(exports.get(sdk.name) ?? []), ...(exports.get(`${sdk.name}/aws`) ?? [])];
    const symbol = all.find((candidate) => candidate.name === name) as ts.Symbol;
    return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  };
  return { checker, exported };
}

/** The type of an instance of a class that an SDK exports. */
function instanceType(sdk: Sdk, className: string): ts.Type {
  return checker.getDeclaredTypeOfSymbol(exported(sdk, className));
}

function constructorOf(sdk: Sdk, className: string): ts.Signature {
  return checker.getTypeOfSymbol(exported(sdk, className)).getConstructSignatures()[0] as ts.Signature;
}

function methodOf(sdk: Sdk, className: string, path: string): ts.Signature {
  const type = path
    .split('.')
    .reduce((from, name) => checker.getTypeOfSymbol(from.getProperty(name) as ts.Symbol), instanceType(sdk, className));
  return type.getCallSignatures()[0] as ts.Signature;
}

function parameterType(signature: ts.Signature, index: number): ts.Type {
  const parameter = signature.parameters.at(index) as ts.Symbol;
  return checker.getNonNullableType(checker.getTypeOfSymbol(parameter));
}

/** The names of the options that the constructor of a class takes. */
export function constructorOptions(sdk: Sdk, className: string): string[] {
  return checker.getPropertiesOfType(parameterType(constructorOf(sdk, className), 0)).map(({ name }) => name);
}

/** The names of the options that a call takes as its last argument. */
export function callOptions(sdk: Sdk, className: string, path: string): string[] {
  return checker.getPropertiesOfType(parameterType(methodOf(sdk, className, path), -1)).map(({ name }) => name);
}

/** What the typings say of a method's request. */
export function typedRequest(sdk: Sdk, className: string, path: string, index: number): Description['fields'] {
  return describeType(parameterType(methodOf(sdk, className, path), index)).fields;
}

function describeType(given: ts.Type): Description {
  const type = checker.getNonNullableType(given);
  if (type.isUnion() && !(type.flags & ts.TypeFlags.Boolean)) return describeUnion(type.types);
  if (type.isStringLiteral()) return { kinds: ['string'], values: [type.value] };
  if (type.flags & ts.TypeFlags.String) return { kinds: ['string'] };
  if (type.flags & ts.TypeFlags.Number) return { kinds: ['number'] };
  if (type.flags & ts.TypeFlags.BooleanLike) return { kinds: ['boolean'] };
  if (type.symbol.name === 'Date') return { kinds: ['date'] };
  if (checker.isArrayType(type)) {
    const [item] = checker.getTypeArguments(type as ts.TypeReference);
    return { kinds: ['list'], items: describeType(item as ts.Type) };
  }
  const [index] = checker.getIndexInfosOfType(type);
  if (!index) return { kinds: ['object'], fields: describeProperties(type) };
  const isFree = (index.type.flags & ts.TypeFlags.Unknown) !== 0;
  return { kinds: ['object'], ...(!isFree && { entries: describeType(index.type) }) };
}

function describeProperties(type: ts.Type): NonNullable<Description['fields']> {
  return Object.fromEntries(
    checker.getPropertiesOfType(type).map((property) => {
      const required = !(property.flags & ts.SymbolFlags.Optional);
      return [property.name, { ...describeType(checker.getTypeOfSymbol(property)), required }];
    }),
  );
}

function describeUnion(types: readonly ts.Type[]): Description {
  const parts = types.map(describeType);
  const values = parts.flatMap((part) => part.values ?? []);
  if (values.length === parts.length) return { kinds: ['string'], values: values.sort() };
  const text = parts.filter(({ kinds }) => kinds[0] === 'string');
  const others = parts.filter(({ kinds }) => kinds[0] !== 'string');
  const other = others.length === 1 ? others[0] : describeVariants(others);
  return text.length === 0 ? (other as Description) : { ...other, kinds: ['string', ...(other?.kinds ?? [])] };
}

/** Objects of a union, told apart by the one key that has another single value in each. */
function describeVariants(parts: readonly Description[]): Description {
  const shapes = parts.map(({ fields = {} }) => fields);
  const key = ['role', 'type'].find((name) => shapes.every((shape) => shape[name]?.values?.length === 1));
  if (key === undefined) throw new Error(`a union that nothing tells apart: ${JSON.stringify(parts)}`);
  const named = shapes.map((shape) => [shape[key]?.values?.[0] ?? '', shape] as const);
  return { kinds: ['object'], variants: { key, shapes: Object.fromEntries(named) } };
}

/** What the catalog says of a value in a release, in the same words. */
export function describeField(value: FieldValue, version: string): Description {
  const { kinds, values, items, fields, variants, entries } = value;
  return {
    kinds: [...kinds],
    ...(values && { values: [...values].sort() }),
    ...(items && { items: describeField(items, version) }),
    ...(fields && { fields: describeFields(fields, version) }),
    ...(variants && {
      variants: {
        key: variants.key,
        shapes: Object.fromEntries(
          Object.entries(variants.shapes).map(([name, shape]) => [name, describeFields(shape, version)]),
        ),
      },
    }),
    ...(entries && { entries: describeField(entries, version) }),
  };
}

export function describeFields(fields: Fields, version: string): NonNullable<Description['fields']> {
  const present = Object.entries(fields).filter(([, field]) => isInRange(version, field));
  return Object.fromEntries(present.map(([name, field]) => [name, describeRequired(field, version)]));
}

function describeRequired(field: RequestField, version: string): Description & { required: boolean } {
  return { ...describeField(field, version), required: field.required !== undefined };
}
