import { BASE_PROTOCOL } from './base.ts';
import type {
  Catalog,
  CatalogDocument,
  Entry,
  EntryDocument,
  MessagesDocument,
  Range,
  VersionDocument,
} from './types.ts';
import { versionsBetween } from './versions.ts';

/** Finds the catalog that a document extends. */
export type Lookup = (id: string) => Catalog | undefined;

/**
 * A catalog with everything it inherits. Entries and ranges are worked out on first use: one start of the
 * command line asks for few of many catalogs.
 */
export class LoadedCatalog implements Catalog {
  readonly id: string;
  readonly name: string;
  readonly document: CatalogDocument;
  readonly source: string;
  readonly #lookup: Lookup;
  #chain: readonly string[] | undefined;
  #entries: readonly Entry[] | undefined;
  #ranges: readonly Range[] | undefined;

  constructor(document: CatalogDocument, source: string, lookup: Lookup) {
    this.id = document.id;
    this.name = document.name;
    this.document = withPlainMembers(document);
    this.source = source;
    this.#lookup = lookup;
  }

  get versions(): readonly VersionDocument[] {
    return this.document.versions ?? [];
  }

  get chain(): readonly string[] {
    this.#chain ??= chainOf(this.document, this.#lookup);
    return this.#chain;
  }

  get entries(): readonly Entry[] {
    this.#entries ??= flattenEntries(this, this.#parents());
    return this.#entries;
  }

  get ranges(): readonly Range[] {
    this.#ranges ??= flattenRanges(this, this.#parents());
    return this.#ranges;
  }

  /** The catalogs it inherits from, nearest first; each is asked only for what it states itself. */
  #parents(): readonly Catalog[] {
    return this.chain.slice(1).flatMap((id) => this.#lookup(id) ?? []);
  }
}

/** Members of symbols are looked up by names from code: `toString` must not find what every object has. */
function withPlainMembers(document: CatalogDocument): CatalogDocument {
  if (document.symbols === undefined) return document;
  const symbols = document.symbols.map((symbol) =>
    symbol.members === undefined ? symbol : { ...symbol, members: Object.assign(Object.create(null), symbol.members) },
  );
  return { ...document, symbols };
}

/** Itself, then what it extends, breadth first; a catalog that extends itself in a circle is listed once. */
function chainOf(document: CatalogDocument, lookup: Lookup): readonly string[] {
  const chain = [document.id];
  for (let at = 0; at < chain.length; at++) {
    const id = chain[at] as string;
    const extended = at === 0 ? document.extends : lookup(id)?.document.extends;
    for (const parent of extended ?? []) {
      if (!chain.includes(parent) && lookup(parent) !== undefined) chain.push(parent);
    }
  }
  return chain;
}

function flattenEntries(catalog: Catalog, parents: readonly Catalog[]): readonly Entry[] {
  const listed = catalog.versions.map((version) => version.id);
  const entries = (catalog.document.entries ?? []).map((entry) => toEntry(entry, catalog.id, catalog.id, listed));
  for (const parent of parents) {
    // Entries of one parent never replace each other.
    const nearer = entries.length;
    for (const entry of parent.document.entries ?? []) {
      if (entry.when !== undefined && overrides(entries.slice(0, nearer), entry)) continue;
      const general = entries.slice(0, nearer).filter((own) => own.code === entry.code && own.when === undefined);
      const first = general[0];
      if (first === undefined || entry.when !== undefined) {
        entries.push(toEntry(inherited(entry), catalog.id, parent.id, listed));
        continue;
      }
      for (const own of general) entries[entries.indexOf(own)] = accepting(own, entry);
      const covered = new Set(general.flatMap((own) => own.versions));
      const left = listed.filter((version) => !covered.has(version));
      if (left.length > 0)
        entries.push({ ...toEntry(inherited(entry), catalog.id, parent.id, listed), versions: left });
    }
  }
  return entries;
}

/** A narrowed entry gives way to one of the same code that is narrowed to the same methods. */
function overrides(entries: readonly Entry[], inheritedEntry: EntryDocument): boolean {
  const methods = inheritedEntry.when?.methods?.join() ?? '';
  return entries.some((own) => own.code === inheritedEntry.code && (own.when?.methods?.join() ?? '') === methods);
}

function toEntry(entry: EntryDocument, protocol: string, origin: string, listed: readonly string[]): Entry {
  return {
    ...entry,
    protocol,
    origin,
    layer: entry.layer ?? 'specification',
    versions: versionsBetween(listed, entry.since, entry.until),
  };
}

/** `since` and `until` of an inherited entry name versions of another protocol and say nothing here. */
function inherited(entry: EntryDocument): EntryDocument {
  const { since: _since, until: _until, ...rest } = entry;
  return rest;
}

/** The overriding entry also accepts the wording and the identifiers of what it replaces, after its own. */
function accepting(own: Entry, replaced: EntryDocument): Entry {
  const messages: MessagesDocument = {
    exact: union(own.messages?.exact, replaced.messages?.exact),
    prefixes: union(own.messages?.prefixes, replaced.messages?.prefixes),
    patterns: union(own.messages?.patterns, replaced.messages?.patterns),
    examples: union(own.messages?.examples, replaced.messages?.examples),
    ...(own.messages?.any === undefined ? {} : { any: own.messages.any }),
  };
  const identifiers = union(own.identifiers, [replaced.name, ...(replaced.identifiers ?? [])]);
  return { ...own, messages, identifiers: identifiers.filter((identifier) => identifier !== own.name) };
}

function union(first: readonly string[] | undefined, second: readonly string[] | undefined): readonly string[] {
  return [...new Set([...(first ?? []), ...(second ?? [])])];
}

function flattenRanges(catalog: Catalog, parents: readonly Catalog[]): readonly Range[] {
  const listed = catalog.versions.map((version) => version.id);
  const ranges: Range[] = (catalog.document.ranges ?? []).map((range) => ({
    ...range,
    protocol: catalog.id,
    origin: catalog.id,
    versions: versionsBetween(listed, range.since, range.until),
  }));
  for (const parent of parents) {
    const parentVersions = parent.versions.map((version) => version.id);
    for (const range of parent.document.ranges ?? []) {
      // What only some versions of the parent keep does not bind a protocol that names no version of it;
      // of the base protocol the newest version is meant.
      const kept = versionsBetween(parentVersions, range.since, range.until);
      const binds =
        parent.id === BASE_PROTOCOL ? kept.at(-1) === parentVersions.at(-1) : kept.length === parentVersions.length;
      if (!binds) continue;
      const { since: _since, until: _until, ...rest } = range;
      ranges.push({ ...rest, protocol: catalog.id, origin: parent.id, versions: listed });
    }
  }
  return ranges;
}
