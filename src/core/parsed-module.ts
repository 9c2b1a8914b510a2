import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { analyze } from 'eslint-scope';
import { childrenOf, walk } from './ast.js';
import { readText } from './disk.js';
import { perFileState } from './file-cache.js';

type SourceCode = Readonly<TSESLint.SourceCode>;
type Parser = Readonly<TSESLint.Parser.LooseParserModule>;

/** The linted file: other files are parsed as it was. */
export interface ParsingHost {
  readonly sourceCode: SourceCode;
  readonly languageOptions: {
    readonly parser?: unknown;
    readonly parserOptions?: unknown;
    readonly ecmaVersion?: unknown;
    readonly sourceType?: unknown;
  };
}

let modules: WeakMap<object, (path: string) => SourceCode | undefined> | undefined;

/**
 * A local file in the form that ESLint gives rules, parsed by the linted file's parser, without type information, once
 * per change. `undefined` where the file cannot be read or parsed, and on a linter that gives rules no parser (Oxlint).
 */
export function parseModule(path: string, host: ParsingHost): SourceCode | undefined {
  const { parser } = host.languageOptions;
  if (!isParser(parser)) return undefined;
  modules ??= new WeakMap();
  const read = modules.get(parser) ?? perFileState((file) => parse(file, parser, host));
  modules.set(parser, read);
  return read(path);
}

function isParser(parser: unknown): parser is Parser {
  return typeof parser === 'object' && parser !== null && ('parseForESLint' in parser || 'parse' in parser);
}

function parse(path: string, parser: Parser, host: ParsingHost): SourceCode | undefined {
  const text = readText(path)!;
  const options = parserOptionsFor(path, host);
  try {
    const result =
      'parseForESLint' in parser ? parser.parseForESLint(text, options) : { ast: parser.parse(text, options) };
    const ast = result.ast as TSESTree.Program;
    const visitorKeys = (result as Parsed).visitorKeys ?? host.sourceCode.visitorKeys;
    addParents(ast, visitorKeys);
    const scopeManager =
      (result as Parsed).scopeManager ??
      analyze(ast as never, { ecmaVersion: 2024, sourceType: options.sourceType as 'module', ignoreEval: true });
    // The linter's own class, without importing the linter.
    const Source = host.sourceCode.constructor as new (parts: object) => SourceCode;
    return new Source({ ast, text, scopeManager, visitorKeys, parserServices: {} });
  } catch {
    return undefined;
  }
}

interface Parsed {
  readonly visitorKeys?: SourceCode['visitorKeys'];
  readonly scopeManager?: object;
}

function parserOptionsFor(path: string, { languageOptions }: ParsingHost) {
  const { ecmaVersion, sourceType, parserOptions } = languageOptions;
  return {
    ecmaVersion,
    sourceType: /\.m[jt]s$/u.test(path) ? 'module' : sourceType,
    ...(parserOptions as object | undefined),
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
  };
}

/** Linters set these while they walk; nobody walks this file. */
function addParents(ast: TSESTree.Program, visitorKeys: SourceCode['visitorKeys']): void {
  walk(ast, visitorKeys, (node) => {
    for (const child of childrenOf(node, visitorKeys)) Object.assign(child, { parent: node });
  });
}
