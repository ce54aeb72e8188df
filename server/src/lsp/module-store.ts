import type { Module } from '../core/link/module.ts';
import { type FileQuestion, readSoon } from '../core/link/resolve/reading.ts';
import { Resolver } from '../core/link/resolve/resolver.ts';
import type { Survey } from '../core/link/survey.ts';
import type { FileFacts } from '../core/model.ts';

/** How the store gets at files; ids as in `module-ids.ts`. */
export interface ModuleSource {
  /** Facts of a file as it stands; undefined where it cannot be read or is too large. */
  factsOf(id: string): Promise<FileFacts | undefined>;
  answer(question: FileQuestion): Promise<string | undefined>;
}

/** Facts of this many files are kept, those that were used longest ago dropped first; they are read again when needed. */
const MAX_MODULES = 4_000;
/** Rounds of loading for one file: a name leads through one module after the other. */
const MAX_ROUNDS = 32;

interface Entry {
  readonly module: Module;
  /** Specifiers whose file was looked for; undefined: there is none. */
  readonly targets: Map<string, string | undefined>;
}

/**
 * The modules that names lead to, as far as somebody asked. Linking is synchronous: what it asks for and is not here
 * is noted, loaded, and linked again.
 */
export class ModuleStore {
  readonly #source: ModuleSource;
  readonly #survey: () => Survey | undefined;
  readonly #entries = new Map<string, Entry | undefined>();
  #resolver = new Resolver();
  /** What was asked for and is not known, in the current round. */
  #wanted: { readonly from: Entry; readonly specifier: string }[] = [];
  #missing = new Set<string>();
  #used: Set<string> | undefined;

  constructor(source: ModuleSource, survey: () => Survey | undefined) {
    this.#source = source;
    this.#survey = survey;
  }

  /** The module of these facts; takes the place of an older one of the same id. */
  set(id: string, facts: FileFacts): Module {
    const known = this.#entries.get(id);
    if (known?.module.facts === facts) return known.module;
    const entry = this.#entry(id, facts);
    this.#keep(id, entry);
    return entry.module;
  }

  /** A module with other facts, which nobody else gets to see. */
  draft(id: string, facts: FileFacts): Module {
    return this.#entry(id, facts, this.#entries.get(id)?.targets).module;
  }

  get(id: string): Module | undefined {
    return this.#entries.get(id)?.module;
  }

  /** Forgets a file; true where somebody had asked for it. */
  delete(id: string): boolean {
    return this.#entries.delete(id);
  }

  /** Forgets where specifiers lead: files have come or gone, or a configuration has changed. */
  forgetPaths(): void {
    this.#resolver = new Resolver();
    for (const [id, entry] of this.#entries) {
      if (entry === undefined) this.#entries.delete(id);
      else entry.targets.clear();
    }
  }

  /**
   * Runs `link` until it asks for nothing that is not here.
   * @returns the ids of all modules that it has used
   */
  async settle(link: () => void, isOver: () => boolean): Promise<ReadonlySet<string>> {
    for (let round = 0; ; round += 1) {
      const used = this.track(link);
      const wanted = this.#wanted;
      const missing = this.#missing;
      if ((wanted.length === 0 && missing.size === 0) || round >= MAX_ROUNDS || isOver()) return used;
      for (const { from, specifier } of wanted) await this.#find(from, specifier);
      for (const id of missing) await this.#load(id);
    }
  }

  /** Runs `link` with what is here. @returns the ids of all modules that it has used */
  track(link: () => void): ReadonlySet<string> {
    const used = new Set<string>();
    this.#wanted = [];
    this.#missing = new Set();
    this.#used = used;
    try {
      link();
    } finally {
      this.#used = undefined;
    }
    return used;
  }

  /** True where the last run asked for something that is not here. */
  get isWaiting(): boolean {
    return this.#wanted.length > 0 || this.#missing.size > 0;
  }

  async #find(from: Entry, specifier: string): Promise<void> {
    const { targets, module } = from;
    if (targets.has(specifier)) return;
    const reading = this.#resolver.resolve(module.id, specifier);
    const target = await readSoon(reading, (question) => this.#source.answer(question));
    targets.set(specifier, target);
    if (target !== undefined) await this.#load(target);
  }

  async #load(id: string): Promise<void> {
    if (this.#entries.has(id)) return;
    const facts = await this.#source.factsOf(id);
    if (this.#entries.has(id)) return;
    this.#keep(id, facts === undefined ? undefined : this.#entry(id, facts));
  }

  #entry(id: string, facts: FileFacts, targets = new Map<string, string | undefined>()): Entry {
    const survey = this.#survey;
    const resolve = (specifier: string): Module | undefined => this.#resolve(entry, specifier);
    const module: Module = {
      id,
      facts,
      resolve,
      get survey() {
        return survey();
      },
    } as Module;
    const entry: Entry = { module, targets };
    return entry;
  }

  #resolve(from: Entry, specifier: string): Module | undefined {
    const target = from.targets.get(specifier);
    if (target === undefined) {
      if (!from.targets.has(specifier)) this.#wanted.push({ from, specifier });
      return undefined;
    }
    this.#used?.add(target);
    const entry = this.#entries.get(target);
    if (entry === undefined) {
      if (!this.#entries.has(target)) this.#missing.add(target);
      return undefined;
    }
    // What is used is the last to be dropped.
    this.#entries.delete(target);
    this.#entries.set(target, entry);
    return entry.module;
  }

  #keep(id: string, entry: Entry | undefined): void {
    this.#entries.delete(id);
    this.#entries.set(id, entry);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= MAX_MODULES) return;
      this.#entries.delete(oldest);
    }
  }
}
