import { type ViteUserConfig, defineConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({ test: { include: ['tests/**/*.test.ts'] } });

export default config;
