import { inProject } from '../paths.ts';
import type { Mode } from './bundles.ts';
import { buildTypeScriptParser } from './typescript-parser.ts';

/**
 * Writes the TypeScript parser beside each bundle that loads it. It is CommonJS, which the npm package,
 * made of modules, must spell out in the file's name.
 */
export async function buildParsers({ release }: Mode): Promise<void> {
  for (const outfile of ['dist/typescript-parser.js', 'server/dist/typescript-parser.cjs']) {
    await buildTypeScriptParser({ outfile: inProject(outfile), minify: release });
  }
}
