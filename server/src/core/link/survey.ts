import type { ErrorSite, FileFacts } from '../model.ts';
import { LineIndex } from '../text.ts';
import { folderOf, upward } from './resolve/paths.ts';

/** A place that says what a number means: a definition, or an error that is made with it as a literal. */
export interface CodePlace {
  /** Id of the module. */
  readonly module: string;
  readonly facts: FileFacts;
  readonly site: ErrorSite;
  /** Zero-based; absent where nobody has brought the text. */
  readonly line?: number;
}

/** What a project as a whole says about its codes; a project is what is below one package.json. */
export interface Survey {
  /** All files of the project were looked at; false where only some of them were named. */
  readonly isWhole: boolean;
  /** The places of a number in the project of a module, tests and what only looks like an error left out. */
  placesOf(code: number, module: string): readonly CodePlace[];
  /** Facts of all scripts of the project of a module in which something was found. */
  filesOf(module: string): Iterable<{ readonly module: string; readonly facts: FileFacts }>;
}

/** Gathers what is said about codes, file by file; files come, change and go. */
export class ProjectSurvey implements Survey {
  readonly #files = new Map<string, FileFacts>();
  readonly #places = new Map<number, Map<string, readonly CodePlace[]>>();
  #folders: ReadonlySet<string> = new Set();
  isWhole = false;

  /** @param folders those that hold a package.json; they part projects from one another */
  setFolders(folders: Iterable<string>): void {
    this.#folders = new Set(folders);
  }

  /** @param text of the file, for the lines of its places */
  set(module: string, facts: FileFacts, text?: string): void {
    this.delete(module);
    this.#files.set(module, facts);
    for (const [value, places] of placesIn(module, facts, text)) {
      const all = this.#places.get(value);
      if (all === undefined) this.#places.set(value, new Map([[module, places]]));
      else all.set(module, places);
    }
  }

  delete(module: string): void {
    const before = this.#files.get(module);
    if (before === undefined) return;
    this.#files.delete(module);
    for (const value of placesIn(module, before).keys()) this.#places.get(value)?.delete(module);
  }

  get(module: string): FileFacts | undefined {
    return this.#files.get(module);
  }

  placesOf(code: number, module: string): readonly CodePlace[] {
    const all = this.#places.get(code);
    if (all === undefined) return [];
    const project = this.#projectOf(module);
    return [...all].flatMap(([other, places]) => (this.#projectOf(other) === project ? places : []));
  }

  *filesOf(module: string): Iterable<{ readonly module: string; readonly facts: FileFacts }> {
    const project = this.#projectOf(module);
    for (const [other, facts] of this.#files) {
      if (this.#projectOf(other) === project) yield { module: other, facts };
    }
  }

  /** Files everywhere, for what concerns all that is open. */
  all(): ReadonlyMap<string, FileFacts> {
    return this.#files;
  }

  #projectOf(module: string): string {
    for (const folder of upward(folderOf(module))) if (this.#folders.has(folder)) return folder;
    return '';
  }
}

function placesIn(module: string, facts: FileFacts, text?: string): ReadonlyMap<number, readonly CodePlace[]> {
  const found = new Map<number, CodePlace[]>();
  const lines = text === undefined ? undefined : new LineIndex(text);
  for (const site of facts.sites) {
    if (site.code?.kind !== 'integer' || !saysMeaning(site)) continue;
    const line = lines?.positionAt(site.anchor.start).line;
    const place = { module, facts, site, ...(line === undefined ? {} : { line }) };
    const list = found.get(site.code.value);
    if (list === undefined) found.set(site.code.value, [place]);
    else list.push(place);
  }
  return found;
}

function saysMeaning({ role, evidence, test, name, message }: ErrorSite): boolean {
  if (test === true || evidence === 'shape' || (role !== 'define' && role !== 'emit')) return false;
  return name !== undefined || message?.value !== undefined;
}
