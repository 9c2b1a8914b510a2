import { join, relative } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import plugin from '../../src/index.js';
import { root } from './files.js';
import { TemporaryProject } from './temporary-project.js';

/** The application, full of mistakes, that every installation lints. */
const fixtureApp: string = join(root, 'tests/fixtures/app');

/** One finding as every linter can tell it: `src/chat.js:3:41 cohere/no-hardcoded-api-key`. */
type Finding = string;

/** A project with the application in it. */
export function createApp(files: Readonly<Record<string, string>>): TemporaryProject {
  const project = new TemporaryProject(files);
  project.copy(fixtureApp);
  return project;
}

const eslintBin = 'node_modules/eslint/bin/eslint.js';

interface EslintRun {
  /** Options of the command. */
  readonly options?: readonly string[];
  /** The command that runs Node; default: the Node that runs this. */
  readonly node?: readonly [string, ...string[]];
}

/** What ESLint's command finds in a project. */
export async function findWithEslint(project: TemporaryProject, run: EslintRun = {}): Promise<Finding[]> {
  const { options = [], node: [program, ...args] = [process.execPath] } = run;
  const { stdout, stderr } = await project.run(program, ...args, eslintBin, '--format', 'json', ...options, 'src');
  if (!stdout.startsWith('[')) throw new Error(stdout + stderr);
  return findingsOf(JSON.parse(stdout) as ESLint.LintResult[], project.folder);
}

/** The results of ESLint as findings, sorted. */
export function findingsOf(results: ESLint.LintResult[], folder: string): Finding[] {
  return results
    .flatMap(({ filePath, messages }) =>
      messages.map(({ line, column, ruleId, message }) => {
        const path = relative(folder, filePath);
        return `${path}:${line}:${column} ${ruleId ?? message}`;
      }),
    )
    .sort();
}

/** What the sources of this repository find in the application: every installation must find the same. */
export async function expectedFindings(): Promise<Finding[]> {
  const project = createApp({});
  const overrideConfig = [{ files: ['**/*.ts'], languageOptions: { parser } }, plugin.configs.recommended];
  const results = await new ESLint({ cwd: project.folder, overrideConfigFile: true, overrideConfig }).lintFiles('src');
  project.remove();
  return findingsOf(results, project.folder);
}

interface OxlintReport {
  readonly diagnostics: readonly {
    readonly code: string;
    readonly filename: string;
    readonly labels: readonly [{ readonly span: { readonly line: number; readonly column: number } }];
  }[];
}

export const oxlintBin = 'node_modules/oxlint/bin/oxlint';

interface OxlintRun {
  /** The folder to lint, default: `src`. */
  readonly folder?: string;
  /** The program; default: the one that the project has installed. */
  readonly bin?: string;
}

/** What Oxlint's command finds in a project. */
export async function findWithOxlint(
  project: TemporaryProject,
  { folder = 'src', bin = oxlintBin }: OxlintRun = {},
): Promise<Finding[]> {
  const { stdout, stderr } = await project.run(process.execPath, bin, '--format', 'json', folder);
  if (!stdout.startsWith('{')) throw new Error(stdout + stderr);
  return (JSON.parse(stdout) as OxlintReport).diagnostics
    .map(({ code, filename, labels: [{ span }] }) => {
      const rule = code.replace(/^(\w+)\((.+)\)$/u, '$1/$2');
      return `${filename}:${span.line}:${span.column} ${rule}`;
    })
    .sort();
}
