import { read } from './files.js';
import { type Sample, samplesOf } from './page.js';

/** A code block of the README: what users copy is what is tested. */
function sample(holds: (sample: Sample) => boolean): string {
  const found = samplesOf(read('README.md')).find(holds);
  if (!found) throw new Error('The README lacks a sample.');
  return found.code;
}

/** The README's `eslint.config.js`. */
export const readmeConfig: string = sample(({ language, code }) => language === 'js' && code.includes('defineConfig'));

/** The README's `.oxlintrc.json`. */
export const readmeOxlintConfig: string = sample(({ code }) => code.includes('oxlint.json'));

/** The part of `package.json` that the README gives for lint-staged. */
export const readmeLintStaged: string = sample(
  ({ language, code }) => language === 'json' && code.includes('lint-staged'),
);
