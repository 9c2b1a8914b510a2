/** Runs a command on a newer Node where this one is older: `jiti scripts/with-node.ts 22 node --version`. */
import { spawnSync } from 'node:child_process';

const [major = '', ...command] = process.argv.slice(2);
const isNewEnough = Number.parseInt(process.versions.node, 10) >= Number(major);
const [program = '', ...args] = isNewEnough
  ? command
  : ['npx', '--yes', '--package', `node@${major}`, '--', ...command];
const { status, error } = spawnSync(program, args, { stdio: 'inherit' });
if (error) throw error;
process.exit(status ?? 1);
