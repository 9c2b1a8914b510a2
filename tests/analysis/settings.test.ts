import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type CohereSettings,
  defaultTestFiles,
  isTestFile,
  readSettings,
} from '../../src/analysis/project/settings.js';

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
  it.each([
    [undefined],
    [null],
    ['x'],
    [{}],
    [{ cohere: undefined }],
    [{ cohere: {} }],
    [{ react: { version: '19' } }],
  ])('fills the defaults in for %j', (settings) => {
    expect(readSettings(settings)).toStrictEqual(defaults);
  });

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

  /** Checks how a message begins, and that it ends with what is accepted. */
  function expectRefusal(cohere: unknown, beginning: string): void {
    const message = refusal(cohere);
    expect(message.slice(0, beginning.length)).toBe(beginning);
    expect(message).toMatch(/; accepted: [^;]+\.$/);
  }

  it.each([
    [[], ' is a list; accepted: an object with the keys clients, models, wrappers'],
    [null, ' is null; accepted: an object'],
    ['v2', ' is another string; accepted: an object'],
    [{ client: [] }, '.client is an unknown key; accepted: clients, models, wrappers, testFiles, followImports'],
    [{ clients: {} }, '.clients is an object; accepted: a list.'],
    [{ models: [] }, '.models is a list; accepted: an object of models by ID.'],
    [{ wrappers: 'retry' }, '.wrappers is another string; accepted: a list.'],
    [{ wrappers: ['retry', ''] }, '.wrappers[1] is an empty string; accepted: a string that is not empty.'],
    [{ testFiles: [/test/] }, '.testFiles[0] is an object; accepted: a string'],
    [{ followImports: 'no' }, '.followImports is another string; accepted: true or false.'],
    [{ sdkVersion: '8' }, ".sdkVersion is another string; accepted: a release like '8.1.0'."],
    [{ sdkVersion: '^8.1.0' }, '.sdkVersion is another string'],
    [{ sdkVersion: 8 }, '.sdkVersion is another number'],
  ])('refuses %j', (cohere, rest) => {
    expectRefusal(cohere, `settings.cohere${rest}`);
  });

  it.each([
    ['./a', ' is another string; accepted: an object with the keys module, export, client'],
    [{ client: 'v1' }, '.module is missing; accepted: a string that is not empty.'],
    [{ module: '', client: 'v1' }, '.module is an empty string'],
    [{ module: './a' }, ".client is missing; accepted: 'init', 'v1', 'v2', 'bedrock', 'bedrock-v2', 'sagemaker'"],
    [{ module: './a', client: 'v3' }, ".client is another string; accepted: 'init', 'v1', 'v2'"],
    [{ module: './a', client: 'v1', export: 1 }, '.export is another number'],
    [{ module: './a', client: 'v1', factory: 'yes' }, '.factory is another string; accepted: true or false.'],
    [{ module: './a', client: 'v1', ownEndpoint: 1 }, '.ownEndpoint is another number; accepted: true or false.'],
    [{ module: './a', client: 'v1', name: 'x' }, '.name is an unknown key; accepted: module, export, client'],
  ])('refuses the client %j', (client, rest) => {
    expectRefusal({ clients: [{ module: './fine', client: 'v1' }, client] }, `settings.cohere.clients[1]${rest}`);
  });

  it.each([
    ['live', ' is another string; accepted: an object with the keys status, endpoints, since'],
    [{}, ".status is missing; accepted: 'live', 'deprecated', 'shutdown'."],
    [{ status: 'gone' }, ".status is another string; accepted: 'live', 'deprecated', 'shutdown'."],
    [{ status: 'live', endpoints: 'chat' }, '.endpoints is another string; accepted: a list.'],
    [{ status: 'live', endpoints: ['chats'] }, ".endpoints[0] is another string; accepted: 'chat', 'embed'"],
    [{ status: 'live', since: '2026-02-31' }, '.since is another string; accepted: a day like 2026-04-04.'],
    [{ status: 'live', since: '2026-2-3' }, '.since is another string'],
    [{ status: 'live', since: '2026-13-01' }, '.since is another string'],
    [{ status: 'live', since: '2026-02-28T00:00Z' }, '.since is another string'],
    [{ status: 'live', since: 2026 }, '.since is another number'],
    [{ status: 'live', replacement: '' }, '.replacement is an empty string'],
    [{ status: 'shutdown', replacement: 'x"y' }, ".replacement is the model itself; accepted: another model's ID."],
    [{ status: 'shutdown', dropIn: true }, '.replacement is missing; accepted: an ID, because of dropIn.'],
    [{ status: 'shutdown', dropIn: 'y' }, '.dropIn is another string; accepted: true or false.'],
    [{ status: 'live', floating: true }, '.floating is an unknown key; accepted: status, endpoints, since'],
  ])('refuses the model %j', (model, rest) => {
    expectRefusal({ models: { fine: { status: 'live' }, 'x"y': model } }, `settings.cohere.models["x\\"y"]${rest}`);
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
