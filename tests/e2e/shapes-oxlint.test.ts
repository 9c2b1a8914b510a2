/** The projects of all shapes through the command of Oxlint, with the built plugin. */
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { root } from '../helpers/files.js';
import { findWithOxlint, oxlintBin } from '../helpers/fixture-app.js';
import { shapes } from '../helpers/shapes.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

const config = JSON.stringify({ extends: [join(root, 'oxlint.json')], categories: { correctness: 'off' } });

it.each(Object.entries(shapes))('%s', async (_, { files, findings, oxlint = findings }) => {
  const project = new TemporaryProject({ ...files, '.oxlintrc.json': config });
  onTestFinished(() => project.remove());
  expect(await findWithOxlint(project, { folder: '.', bin: join(root, oxlintBin) })).toEqual(oxlint);
});
