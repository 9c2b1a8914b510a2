import { expect, it } from 'vitest';
import { defaultTestFiles, readSettings } from '../../src/analysis/project/settings.js';
import { read } from '../helpers/files.js';
import { sectionsOf } from '../helpers/page.js';

const page = read('docs/settings.md');

function refusal(cohere: unknown): string {
  try {
    readSettings({ cohere });
  } catch (error) {
    return (error as Error).message;
  }
  return expect.fail('the settings were accepted');
}

/** What the refusal of a wrong setting says would be accepted. */
const acceptedBy = (cohere: unknown): string[] => refusal(cohere).split('accepted: ')[1]!.replace('.', '').split(', ');

const wrong = '?';

it('has a section for each setting, and tells the default of testFiles', () => {
  expect(sectionsOf(page)).toEqual(acceptedBy({ [wrong]: 1 }).map((key) => `\`${key}\``));
  for (const glob of defaultTestFiles) expect(page).toContain(`- \`${glob}\`\n`);
});

it.each([
  ['keys of a client', { clients: [{ [wrong]: 1 }] }],
  ['kinds of clients', { clients: [{ module: 'a', client: wrong }] }],
  ['keys of a model', { models: { a: { [wrong]: 1 } } }],
  ['states of a model', { models: { a: { status: wrong } } }],
  ['endpoints of a model', { models: { a: { status: 'live', endpoints: [wrong] } } }],
])('names all %s', (_, cohere) => {
  for (const word of acceptedBy(cohere)) expect(page).toContain(`\`${word}\``);
});

it('quotes a refusal as it is', () => {
  expect(page).toContain(`\`${refusal({ models: { 'acme-1': { status: '' } } })}\``);
});
