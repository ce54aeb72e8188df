import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';

/**
 * The `.gitignore` files that speak about a folder, nearest first. A rule of a nearer file overrides
 * those of farther ones, as in Git.
 */
export class IgnoreRules {
  readonly #folder: string;
  readonly #rules: Ignore;
  readonly #outer: IgnoreRules | undefined;

  private constructor(folder: string, rules: Ignore, outer: IgnoreRules | undefined) {
    this.#folder = folder;
    this.#rules = rules;
    this.#outer = outer;
  }

  /**
   * The rules that hold where a walk begins: those of the folders above it, up to the root of the
   * repository, or up to `limit` outside of one. None where they ignore the folder itself: who names
   * a folder wants to see it.
   */
  static above(folder: string, limit: string): IgnoreRules | undefined {
    const folders = foldersAbove(folder, limit);
    const rules = folders.reduce<IgnoreRules | undefined>((outer, each) => IgnoreRules.inside(each, outer), undefined);
    return rules?.ignores(`${folder}${path.sep}`) ? undefined : rules;
  }

  /** The rules inside a folder: its own `.gitignore`, if it has one, before those outside. */
  static inside(folder: string, outer: IgnoreRules | undefined): IgnoreRules | undefined {
    const text = readRules(path.join(folder, '.gitignore'));
    return text === undefined ? outer : new IgnoreRules(folder, ignore().add(text), outer);
  }

  /** True where Git would not see this path below the folder; a folder ends with a separator. */
  ignores(absolute: string): boolean {
    const relative = absolute.slice(this.#folder.length).replace(/^[\\/]+/, '');
    const { ignored, unignored } = this.#rules.test(path.sep === '/' ? relative : relative.replaceAll('\\', '/'));
    if (ignored || unignored) return ignored;
    return this.#outer?.ignores(absolute) ?? false;
  }
}

/** Outermost first. */
function foldersAbove(folder: string, limit: string): readonly string[] {
  const folders: string[] = [];
  const repository = repositoryRoot(folder);
  const last = repository ?? (isBelow(folder, limit) ? limit : folder);
  for (let each = folder; each !== last; ) {
    each = path.dirname(each);
    folders.unshift(each);
  }
  return folders;
}

function repositoryRoot(folder: string): string | undefined {
  for (let each = folder; ; each = path.dirname(each)) {
    if (existsSync(path.join(each, '.git'))) return each;
    if (path.dirname(each) === each) return undefined;
  }
}

function isBelow(folder: string, limit: string): boolean {
  const relative = path.relative(limit, folder);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

function readRules(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Most folders have none, and one that cannot be read hides nothing.
    return undefined;
  }
}
