import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';
import type { CatalogGlob } from '../core/config.ts';
import { walk } from './walk.ts';

/** A file in which codes of a project may stand. */
export interface OwnPath {
  readonly absolute: string;
  /** Files below it have its codes. Absent: all for which the configuration holds that lists it. */
  readonly folder?: string;
}

/** As OpenRPC wants documents to be called. */
const OPENRPC_FILE = 'openrpc.json';
/** Files that bound a project upward. */
const PROJECT_FILES = ['.jsonrpc-errors.json', 'package.json'];

/**
 * The files that a list of a configuration means, each once, in the order of the list and of their names; and what in
 * the list means none.
 *
 * @param folder of the configuration, absolute
 */
export function listedFiles(
  globs: readonly CatalogGlob[],
  folder: string,
): { readonly files: readonly string[]; readonly missing: readonly CatalogGlob[] } {
  const files = new Set<string>();
  const missing: CatalogGlob[] = [];
  for (const each of globs) {
    const found = filesOf(each.glob, folder);
    if (found.length === 0) missing.push(each);
    for (const file of found) files.add(file);
  }
  return { files: [...files], missing };
}

function filesOf(glob: string, folder: string): readonly string[] {
  const literal = path.resolve(folder, glob);
  if (isFile(literal)) return [literal];
  const { base, glob: pattern } = picomatch.scan(glob.replace(/^\.\//, ''));
  if (pattern === '') return [];
  const start = path.resolve(folder, base);
  const matches = picomatch(pattern, { dot: true });
  const withSlashes = (file: string): string => path.relative(start, file).split(path.sep).join('/');
  if (!existsSync(start)) return [];
  return walk(start, folder, () => true)
    .files.filter((file) => matches(withSlashes(file)))
    .sort();
}

/** Finds what a project declares without being told: `openrpc.json` beside or above a file, up to the root of its project. */
export class OwnFileFinder {
  readonly #roots = new Map<string, string>();
  readonly #openRpc = new Map<string, string | undefined>();

  /** The nearest folder upward that has a configuration or a package.json; failing that the given one. */
  rootOf(folder: string, otherwise: string): string {
    const known = this.#roots.get(folder);
    if (known !== undefined) return known;
    let root: string | undefined;
    for (let each = folder; root === undefined; each = path.dirname(each)) {
      if (PROJECT_FILES.some((name) => existsSync(path.join(each, name)))) root = each;
      else if (path.dirname(each) === each) root = otherwise;
    }
    this.#roots.set(folder, root);
    return root;
  }

  /** OpenRPC documents by name, from a folder up to the root of its project. */
  openRpcAbove(folder: string, root: string): readonly OwnPath[] {
    const found: OwnPath[] = [];
    for (let each = folder; isBelow(each, root); each = path.dirname(each)) {
      const file = this.#openRpcIn(each);
      if (file !== undefined) found.push({ absolute: file, folder: each });
      if (each === root || path.dirname(each) === each) break;
    }
    return found;
  }

  #openRpcIn(folder: string): string | undefined {
    if (!this.#openRpc.has(folder)) {
      const file = path.join(folder, OPENRPC_FILE);
      this.#openRpc.set(folder, isFile(file) ? file : undefined);
    }
    return this.#openRpc.get(folder);
  }
}

/** True for a folder itself and all below it. */
export function isBelow(file: string, folder: string): boolean {
  const below = path.relative(folder, file);
  return below === '' || !(below === '..' || below.startsWith(`..${path.sep}`) || path.isAbsolute(below));
}

function isFile(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
