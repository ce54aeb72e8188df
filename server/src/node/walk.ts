import { type Dirent, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { IgnoreRules } from './ignore-rules.ts';
import { reasonOf } from './read-file.ts';

/** What a walk found; absolute paths. */
export interface WalkResult {
  readonly files: string[];
  readonly failures: { readonly path: string; readonly message: string }[];
}

const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/**
 * Every file below a folder that `takes` accepts by name, without what Git ignores, `.git` and
 * `node_modules`. Links to files are followed, links to folders are not, so no link can lead in a circle.
 *
 * @param limit Outside of a repository, `.gitignore` files count from this folder on.
 */
export function walk(folder: string, limit: string, takes: (file: string) => boolean): WalkResult {
  const result: WalkResult = { files: [], failures: [] };
  for (const _ of walkByFolder(folder, limit, takes, result));
  return result;
}

/** The same folder by folder, for those that have other things to do in between. */
export function* walkByFolder(
  folder: string,
  limit: string,
  takes: (file: string) => boolean,
  result: WalkResult,
): Generator<void> {
  const open: [string, IgnoreRules | undefined][] = [[folder, IgnoreRules.above(folder, limit)]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [current, outer] = next;
    const entries = listFolder(current, result);
    const hasRules = entries.some((entry) => entry.name === '.gitignore');
    const rules = hasRules ? IgnoreRules.inside(current, outer) : outer;
    const prefix = current.endsWith(path.sep) ? current : current + path.sep;
    for (const entry of entries) {
      const absolute = prefix + entry.name;
      if (entry.isDirectory()) {
        if (!SKIPPED_FOLDERS.has(entry.name) && !rules?.ignores(absolute + path.sep)) open.push([absolute, rules]);
      } else if (takes(entry.name) && !rules?.ignores(absolute) && isFile(entry, absolute, result)) {
        result.files.push(absolute);
      }
    }
    yield;
  }
}

function listFolder(folder: string, result: WalkResult): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    result.failures.push({ path: folder, message: reasonOf(error) });
    return [];
  }
}

function isFile(entry: Dirent, absolute: string, result: WalkResult): boolean {
  if (entry.isFile()) return true;
  // Editors leave locks that are links to nowhere, named `.#` and the file.
  if (!entry.isSymbolicLink() || entry.name.startsWith('.#')) return false;
  try {
    return statSync(absolute).isFile();
  } catch (error) {
    const dangling = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const message = dangling ? 'the symbolic link leads nowhere' : reasonOf(error);
    result.failures.push({ path: absolute, message });
    return false;
  }
}
