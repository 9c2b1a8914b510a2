/** Everything of `npm test`, with the proofs that take long, and all of it again on the newer versions of Node. */
import { execFileSync } from 'node:child_process';

const options = { stdio: 'inherit', env: { ...process.env, COHERE_LONG_TESTS: '1' } } as const;
execFileSync('npm', ['test'], options);
for (const major of ['22', '24'])
  execFileSync('npx', ['jiti', 'scripts/with-node.ts', major, 'npm', 'test'], { stdio: 'inherit' });
