import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { inProject } from '../paths.ts';

/** Loaded as a file of its own, by no bundle. */
const ALWAYS = ['node_modules/typescript'];

/** Writes the licences of the packages that went into the bundles: they ask to be passed on. */
export function writeLicences(metafiles: readonly (Metafile | undefined)[]): void {
  for (const folder of ['dist', 'server/dist']) {
    const inputs = metafiles
      .flatMap((metafile) => Object.entries(metafile?.outputs ?? {}))
      .filter(([file]) => file.startsWith(`${folder}/`))
      .flatMap(([, output]) => Object.keys(output.inputs));
    const packages = new Set([...ALWAYS, ...inputs.flatMap((input) => packageOf(input) ?? [])]);
    const texts = new Set([...packages].sort().map(licence));
    writeFileSync(inProject(`${folder}/LICENSES.txt`), [...texts].join(`\n${'-'.repeat(80)}\n\n`));
  }
}

/** `node_modules/@a/b` of `node_modules/@a/b/lib/c.js`. */
function packageOf(input: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
}

function licence(folder: string): string {
  const manifest = JSON.parse(readFileSync(inProject(`${folder}/package.json`), 'utf8')) as Record<string, string>;
  const file = readdirSync(inProject(folder)).find((name) => /^licen[cs]e/i.test(name));
  const text = file ? readFileSync(path.join(inProject(folder), file), 'utf8') : '';
  return `${manifest.name} ${manifest.version} (${manifest.license})\n\n${text.trim()}\n`;
}
