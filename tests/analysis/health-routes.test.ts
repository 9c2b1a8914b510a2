import { expect, it } from 'vitest';
import { mayHoldHealthRoute } from '../../src/analysis/surroundings/routes.js';

it.each([
  ['a path', "app.get('/healthz', probe);", 'app.js', true],
  ['a constant of another file', 'app.get(READY_PATH, probe);', 'app.js', true],
  ['the path of the file', 'export const GET = probe;', 'app/api/live/route.js', true],
  ['another route', "app.get('/chat', answer);", 'app.js', false],
])('%s', (_, text, filename, may) => {
  expect(mayHoldHealthRoute(text, filename)).toBe(may);
});
