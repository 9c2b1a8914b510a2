/** The two other places where people meet the plugin: a commit hook as the README sets it up, and a step of CI. */
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { pinned } from '../helpers/pinned.js';
import { readmeConfig, readmeLintStaged } from '../helpers/readme.js';
import { TemporaryProject } from '../helpers/temporary-project.js';

const key = 'q7Yh2Kd9Lw4Rt6Xz1Bn8Vc3Mf5Gs0Jp2Qe7Ua4Ti';

const chat = (bound: string): string => `import { CohereClientV2, CohereError, CohereTimeoutError } from 'cohere-ai';

const cohere = new CohereClientV2({});

export async function answer(question) {
  const messages = [{ role: 'user', content: question }];
  try {
    return await cohere.chat({ model: 'command-a-03-2025', messages, ${bound} });
  } catch (error) {
    if (error instanceof CohereTimeoutError) return 'Too slow, try again.';
    if (error instanceof CohereError) return 'The assistant is not available.';
    throw error;
  }
}
`;

const withKey = `import { CohereClientV2 } from 'cohere-ai';

export const cohere = new CohereClientV2({ token: '${key}' });
`;

let project: TemporaryProject;

const git = (...args: string[]): Promise<string> => project.must('git', ...args);

beforeAll(async () => {
  project = new TemporaryProject({
    'package.json': JSON.stringify({ private: true, type: 'module', ...JSON.parse(readmeLintStaged) }),
    'eslint.config.js': readmeConfig,
    '.gitignore': 'node_modules\n',
  });
  await git('init', '--quiet');
  await git('config', 'user.name', 'Test');
  await git('config', 'user.email', 'test@example.com');
  await project.install(inject('tarball'), pinned('eslint'), 'husky@9', 'lint-staged@16.4');
  await project.must('npx', 'husky', 'init');
  project.write({ '.husky/pre-commit': 'npx lint-staged\n' });
  await git('add', '.');
  await git('commit', '--quiet', '--message', 'Start');
});

afterAll(() => project.remove());

it('a commit fixes the staged file and keeps the unstaged hunk out', async () => {
  project.write({ 'chat.js': chat('max_tokens: 300') });
  await git('add', 'chat.js');
  const unstaged = '\nexport const unstaged = true;\n';
  project.write({ 'chat.js': chat('max_tokens: 300') + unstaged });
  await git('commit', '--message', 'Add a chat');
  expect(await git('show', 'HEAD:chat.js')).toBe(chat('maxTokens: 300'));
  expect(project.read('chat.js')).toBe(chat('maxTokens: 300') + unstaged);
});

it('a commit with a key in it is blocked, and the key is not printed', async () => {
  const head = await git('rev-parse', 'HEAD');
  project.write({ 'client.js': withKey });
  await git('add', 'client.js');
  const { code, stdout, stderr } = await project.run('git', 'commit', '--message', 'Add a client');
  expect(code).toBe(1);
  expect(stdout + stderr).toContain('cohere/no-hardcoded-api-key');
  expect(stdout + stderr).not.toContain(key.slice(0, 6));
  expect(await git('rev-parse', 'HEAD')).toBe(head);
});

it('a step of CI fails on a finding and passes after the fix', async () => {
  const step = () => project.run('npx', 'eslint', '--max-warnings', '0', '.');
  project.write({
    'chat.js': chat('temperature: 0.3'),
    'client.js': withKey.replace(`'${key}'`, 'process.env.CO_API_KEY'),
  });
  const { code, stdout } = await step();
  expect(stdout).toContain('cohere/require-max-tokens');
  expect(code).toBe(1);
  project.write({ 'chat.js': chat('temperature: 0.3, maxTokens: 300') });
  expect(await step()).toMatchObject({ code: 0, stdout: '' });
});
