import { fileURLToPath, pathToFileURL } from 'node:url';
import { languageOfName } from './languages.ts';
import { type WalkResult, walkByFolder } from './walk.ts';

/** Milliseconds of walking after which others get their turn. */
const SLICE = 8;

/** URIs of the files below a folder that are read at all, as the command line would find them. */
export async function* findFiles(uri: string): AsyncGenerator<string> {
  const folder = fileURLToPath(uri).replace(/(?<=.)[\\/]$/, '');
  const result: WalkResult = { files: [], failures: [] };
  let started = performance.now();
  for (const _ of walkByFolder(folder, folder, isWanted, result)) {
    yield* result.files.splice(0).map((file) => pathToFileURL(file).href);
    if (performance.now() - started < SLICE) continue;
    await new Promise((resolve) => setImmediate(resolve));
    started = performance.now();
  }
}

function isWanted(name: string): boolean {
  return languageOfName(name) !== undefined;
}
