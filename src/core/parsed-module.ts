import { extname } from 'node:path';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { analyze } from 'eslint-scope';
import { childrenOf, isMarkup, walk } from './ast.js';
import { readText } from './disk.js';
import { perFileState } from './file-cache.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Parser = Readonly<TSESLint.Parser.LooseParserModule>;

interface ParserOptions {
  /** What parsers of components hand scripts to: a parser, its name, or parsers by language. */
  readonly parser?: unknown;
  readonly ecmaFeatures?: object | undefined;
}

/** The linted file: other files are parsed as it was. */
export interface ParsingHost {
  readonly sourceCode: SourceCode;
  readonly languageOptions: {
    readonly parser?: unknown;
    readonly parserOptions?: ParserOptions | undefined;
  };
}

type Reader = (path: string) => SourceCode | undefined;

/** By parser, and by the name of the one that a parser of components hands scripts to. */
let readers: WeakMap<Parser, Map<string | undefined, Reader>> | undefined;

/**
 * A local file in the form that ESLint gives rules, parsed by the linted file's parser, without type information, once
 * per change. `undefined` where the file cannot be read or parsed, and on a linter that gives rules no parser (Oxlint).
 */
export function parseModule(path: string, host: ParsingHost): SourceCode | undefined {
  const parser = scriptParser(path, host);
  return parser && readerOf(parser, host)(path);
}

function readerOf(parser: Parser, host: ParsingHost): Reader {
  readers ??= new WeakMap();
  const byName = readers.get(parser) ?? new Map<string | undefined, Reader>();
  readers.set(parser, byName);
  const name = namedParser(host);
  const reader = byName.get(name) ?? perFileState((path) => parse(path, parser, host));
  byName.set(name, reader);
  return reader;
}

/** The parser of a script: where the linted file is a component, the one that its parser takes for scripts. */
function scriptParser(path: string, { languageOptions }: ParsingHost): Parser | undefined {
  const { parser, parserOptions } = languageOptions;
  const inner = parserOptions?.parser;
  const byLanguage = (inner ?? {}) as Readonly<Record<string, unknown>>;
  const language = extname(path).replace(/^\.[cm]?/u, '');
  return [inner, byLanguage[language], parser].find(isParser);
}

function namedParser({ languageOptions }: ParsingHost): string | undefined {
  const inner = languageOptions.parserOptions?.parser;
  return typeof inner === 'string' ? inner : undefined;
}

function isParser(parser: unknown): parser is Parser {
  return typeof parser === 'object' && parser !== null && ('parseForESLint' in parser || 'parse' in parser);
}

function parse(path: string, parser: Parser, host: ParsingHost): SourceCode {
  const text = readText(path)!;
  const options = parserOptionsFor(path, text, host);
  const result =
    'parseForESLint' in parser ? parser.parseForESLint(text, options) : { ast: parser.parse(text, options) };
  const ast = result.ast as TSESTree.Program;
  if (ast.body.some(isMarkup)) throw new Error(`The parser takes ${path} for a component.`);
  const visitorKeys = (result as Parsed).visitorKeys ?? host.sourceCode.visitorKeys;
  addParents(ast, visitorKeys);
  const scopeManager =
    (result as Parsed).scopeManager ??
    analyze(ast as never, { ecmaVersion: 2024, sourceType: options.sourceType, ignoreEval: true });
  // The linter's own class, without importing the linter.
  const Source = host.sourceCode.constructor as new (parts: object) => SourceCode;
  return new Source({ ast, text, scopeManager, visitorKeys, parserServices: {} });
}

interface Parsed {
  readonly visitorKeys?: SourceCode['visitorKeys'];
  readonly scopeManager?: object;
}

/** What a file is parsed with depends on the file, not on who imports it: answers hold for all who do. */
function parserOptionsFor(path: string, text: string, host: ParsingHost) {
  const { parserOptions } = host.languageOptions;
  return {
    ...parserOptions,
    // One that is there in person was asked already.
    parser: namedParser(host),
    ecmaVersion: 'latest',
    ecmaFeatures: { ...parserOptions?.ecmaFeatures, jsx: true },
    sourceType: isEsm(path, text) ? 'module' : 'commonjs',
    // Types cost a build, and nothing here asks for them.
    project: false,
    projectService: false,
    programs: undefined,
    filePath: path,
    comment: true,
    eslintVisitorKeys: true,
    loc: true,
    range: true,
    tokens: true,
  } as const;
}

function isEsm(path: string, text: string): boolean {
  return /\.m[jt]s$/u.test(path) || /^\s*(?:import|export)\b/mu.test(text);
}

/** Linters set these while they walk; nobody walks this file. */
function addParents(ast: TSESTree.Program, visitorKeys: SourceCode['visitorKeys']): void {
  walk(ast, visitorKeys, (node) => {
    for (const child of childrenOf(node, visitorKeys)) Object.assign(child, { parent: node });
  });
}
