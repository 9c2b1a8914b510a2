import { dirname } from 'node:path';
import { sdkVersions } from '../../catalog/index.js';
import { installedVersion } from '../../core/disk.js';

/** The version of `cohere-ai` that a file runs on, and how it is known. */
export interface SdkRelease {
  readonly version: string;
  readonly from: 'setting' | 'specifier' | 'installed' | 'assumed';
}

/** Settles which release a file runs on: the setting, the import's own version, the installed package, the newest. */
export function sdkRelease(
  setting: string | undefined,
  specifier: string | undefined,
  filename: string,
  readsDisk: boolean,
): SdkRelease {
  if (setting !== undefined) return { version: setting, from: 'setting' };
  if (specifier !== undefined) return { version: specifier, from: 'specifier' };
  const installed = readsDisk ? installedVersion('cohere-ai', dirname(filename)) : undefined;
  return installed === undefined
    ? { version: sdkVersions.newest, from: 'assumed' }
    : { version: installed, from: 'installed' };
}
