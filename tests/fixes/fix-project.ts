import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../helpers/files.js';
import { RuntimeProject } from '../helpers/runtime-project.js';

/** The folder in which `cohere-ai` is 7.21.0. */
export const olderSdk = 'sdk7';

/** A project with the SDK and the helpers: 8.1.0, and 7.21.0 in a folder of its own. */
export function createFixProject(files: Readonly<Record<string, string>> = {}): RuntimeProject {
  const project = new RuntimeProject(files);
  const link = project.path(`${olderSdk}/node_modules/cohere-ai`);
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(join(root, 'node_modules/cohere-ai-7'), link);
  return project;
}
