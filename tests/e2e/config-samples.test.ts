/** Every configuration that the README and the guides show is run as it stands there. */
import { describe, expect, it } from 'vitest';
import { filesIn, read } from '../helpers/files.js';
import { linkPackages } from '../helpers/linked-packages.js';
import { type Sample, samplesOf } from '../helpers/page.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

const pages = ['README.md', ...filesIn('docs').filter((path) => path.endsWith('.md'))];
const samples = pages.flatMap((page) => samplesOf(read(page)).map((sample) => ({ page, ...sample })));
const place = ({ page, line }: (typeof samples)[number]): string => `${page}:${line}`;

const isEslintConfig = ({ code }: Sample): boolean =>
  /(?:import|require).*['"]eslint-plugin-cohere['"]/u.test(code) && /cohere\.configs|cohere\/recommended/u.test(code);
const isOxlintConfig = ({ language, code }: Sample): boolean =>
  language === 'json' && /jsPlugins|oxlint\.json/u.test(code);

/** The start of files that then call without a bound. All but the first need a setting to know that it is a client. */
const sources: Readonly<Record<string, string>> = {
  'src/own.js': "import { CohereClientV2 } from 'cohere-ai';\nconst cohere = new CohereClientV2({});\n",
  'src/alias.js': "import { cohere } from '@/lib/ai';\n",
  'src/sibling.js': "import { cohere } from './ai.js';\n",
  'src/factory.js': "import { createCohere } from '@acme/llm';\nconst cohere = createCohere();\n",
};
const call = "export const ask = (messages) => cohere.chat({ model: 'command-a-03-2025', messages });\n";

/** What a setting must say for the client of a file to be known. */
const settingOf: Readonly<Record<string, string>> = {
  'src/alias.js': "module: '@/lib/ai'",
  'src/sibling.js': "module: 'src/ai'",
  'src/factory.js': "module: '@acme/llm'",
};

/** A project with the calls and with one configuration. */
function createProject(config: string, code: string): TemporaryProject {
  const calls = Object.entries(sources).map(([path, text]) => [path, text + call]);
  const project = new TemporaryProject({ ...Object.fromEntries(calls), [config]: code, 'package-lock.json': '{}' });
  const frameworks = ['eslint-plugin-vue', 'eslint-plugin-svelte', 'eslint-plugin-astro'];
  linkPackages(project, 'eslint', 'oxlint', 'typescript', 'typescript-eslint', 'jiti', 'cohere-ai', ...frameworks);
  return project;
}

/** The files in which a linter found the call without a bound. */
const foundIn = (output: string): string[] =>
  Object.keys(sources).filter((path) => output.includes(path.slice('src/'.length)));

/** The files whose client a configuration makes known. */
const knownIn = (code: string): string[] =>
  Object.keys(sources).filter((path) => path === 'src/own.js' || code.includes(settingOf[path] as string));

function fileName({ language, code }: Sample): string {
  if (language !== 'js') return `eslint.config.${language}`;
  return /\brequire\(/u.test(code) ? 'eslint.config.cjs' : 'eslint.config.js';
}

/** `shapes-markdown.test.ts` installs what this one takes. */
const isForMarkdown = ({ code }: Sample): boolean => code.includes('@eslint/markdown');

const eslintConfigs = samples.filter((sample) => isEslintConfig(sample) && !isForMarkdown(sample));
const oxlintConfigs = samples.filter(isOxlintConfig);

describe('configurations of ESLint', () => {
  it('are in the README: a module, CommonJS and TypeScript', () => {
    const names = eslintConfigs.filter(({ page }) => page === 'README.md').map(fileName);
    expect(new Set(names)).toEqual(new Set(['eslint.config.js', 'eslint.config.cjs', 'eslint.config.ts']));
  });

  it.each(eslintConfigs.map((sample) => [place(sample), sample] as const))('%s lints', async (_, sample) => {
    const project = createProject(fileName(sample), sample.code);
    const { code, stdout, stderr } = await project.run(process.execPath, 'node_modules/eslint/bin/eslint.js', 'src');
    project.remove();
    expect(stderr).toBe('');
    expect(stdout).toContain('cohere/require-max-tokens');
    expect(foundIn(stdout)).toEqual(knownIn(sample.code));
    expect(code).toBe(1);
  });
});

describe('configurations of Oxlint', () => {
  it.each(oxlintConfigs.map((sample) => [place(sample), sample] as const))('%s lints', async (_, sample) => {
    const project = createProject('.oxlintrc.json', sample.code);
    const { code, stdout } = await project.run(process.execPath, 'node_modules/oxlint/bin/oxlint', 'src');
    project.remove();
    expect(stdout).toContain('cohere(require-max-tokens)');
    expect(foundIn(stdout)).toEqual(knownIn(sample.code));
    expect(code).toBe(1);
  });
});
