import { createRequire } from 'node:module';
import type { Rule } from 'eslint';
import { type Configs, createConfigs } from './configs/index.js';
import { rules } from './rules/index.js';

/** The plugin, in types of ESLint alone, so that it fits `defineConfig` and nothing else must be installed. */
export type Plugin = {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: 'cohere' };
  readonly rules: Readonly<Record<string, Rule.RuleModule>>;
  readonly configs: Configs;
};

const { name, version } = createRequire(import.meta.url)('../package.json') as { name: string; version: string };

const base = { meta: { name, version, namespace: 'cohere' as const }, rules };
const plugin: Plugin = Object.assign(base, { configs: createConfigs(base) });

// The second name is what `require()` returns, so that a CommonJS config gets the plugin itself.
export { plugin as default, plugin as 'module.exports' };
