import { describe, expect, it } from 'vitest';
import { readSdkSpecifier } from '../../src/analysis/project/sdk-module.js';

describe('readSdkSpecifier', () => {
  it.each([
    ['cohere-ai', 'root', undefined],
    ['cohere-ai/aws', 'aws', undefined],
    ['cohere-ai/api', 'deep', undefined],
    ['cohere-ai/dist/models', 'deep', undefined],
    ['cohere-ai/aws/more', 'deep', undefined],
    ['npm:cohere-ai', 'root', undefined],
    ['npm:cohere-ai@7.14.0', 'root', '7.14.0'],
    ['npm:cohere-ai@7.14.0-beta.1', 'root', '7.14.0'],
    ['npm:cohere-ai@7.14.0/aws', 'aws', '7.14.0'],
    ['npm:cohere-ai@^7.14.0', 'root', undefined],
    ['npm:cohere-ai@7', 'root', undefined],
    ['npm:cohere-ai@latest', 'root', undefined],
    ['https://esm.sh/cohere-ai@7.7.5', 'root', '7.7.5'],
    ['https://esm.sh/cohere-ai@7.7.5?target=deno', 'root', '7.7.5'],
    ['https://esm.sh/cohere-ai?dts#x', 'root', undefined],
    ['https://cdn.jsdelivr.net/npm/cohere-ai@8.1.0/+esm', 'root', '8.1.0'],
    ['https://unpkg.com/cohere-ai@7.2.0/index.js', 'deep', '7.2.0'],
    ['http://esm.run/cohere-ai', 'root', undefined],
    ['https://cdn.skypack.dev/cohere-ai', 'root', undefined],
  ])('%s', (source, entry, version) => {
    expect(readSdkSpecifier(source)).toEqual({ entry, version });
  });

  it.each([
    '',
    'cohere',
    'cohere-ai-tools',
    'cohere-aix/aws',
    '@scope/cohere-ai',
    './cohere-ai',
    'lib/cohere-ai',
    'node:cohere-ai',
    'https://example.com/cohere-ai',
    'https://esm.sh/@ai-sdk/cohere',
    'https://esm.sh/other?from=cohere-ai',
  ])('%s is something else', (source) => {
    expect(readSdkSpecifier(source)).toBeUndefined();
  });
});
