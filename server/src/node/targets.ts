import { type Stats, statSync } from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';
import type { Language } from '../core/model.ts';
import type { CaptureReading } from '../core/traffic/model.ts';
import { isTextLog, languageOfName, whyNotReadable } from './languages.ts';
import { reasonOf } from './read-file.ts';
import { type WalkResult, walk } from './walk.ts';

/** A file to read. */
export interface Target {
  readonly absolute: string;
  /** As it stands in output: relative to the working directory, with `/`. */
  readonly path: string;
  /** Absent where only the content tells. */
  readonly language?: Language;
  /** Given on the command line itself. */
  readonly named: boolean;
  /** The folder that was walked when the file was found; for a named file its own folder. */
  readonly root: string;
  /** How it is to be read as a capture, where the command line says so. */
  readonly reading?: CaptureReading;
  /** Standard input, which only has the name of a file. */
  readonly input?: true;
}

export interface Failure {
  readonly path: string;
  /** The rest of a sentence after the path, without a full stop. */
  readonly message: string;
  /** Where in the file, from 1; present where the file was read, and only something that it asks for is not possible. */
  readonly line?: number;
  readonly column?: number;
  /** The file was read and checked, and only what is wrong in it could not be mended. */
  readonly unfixed?: true;
}

/** True where nothing is known about the file. */
export function isUnread({ line, unfixed }: Failure): boolean {
  return line === undefined && unfixed !== true;
}

export interface Targets {
  /** Each file once, in order of path. */
  readonly files: readonly Target[];
  readonly failures: readonly Failure[];
}

/** Finds the files that paths and globs mean; a path or glob that means none is a failure. */
export function findTargets(args: readonly string[], cwd: string): Targets {
  const finder = new TargetFinder(cwd);
  for (const arg of args) finder.add(arg);
  return finder.result();
}

class TargetFinder {
  readonly #cwd: string;
  readonly #files = new Map<string, Target>();
  readonly #failures = new Map<string, Failure>();

  constructor(cwd: string) {
    this.#cwd = cwd;
  }

  result(): Targets {
    const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
    return {
      files: [...this.#files.values()].sort(byPath),
      failures: [...this.#failures.values()].sort(byPath),
    };
  }

  add(arg: string): void {
    // An empty variable of a shell script must not mean the whole folder.
    if (arg === '') {
      this.#failures.set(arg, { path: '""', message: 'no such file or folder' });
      return;
    }
    const absolute = path.resolve(this.#cwd, arg);
    const found = lookAt(absolute);
    if (found.stats?.isDirectory()) this.#addFolder(absolute);
    else if (found.stats !== undefined) this.#addNamed(absolute);
    else if (found.missing && picomatch.scan(arg).isGlob) this.#addGlob(arg);
    else this.#fail(absolute, found.missing ? 'no such file or folder' : reasonOf(found.error));
  }

  #addFolder(folder: string): void {
    this.#addAll(
      folder,
      walk(folder, this.#cwd, (name) => languageOfName(name) !== undefined),
    );
  }

  #addNamed(file: string): void {
    const reason = whyNotReadable(file);
    if (reason !== undefined) this.#fail(file, reason);
    else this.#addFile(file, path.dirname(file), true);
  }

  #addGlob(arg: string): void {
    const pattern = path.sep === '/' ? arg : arg.replaceAll('\\', '/');
    const { base, glob } = picomatch.scan(pattern);
    const folder = path.resolve(this.#cwd, base);
    const matches = picomatch(glob, { dot: true });
    // A pattern that spells the ending out means just these files, whatever they are.
    const spelt = /\.[^*/]+$/.test(glob);
    const takes = (name: string) =>
      whyNotReadable(name) === undefined && (spelt || languageOfName(name) !== undefined || isTextLog(name));
    const found = lookAt(folder).stats?.isDirectory() ? walk(folder, this.#cwd, takes) : { files: [], failures: [] };
    const fits = (absolute: string) => matches(withSlashes(path.relative(folder, absolute)));
    const result: WalkResult = {
      files: found.files.filter(fits),
      failures: found.failures.filter((failure) => fits(failure.path)),
    };
    if (result.files.length + result.failures.length === 0) {
      this.#failures.set(arg, { path: arg, message: 'no file matches' });
    }
    this.#addAll(folder, result);
  }

  #addAll(root: string, result: WalkResult): void {
    for (const file of result.files) this.#addFile(file, root, false);
    for (const failure of result.failures) this.#fail(failure.path, failure.message);
  }

  #addFile(absolute: string, root: string, named: boolean): void {
    if (this.#files.has(absolute) && !named) return;
    const language = languageOfName(absolute);
    const shown = displayPath(absolute, this.#cwd);
    this.#files.set(absolute, { absolute, path: shown, ...(language !== undefined && { language }), named, root });
  }

  #fail(absolute: string, message: string): void {
    this.#failures.set(absolute, { path: displayPath(absolute, this.#cwd), message });
  }
}

/** The path as output shows it: relative to the working directory, with `/`. */
export function displayPath(absolute: string, cwd: string): string {
  return withSlashes(path.relative(cwd, absolute)) || '.';
}

function withSlashes(file: string): string {
  return path.sep === '/' ? file : file.replaceAll('\\', '/');
}

function lookAt(absolute: string): { stats?: Stats; missing: boolean; error?: unknown } {
  try {
    return { stats: statSync(absolute), missing: false };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return { missing: code === 'ENOENT' || code === 'ENOTDIR' || code === 'EINVAL', error };
  }
}
