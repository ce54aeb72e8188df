import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { inProject } from '../paths.ts';

/** What ships without being an input of a bundle: the parser is a file of its own, the validator of catalogs is generated. */
const BESIDE_BUNDLES: Readonly<Record<string, readonly string[]>> = {
  dist: ['node_modules/typescript'],
  'server/dist': ['node_modules/typescript', 'node_modules/ajv'],
};

/** Writes the licences of the packages that went into the bundles: they ask to be passed on. */
export function writeLicences(metafiles: readonly (Metafile | undefined)[]): void {
  for (const [folder, beside] of Object.entries(BESIDE_BUNDLES)) {
    const inputs = metafiles
      .flatMap((metafile) => Object.entries(metafile?.outputs ?? {}))
      .filter(([file]) => file.startsWith(`${folder}/`))
      .flatMap(([, output]) => Object.keys(output.inputs));
    const packages = new Set([...beside, ...inputs.flatMap((input) => packageOf(input) ?? [])]);
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
  const texts = readdirSync(inProject(folder))
    .filter((name) => /^(?:licen[cs]e|notice|thirdpartynotice)/i.test(name))
    .map((name) => readFileSync(path.join(inProject(folder), name), 'utf8').trim());
  return `${[`${manifest.name} ${manifest.version} (${manifest.license})`, ...texts].join('\n\n')}\n`;
}
