/**
 * Builds `dist/`: a bundle for the plugin and for each thing that applications import, those also as CommonJS (Jest and
 * `module: node16` projects cannot load ES modules). The small libraries inside are bundled along, with their licences:
 * whoever installs the helpers beside production code installs one package. Emits alone; `npm run typecheck` checks.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OutputChunk, type OutputOptions, rolldown } from 'rolldown';

const forApplications = { 'runtime/index': 'src/runtime/index.ts', 'testing/index': 'src/testing/index.ts' };

/** @returns the files that went into the bundles */
async function bundle(
  input: Record<string, string>,
  dir: string,
  format: 'esm' | 'cjs',
  minify: OutputOptions['minify'] = false,
): Promise<string[]> {
  const build = await rolldown({ input, platform: 'node' });
  const { output } = await build.write({ dir, format, minify, comments: false, chunkFileNames: 'shared/[name].js' });
  await build.close();
  return output.filter((file): file is OutputChunk => file.type === 'chunk').flatMap(({ moduleIds }) => moduleIds);
}

function declare(entries: readonly string[], outDir: string, options: readonly string[]): void {
  const compiler = ['node_modules/typescript7/bin/tsc', '--ignoreConfig', '--noCheck', '--rootDir', 'src'];
  const declarations = ['--declaration', '--emitDeclarationOnly', '--target', 'es2023', '--types', 'node'];
  execFileSync(process.execPath, [...compiler, ...declarations, '--outDir', outDir, ...options, ...entries], {
    stdio: 'inherit',
  });
}

/** The licence of a package: its file, or the end of its README. */
function licenceOf(folder: string): string {
  const files = readdirSync(folder);
  const file = files.find((name) => /^licen[cs]e/iu.test(name));
  if (file) return readFileSync(join(folder, file), 'utf8').trim();
  const readme = files.find((name) => /^readme/iu.test(name));
  const section = readme && /^#+ licen[cs]e\s([^]*)/imu.exec(readFileSync(join(folder, readme), 'utf8'))?.[1];
  if (!section) throw new Error(`${folder} shows no licence.`);
  return section.trim();
}

/** The licences of the bundled packages ask to be passed on. */
function writeNotices(files: readonly string[]): void {
  const folders = new Set(files.flatMap((file) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(file) ?? []));
  const notices = [...folders].sort().map((folder) => {
    const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
    return `## ${name} ${version}\n\n${licenceOf(folder)}\n`;
  });
  writeFileSync('dist/THIRD-PARTY-NOTICES.md', `# Bundled packages\n\n${notices.join('\n')}`);
}

rmSync('dist', { recursive: true, force: true });
const bundled = [
  // The whole package stays under 1 MB; the names stay, for whoever reads a stack trace.
  await bundle({ index: 'src/index.ts' }, 'dist', 'esm', { compress: true, mangle: false }),
  await bundle(forApplications, 'dist', 'esm'),
  await bundle(forApplications, 'dist/cjs', 'cjs'),
];
writeNotices(bundled.flat());
writeFileSync('dist/cjs/package.json', '{ "type": "commonjs" }\n');
declare(['src/index.ts', ...Object.values(forApplications)], 'dist', ['--module', 'nodenext']);
declare(Object.values(forApplications), 'dist/cjs', ['--module', 'commonjs', '--moduleResolution', 'bundler']);
// The plugin's own types name ESLint alone: nobody can reach the declarations of what is inside.
for (const folder of ['analysis', 'catalog', 'core', 'rules']) {
  if (existsSync(join('dist', folder))) rmSync(join('dist', folder), { recursive: true });
}
