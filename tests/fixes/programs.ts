import { basename } from 'node:path';
import { filesIn } from '../helpers/files.js';
import type { Program, RulePrograms } from './program.js';

const paths = filesIn('tests/fixes/programs');
const perRule = paths.map(async (path) => {
  const rule = basename(path, '.ts');
  const module = (await import(`./programs/${rule}.ts`)) as { readonly default: RulePrograms };
  return module.default.map((program): Program => ({ rule, ...program }));
});

/** The programs of every rule. */
export const programs: readonly Program[] = (await Promise.all(perRule)).flat();
