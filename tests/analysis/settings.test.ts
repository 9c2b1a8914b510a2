import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CohereSettings, defaultTestFiles, isTestFile, readSettings } from '../../src/analysis/settings.js';

const defaults: CohereSettings = {
  clients: [],
  models: {},
  wrappers: [],
  testFiles: defaultTestFiles,
  followImports: true,
};

function read(cohere: unknown): CohereSettings {
  return readSettings({ cohere });
}

/** The message of the error, which must be one. */
function refusal(cohere: unknown): string {
  try {
    read(cohere);
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    return (error as Error).message;
  }
  return expect.fail('the settings were accepted');
}

describe('readSettings', () => {
  it.each([[undefined], [null], [{}], ['x'], [{ cohere: undefined }], [{ cohere: {} }], [{ react: { version: '19' } }]])(
    'fills the defaults in for %j',
    (settings) => {
      expect(readSettings(settings)).toStrictEqual(defaults);
    },
  );

  it('takes every setting', () => {
    const settings = read({
      clients: [{ module: '#llm', client: 'v2' }],
      models: {
        'acme-1': {
          status: 'shutdown',
          endpoints: ['chat'],
          since: '2026-02-28',
          replacement: 'command-a-03-2025',
          dropIn: true,
        },
        'acme-2': { status: 'live' },
      },
      wrappers: ['withCohere'],
      testFiles: ['checks/**'],
      followImports: false,
      sdkVersion: '8.1.0',
    });
    expect(settings).toStrictEqual({
      clients: [{ module: '#llm', export: 'default', client: 'v2', factory: false, ownEndpoint: false }],
      models: {
        'acme-1': {
          status: 'shutdown',
          endpoints: ['chat'],
          since: '2026-02-28',
          replacement: 'command-a-03-2025',
          dropIn: true,
        },
        'acme-2': { status: 'live' },
      },
      wrappers: ['withCohere'],
      testFiles: ['checks/**'],
      followImports: false,
      sdkVersion: '8.1.0',
    });
  });

  it.each(['init', 'v1', 'v2', 'bedrock', 'bedrock-v2', 'sagemaker', 'sagemaker-v2'])('knows %s clients', (client) => {
    const given = { module: './a', export: '*', client, factory: true, ownEndpoint: true };
    expect(read({ clients: [given] }).clients).toStrictEqual([given]);
  });

  it('takes undefined for absent', () => {
    expect(read({ clients: undefined, sdkVersion: undefined, followImports: undefined })).toStrictEqual(defaults);
  });

  it('freezes what it returns, all the way down', () => {
    const settings = read({
      clients: [{ module: './a', client: 'v1' }],
      models: { x: { status: 'live', endpoints: ['chat'] } },
      wrappers: ['w'],
    });
    const parts = [settings, settings.clients, settings.clients[0], settings.models, settings.models['x']];
    const lists = [settings.models['x']?.endpoints, settings.wrappers, settings.testFiles, readSettings({}).clients];
    for (const part of [...parts, ...lists, readSettings({})]) expect(Object.isFrozen(part)).toBe(true);
  });

  it('takes __proto__ for an ID like any other', () => {
    const { models } = read({ models: JSON.parse('{"__proto__":{"status":"live"}}') as unknown });
    expect(Object.keys(models)).toStrictEqual(['__proto__']);
    expect(Object.getPrototypeOf(models)).toBe(Object.prototype);
  });

  it.each([
    [[], 'settings.cohere is a list; accepted: an object with the keys clients, models, wrappers'],
    [null, 'settings.cohere is null; accepted: an object'],
    [{ client: [] }, 'settings.cohere.client is an unknown key; accepted: clients, models, wrappers, testFiles'],
    [{ clients: {} }, 'settings.cohere.clients is an object; accepted: a list.'],
    [{ clients: ['./a'] }, 'settings.cohere.clients[0] is another string; accepted: an object with the keys module'],
    [{ clients: [{ client: 'v1' }] }, 'settings.cohere.clients[0].module is missing; accepted: a string that is not empty.'],
    [{ clients: [{ module: '', client: 'v1' }] }, 'settings.cohere.clients[0].module is an empty string'],
    [{ clients: [{ module: './a' }] }, "settings.cohere.clients[0].client is missing; accepted: 'init', 'v1', 'v2'"],
    [
      { clients: [{ module: './a', client: 'v1' }, { module: './b', client: 'v3' }] },
      "settings.cohere.clients[1].client is another string; accepted: 'init', 'v1', 'v2', 'bedrock', 'bedrock-v2'",
    ],
    [{ clients: [{ module: './a', client: 'v1', export: 1 }] }, 'settings.cohere.clients[0].export is another number'],
    [{ clients: [{ module: './a', client: 'v1', factory: 'yes' }] }, 'settings.cohere.clients[0].factory is another string'],
    [{ clients: [{ module: './a', client: 'v1', ownEndpoint: 1 }] }, 'settings.cohere.clients[0].ownEndpoint is another'],
    [{ clients: [{ module: './a', client: 'v1', name: 'x' }] }, 'settings.cohere.clients[0].name is an unknown key'],
    [{ models: [] }, 'settings.cohere.models is a list; accepted: an object of models by ID.'],
    [{ models: { x: 'live' } }, 'settings.cohere.models["x"] is another string; accepted: an object with the keys status'],
    [{ models: { x: {} } }, 'settings.cohere.models["x"].status is missing; accepted: \'live\', \'deprecated\', \'shutdown\'.'],
    [{ models: { x: { status: 'gone' } } }, 'settings.cohere.models["x"].status is another string; accepted: \'live\''],
    [{ models: { 'a"b': { status: 1 } } }, 'settings.cohere.models["a\\"b"].status is another number'],
    [{ models: { x: { status: 'live', endpoints: 'chat' } } }, 'settings.cohere.models["x"].endpoints is another string'],
    [{ models: { x: { status: 'live', endpoints: ['chats'] } } }, 'settings.cohere.models["x"].endpoints[0] is another'],
    [{ models: { x: { status: 'live', since: '2026-02-31' } } }, 'settings.cohere.models["x"].since is another string'],
    [{ models: { x: { status: 'live', since: '2026-2-3' } } }, 'settings.cohere.models["x"].since is another string'],
    [{ models: { x: { status: 'live', since: '2026-13-01' } } }, 'settings.cohere.models["x"].since is another string'],
    [{ models: { x: { status: 'live', since: 2026 } } }, 'settings.cohere.models["x"].since is another number; accepted: a day'],
    [{ models: { x: { status: 'live', replacement: '' } } }, 'settings.cohere.models["x"].replacement is an empty string'],
    [{ models: { x: { status: 'shutdown', replacement: 'x' } } }, 'settings.cohere.models["x"].replacement is the model itself'],
    [{ models: { x: { status: 'shutdown', dropIn: true } } }, 'settings.cohere.models["x"].replacement is missing'],
    [{ models: { x: { status: 'shutdown', dropIn: 'y' } } }, 'settings.cohere.models["x"].dropIn is another string'],
    [{ models: { x: { status: 'live', floating: true } } }, 'settings.cohere.models["x"].floating is an unknown key'],
    [{ wrappers: 'retry' }, 'settings.cohere.wrappers is another string; accepted: a list.'],
    [{ wrappers: ['retry', ''] }, 'settings.cohere.wrappers[1] is an empty string'],
    [{ testFiles: [/test/] }, 'settings.cohere.testFiles[0] is an object'],
    [{ followImports: 'no' }, 'settings.cohere.followImports is another string; accepted: true or false.'],
    [{ sdkVersion: '8' }, "settings.cohere.sdkVersion is another string; accepted: a release like '8.1.0'."],
    [{ sdkVersion: '^8.1.0' }, 'settings.cohere.sdkVersion is another string'],
    [{ sdkVersion: 8 }, 'settings.cohere.sdkVersion is another number'],
  ])('refuses %j', (cohere, beginning) => {
    const message = refusal(cohere);
    expect(message.slice(0, beginning.length)).toBe(beginning);
    expect(message).toMatch(/; accepted: [^;]+\.$/);
  });

  it.each(['7.20.0', '8.1.0', '8.2.0-beta.1', '10.0.0+build'])('takes %s for a release', (sdkVersion) => {
    expect(read({ sdkVersion }).sdkVersion).toBe(sdkVersion);
  });

  it('never shows a value', () => {
    const secret = 'Zm9vYmFyMTIzNDU2Nzg5MGFiY2RlZmdoaWprbG1u';
    for (const cohere of [
      { sdkVersion: secret },
      { followImports: secret },
      { clients: secret },
      { clients: [{ module: './a', client: secret }] },
      { models: { x: { status: secret } } },
      { models: { x: { status: 'live', since: secret } } },
    ]) {
      expect(refusal(cohere)).not.toContain(secret.slice(0, 4));
    }
  });
});

describe('isTestFile', () => {
  const cwd = join('/', 'work', 'app');

  function matches(filename: string, testFiles?: readonly string[]): boolean {
    return isTestFile(join(cwd, filename), cwd, read({ testFiles }));
  }

  it.each([
    'src/chat.test.ts',
    'src/chat.spec.js',
    'src/chat.e2e.mjs',
    'src/chat_test.ts',
    'src/chat-test.tsx',
    'chat.test.d.ts',
    'test/chat.js',
    'tests/deep/er/chat.ts',
    'src/__tests__/chat.tsx',
    'src/__mocks__/cohere-ai.ts',
    'src/fixtures/chat.ts',
    'cypress/support/commands.js',
    '.github/tests/chat.mjs',
    'vitest.setup.ts',
  ])('takes %s for a test', (filename) => {
    expect(matches(filename)).toBe(true);
  });

  it.each(['src/chat.ts', 'src/latest.ts', 'src/contest.js', 'src/testing.ts', 'src/specs.ts', 'attest/chat.ts'])(
    'takes %s for no test',
    (filename) => {
      expect(matches(filename)).toBe(false);
    },
  );

  it('uses the globs of the settings instead', () => {
    expect(matches('checks/chat.ts', ['checks/**'])).toBe(true);
    expect(matches('src/chat.test.ts', ['checks/**'])).toBe(false);
    expect(matches('src/chat.check.mts', ['**/*.check.{ts,mts}'])).toBe(true);
    expect(matches('src/chat.test.ts', [])).toBe(false);
  });

  it('matches a file outside the working directory by its whole path', () => {
    expect(matches('../lib/chat.test.ts')).toBe(true);
    expect(matches('../lib/chat.ts')).toBe(false);
    expect(matches('../lib/chat.ts', ['work/lib/*.ts'])).toBe(true);
  });
});
