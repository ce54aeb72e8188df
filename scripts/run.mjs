/**
 * `node scripts/run.mjs FILE [ARGUMENT…]`: runs a script of this project. It is JavaScript so that it
 * can say what is missing where Node.js cannot run TypeScript.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [file] = process.argv.splice(2, 1);
if (!process.features.typescript) {
  console.error(
    `Node.js 22.18 or later is needed here, this is ${process.versions.node}; ` +
      '`npm rebuild node --ignore-scripts=false` brings one into node_modules.',
  );
  process.exitCode = 1;
} else {
  await import(pathToFileURL(path.resolve(import.meta.dirname, '..', file)).href);
}
