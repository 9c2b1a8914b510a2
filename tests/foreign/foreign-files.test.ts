/** Code that does not use Cohere: every rule is on, nothing is reported, nothing crashes. */
import { expect, it } from 'vitest';
import { foreignFiles } from '../helpers/foreign-files.js';
import { lintForeign, reportsOf } from '../helpers/foreign-lint.js';

const files = foreignFiles(1000);

it(`nothing is reported in ${files.length} files of other packages`, { timeout: 300_000 }, () => {
  let parsed = 0;
  for (const file of files) {
    const messages = lintForeign(file);
    expect(reportsOf(messages), file.path).toEqual([]);
    if (!messages.some(({ fatal }) => fatal)) parsed += 1;
  }
  // A few packages ship templates and broken files on purpose.
  expect(parsed).toBeGreaterThan(files.length * 0.95);
});

it('the same lint reports a file that uses Cohere', () => {
  const code = 'import { CohereClientV2 } from "cohere-ai"; await new CohereClientV2({}).chat({ messages: [] });';
  expect(reportsOf(lintForeign({ path: 'node_modules/any/index.js', code }))).not.toEqual([]);
});
