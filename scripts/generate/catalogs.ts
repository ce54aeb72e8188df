import { readdir, readFile } from 'node:fs/promises';
import { UserFacingError } from '../failure.ts';
import { inProject } from '../paths.ts';
import type { Generator } from './generator.ts';

const FOLDER = 'server/catalogs';
/** The base of all others stands first. */
const BASE = 'json-rpc.json';

/** All built-in catalogs as one JSON array: one file loads faster than many. */
export const generator: Generator = async () => {
  const names = (await readdir(inProject(FOLDER)))
    .filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'))
    .sort((a, b) => Number(b === BASE) - Number(a === BASE) || (a < b ? -1 : 1));
  const documents: unknown[] = [];
  for (const name of names) documents.push(await readCatalog(name));
  return [{ path: 'server/src/generated/catalogs.json', text: `${JSON.stringify(documents)}\n`, committed: false }];
};

async function readCatalog(name: string): Promise<unknown> {
  const text = await readFile(inProject(`${FOLDER}/${name}`), 'utf8');
  try {
    const { $schema: _, ...document } = JSON.parse(text) as Record<string, unknown>;
    return document;
  } catch (error) {
    throw new UserFacingError(`${FOLDER}/${name} is not JSON: ${(error as Error).message}.`);
  }
}
