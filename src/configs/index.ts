import type { ESLint, Linter } from 'eslint';
import { rules } from '../rules/index.js';

/** The presets. A type alias, not an interface: only an alias fits `ESLint.Plugin` and still refuses unknown names. */
export type Configs = {
  /** What is a defect in any production code. */
  readonly recommended: Linter.Config;
  /** `recommended` and the rest of the go-live checklist. */
  readonly strict: Linter.Config;
};

/** Extensions of the languages other than JavaScript that ESLint can lint. */
const foreign = 'json,jsonc,json5,md,markdown,css,scss,less,html,htm,yaml,yml,toml,graphql,gql';

/** Every file that other configs select, and no more: ESLint does not count such a pattern as selecting a file. */
const files = [['**/*', `!**/*.{${foreign}}`]];

/** The presets in the order in which they grow. */
const presets = ['recommended', 'strict'] as const;

/** The names of the rules that a preset turns on. */
export function presetRules(preset: (typeof presets)[number]): string[] {
  const included: readonly (string | null)[] = presets.slice(0, presets.indexOf(preset) + 1);
  return Object.entries(rules)
    .filter(([, rule]) => included.includes(rule.meta.docs.preset))
    .map(([name]) => name);
}

/** Builds the presets around the plugin that they turn on. */
export function createConfigs(plugin: ESLint.Plugin): Configs {
  const create = (preset: (typeof presets)[number]): Linter.Config => ({
    name: `cohere/${preset}`,
    files,
    plugins: { cohere: plugin },
    rules: Object.fromEntries(presetRules(preset).map((name) => [`cohere/${name}`, 'error' as const])),
  });
  return { recommended: create('recommended'), strict: create('strict') };
}
