import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sdkRelease } from '../../src/analysis/project/sdk-version.js';
import { sdkVersions } from '../../src/catalog/index.js';
import { analyse } from '../helpers/analyse.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

const project = new TemporaryProject({
  'package-lock.json': '{}',
  'old/node_modules/cohere-ai/package.json': '{ "version": "7.14.0" }',
  'odd/node_modules/cohere-ai/package.json': '{}',
});
const file = join(project.folder, 'old/src/ask.js');
const odd = join(project.folder, 'odd/src/ask.js');
afterAll(() => project.remove());

describe('sdkRelease', () => {
  it('takes the setting before anything else', () => {
    expect(sdkRelease('7.2.0', '7.3.0', file, true)).toEqual({ version: '7.2.0', from: 'setting' });
  });

  it('takes the version of an import before the installed one', () => {
    expect(sdkRelease(undefined, '7.3.0', file, true)).toEqual({ version: '7.3.0', from: 'specifier' });
  });

  it('takes the installed version', () => {
    expect(sdkRelease(undefined, undefined, file, true)).toEqual({ version: '7.14.0', from: 'installed' });
  });

  it('assumes the newest one where no installation tells', () => {
    expect(sdkRelease(undefined, undefined, odd, true)).toEqual({ version: sdkVersions.newest, from: 'assumed' });
  });

  it('assumes the newest one where the disk is left alone', () => {
    expect(sdkRelease(undefined, undefined, file, false)).toEqual({ version: sdkVersions.newest, from: 'assumed' });
  });
});

describe('the release of a file', () => {
  it.each([
    ["import 'cohere-ai';", {}, '7.14.0', 'installed'],
    ["import 'npm:cohere-ai@7.3.0';", {}, '7.3.0', 'specifier'],
    ["import 'https://esm.sh/cohere-ai@7.7.5?dts';", {}, '7.7.5', 'specifier'],
    ["import 'npm:cohere-ai@7';", {}, '7.14.0', 'installed'],
    ["import 'npm:cohere-ai@7.3.0';", { sdkVersion: '8.0.1' }, '8.0.1', 'setting'],
    ["import 'cohere-ai';", { followImports: false }, sdkVersions.newest, 'assumed'],
  ])('%s with %j', (code, settings, version, from) => {
    expect(analyse(code, { filename: file, settings }).sdk).toEqual({ version, from });
  });
});
