import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Metafile } from 'esbuild';
import { inProject } from '../paths.ts';

/** Prints the size of every output of a build: as it stands and compressed. */
export function printSizes(metafiles: readonly (Metafile | undefined)[]): void {
  const files = metafiles.flatMap((metafile) => (metafile ? Object.entries(metafile.outputs) : []));
  const chunks = files.filter(([, output]) => output.entryPoint === undefined);
  const entries = files.filter(([, output]) => output.entryPoint !== undefined).map(([file]) => file);
  for (const file of [...entries, 'dist/typescript-parser.js', 'server/dist/typescript-parser.cjs']) printSize(file);
  const shared = chunks.filter(([file]) => file.endsWith('.js'));
  if (shared.length > 0) {
    const bytes = shared.reduce((sum, [, output]) => sum + output.bytes, 0);
    console.log(`${kilobytes(bytes)}              ${path.dirname(shared[0]?.[0] ?? '')}/ (${shared.length} files)`);
  }
}

function printSize(file: string): void {
  const target = inProject(file);
  console.log(`${kilobytes(statSync(target).size)} ${kilobytes(gzipSync(readFileSync(target)).length)} gz  ${file}`);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(0).padStart(6)} KB`;
}
