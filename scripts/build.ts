/**
 * `npm run build`: bundles the extension into dist/ and the npm package into server/dist/.
 *
 * `--watch` rebuilds on changes. `--release` minifies, leaves source maps out and stops when an
 * entry point is missing. `--tests` adds the suites that run inside VS Code.
 */
import { cpSync, rmSync } from 'node:fs';
import { build, context } from 'esbuild';
import { WINDOWS } from '../test/vscode/windows.ts';
import { esbuildOptions, type Mode, missingEntries, PRODUCT } from './build/bundles.ts';
import { writeLicences } from './build/licences.ts';
import { buildParsers } from './build/parser.ts';
import { printSizes } from './build/sizes.ts';
import { removeStale } from './build/stale.ts';
import { buildSuites } from './build/suites.ts';
import { inProject } from './paths.ts';

const watch = process.argv.includes('--watch');
const mode: Mode = { release: process.argv.includes('--release') };

const missing = missingEntries(PRODUCT);
for (const source of missing) console.error(`${source} does not exist; its bundle is left out.`);
if (mode.release && missing.length > 0) {
  console.error('A release needs every entry point.');
  process.exit(1);
}

// Nothing of a development build may ship: a release begins empty.
if (mode.release) {
  for (const folder of ['dist', 'server/dist']) rmSync(inProject(folder), { recursive: true, force: true });
}

const present = PRODUCT.filter((bundle) => missingEntries([bundle]).length < Object.keys(bundle.entries).length);
if (watch) {
  await buildParsers(mode);
  for (const bundle of present) {
    const watcher = await context({ ...esbuildOptions(bundle, mode), logLevel: 'info' });
    await watcher.watch();
  }
} else {
  try {
    const [results] = await Promise.all([
      Promise.all(present.map((bundle) => build(esbuildOptions(bundle, mode)))),
      buildParsers(mode),
    ]);
    const metafiles = results.map((result) => result.metafile);
    removeStale(metafiles);
    writeLicences(metafiles);
    // The npm package carries the pages that diagnostics link to.
    cpSync(inProject('docs'), inProject('server/dist/docs'), { recursive: true });
    printSizes(metafiles);
    if (process.argv.includes('--tests')) await buildSuites(WINDOWS.map((window) => window.name));
  } catch {
    // esbuild has printed what is wrong, with places.
    process.exitCode = 1;
  }
}
