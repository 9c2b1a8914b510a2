/** The projects and components of all shapes through the command of Oxlint, with the built plugin. */
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { root } from '../helpers/files.js';
import { findWithOxlint, oxlintBin } from '../helpers/fixture-app.js';
import { components, shapes } from '../helpers/shapes.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

const config = JSON.stringify({ extends: [join(root, 'oxlint.json')], categories: { correctness: 'off' } });

const run = { folder: '.', bin: join(root, oxlintBin) };

it.each(Object.entries(shapes))('%s', async (_, { files, findings, oxlint = findings }) => {
  const project = new TemporaryProject({ ...files, '.oxlintrc.json': config });
  onTestFinished(() => project.remove());
  expect(await findWithOxlint(project, run)).toEqual(oxlint);
});

it.each(Object.entries(components))('%s', async (path, { text, findings, oxlint = findings, fixed }) => {
  const project = new TemporaryProject({ [path]: text, '.oxlintrc.json': config });
  onTestFinished(() => project.remove());
  expect(await findWithOxlint(project, run)).toEqual(oxlint.map((finding) => `${path}:${finding}`));
  await project.run(process.execPath, run.bin, '--fix', '.');
  const isFixed = (line: number): boolean => oxlint.some((finding) => finding.startsWith(`${line}:`));
  const lines = text.split('\n').map((line, index) => (isFixed(index + 1) ? (fixed[index + 1] ?? line) : line));
  expect(project.read(path)).toBe(lines.join('\n'));
});
