/** One run of ESLint over the project of `project.ts`, in a process of its own: prints what took how long. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ESLint, Linter } from 'eslint';
import plugin from '../dist/index.js';
import type { Configuration } from './project.js';

/** Milliseconds of one run. */
export interface ProjectRun {
  readonly total: number;
  readonly parse: number;
  readonly rules: number;
  /** How often a rule had the module of the shared client parsed. */
  readonly clientParses: number;
}

const [folder = '', configuration = 'none'] = process.argv.slice(2) as [string, Configuration];
const require = createRequire(join(folder, 'package.json'));

/** A package of the project. */
async function load<Module>(name: string): Promise<Module> {
  return (await import(pathToFileURL(require.resolve(name)).href)) as Module;
}

let clientParses = 0;

type TypeScriptParser = Pick<typeof import('@typescript-eslint/parser'), 'parseForESLint'>;

/** The parser, which counts. */
function counting({ parseForESLint }: TypeScriptParser): TypeScriptParser {
  return {
    parseForESLint(code, options) {
      if (options?.filePath?.endsWith('cohere.ts')) clientParses++;
      return parseForESLint(code, options);
    },
  };
}

const allOf = (prefix: string, rules: object): Linter.RulesRecord =>
  Object.fromEntries(Object.keys(rules).map((name) => [`${prefix}/${name}`, 'error']));

interface ImportPlugin extends ESLint.Plugin {
  readonly flatConfigs: Readonly<Record<'recommended' | 'typescript', Linter.Config>>;
  readonly createNodeResolver: (options: object) => object;
}

async function importConfigs(more: Linter.RulesRecord): Promise<Linter.Config[]> {
  const { default: imports, createNodeResolver } = await load<{ default: ImportPlugin } & ImportPlugin>(
    'eslint-plugin-import-x',
  );
  const { recommended, typescript } = imports.flatConfigs;
  const settings = {
    ...typescript.settings,
    'import-x/resolver': undefined,
    'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js'] })],
  };
  return [recommended, { ...typescript, settings }, { rules: more }];
}

async function configsOf(): Promise<Linter.Config[]> {
  switch (configuration) {
    case 'cohere':
      return [{ plugins: { cohere: plugin }, rules: allOf('cohere', plugin.rules) }];
    case 'query': {
      const { default: query } = await load<{ default: ESLint.Plugin }>('@tanstack/eslint-plugin-query');
      return query.configs!['flat/recommended'] as Linter.Config[];
    }
    case 'imports':
      return importConfigs({});
    case 'cycles':
      return importConfigs({ 'import-x/no-cycle': 'error' });
    case 'typed':
      return [{ languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: folder } } }];
    default:
      return [];
  }
}

const { ESLint: Linting } = await load<{ ESLint: typeof ESLint }>('eslint');
const { parseForESLint } = await load<TypeScriptParser>('@typescript-eslint/parser');
const parser = counting({ parseForESLint }) as Linter.Parser;
const eslint = new Linting({
  cwd: folder,
  overrideConfigFile: true,
  stats: true,
  overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parser } }, ...(await configsOf())],
});
const start = performance.now();
const results = await eslint.lintFiles(['src']);
const total = performance.now() - start;

const passes = results.flatMap(({ stats }) => stats!.times.passes);
const run: ProjectRun = {
  total,
  parse: passes.reduce((sum, { parse }) => sum + parse!.total, 0),
  rules: passes.flatMap(({ rules }) => Object.values(rules ?? {})).reduce((sum, rule) => sum + rule.total, 0),
  // The file itself is linted as well.
  clientParses: clientParses - 1,
};
console.log(JSON.stringify(run));
