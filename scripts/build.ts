/**
 * `npm run build`: bundles the extension into dist/ and the npm package into server/dist/.
 *
 * `--watch` rebuilds on changes. `--release` minifies and leaves source maps out. `--tests` adds the
 * suites that run inside VS Code.
 */
import { cpSync, rmSync } from 'node:fs';
import { build, context, type Metafile } from 'esbuild';
import { WINDOWS } from '../test/vscode/windows.ts';
import { esbuildOptions, type Mode, PRODUCT } from './build/bundles.ts';
import { writeLicences } from './build/licences.ts';
import { buildParsers } from './build/parser.ts';
import { printSizes } from './build/sizes.ts';
import { removeStale } from './build/stale.ts';
import { buildSuites } from './build/suites.ts';
import { inProject } from './paths.ts';

const watch = process.argv.includes('--watch');
const mode: Mode = { release: process.argv.includes('--release') };

// Nothing of a development build may ship: a release begins empty.
if (mode.release) {
  for (const folder of ['dist', 'server/dist']) rmSync(inProject(folder), { recursive: true, force: true });
}

if (watch) {
  await buildParsers(mode);
  for (const bundle of PRODUCT) {
    const watcher = await context({ ...esbuildOptions(bundle, mode), logLevel: 'info' });
    await watcher.watch();
  }
} else {
  const results = await bundles();
  if (results === undefined) process.exitCode = 1;
  else await complete(results.map((result) => result.metafile));
}

/** Undefined where something is wrong; esbuild has printed what, with places. */
async function bundles() {
  try {
    const [results] = await Promise.all([
      Promise.all(PRODUCT.map((bundle) => build(esbuildOptions(bundle, mode)))),
      buildParsers(mode),
    ]);
    return results;
  } catch (error) {
    if (!(error instanceof Error && 'errors' in error)) throw error;
    return undefined;
  }
}

/** What stands beside the bundles. */
async function complete(metafiles: readonly (Metafile | undefined)[]): Promise<void> {
  removeStale(metafiles);
  writeLicences(metafiles);
  // The npm package carries the pages that diagnostics link to.
  const filter = (file: string): boolean => file !== inProject('docs/images');
  cpSync(inProject('docs'), inProject('server/dist/docs'), { recursive: true, filter });
  printSizes(metafiles);
  if (process.argv.includes('--tests')) await buildSuites(WINDOWS.map((window) => window.name));
}
