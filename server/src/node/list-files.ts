import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { mentionsOpenRpc } from '../core/catalog/own/openrpc-text.ts';
import { listedFiles } from './own-files.ts';

/** Bytes and number of JSON files in one folder beyond which nobody looks for OpenRPC documents in them. */
const LARGEST = 2 * 1024 * 1024;
const MOST_FILES = 100;

/** URIs of the files that a glob means, seen from a folder. */
export function listFiles(folder: string, glob: string): readonly string[] {
  const span = { start: 0, end: 0 };
  return listedFiles([{ glob, span }], fileURLToPath(folder)).files.map(uriOf);
}

/** URIs of the OpenRPC documents that lie in a folder itself, by name or by content. */
export function openRpcIn(folder: string): readonly string[] {
  const directory = fileURLToPath(folder);
  const names = readdirSync(directory).filter((name) => name.endsWith('.json'));
  return names
    .slice(0, MOST_FILES)
    .map((name) => path.join(directory, name))
    .filter(isOpenRpc)
    .sort()
    .map(uriOf);
}

function isOpenRpc(file: string): boolean {
  try {
    const stats = statSync(file);
    return stats.isFile() && stats.size <= LARGEST && mentionsOpenRpc(readFileSync(file, 'utf8'));
  } catch {
    return false;
  }
}

function uriOf(file: string): string {
  return pathToFileURL(file).href;
}
