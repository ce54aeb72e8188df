import { existsSync, readdirSync, rmSync } from 'node:fs';
import type { Metafile } from 'esbuild';
import { inProject } from '../paths.ts';

const CHUNKS = 'server/dist/chunks';

/** Removes chunks of earlier builds: their names hold a hash, so they would stay, and ship. */
export function removeStale(metafiles: readonly (Metafile | undefined)[]): void {
  if (!existsSync(inProject(CHUNKS))) return;
  const current = new Set(metafiles.flatMap((metafile) => Object.keys(metafile?.outputs ?? {})));
  for (const name of readdirSync(inProject(CHUNKS))) {
    if (!current.has(`${CHUNKS}/${name}`)) rmSync(inProject(`${CHUNKS}/${name}`));
  }
}
