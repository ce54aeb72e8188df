/**
 * `npm run build`: bundles the extension into dist/ and the npm package into server/dist/.
 *
 * `--watch` rebuilds on changes. `--release` minifies, leaves source maps out and stops when an
 * entry point is missing. `--tests` adds the suites that run inside VS Code.
 */
import { build, context } from 'esbuild';
import { type Bundle, esbuildOptions, type Mode, missingEntries, PRODUCT, TESTS } from './build/bundles.ts';
import { buildParsers } from './build/parser.ts';
import { printSizes } from './build/sizes.ts';
import { removeStale } from './build/stale.ts';

const watch = process.argv.includes('--watch');
const mode: Mode = { release: process.argv.includes('--release') };
const bundles: Bundle[] = [...PRODUCT, ...(process.argv.includes('--tests') ? [TESTS] : [])];

const missing = missingEntries(bundles);
for (const source of missing) console.error(`${source} does not exist; its bundle is left out.`);
if (mode.release && missing.length > 0) {
  console.error('A release needs every entry point.');
  process.exit(1);
}

const present = bundles.filter((bundle) => missingEntries([bundle]).length < Object.keys(bundle.entries).length);
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
    printSizes(metafiles);
  } catch {
    // esbuild has printed what is wrong, with places.
    process.exitCode = 1;
  }
}
