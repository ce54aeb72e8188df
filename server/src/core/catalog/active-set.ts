import type { ActiveProtocols } from './active.ts';
import { BASE_PROTOCOL, isLibrary } from './base.ts';
import type { MessageMatch } from './catalog-set.ts';
import { groupBy, nameKeys } from './load.ts';
import { createMessageIndex, type MessageIndex } from './messages.ts';
import { normalizeName } from './names.ts';
import type { ActiveProtocol, Catalog, Entry, Range } from './types.ts';
import { isFrom } from './versions.ts';

/** Look-ups in one catalog with all that it inherits; kept with the catalog, since many places ask. */
interface CatalogIndex {
  /** General entries first. */
  readonly entries: readonly Entry[];
  readonly byCode: ReadonlyMap<number, readonly Entry[]>;
  readonly byName: ReadonlyMap<string, readonly Entry[]>;
  readonly messages: MessageIndex;
}

const indexes = new WeakMap<Catalog, CatalogIndex>();

function indexOf(catalog: Catalog): CatalogIndex {
  const known = indexes.get(catalog);
  if (known !== undefined) return known;
  const ordered = [...catalog.entries].sort((a, b) => generality(a) - generality(b));
  const index: CatalogIndex = {
    entries: ordered,
    byCode: groupBy(ordered, (entry) => [entry.code]),
    byName: groupBy(ordered, nameKeys),
    messages: createMessageIndex(ordered.map((entry) => ({ entry, messages: entry.messages }))),
  };
  indexes.set(catalog, index);
  return index;
}

/** General entries, then those that hold only for some methods, then markers of ranges. */
function generality(entry: Entry): number {
  if (entry.marker === true) return 2;
  return entry.when === undefined ? 0 : 1;
}

/** What no exchange of a capture puts out of force. */
const ALWAYS: ReadonlySet<ActiveProtocol['strength']> = new Set(['base', 'chosen', 'own']);

/**
 * @param list most specific protocol first, the base protocol last
 */
export function createActiveProtocols(list: readonly ActiveProtocol[]): ActiveProtocols {
  const byId = new Map(list.map((active) => [active.catalog.id, active]));
  const counts = (entry: Entry, active: ActiveProtocol): boolean =>
    entry.versions.length === 0 || entry.versions.some((version) => active.versions.includes(version));

  /** Entries of all active protocols; an inherited one is left to its own protocol where that is active too. */
  function collect(find: (index: CatalogIndex) => readonly Entry[], current: boolean): readonly Entry[] {
    const found: Entry[] = [];
    for (const active of list) {
      for (const entry of find(indexOf(active.catalog))) {
        if (entry.origin !== entry.protocol && byId.has(entry.origin)) continue;
        if (counts(entry, active) === current) found.push(entry);
      }
    }
    return found;
  }

  return {
    list,
    beyondBase: list.some(({ catalog }) => catalog.id !== BASE_PROTOCOL && !isLibrary(catalog)),
    labels: list.map(labelOf),
    has: (id) => byId.has(id),
    only: (ids) =>
      createActiveProtocols(list.filter(({ catalog, strength }) => ALWAYS.has(strength) || ids.has(catalog.id))),
    entries: () => collect((index) => index.entries, true),
    definitionsOf: (code) => collect((index) => index.byCode.get(code) ?? [], true),
    deprecatedOf: (code) =>
      list.flatMap((active) =>
        (indexOf(active.catalog).byCode.get(code) ?? []).filter((entry) => isDeprecated(entry, active)),
      ),
    retiredOf: (code) => collect((index) => index.byCode.get(code) ?? [], false),
    entriesNamed(identifier) {
      const key = normalizeName(identifier);
      return key === '' ? [] : collect((index) => index.byName.get(key) ?? [], true);
    },
    entriesSaying(text) {
      const matches: MessageMatch[] = [];
      for (const active of list) {
        for (const match of indexOf(active.catalog).messages.find(text)) {
          const { entry } = match;
          if (entry.origin !== entry.protocol && byId.has(entry.origin)) continue;
          if (counts(entry, active)) matches.push(match);
        }
      }
      return list.length === 1 ? matches : matches.sort((a, b) => matchRank(b) - matchRank(a));
    },
    rangesOf: (code) => list.flatMap((active) => bindingRanges(active, code, byId)).sort((a, b) => width(a) - width(b)),
  };
}

/** What a catalog inherits, another one retired, in versions of its own. */
function isDeprecated(entry: Entry, { catalog, pinned, versions }: ActiveProtocol): boolean {
  if (!pinned || versions.length === 0 || entry.deprecated === undefined || entry.origin !== catalog.id) return false;
  const since = entry.deprecated.since;
  return versions.every((version) => isFrom(version, since, catalog));
}

/** Longer wordings first; patterns say nothing about length and come last. */
function matchRank(match: MessageMatch): number {
  return match.how === 'pattern' ? 0 : match.text.length;
}

function bindingRanges(
  active: ActiveProtocol,
  code: number,
  byId: ReadonlyMap<string, ActiveProtocol>,
): readonly Range[] {
  return active.catalog.ranges.filter((range) => {
    if (code < range.from || code > range.to) return false;
    if (range.origin !== range.protocol && byId.has(range.origin)) return false;
    if (range.versions.length === 0 && active.versions.length === 0) return true;
    const kept = (version: string): boolean => range.versions.includes(version);
    // What is built on JSON-RPC without saying so is built on 2.0, so one version that keeps the range is enough.
    return active.strength === 'base' ? active.versions.some(kept) : active.versions.every(kept);
  });
}

function width(range: Range): number {
  return range.to - range.from;
}

function labelOf({ catalog, versions, pinned }: ActiveProtocol): string {
  return pinned && versions.length === 1 ? `${catalog.id}@${versions[0]}` : catalog.id;
}
