/** Oxlint over code that does not use Cohere: every rule of the built plugin is on, nothing is reported or crashes. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { root } from '../helpers/files.js';
import { foreignFiles } from '../helpers/foreign-files.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

const rules = Object.fromEntries(Object.keys(plugin.rules).map((name) => [`cohere/${name}`, 'error']));
const config = { jsPlugins: [join(root, 'dist/index.js')], categories: { correctness: 'off' }, rules };

const project = new TemporaryProject({ '.oxlintrc.json': JSON.stringify(config) });
afterAll(() => project.remove());

const lint = () => project.run(process.execPath, join(root, 'node_modules/oxlint/bin/oxlint'), '--format', 'json', '.');

it('reports nothing in files of other packages', async () => {
  const files = foreignFiles(1000);
  // Not in a folder called `node_modules`, which Oxlint leaves out.
  for (const { path } of files)
    cpSync(join(root, path), join(project.folder, path.replace('node_modules', 'packages')));
  const { stdout } = await lint();
  const report = JSON.parse(stdout) as { diagnostics: object[]; number_of_files: number };
  expect(report.diagnostics).toEqual([]);
  expect(report.number_of_files).toBe(files.length);
});

it('the same run reports a file that uses Cohere', async () => {
  project.write({ 'packages/chat.js': 'import { CohereClientV2 } from "cohere-ai"; new CohereClientV2({}).chat({});' });
  const { code, stdout } = await lint();
  expect(code).toBe(1);
  expect(stdout).toContain('cohere(require-model)');
});
