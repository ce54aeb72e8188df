#!/usr/bin/env node
// Syntax that any Node.js with modules understands: the version is looked at before anything newer is loaded.
import { existsSync } from 'node:fs';

const bundle = new URL('../dist/cli.js', import.meta.url);
const major = Number(process.versions.node.split('.')[0]);

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 2;
}

if (major < 20) {
  stop(`jsonrpc-errors needs Node.js 20 or later; this is ${process.versions.node}.`);
} else if (!existsSync(bundle)) {
  stop('jsonrpc-errors is not built yet; run `npm run build` at the root of the project.');
} else {
  import(bundle.href).then((cli) => cli.main(process.argv.slice(2)));
}
