import { closest, distance as editDistance } from 'fastest-levenshtein';
import { BASE_PROTOCOL } from './base.ts';
import type { CatalogSet } from './catalog-set.ts';
import { LoadedCatalog } from './flatten.ts';
import { createMessageIndex, type MessageIndex } from './messages.ts';
import { nameKey, normalizeName } from './names.ts';
import type { Catalog, CatalogDocument, Entry, Range } from './types.ts';

/** A catalog as read: `source` is `built-in` or the path of its file. */
export interface CatalogSource {
  readonly document: CatalogDocument;
  readonly source: string;
}

/** The farthest that a misspelt id may be from the one that was meant. */
const FARTHEST_GUESS = 3;

/**
 * Makes one set of many catalogs. Documents are taken as they are: check those of users with `validateCatalog`
 * first. Of two documents with one id the later wins;
 * what a document extends and nobody provides is left out. See `layerCatalogs` for those of a project.
 */
export function loadCatalogs(documents: readonly CatalogSource[]): CatalogSet {
  const byId = new Map<string, Catalog>();
  const lookup = (id: string): Catalog | undefined => byId.get(id);
  for (const { document, source } of documents) {
    byId.set(document.id, new LoadedCatalog(document, source, lookup));
  }
  return createCatalogSet([...byId.values()]);
}

/** Look-ups across catalogs; every index is built when it is first asked for. */
export function createCatalogSet(given: readonly Catalog[]): CatalogSet {
  const catalogs = inOrderOfId(given);
  const byId = new Map(catalogs.map((catalog) => [catalog.id, catalog]));
  let byCode: Map<number, Entry[]> | undefined;
  let byName: Map<string, Entry[]> | undefined;
  let messages: MessageIndex | undefined;
  let ranges: readonly Range[] | undefined;
  return {
    catalogs,
    get: (id) => byId.get(id),
    nearest: (id) => nearestId(id, [...byId.keys()]),
    entriesOf(code) {
      byCode ??= groupBy(statedEntries(catalogs), (entry) => [entry.code]);
      return byCode.get(code) ?? [];
    },
    entriesNamed(identifier) {
      byName ??= groupBy(statedEntries(catalogs), statedNameKeys(catalogs));
      return byName.get(normalizeName(identifier)) ?? [];
    },
    entriesSaying(text) {
      messages ??= createMessageIndex(statedWordings(catalogs));
      return messages.find(text);
    },
    rangesOf(code) {
      ranges ??= catalogs.flatMap((catalog) => catalog.ranges.filter((range) => range.origin === range.protocol));
      return ranges.filter((range) => range.from <= code && code <= range.to);
    },
  };
}

/** Groups entries by the keys that a function gives to each. */
export function groupBy<K>(entries: Iterable<Entry>, keysOf: (entry: Entry) => readonly K[]): Map<K, Entry[]> {
  const groups = new Map<K, Entry[]>();
  for (const entry of entries) {
    for (const key of new Set(keysOf(entry))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [entry]);
      else group.push(entry);
    }
  }
  return groups;
}

/** The keys under which an entry is found by name: its name and its identifiers, inherited ones included. */
export function nameKeys(entry: Pick<Entry, 'name' | 'identifiers'>): readonly string[] {
  return [entry.name, ...(entry.identifiers ?? [])].map(nameKey).filter((key) => key !== '');
}

/** The base protocol first. */
export function inOrderOfId(catalogs: readonly Catalog[]): readonly Catalog[] {
  return [...catalogs].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

function rank(catalog: Catalog): number {
  return catalog.id === BASE_PROTOCOL ? 0 : 1;
}

function* statedEntries(catalogs: readonly Catalog[]): Iterable<Entry> {
  for (const catalog of catalogs) {
    for (const entry of catalog.entries) if (entry.origin === catalog.id) yield entry;
  }
}

/** Own entries come first in `Catalog.entries`, in the order of the document. */
function* statedWordings(catalogs: readonly Catalog[]) {
  for (const catalog of catalogs) {
    for (const [at, document] of (catalog.document.entries ?? []).entries()) {
      const entry = catalog.entries[at];
      if (entry !== undefined) yield { entry, messages: document.messages };
    }
  }
}

/** Names as the catalog itself states them, without what its entries accept from the ones they replace. */
function statedNameKeys(catalogs: readonly Catalog[]): (entry: Entry) => readonly string[] {
  const keys = new Map<Entry, readonly string[]>();
  for (const catalog of catalogs) {
    for (const [at, document] of (catalog.document.entries ?? []).entries()) {
      const entry = catalog.entries[at];
      if (entry !== undefined) keys.set(entry, nameKeys(document));
    }
  }
  return (entry) => keys.get(entry) ?? nameKeys(entry);
}

/** The nearest of some ids to a misspelt one. */
export function nearestId(id: string, ids: readonly string[]): string | undefined {
  if (id === '' || id.length > 100 || ids.length === 0) return undefined;
  const wanted = id.toLowerCase();
  const found = closest(wanted, ids);
  return editDistance(wanted, found) <= Math.min(FARTHEST_GUESS, Math.ceil(wanted.length / 2)) ? found : undefined;
}
