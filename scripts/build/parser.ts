import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { inProject } from '../paths.ts';
import type { Mode } from './bundles.ts';

const CUT = 'scripts/build/typescript-parser.mjs';

interface CutModule {
  buildTypeScriptParser(options: { outfile: string; minify: boolean }): Promise<void>;
}

/**
 * Writes the TypeScript parser beside each bundle that loads it. It is CommonJS, which the npm package,
 * made of modules, must spell out in the file's name.
 */
export async function buildParsers(mode: Mode): Promise<void> {
  for (const outfile of ['dist/typescript-parser.js', 'server/dist/typescript-parser.cjs']) {
    await buildParser(outfile, mode);
  }
}

async function buildParser(outfile: string, { release }: Mode): Promise<void> {
  if (existsSync(inProject(CUT))) {
    const cut = (await import(pathToFileURL(inProject(CUT)).href)) as CutModule;
    await cut.buildTypeScriptParser({ outfile: inProject(outfile), minify: release });
    return;
  }
  await build({
    absWorkingDir: inProject('.'),
    stdin: { contents: "module.exports = require('typescript');", resolveDir: inProject('.') },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'es2022',
    minify: release,
    logLevel: 'warning',
  });
}
