import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import { isBrowserFile } from '../../src/analysis/keys/browser-code.js';

/** What a rule would see of a file. */
function sourceCodeOf(code: string) {
  const linter = new Linter();
  linter.verify(code, []);
  return linter.getSourceCode() as never;
}

it.each([
  ['App.vue', 'export default {};', true],
  ['+page.svelte', 'export let data;', true],
  ['page.js', "'use client';\nexport const a = 1;", true],
  ['page.js', "import { useState as state } from 'react';", true],
  ['page.js', "import React from 'react';", false],
  ['page.js', "import { 'useState' as state } from 'react';", false],
  ['page.js', "const text = 'use client';\n'use client';", false],
  ['server.js', "import { useState } from './react';", false],
])('%s with %j runs in a browser: %s', (filename, code, expected) => {
  expect(isBrowserFile(filename, sourceCodeOf(code))).toBe(expected);
});
